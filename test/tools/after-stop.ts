/**
 * After a stop (design 5): a program is stopped at every charge point of its run, each time in a new sandbox, and then a
 * second program runs in that sandbox, which uses much of the machine and every module that the first one imports. It must
 * work as if nothing had been; the stopped run must be a prefix of the whole one. Used by the tests (a sample) and on its own:
 *
 *     npm run build && npx tsx test/tools/after-stop.ts [options] [filter…]
 *       --most N      stops of one program: the first and last charge at each place, then others (default 100; 0: every one)
 *       --longest N   leaves out programs of more instructions (default 2,000,000)
 *       --memory N    also so many stops by memory (default 4)
 *       --part I/N    the I-th of N parts of the programs
 *       --build FOLDER  another build than build/
 */

import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { FinalOutcome } from "../../src/host/outcome.js";
import type { Sandbox as SandboxType } from "../../src/host/sandbox.js";
import type { AnyFrame } from "../../src/objects/machine.js";
import type { Frame } from "../../src/vm/frame.js";
import type { Profiler } from "../../src/vm/profile.js";
import type { Program } from "../../src/index.js";
import { listCases, readCase, type Case } from "./cases.js";

/** What is under test: the tests' own, or the built package when this runs as a script. */
export interface Coluber extends Pick<typeof import("../../src/index.js"), "Sandbox" | "compile"> {
  readonly walkHeap: typeof import("../../src/attack/heap-walk.js").walkHeap;
}
type Options = NonNullable<ConstructorParameters<typeof SandboxType>[0]>;

/** Uses much of the machine, so that what a stop left behind would show. */
const SECOND = `
def check():
    class C:
        def __init__(self, v): self.v = v
        def __repr__(self): return f'C({self.v!r})'
        def __eq__(self, o): return self.v == o.v
        def __lt__(self, o): return self.v < o.v
        def __hash__(self): return hash(self.v)
    def numbers(n):
        try:
            for i in range(n): yield i
        finally:
            done.append(n)
    async def later(v): return v
    done = []
    a = sorted([C(3), C(1), C(2)])
    b = {C(1): 1, C(2): 2}
    x = [1, [2, a]]
    x.append(x)
    assert repr(x) == '[1, [2, [C(1), C(2), C(3)]], [...]]', repr(x)
    assert b[C(2)] == 2
    assert sum(numbers(10)) == 45 and done == [10]
    assert [*numbers(3)] == [0, 1, 2]
    assert list(map(lambda v: v + 1, filter(None, [0, 1, 2]))) == [2, 3]
    assert min([C(3), C(1)], key=lambda c: c.v).v == 1
    try:
        {}['k']
    except KeyError as e:
        assert str(e) == "'k'" and e.__context__ is None, e.__context__
    try:
        later(3).send(None)
    except StopIteration as e:
        assert e.value == 3
    with open_context() as c:
        assert c == 1
    assert f'{a[0]!r:>6}|{3.14159:.2f}|{10**20:,}' == '  C(1)|3.14|100,000,000,000,000,000,000'
    def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
    assert deep(500) == 500
class open_context:
    def __enter__(self): return 1
    def __exit__(self, *e): return False
check()
`;

