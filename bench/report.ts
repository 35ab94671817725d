// `npm run bench -- report`: writes the tables of README.md and the page `report.html` (one file, no network) from the
// results that the other benches kept with `--write`. `report --all` runs them first, one after the other.

import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { replaceRegion } from "../test/tools/regions.js";
import { ROOT, stored, type Result } from "./shared.js";

const NAMES = ["run", "rivals", "startup", "memory", "parse", "tools", "scaling"];
const README = `${ROOT}bench/README.md`;

if (process.argv.includes("--all"))
  for (const name of NAMES) {
    const { status } = spawnSync(
      process.execPath,
      ["--import", "tsx", fileURLToPath(new URL("main.ts", import.meta.url)), name, "--write"],
      { stdio: "inherit" },
    );
    if (status !== 0) console.error(`${name} ended with ${status}`);
  }

function markdown({ title, machine, note, columns, rows }: Result): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [
    `### ${title}`,
    "",
    `${machine}.${note === undefined ? "" : ` ${note}`}`,
    "",
    line(columns),
    line(columns.map(() => "---")),
    ...rows.map(line),
  ].join("\n");
}

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Bars on a scale of powers of two around 1, the ratio that CPython has. */
function bars({ columns, rows, drawn }: Result): string {
  if (drawn === undefined) return "";
  const [low, high] = [-4, 8];
  const left = 150;
  const width = 620;
  const x = (ratio: number): number =>
    left + ((Math.min(high, Math.max(low, Math.log2(ratio))) - low) / (high - low)) * width;
  let y = 34;
  const parts: string[] = [];
  for (const row of rows) {
    const marks = drawn.flatMap((column, index) => {
      const value = Number.parseFloat(row[column] ?? "");
      if (!Number.isFinite(value) || /of/.test(row[column] ?? "")) return [];
      return [
        `<circle cx="${x(value).toFixed(1)}" cy="${y - 4}" r="5" class="s${index}"><title>${escape(`${row[0]}, ${columns[column]}: ${row[column]}`)}</title></circle>`,
      ];
    });
    if (marks.length === 0) continue;
    parts.push(`<text x="${left - 8}" y="${y}" text-anchor="end">${escape(row[0])}</text>${marks.join("")}`);
    y += 19;
  }
  const grid: string[] = [];
  for (let power = low; power <= high; power += 2)
    grid.push(
      `<line x1="${x(2 ** power)}" x2="${x(2 ** power)}" y1="20" y2="${y - 12}" class="${power === 0 ? "one" : "grid"}"/><text x="${x(2 ** power)}" y="14" text-anchor="middle">${power < 0 ? `1/${2 ** -power}` : `${2 ** power}×`}</text>`,
    );
  const legend = drawn
    .map((column, index) => `<tspan dx="14" class="s${index}">●</tspan> ${escape(columns[column])}`)
    .join(" ");
  return `<svg viewBox="0 0 800 ${y + 20}" role="img">${grid.join("")}${parts.join("")}<text x="${left}" y="${y + 10}">${legend}</text></svg>`;
}

function section(result: Result): string {
  const row = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join("")}</tr>`;
  return `<section><h2>${escape(result.title)}</h2><p>${escape(`${result.machine}. ${result.note ?? ""}`)}</p>${bars(result)}<table>${row(result.columns, "th")}${result.rows.map((cells) => row(cells, "td")).join("")}</table></section>`;
}

const results = NAMES.flatMap((name) => stored(name) ?? []);
writeFileSync(
  README,
  replaceRegion(readFileSync(README, "utf8"), "report", results.map((result) => markdown(result)).join("\n\n")),
);
const STYLE = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
table{border-collapse:collapse;font-size:13px}td,th{padding:2px 8px;border-bottom:1px solid #ddd;text-align:left}
svg{width:100%;font-size:11px}.grid{stroke:#ddd}.one{stroke:#888}
.s0{fill:#1b6ca8}.s1{fill:#d1495b}.s2{fill:#66a182}.s3{fill:#edae49}.s4{fill:#7d5ba6}.s5{fill:#8c564b}.s6{fill:#444}`;
writeFileSync(
  `${ROOT}bench/report.html`,
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Coluber: benchmarks</title><style>${STYLE}</style><h1>Coluber: benchmarks</h1>${results.map(section).join("")}</html>\n`,
);
console.log(`bench/README.md and bench/report.html: ${results.map(({ title }) => title).join(", ")}`);
