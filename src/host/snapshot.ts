/**
 * Snapshots: the state of a sandbox as bytes (spec/snapshot.md). The heap itself is `vm/snapshot-*.ts`; here are the header,
 * the checksum or signature, the tables of names and code, and what of a machine and a run goes in. Bytes are held against
 * their checksum before they are parsed, and code is verified before anything refers to it. What a program may do comes from
 * the restoring host alone.
 */

import type { Code } from "../compile/code.js";
import { CodeFlag } from "../compile/code.js";
import { CodeFormatError, OPCODE_HASH, decodeCode, encodeCode } from "../compile/encode.js";
import { verify } from "../compile/verify.js";
import { frozenCode, frozenHash, hasFrozenCode } from "../library/frozen-code.js";
import { BUILTINS_TEMPLATE, firstNamespace, namespaceTemplate, sharedNames } from "../library/shared.js";
import { PyFileEntry } from "../library/files.js";
import { Gate, refusal } from "../library/gate.js";
import type { GivenModule } from "../library/given.js";
import { PyTool, PyToolCall, type ToolDescription } from "../library/tools.js";
import { finishDigest, startDigest, updateDigest } from "../numeric/digest.js";
import { PyDict } from "../objects/dictionary.js";
import { AnyFrame, Exit } from "../objects/machine.js";
import { PyException, PyModule, PyType, type Value } from "../objects/model.js";
import { Frame } from "../vm/frame.js";
import { FIRST_IDENTITY, type MeterState, type VirtualMachine } from "../vm/machine.js";
import { clearDeadStack } from "../vm/mark.js";
import { Reader, SnapshotError, Writer, malformed } from "../vm/snapshot-bytes.js";
import { HeapDecoder } from "../vm/snapshot-decode.js";
import { HeapEncoder, type EncodedHeap } from "../vm/snapshot-encode.js";
import { layoutHash, layoutNamed, type External, type Surroundings } from "../vm/snapshot-format.js";
import { misuse } from "./misuse.js";
import { ProgramFrame } from "./program-frame.js";

/** Versions of the format that this build reads; it writes the last. */
const SNAPSHOT_VERSION = 2;

const MAGIC = [0x43, 0x4f, 0x4c, 0x53];
/** magic, version, flags, opcodes, length */
const HEADER_LENGTH = 14;
const CHECKSUM_LENGTH = 32;
const SIGNED = 1;

/** A run that stands still, as a snapshot holds it. */
export interface SavedRun {
  readonly filename: string;
  readonly mode: "run" | "step" | "sync";
  readonly stdout: string;
  readonly stderr: string;
  readonly frame: ProgramFrame;
  /** What is to be run, when it has not begun yet. */
  readonly start: SavedStart | null;
  /** Calls whose host part had begun. */
  readonly underWay: readonly string[];
  /** It stands where it waits for the host, not between two slices. */
  readonly waits: boolean;
}

/** A run that has not begun. */
export interface SavedStart {
  /** Source text, or null for a call of a function. */
  readonly text: string | null;
  readonly code: Code | null;
  readonly name: string;
  readonly args: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
}

/** What the sandbox around a machine adds to it. */
export interface SavedSandbox {
  readonly globals: PyDict;
  readonly runs: number;
  readonly tools: readonly string[];
  readonly run: SavedRun | null;
}

// ------------------------------------------------------------------------------------------------------------ the state

function surroundingsOf(m: VirtualMachine, tools: ReadonlyMap<string, ToolDescription>): Surroundings {
  const shared = sharedNames();
  const toolObjects = new Map<string, PyTool>();
  const held = new Map<string, PyTool>();
  return {
    nameOf: (object) => {
      const name = shared.byObject.get(object);
      if (name !== undefined) return name;
      if (object instanceof PyTool) {
        held.set(`tool ${object.name}`, object);
        return `tool ${object.name}`;
      }
      return object === m.importer ? "importer" : undefined;
    },
    named: (name) => {
      const object = shared.byName.get(name);
      if (object !== undefined) return object;
      if (name === "importer") return m.importer ?? undefined;
      if (!name.startsWith("tool ")) return undefined;
      const toolName = name.slice(5);
      let tool = toolObjects.get(toolName);
      if (tool === undefined) {
        const description = tools.get(toolName);
        if (description === undefined)
          throw new SnapshotError(
            "capability",
            `the snapshot holds the tool '${toolName}', which is not among the tools given`,
          );
        tool = new PyTool(description);
        toolObjects.set(toolName, tool);
      }
      return tool;
    },
    template: namespaceTemplate,
    *all() {
      yield* shared.byName;
      yield* held;
    },
  };
}