/** What the second program does with a module that the first imports; of others it only looks at what there is. */
const USES: Readonly<Record<string, string>> = {
  abc: "class _A(abc.ABC):\n    @abc.abstractmethod\n    def f(self): pass\ntry: _A(); assert 0\nexcept TypeError: pass",
  argparse: "_p = argparse.ArgumentParser(); _p.add_argument('-n', type=int); assert _p.parse_args(['-n', '3']).n == 3",
  asyncio:
    "async def _one(v):\n    await asyncio.sleep(0)\n    return v\nasync def _all(): return await asyncio.gather(_one(1), _one(2))\nassert asyncio.run(_all()) == [1, 2]",
  bisect: "assert bisect.bisect([1, 2, 4], 3) == 2",
  collections:
    "assert collections.Counter('aab').most_common(1) == [('a', 2)]\nassert list(collections.deque([1, 2], 1)) == [2]\n_d = collections.defaultdict(list); _d[1].append(2); assert _d == {1: [2]}\nassert collections.namedtuple('P', 'x y')(1, 2).y == 2",
  contextlib:
    "@contextlib.contextmanager\ndef _m(): yield 5\nwith _m() as _v, contextlib.suppress(KeyError):\n    assert _v == 5\n    {}[1]",
  contextvars: "_v = contextvars.ContextVar('v', default=1); _t = _v.set(2); assert _v.get() == 2; _v.reset(_t)",
  copy: "_x = [1]; _x.append(_x); _y = copy.deepcopy(_x); assert _y is not _x and _y[1] is _y",
  csv: "import io as _io\nassert list(csv.reader(_io.StringIO('a,b\\n'))) == [['a', 'b']]",
  dataclasses:
    "@dataclasses.dataclass(order=True)\nclass _D:\n    x: int\n    y: list = dataclasses.field(default_factory=list)\nassert repr(_D(1)).endswith('_D(x=1, y=[])') and _D(1) < _D(2)",
  datetime: "assert str(datetime.date(2024, 2, 28) + datetime.timedelta(2)) == '2024-03-01'",
  decimal: "assert str(decimal.Context(prec=5).divide(1, 7)) == '0.14286'",
  difflib: "assert difflib.SequenceMatcher(None, 'abc', 'abd').ratio() > 0.6",
  enum: "class _E(enum.Enum):\n    A = enum.auto()\n    B = enum.auto()\nassert [e.value for e in _E] == [1, 2] and _E('A' and 1) is _E.A\nclass _F(enum.Flag):\n    A = 1\n    B = 2\nassert (_F.A | _F.B).value == 3",
  fractions: "assert str(fractions.Fraction(1, 3) + 1) == '4/3'",
  functools:
    "@functools.lru_cache\ndef _f(n): return n if n < 2 else _f(n - 1) + _f(n - 2)\nassert _f(30) == 832040\nassert functools.reduce(lambda a, b: a + b, [1, 2, 3]) == 6",
  hashlib: "assert hashlib.sha256(b'').hexdigest()[:8] == 'e3b0c442'",
  heapq: "assert heapq.nsmallest(2, [3, 1, 2]) == [1, 2]",
  io: "_s = io.StringIO(); print('a', file=_s); assert _s.getvalue() == 'a\\n'",
  itertools: "assert list(itertools.islice(itertools.accumulate(itertools.count()), 4)) == [0, 1, 3, 6]",
  json: "assert json.loads(json.dumps({'a': [1, None]})) == {'a': [1, None]}",
  logging: "assert logging.getLogger('second') is logging.getLogger('second')",
  math: "assert math.factorial(5) == 120",
  random: "assert 0 <= random.Random(1).random() < 1 and random.choice([1]) == 1",
  re: "assert re.sub('(a)(b)?', lambda m: m[1] * 2, 'xaab') == 'xaaaa'",
  statistics: "assert statistics.mean([1, 2, 3]) == 2",
  string: "assert string.Template('$a').substitute(a=1) == '1'",
  textwrap: "assert textwrap.fill('a b c', 3) == 'a b\\nc'",
  threading: "_l = threading.Lock()\nwith _l: assert _l.locked()",
  typing:
    "class _T(typing.NamedTuple):\n    x: int\nassert _T(1).x == 1\nassert typing.Optional[int] == typing.Union[int, None]",
  warnings:
    "with warnings.catch_warnings(record=True) as _w:\n    warnings.simplefilter('always')\n    warnings.warn('x')\nassert len(_w) == 1",
};

/** The second program for a first one. */
function secondFor(test: Case): string {
  const named = new Set<string>();
  for (const match of test.source.matchAll(/^\s*(?:import|from)\s+([a-z_][\w.]*(?:\s*,\s*[a-z_][\w.]*)*)/gm))
    for (const name of match[1].split(",")) named.add(name.trim());
  const granted = (name: string): boolean =>
    test.imports.some((grant) => grant === "*" || grant === name.split(".")[0] || grant === name);
  const parts = [...named]
    .filter((name) => name !== "__future__" && name !== "this" && granted(name))
    .map((name) => {
      const use = (USES[name] ?? "pass").split("\n").map((line) => `    ${line}\n`);
      // What the first program could not import, the second need not.
      return `try: import ${name}\nexcept ImportError: pass\nelse:\n    assert len(dir(${name})) > 3\n${use.join("")}`;
    });
  return `${SECOND}${parts.join("")}print('ok')\n`;
}

function optionsOf(test: Case, limits: Readonly<Record<string, number>>): Options {
  return {
    imports: test.imports,
    limits: { ...test.limits, ...limits },
    ...(test.exec === true ? { builtins: { exec: true } } : {}),
    ...(test.files === true ? { files: {} } : {}),
  };
}

