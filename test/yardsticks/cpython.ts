// Runs CPython 3.13 over many small questions at once, for the differential scripts of this folder.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";

/** Pipes `lines` to a Python program that prints one answer per line, and returns the answers. */
export function askPython(program: string, lines: readonly string[]): string[] {
  const run = spawnSync("python3.13", ["-c", program], {
    input: lines.join("\n") + "\n",
    encoding: "utf8",
    env: { ...process.env, PYENV_VERSION: "3.13.0", PYTHONIOENCODING: "utf-8:surrogatepass" },
    maxBuffer: 1 << 30,
  });
  if (run.status !== 0) throw new Error(`python3.13: ${run.stderr}`);
  return run.stdout.split("\n").slice(0, lines.length);
}

/** A small deterministic generator (mulberry32), so that a failure can be repeated by its seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Questions in the oracle's words and our answers. */
export interface Exchange {
  readonly asked: readonly string[];
  readonly got: readonly string[];
}

/** A differential test: the same seed makes the same questions, so answers can be recorded. */
export interface Yardstick {
  readonly name: string;
  readonly generate: (seed: number, count: number) => Exchange;
}

/** What `--record` keeps for the tests, which need no Python. */
export interface Recorded {
  readonly seed: number;
  /** Pairs of question and CPython's answer. */
  readonly answers: readonly (readonly [string, string])[];
}

const RECORDED_SEED = 313;
const RECORDED_COUNT = 900;

/** Where a yardstick's recorded answers are. */
export function recordedPath(name: string, folder = "numeric"): URL {
  return new URL(`../${folder}/data/${name}.json`, import.meta.url);
}

/** Declares a yardstick; asks CPython when the script is run by itself. */
export function yardstick(
  name: string,
  program: string,
  generate: (seed: number, count: number) => Exchange,
  folder = "numeric",
): Yardstick {
  if (process.argv[1]?.endsWith(`yardsticks/${name}.ts`)) {
    const record = process.argv[2] === "--record";
    const seed = record ? RECORDED_SEED : Number(process.argv[2] ?? 1);
    const { asked, got } = generate(seed, record ? RECORDED_COUNT : Number(process.argv[3] ?? 20000));
    const wanted = askPython(program, asked);
    report(name, asked, got, wanted);
    if (record) {
      const answers = asked.map((question, index) => [digest(question), digest(wanted[index])]);
      const lines = answers.map((answer) => JSON.stringify(answer)).join(",\n");
      writeFileSync(recordedPath(name, folder), `{"seed":${seed},"answers":[\n${lines}\n]}\n`);
    }
  }
  return { name, generate };
}

/** Prints the first disagreements and a count; sets the exit code when there is one. */
function report(name: string, asked: readonly string[], got: readonly string[], wanted: readonly string[]): void {
  let wrong = 0;
  for (let index = 0; index < asked.length; index += 1) {
    if (got[index] === wanted[index]) continue;
    wrong += 1;
    if (wrong <= 8) {
      console.log(`${name}: ${cut(asked[index])}\n  got    ${cut(got[index])}\n  wanted ${cut(wanted[index])}`);
    }
  }
  console.log(`${name}: ${asked.length} asked, ${wrong} wrong`);
  if (wrong > 0) process.exitCode = 1;
}

/** Long text by its beginning, length and checksum, so that recorded files stay small. */
export function digest(text: string): string {
  if (text.length <= 160) return text;
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  return `${text.slice(0, 60)}…${text.length}:${sum >>> 0}`;
}

function cut(text: string): string {
  return text === undefined || text.length <= 300 ? text : `${text.slice(0, 300)}… (${text.length})`;
}
