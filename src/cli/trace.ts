/**
 * `coluber trace`: `show FILE`, the events of a run, written by `coluber agent --trace`, as text to read; `replay FILE`
 * (`replay.ts`).
 */

import { readFileSync } from "node:fs";
import { decodeValue } from "../agent/encode.js";
import { TRACE_HEADER, type AgentEvent } from "../agent/events.js";
import { errorText } from "../agent/model.js";
import { AgentDisplay } from "./agent-display.js";
import { ExitCode, Misuse } from "./exit.js";
import { REPLAY_HELP, replayCommand } from "./replay.js";

export const TRACE_HELP = `Usage: coluber trace show FILE|-
       coluber trace replay FILE

show: prints the run whose events are in FILE (lines of JSON, from coluber agent --trace or --json).

${REPLAY_HELP}`;

/** Runs the command; answers its exit code. */
export async function traceCommand(argv: readonly string[]): Promise<number> {
  const [what, path, ...rest] = argv;
  if (what === undefined || what === "--help" || what === "-h") {
    process.stdout.write(TRACE_HELP);
    return what === undefined ? ExitCode.MISUSE : ExitCode.DONE;
  }
  if (what === "replay") return replayCommand(argv.slice(1));
  if (what !== "show")
    throw new Misuse(`unknown trace command '${what}': expected show or replay (see coluber trace --help)`);
  if (path === undefined || rest.length > 0) throw new Misuse("one trace at a time: coluber trace show FILE");
  const events = readTrace(path);
  const display = new AgentDisplay({
    write: (text) => process.stdout.write(text),
    isColoured: process.stdout.isTTY && (process.env["NO_COLOR"] ?? "") === "",
    isWhole: true,
  });
  for (const event of events) display.event(event);
  return ExitCode.DONE;
}

/** The events of a file; a last line that was cut off is left out. Throws Misuse for what is no trace. */
export function readTrace(path: string): readonly AgentEvent[] {
  let text: string;
  try {
    text = readFileSync(path === "-" ? 0 : path, "utf8");
  } catch (error) {
    throw new Misuse(`cannot read ${path}: ${errorText(error)}`);
  }
  const lines = text.split("\n");
  const events: AgentEvent[] = [];
  lines.forEach((line, index) => {
    if (line.trim() === "") return;
    let value: unknown;
    try {
      value = decodeValue(JSON.parse(line));
    } catch {
      // A run that was killed may have left half a line.
      if (index === lines.length - 1 && events.length > 0) return;
      throw new Misuse(`${path}, line ${index + 1}: not a line of JSON`);
    }
    const fields = (typeof value === "object" && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
    if (fields["format"] === TRACE_HEADER.format) {
      if (fields["version"] !== TRACE_HEADER.version)
        throw new Misuse(`${path} is a trace of version ${String(fields["version"])}, not ${TRACE_HEADER.version}`);
      return;
    }
    if (typeof fields["type"] !== "string" || typeof fields["run"] !== "string")
      throw new Misuse(`${path}, line ${index + 1}: not an event of a run`);
    events.push(value as AgentEvent);
  });
  if (events.length === 0) throw new Misuse(`${path} has no events`);
  return events;
}
