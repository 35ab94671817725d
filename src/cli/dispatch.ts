/** Dispatch of the command to its subcommands; a Misuse becomes one line and exit code 3. */

import { AGENT_HELP, agentCommand } from "./agent.js";
import { TRACE_HELP, traceCommand } from "./trace.js";
import { ATTACK_HELP, attackCommand } from "./attack.js";
import { CHECK_HELP, checkCommand } from "./check.js";
import { DIS_HELP, dis } from "./dis.js";
import { MCP_HELP, mcpCommand } from "./mcp.js";
import { LIMITS_HELP, limits } from "./limits.js";
import { RUN_HELP, run } from "./run.js";
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

async function dispatch(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv;
  switch (command) {
    case "run":
      return run(rest);
    case "check":
      return checkCommand(rest);
    case "dis":
      return dis(rest);
    case "agent":
      return agentCommand(rest);
    case "trace":
      return traceCommand(rest);
    case "mcp":
      return mcpCommand(rest);
    case "attack":
      return attackCommand(rest);
    case "limits":
      return limits(rest);
    case "--version":
    case "-V":
      process.stdout.write(`${version()}\n`);
      return ExitCode.DONE;
    case undefined:
    case "--help":
    case "-h":
    case "help":
      process.stdout.write(helpOf(rest[0]));
      return command === undefined ? ExitCode.MISUSE : ExitCode.DONE;
    default:
      throw new Misuse(
        `unknown command '${command}': expected run, check, dis, limits, agent, trace, mcp or attack (see coluber --help)`,
      );
  }
}

function helpOf(command: string | undefined): string {
  switch (command) {
    case "run":
      return RUN_HELP;
    case "check":
      return CHECK_HELP;
    case "dis":
      return DIS_HELP;
    case "limits":
      return LIMITS_HELP;
    case "agent":
      return AGENT_HELP;
    case "trace":
      return TRACE_HELP;
    case "mcp":
      return MCP_HELP;
    case "attack":
      return ATTACK_HELP;
    default:
      return HELP;
  }
}
