/** Dispatch of the command to its subcommands; a Misuse becomes one line and exit code 3. */

import { ExitCode, Misuse } from "./exit.js";
import { version } from "./version.js";

const HELP = `coluber ${version()}: run the Python that a language model wrote, metered and sandboxed

Usage:
  coluber run FILE|-    run a program (from standard input with -)
  coluber check FILE|-  say what is certain to go wrong, without running it
  coluber dis FILE|-    show its bytecode
  coluber agent [TASK]  let an agent work on a task (--demo: see one at work, without a model)
  coluber trace show FILE  a run of an agent, from its events
  coluber trace replay FILE  run a recorded program again, and report the first difference
  coluber attack        try to break the sandbox, or your own options and tools
  coluber fuzz          the same with random programs, until something fails
  coluber mcp           serve run_python to any MCP client, on standard input and output
  coluber limits        what a budget of instructions takes on this machine
  coluber --version

Exit codes: 0 done (or the program's SystemExit code), 1 the program raised, 2 a limit was met, 3 misuse, 130 aborted.
Run "coluber run --help" for the options of a command.
`;

/** Runs the command; answers its exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    return await dispatch(argv);
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    process.stderr.write(`coluber: ${error.message}\n`);
    return ExitCode.MISUSE;
  }
}

interface Command {
  readonly help: string;
  readonly run: (argv: string[]) => number | Promise<number>;
}

/** The subcommands; each is loaded when it is asked for. */
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map<string, () => Promise<Command>>([
  ["run", () => import("./run.js").then(({ RUN_HELP, run }) => ({ help: RUN_HELP, run }))],
  [
    "check",
    () => import("./check.js").then(({ CHECK_HELP, checkCommand }) => ({ help: CHECK_HELP, run: checkCommand })),
  ],
  ["dis", () => import("./dis.js").then(({ DIS_HELP, dis }) => ({ help: DIS_HELP, run: dis }))],
  ["limits", () => import("./limits.js").then(({ LIMITS_HELP, limits }) => ({ help: LIMITS_HELP, run: limits }))],
  [
    "agent",
    () => import("./agent.js").then(({ AGENT_HELP, agentCommand }) => ({ help: AGENT_HELP, run: agentCommand })),
  ],
  [
    "trace",
    () => import("./trace.js").then(({ TRACE_HELP, traceCommand }) => ({ help: TRACE_HELP, run: traceCommand })),
  ],
  ["mcp", () => import("./mcp.js").then(({ MCP_HELP, mcpCommand }) => ({ help: MCP_HELP, run: mcpCommand }))],
  ["fuzz", () => import("./fuzz.js").then(({ FUZZ_HELP, fuzzCommand }) => ({ help: FUZZ_HELP, run: fuzzCommand }))],
  [
    "attack",
    () => import("./attack.js").then(({ ATTACK_HELP, attackCommand }) => ({ help: ATTACK_HELP, run: attackCommand })),
  ],
]);

async function dispatch(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv;
  switch (command) {
    case "--version":
    case "-V":
      process.stdout.write(`${version()}\n`);
      return ExitCode.DONE;
    case undefined:
    case "--help":
    case "-h":
    case "help":
      process.stdout.write((await COMMANDS.get(rest[0])?.())?.help ?? HELP);
      return command === undefined ? ExitCode.MISUSE : ExitCode.DONE;
    default: {
      const load = COMMANDS.get(command);
      if (load !== undefined) return (await load()).run(rest);
      throw new Misuse(
        `unknown command '${command}': expected run, check, dis, limits, agent, trace, mcp, attack or fuzz (see coluber --help)`,
      );
    }
  }
}