/** All that can be told of an outcome but what was used. */
function shown(outcome: FinalOutcome): string {
  switch (outcome.status) {
    case "internal":
      return `internal: ${outcome.cause instanceof Error ? (outcome.cause.stack ?? "") : String(outcome.cause)}`;
    case "raised":
      return `raised: ${outcome.error.traceback}`;
    case "limit":
      return `limit ${outcome.limit}: ${outcome.traceback}`;
    default:
      return outcome.status;
  }
}

/** Where a run is charged. */
interface ChargePoints {
  /** What it has used after each charge, ascending. */
  readonly all: readonly number[];
  /** Of those the first and the last at each place of the program (and of the library's code that it calls). */
  readonly places: readonly number[];
  readonly whole: FinalOutcome;
}

function chargePoints({ Sandbox }: Coluber, test: Case, most: number): ChargePoints {
  const sandbox = new Sandbox(optionsOf(test, { instructions: most }));
  const all: number[] = [];
  const first = new Map<string, number>();
  const last = new Map<string, number>();
  const note = (kind: string, top: AnyFrame | null, used: number): void => {
    if (used === all.at(-1)) return;
    all.push(used);
    let place = kind;
    let frame = top;
    for (; frame !== null && !("pc" in frame); frame = frame.back) place += ` ${frame.constructor.name}`;
    if (frame !== null) {
      const { pc, linked } = frame as Frame;
      place += ` ${linked.code.filename} ${linked.code.name} ${linked.code.words.length} ${pc}`;
    }
    if (!first.has(place)) first.set(place, used);
    last.set(place, used);
  };
  const profiler = {
    work: (top: AnyFrame | null, used: number) => note("work", top, used),
    block: (top: AnyFrame | null, used: number) => note("block", top, used),
    reset() {},
    result: () => ({}),
  };
  sandbox["session"].machine.profile(profiler as unknown as Profiler);
  const whole = sandbox.runSync(test.source, { filename: test.name });
  const places = [...new Set([...first.values(), ...last.values()])].sort((a, b) => a - b);
  return { all, places, whole };
}

/** `count` of the points: all places that there is room for, and others of the same places. */
function choose({ all, places }: ChargePoints, count: number): readonly number[] {
  if (count === 0 || count >= all.length) return all;
  const spread = (points: readonly number[], wanted: number): number[] =>
    Array.from({ length: wanted }, (_, index) => points[Math.floor(((index + 0.999) * points.length) / wanted)] ?? 1);
  if (places.length >= count) return spread(places, count);
  const taken = new Set(places);
  const others = all.filter((point) => !taken.has(point));
  return [...places, ...spread(others, count - places.length)];
}

/** Lets the second program have a budget of its own. */
function relax(sandbox: SandboxType): void {
  const { machine } = sandbox["session"];
  const limits = { ...machine.limits, instructions: 20_000_000, memory: 64 * 2 ** 20, depth: 1000, output: 2 ** 20 };
  Reflect.set(machine, "limits", limits);
  machine.recursionLimit = 1000;
}

/** Why a sandbox is not as it should be after a stop, or null. */
function after({ walkHeap }: Coluber, sandbox: SandboxType, second: Program): string | null {
  relax(sandbox);
  const complaints = walkHeap(sandbox["session"].machine);
  if (complaints.length > 0) return complaints.join("; ");
  // What the first program has done to the names that the second one uses is no matter of ours.
  const { globals } = sandbox["session"];
  for (const name of globals.keys) if (typeof name === "string" && !name.startsWith("__")) globals.deleteName(name);
  const outcome = sandbox.runSync(second);
  return outcome.status === "done" && outcome.stdout === "ok\n"
    ? null
    : `${shown(outcome)} ${outcome.stdout.slice(0, 200)}`;
}

export interface StopOptions {
  /** Stops by instructions; 0: at every charge point. */
  readonly most: number;
  /** Stops by memory. */
  readonly memory: number;
  /** Longer programs are left out. */
  readonly longest: number;
}

export interface StopResult {
  readonly points: number;
  readonly stops: number;
  /** The first of each kind of complaint. */
  readonly problems: readonly string[];
}

