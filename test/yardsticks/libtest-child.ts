/*
 * The child of libtest.ts: runs the tests of one of CPython's files, each in a sandbox of its own, and reports on the
 * standard output, one JSON array a line. Modules that the sandbox has not got come from libtest/*.py, then from CPython's
 * own library where it is plain Python, else a stand-in whose use makes the test not applicable.
 *
 *   node --import tsx test/yardsticks/libtest-child.ts DIST LIBRARY FILE [first test | "=name"]
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Code } from "../../src/compile/code.js";
import type { Result } from "../../src/objects/machine.js";
import type { PyException, Value } from "../../src/objects/model.js";
import type { ExceptionText } from "../../src/objects/traceback-record.js";
import type { VirtualMachine } from "../../src/vm/machine.js";

const [dist, library, file, first = ""] = process.argv.slice(2);
const STAND_INS = join(import.meta.dirname, "libtest");
const BUDGET = { instructions: 400_000_000, memory: 1 << 29, output: 1 << 22, source: 1 << 24, time: 120_000 };

/** Plain Python of CPython's library that runs on nothing but itself. */
const FROM_LIBRARY = new Set([
  "operator",
  "contextlib",
  "copy",
  "copyreg",
  "string",
  "textwrap",
  "numbers",
  "fractions",
  "functools",
  "reprlib",
  "keyword",
  "heapq",
  "bisect",
]);
/** Names that exist in CPython's library: stand-ins are made for them. */
const KNOWN = new Set(
  `array ast asyncio bdb builtins codecs copy copyreg ctypes datetime decimal dis errno enum fractions functools
  importlib inspect io json locale marshal mmap os pdb pickle platform pprint queue re select selectors signal socket statistics
  string struct subprocess tempfile textwrap threading time timeit tokenize traceback typing unicodedata unittest.mock urllib urllib.request uuid unittest.mock 
  weakref zlib _string _testcapi _testinternalcapi _testlimitedcapi _testbuffer _typing _weakref _pickle _operator opcode
  shutil pathlib contextvars dataclasses operator contextlib numbers test.test_import test.pickletester
  test.support.hypothesis_helper ctypes.util importlib.util _xxtestfuzz asyncio.events sysconfig pydoc http _pyio importlib ssl multiprocessing concurrent
  select socketserver encodings _sre py_compile sre_compile sre_parse sre_constants _ctypes _opcode_metadata zipimport email unittest.mock _strptime lzma bz2 wsgiref zipfile
  tarfile sqlite3 _interpreters concurrent.futures _imp _thread _frozen_importlib _frozen_importlib_external zipimport marshal`.split(
    /\s+/,
  ),
);
/** Packages of which every part is a stand-in. */
const PACKAGES = new Set(["importlib", "http", "multiprocessing", "concurrent", "encodings", "email", "wsgiref"]);
/** Stand-ins that come before the sandbox's own module of that name. */
const FORCED = new Set(["gc", "doctest", "_na", "_driver"]);

async function load<T>(path: string): Promise<T> {
  return (await import(pathToFileURL(join(dist, path)).href)) as T;
}
const host = await load<typeof import("../../src/host/sandbox.js")>("host/sandbox.js");
const gates = await load<typeof import("../../src/library/gate.js")>("library/gate.js");
const { startModule } = await load<typeof import("../../src/library/start-module.js")>("library/start-module.js");
const table = await load<typeof import("../../src/library/modules.js")>("library/modules.js");
const importing = await load<typeof import("../../src/vm/importing.js")>("vm/importing.js");
const compiler = await load<typeof import("../../src/compile/compiler.js")>("compile/compiler.js");
const parser = await load<typeof import("../../src/syntax/parser.js")>("syntax/parser.js");
const model = await load<typeof import("../../src/objects/model.js")>("objects/model.js");
const dictionary = await load<typeof import("../../src/objects/dictionary.js")>("objects/dictionary.js");
const machines = await load<typeof import("../../src/objects/machine.js")>("objects/machine.js");
const define = await load<typeof import("../../src/objects/define.js")>("objects/define.js");
const traceback = await load<typeof import("../../src/objects/traceback.js")>("objects/traceback.js");
const text = await load<typeof import("../../src/objects/text.js")>("objects/text.js");
const { X } = machines;