/** Everything that a machine and its run hold, as one heap. */
export function encodeState(m: VirtualMachine, saved: SavedSandbox): EncodedHeap {
  const encoder = new HeapEncoder(surroundingsOf(m, new Map()));
  encoder.useTemplate(m.builtins, BUILTINS_TEMPLATE);
  for (const [name, module] of m.modules)
    if (module instanceof PyModule) encoder.useTemplate(firstNamespace(module), name);
  const frames: AnyFrame[] = [];
  for (let frame = m.top; frame !== null; frame = frame.back) frames.push(frame);
  const subclasses: unknown[] = [];
  for (const [base, list] of m.guestSubclasses) subclasses.push(base, list);
  const { run } = saved;
  const meter = m.meterState();
  const root: unknown[] = [
    saved.globals,
    m.builtins,
    m.modules,
    [...m.loading],
    frames,
    m.stack.slice(0, clearDeadStack(m)),
    m.callFrame === null ? -1 : frames.indexOf(m.callFrame),
    m.callPc,
    m.callTop,
    subclasses,
    m.toolCalls,
    m.exception,
    m.handled,
    m.stopValue,
    [...m.reprGuard],
    METER_FIELDS.map((field) => meter[field]),
    m.depth,
    m.toolCallsMade,
    m.nextToolCall,
    m.cooperative,
    [m.eventLoop, m.currentTask, m.currentContext],
    m.secondsPassed(),
    m.seed,
    m.nextIdentity,
    m.sources,
    m.files === null ? null : [m.files.files, m.files.directories, m.files.used, m.files.directory],
    m.importer instanceof Gate ? [...m.importer.passed] : [],
    saved.runs,
    saved.tools,
    run === null
      ? null
      : [
          run.filename,
          run.mode,
          run.stdout,
          run.stderr,
          run.frame,
          run.start === null
            ? null
            : [run.start.text, run.start.code, run.start.name, run.start.args, new Map(run.start.keywords)],
          run.underWay,
          run.waits,
        ],
  ];
  return encoder.encode(root, m.nextIdentity === FIRST_IDENTITY ? null : (object) => m.serialOf(object));
}

const METER_FIELDS = [
  "instructions",
  "output",
  "memory",
  "live",
  "debt",
  "given",
  "peak",
  "inCall",
  "depthPaid",
  "recursionLimit",
] as const satisfies readonly (keyof MeterState)[];

/** Reads fields of the root one after the other, each of its kind. */
class Root {
  private at = 0;
  constructor(private readonly items: readonly unknown[]) {}

  any(): unknown {
    if (this.at >= this.items.length) throw malformed("it lacks a part");
    return this.items[this.at++];
  }
  instance<T>(cls: abstract new (...args: never[]) => T): T {
    const value = this.any();
    if (!(value instanceof cls)) throw malformed(`a part of it is no ${cls.name}`);
    return value;
  }
  instanceOrNull<T>(cls: abstract new (...args: never[]) => T): T | null {
    const value = this.any();
    if (value === null) return null;
    if (!(value instanceof cls)) throw malformed(`a part of it is no ${cls.name}`);
    return value;
  }
  array(): unknown[] {
    return this.instance(Array);
  }
  arrayOrNull(): unknown[] | null {
    return this.instanceOrNull(Array);
  }
  arrayOf<T>(cls: abstract new (...args: never[]) => T): T[] {
    const items = this.array();
    for (const item of items) if (!(item instanceof cls)) throw malformed(`a part of it is no ${cls.name}`);
    return items as T[];
  }
  texts(): string[] {
    const items = this.array();
    for (const item of items) if (typeof item !== "string") throw malformed("a part of it is no text");
    return items as string[];
  }
  text(): string {
    const value = this.any();
    if (typeof value !== "string") throw malformed("a part of it is no text");
    return value;
  }
  count(): number {
    const value = this.any();
    if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
      throw malformed("a part of it is no count");
    return value;
  }
  number(): number {
    const value = this.any();
    if (typeof value !== "number") throw malformed("a part of it is no number");
    return value;
  }
  flag(): boolean {
    const value = this.any();
    if (typeof value !== "boolean") throw malformed("a part of it is no flag");
    return value;
  }
  map<T>(cls: (abstract new (...args: never[]) => T) | null): Map<string, T> {
    const map = this.instance(Map) as Map<unknown, unknown>;
    for (const [key, value] of map)
      if (typeof key !== "string" || (cls !== null && !(value instanceof cls)))
        throw malformed("a part of it is no map");
    return map as Map<string, T>;
  }
  end(): void {
    if (this.at !== this.items.length) throw malformed("it has a part too many");
  }
}

