// Looks for work that is charged too little: calls every built-in, every method of the common types and every public
// function of the modules with large arguments of many kinds in a loop, and prints what cost most processor time per
// instruction charged. What costs more than the bound is printed as soon as it is found, and each callable has a bounded
// time; the exit code is 1 when there was any. Invariant: measures the built package, in this process.
//
//   npx tsx test/tools/soundness.ts [options]
//     --only PREFIX   callables whose name (`str.find`, `math.comb`, `sorted`) begins so; may be given several times
//     --from PREFIX   begins with the first such callable: to go on where a run was interrupted
//     --bound NS      nanoseconds per instruction that are too many (default 250)
//     --each MS       processor time for one callable (default 1500)
//     --worst N       so many lines at the end (default 40)
//     --last FILE     the probe under way, for when one hangs
//     --dist FOLDER   another build than dist

import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { MODULES } from "../../src/library/modules.js";

/** Units of a probe, and of the repetition of one that seems dear. */
const BUDGET = 100_000;
const AGAIN = 1_000_000;
/** Nanoseconds per unit from which on a probe is repeated. */
const SUSPECT = 150;

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true, default: [] },
    from: { type: "string", default: "" },
    each: { type: "string", default: "1500" },
    worst: { type: "string", default: "40" },
    bound: { type: "string", default: "250" },
    last: { type: "string", default: "" },
    dist: { type: "string", default: fileURLToPath(new URL("../../dist", import.meta.url)) },
  },
});

interface Outcome {
  readonly status: string;
  readonly error?: { readonly type: string; readonly traceback: string };
  readonly cause?: unknown;
  readonly value?: unknown;
  readonly used: { readonly instructions: number };
}
const built = (await import(pathToFileURL(resolve(values.dist, "index.js")).href)) as {
  readonly Sandbox: new (options: object) => {
    runSync(program: string): Outcome;
    callSync(name: string, args: readonly unknown[]): Outcome;
  };
};

/** Arguments; each is made anew for every probe. */
const SETUP = `
import re, collections, fractions, datetime, io, itertools
try: import decimal
except ImportError: pass
class Instance:
    def __init__(self): self.a = 1
class Hashed:
    def __init__(self, v): self.v = v
    def __hash__(self): return 7
    def __eq__(self, o): return self is o
def shared():
    x = []
    for _ in range(40): x = [x, x]
    return x
POOL = {
    'S': lambda: 'ab' * 50000, 'B': lambda: b'ab' * 50000, 'L': lambda: list(range(20000)),
    'T': lambda: tuple(range(20000)), 'D': lambda: dict.fromkeys(range(20000)), 'E': lambda: set(range(20000)),
    'I': lambda: 2 ** 60000 + 1, 'F': lambda: 1.5e300, 'N': lambda: 20000, 'n': lambda: 3, 's': lambda: 'b',
    'W': lambda: 'é😀' * 20000, 'LS': lambda: ['ab', 'cd'] * 5000, 'LF': lambda: [0.5, 1.5] * 5000, 'X': shared,
    'LL': lambda: [['a', 'b']] * 5000, 'G': lambda: (lambda *a: 1), 'R': lambda: range(10**9), 'O': Instance,
    'IT': lambda: iter(range(10**9)), 'LN': lambda: 'one line\\n' * 10000, 'Z': lambda: '0' * 4000, 'ty': lambda: int,
    'J': lambda: '[' + '1, ' * 20000 + '1]', 'DS': lambda: {str(i): i for i in range(5000)}, 'BI': lambda: 10**17,
    'LI': lambda: [10**30] * 5000, 'H': lambda: {Hashed(i): i for i in range(100)}, 'LT': lambda: [(1, 2)] * 5000,
}
SELVES = {
    'str': POOL['S'], 'wide': POOL['W'], 'lines': POOL['LN'], 'bytes': POOL['B'], 'list': POOL['L'], 'tuple': POOL['T'], 'dict': POOL['D'],
    'set': POOL['E'], 'frozenset': lambda: frozenset(range(20000)), 'int': POOL['I'], 'small': POOL['n'], 'float': POOL['F'],
    'range': POOL['R'], 'bytearray': lambda: bytearray(POOL['B']()), 'complex': lambda: 1e3+2j, 'lists': POOL['LL'],
    'shared': POOL['X'], 'deque': lambda: collections.deque(range(20000)), 'Counter': lambda: collections.Counter(range(20000)),
    'OrderedDict': lambda: collections.OrderedDict.fromkeys(range(20000)), 'ChainMap': lambda: collections.ChainMap(*[{1: 2}] * 1000),
    'memoryview': lambda: memoryview(POOL['B']()), 'keys': lambda: POOL['D']().keys(), 'items': lambda: POOL['D']().items(),
    'values': lambda: POOL['D']().values(), 'slice': lambda: slice(1, 10**9), 'pattern': lambda: re.compile('a*b|c'), 'match': lambda: re.search('(a)(b)*', POOL['S']()),
    'Fraction': lambda: fractions.Fraction(2**5000 + 1, 3**3000), 'Decimal': lambda: decimal.Decimal('1.' + '3' * 2000),
    'datetime': lambda: datetime.datetime(2024, 1, 2), 'timedelta': lambda: datetime.timedelta(days=3),
    'StringIO': lambda: io.StringIO(POOL['LN']()), 'BytesIO': lambda: io.BytesIO(POOL['B']()), 'type': lambda: Instance, 'instance': Instance, 'hashed': POOL['H'],
    'exception': lambda: ValueError('ab' * 50000), 'nested': lambda: [[[list(range(100))] * 10] * 10] * 10,
}
def names(kind):
    obj = SELVES[kind]() if kind in SELVES else __import__(kind, None, None, ['x'])
    return [n for n in dir(obj) if callable(getattr(obj, n, None))]
def target(kind, name):
    if kind == '': return eval(name)
    if kind in SELVES: return getattr(SELVES[kind](), name)
    return getattr(__import__(kind, None, None, ['x']), name)
def probe(kind, name, codes):
    f = target(kind, name)
    args = [POOL[c]() for c in codes]
    f(*args)
    while True:
        try:
            while True: f(*args)
        except Exception: pass
`;

