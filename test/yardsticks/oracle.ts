// Runs CPython 3.13 over many small questions at once, for the differential scripts of this folder.
import { spawnSync } from "node:child_process";

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

/** Prints the first disagreements and a count; sets the exit code when there is one. */
export function report(
  name: string,
  asked: readonly string[],
  got: readonly string[],
  wanted: readonly string[],
): void {
  let wrong = 0;
  for (let index = 0; index < asked.length; index += 1) {
    if (got[index] === wanted[index]) continue;
    wrong += 1;
    if (wrong <= 8)
      console.log(`${name}: ${cut(asked[index])}\n  got    ${cut(got[index])}\n  wanted ${cut(wanted[index])}`);
  }
  console.log(`${name}: ${asked.length} asked, ${wrong} wrong`);
  if (wrong > 0) process.exitCode = 1;
}

function cut(text: string): string {
  return text === undefined || text.length <= 300 ? text : `${text.slice(0, 300)}… (${text.length})`;
}
