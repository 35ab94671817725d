/**
 * Snapshots changed in every way: single bits, lost ends, bytes put in, taken out, swapped, copied. Changed bytes as they are
 * must all be refused with a code. The same changes under a checksum made anew (a forger without the key) must be refused or
 * give a sandbox whose run ends in an outcome: nothing but SnapshotError is thrown, and no process hangs. Used by the tests (a
 * sample) and on its own:
 *
 *     npm run build && npx tsx test/tools/snapshot-mutations.ts [count]
 */

import { createHash } from "node:crypto";
import type { SandboxOptions } from "../../src/host/options.js";
import type { Sandbox as SandboxType } from "../../src/host/sandbox.js";
import type { SnapshotError as SnapshotErrorType } from "../../src/vm/snapshot-bytes.js";

export interface Package {
  readonly Sandbox: typeof SandboxType;
  readonly SnapshotError: typeof SnapshotErrorType;
}

const CHECKSUM_LENGTH = 32;

const OPTIONS: SandboxOptions = {
  imports: ["*"],
  limits: { instructions: 200_000, memory: 16 * 1024 * 1024 },
  files: { "/a.txt": "text" },
  tools: {
    ask: {
      description: "",
      inputSchema: { type: "object", properties: { text: { type: "string" } }, required: ["text"] },
    },
  },
};

const PROGRAMS = [
  `
class A:
    def __init__(self, n): self.n, self.d = n, {n: [n, 1.5, (n, "é")], 3 + n: {n}}
    def __repr__(self): return ask("repr %d" % self.n)
def gen(x):
    try:
        while True: x = yield (x, 2**70, b"ab", "\\U0001f600")
    finally: pass
it = gen(1); next(it)
f = open("/b.txt", "w")
print(sorted([A(2), A(1)], key=lambda a: a.n), it, A(3))
f.write("x" * 20)
`,
  `
import re, json
seen = {1, (2, 3), frozenset("ab")}
def hook(o): return ask(str(len(seen)))
print(json.dumps([1, {"k": object()}, "x"], default=hook), re.sub("[a-c]+", lambda m: ask(m[0]), "abc d ab"))
try: [ask(c) for c in "xyz"][9]
except IndexError as e: print(repr(e), ask("end"))
`,
];

/** A generator of whole numbers below a bound, the same for a seed. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

export async function originals(Sandbox: typeof SandboxType): Promise<Uint8Array[]> {
  const made: Uint8Array[] = [];
  for (const program of PROGRAMS) {
    const sandbox = new Sandbox(OPTIONS);
    const outcome = await sandbox.start(program);
    if (outcome.status !== "suspended") throw new Error(`the program ended as ${outcome.status}`);
    made.push(sandbox.snapshot());
  }
  return made;
}

/** One change of some bytes; never the same bytes. */
export function mutate(bytes: Uint8Array, number: number, start: number, end: number): Uint8Array {
  const roll = dice(Math.imul(number + 1, 2654435761));
  const at = start + roll(end - start);
  const copy = Uint8Array.from(bytes);
  switch (number % 8) {
    case 0:
    case 1:
    case 2:
      copy[at] = (copy[at] ?? 0) ^ (1 << roll(8));
      return copy;
    case 3:
      copy[at] = ((copy[at] ?? 0) + 1 + roll(255)) & 255;
      return copy;
    case 4:
      return bytes.slice(0, at);
    case 5: {
      const longer = new Uint8Array(bytes.length + 1 + roll(4));
      longer.set(bytes.subarray(0, at));
      longer.set(bytes.subarray(at), at + longer.length - bytes.length);
      for (let index = at; index < at + longer.length - bytes.length; index++) longer[index] = roll(256);
      return longer;
    }
    case 6: {
      const count = Math.min(1 + roll(8), end - at);
      const shorter = new Uint8Array(bytes.length - count);
      shorter.set(bytes.subarray(0, at));
      shorter.set(bytes.subarray(at + count), at);
      return shorter;
    }
    default: {
      const from = start + roll(end - start);
      const count = Math.min(1 + roll(16), end - at, end - from);
      copy.copyWithin(at, from, from + count);
      if (Buffer.compare(copy, bytes) === 0) copy[at] = (copy[at] ?? 0) ^ 0x55;
      return copy;
    }
  }
}

