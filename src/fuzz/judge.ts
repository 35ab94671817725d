/**
 * The oracles of the fuzzer that need nothing but the sandbox. `self`: a program ends in an outcome, twice the same, traced
 * and not; no text speaks of the host, nothing in reach is no guest value, counts stay within the limits. `slices`: the same
 * in slices of any length. `snapshot`: the same with stops, snapshots and restores. Invariant: an oracle says what is
 * wrong in one line that begins with a stable word, so that a smaller program can be told to fail in the same way.
 */

import { hostTraces, textsOf } from "../attack/oracles.js";
import { walkHeap } from "../attack/heap-walk.js";
import { machineOf, sessionOf } from "../attack/machine.js";
import { Sandbox } from "../host/sandbox.js";
import type { SandboxOptions } from "../host/options.js";
import type { FinalOutcome, Outcome } from "../host/outcome.js";
import { Program, compile } from "../host/program.js";
import { Exit } from "../objects/machine.js";
import { PythonSyntaxError } from "../syntax/error.js";
import type { Coverage } from "./coverage.js";

export interface JudgeOptions {
  readonly sandbox: SandboxOptions;
  readonly canary: string;
}

/** One failure: the oracle, a word for its kind, and what was seen. */
export interface Complaint {
  readonly oracle: string;
  readonly kind: string;
  readonly text: string;
}

export const FUZZ_LIMITS = { instructions: 300_000, memory: 32 * 1024 * 1024, output: 200_000, time: 20_000 } as const;

export const FILENAME = "p.py";

/** Everything that two runs of a program must have alike. */
export function visible(outcome: Outcome): string {
  const { instructions, memory, output, toolCalls } = outcome.used;
  const ended =
    outcome.status === "done"
      ? [outcome.valueRepr, outcome.exitCode]
      : outcome.status === "raised"
        ? [outcome.error.type, outcome.error.message, outcome.error.line, outcome.error.traceback]
        : outcome.status === "limit" || outcome.status === "aborted"
          ? [outcome.message, outcome.traceback]
          : [outcome.status];
  return JSON.stringify([
    outcome.status,
    outcome.stdout,
    outcome.stderr,
    ended,
    instructions,
    memory,
    output,
    toolCalls,
  ]);
}

/** The program compiled, or the outcome that says why not; what else is thrown is a failure. */
export function compiled(source: string): Program | null {
  try {
    return compile(source, { filename: FILENAME });
  } catch (error) {
    if (error instanceof PythonSyntaxError) return null;
    throw error;
  }
}

/** A run that was cut short by the clock says nothing. */
export function isTimed(outcome: Outcome): boolean {
  return outcome.status === "limit" && outcome.limit === "time";
}

/** What must hold after any run. */
export function universalComplaints(
  outcome: Outcome,
  source: string,
  sandbox: Sandbox,
  canary: string,
  walks = true,
): Complaint[] {
  const complaints: Complaint[] = [];
  const say = (kind: string, text: string): void => void complaints.push({ oracle: "self", kind, text });
  if (outcome.status === "internal") say("internal", describe(outcome.cause));
  const texts = textsOf(outcome);
  for (const trace of hostTraces(texts, source, canary)) say("host-text", `a text shows ${trace}`);
  if (walks) for (const found of walkHeap(machineOf(sandbox))) say("host-value", found);
  const { limits } = machineOf(sandbox);
  if (outcome.used.memory > limits.memory) say("memory", `used ${outcome.used.memory} bytes of ${limits.memory}`);
  if (outcome.used.output > limits.output) say("output", `used ${outcome.used.output} bytes of ${limits.output}`);
  if (texts.length > 4_000_000 + 2 * outcome.used.output) say("text", `${texts.length} characters of text`);
  return complaints;
}

export function describe(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message).split("\n").slice(0, 5).join(" ") : String(cause);
}