const POOL = "S B L T D E I F N n s W LS LF X LL G R O IT LN Z ty J DS BI LI H LT".split(" ");
const SELVES =
  "str wide lines bytes list tuple dict set frozenset int small float range bytearray complex lists shared deque Counter OrderedDict ChainMap memoryview keys items values slice pattern match Fraction Decimal datetime timedelta StringIO BytesIO type instance hashed exception nested".split(
    " ",
  );
/** Never called: they wait, read, or end the run. */
const LEFT_OUT = new Set([
  "input",
  "breakpoint",
  "exit",
  "quit",
  "sleep",
  "__class__",
  "help",
  "run_until_complete",
  "exec",
  "eval",
]);

/** The most telling first, since the time for a callable is bounded. */
function combinations(): string[][] {
  const all: string[][] = [[], ...POOL.map((code) => [code])];
  all.push(
    ["G", "L"],
    ["G", "E"],
    ["G", "R"],
    ["G", "IT"],
    ["s", "S"],
    ["s", "W"],
    ["n", "L"],
    ["ty", "LS"],
    ["s", "s", "S"],
    ["G", "L", "L"],
    ["I", "n", "I"],
    ["I", "I", "I"],
    ["S", "s", "Z"],
  );
  for (const code of POOL) all.push([code, code]);
  for (const second of ["n", "s", "L"]) for (const code of POOL) if (code !== second) all.push([code, second]);
  for (const code of POOL) all.push([code, "n", "N"], [code, "s", "s"]);
  return all;
}

/** Milliseconds of `referenceWork` on the machine that the bounds were written on, idle. */
const REFERENCE = 6.5;

function referenceWork(): number {
  const map = new Map<number, { readonly index: number }>();
  let value = 12_345;
  for (let index = 0; index < 40_000; index++) {
    value = (Math.imul(value, 1_103_515_245) + 12_345) | 0;
    map.set(value, { index });
  }
  let sum = 0;
  for (const entry of map.values()) sum = (sum + entry.index) | 0;
  return sum;
}

/** How much slower than usual the machine is now: it may have other work. */
function slowness(): number {
  const times = [0, 0, 0].map(() => {
    const started = processor();
    referenceWork();
    return processor() - started;
  });
  return Math.max(1, (times.sort((a, b) => a - b)[1] ?? 0) / REFERENCE);
}

function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function make(instructions: number): InstanceType<typeof built.Sandbox> {
  const limits = { instructions: 1e7, memory: 64 * 2 ** 20, output: 1e8 };
  const sandbox = new built.Sandbox({ imports: ["*"], builtins: { exec: true }, limits });
  const outcome = sandbox.runSync(SETUP);
  if (outcome.status !== "done") throw new Error(`setup: ${outcome.status} ${outcome.error?.traceback ?? ""}`);
  const machine = Reflect.get(Reflect.get(sandbox, "session") as object, "machine") as { readonly limits: object };
  Reflect.set(machine, "limits", { ...machine.limits, instructions, time: 5000 });
  return sandbox;
}