/** The length and the checksum made right again. */
function forge(bytes: Uint8Array): Uint8Array {
  const end = bytes.length - CHECKSUM_LENGTH;
  if (end < 14) return bytes;
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(10, bytes.length, true);
  bytes.set(createHash("sha256").update(bytes.subarray(0, end)).digest(), end);
  return bytes;
}

export interface Tally {
  readonly codes: Map<string, number>;
  readonly failures: string[];
}

/** Changed bytes as they are: all refused. */
export function flips(pack: Package, bytes: Uint8Array, first: number, count: number): Tally {
  const codes = new Map<string, number>();
  const failures: string[] = [];
  for (let number = first; number < first + count; number++) {
    const changed = mutate(bytes, number, 0, bytes.length);
    try {
      pack.Sandbox.restore(changed, OPTIONS);
      failures.push(`change ${number} was taken`);
    } catch (error) {
      if (error instanceof pack.SnapshotError) codes.set(error.code, (codes.get(error.code) ?? 0) + 1);
      else failures.push(`change ${number}: ${error instanceof Error ? (error.stack ?? "") : String(error)}`);
    }
  }
  return { codes, failures };
}

/** Changed under a new checksum: refused, or a run that ends. */
export async function forgeries(pack: Package, bytes: Uint8Array, first: number, count: number): Promise<Tally> {
  const codes = new Map<string, number>();
  const failures: string[] = [];
  const tell = (what: string): void => {
    codes.set(what, (codes.get(what) ?? 0) + 1);
  };
  for (let number = first; number < first + count; number++) {
    const changed = forge(mutate(bytes, number, 14, bytes.length - CHECKSUM_LENGTH));
    let sandbox: SandboxType;
    try {
      sandbox = pack.Sandbox.restore(changed, OPTIONS);
    } catch (error) {
      if (error instanceof pack.SnapshotError) tell(error.code);
      else failures.push(`forgery ${number}: ${error instanceof Error ? (error.stack ?? "") : String(error)}`);
      continue;
    }
    try {
      tell(await finish(sandbox));
    } catch (error) {
      failures.push(`forgery ${number}, running: ${error instanceof Error ? (error.stack ?? "") : String(error)}`);
    }
  }
  return { codes, failures };
}

/** Our own errors that programs ended with, for the report. */
const internals: Error[] = [];

async function finish(sandbox: SandboxType): Promise<string> {
  for (let calls = 0; calls < 20; calls++) {
    const [call] = sandbox.pendingCalls;
    if (call === undefined) return "idle";
    const outcome = await sandbox.resume(call.id, "answer");
    if (outcome.status === "internal") {
      // Refused when the state was seen to be none: the cause says so, as a refusal by restore() would have.
      const { cause } = outcome;
      if (cause instanceof Error && cause.name === "SnapshotError") {
        internals.push(cause.cause as Error);
        return `${(cause as SnapshotErrorType).code} in the run`;
      }
      throw cause;
    }
    if (outcome.status !== "suspended") return outcome.status;
  }
  return "suspended";
}

async function main(count: number): Promise<void> {
  const pack = (await import(new URL("../../dist/index.js", import.meta.url).href)) as Package;
  let failed = 0;
  const show = (what: string, { codes, failures }: Tally): void => {
    failed += failures.length;
    const shown = [...codes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, times]) => `${code} ${times}`);
    console.log(`${what}: ${shown.join(", ")}${failures.length > 0 ? `; FAILED ${failures.length}` : ""}`);
    for (const failure of failures.slice(0, 5)) console.log(failure);
    for (const error of internals.splice(0)) console.log(error.stack);
  };
  for (const bytes of await originals(pack.Sandbox)) {
    console.log(`a snapshot of ${bytes.length} bytes`);
    show(`  ${count} changes`, flips(pack, bytes, 0, count));
    show(`  ${count} changes under a new checksum`, await forgeries(pack, bytes, 0, count));
  }
  if (failed > 0) process.exitCode = 1;
}

if ((process.argv[1] ?? "").endsWith("snapshot-mutations.ts")) await main(Number(process.argv[2] ?? 20_000));
