// `npm run matrix`: the same programs in several engines must give the same value, output, error text and counts
// (instructions and memory). The programs are those of spec/cases and the few hundred lines of numbers below; the engines
// are this Node, other versions of Node through npx, and Chromium where it is installed. Prints a digest for each engine and
// every program that differs; the exit code is 1 when one does.
//
//   --engines LIST  of node (the one that runs this), node@N, chromium (default: node,node@20,node@22,node@24,chromium)
//   --only PREFIX   cases whose name begins so
//   --every N       every so-manieth case alone
//   --write         records the result in spec/limits.md
//   --dist FOLDER   another build than dist
//
// Invariant: every engine runs the same files of the built package; what is compared leaves out nothing but the wall clock.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, normalize, resolve, sep } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { listCases, readCase } from "./cases.js";
import { table } from "./docs.js";
import { replaceRegion } from "./regions.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const HERE = fileURLToPath(new URL("./", import.meta.url));
const SPEC = `${ROOT}spec/limits.md`;
const CHROMIUMS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
/** A run that has said nothing for so long is given up (milliseconds). */
const SILENCE = 300_000;

interface Program {
  readonly name: string;
  readonly source: string;
  readonly imports: readonly string[];
  readonly limits: Readonly<Record<string, number>>;
  readonly exec: boolean;
  readonly files: boolean;
  /** By `run`, in slices; else by `runSync`. */
  readonly sliced: boolean;
}

/** What one engine answered. */
interface Answers {
  readonly engine: string;
  readonly texts: ReadonlyMap<string, string>;
}

/** Float formatting, rounding and mathematics over many arguments: what engines are known to differ in. */
const NUMBERS = `
import math, cmath, random, statistics, decimal, fractions, json
r = random.Random(7)
pool = [0.0, -0.0, 0.1, 0.5, 1.5, 2.5, 1e-7, 1e16, 123456789.123456789, 5e-324, 1.7976931348623157e308, 0.125, 2.675]
pool += [r.uniform(-1, 1) * 10 ** r.randrange(-30, 30) for _ in range(300)]
one = ['exp', 'expm1', 'exp2', 'log', 'log2', 'log10', 'log1p', 'sqrt', 'cbrt', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan',
       'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh', 'erf', 'erfc', 'gamma', 'lgamma', 'floor', 'ceil', 'trunc', 'frexp',
       'modf', 'ulp', 'degrees', 'radians', 'fabs', 'isfinite']
for x in pool:
    row = [repr(x), '%.3f|%.10e|%g|%.17g' % (x, x, x, x), f'{x:.2f}|{x:10.3e}|{x:,.1f}|{x:%}|{x:#.3g}|{x:n}', x.hex()]
    for n in (-3, 0, 1, 2, 5): row.append(round(x, n))
    for name in one:
        try: row.append(getattr(math, name)(x))
        except (ValueError, OverflowError) as e: row.append(str(e))
    for y in (2, -1.5, 0.3, x):
        for f in (math.pow, math.atan2, math.hypot, math.fmod, math.copysign, math.remainder, lambda a, b: a ** b, lambda a, b: a // b, lambda a, b: a % b):
            try: row.append(f(x, y))
            except (ValueError, OverflowError, ZeroDivisionError) as e: row.append(str(e))
    for name in ('exp', 'log', 'sqrt', 'sin', 'tan', 'atanh', 'acos'):
        try: row.append(getattr(cmath, name)(complex(x, 0.7)))
        except (ValueError, OverflowError) as e: row.append(str(e))
    print(row)
print(sum(pool), math.fsum(pool), math.dist(pool[:9], pool[9:18]), statistics.fmean(pool), statistics.stdev(pool[20:]))
print([float(str(x)) == x for x in pool].count(False), json.dumps(pool), hash(tuple(pool)))
print([decimal.Decimal(x) for x in pool[:40]], [fractions.Fraction(x) for x in pool[:40]])
print([r.random(), r.gauss(0, 1), r.betavariate(2, 3), r.expovariate(1.5), r.sample(range(1000), 20), r.getrandbits(100)])
print(2 ** 500 // 3 ** 100, -7 ** 77 % 10 ** 20, int('9' * 300) ** 2 % 10 ** 30, (10 ** 400).bit_length(), 3 ** 400 / 7 ** 300)
`;
/** Counts of work that depends on an order, and the ends by a limit. */
const COUNTED: Readonly<Record<string, readonly [source: string, limits: Readonly<Record<string, number>>]>> = {
  sorting: ["x = [(i * 7919) % 10007 for i in range(5000)]\nx.sort(key=lambda v: -v)\nprint(x[:5])", {}],
  tables: [
    "d = {}\nfor i in range(20000): d[(i * 7919) % 4001] = i\ns = {str(i) for i in d} | {i * 0.5 for i in d}\nprint(len(d), len(s))",
    {},
  ],
  instructions: ["n = 0\nwhile True: n += 1", { instructions: 123_457 }],
  memory: ["x = []\nwhile True: x.append(str(len(x)) * 50)", { memory: 4_000_000 }],
  output: ["while True: print('é' * 99)", { output: 10_007 }],
  depth: ["def f(n): return f(n + 1)\nf(0)", {}],
};

