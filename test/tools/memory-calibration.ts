// Holds the formulas of src/objects/sizes.ts against V8's heap (`npx tsx test/tools/memory-calibration.ts [names] [--dist
// FOLDER]`): makes many objects of a kind in a sandbox, and compares what the mark pass counts with what the heap grew by.
// A ratio between 0.5 and 2.0 is accepted; the exit code is 1 when one lies outside.

import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** What is made, after a preparation; `x` holds it. */
const KINDS: Readonly<Record<string, readonly [before: string, program: string]>> = {
  classes: ["", "x=[]\nfor i in range(2000):\n    class A: pass\n    x.append(A)"],
  methods: [
    "",
    "x=[]\nfor i in range(2000):\n    class A:\n        def f(self): pass\n        def g(self): return 1\n    x.append(A)",
  ],
  functions: ["", "x=[]\nfor i in range(20000):\n    def f(a): return a\n    x.append(f)"],
  closures: ["def mk(i):\n    def f(): return i\n    return f", "x=[mk(i) for i in range(20000)]"],
  instances: ["class A:\n    def __init__(s,i): s.a=i; s.b=i", "x=[A(i) for i in range(50000)]"],
  linked: ["class N:\n    def __init__(s,n): s.n=n", "x=None\nfor i in range(50000): x=N(x)"],
  shapes: ["class A: pass", "x=[]\nfor i in range(5000):\n    a=A(); setattr(a,'k%d'%i,1); x.append(a)"],
  slots: ["class A:\n    __slots__=('a','b')\n    def __init__(s): s.a=1; s.b=2", "x=[A() for i in range(50000)]"],
  tuples: ["", "x=list(zip(range(100000),range(100000)))"],
  lists: ["", "x=[[i] for i in range(100000)]"],
  "empty lists": ["", "x=[[] for i in range(100000)]"],
  dicts: ["", "x=[{'a':i} for i in range(30000)]"],
  "empty dicts": ["", "x=[{} for i in range(100000)]"],
  sets: ["", "x=[{i} for i in range(30000)]"],
  "one dict of ints": ["", "x={i:i for i in range(200000)}"],
  "one dict of texts": ["", "x={str(i):i for i in range(200000)}"],
  texts: ["", "x=['abc%d'%i for i in range(200000)]"],
  floats: ["", "x=[i*0.5 for i in range(200000)]"],
  "big ints": ["", "x=[(1<<70)+i for i in range(100000)]"],
  complex: ["", "x=[complex(i,1) for i in range(50000)]"],
  bytes: ["", "x=[b'%d'%i for i in range(50000)]"],
  bytearrays: ["", "x=[bytearray(10) for i in range(20000)]"],
  ranges: ["", "x=[range(i) for i in range(50000)]"],
  iterators: ["l=[1]", "x=[iter(l) for i in range(50000)]"],
  generators: ["def g():\n    yield 1", "x=[g() for i in range(20000)]\nfor y in x: next(y)"],
  "bound methods": ["class A:\n    def f(s): pass\na=A()", "x=[a.f for i in range(100000)]"],
  exceptions: ["", "x=[ValueError(i) for i in range(30000)]"],
  deques: ["from collections import deque", "x=[deque([1]) for i in range(20000)]"],
  "one deque": ["from collections import deque", "x=deque(range(300000))"],
  dataclasses: [
    "from dataclasses import dataclass\n@dataclass\nclass A:\n    a: int\n    b: int",
    "x=[A(i,i) for i in range(20000)]",
  ],
  partials: ["from functools import partial", "x=[partial(int,i) for i in range(30000)]"],
  fractions: ["from fractions import Fraction", "x=[Fraction(i,7) for i in range(10000)]"],
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { dist: { type: "string", default: fileURLToPath(new URL("../../dist", import.meta.url)) } },
});

interface Built {
  readonly Sandbox: new (options: object) => { runSync(program: string): { readonly status: string } };
}
const { Sandbox } = (await import(pathToFileURL(resolve(values.dist, "index.js")).href)) as Built;
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

function heap(): number {
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

let outside = 0;
for (const [name, [before, program]] of Object.entries(KINDS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const sandbox = new Sandbox({ imports: ["*"], limits: { instructions: 1e9, memory: 2 ** 31 } });
  const machine = Reflect.get(Reflect.get(sandbox, "session") as object, "machine") as object;
  const counted = (): number => {
    Reflect.set(machine, "creditGiven", 0);
    Reflect.set(machine, "credit", 0);
    (Reflect.get(machine, "countMemory") as (bytes: number) => void).call(machine, 0);
    return Reflect.get(machine, "live") as number;
  };
  sandbox.runSync(before);
  const [heapBefore, countedBefore] = [heap(), counted()];
  if (sandbox.runSync(program).status !== "done") throw new Error(`${name} did not run`);
  const [grown, charged] = [heap() - heapBefore, counted() - countedBefore];
  const ratio = charged / grown;
  const accepted = ratio >= 0.5 && ratio <= 2;
  if (!accepted) outside++;
  console.log(
    `${name.padEnd(20)}${(charged / 1024).toFixed(0).padStart(8)} KiB counted${(grown / 1024).toFixed(0).padStart(8)} KiB taken  ${ratio.toFixed(2)}${accepted ? "" : "  OUTSIDE"}`,
  );
}
console.log(`${outside} outside 0.5–2.0`);
if (outside > 0) process.exitCode = 1;
