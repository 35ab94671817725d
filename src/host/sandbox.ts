/**
 * Sandbox: the embedding API. One sandbox is one machine with one set of globals that persist between runs. Outcomes are
 * returned; misuse of the API throws. Implements spec/sandbox.md.
 */

import { compileModule } from "../compile/compiler.js";
import type { Code } from "../compile/code.js";
import { Gate, checkPatterns, instantiate, startModule } from "../library/gate.js";
import { makeBuiltins } from "../library/builtins.js";
import { contextReady } from "../library/library.js";
import { PyDict } from "../objects/dictionary.js";
import { Exit, LimitSignal, MemoryRefused, X, type NextResult } from "../objects/machine.js";
import { type PyException, PyTraceback, type AnyStr, type Value } from "../objects/model.js";
import { isStr, reprOf, strOf } from "../objects/protocol.js";
import { flatten, toHostText } from "../objects/text.js";
import { describeException, formatException, formatFrames, type ExceptionText } from "../objects/traceback.js";
import { raiseSyntaxError } from "../objects/syntax-error.js";
import { parseModule } from "../syntax/parser.js";
import { PythonSyntaxError } from "../syntax/error.js";
import { Frame } from "../vm/frame.js";
import { provideImporter } from "../vm/importing.js";
import { VirtualMachine } from "../vm/machine.js";
import { resolveLimits, limitMessage, type Limits, type LimitName } from "../vm/meter.js";
import { ConversionError, toGuest, toHost } from "./convert.js";
import type { Outcome, PythonError, Used } from "./outcome.js";
import { now, yieldToEventLoop, type AbortSignalLike } from "./platform.js";

void contextReady;

export interface SandboxOptions {
  /** Modules that guest code may import: exact names, `package.*`, or `*`. Default: none. */
  readonly imports?: readonly string[];
  /** Budgets; see `LIMITS`. Counts, bytes, frames, milliseconds. */
  readonly limits?: Limits;
  /** Seed of everything random in the guest. Default 0. */
  readonly seed?: number;
  /** Streams output as it is printed. */
  readonly onStdout?: (text: string) => void;
  readonly onStderr?: (text: string) => void;
  /** `exec: true` grants eval, exec and compile (inside the same machine and meters). */
  readonly builtins?: { readonly exec?: boolean };
  /** Answers input(); without it input() raises EOFError. */
  readonly input?: (prompt: string) => string;
  /** Milliseconds of guest work after which `run` lets the event loop go on. Default 10. */
  readonly sliceMilliseconds?: number;
}

export interface RunOptions {
  /** Host values bound as globals before the run. */
  readonly inputs?: Readonly<Record<string, unknown>> | ReadonlyMap<string, unknown>;
  /** Name shown in tracebacks. Default `<run N>`. */
  readonly filename?: string;
  readonly signal?: AbortSignalLike;
}

const SANDBOX_OPTIONS: ReadonlySet<string> = new Set(["imports", "limits", "seed", "onStdout", "onStderr", "sliceMilliseconds", "builtins", "input"]);
const RUN_OPTIONS: ReadonlySet<string> = new Set(["inputs", "filename", "signal"]);

/** Source compiled once, to be run many times in any sandbox. */
export class Program {
  constructor(
    readonly source: string,
    readonly filename: string,
    /** The bytecode. */
    readonly code: Code,
  ) {}
}

/**
 * Compiles a program for `sandbox.run(program)`.
 * @throws PythonSyntaxError
 */
export function compile(source: string, options: { readonly filename?: string } = {}): Program {
  const filename = options.filename ?? "<program>";
  const tree = parseModule(source, { filename });
  return new Program(source, filename, compileModule(tree, { filename, source, result: "last-expression" }));
}

type State = "idle" | "running" | "broken" | "disposed";

export class Sandbox {
  private machine: VirtualMachine;
  private globalsDict: PyDict;
  private state: State = "idle";
  private runs = 0;
  private stdout: string[] = [];
  private stderr: string[] = [];
  private signal: AbortSignalLike | null = null;
  private readonly options: SandboxOptions;

