/**
 * Programs stopped again and again: at every k-th charged unit the state is written, a fresh sandbox restored from it, and
 * that one goes on; in the end everything must be as if nothing had been. Used by the tests (a sample) and on its own:
 *
 *     npm run build && npx tsx test/tools/snapshot-stops.ts [--stops N] [--every K] [filter…]
 */

import type { FinalOutcome } from "../../src/host/outcome.js";
import type { Sandbox as SandboxType } from "../../src/host/sandbox.js";
import { listCases, readCase, type Case } from "./cases.js";

/** The class under test: the tests' own, or the built package's when this runs as a script. */
export type SandboxClass = typeof SandboxType;
/** `Exit.SLICE`: as a number, since the script must not load the sources beside the build. */
const SLICE = 2;

const LIMITS = { instructions: 50_000_000 };

/** What can be told of an outcome; time is left out. */
export function visible(outcome: FinalOutcome): string {
  const { time: _time, ...used } = outcome.used;
  const { status, stdout, stderr } = outcome;
  const rest =
    outcome.status === "done"
      ? [outcome.valueRepr, outcome.exitCode]
      : outcome.status === "raised"
        ? outcome.error
        : outcome.status === "internal"
          ? String(outcome.cause instanceof Error ? outcome.cause.stack : outcome.cause)
          : [outcome.message, outcome.traceback];
  return JSON.stringify({ status, stdout, stderr, used, rest }, null, 1);
}

function optionsOf(test: Case): ConstructorParameters<SandboxClass>[0] {
  return {
    imports: test.imports,
    limits: { ...LIMITS, ...test.limits },
    ...(test.exec === true ? { builtins: { exec: true } } : {}),
    ...(test.files === true ? { files: {} } : {}),
  };
}

/** The run without a stop. */
export function straight(Sandbox: SandboxClass, test: Case): FinalOutcome {
  return new Sandbox(optionsOf(test)).runSync(test.source, { filename: test.name });
}

export interface Stopped {
  readonly outcome: FinalOutcome;
  readonly stops: number;
  /** Why the bytes of a restored state differ from those that it was restored from. */
  readonly isCanonical: boolean;
}

/** The run with a stop, a snapshot and a restore every `every` units, at most `most` times. */
export function stopped(Sandbox: SandboxClass, test: Case, every: number, most: number): Stopped {
  const options = optionsOf(test);
  let sandbox = new Sandbox(options);
  let run = sandbox["session"]["begin"](test.source, { filename: test.name }, "sync");
  let isCanonical = true;
  setChunk(sandbox, every);
  for (let stops = 0; ; stops++) {
    const result = sandbox["session"]["advance"](run, Number.POSITIVE_INFINITY);
    const { exit, top } = sandbox["session"].machine;
    if (top === null || exit !== (SLICE as typeof exit))
      return { outcome: sandbox["session"]["finish"](run, result), stops, isCanonical };
    const bytes = sandbox.snapshot();
    sandbox = Sandbox.restore(bytes, options);
    if (stops % 8 === 0 && Buffer.compare(bytes, sandbox.snapshot()) !== 0) isCanonical = false;
    sandbox["session"].machine.resumeClock();
    run = sandbox["session"]["current"] as typeof run;
    setChunk(sandbox, stops >= most ? 4096 : every);
  }
}

function setChunk(sandbox: SandboxType, every: number): void {
  const machine = sandbox["session"].machine;
  machine.chunk = every;
  machine.setMeterState(machine.meterState());
}

/** null when a program is the same with stops as without. */
export function difference(Sandbox: SandboxClass, name: string, stops: number, every?: number): string | null {
  const test = readCase(name);
  const plain = straight(Sandbox, test);
  if (plain.status === "internal") return `straight: ${visible(plain)}`;
  const step = every ?? Math.max(1, Math.floor(plain.used.instructions / stops));
  let other: Stopped;
  try {
    other = stopped(Sandbox, test, step, stops);
  } catch (error) {
    return `every ${step}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
  if (visible(plain) !== visible(other.outcome))
    return `every ${step}, ${other.stops} stops\n--- straight\n${visible(plain)}\n--- stopped\n${visible(other.outcome)}`;
  return other.isCanonical ? null : `every ${step}: the bytes of a restored state differ`;
}

async function main(args: readonly string[]): Promise<void> {
  const { Sandbox } = (await import(new URL("../../dist/index.js", import.meta.url).href)) as { Sandbox: SandboxClass };
  let stops = 30;
  let every: number | undefined;
  const filters: string[] = [];
  for (let index = 0; index < args.length; index++) {
    if (args[index] === "--stops") stops = Number(args[++index]);
    else if (args[index] === "--every") every = Number(args[++index]);
    else filters.push(args[index] ?? "");
  }
  const names = listCases(filters);
  let failed = 0;
  for (const name of names) {
    const why = difference(Sandbox, name, stops, every);
    if (why === null) continue;
    failed++;
    console.log(`FAIL ${name}: ${why.slice(0, 3000)}`);
  }
  console.log(`${names.length - failed} of ${names.length} programs are the same with stops as without`);
  if (failed > 0) process.exitCode = 1;
}

if ((process.argv[1] ?? "").endsWith("snapshot-stops.ts")) await main(process.argv.slice(2));
