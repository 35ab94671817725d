/**
 * Goes through a journal again: the same programs, with the journal's answers in place of tools, clock and input. Every call,
 * its arguments and the count of instructions at it are held against the journal; the first that differs is reported with its
 * place. Results are delivered in the journal's order, so what tasks saw then they see now.
 */

import type { GivenModule } from "../library/given.js";
import { PyTool, type PyToolCall } from "../library/tools.js";
import { LimitSignal } from "../objects/machine.js";
import type { VirtualMachine } from "../vm/machine.js";
import { OPCODE_HASH } from "../compile/encode.js";
import {
  JOURNAL_VERSION,
  REPLAY,
  callEntry,
  endEntry,
  fromBase64,
  jsonToHost,
  type AccessEntry,
  type EndEntry,
  type InternalOptions,
  type Journal,
  type JournalEntry,
  type RecordedModule,
  type RecordedTool,
  type ResultEntry,
  type RunEntry,
  type SandboxEntry,
  type StoppedEntry,
} from "./journal.js";
import { limitOf } from "./calls.js";
import { toGuest } from "./convert.js";
import type { ReadModules } from "./modules.js";
import type { FinalOutcome } from "./outcome.js";
import { readHeap } from "./snapshot.js";
import { FileAccess, GlobalAccess } from "./access.js";
import { checkOptions, expectFunction, misuse } from "./misuse.js";
import { compile } from "./program.js";
import { Session } from "./session.js";
import type { HostTool } from "./tools.js";

/** Where a run took another way than its journal. */
export interface Divergence {
  /** Number of the entry, from 0. */
  readonly position: number;
  /** Line of the program, 0 when unknown. */
  readonly line: number;
  /** What the journal says; null when it ends before. */
  readonly expected: JournalEntry | null;
  readonly actual: JournalEntry;
  readonly message: string;
}

export interface Replayed {
  /** How each run of the journal ended now. */
  readonly outcomes: readonly FinalOutcome[];
  /** The first divergence; null when all is as it was. */
  readonly divergence: Divergence | null;
  /** Entries that were gone through. */
  readonly entries: number;
}

export interface ReplayOptions {
  readonly onStdout?: (text: string) => void;
  readonly onStderr?: (text: string) => void;
}

/** The journal says something else than the run: ends the run. */
class Player implements Journal {
  position = 0;
  divergence: Divergence | null = null;
  readonly player = this;
  /** Does what the host did to globals and files. */
  act: (entry: AccessEntry) => void = () => undefined;

  constructor(readonly entries: readonly JournalEntry[]) {}

  get next(): JournalEntry | undefined {
    return this.entries[this.position];
  }

  diverge(actual: JournalEntry, message: string, line: number): never {
    this.divergence ??= { position: this.position, line, expected: this.next ?? null, actual, message };
    throw new LimitSignal("aborted", `the run differs from its journal: ${message}`);
  }

  called(
    m: VirtualMachine,
    call: PyToolCall,
    args: readonly unknown[],
    kwargs: Readonly<Record<string, unknown>>,
  ): void {
    const actual = callEntry(m, call, args, kwargs);
    const { next } = this;
    const what = `${actual.id} of ${actual.tool}() at line ${actual.line}`;
    if (next === undefined) this.diverge(actual, `${what}, where the journal ends`, call.line);
    if (next.type !== "call") this.diverge(actual, `${what}, where the journal has ${describe(next)}`, call.line);
    if (next.tool !== actual.tool) this.diverge(actual, `${what}, where the journal calls ${next.tool}()`, call.line);
    if (JSON.stringify([next.args, next.kwargs]) !== JSON.stringify([actual.args, actual.kwargs]))
      this.diverge(actual, `${what} has other arguments`, call.line);
    if (next.at !== actual.at)
      this.diverge(actual, `${what} comes after ${actual.at} instructions instead of ${next.at}`, call.line);
    this.position++;
  }

  /** What the host did in its part of a call as that began. */
  private inCall(m: VirtualMachine, { id }: PyToolCall): void {
    for (let { next } = this; isAccess(next) && next.during?.call === id; { next } = this) {
      this.position++;
      m.catchUp(next.during.at, next.during.memory);
      this.act(next);
    }
  }

  /** What the host did while the run stood still at this place. */
  standing(m: VirtualMachine, isSlice: boolean): void {
    for (let { next } = this; isAccess(next) && next.during !== undefined; { next } = this) {
      const { at, call, isSlice: wasSlice } = next.during;
      if (call !== null || wasSlice !== isSlice || at !== m.usedInstructions()) return;
      this.position++;
      this.act(next);
    }
  }

  betweenSlices(m: VirtualMachine): void {
    this.standing(m, true);
  }

  /** Did the host act between two slices of the run whose entries come now? */
  get needsSlices(): boolean {
    for (let { position } = this; position < this.entries.length; position++) {
      const entry = this.entries[position];
      if (entry.type === "end" || entry.type === "run" || entry.type === "sandbox") return false;
      if (isAccess(entry) && entry.during?.isSlice === true) return true;
    }
    return false;
  }