// ------------------------------------------------------------------------------------------------------ where modules are

/** The file of a module that the sandbox has not got, or that the yardstick puts in its place. */
function fileOf(name: string): string | null {
  const own = join(STAND_INS, `${name}.py`);
  if (FORCED.has(name) && existsSync(own)) return own;
  if (table.MODULES.has(name)) return null;
  if (existsSync(own)) return own;
  const theirs = join(library, `${name.replaceAll(".", "/")}.py`);
  if ((name.startsWith("test.") || FROM_LIBRARY.has(name)) && existsSync(theirs)) return theirs;
  const parts = join(library, name.replaceAll(".", "/"), "__init__.py");
  if (name.startsWith("test.") && existsSync(parts)) return parts;
  return KNOWN.has(name) || PACKAGES.has(name.slice(0, Math.max(0, name.indexOf("."))))
    ? join(STAND_INS, "_placeholder.py")
    : null;
}

const compiled = new Map<string, { readonly source: string; readonly code: Code }>();
function compileFile(path: string): { readonly source: string; readonly code: Code } {
  let made = compiled.get(path);
  if (made === undefined) {
    const source = readFileSync(path, "utf8").replace(/^\ufeff/, "");
    made = {
      source,
      code: compiler.compileModule(parser.parseModule(source, { filename: path }), { filename: path, source }),
    };
    compiled.set(path, made);
  }
  return made;
}

const NEXT = machines.continuation("yardstick.next", (m, _value, gate: YardstickGate, name: string, from: number) =>
  gate.loadParts(m as VirtualMachine, name, from),
);
const BOUND = machines.continuation("yardstick.bound", (m, _value, name: string) => {
  bindToParent(m as VirtualMachine, name);
  return null;
});

function bindToParent(m: VirtualMachine, name: string): void {
  // CPython's tests look into modules: here they find the private names of frozen ones.
  const made = m.modules.get(name);
  if (made instanceof model.PyModule && made.hidden !== null) made.namespace = made.hidden;
  const at = name.lastIndexOf(".");
  const parent = at < 0 ? undefined : m.modules.get(name.slice(0, at));
  if (parent instanceof model.PyModule) parent.namespace.setName(name.slice(at + 1), m.modules.get(name) as Value);
}

/** Allows everything, and knows the yardstick's modules. */
class YardstickGate extends gates.Gate {
  override load(m: VirtualMachine, name: string): Result {
    return this.loadParts(m, name, 1);
  }
  override loadParts(m: VirtualMachine, name: string, from: number): Result {
    const parts = name.split(".");
    for (let count = from; count <= parts.length; count++) {
      const part = parts.slice(0, count).join(".");
      if (m.modules.has(part)) continue;
      const loaded = this.loadOne(m, part);
      if (loaded === X) return m.then(m.then(X, BOUND, part), NEXT, this, name, count + 1);
      bindToParent(m, part);
    }
    return m.modules.get(name) as Value;
  }
  private loadOne(m: VirtualMachine, name: string): Result {
    const path = name === "builtins" ? null : fileOf(name);
    if (path === null) return name === "builtins" ? this.builtins(m) : gates.instantiate(m, name);
    const { source, code } = compileFile(path);
    const namespace = new dictionary.PyDict();
    namespace.setName("__name__", name);
    namespace.setName("__package__", name.split(".").slice(0, -1).join("."));
    namespace.setName("__file__", path);
    m.modules.set(name, new model.PyModule(name, namespace));
    m.sources.set(path, source);
    return startModule(m, code, namespace);
  }
  private builtins(m: VirtualMachine): Result {
    const module = new model.PyModule("builtins", m.builtins);
    m.modules.set("builtins", module);
    return module;
  }
  override submodule(
    m: VirtualMachine,
    parent: { readonly name: string },
    name: string,
  ): ReturnType<InstanceType<typeof gates.Gate>["submodule"]> {
    const full = `${parent.name}.${name}`;
    return table.MODULES.has(full) || fileOf(full) !== null ? this.load(m, full) : undefined;
  }
}

