/**
 * What a sandbox has from its host: options that were read, tools, modules, the journal, and what a run printed. From it come
 * the machines of the sandbox, which ask the host's callbacks through here: what one throws ends the run as an abort does, and
 * then goes to the host.
 */

import { makeBuiltins } from "../library/builtins.js";
import { Gate, instantiate } from "../library/gate.js";
import { PyTool, type ToolDescription } from "../library/tools.js";
import { PyDict } from "../objects/dictionary.js";
import { LimitSignal } from "../objects/machine.js";
import { provideImporter } from "../vm/importing.js";
import { VirtualMachine } from "../vm/machine.js";
import { TIER } from "../vm/tier2/tier.js";
import { resolveLimits, type ResolvedLimits } from "../vm/meter.js";
import { Profiler } from "../vm/profile.js";
import { ToolCalls } from "./calls.js";
import { makeStore } from "./files.js";
import { HOST_TOOLS, REPLAY, Recorder, type InternalOptions, type Journal } from "./journal.js";
import { readModules, type ReadModules } from "./modules.js";
import { checkSandboxOptions, readClock, type SandboxOptions } from "./options.js";
import { ownFields } from "./misuse.js";
import { now, type AbortSignalLike } from "./platform.js";
import { readTools, withFinalAnswer, type HostTool } from "./tools.js";

/** Built-ins that a tool may take the place of: the sandbox has none of its own. */
const REPLACEABLE: ReadonlySet<string> = new Set(["open", "input", "breakpoint", "help"]);

/** What a callback of the host threw. */
export class HostFailure {
  constructor(readonly cause: unknown) {}
}

export class Environment {
  readonly limits: ResolvedLimits;
  readonly tools: ReadonlyMap<string, HostTool>;
  readonly modules: ReadModules;
  readonly calls: ToolCalls;
  /** Records what comes from outside, or answers in its place. */
  readonly journal: Journal | null;
  /** Of the run under way. */
  stdout: string[] = [];
  stderr: string[] = [];
  signal: AbortSignalLike | null = null;
  /** Of a callback, in the run under way. */
  failure: HostFailure | null = null;

  readonly options: SandboxOptions;

  constructor(given: SandboxOptions) {
    const options = (given as InternalOptions | null)?.[REPLAY] === undefined ? checkSandboxOptions(given) : given;
    this.options = options;
    this.limits = resolveLimits(options.limits);
    const replaying = (options as InternalOptions)[REPLAY];
    const checked = (options as InternalOptions)[HOST_TOOLS];
    const tools = replaying?.tools ?? (checked === undefined ? readTools(options.tools) : new Map(checked));
    this.tools = withFinalAnswer(tools, options.finalAnswer);
    this.journal = replaying?.player ?? (options.record === undefined ? null : new Recorder(options.record));
    this.modules = replaying?.modules ?? readModules(options.modules);
    this.calls = new ToolCalls(
      new Map([...this.tools, ...this.modules.tools]),
      (warning) => options.onWarning?.(warning),
      this.journal,
    );
    this.calls.onApproval = options.onApproval ?? null;
  }

  /** The head of the journal, when one is kept. */
  beginJournal(machine: VirtualMachine): void {
    if (this.journal instanceof Recorder) this.journal.begin(this.options, this.tools, this.modules, machine);
  }

  /** A machine as the options say. */
  makeMachine(seed = this.options.seed ?? 0, builtins = makeBuiltins()): VirtualMachine {
    const { options } = this;
    // oxlint-disable-next-line no-this-alias -- the environment reads the signal of the run under way
    const self = this;
    const machine = new VirtualMachine(builtins, this.limits, seed, {
      write: (stream, text) => {
        (stream === "stdout" ? this.stdout : this.stderr).push(text);
        const listener = stream === "stdout" ? options.onStdout : options.onStderr;
        if (listener !== undefined) this.ask(() => listener(text));
      },
      now,
      get signal() {
        return self.signal;
      },
    });
    machine.grants.exec = options.builtins !== undefined && ownFields(options.builtins).exec === true;
    machine.toolHost = this.calls;
    this.provideInput(machine);
    this.provideClock(machine);
    if (options.files !== undefined) machine.files = makeStore(options.files, this.limits);
    if (options.profile === true) machine.profile(new Profiler());
    else if (options.jit !== false) machine.tier = TIER;
    provideImporter(machine, new Gate(options.imports ?? [], this.modules.modules));
    machine.internalModule = (name) => machine.modules.get(name) ?? instantiate(machine, name);
    return machine;
  }

  private provideInput(machine: VirtualMachine): void {
    const { journal } = this;
    const { input } = this.options;
    if (input === undefined) return;
    const answer = (prompt: string): string => {
      const given: unknown = input(prompt);
      if (typeof given !== "string") throw new TypeError("the host's input() must answer with a string, at once");
      return given;
    };
    machine.readInput = (prompt) =>
      this.ask(() => (journal === null ? answer(prompt) : journal.input(machine, prompt, answer)));
  }

  private provideClock(machine: VirtualMachine): void {
    const { journal } = this;
    const clock = readClock(this.options.clock);
    machine.realClock = this.options.clock === "real";
    if (journal !== null) machine.lookAtClock = (read) => journal.clock(machine, read);
    if (clock === null) return;
    const read = (): number => {
      const time: unknown = clock();
      if (typeof time !== "number" || !Number.isFinite(time))
        throw new TypeError("the host's clock() must give milliseconds since 1970");
      return time;
    };
    machine.clock = () => this.ask(() => (journal === null ? read() : journal.clock(machine, read)));
  }

  /** A callback of the host that fails ends the run, as an abort does; then what it threw goes to the host. */
  private ask<T>(callback: () => T): T {
    try {
      return callback();
    } catch (cause) {
      if (cause instanceof LimitSignal) throw cause;
      this.failure = new HostFailure(cause);
      throw new LimitSignal("aborted", "a callback of the host failed");
    }
  }

  /** The globals that a program begins with. */
  makeGlobals({ builtins, roots }: VirtualMachine): PyDict {
    const globals = new PyDict();
    globals.setName("__name__", "__main__");
    globals.setName("__doc__", null);
    globals.setName("__package__", null);
    for (const [name, tool] of this.tools) bindTool(builtins, globals, name, tool);
    roots.push(globals);
    return globals;
  }

  /** Binds tools that the host of a snapshot did not have. */
  bindNewTools({ builtins }: VirtualMachine, globals: PyDict, known: readonly string[]): void {
    const before = new Set(known);
    for (const [name, tool] of this.tools) if (!before.has(name)) bindTool(builtins, globals, name, tool);
  }

  /** What guests know of all tools, those of modules too. */
  get descriptions(): ReadonlyMap<string, ToolDescription> {
    const descriptions = new Map<string, ToolDescription>();
    for (const [name, tool] of [...this.tools, ...this.modules.tools]) descriptions.set(name, tool.description);
    return descriptions;
  }
}

/**
 * Gives a tool its name: among the built-ins, so that a program that uses the name for something else does not lose the tool
 * for good; a built-in of the same name stays for the library, and is hidden from the program only.
 */
function bindTool(builtins: PyDict, globals: PyDict, name: string, tool: HostTool): void {
  const isFree = builtins.getName(name) === undefined || REPLACEABLE.has(name);
  (isFree ? builtins : globals).setName(name, new PyTool(tool.description));
}
