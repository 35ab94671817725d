/**
 * `coluber limits`: what a budget means on this machine. A dozen workloads run with growing budgets of instructions; each
 * point says how many milliseconds and megabytes they took, so that a user can choose limits.
 */

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Sandbox } from "../host/sandbox.js";
import { ExitCode, Misuse } from "./exit.js";
import { escapeHtml } from "./profile.js";

export const LIMITS_HELP = `Usage: coluber limits [options]

Runs a dozen workloads with growing budgets and prints what an instruction costs on this machine.

  --budgets LIST   budgets of instructions, separated by commas (default: 100000,300000,1000000,3000000,10000000)
  --json           one JSON object instead of the table
  --html FILE      also write a page with plots
  --help
`;

interface Workload {
  readonly name: string;
  readonly imports: readonly string[];
  /** Never ends by itself. */
  readonly source: string;
}

const WORKLOADS: readonly Workload[] = [
  { name: "integer loop", imports: [], source: "n = 0\nwhile True:\n    n = (n * 3 + 1) % 1000003" },
  {
    name: "float loop",
    imports: [],
    source: "x = 0.5\nwhile True:\n    x = 3.7 * x * (1.0 - x)",
  },
  {
    name: "calls",
    imports: [],
    source: "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nwhile True: fib(15)",
  },
  {
    name: "objects",
    imports: [],
    source:
      "class P:\n    def __init__(self, x): self.x = x\n    def move(self): self.x += 1\nwhile True:\n    p = P(1)\n    p.move()",
  },
  {
    name: "list growth",
    imports: [],
    source: "x = []\nwhile True:\n    x = []\n    for i in range(20000): x.append(i)",
  },
  {
    name: "dict counting",
    imports: [],
    source:
      "words = [f'w{i % 500}' for i in range(5000)]\nwhile True:\n    d = {}\n    for w in words: d[w] = d.get(w, 0) + 1",
  },
  {
    name: "sorting",
    imports: [],
    source: "x = [(i * 7919) % 10007 for i in range(10000)]\nwhile True: sorted(x, key=lambda v: -v)",
  },
  {
    name: "text",
    imports: [],
    source: "t = 'the quick brown fox ' * 500\nwhile True: len(' '.join(w.upper() for w in t.split()))",
  },
  { name: "big integers", imports: [], source: "x = 3\nwhile True:\n    x = x * x % (1 << 4096)" },
  {
    name: "regular expressions",
    imports: ["re"],
    source: "import re\nt = 'user42@example.org, ' * 200\nwhile True: re.findall(r'(\\w+)@(\\w+)\\.org', t)",
  },
  {
    name: "JSON",
    imports: ["json"],
    source:
      "import json\nd = [{'id': i, 'name': f'n{i}', 'tags': ['a', 'b']} for i in range(200)]\nwhile True: json.loads(json.dumps(d))",
  },
  { name: "comprehensions", imports: [], source: "while True: sum([x * x for x in range(1000) if x % 3])" },
  { name: "exceptions", imports: [], source: "while True:\n    try: {}['k']\n    except KeyError: pass" },
];

interface Point {
  readonly instructions: number;
  readonly milliseconds: number;
  readonly megabytes: number;
}
interface Curve {
  readonly name: string;
  readonly points: readonly Point[];
}

