// Shared structure: forty lists, each with the one before it twice, are a tree of a million million nodes. Whatever walks a
// value pays for every edge it follows, so that a walk without memory of where it has been ends by a limit; one that
// remembers is done at once. And hash floods: tables stay linear for crafted keys, or charge for what they probe.

import { describe, expect, it } from "vitest";
import { Sandbox, type Outcome } from "../../src/index.js";

const LISTS = "x = []\nfor _ in range(40): x = [x, x]\n";
const TUPLES = "t = ()\nfor _ in range(40): t = (t, t)\n";
const DICTS = "d = {}\nfor _ in range(40): d = {'a': d, 'b': d}\n";
const TWO = `${LISTS}y = []\nfor _ in range(40): y = [y, y]\n`;
const OBJECTS = `from dataclasses import dataclass, asdict, astuple, replace
@dataclass
class Node:
    left: object
    right: object
n = m = None
for _ in range(40): n, m = Node(n, n), Node(m, m)
`;

const LIMITS = { instructions: 400_000, memory: 16 * 1024 * 1024 };

function run(program: string): Outcome {
  return new Sandbox({ imports: ["*"], limits: LIMITS, builtins: { exec: true } }).runSync(program);
}

/** Walks of the whole tree: all of these meet a limit. */
const WALKS: Readonly<Record<string, string>> = {
  "repr of lists": `${LISTS}repr(x)`,
  "repr of tuples": `${TUPLES}repr(t)`,
  "repr of dicts": `${DICTS}repr(d)`,
  "repr of a set of tuples": `${TUPLES}repr([t])`,
  "repr of dataclasses": `${OBJECTS}repr(n)`,
  str: `${LISTS}str(x)`,
  ascii: `${LISTS}ascii(x)`,
  print: `${LISTS}print(x)`,
  "f-string": `${LISTS}f'{x}'`,
  "f-string with !r": `${DICTS}f'{d!r:>10}'`,
  format: `${LISTS}'{}'.format(x)`,
  "%s": `${LISTS}'%s' % (x,)`,
  "%r of a dict": `${DICTS}'%r' % (d,)`,
  join: `${LISTS}' '.join([str(x)])`,
  "json.dumps of lists": `import json\n${LISTS}json.dumps(x)`,
  "json.dumps of dicts": `import json\n${DICTS}json.dumps(d, indent=1)`,
  "pprint.pformat": `import pprint\n${LISTS}pprint.pformat(x)`,
  "reprlib is short, repr is not": `${LISTS}[x].__repr__()`,
  "== of two lists": `${TWO}x == y`,
  "!= of two lists": `${TWO}x != y`,
  "< of two lists": `${TWO}x < y`,
  "== of dicts": `${DICTS}e = {}\nfor _ in range(40): e = {'a': e, 'b': e}\nd == e`,
  "== of dataclasses": `${OBJECTS}n == m`,
  "in a list": `${TWO}x in [y]`,
  "index, count, remove": `${TWO}[y].index(x)`,
  "hash of tuples": `${TUPLES}hash(t)`,
  "tuples as keys": `${TUPLES}{t: 1}`,
  "tuples in a set": `${TUPLES}{t}`,
  "tuples in a frozenset": `${TUPLES}frozenset([t])`,
  "lru_cache of tuples": `from functools import lru_cache\n${TUPLES}lru_cache(lambda v: 1)(t)`,
  "sort of lists": `${TWO}[x, y].sort()`,
  "min of lists": `${TWO}min(x, y)`,
  asdict: `${OBJECTS}asdict(n)`,
  astuple: `${OBJECTS}astuple(n)`,
  "an error's text": `${LISTS}raise ValueError(x)`,
  "a KeyError's text": `${TUPLES}raise KeyError(t)`,
  "an assertion's text": `${LISTS}assert False, x`,
  "a note": `${LISTS}e = ValueError()\ne.add_note(str(x))\nraise e`,
  "the text of an unhashable's error": `${LISTS}raise TypeError(f'cannot use {x!r}')`,
  SystemExit: `${LISTS}raise SystemExit(x)`,
  "the value of the program": `${LISTS}x`,
  "match of a tree": `${LISTS}def walk(v):\n    match v:\n        case [a, b]: return walk(a) + walk(b)\n        case _: return 1\nwalk(x)`,
};

/** Walks that remember, or that look at one level only. */
const DONE: Readonly<Record<string, readonly [program: string, value: unknown]>> = {
  "== of a list with itself": [`${LISTS}x == x`, true],
  "copy.copy": [`import copy\n${LISTS}len(copy.copy(x))`, 2],
  "copy.deepcopy": [`import copy\n${LISTS}z = copy.deepcopy(x)\nz[0] is z[1] and z is not x`, true],
  "a slice": [`${LISTS}len(x[:] + x)`, 4],
  reprlib: [`import reprlib\n${LISTS}len(reprlib.repr(x)) < 1000`, true],
  "pprint with a depth": [`import pprint\n${LISTS}pprint.pformat(x, depth=2)`, "[[[...], [...]], [[...], [...]]]"],
  isinstance: [`t = int\nfor _ in range(40): t = (t, t)\nisinstance(1, t)`, true],
};