  constructor(options: SandboxOptions = {}) {
    for (const name of Object.keys(options))
      if (!SANDBOX_OPTIONS.has(name)) throw new TypeError(`unknown Sandbox option '${name}': expected one of ${[...SANDBOX_OPTIONS].join(", ")}`);
    if (options.imports !== undefined && !Array.isArray(options.imports)) throw new TypeError("imports must be an array of module names");
    checkPatterns(options.imports ?? []);
    this.options = options;
    this.machine = this.makeMachine();
    this.globalsDict = this.makeGlobals();
  }

  private makeMachine(): VirtualMachine {
    const { options } = this;
    // oxlint-disable-next-line no-this-alias -- the environment reads the signal of the run under way
    const self = this;
    const machine = new VirtualMachine(makeBuiltins(), resolveLimits(options.limits), options.seed ?? 0, {
      write: (stream, text) => {
        (stream === "stdout" ? this.stdout : this.stderr).push(text);
        (stream === "stdout" ? options.onStdout : options.onStderr)?.(text);
      },
      now,
      get signal() {
        return self.signal;
      },
    });
    machine.grants.exec = options.builtins?.exec === true;
    machine.readInput = options.input ?? null;
    provideImporter(machine, new Gate(options.imports ?? []));
    machine.internalModule = (name) => machine.modules.get(name) ?? instantiate(machine, name);
    return machine;
  }

  private makeGlobals(): PyDict {
    const globals = new PyDict();
    globals.setName("__name__", "__main__");
    globals.setName("__doc__", null);
    globals.setName("__package__", null);
    this.machine.roots.push(globals);
    return globals;
  }

  // --------------------------------------------------------------------------------------------------------------- run

  /** Runs a program, letting the event loop go on every few milliseconds. */
  async run(source: string | Program, options: RunOptions = {}): Promise<Outcome> {
    const started = this.begin(source, options);
    if ("status" in started) return started;
    const slice = this.options.sliceMilliseconds ?? 10;
    try {
      let result = this.advance(started, slice);
      while (result === X && this.machine.exit === Exit.SLICE) {
        await yieldToEventLoop();
        result = this.advance(started, slice);
      }
      return this.finish(started, result);
    } catch (cause) {
      return this.broken(started, cause);
    } finally {
      this.end();
    }
  }

  /** Runs a program to its end at once. */
  runSync(source: string | Program, options: RunOptions = {}): Outcome {
    const started = this.begin(source, options);
    if ("status" in started) return started;
    try {
      return this.finish(started, this.advance(started, Number.POSITIVE_INFINITY));
    } catch (cause) {
      return this.broken(started, cause);
    } finally {
      this.end();
    }
  }

  private begin(source: string | Program, options: RunOptions): Started | Outcome {
    if (this.state !== "idle") throw new Error(`the sandbox is ${this.state === "running" ? "already running" : this.state}`);
    for (const name of Object.keys(options))
      if (!RUN_OPTIONS.has(name)) throw new TypeError(`unknown run option '${name}': expected one of ${[...RUN_OPTIONS].join(", ")}`);
    if (typeof source !== "string" && !(source instanceof Program))
      throw new TypeError("the program must be a string or a compiled Program");
    const m = this.machine;
    this.runs++;
    const filename = options.filename ?? (source instanceof Program ? source.filename : `<run ${this.runs}>`);
    this.stdout = [];
    this.stderr = [];
    this.signal = options.signal ?? null;
    m.startRun();
    const started: Started = { filename, startTime: now(), code: null, first: X };
    this.state = "running";
    try {
      const given = typeof source === "string" ? source : source.source;
      // A byte-order mark is no part of the program.
      const text = given.charCodeAt(0) === 0xfeff ? given.slice(1) : given;
      if (text.length > m.limits.source) return this.stopped(started, "source");
      this.bindInputs(options.inputs);
      m.sources.set(filename, text);
      const compiled = typeof source === "string" ? this.compileSource(text, filename) : { code: source.code };
      if ("error" in compiled) {
        const error = compiled.error;
        m.top = m.base = null;
        started.first = raiseSyntaxError(m, error);
        return started;
      }
      started.code = compiled.code;
      return started;
    } catch (cause) {
      if (cause instanceof ConversionError) {
        this.state = "idle";
        throw cause;
      }
      return this.broken(started, cause);
    } finally {
      if (started.code === null && this.state === "running" && started.first === X && m.exit !== Exit.RAISE) this.state = "idle";
    }
  }

