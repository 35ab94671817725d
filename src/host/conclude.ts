/** How a run ended, as an outcome: the value's way out, texts of errors, limits, what was used. */

import { CodeFlag } from "../compile/code.js";
import { COST_MODEL } from "../library/frozen/cost.generated.js";
import { Exit, X, type NextResult } from "../objects/machine.js";
import { PyTraceback } from "../objects/model.js";
import { escapeSurrogates } from "../objects/text-repr.js";
import { formatException, formatFrames } from "../objects/traceback.js";
import { Frame } from "../vm/frame.js";
import type { VirtualMachine } from "../vm/machine.js";
import { LIMITS, type Stop } from "../vm/meter.js";
import { Budget, ConversionError, toHost } from "./convert.js";
import type { Environment } from "./environment.js";
import { changedFiles } from "./files.js";
import type { DoneOutcome, FinalOutcome, OutcomeBase } from "./outcome.js";
import { now } from "./platform.js";
import type { ProgramFrame } from "./program-frame.js";

/** What of a run its outcome is made of. */
export interface Ending {
  readonly machine: VirtualMachine;
  readonly environment: Environment;
  readonly frame: ProgramFrame;
  readonly startTime: number;
}

/** What every outcome has. */
export function baseOf({ machine: m, environment, startTime }: Ending): OutcomeBase {
  const used = {
    instructions: m.usedInstructions(),
    memory: m.usedMemory(),
    output: m.outputUsed,
    toolCalls: m.toolCallsMade,
    time: Math.max(0, now() - startTime - m.pausedFor),
  };
  const files = m.files === null ? {} : { files: changedFiles(m.files) };
  const profile = m.profiler === null ? {} : { profile: m.profiler.result(used.instructions) };
  return {
    stdout: environment.stdout.join(""),
    stderr: environment.stderr.join(""),
    used,
    costModel: COST_MODEL,
    ...files,
    ...profile,
  };
}

/** The outcome of a run that came to `result`. */
export function conclude(ending: Ending, result: NextResult): FinalOutcome {
  const { machine: m, frame } = ending;
  if (result === X) return m.stop?.kind === "finished" ? answered(ending, m.stop) : stopped(ending);
  if (frame.error !== null)
    return {
      status: "raised",
      error: {
        type: frame.error.type,
        message: frame.error.message,
        line: frame.error.line,
        traceback: escapeSurrogates(formatException(frame.error, m.sources)),
      },
      ...baseOf(ending),
    };
  return frame.exitCode === null ? done(ending) : exited(ending, frame.exitCode);
}

function done(ending: Ending): FinalOutcome {
  const { machine: m, frame } = ending;
  const { value, valueRepr } = frame;
  let converted: unknown;
  let valueError: { path: string; type: string } | undefined;
  const result = m.attempt(() => {
    try {
      converted = toHost(m, value, "value", new Budget(m.limits.memory));
    } catch (error) {
      if (!(error instanceof ConversionError)) throw error;
      valueError = { path: error.path, type: error.valueType };
    }
    return null;
  });
  if (result === X) {
    if (m.exit !== Exit.RAISE) return stopped(ending);
    m.clearException();
    valueError = { path: "value", type: "value" };
  }
  return {
    status: "done",
    value: converted,
    valueRepr,
    ...(valueError === undefined ? {} : { valueError }),
    ...baseOf(ending),
  };
}

function answered(ending: Ending, stop: Stop): FinalOutcome {
  const { machine, frame } = ending;
  frame.value = stop.answer ?? null;
  frame.valueRepr = stop.message;
  // The value's conversion is work of the run, with its limits.
  machine.stop = null;
  const outcome = done(ending);
  return outcome.status === "done" ? { ...outcome, isFinalAnswer: true } : outcome;
}

function exited(ending: Ending, exitCode: number): DoneOutcome {
  return { status: "done", value: null, valueRepr: "None", exitCode, ...baseOf(ending) };
}

function stopped(ending: Ending): FinalOutcome {
  const { machine: m } = ending;
  const { stop } = m;
  if (stop === null) throw new Error(`stopped without a reason (exit ${m.exit})`);
  const traceback = formatFrames(framesOf(m), m.sources);
  if (stop.kind === "limit" && stop.limit !== undefined)
    return {
      status: "limit",
      limit: stop.limit,
      budget: m.limits[stop.limit],
      hint: LIMITS[stop.limit].hint,
      message: stop.message,
      traceback,
      ...baseOf(ending),
    };
  return { status: "aborted", message: stop.message, traceback, ...baseOf(ending) };
}

/** The guest frames now on the stack, outermost first. */
function framesOf(m: VirtualMachine): PyTraceback | null {
  let traceback: PyTraceback | null = null;
  for (let frame = m.top; frame !== null; frame = frame.back) {
    if (!(frame instanceof Frame) || (frame.linked.flags & CodeFlag.FROZEN) !== 0) continue;
    const { code } = frame.linked;
    const at = 4 * Math.max(0, frame.pc - 1);
    traceback = new PyTraceback(
      traceback,
      code.filename,
      code.name,
      code.positions[at],
      code.positions[at + 1],
      code.positions[at + 2],
      code.positions[at + 3],
    );
  }
  return traceback;
}