describe("a tree of 2**40 nodes in forty objects", () => {
  for (const [name, program] of Object.entries(WALKS))
    it(`ends by a limit: ${name}`, () => {
      const outcome = run(program);
      expect({ name, status: outcome.status }).toEqual({ name, status: "limit" });
      expect(outcome.used.instructions).toBeLessThanOrEqual(LIMITS.instructions);
      expect(outcome.used.memory).toBeLessThanOrEqual(LIMITS.memory);
    });

  for (const [name, [program, value]] of Object.entries(DONE))
    it(`is no hindrance: ${name}`, () => {
      expect(run(program)).toMatchObject({ status: "done", value });
    });

  it("does not cross to a tool, nor to globals read by the host", () => {
    let calls = 0;
    const sandbox = new Sandbox({
      limits: LIMITS,
      tools: {
        show: (value: unknown) => {
          calls++;
          return value === null;
        },
      },
    });
    const outcome = sandbox.runSync(`${LISTS}try:\n    show(x)\nexcept ValueError as e:\n    print(e)`);
    expect(outcome.status === "limit" || /argument/.test(outcome.stdout)).toBe(true);
    expect(calls).toBe(0);
    expect(() => sandbox.globals.get("x")).toThrow("limit reached");
  });
});

// --------------------------------------------------------------------------------------------------------- hash flooding

/** Instructions of a program over `n` crafted keys. */
function cost(keys: string, use: string, n: number): number {
  const outcome = new Sandbox({ imports: ["*"], limits: { instructions: 1e9, memory: 2 ** 30 } }).runSync(
    `n = ${n}\nclass Same:\n    def __init__(self, v): self.v = v\n    def __hash__(self): return 7\n    def __eq__(self, o): return self.v == o.v\nkeys = ${keys}\n${use}`,
  );
  expect({ keys, status: outcome.status }).toEqual({ keys, status: "done" });
  return outcome.used.instructions;
}

const USES = ["d = dict.fromkeys(keys)", "s = set(keys)", "d = {}\nfor k in keys: d[k] = d.get(k, 0) + 1"];

describe("crafted keys", () => {
  const CRAFTED: Readonly<Record<string, string>> = {
    "ints with equal low bits": "[i << 20 for i in range(n)]",
    "ints of one bit each and their sums": "[(i & 255) << 40 | (i >> 8) for i in range(n)]",
    "big ints with equal low 64 bits": "[1 + (i << 64) for i in range(n)]",
    "big ints that are equal modulo 2**61 - 1": "[i * (2 ** 61 - 1) for i in range(n)]",
    "negative big ints": "[-(1 << 70) - (i << 61) for i in range(n)]",
    "strings of digits": "[str(i << 20) for i in range(n)]",
    "strings with a long equal beginning": "['a' * 64 + str(i) for i in range(n)]",
    "floats with few bits": "[i * 2.0 ** 40 for i in range(n)]",
    "floats that are whole": "[float(i << 12) for i in range(n)]",
    "floats near zero": "[i * 5e-324 for i in range(n)]",
    "pairs of ints": "[(i << 20, 0) for i in range(n)]",
    "pairs of big ints": "[(i << 64, i << 61) for i in range(n)]",
    bytes: "[(i << 20).to_bytes(8, 'big') for i in range(n)]",
    "frozensets of ints": "[frozenset([i << 20]) for i in range(n)]",
  };
  for (const [name, keys] of Object.entries(CRAFTED))
    it(`stay linear: ${name}`, () => {
      for (const use of USES) {
        const [once, twice] = [cost(keys, use, 1000), cost(keys, use, 2000)];
        expect({ name, use, ratio: twice / once < 2.6 ? "linear" : `${once} then ${twice}` }).toEqual({
          name,
          use,
          ratio: "linear",
        });
      }
    });

  it("of a user's class with one hash pay for every probe", () => {
    for (const use of USES) {
      const [once, twice] = [
        cost("[Same(i) for i in range(n)]", use, 100),
        cost("[Same(i) for i in range(n)]", use, 200),
      ];
      // So many comparisons are made, and each is a call.
      expect(once).toBeGreaterThan((100 * 99) / 2);
      expect(twice).toBeGreaterThan(3 * once);
    }
  });
});

describe("what the machine itself prints of a value", () => {
  it("counts as memory while it is made, as in a call of the guest's", () => {
    const limits = { instructions: 10_000_000, memory: 4 * 1024 * 1024 };
    for (const end of ["x", "assert False, x", "raise SystemExit(x)"])
      expect(new Sandbox({ limits }).runSync(`${LISTS}${end}`)).toMatchObject({ status: "limit", limit: "memory" });
  });

  it("counts as output when SystemExit says it", () => {
    expect(new Sandbox().runSync("raise SystemExit('x' * 2_000_000)")).toMatchObject({
      status: "limit",
      limit: "output",
      stderr: "",
    });
    expect(new Sandbox({ limits: { output: 3 } }).runSync("raise SystemExit('ab')")).toMatchObject({
      status: "done",
      stderr: "ab\n",
      used: { output: 3 },
    });
  });
});