  checked(m: VirtualMachine, call: PyToolCall): void {
    this.inCall(m, call);
    const { next } = this;
    if (next?.type !== "checked" || next.id !== call.id) return;
    this.position++;
    m.catchUp(next.at, next.memory);
  }

  stopped(m: VirtualMachine, call: PyToolCall): void {
    const { next } = this;
    if (next?.type !== "stopped" || next.id !== call.id) return;
    this.position++;
    throw limitOf(m, next);
  }

  nextNow(m: VirtualMachine, call: PyToolCall): ResultEntry | null {
    this.inCall(m, call);
    const { next } = this;
    if (next?.type !== "result" || !next.now || next.id !== call.id) return null;
    this.position++;
    return next;
  }

  settled(): void {
    // It was the journal that settled it.
  }

  clock(m: VirtualMachine): number {
    const { next } = this;
    const at = m.usedInstructions();
    if (next?.type !== "clock" || next.at !== at)
      this.diverge({ type: "clock", at, value: 0 }, `the clock is read, where the journal has ${describe(next)}`, 0);
    this.position++;
    return next.value;
  }

  input(m: VirtualMachine, prompt: string): string {
    const { next } = this;
    if (next?.type !== "input" || next.prompt !== prompt)
      this.diverge(
        { type: "input", at: m.usedInstructions(), prompt, answer: "" },
        `input() is called, where the journal has ${describe(next)}`,
        0,
      );
    this.position++;
    return next.answer;
  }

  note(): void {
    // The driver reads these.
  }
}

function isAccess(entry: JournalEntry | undefined): entry is AccessEntry {
  return entry?.type === "set" || entry?.type === "delete" || entry?.type === "file";
}

function describe(entry: JournalEntry | undefined): string {
  if (entry === undefined) return "its end";
  switch (entry.type) {
    case "call":
      return `${entry.id} of ${entry.tool}() at line ${entry.line}`;
    case "result":
      return `the result of ${entry.id}`;
    case "stopped":
      return `a limit met in ${entry.id}`;
    case "checked":
      return `the check of ${entry.id}`;
    case "clock":
      return "a look at the clock";
    case "input":
      return "input()";
    case "end":
      return `the end of the run (${entry.status})`;
    default:
      return `an entry '${entry.type}'`;
  }
}

const OPTIONS: ReadonlySet<string> = new Set(["onStdout", "onStderr"]);

/**
 * Replays a journal that a sandbox with `record` wrote.
 *
 * @throws SyntaxError when it is no journal of this version
 */
export async function replay(entries: readonly JournalEntry[], options: ReplayOptions = {}): Promise<Replayed> {
  if (!Array.isArray(entries)) throw misuse("entries", "an array of journal entries (readJournal)", entries);
  const listeners = checkOptions(options, OPTIONS, "replay");
  expectFunction(listeners.onStdout, "onStdout");
  expectFunction(listeners.onStderr, "onStderr");
  const [head] = entries as readonly JournalEntry[];
  if (head?.type !== "sandbox") throw new SyntaxError("a journal begins with an entry 'sandbox'");
  if (head.version !== JOURNAL_VERSION)
    throw new SyntaxError(`the journal has version ${head.version}; this build reads ${JOURNAL_VERSION}`);
  const player = new Player(entries);
  player.position = 1;
  let session = new Session(optionsOf(head, player, listeners));
  let globals = new GlobalAccess(session);
  let files = new FileAccess(session);
  player.act = (entry) => {
    switch (entry.type) {
      case "set":
        globals.set(entry.name, jsonToHost(entry.value));
        break;
      case "delete":
        globals.delete(entry.name);
        break;
      case "file":
        if (entry.content === null) files.delete(entry.path);
        else files.set(entry.path, fromBase64(entry.content));
    }
  };
  const outcomes: FinalOutcome[] = [];
  for (;;) {
    const { next } = player;
    if (next === undefined || player.divergence !== null) break;
    player.position++;
    switch (next.type) {
      case "run": {
        const outcome = sliced(session, player, () => runAgain(session, player, next));
        outcomes.push(outcome);
        compareEnd(player, outcome);
        break;
      }
      case "set":
      case "delete":
      case "file":
        player.act(next);
        break;
      case "reset":
        session.reset();
        break;
      case "restored":
        session.adopt(readHeap(fromBase64(next.snapshot), null), null);
        if (session.suspension === null) break;
        outcomes.push(sliced(session, player, () => session.playOn((m) => awaited(m, player))));
        compareEnd(player, outcomes[outcomes.length - 1]);
        break;
      case "sandbox":
        // Another process went on.
        session = new Session(optionsOf(next, player, listeners));
        globals = new GlobalAccess(session);
        files = new FileAccess(session);
        break;
      default:
        throw new SyntaxError(`entry ${player.position - 1} of the journal ('${next.type}') stands outside a run`);
    }
  }
  return { outcomes, divergence: player.divergence, entries: player.position };
}

/** A run with all the slices that it can have, where one of them may be at the place where the host acted. */
function sliced(session: Session, player: Player, run: () => FinalOutcome): FinalOutcome {
  const { machine } = session;
  const { chunk } = machine;
  if (player.needsSlices) machine.chunk = 0;
  try {
    return run();
  } finally {
    machine.chunk = chunk;
  }
}