/** Runs the command; answers its exit code. */
export function limits(argv: string[]): number {
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      options: {
        budgets: { type: "string", default: "100000,300000,1000000,3000000,10000000" },
        json: { type: "boolean" },
        html: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new Misuse(
      `${error instanceof Error ? error.message.split(". ")[0] : String(error)} (see coluber limits --help)`,
    );
  }
  const { values } = parsed;
  if (values.help === true) {
    process.stdout.write(LIMITS_HELP);
    return ExitCode.DONE;
  }
  const budgets = values.budgets.split(",").map((text) => {
    const budget = Number(text.replaceAll("_", ""));
    if (!Number.isSafeInteger(budget) || budget < 1)
      throw new Misuse(`--budgets: '${text}' is no number of instructions`);
    return budget;
  });
  const curves = WORKLOADS.map((workload) => measure(workload, budgets));
  if (values.json === true) process.stdout.write(`${JSON.stringify({ node: process.version, curves })}\n`);
  else process.stdout.write(limitsTable(curves));
  if (values.html !== undefined) {
    try {
      writeFileSync(values.html, limitsPage(curves));
    } catch (error) {
      throw new Misuse(`--html: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return ExitCode.DONE;
}

function measure({ name, imports, source }: Workload, budgets: readonly number[]): Curve {
  const run = (instructions: number): Point => {
    const sandbox = new Sandbox({ imports, limits: { instructions } });
    const started = processorTime();
    const outcome = sandbox.runSync(source);
    return {
      instructions: outcome.used.instructions,
      // What else runs on the machine is left out.
      milliseconds: Math.min(outcome.used.time, processorTime() - started),
      megabytes: outcome.used.memory / 2 ** 20,
    };
  };
  // The engine compiles while the first runs go.
  run(Math.min(300_000, Math.max(...budgets)));
  return { name, points: budgets.map(run) };
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function limitsTable(curves: readonly Curve[]): string {
  const budgets = curves[0].points.map((point) => point.instructions);
  const width = 11;
  const rows = [
    `milliseconds for a budget of instructions, on Node ${process.version}`,
    "",
    `${"workload".padEnd(20)}${budgets.map((budget) => shortNumber(budget).padStart(width)).join("")}${"ns each".padStart(width)}${"MiB".padStart(width)}`,
  ];
  for (const { name, points } of curves) {
    const last = points[points.length - 1];
    rows.push(
      `${name.padEnd(20)}${points.map((point) => point.milliseconds.toFixed(1).padStart(width)).join("")}${((1e6 * last.milliseconds) / last.instructions).toFixed(1).padStart(width)}${last.megabytes.toFixed(1).padStart(width)}`,
    );
  }
  const dearest = Math.max(
    ...curves.map(({ points }) => points[points.length - 1].milliseconds / points[points.length - 1].instructions),
  );
  rows.push("", `At the dearest, one second is about ${shortNumber(Math.round(1000 / dearest))} instructions.`);
  return `${rows.join("\n")}\n`;
}

function shortNumber(value: number): string {
  if (value >= 1e6) return `${Number((value / 1e6).toFixed(1))}M`;
  return value >= 1e3 ? `${Number((value / 1e3).toFixed(1))}k` : String(value);
}

const PLOT = { width: 720, height: 420, left: 60, bottom: 40, right: 170, top: 20 };

/** Curves on logarithmic axes, as SVG. */
function plot(curves: readonly Curve[], label: string, value: (point: Point) => number, title: string): string {
  const xs = curves.flatMap(({ points }) => points.map((point) => point.instructions));
  const ys = curves.flatMap(({ points }) => points.map((point) => Math.max(1e-3, value(point))));
  const [x0, x1] = [Math.log10(Math.min(...xs)), Math.log10(Math.max(...xs))];
  const [y0, y1] = [Math.floor(Math.log10(Math.min(...ys))), Math.ceil(Math.log10(Math.max(...ys)))];
  const across = (x: number): number =>
    PLOT.left + ((Math.log10(x) - x0) / Math.max(1e-9, x1 - x0)) * (PLOT.width - PLOT.left - PLOT.right);
  const up = (y: number): number =>
    PLOT.height -
    PLOT.bottom -
    ((Math.log10(Math.max(1e-3, y)) - y0) / Math.max(1, y1 - y0)) * (PLOT.height - PLOT.bottom - PLOT.top);
  const parts: string[] = [];
  for (let power = y0; power <= y1; power++)
    parts.push(
      `<line x1="${PLOT.left}" x2="${PLOT.width - PLOT.right}" y1="${up(10 ** power).toFixed(1)}" y2="${up(10 ** power).toFixed(1)}" stroke="#ddd"/><text x="${PLOT.left - 6}" y="${(up(10 ** power) + 4).toFixed(1)}" text-anchor="end">${Number((10 ** power).toPrecision(1))}</text>`,
    );
  for (const point of curves[0].points)
    parts.push(
      `<text x="${across(point.instructions).toFixed(1)}" y="${PLOT.height - PLOT.bottom + 16}" text-anchor="middle">${shortNumber(point.instructions)}</text>`,
    );
  // Names beside the last points, moved apart.
  const order = curves
    .map((curve, index) => ({ curve, index, y: up(value(curve.points[curve.points.length - 1])) }))
    .sort((a, b) => a.y - b.y);
  let free = PLOT.top;
  for (const { curve, index, y } of order) {
    const colour = `hsl(${(index * 360) / curves.length},70%,42%)`;
    const line = curve.points
      .map((point) => `${across(point.instructions).toFixed(1)},${up(value(point)).toFixed(1)}`)
      .join(" ");
    free = Math.max(free, y);
    parts.push(
      `<polyline points="${line}" fill="none" stroke="${colour}" stroke-width="1.6"/><text x="${PLOT.width - PLOT.right + 8}" y="${(free + 4).toFixed(1)}" fill="${colour}">${escapeHtml(curve.name)}</text>`,
    );
    free += 15;
  }
  return `<h2>${escapeHtml(title)}</h2>\n<svg viewBox="0 0 ${PLOT.width} ${PLOT.height}" width="${PLOT.width}" role="img" aria-label="${escapeHtml(title)}">${parts.join("")}<text x="${PLOT.left}" y="${PLOT.height - 6}">instructions</text><text x="4" y="12">${escapeHtml(label)}</text></svg>`;
}

function limitsPage(curves: readonly Curve[]): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>coluber limits</title>
<style>body{font:14px system-ui,sans-serif;margin:20px}svg text{font:11px system-ui,sans-serif}</style></head><body>
<h1>What a budget of instructions takes</h1>
<p>Measured on this machine with Node ${escapeHtml(process.version)}; both axes are logarithmic.</p>
${plot(curves, "ms", (point) => point.milliseconds, "Time")}
${plot(curves, "MiB", (point) => point.megabytes, "Peak memory")}
<pre>${escapeHtml(limitsTable(curves))}</pre>
</body></html>
`;
}
