// `npm run bench -- scaling`: ten programs at 1, 10 and 100 times the size. The slope is the exponent between 10 and 100
// times: 1.0 is linear, 2.0 quadratic. What must not be quadratic: text grown by +=, dict growth, deep closures, chains of
// exceptions. `list.pop(0)` moves what is left, as in CPython, at a documented cost.

import { cpuMilliseconds, machine, publish, short } from "./shared.js";

const { Sandbox, compile } = (await import(
  new URL("../dist/index.node.js", import.meta.url).href
)) as typeof import("../src/index.js");

const CASES: readonly (readonly [name: string, source: (size: number) => string, base: number])[] = [
  ["an integer loop", (n) => `total = 0\nfor i in range(${n}): total += i * i % 7\ntotal`, 4000],
  ["text grown by +=", (n) => `s = ""\nfor i in range(${n}): s += "ab"\nlen(s)`, 2000],
  [
    "text grown by += and looked at",
    (n) => `s = ""\nk = 0\nfor i in range(${n}):\n s += "ab"\n k += s[-1] == "b"\nk`,
    500,
  ],
  ["list.pop(0) until empty", (n) => `xs = list(range(${n}))\nwhile xs: xs.pop(0)\nlen(xs)`, 500],
  ["a growing dict", (n) => `d = {}\nfor i in range(${n}): d[f"key{i}"] = i\nlen(d)`, 1000],
  ["sorting", (n) => `xs = [i * 7919 % 100003 for i in range(${n})]\nxs.sort()\nxs[0]`, 1000],
  [
    "closures in closures",
    (n) => `def wrap(f): return lambda: f\nf = None\nfor i in range(${n}): f = wrap(f)\nwhile f: f = f()\nf`,
    800,
  ],
  [
    "a chain of exceptions",
    (n) =>
      `last = None\nfor i in range(${n}):\n try:\n  raise ValueError(i) from last\n except ValueError as e: last = e\nlast.args[0]`,
    300,
  ],
  ["split and join", (n) => `s = ",".join(str(i) for i in range(${n}))\nlen(",".join(s.split(",")))`, 1500],
  ["json there and back", (n) => `import json\nlen(json.loads(json.dumps([{"a": i} for i in range(${n})])))`, 200],
];
const COMPILE = (n: number): string =>
  Array.from({ length: n }, (_, i) => `x${i} = [${i}, f"{${i}}"] if ${i} else None`).join("\n");

const head = machine();
function time(work: () => void): number {
  let best = Infinity;
  for (let round = 0; round < 5; round++) {
    const start = cpuMilliseconds();
    work();
    best = Math.min(best, cpuMilliseconds() - start);
  }
  return best;
}
const slope = (less: number, more: number): string =>
  Math.log10(Math.max(more, 1e-3) / Math.max(less, 1e-3)).toFixed(2);
const rows: string[][] = [];
for (const [name, source, base] of CASES) {
  const counted: number[] = [];
  const times = [1, 10, 100].map((factor) => {
    const program = compile(source(base * factor), { filename: "<bench>" });
    return time(() => {
      const outcome = new Sandbox({
        imports: ["json"],
        limits: { instructions: 1e12, memory: 2 ** 31, source: 2 ** 26 },
      }).runSync(program);
      if (outcome.status !== "done") throw new Error(`${name}: ${outcome.status}`);
      counted.push(outcome.used.instructions);
    });
  });
  rows.push([
    name,
    ...times.map((value) => short(value)),
    slope(times[1], times[2]),
    slope(counted[5], counted[counted.length - 1]),
  ]);
}
const compiles = [1, 10, 100].map((factor) => {
  const text = COMPILE(60 * factor);
  return time(() => void compile(text, { filename: "<bench>" }));
});
rows.push(["compiling", ...compiles.map((value) => short(value)), slope(compiles[1], compiles[2]), ""]);
publish("scaling", {
  title: "Scaling",
  machine: head,
  note: "CPU ms, the least of five; slope of time and of instructions charged between 10 and 100 times (1 is linear).",
  columns: ["program", "1×", "10×", "100×", "slope", "slope charged"],
  rows,
});
