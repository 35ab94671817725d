// Snapshot invariance: programs stopped, written, restored and continued are the programs that were never stopped, counts
// included. A sample of the cases; `test/tools/snapshot-stops.ts` runs all of them.

import { describe, expect, it } from "vitest";
import { Sandbox } from "../../src/index.js";
import { listCases, parseCase } from "../tools/cases.js";
import { difference, stopped, straight, visible } from "../tools/snapshot-stops.js";

/** Stopped wherever they can be. */
const SHORT = [
  "x = 1\nfor i in range(5):\n    x += i * x\nprint(x)\n",
  "def f(n): return n if n < 2 else f(n - 1) + f(n - 2)\nprint(f(7))\n",
  "class A:\n    def __init__(self): self.x = []\n    def add(self, v): self.x.append(v); return self\na = A().add(1).add(2)\nprint(a.x, a.__dict__)\n",
  "try:\n    [1 / n for n in (2, 1, 0)]\nexcept ZeroDivisionError as e: print(e, e.__traceback__.tb_lineno)\nfinally: print('done')\n",
  "def g():\n    try:\n        x = yield 1\n        print(x)\n        yield from 'ab'\n    finally: print('end')\nit = g()\nprint(next(it), it.send(5), next(it), [x for x in it]); it.close()\n",
  "d = {i: str(i) for i in range(12)}\ndel d[3]\ns = {(1, 2), 'a', 3.5}\nprint(d, sorted(map(str, s)), d.keys() & {1, 2})\n",
  "words = 'the cat sat on the mat'.split()\nprint(sorted(set(words), key=lambda w: (len(w), w)), max(words, key=len))\n",
  "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int\n    y: int = 2\nprint(P(1), P(1) == P(1, 2))\n",
  "for i in range(3):\n    if i == 2: raise ValueError('lost')\n",
  "def f(): return f()\nf()\n",
];

const STEP = 23;
const sample = listCases().filter((_name, index) => index % STEP === 0);

describe("a program that is stopped, written, restored and continued is the same", () => {
  it.each(SHORT.map((source, index) => [source.split("\n")[0], source, index] as const))(
    "at every place where it can be: %s",
    { timeout: 60_000 },
    (_title, source, index) => {
      const test = { ...parseCase(`short-${index}.py`, source), limits: { depth: 20 } };
      const every = stopped(Sandbox, test, 1, 300);
      expect(visible(every.outcome)).toBe(visible(straight(Sandbox, test)));
      expect(every.isCanonical).toBe(true);
    },
  );

  it.each(sample)("%s", { timeout: 60_000 }, (name) => {
    expect(difference(Sandbox, name, 3)).toBeNull();
  });
});