  private compileSource(source: string, filename: string): { code: Code } | { error: PythonSyntaxError } {
    this.machine.charge(source.length >> 3);
    this.machine.allocate(400 + 20 * source.length);
    try {
      const tree = parseModule(source, { filename });
      return { code: compileModule(tree, { filename, source, result: "last-expression" }) };
    } catch (error) {
      if (error instanceof PythonSyntaxError) return { error };
      throw error;
    }
  }

  private bindInputs(inputs: RunOptions["inputs"]): void {
    if (inputs === undefined) return;
    const entries = inputs instanceof Map ? [...inputs] : Object.keys(inputs).map((name) => [name, (inputs as Record<string, unknown>)[name]] as const);
    for (const [name, value] of entries) this.globalsDict.setName(String(name), toGuest(this.machine, value, `inputs['${String(name)}']`));
  }

  /** Runs on until the end, a stop, or the slice is over. */
  private advance(started: Started, slice: number): NextResult {
    const m = this.machine;
    m.sliceEnd = slice === Number.POSITIVE_INFINITY ? slice : now() + slice;
    if (started.code !== null) {
      const { code } = started;
      started.code = null;
      m.top = m.base = null;
      return this.guarded(() => startModule(m, code, this.globalsDict));
    }
    if (started.first === X && m.exit === Exit.RAISE) return X;
    m.exit = Exit.RELOAD;
    return m.run(X);
  }

  /** Starts work whose charges may stop it at once. */
  private guarded(start: () => NextResult): NextResult {
    return this.machine.runFrom(start);
  }

  // ----------------------------------------------------------------------------------------------------------- outcomes

  private used(started: Started): Used {
    const m = this.machine;
    return {
      instructions: m.usedInstructions(),
      memory: m.usedMemory(),
      output: m.limits.output === Number.POSITIVE_INFINITY ? 0 : m.limits.output - m.outputLeft,
      time: now() - started.startTime,
    };
  }

  private base(started: Started): { stdout: string; stderr: string; used: Used } {
    return { stdout: this.stdout.join(""), stderr: this.stderr.join(""), used: this.used(started) };
  }

  private finish(started: Started, result: NextResult): Outcome {
    const m = this.machine;
    if (result !== X) return this.done(started, result as Value);
    if (m.exit === Exit.RAISE) return this.raised(started, m.clearException());
    return this.afterStop(started);
  }

  private afterStop(started: Started): Outcome {
    const m = this.machine;
    const { stop } = m;
    const traceback = formatFrames(this.frames(), m.sources);
    m.abandonFrames();
    if (stop === null) throw new Error("stopped without a reason");
    if (stop.kind === "limit" && stop.limit !== undefined)
      return { status: "limit", limit: stop.limit, message: stop.message, traceback, ...this.base(started) };
    return { status: "aborted", message: stop.message, traceback, ...this.base(started) };
  }

  private stopped(started: Started, limit: LimitName): Outcome {
    this.state = "idle";
    return { status: "limit", limit, message: limitMessage(limit, this.machine.limits[limit]), traceback: "", ...this.base(started) };
  }

  /** The guest frames now on the stack, outermost first. */
  private frames(): PyTraceback | null {
    let traceback: PyTraceback | null = null;
    for (let frame = this.machine.top; frame !== null; frame = frame.back) {
      if (!(frame instanceof Frame) || (frame.linked.flags & 2048) !== 0) continue;
      const { code } = frame.linked;
      const at = 4 * Math.max(0, frame.pc - 1);
      traceback = new PyTraceback(traceback, code.filename, code.name, code.positions[at], code.positions[at + 1], code.positions[at + 2], code.positions[at + 3]);
    }
    return traceback;
  }

  private done(started: Started, value: Value): Outcome {
    const m = this.machine;
    const repr = value === null ? "None" : this.evaluate(() => reprOf(m, value));
    let valueRepr: string;
    if (repr === X) {
      if (m.exit !== Exit.RAISE) return this.afterStop(started);
      m.clearException();
      valueRepr = `<unprintable ${typeof value === "object" && value !== null ? value.type.name : typeof value} object>`;
    } else valueRepr = isStr(repr as Value) ? toHostText(flatten(m, repr as AnyStr)) : String(repr);
    let converted: unknown = null;
    let valueError: { path: string; type: string } | undefined;
    const outcome = this.evaluate(() => {
      try {
        converted = toHost(m, value, "value");
      } catch (error) {
        if (!(error instanceof ConversionError)) throw error;
        converted = undefined;
        valueError = { path: error.path, type: error.valueType };
      }
      return null;
    });
    if (outcome === X) return this.afterStop(started);
    return {
      status: "done",
      value: converted,
      valueRepr,
      ...(valueError === undefined ? {} : { valueError }),
      ...this.base(started),
    };
  }