function programs(only: string, every: number): Program[] {
  const all: Program[] = [];
  const names = listCases().filter((_, index) => index % every === 0);
  for (const { name, source, imports, limits, exec, files } of names.map(readCase))
    all.push({
      name,
      source,
      imports,
      limits: { ...limits, time: 60_000 },
      exec: exec === true,
      files: files === true,
      sliced: all.length % 4 === 0,
    });
  for (const sliced of [false, true]) {
    const suffix = sliced ? " (sliced)" : "";
    const plain = { imports: ["*"], exec: false, files: false, sliced };
    all.push({ name: `numbers${suffix}`, source: NUMBERS, limits: {}, ...plain });
    for (const [name, [source, limits]] of Object.entries(COUNTED))
      all.push({ name: `${name}${suffix}`, source, limits, ...plain });
  }
  return all.filter(({ name }) => name.startsWith(only));
}

/** The answers of a Node; `version` null: the one that runs this. */
async function runNode(version: string | null, dist: string, file: string): Promise<Answers | null> {
  const script = [`${HERE}matrix-child.js`, dist, file];
  const [command, args] = version === null ? [process.execPath, script] : ["npx", ["-y", `node@${version}`, ...script]];
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"], cwd: tmpdir() });
  let engine = "";
  const texts = new Map<string, string>();
  let timer = setTimeout(() => child.kill(), SILENCE);
  for await (const line of createInterface({ input: child.stdout })) {
    clearTimeout(timer);
    timer = setTimeout(() => child.kill(), SILENCE);
    const answer = JSON.parse(line) as { engine?: string; name: string; text: string };
    if (answer.engine === undefined) texts.set(answer.name, answer.text);
    else ({ engine } = answer);
  }
  clearTimeout(timer);
  return engine === "" ? null : { engine, texts };
}

const MEDIA: Readonly<Record<string, string>> = { ".js": "text/javascript", ".json": "application/json" };
const PAGE = `<!doctype html><meta charset="utf-8"><script type="module">
import { Sandbox } from "/dist/index.js";
import { runAll } from "/matrix-page.js";
const post = (body) => fetch("/answer", { method: "POST", body: JSON.stringify(body) });
await post({ engine: navigator.userAgent.match(/Chrome\\/[\\d.]+/)?.[0] ?? navigator.userAgent });
let answers = [];
await runAll(Sandbox, await (await fetch("/programs.json")).json(), async (name, text) => {
  answers.push({ name, text });
  if (answers.length === 100) { await post({ answers }); answers = []; }
});
await post({ answers, done: true });
</script>`;

