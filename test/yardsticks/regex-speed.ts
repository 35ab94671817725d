// Speed of src/regex against CPython 3.13's re on typical patterns, in nanoseconds per call and as a ratio.
// The best of ten runs, because the machine is shared. npx tsx test/yardsticks/regex-speed.ts; compiles src/regex first, because const enums must be inlined.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

const PROSE =
  "The quick brown fox, aged 12, jumps over 345 lazy dogs; mail bob.smith@example.com or call +1-555-0199. ";
const LOG = '127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] "GET /apache_pb.gif HTTP/1.0" 200 2326\n';
const CODE =
  'def total(items, start=0):\n    return start + sum(x["price"] * 1.07 for x in items if x != None)  # tax\n';
const HTML = '<div class="item"><a href="https://example.com/p?id=42">Name &amp; more</a><b>text</b></div>\n';

interface Race {
  readonly name: string;
  readonly pattern: string;
  readonly flags?: number;
  readonly subject: string;
  readonly repeat: number;
  readonly operation: "findall" | "match" | "search" | "fullmatch";
}

const RACES: readonly Race[] = [
  { name: "numbers", pattern: "\\d+", subject: PROSE, repeat: 100, operation: "findall" },
  { name: "words", pattern: "\\w+", subject: PROSE, repeat: 100, operation: "findall" },
  { name: "capitalised", pattern: "\\b[A-Z][a-z]+\\b", subject: PROSE, repeat: 100, operation: "findall" },
  { name: "e-mail", pattern: "[\\w.+-]+@[\\w-]+\\.[\\w.-]+", subject: PROSE, repeat: 100, operation: "findall" },
  { name: "literal", pattern: "example", subject: PROSE, repeat: 100, operation: "findall" },
  { name: "case-insensitive", pattern: "EXAMPLE|DOGS", flags: 2, subject: PROSE, repeat: 100, operation: "findall" },
  { name: "date", pattern: "(\\d{4})-(\\d{2})-(\\d{2})", subject: "2024-05-17", repeat: 1, operation: "fullmatch" },
  {
    name: "short search",
    pattern: "(\\w+)@(\\w+)\\.com",
    subject: "contact: bob@example.com",
    repeat: 1,
    operation: "search",
  },
  {
    name: "log line",
    pattern: '(\\S+) - (\\S+) \\[([^\\]]+)\\] "(\\w+) (\\S+) [^"]*" (\\d{3}) (\\d+)',
    subject: LOG,
    repeat: 1,
    operation: "match",
  },
  { name: "lazy", pattern: '"(.*?)"', subject: LOG + CODE, repeat: 50, operation: "findall" },
  { name: "tags", pattern: "<(\\w+)[^>]*>(.*?)</\\1>", subject: HTML, repeat: 50, operation: "findall" },
  {
    name: "tokenizer",
    pattern:
      '(?P<number>\\d+(?:\\.\\d*)?)|(?P<name>[A-Za-z_]\\w*)|(?P<string>"[^"]*")|(?P<space>\\s+)|(?P<comment>#.*)|(?P<op>[-+*/=!<>]=?|[()\\[\\]:,.])',
    subject: CODE,
    repeat: 50,
    operation: "findall",
  },
  { name: "lines", pattern: "^\\s*(\\w+).*$", flags: 8, subject: CODE, repeat: 50, operation: "findall" },
  {
    name: "nested",
    pattern: "(?:(?:a|b)+,)*c",
    subject: "abab,ba,ababababab,aabb,bbaa,",
    repeat: 20,
    operation: "search",
  },
  { name: "backtracking", pattern: "(x+x+)+y", subject: "xxxxxxxxxxxxxx", repeat: 1, operation: "match" },
  {
    name: "lookahead",
    pattern: "(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{8,}",
    subject: "Passw0rdLong",
    repeat: 1,
    operation: "fullmatch",
  },
  {
    name: "cyrillic words",
    pattern: "\\w+",
    subject: "Съешь же ещё этих мягких французских булок. ",
    repeat: 100,
    operation: "findall",
  },
];