  private raised(started: Started, exception: PyException): Outcome {
    const m = this.machine;
    if (exception.type.name === "SystemExit" && exception.type.moduleName === "builtins") return this.exited(started, exception);
    const described = this.evaluate(() => describeException(m, exception));
    if (described === X) {
      if (m.exit !== Exit.RAISE) return this.afterStop(started);
      m.clearException();
    }
    const text = described as unknown as ExceptionText;
    const error: PythonError = {
      type: text.type,
      message: text.message,
      line: text.line,
      traceback: formatException(text, m.sources),
    };
    m.abandonFrames();
    return { status: "raised", error, ...this.base(started) };
  }

  private exited(started: Started, exception: PyException): Outcome {
    const m = this.machine;
    const code: Value = exception.fields?.get("code") ?? exception.args.items[0] ?? null;
    let exitCode = 0;
    if (typeof code === "boolean") exitCode = Number(code);
    else if (typeof code === "number") exitCode = code & 0xff;
    else if (code !== null) {
      exitCode = 1;
      const text = this.evaluate(() => strOf(m, code));
      if (text !== X) this.stderr.push(`${toHostText(flatten(m, text as AnyStr))}\n`);
      else if (m.exit !== Exit.RAISE) return this.afterStop(started);
      else m.clearException();
    }
    m.abandonFrames();
    return { status: "done", value: null, valueRepr: "None", exitCode, ...this.base(started) };
  }

  /** Metered work after the program's own: the machine is empty and runs just this. */
  private evaluate(start: () => NextResult): NextResult {
    const m = this.machine;
    m.top = m.base = null;
    m.sliceEnd = Number.POSITIVE_INFINITY;
    return m.runFrom(start);
  }

  private broken(started: Started, cause: unknown): Outcome {
    this.state = "broken";
    return { status: "internal", cause, ...this.base(started) };
  }

  private end(): void {
    this.signal = null;
    if (this.state === "running") this.state = "idle";
  }

  // ------------------------------------------------------------------------------------------------------------ globals

  /** Names in the guest's global scope. */
  readonly globals = {
    /** The value of a global as a JavaScript value; undefined when there is none. */
    get: (name: string): unknown => {
      const value = this.globalsDict.getName(name);
      return value === undefined ? undefined : this.outside(() => toHost(this.machine, value, name));
    },
    has: (name: string): boolean => this.globalsDict.getName(name) !== undefined,
    set: (name: string, value: unknown): void => {
      this.globalsDict.setName(name, this.outside(() => toGuest(this.machine, value, name)));
    },
    delete: (name: string): boolean => this.globalsDict.deleteName(name),
  };

  /** Conversion between runs has a budget of its own; inside a run (from a callback) it is charged to the run. */
  private outside<T>(convert: () => T): T {
    if (this.state === "running") return convert();
    this.machine.startRun();
    try {
      return convert();
    } catch (signal) {
      if (signal instanceof LimitSignal) throw new RangeError(signal.message);
      if (signal instanceof MemoryRefused) throw new RangeError(limitMessage("memory", this.machine.limits.memory));
      throw signal;
    }
  }

  /**
   * Compiles a program once for many runs, in this sandbox or another.
   * @throws PythonSyntaxError
   */
  compile(source: string, options: { readonly filename?: string } = {}): Program {
    return compile(source, options);
  }

  /** Forgets everything the guest did. */
  reset(): void {
    if (this.state === "running") throw new Error("the sandbox is running");
    if (this.state === "disposed") throw new Error("the sandbox is disposed");
    this.machine = this.makeMachine();
    this.globalsDict = this.makeGlobals();
    this.state = "idle";
  }

  /** Frees the guest's values; the sandbox cannot be used again. */
  dispose(): void {
    if (this.state === "running") throw new Error("the sandbox is running");
    this.machine = this.makeMachine();
    this.globalsDict = new PyDict();
    this.state = "disposed";
  }
}

interface Started {
  readonly filename: string;
  readonly startTime: number;
  code: Code | null;
  first: NextResult;
}