/** Chromium's answers, through a page on the loopback interface; null when it is not installed. */
async function runChromium(dist: string, file: string): Promise<Answers | null> {
  const command = CHROMIUMS.find((path) => existsSync(path));
  if (command === undefined) return null;
  let engine = "";
  const texts = new Map<string, string>();
  let finish = (): void => {};
  const finished = new Promise<void>((done) => {
    finish = done;
  });
  const give = (path: string): Buffer | string | null => {
    if (path === "/") return PAGE;
    if (path === "/matrix-page.js") return readFileSync(`${HERE}matrix-page.js`);
    if (path === "/programs.json") return readFileSync(file);
    const inDist = normalize(join(dist, path.replace(/^\/dist/, "")));
    return path.startsWith("/dist/") && inDist.startsWith(dist + sep) && existsSync(inDist)
      ? readFileSync(inDist)
      : null;
  };
  let heard = Date.now();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    heard = Date.now();
    if (request.method === "POST") {
      const pieces: Buffer[] = [];
      request.on("data", (piece: Buffer) => pieces.push(piece));
      request.on("end", () => {
        const body = JSON.parse(Buffer.concat(pieces).toString("utf8")) as {
          engine?: string;
          answers?: { name: string; text: string }[];
          done?: boolean;
        };
        engine = body.engine ?? engine;
        for (const { name, text } of body.answers ?? []) texts.set(name, text);
        response.end();
        if (body.done === true) finish();
      });
      return;
    }
    const content = give(path);
    response.writeHead(content === null ? 404 : 200, { "content-type": MEDIA[extname(path)] ?? "text/html" });
    response.end(content ?? "");
  });
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  const profile = mkdtempSync(join(tmpdir(), "coluber-matrix-"));
  const child = spawn(
    command,
    [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--no-first-run",
      `--user-data-dir=${profile}`,
      `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    ],
    { stdio: "ignore" },
  );
  const timer = setInterval(() => {
    if (Date.now() - heard > SILENCE) finish();
  }, 5000);
  child.once("exit", () => finish());
  await finished;
  clearInterval(timer);
  child.kill();
  await new Promise((done) =>
    child.exitCode === null && child.signalCode === null ? child.once("exit", done) : done(0),
  );
  server.closeAllConnections();
  server.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  return engine === "" ? null : { engine, texts };
}

const { values } = parseArgs({
  options: {
    engines: { type: "string", default: "node,node@20,node@22,node@24,chromium" },
    only: { type: "string", default: "" },
    every: { type: "string", default: "1" },
    write: { type: "boolean", default: false },
    dist: { type: "string", default: `${ROOT}dist` },
  },
});
const dist = resolve(values.dist);
const every = Math.max(1, Number(values.every));
const all = programs(values.only, every);
const folder = mkdtempSync(join(tmpdir(), "coluber-matrix-"));
const file = join(folder, "programs.json");
writeFileSync(file, JSON.stringify(all));
const rows: string[][] = [];
let failed = 0;
let reference: Answers | null = null;
for (const engine of values.engines.split(",")) {
  const answers =
    engine === "chromium"
      ? await runChromium(dist, file)
      : await runNode(engine === "node" ? null : engine.replace(/^node@/, ""), dist, file);
  if (answers === null) {
    rows.push([engine, "not here", ""]);
    console.log(`${engine}: cannot be run here`);
    continue;
  }
  const texts = all.map(({ name }) => `${name}\n${answers.texts.get(name) ?? "no answer"}\n`).join("");
  const missing = all.filter(({ name }) => !answers.texts.has(name)).length;
  const digest = createHash("sha256").update(texts).digest("hex").slice(0, 16);
  rows.push([answers.engine, `${answers.texts.size}`, digest]);
  console.log(`${answers.engine}: ${answers.texts.size} programs, ${digest}`);
  if (missing > 0) {
    failed++;
    console.log(`  ${missing} without an answer`);
  }
  if (reference === null) reference = answers;
  for (const { name } of all) {
    const [expected, actual] = [reference.texts.get(name), answers.texts.get(name)];
    if (expected === actual || actual === undefined || expected === undefined) continue;
    failed++;
    let at = 0;
    while (expected[at] === actual[at]) at++;
    const from = Math.max(0, at - 60);
    console.log(`  ${name}: ${expected.slice(from, at + 60)}\n    instead: ${actual.slice(from, at + 60)}`);
  }
}
rmSync(folder, { recursive: true, force: true });
if (values.write && failed === 0 && values.only === "") {
  const head = `${new Date().toISOString().slice(0, 10)}: ${all.length} programs (${every === 1 ? "all" : `every ${every}th`} of spec/cases, a quarter of them in slices; 300 floats through every way of printing, rounding and every function of math; ends by each limit), value, output, error text, traceback, instructions and memory compared.`;
  const text = `${head}\n\n${table(["engine", "programs", "digest of everything"], rows)}`;
  writeFileSync(SPEC, replaceRegion(readFileSync(SPEC, "utf8"), "matrix", text));
}
if (failed > 0) process.exitCode = 1;
