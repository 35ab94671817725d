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
  const { events, cut } = readTrace(path);
  const display = new AgentDisplay({
    write: (text) => process.stdout.write(text),
    isColoured: process.stdout.isTTY && (process.env["NO_COLOR"] ?? "") === "",
    isWhole: true,
  });
  for (const event of events) display.event(event);
  if (cut !== null) process.stdout.write(`\n── the trace ends here: ${cut}\n`);
  return ExitCode.DONE;
}

/** The events of a file, and why it is not whole. Throws Misuse for what is no trace. */
export function readTrace(path: string): { readonly events: readonly AgentEvent[]; readonly cut: string | null } {
  let text: string;
  try {
    text = readFileSync(path === "-" ? 0 : path, "utf8");
  } catch (error) {
    throw new Misuse(`cannot read ${path}: ${errorText(error)}`);
  }
  const lines = text.split("\n");
  const events: AgentEvent[] = [];
  let hasHeader = false;
  let cut: string | null = null;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const read = readLine(line);
    if (read === "header") {
      hasHeader = true;
      continue;
    }
    if (typeof read !== "string") {
      events.push(read);
      continue;
    }
    if (events.length === 0 && !hasHeader) throw new Misuse(`${path}, line ${index + 1}: ${read}`);
    // A run that was killed may have left half a line.
    cut = index === lines.length - 1 ? `line ${index + 1} is cut off` : `line ${index + 1} is damaged: ${read}`;
    break;
  }
  if (events.length === 0 && cut === null) throw new Misuse(`${path} has no events`);
  const open = new Set<string>();
  for (const { type, run } of events) {
    if (type === "run-start") open.add(run);
    else if (type === "run-end") open.delete(run);
  }
  if (open.size > 0) cut ??= "the end of the run is not in it (the run was ended from outside, or goes on)";
  return { events, cut };
}

/** The event of a line; "header" for the first line of a trace; else what is wrong. */
function readLine(line: string): AgentEvent | string {
  let value: unknown;
  try {
    value = decodeValue(JSON.parse(line));
  } catch {
    return "not a line of JSON";
  }
  const fields = (typeof value === "object" && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const { format, version, type, run } = fields;
  if (format === TRACE_HEADER.format)
    return version === TRACE_HEADER.version
      ? "header"
      : `a trace of version ${String(version)}, not ${TRACE_HEADER.version}`;
  return typeof type === "string" && typeof run === "string" ? (value as AgentEvent) : "not an event of a run";
}