// ---------------------------------------------------------------------------------------------------------------- natives

const captures: { readonly stream: string; readonly pieces: string[] }[] = [];
const DESCRIBED = machines.continuation("yardstick.described", (m, record, only: boolean) => {
  const described = record as unknown as ExceptionText;
  return text.hostString(
    only
      ? traceback.formatExceptionOnly(described).join("")
      : traceback.formatException(described, (m as VirtualMachine).sources),
  );
});
const { builtin } = define;
table.defineModule({
  name: "_yardstick",
  doc: "What stand-ins ask of the machine.",
  fill: table.contents("_yardstick", [
    builtin("describe(error, only: bool=False, /)", {}, (m, error: PyException, only: boolean): Result =>
      m.then(traceback.describeException(m, error), DESCRIBED, only),
    ),
    builtin("begin_capture(stream: str='stdout', /)", {}, (_m, stream: string) => {
      captures.push({ stream, pieces: [] });
      return null;
    }),
    builtin("end_capture()", {}, () => text.hostString(captures.pop()?.pieces.join("") ?? "")),
    builtin("write(stream: str, text: str, /)", {}, (m, stream: string, written) => {
      m.write(stream === "stdout" ? "stdout" : "stderr", text.toHostText(written));
      return null;
    }),
    builtin("exception()", {}, (m) => m.handled),
    builtin("recursion_limit()", {}, (m) => m.recursionLimit),
    builtin("set_recursion_limit(limit: size, /)", {}, (m, limit: number) => {
      if (limit < 1) return m.valueError("recursion limit must be greater or equal than 1");
      m.recursionLimit = limit;
      return null;
    }),
  ]),
});

// ---------------------------------------------------------------------------------------------------------------- running

interface Insides {
  readonly session: { readonly machine: VirtualMachine };
}

function runProgram(source: string): { status: string; value: unknown; text: string } {
  captures.length = 0;
  const sandbox = new host.Sandbox({ imports: ["*"], limits: BUDGET, builtins: { exec: true } });
  const { machine } = (sandbox as unknown as Insides).session;
  importing.provideImporter(machine, new YardstickGate(["*"]));
  const { environment } = machine;
  const write = environment.write;
  environment.write = (stream, piece) => {
    const capture = captures.findLast((open) => open.stream === stream);
    if (capture === undefined) write(stream, piece);
    else capture.pieces.push(piece);
  };
  const outcome = sandbox.runSync(source, { filename: "<yardstick>" });
  switch (outcome.status) {
    case "done":
      return { status: "done", value: outcome.value, text: "" };
    case "raised":
      return { status: "failed", value: null, text: outcome.error.traceback };
    case "limit":
      return { status: "failed", value: null, text: `${outcome.traceback}\nlimit: ${outcome.limit}` };
    case "internal":
      return {
        status: "failed",
        value: null,
        text: `internal: ${outcome.cause instanceof Error ? outcome.cause.stack : String(outcome.cause)}`,
      };
    default:
      return { status: "failed", value: null, text: outcome.status };
  }
}

function say(...report: unknown[]): void {
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

const module = `test.${file}`;
const prologue = `import _sys_rest\nimport ${module} as tested\nimport _driver\n`;
const listed = first.startsWith("=")
  ? { status: "done", value: [first.slice(1)], text: "" }
  : runProgram(`${prologue}_driver.listing(tested)`);
if (listed.status === "done") {
  const names = listed.value as string[];
  say("list", names);
  for (let index = first === "" || first.startsWith("=") ? 0 : names.indexOf(first); index < names.length; index++) {
    const name = names[index];
    say("start", name);
    const outcome = runProgram(`${prologue}_driver.run(tested, ${JSON.stringify(name)})`);
    const [status, detail] = outcome.status === "done" ? (outcome.value as [string, string]) : ["failed", outcome.text];
    say("end", name, status, detail);
  }
  say("done");
} else say("broken", listed.text);