function runAgain(session: Session, player: Player, entry: RunEntry): FinalOutcome {
  if (entry.function !== null)
    return session.playCall(
      entry.function,
      entry.args.map(jsonToHost),
      Object.fromEntries(entry.kwargs.map(([name, value]) => [name, jsonToHost(value)])),
      entry,
      (m) => awaited(m, player),
    );
  const inputs = new Map(entry.inputs.map(([name, value]) => [name, jsonToHost(value)]));
  const source = entry.source ?? "";
  return session.playRun(
    entry.compiled === undefined ? source : compile(source, entry.compiled),
    { inputs, filename: entry.filename },
    entry,
    (m) => awaited(m, player),
  );
}

/** The answer that comes next, while the machine waits for one, or that its time came first. */
function awaited(m: VirtualMachine, player: Player): ResultEntry | StoppedEntry | "time" | null {
  player.standing(m, false);
  const { next } = player;
  if (m.wakeAt !== null && next?.type === "clock" && next.at === m.usedInstructions()) return "time";
  if ((next?.type === "result" || next?.type === "stopped") && m.toolCalls.has(next.id)) {
    player.position++;
    return next;
  }
  return null;
}

/** The run has ended: so says the journal, with the same end. */
function compareEnd(player: Player, outcome: FinalOutcome): void {
  if (player.divergence !== null) return;
  const actual: EndEntry = endEntry(outcome);
  const { next } = player;
  const differ = (message: string): void => {
    player.divergence = { position: player.position, line: 0, expected: next ?? null, actual, message };
  };
  // The process ended before the run did.
  if (next === undefined || next.type === "sandbox") return;
  if (next.type !== "end") {
    differ(`the run ended (${outcome.status}), where the journal has ${describe(next)}`);
    return;
  }
  if (next.status === "aborted" || next.detail === "time") {
    // Nothing in the program says when.
    player.position++;
    return;
  }
  for (const field of ["status", "detail", "stdout", "stderr", "at", "memory"] as const)
    if (next[field] !== actual[field]) {
      const shown = field === "stdout" || field === "stderr" ? "" : `: ${actual[field]} instead of ${next[field]}`;
      differ(`the run ended with another ${NAMES[field]}${shown}`);
      return;
    }
  player.position++;
}
const NAMES = {
  status: "status",
  detail: "value or error",
  stdout: "output",
  stderr: "error output",
  at: "count of instructions",
  memory: "count of memory",
} as const;

function optionsOf(head: SandboxEntry, player: Player, options: ReplayOptions): InternalOptions {
  if (head.build !== OPCODE_HASH)
    throw new SyntaxError("the journal was written by a build with other instructions: its counts do not hold here");
  const tools = new Map<string, HostTool>();
  for (const tool of head.tools) tools.set(tool.signature.name, toolOf(tool));
  const modules = modulesOf(head.modules);
  const { time: _time, ...limits } = head.limits;
  return {
    imports: head.imports,
    limits,
    seed: head.seed,
    topLevelAwait: head.topLevelAwait,
    builtins: { exec: head.exec },
    ...(head.finalAnswer === null ? {} : { finalAnswer: head.finalAnswer }),
    ...(head.files === null
      ? {}
      : {
          files: new Map(
            head.files.map(([path, content, readOnly]) => [path, { content: fromBase64(content), readOnly }] as const),
          ),
        }),
    ...(head.isRealClock === true ? { clock: "real" } : head.hasClock ? { clock: () => 0 } : {}),
    ...(head.hasInput ? { input: () => "" } : {}),
    ...options,
    [REPLAY]: { player, tools, modules },
  };
}

function modulesOf(recorded: readonly RecordedModule[]): ReadModules {
  const modules = new Map<string, GivenModule>();
  const tools = new Map<string, HostTool>();
  for (const { name, isPackage, source, tools: functions, constants } of recorded) {
    const made = functions.map(toolOf);
    for (const tool of made) tools.set(tool.description.signature.name, tool);
    modules.set(name, {
      name,
      isPackage,
      source,
      values: (m) => [
        ...made.map(
          ({ description }) => [description.signature.name.slice(name.length + 1), new PyTool(description)] as const,
        ),
        ...constants.map(([key, value]) => [key, toGuest(m, jsonToHost(value), `${name}.${key}`)] as const),
      ],
    });
  }
  return { modules, tools };
}

function toolOf(tool: RecordedTool): HostTool {
  const unchecked = { validate: null, checker: null };
  return {
    key: tool.key,
    description: {
      signature: tool.signature,
      doc: tool.doc,
      isAsync: tool.isAsync,
      endsRun: tool.endsRun,
      alwaysWaits: tool.alwaysWaits,
    },
    isBare: tool.isBare,
    isWhole: tool.isWhole,
    execute: null,
    approval: false,
    idempotent: false,
    defaults: new Map(tool.defaults),
    noneIsAbsent: new Set(tool.noneIsAbsent),
    schemas: new Map(),
    input: unchecked,
    output: unchecked,
    floats: null,
  };
}