/** What a restoring host must give, besides the machine. */
export interface RestoreContext {
  readonly tools: ReadonlyMap<string, ToolDescription>;
  /** Makes the machine with a seed and the built-ins. */
  readonly machine: (seed: number, builtins: PyDict) => VirtualMachine;
  readonly imports: readonly string[];
  readonly modules: ReadonlyMap<string, GivenModule>;
}

/** Builds a machine from a heap. */
export function decodeState(
  heap: EncodedHeap,
  context: RestoreContext,
): { readonly machine: VirtualMachine; readonly saved: SavedSandbox } {
  // The heap is read before there is a machine: nothing of it refers to one but the importer.
  const gate = new Gate(context.imports, context.modules);
  const surroundings = surroundingsOf({ importer: gate } as unknown as VirtualMachine, context.tools);
  const decoded = new HeapDecoder(heap, surroundings).decode();
  const root = new Root(decoded.root);
  const globals = root.instance(PyDict);
  const builtins = root.instance(PyDict);
  const modules = root.map(null) as Map<string, Value>;
  const loading = root.texts();
  const frames = root.arrayOf(AnyFrame);
  const stack = root.array() as (Value | undefined)[];
  const callFrame = root.number();
  const callPc = root.number();
  const callTop = root.number();
  const subclasses = root.array();
  const toolCalls = root.map(PyToolCall);
  const exception = root.instanceOrNull(PyException);
  const handled = root.instanceOrNull(PyException);
  const stopValue = root.any() as Value;
  const reprGuard = root.arrayOf(Object);
  const meter = new Root(root.array());
  const depth = root.count();
  const toolCallsMade = root.count();
  const nextToolCall = root.count();
  const cooperative = root.flag();
  const current = new Root(root.array());
  const secondsPassed = root.number();
  const seed = root.number();
  const nextIdentity = root.count();
  const sources = root.map(null) as unknown as Map<string, string>;
  const files = root.arrayOrNull();
  const passed = root.texts();
  const runs = root.count();
  const tools = root.texts();
  const run = root.arrayOrNull();
  root.end();

  for (const name of passed) {
    const refused = refusal(context.imports, name, name, context.modules);
    if (refused !== null)
      throw new SnapshotError("capability", `the snapshot uses the module '${name}': ${refused.message}`);
  }
  const m = context.machine(seed, builtins);
  const mine = m.importer;
  if (mine instanceof Gate) for (const name of passed) mine.passed.add(name);
  // States of natives may hold the gate that was made for reading.
  if (mine instanceof Gate && mine !== gate) m.importer = gate;
  for (const name of passed) gate.passed.add(name);
  for (const [name, module] of modules) m.modules.set(name, module);
  for (const name of loading) m.loading.add(name);
  m.roots.length = 0;
  m.roots.push(globals);
  linkFrames(m, frames, stack);
  if (callFrame >= 0) m.callFrame = frames[callFrame] instanceof Frame ? frames[callFrame] : null;
  m.callPc = callPc;
  m.callTop = callTop;
  for (let index = 0; index < subclasses.length; index += 2) {
    const [base, list] = [subclasses[index], subclasses[index + 1]];
    if (!(base instanceof PyType) || !Array.isArray(list)) throw malformed("subclasses of nothing");
    for (const cls of list) if (!(cls instanceof PyType)) throw malformed("a subclass that is none");
    m.guestSubclasses.set(base, list as PyType[]);
  }
  for (const [id, call] of toolCalls) m.toolCalls.set(id, call);
  m.exception = exception;
  m.handled = handled;
  m.stopValue = stopValue;
  for (const object of reprGuard) m.reprGuard.add(object);
  const state: Record<string, number> = {};
  for (const field of METER_FIELDS) state[field] = meter.number();
  m.setMeterState(state as unknown as MeterState);
  m.depth = depth;
  m.toolCallsMade = toolCallsMade;
  m.nextToolCall = nextToolCall;
  m.cooperative = cooperative;
  m.eventLoop = current.any() as Value;
  m.currentTask = current.any() as Value;
  m.currentContext = current.any() as Value;
  current.end();
  m.goOnAt(secondsPassed);
  m.nextIdentity = nextIdentity;
  for (const [object, serial] of decoded.identities) m.setSerial(object, serial);
  for (const [name, source] of sources) {
    if (typeof source !== "string") throw malformed("a source that is no text");
    m.sources.set(name, source);
  }
  restoreFiles(m, files);
  const savedOne = run === null ? null : savedRun(run);
  if (savedOne !== null) m.exit = savedOne.waits ? Exit.SUSPEND : Exit.SLICE;
  return { machine: m, saved: { globals, runs, tools, run: savedOne } };
}

