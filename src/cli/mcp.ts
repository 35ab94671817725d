/** `coluber mcp`: an MCP server on standard input and output, offering `run_python` to any MCP client. */

import { parseArgs } from "node:util";
import { serveMcp } from "../agent/mcp-server.js";
import type { Executor } from "../executor/executor.js";
import { LocalExecutor } from "../executor/local.js";
import { WorkerExecutor } from "../executor/worker.js";
import { LIMITS, resolveLimits } from "../vm/meter.js";
import { ExitCode, Misuse } from "./exit.js";
import { parseCount, parseLimits } from "./run.js";
import { version } from "./version.js";

export const MCP_HELP = `Usage: coluber mcp [options]

Serves the Model Context Protocol on standard input and output: the tool run_python runs a program in a sandbox, and
what it defines stays for the next call of the session; reset_python forgets it.

  --imports LIST        modules that programs may import: names separated by commas, package.*, or * (default: *)
  --limit NAME=N        a budget of each call; may be repeated. Names: ${Object.keys(LIMITS).join(", ")}
  --executor PLACE      local: in this process (default); worker: each session in a child process with a heap cap
  --sessions N          most sessions at once (default 8)
  --output N            characters of output that go to the client (default 20000)
  --help

For a client that reads a JSON configuration: { "mcpServers": { "python": { "command": "npx", "args": ["coluber", "mcp"] } } }
It needs the package @modelcontextprotocol/server.
`;

/** Runs the command; answers its exit code when the client has gone. */
export async function mcpCommand(argv: string[]): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      options: {
        imports: { type: "string", multiple: true },
        limit: { type: "string", multiple: true },
        executor: { type: "string" },
        sessions: { type: "string" },
        output: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new Misuse(
      `${error instanceof Error ? error.message.split(". ")[0] : String(error)} (see coluber mcp --help)`,
    );
  }
  const { values } = parsed;
  if (values.help === true) {
    process.stdout.write(MCP_HELP);
    return ExitCode.DONE;
  }
  const imports = (values.imports ?? ["*"])
    .flatMap((list) => list.split(",").map((name) => name.trim()))
    .filter((name) => name !== "");
  const limits = parseLimits(values.limit ?? []);
  const place = values.executor ?? "local";
  if (place !== "local" && place !== "worker") throw new Misuse(`--executor: expected local or worker, not '${place}'`);
  const sessions = parseCount("--sessions", values.sessions ?? "8");
  if (sessions < 1) throw new Misuse("--sessions: expected at least 1");
  try {
    resolveLimits(limits);
    // Says at once what is wrong with the names.
    makeExecutor(place, imports, limits);
    await serveMcp({
      makeExecutor: () => makeExecutor(place, imports, limits),
      imports,
      version: version(),
      sessions,
      outputCharacters: parseCount("--output", values.output ?? "20000"),
    });
  } catch (error) {
    // A wrong name or number, or a package that is not installed.
    throw error instanceof Error ? new Misuse(error.message) : error;
  }
  return ExitCode.DONE;
}

function makeExecutor(
  place: "local" | "worker",
  imports: readonly string[],
  limits: ReturnType<typeof parseLimits>,
): Executor {
  return place === "local"
    ? new LocalExecutor({ imports, limits, clock: "real" })
    : new WorkerExecutor({ imports, limits, clock: "real" });
}
