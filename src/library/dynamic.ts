/**
 * eval, exec and compile: run code inside the same machine, under the same meters, when the host grants them
 * (`builtins: { exec: true }`); otherwise they fail with a text that says so.
 */

import { CodeFlag, type Code } from "../compile/code.js";
import { compileModule } from "../compile/compiler.js";
import { builtin, defineType, getter, method } from "../objects/define.js";
import { decodeBytes } from "../objects/encoding.js";
import { PyDict } from "../objects/dictionary.js";
import { heapClass, heapCodec } from "../objects/heap.js";
import { X, continuation, type ExitSignal, type Machine, type Result } from "../objects/machine.js";
import { PyByteArray, PyBytes, PyObject, TypeFlag, type FlatStr, type Value } from "../objects/model.js";
import { addressText } from "../objects/object.js";
import { isStr, lookupSpecial, typeName, unwrap } from "../objects/protocol.js";
import { raiseSyntaxError } from "../objects/syntax-error.js";
import { flatten, toHostText } from "../objects/text.js";
import { PythonSyntaxError } from "../syntax/error.js";
import { parseModule } from "../syntax/parser.js";
import { metered } from "../syntax/work.js";
import { callerGlobals, callerLocals } from "../vm/context.js";
import type { VirtualMachine } from "../vm/machine.js";
import { startModule } from "./start-module.js";

type Mode = "exec" | "eval" | "single";

/** What compile() returns: opaque, only eval and exec know what to do with it. */
export class PyCode extends PyObject {
  constructor(
    readonly code: Code,
    readonly mode: Mode,
    readonly source: string,
  ) {
    super();
  }
}
export const CODE = defineType("code", { representation: PyCode, flags: TypeFlag.NO_NEW });
heapClass(
  PyCode,
  "code-object",
  { code: "skip", mode: "plain", source: "plain" },
  (code) => 400 + code.source.length + 40 * code.code.words.length,
);
heapCodec(PyCode, {
  save: (object) => object.code,
  load: (object, code: Code) => {
    (object as unknown as { code: Code }).code = code;
  },
});
getter(CODE, "co_name", (_m, self: PyCode) => self.code.name);
getter(CODE, "co_filename", (_m, self: PyCode) => self.code.filename);
getter(CODE, "co_firstlineno", (_m, self: PyCode) => self.code.firstLine);
method(CODE, "__repr__(self, /)", {}, (m, self: PyCode) => {
  m.allocate(120);
  return `<code object ${self.code.name} at ${addressText(m, self)}, file "${self.code.filename}", line ${self.code.firstLine}>`;
});

function refused(m: VirtualMachine, name: string): ExitSignal | null {
  if (m.grants.exec) return null;
  return m.raise(
    "RuntimeError",
    `${name}() is not available: the host did not grant it (builtins: { exec: true }). Write the code directly instead.`,
  );
}

/** Compiles text; X with SyntaxError. */
function compileText(
  m: VirtualMachine,
  source: string,
  filename: string,
  mode: Mode,
  separateLocals: boolean,
  flags: number,
): PyCode | ExitSignal {
  if (source.length > m.limits.source) return m.raise("MemoryError", "the source is larger than the sandbox's limit");
  m.charge(400 + (source.length >> 6));
  m.allocate(400 + source.length * 20 + filename.length);
  const pay = (units: number): void => m.charge(units);
  try {
    const code = metered(pay, () =>
      compileModule(parseModule(source, { filename, mode }), {
        filename,
        source,
        result: mode === "single" ? "display" : "none",
        separateLocals,
        flags,
      }),
    );
    m.sources.set(filename, source);
    return new PyCode(code, mode, source);
  } catch (error) {
    if (error instanceof PythonSyntaxError) return raiseSyntaxError(m, error);
    throw error;
  }
}