/** Stops one program again and again; null when it is too long. */
export function stopEverywhere(coluber: Coluber, name: string, options: StopOptions): StopResult | null {
  const { Sandbox } = coluber;
  const test = readCase(name);
  const budget = Math.min(options.longest, test.limits["instructions"] ?? options.longest);
  const points = chargePoints(coluber, test, budget);
  const { all, whole } = points;
  if (whole.status === "internal") return { points: all.length, stops: 0, problems: [shown(whole)] };
  if (whole.status === "limit" && whole.limit === "instructions" && budget === options.longest) return null;
  const second = coluber.compile(secondFor(test), { filename: "<second>" });
  const problems = new Map<string, string>();
  // A program may change what all sandboxes of it share with the second: then the second fails without a stop as well.
  const unhindered = new Sandbox(optionsOf(test, { instructions: budget }));
  unhindered.runSync(test.source, { filename: test.name });
  const usual = after(coluber, unhindered, second);
  const complain = (at: string, text: string): void => {
    if (usual !== null && text === usual) return;
    const kind = text.replaceAll(/\d+/g, "#").slice(0, 300);
    if (!problems.has(kind)) problems.set(kind, `${at}: ${text}`);
  };
  const fresh = after(coluber, new Sandbox(optionsOf(test, {})), second);
  if (fresh !== null) complain("without the first program", fresh);
  let stops = 0;
  const stop = (limits: Readonly<Record<string, number>>, limit: string, at: string): void => {
    const sandbox = new Sandbox(optionsOf(test, limits));
    const outcome = sandbox.runSync(test.source, { filename: test.name });
    stops++;
    if (outcome.status === "internal") {
      complain(at, shown(outcome));
      return;
    }
    if (limit === "instructions") {
      if (outcome.status !== "limit" || outcome.limit !== "instructions")
        complain(at, `ended as ${outcome.status}, not by its budget`);
      else if (outcome.used.instructions !== limits["instructions"])
        complain(at, `used ${outcome.used.instructions} instructions`);
      if (!whole.stdout.startsWith(outcome.stdout)) complain(at, "printed what the whole run does not");
    }
    const wrong = after(coluber, sandbox, second);
    if (wrong !== null) complain(at, wrong);
  };
  for (const point of choose(points, options.most))
    stop({ instructions: point - 1 }, "instructions", `stopped at ${point - 1} instructions`);
  for (let index = 1; index <= options.memory; index++) {
    const memory = Math.max(30_000, Math.floor((whole.used.memory * index) / (options.memory + 1)));
    stop({ instructions: budget, memory }, "memory", `with ${memory} bytes`);
  }
  return { points: all.length, stops, problems: [...problems.values()] };
}

async function main(args: readonly string[]): Promise<void> {
  const given = { most: 100, longest: 2_000_000, memory: 4 };
  let [part, parts] = [0, 1];
  let build = fileURLToPath(new URL("../../build", import.meta.url));
  const filters: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? "";
    if (argument === "--build") build = args[++index] ?? build;
    else if (argument === "--part") [part, parts] = (args[++index] ?? "1/1").split("/").map(Number) as [number, number];
    else if (argument === "--most" || argument === "--longest" || argument === "--memory")
      given[argument.slice(2) as "most"] = Number(args[++index]);
    else filters.push(argument);
  }
  const load = async (file: string): Promise<object> =>
    (await import(pathToFileURL(resolve(build, file)).href)) as object;
  const built = { ...(await load("index.js")), ...(await load("attack/heap-walk.js")) } as Coluber;
  const names = listCases(filters).filter((_, index) => index % parts === part % parts);
  let [stops, points, whole, failed] = [0, 0, 0, 0];
  const long: string[] = [];
  for (const [index, name] of names.entries()) {
    const result = stopEverywhere(built, name, given);
    if (result === null) long.push(name);
    else {
      stops += result.stops;
      points += result.points;
      if (given.most === 0 || result.points <= given.most) whole++;
      if (result.problems.length > 0) {
        failed++;
        console.log(`FAIL ${name}: ${result.problems.map((problem) => problem.slice(0, 1500)).join("\n   ")}`);
      }
    }
    if (index % 100 === 99) console.log(`${index + 1} of ${names.length} programs, ${stops} stops, ${failed} failed`);
  }
  if (long.length > 0) console.log(`too long: ${long.join(", ")}`);
  console.log(
    `${names.length - long.length} programs, ${stops} stops at ${points} charge points (${whole} programs at every one), ${failed} failed`,
  );
  if (failed > 0) process.exitCode = 1;
}

if ((process.argv[1] ?? "").endsWith("after-stop.ts")) await main(process.argv.slice(2));