interface Row {
  readonly what: string;
  readonly args: string;
  readonly cost: number;
}
const rows: Row[] = [];
const broken: string[] = [];
const bound = Number(values.bound);
const each = Number(values.each);
let probes = 0;
let callables = 0;
let cut = 0;
let begun = values.from === "";

/** The dearest call of one callable, or null when none is dear. */
function examine(kind: string, name: string, what: string): Row | null {
  let sandbox = make(BUDGET);
  let worst: Row | null = null;
  const measure = (codes: readonly string[]): number => {
    const started = processor();
    const outcome = sandbox.callSync("probe", [kind, name, codes]);
    const time = processor() - started;
    probes++;
    if (outcome.status === "internal") {
      broken.push(`${what}(${codes.join(", ")}): ${String((outcome.cause as Error).stack).slice(0, 300)}`);
      console.log(`INTERNAL ${broken.at(-1) as string}`);
      sandbox = make(BUDGET);
      return 0;
    }
    return time < 5 ? 0 : (time * 1e6) / (outcome.used.instructions + 10_000);
  };
  const started = processor();
  for (const codes of combinations()) {
    if (processor() - started > each) {
      cut++;
      break;
    }
    if (values.last !== "") writeFileSync(values.last, `${what}(${codes.join(", ")})`);
    if (measure(codes) < SUSPECT) continue;
    // More of it, twice, so that neither a collection of garbage nor code that is still cold counts.
    sandbox = make(AGAIN);
    const before = slowness();
    const cost = Math.min(measure(codes), measure(codes)) / Math.max(before, slowness());
    sandbox = make(BUDGET);
    if (worst === null || cost > worst.cost) worst = { what, args: codes.join(", "), cost };
  }
  return worst;
}

/** What can be called there; of the built-ins all but the exceptions. */
function namesOf(kind: string): readonly string[] {
  const sandbox = make(AGAIN);
  if (kind === "") {
    const { keys } = Reflect.get(
      Reflect.get(Reflect.get(sandbox, "session") as object, "machine") as object,
      "builtins",
    ) as { keys: readonly unknown[] };
    const names = keys.filter((key): key is string => typeof key === "string" && !key.startsWith("__"));
    if (names.length < 100) throw new Error(`only ${names.length} built-ins`);
    return names.filter((name) => !/(Error|Exception|Warning|Group|Exit|Interrupt|Iteration)$/.test(name));
  }
  const listed = sandbox.callSync("names", [kind]);
  if (listed.status === "done") return listed.value as string[];
  console.log(`${kind}: left out, ${listed.status}`);
  return [];
}

function show({ cost, what, args }: Row): string {
  return `${cost.toFixed(0).padStart(7)}  ${what}(${args})`;
}

for (const kind of ["", ...SELVES, ...MODULES.keys()]) {
  if (kind.startsWith("_") || kind === "__future__") continue;
  const prefix = kind === "" ? "" : `${kind}.`;
  if (
    kind !== "" &&
    values.only.length > 0 &&
    !values.only.some((only) => only.startsWith(prefix) || prefix.startsWith(only))
  )
    continue;
  for (const name of namesOf(kind)) {
    const what = prefix + name;
    begun ||= what.startsWith(values.from);
    if (LEFT_OUT.has(name) || !begun || (values.only.length > 0 && !values.only.some((only) => what.startsWith(only))))
      continue;
    callables++;
    const row = examine(kind, name, what);
    if (row === null) continue;
    rows.push(row);
    if (row.cost > bound) console.log(show(row));
  }
  console.log(
    `${kind === "" ? "builtins" : kind}: ${callables} callables, ${probes} probes, ${(processor() / 1000).toFixed(0)} s`,
  );
}
rows.sort((a, b) => b.cost - a.cost);
console.log(
  `${probes} probes of ${callables} callables (${cut} cut short); the dearest, in nanoseconds per instruction:`,
);
for (const row of rows.slice(0, Number(values.worst))) console.log(show(row));
const over = rows.filter((row) => row.cost > bound).length;
console.log(`${over} above ${bound} ns, ${broken.length} internal errors`);
if (over > 0 || broken.length > 0) process.exitCode = 1;