function linkFrames(m: VirtualMachine, frames: readonly AnyFrame[], stack: readonly (Value | undefined)[]): void {
  if (new Set(frames).size !== frames.length) throw malformed("a frame stands twice on the stack");
  let above = Number.POSITIVE_INFINITY;
  frames.forEach((frame, index) => {
    frame.back = frames[index + 1] ?? null;
    if (!(frame instanceof Frame)) return;
    // The callee's locals may begin among the caller's operands: above where its result goes.
    const { base, sp, linked } = frame;
    const first = base + linked.localCount;
    if (sp > above || sp < first || sp > first + linked.stackSize || sp > stack.length)
      throw malformed("frames that overlap");
    above = base;
  });
  m.top = frames[0] ?? null;
  for (const value of stack) m.stack.push(value);
}

function restoreFiles(m: VirtualMachine, saved: readonly unknown[] | null): void {
  if (saved === null) return;
  const store = m.files;
  if (store === null)
    throw new SnapshotError("capability", "the snapshot has virtual files, and no `files` are granted");
  const root = new Root(saved);
  const files = root.map(PyFileEntry);
  const directories = root.map<boolean>(null);
  store.files.clear();
  store.directories.clear();
  for (const [path, entry] of files) {
    if (!(entry.bytes instanceof Uint8Array) || entry.length > entry.bytes.length)
      throw malformed("a file that is none");
    store.files.set(path, entry);
  }
  for (const [path, isReadOnly] of directories) store.directories.set(path, isReadOnly);
  store.used = root.count();
  store.directory = root.text();
  root.end();
  if (!store.directories.has(store.directory)) throw malformed("a working directory that is none");
}

function savedRun(items: readonly unknown[]): SavedRun {
  const root = new Root(items);
  const filename = root.text();
  const mode = root.text();
  if (mode !== "run" && mode !== "step" && mode !== "sync") throw malformed("a run of no kind");
  const stdout = root.text();
  const stderr = root.text();
  const frame = root.instance(ProgramFrame);
  const start = root.arrayOrNull();
  const underWay = root.texts();
  const waits = root.flag();
  root.end();
  return { filename, mode, stdout, stderr, frame, start: start === null ? null : savedStart(start), underWay, waits };
}

function savedStart(items: readonly unknown[]): SavedStart {
  const root = new Root(items);
  const text = root.any();
  const code = root.any();
  if (text !== null && typeof text !== "string") throw malformed("a program that is no text");
  return {
    text,
    code: code as Code | null,
    name: root.text(),
    args: root.array() as Value[],
    keywords: root.map(null) as Map<string, Value>,
  };
}

// ------------------------------------------------------------------------------------------------------------- the bytes