/** Source given as bytes: UTF-8, or what a comment in the first two lines says (PEP 263). */
function decodedSource(m: Machine, given: Uint8Array): string | ExitSignal {
  const marked = given.length >= 3 && given[0] === 0xef && given[1] === 0xbb && given[2] === 0xbf;
  const bytes = marked ? given.subarray(3) : given;
  let head = "";
  for (let index = 0, lines = 0; index < bytes.length && index < 400 && lines < 2; index++) {
    if (bytes[index] === 10) lines++;
    head += String.fromCharCode(bytes[index]);
  }
  const cookie = /^(?:[ \t\f]*(?:#.*)?\r?\n)?[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/.exec(head); // native-ok: 400 characters
  const text = decodeBytes(m, bytes, cookie === null ? "utf-8" : cookie[1], "strict");
  if (text !== X) return toHostText(flatten(m, text as FlatStr));
  if (m.pendingIs("LookupError")) {
    m.clearException();
    return m.raise("SyntaxError", `unknown encoding: ${cookie?.[1] ?? ""}`);
  }
  if (!m.pendingIs("UnicodeDecodeError")) return X;
  const { args } = m.clearException();
  const [, , start, , reason] = args.items;
  const byte = bytes[Number(start)].toString(16).padStart(2, "0");
  return m.raise(
    "SyntaxError",
    `(unicode error) 'utf-8' codec can't decode byte 0x${byte} in position ${Number(start)}: ${typeof reason === "string" ? reason : ""}`,
  );
}

/** The text of a source argument, or X. */
function sourceText(m: Machine, value: Value, name: string): string | ExitSignal {
  const inner = unwrap(value);
  if (isStr(inner)) return toHostText(flatten(m, inner));
  if (inner instanceof PyBytes || inner instanceof PyByteArray) {
    return decodedSource(m, inner instanceof PyBytes ? inner.bytes : inner.bytes.subarray(0, inner.length));
  }
  return m.typeError(`${name}() arg 1 must be a string, bytes or code object`);
}

/** Flags that code compiled here inherits from its caller. */
function inheritedFlags(m: VirtualMachine): number {
  return (m.guestFrame()?.linked.flags ?? 0) & CodeFlag.FUTURE_ANNOTATIONS;
}

function isMapping(value: Value): boolean {
  return (
    value instanceof PyDict || unwrap(value) instanceof PyDict || lookupSpecial(value, "__getitem__") !== undefined
  );
}

function run(machine: Machine, name: "eval" | "exec", source: Value, globals: Value, locals: Value): Result {
  const m = machine as VirtualMachine;
  const no = refused(m, name);
  if (no !== null) return no;
  let globalDict: PyDict;
  let namespace: Value = locals;
  if (globals === null) {
    globalDict = callerGlobals(m);
    if (locals === null) {
      namespace = callerLocals(m);
      if (namespace === globalDict) namespace = null;
    }
  } else {
    const inner = unwrap(globals);
    if (!(inner instanceof PyDict))
      return m.typeError(
        name === "exec" ? `exec() globals must be a dict, not ${typeName(globals)}` : "globals must be a dict",
      );
    globalDict = inner;
  }
  if (namespace !== null && !isMapping(namespace))
    return m.typeError(
      name === "exec" ? `locals must be a mapping or None, not ${typeName(namespace)}` : "locals must be a mapping",
    );
  const inner = unwrap(namespace);
  if (inner === globalDict) namespace = null;
  else if (
    inner instanceof PyDict &&
    !(namespace instanceof PyDict) &&
    lookupSpecial(namespace as Value, "__missing__") === undefined
  )
    namespace = inner;
  let code: PyCode;
  if (source instanceof PyCode) code = source;
  else {
    const text = sourceText(m, source, name);
    if (text === X) return X;
    let body = text as string;
    if (name === "eval") {
      let start = 0;
      while (start < body.length && (body.charCodeAt(start) === 32 || body.charCodeAt(start) === 9)) start++;
      body = body.slice(start);
    }
    const compiled = compileText(m, body, "<string>", name, namespace !== null, inheritedFlags(m));
    if (compiled === X) return X;
    code = compiled as PyCode;
  }
  const wanted = code.mode === "eval";
  const started = startModule(m, code.code, globalDict, namespace);
  return m.then(started, wanted && name === "eval" ? VALUE : NOTHING);
}
const VALUE = continuation("dynamic.value", (_m, value) => value as Value);
const NOTHING = continuation("dynamic.none", () => null);

export const DYNAMIC = [
  builtin(
    "eval(source, /, globals=None, locals=None)",
    { doc: "Evaluate the given source in the context of globals and locals." },
    (m, source: Value, globals: Value, locals: Value) => run(m, "eval", source, globals, locals),
  ),
  builtin(
    "exec(source, /, globals=None, locals=None, *, closure=None)",
    { doc: "Execute the given source in the context of globals and locals." },
    (m, source: Value, globals: Value, locals: Value) => run(m, "exec", source, globals, locals),
  ),
  builtin(
    "compile(source, filename, mode: str, flags=0, dont_inherit: bool=False, optimize=-1, *, _feature_version=-1)",
    { doc: "Compile source into a code object that can be executed by exec() or eval()." },
    (machine, source: Value, filename: Value, mode: FlatStr) => {
      const m = machine as VirtualMachine;
      const no = refused(m, "compile");
      if (no !== null) return no;
      if (mode !== "exec" && mode !== "eval" && mode !== "single")
        return m.valueError("compile() mode must be 'exec', 'eval' or 'single'");
      const name = unwrap(filename);
      if (!isStr(name)) return m.typeError(`expected str, bytes or os.PathLike object, not ${typeName(filename)}`);
      if (source instanceof PyCode) return source;
      const text = sourceText(m, source, "compile");
      return text === X
        ? X
        : compileText(m, text as string, toHostText(flatten(m, name)), mode, true, inheritedFlags(m));
    },
  ),
];