const PYTHON = `
import json, re, sys, time
for race in json.load(sys.stdin):
    p = re.compile(race["pattern"], race.get("flags", 0)); s = race["subject"] * race["repeat"]
    if race["operation"] == "findall":
        def call():
            n = 0
            for m in p.finditer(s): n += m.end()
            return n
    else:
        f = getattr(p, race["operation"])
        def call(): return f(s)
    n = 1
    while True:
        t = time.process_time()
        for _ in range(n): call()
        t = time.process_time() - t
        if t > 0.02: break
        n *= 2
    best = t
    for _ in range(9):
        t = time.process_time()
        for _ in range(n): call()
        best = min(best, time.process_time() - t)
    print(best / n * 1e9)
`;

/** The measuring side, run by plain node on compiled code. */
function runnerSource(api: string): string {
  return `
import { compilePattern, startIteration, UNLIMITED } from ${JSON.stringify(pathToFileURL(api).href)};
const races = JSON.parse(process.argv[2]);
// V8 compiles the matcher in the background; a first round keeps that out of the numbers.
for (const { pattern, flags, subject, repeat } of races) {
  const p = compilePattern(pattern, flags ?? 0); const s = subject.repeat(repeat);
  for (let i = 0; i < 40; i++) p.search(s, 0, s.length, UNLIMITED);
}
for (const until = performance.now() + 1500, p = compilePattern("a|b+"); performance.now() < until; ) p.search("xxxxabbb", 0, 8, UNLIMITED);
for (const { pattern, flags, subject, repeat, operation } of races) {
  const p = compilePattern(pattern, flags ?? 0); const s = subject.repeat(repeat);
  const call = operation === "findall" ? () => {
    const iteration = startIteration(s, 0, s.length); let n = 0;
    for (let spans; (spans = p.next(s, iteration, UNLIMITED)) !== null; ) n += spans[1];
    return n;
  } : () => p[operation](s, 0, s.length, UNLIMITED);
  const time = (n) => {
    const start = process.cpuUsage();
    for (let i = 0; i < n; i++) call();
    const { user, system } = process.cpuUsage(start);
    return (user + system) * 1000;
  };
  let n = 1;
  while (time(n) < 2e7) n *= 2;
  for (let i = 0; i < 5; i++) time(n);
  let t = Infinity;
  for (let i = 0; i < 9; i++) t = Math.min(t, time(n));
  console.log(t / n);
}
`;
}

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), "regex-speed-"));
  try {
    const options = [
      "--ignoreConfig",
      "--outDir",
      folder,
      "--rootDir",
      "src",
      "--target",
      "es2022",
      "--module",
      "nodenext",
      "--strict",
    ];
    execFileSync("npx", ["tsc", ...options, "src/regex/api.ts"], { cwd: root, stdio: "inherit" });
    writeFileSync(join(folder, "package.json"), '{"type":"module"}');
    const runner = join(folder, "runner.js");
    writeFileSync(runner, runnerSource(join(folder, "regex/api.js")));
    const races = JSON.stringify(RACES);
    const theirs = execFileSync("python3.13", ["-c", PYTHON], {
      input: races,
      env: { ...process.env, PYENV_VERSION: "3.13.0" },
    });
    const mine = execFileSync("node", [runner, races]);
    const wanted = theirs.toString().trim().split("\n").map(Number);
    const got = mine.toString().trim().split("\n").map(Number);
    let product = 1;
    RACES.forEach(({ name }, index) => {
      const ratio = got[index] / wanted[index];
      product *= ratio;
      console.log(
        `${name.padEnd(18)} ${got[index].toFixed(0).padStart(10)} ns   CPython ${wanted[index].toFixed(0).padStart(10)} ns   ${ratio.toFixed(2)}`,
      );
    });
    console.log(`geometric mean     ${(product ** (1 / RACES.length)).toFixed(2)}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main();