/** The heap with its tables as one piece of bytes. */
export function writeHeap(heap: EncodedHeap, key: Uint8Array | null): Uint8Array {
  const strings = [...heap.strings];
  const known = new Map<string, number>();
  const stringNumber = (text: string): number => {
    let number = known.get(text);
    if (number === undefined) {
      number = strings.length;
      strings.push(text);
      known.set(text, number);
    }
    return number;
  };
  const tables = new Writer();
  const roots: Code[] = [];
  const places = placesOf(heap.externals, roots);
  tables.number(heap.externals.length);
  for (const external of heap.externals) {
    switch (external.kind) {
      case "class": {
        const layout = layoutNamed(external.name);
        tables.byte(0);
        tables.number(stringNumber(external.name));
        tables.number(layout === undefined ? 0 : layoutHash(layout));
        break;
      }
      case "name":
        tables.byte(1);
        tables.number(stringNumber(external.name));
        break;
      case "template":
        tables.byte(2);
        tables.number(stringNumber(external.name));
        break;
      case "code": {
        const frozen = frozenPlace(external.code);
        if (frozen !== null) {
          tables.byte(3);
          tables.number(stringNumber(frozen.key));
          tables.word(frozenHash(frozen.key));
          tables.number(frozen.number);
        } else {
          const place = places.get(external.code) as { root: number; number: number };
          tables.byte(4);
          tables.number(place.root);
          tables.number(place.number);
        }
      }
    }
  }
  const out = new Writer(heap.body.length + 1024);
  for (const byte of MAGIC) out.byte(byte);
  out.byte(SNAPSHOT_VERSION);
  out.byte(key === null ? 0 : SIGNED);
  out.word(OPCODE_HASH);
  out.word(0);
  out.number(strings.length);
  for (const text of strings) out.text(text);
  out.number(roots.length);
  for (const code of roots) {
    const bytes = encodeCode(code);
    out.number(bytes.length);
    out.raw(bytes);
  }
  out.raw(tables.done());
  out.raw(heap.body);
  const bytes = new Uint8Array(out.length + CHECKSUM_LENGTH);
  bytes.set(out.bytes.subarray(0, out.length));
  const length = bytes.length;
  for (let index = 0; index < 4; index++) bytes[10 + index] = (length >>> (8 * index)) & 255;
  bytes.set(checksum(bytes.subarray(0, out.length), key), out.length);
  return bytes;
}

/** Reads what `writeHeap` wrote; a SnapshotError when it is anything else. */
export function readHeap(given: Uint8Array, key: Uint8Array | null): EncodedHeap {
  if (!(given instanceof Uint8Array)) throw misuse("a snapshot", "a Uint8Array", given);
  // Not a Buffer or another subclass: what is cut out of it becomes part of the heap.
  const bytes = new Uint8Array(given.buffer, given.byteOffset, given.length);
  for (let index = 0; index < MAGIC.length; index++)
    if (bytes[index] !== MAGIC[index]) throw new SnapshotError("not-a-snapshot", "these bytes are no snapshot");
  if (bytes.length < HEADER_LENGTH + CHECKSUM_LENGTH)
    throw new SnapshotError("length", "the snapshot is shorter than its header");
  if (bytes[4] !== SNAPSHOT_VERSION)
    throw new SnapshotError("version", `the snapshot has version ${bytes[4]}; this build reads ${SNAPSHOT_VERSION}`);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(10, true);
  if (length !== bytes.length)
    throw new SnapshotError("length", `the snapshot says that it has ${length} bytes, and has ${bytes.length}`);
  const isSigned = bytes[5] === SIGNED;
  if (isSigned !== (key !== null))
    throw new SnapshotError(
      "key",
      isSigned ? "the snapshot is signed, and no key was given" : "the snapshot is not signed",
    );
  const end = bytes.length - CHECKSUM_LENGTH;
  const expected = checksum(bytes.subarray(0, end), key);
  // All of it is looked at, whatever differs: the time tells nothing.
  let difference = 0;
  for (let index = 0; index < CHECKSUM_LENGTH; index++) difference |= expected[index] ^ bytes[end + index];
  if (difference !== 0)
    throw new SnapshotError(
      isSigned ? "key" : "checksum",
      isSigned ? "the snapshot's signature is another" : "the snapshot's checksum is another: its bytes were changed",
    );
  const reader = new Reader(bytes, end);
  reader.at = 6;
  if (reader.word() !== OPCODE_HASH)
    throw new SnapshotError("build", "the snapshot was made by a build with other instructions");
  reader.at = HEADER_LENGTH;
  const strings: string[] = [];
  const stringCount = reader.count();
  for (let index = 0; index < stringCount; index++) strings.push(reader.text());
  const codes: (readonly Code[])[] = [];
  const codeCount = reader.count();
  for (let index = 0; index < codeCount; index++) codes.push(readCode(reader.raw(reader.count())));
  const string = (): string => {
    if (strings.length === 0) throw malformed("a string that is not there");
    return strings[reader.number(strings.length - 1)];
  };
  const externals: External[] = [];
  const externalCount = reader.count();
  for (let index = 0; index < externalCount; index++) {
    const kind = reader.byte();
    switch (kind) {
      case 0: {
        const name = string();
        const hash = reader.number(0xffff);
        const layout = layoutNamed(name);
        if (hash !== (layout === undefined ? 0 : layoutHash(layout)))
          throw new SnapshotError(
            "build",
            `the snapshot was made by a build whose '${name}' objects are laid out otherwise`,
          );
        externals.push({ kind: "class", name });
        break;
      }
      case 1:
        externals.push({ kind: "name", name: string() });
        break;
      case 2:
        externals.push({ kind: "template", name: string() });
        break;
      case 3: {
        const frozen = string();
        const hash = reader.word();
        const number = reader.number();
        if (!hasFrozenCode(frozen) || frozenHash(frozen) !== hash)
          throw new SnapshotError("build", `the snapshot was made by a build with another library module '${frozen}'`);
        const code = frozenTree(frozen)[number];
        if (code === undefined) throw malformed("library code that is not there");
        externals.push({ kind: "code", code });
        break;
      }
      case 4: {
        const code = codes[reader.number(Math.max(0, codes.length - 1))]?.[reader.number()];
        if (code === undefined) throw malformed("code that is not there");
        externals.push({ kind: "code", code });
        break;
      }
      default:
        throw malformed(`a name of kind ${kind}`);
    }
  }
  return { body: bytes.subarray(reader.at, end), strings, externals };
}

