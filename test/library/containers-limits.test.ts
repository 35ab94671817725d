// Limits met inside math, itertools and collections: huge requests are refused before any work, endless natives stop, and a
// stop at any point leaves deques, OrderedDicts, tees and groups in order for the next run.

import { describe, expect, it } from "vitest";
import { Sandbox } from "../../src/index.js";

function sandbox(instructions: number, memory = 32 * 1024 * 1024): Sandbox {
  return new Sandbox({ imports: ["*"], limits: { instructions, memory } });
}

describe("a request that could never be held is refused before any work", () => {
  const requests = [
    "math.factorial(10**9)",
    "math.comb(10**9, 5 * 10**8)",
    "math.perm(10**9, 10**8)",
    "math.perm(10**30, 10**17)",
    "collections.deque([1]) * 10**10",
    "itertools.product('ab', repeat=10**10)",
    "list(itertools.combinations_with_replacement('ab', 10**9))",
    "itertools.tee([], 10**9)",
  ];
  for (const request of requests)
    it(request, async () => {
      const outcome = await sandbox(1_000_000).run(`
import math, itertools, collections
try:
    ${request}
except MemoryError:
    print("refused")
`);
      expect(outcome.stdout).toBe("refused\n");
      expect(outcome.used.instructions).toBeLessThan(20_000);
    });
});

describe("a native without end stops at the instruction limit", () => {
  const programs = [
    "next(itertools.dropwhile(bool, itertools.repeat(1)))",
    "next(itertools.filterfalse(None, itertools.count(1)))",
    "next(itertools.islice(itertools.count(), 10**12, None))",
    "next(itertools.chain.from_iterable(itertools.repeat(())))",
    "next(itertools.compress(itertools.repeat(1), itertools.repeat(0)))",
    "collections.deque(itertools.cycle('ab'), maxlen=3)",
    "collections.deque(itertools.repeat(1), maxlen=0)",
    "collections.Counter(itertools.repeat('x'))",
    "math.fsum(itertools.repeat(0.5))",
    "math.prod(itertools.repeat(1))",
    "math.sumprod(itertools.repeat(1), itertools.repeat(2))",
    "g = itertools.groupby(itertools.repeat(1)); next(g); next(g)",
    "collections.OrderedDict((1, i) for i in itertools.count())",
  ];
  for (const program of programs)
    it(program, async () => {
      const outcome = await sandbox(200_000).run(`import math, itertools, collections\n${program}`);
      expect(outcome.status).toBe("limit");
    });
});

interface Stopped {
  readonly name: string;
  readonly setup: string;
  /** Runs until the limit. */
  readonly work: string;
  /** Must print "ok". */
  readonly check: string;
}
const STOPPED: readonly Stopped[] = [
  {
    name: "a deque that is filled and emptied",
    setup: "from collections import deque\nd = deque(range(20))",
    work: "while True:\n d.extend(range(7)); d.rotate(3); d.insert(4, 'x'); del d[2]; d.appendleft(1); d.popleft(); d.remove(1) if 1 in d else 0\n while len(d) > 40: d.pop()",
    check:
      "items = list(d)\nprint('ok' if len(items) == len(d) and all(d[i] is items[i] for i in range(len(d))) else (d, items))",
  },
  {
    name: "an OrderedDict whose entries move",
    setup: "from collections import OrderedDict\no = OrderedDict.fromkeys(range(12))",
    work: "n = 12\nwhile True:\n o.move_to_end(next(iter(o))); o.move_to_end(n - 2, False); o[n] = 1; o.popitem(last=False); n += 1",
    check:
      "keys = list(o)\nprint('ok' if len(keys) == len(o) == len(set(keys)) and all(k in o for k in keys) and keys == list(reversed(list(reversed(o)))) else o)",
  },
  {
    name: "a tee over a generator",
    setup:
      "from itertools import tee\ndef gen():\n n = 0\n while True:\n  for _ in range(3): n += 1\n  yield n\na, b = tee(gen())",
    work: "while True: next(a); next(b); next(a)",
    check:
      "try:\n    x = next(b)\n    print('ok' if isinstance(x, int) else x)\nexcept StopIteration:\n    print('ok')",
  },
  {
    name: "groups with a key function",
    setup:
      "from itertools import groupby, count\ndef key(n): return sum([n, 0]) // 3\ng = groupby(count(), key)\nlast = -1",
    work: "for k, items in g:\n last = k\n for item in items: pass",
    check: "k, items = next(g)\nprint('ok' if k > last else (k, last))",
  },
  {
    name: "a Counter that counts objects of a class",
    setup:
      "from collections import Counter\nclass K:\n def __init__(s, v): s.v = v\n def __hash__(s): return s.v % 3\n def __eq__(s, o): return s.v == o.v\nks = [K(i) for i in range(6)]\nc = Counter()",
    work: "while True: c.update(ks); c.subtract(ks[:3])",
    check: "print('ok' if len(c) == len(list(c)) and all(isinstance(n, int) for n in c.values()) else c)",
  },
];

describe("a stop at any point leaves the containers in order", () => {
  for (const { name, setup, work, check } of STOPPED)
    it(name, async () => {
      for (let budget = 40_000; budget < 40_500; budget += 7) {
        const box = sandbox(budget);
        expect((await box.run(setup)).status).toBe("done");
        expect((await box.run(work)).status).toBe("limit");
        const outcome = await box.run(check);
        expect([budget, outcome.status, outcome.stdout]).toEqual([budget, "done", "ok\n"]);
      }
    });
});