/** Runs twice, once with `coverage`; the outcome of the first run goes to whoever compares it with others. */
export function judgeSelf(
  source: string,
  options: JudgeOptions,
  coverage: Coverage | null,
  walks = true,
): { outcome: FinalOutcome | null; complaints: Complaint[] } {
  try {
    const program = compiled(source);
    const sandbox = new Sandbox(options.sandbox);
    if (coverage !== null) coverage.attach(machineOf(sandbox));
    // A text that is no Python has its outcome too.
    const outcome = sandbox.runSync(program ?? source, { filename: FILENAME });
    coverage?.detach(machineOf(sandbox));
    const complaints = universalComplaints(outcome, source, sandbox, options.canary, walks);
    if (program !== null && !isTimed(outcome)) {
      const again = new Sandbox(options.sandbox).runSync(program, { filename: FILENAME });
      if (!isTimed(again) && visible(again) !== visible(outcome))
        complaints.push({ oracle: "self", kind: "two-runs", text: firstDifference(visible(outcome), visible(again)) });
    }
    return { outcome, complaints };
  } catch (error) {
    return { outcome: null, complaints: [{ oracle: "self", kind: "threw", text: describe(error) }] };
  }
}

/** Runs in slices of `units` charged units. */
export function judgeSlices(source: string, options: JudgeOptions, expected: FinalOutcome, units: number): Complaint[] {
  return judgeStops("slices", source, options, expected, units, 20_000, false);
}

/** Runs with a snapshot and a restore every `units` charged units, `most` times. */
export function judgeSnapshot(
  source: string,
  options: JudgeOptions,
  expected: FinalOutcome,
  units: number,
  most: number,
): Complaint[] {
  return judgeStops("snapshot", source, options, expected, units, most, true);
}

function judgeStops(
  oracle: string,
  source: string,
  options: JudgeOptions,
  expected: FinalOutcome,
  units: number,
  most: number,
  restores: boolean,
): Complaint[] {
  const complaints: Complaint[] = [];
  try {
    const program = compiled(source);
    if (program === null) return [];
    let sandbox = new Sandbox(options.sandbox);
    let session = sessionOf(sandbox);
    let run = session["begin"](program, { filename: FILENAME }, "sync");
    setChunk(sandbox, units);
    for (let stops = 0; ; stops++) {
      const result = session["advance"](run, Number.POSITIVE_INFINITY);
      const { exit, top } = session.machine;
      if (top === null || exit !== Exit.SLICE) {
        const outcome = session["finish"](run, result);
        if (!isTimed(outcome) && visible(outcome) !== visible(expected))
          complaints.push({
            oracle,
            kind: "differs",
            text: `every ${units}: ${firstDifference(visible(expected), visible(outcome))}`,
          });
        return complaints;
      }
      if (restores && stops < most) {
        const bytes = sandbox.snapshot();
        sandbox = Sandbox.restore(bytes, options.sandbox);
        session = sessionOf(sandbox);
        if (stops % 8 === 0 && Buffer.compare(bytes, sandbox.snapshot()) !== 0) {
          complaints.push({ oracle, kind: "bytes", text: `every ${units}: the bytes of a restored state differ` });
          return complaints;
        }
        session.machine.resumeClock();
        run = session["current"] as typeof run;
      }
      setChunk(sandbox, stops >= most ? 4096 : units);
    }
  } catch (error) {
    return [{ oracle, kind: "threw", text: `every ${units}: ${describe(error)}` }];
  }
}

function setChunk(sandbox: Sandbox, units: number): void {
  const machine = machineOf(sandbox);
  machine.chunk = units;
  machine.setMeterState(machine.meterState());
}

/** Where two texts part. */
export function firstDifference(expected: string, found: string): string {
  let at = 0;
  while (at < expected.length && expected[at] === found[at]) at++;
  const from = Math.max(0, at - 40);
  return `${JSON.stringify(expected.slice(from, at + 60))} against ${JSON.stringify(found.slice(from, at + 60))}`;
}