/** Code of a program: decoded, verified, and never taken for ours. */
function readCode(bytes: Uint8Array): readonly Code[] {
  let code: Code;
  try {
    code = decodeCode(bytes);
    verify(code);
  } catch (error) {
    if (error instanceof CodeFormatError || error instanceof Error) throw malformed(error.message);
    throw error;
  }
  const tree = treeOf(code);
  for (const { flags } of tree)
    if ((flags & CodeFlag.FROZEN) !== 0) throw malformed("a program that says it is the library");
  return tree;
}

/** A code object and all below it, each before its children. */
function treeOf(code: Code): Code[] {
  const tree: Code[] = [];
  const pending: Code[] = [code];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    tree.push(next);
    for (let index = next.children.length - 1; index >= 0; index--) pending.push(next.children[index]);
  }
  return tree;
}

const frozenTrees = new Map<string, readonly Code[]>();
const frozenPlaces = new WeakMap<Code, { readonly key: string; readonly number: number }>();

function frozenTree(key: string): readonly Code[] {
  let tree = frozenTrees.get(key);
  if (tree === undefined) {
    tree = treeOf(frozenCode(key));
    tree.forEach((code, number) => frozenPlaces.set(code, { key, number }));
    frozenTrees.set(key, tree);
  }
  return tree;
}

/** Where library code stands; null for a program's. */
function frozenPlace(code: Code): { readonly key: string; readonly number: number } | null {
  if ((code.flags & CodeFlag.FROZEN) === 0) return null;
  // "<frozen KEY>"
  frozenTree(code.filename.slice(8, -1));
  const place = frozenPlaces.get(code);
  if (place === undefined) throw new Error(`library code without a place: ${code.qualname}`);
  return place;
}

/** Where each code object of programs stands; a code object within another that is held as well is not written twice. */
function placesOf(
  externals: readonly External[],
  roots: Code[],
): ReadonlyMap<Code, { readonly root: number; readonly number: number }> {
  const held: Code[] = [];
  const inner = new Set<Code>();
  for (const external of externals) {
    if (external.kind !== "code" || (external.code.flags & CodeFlag.FROZEN) !== 0) continue;
    held.push(external.code);
    if (!inner.has(external.code)) for (const code of treeOf(external.code).slice(1)) inner.add(code);
  }
  const places = new Map<Code, { root: number; number: number }>();
  for (const code of held) {
    if (inner.has(code)) continue;
    treeOf(code).forEach((part, number) => places.set(part, { root: roots.length, number }));
    roots.push(code);
  }
  return places;
}

/** SHA-256 of the bytes, or with a key their HMAC-SHA-256. */
export function checksum(bytes: Uint8Array, key: Uint8Array | null): Uint8Array {
  if (key === null) return sha256(bytes);
  // HMAC (RFC 2104)
  const block = new Uint8Array(64);
  block.set(key.length > 64 ? sha256(key) : key);
  const inner = startDigest("sha256");
  updateDigest(
    inner,
    block.map((byte) => byte ^ 0x36),
  );
  updateDigest(inner, bytes);
  const outer = startDigest("sha256");
  updateDigest(
    outer,
    block.map((byte) => byte ^ 0x5c),
  );
  updateDigest(outer, finishDigest(inner));
  return finishDigest(outer);
}

function sha256(bytes: Uint8Array): Uint8Array {
  const digest = startDigest("sha256");
  updateDigest(digest, bytes);
  return finishDigest(digest);
}
