/** What a round of attacks looks like: a table by class, JSON, and one self-contained HTML page. */

import type { Corpus } from "./corpus.js";
import type { Verdict } from "./pool.js";

interface Row {
  readonly class: string;
  readonly programs: number;
  readonly ends: Readonly<Record<string, number>>;
  readonly failed: number;
  readonly mostMilliseconds: number;
}

const ENDS = ["done", "raised", "limit", "aborted"] as const;

/** One row a class, in the order of the corpus. */
export function summarise(verdicts: readonly Verdict[]): Row[] {
  const names = [...new Set(verdicts.map((verdict) => verdict.attack.class))];
  return names.map((name) => {
    const own = verdicts.filter((verdict) => verdict.attack.class === name);
    const ends = Object.fromEntries(
      ENDS.map((end) => [end, own.filter((verdict) => verdict.report?.status === end).length]),
    );
    return {
      class: name,
      programs: own.length,
      ends,
      failed: own.filter((verdict) => verdict.problems.length > 0).length,
      mostMilliseconds: Math.max(0, ...own.map((verdict) => verdict.report?.time ?? 0)),
    };
  });
}

export function tableText(verdicts: readonly Verdict[]): string {
  const rows = summarise(verdicts).map((row) => [
    row.class,
    String(row.programs),
    ...ENDS.map((end) => String(row.ends[end])),
    String(row.failed),
    row.mostMilliseconds.toFixed(0),
  ]);
  const table = [["class", "programs", ...ENDS, "failed", "most ms"], ...rows];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  return table
    .map((row) =>
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join("  "),
    )
    .join("\n");
}

/** One line, and one more for each problem. */
export function verdictText({ attack, problems }: Verdict): string {
  const head = `${problems.length === 0 ? "ok  " : "FAIL"} ${attack.class}/${attack.name}`;
  return [head, ...problems.map((problem) => `       ${problem}`)].join("\n");
}

export function jsonReport(verdicts: readonly Verdict[], corpus: Corpus): object {
  return {
    classes: summarise(verdicts),
    failures: verdicts
      .filter((verdict) => verdict.problems.length > 0)
      .map(({ attack, problems }) => ({
        name: `${attack.class}/${attack.name}`,
        goal: attack.goal,
        problems,
        program: attack.program.slice(0, 10_000),
      })),
    broken: corpus.broken,
    passed: verdicts.filter((verdict) => verdict.problems.length === 0).length,
    failed: verdicts.filter((verdict) => verdict.problems.length > 0).length,
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** A page without scripts that shows what tableText and verdictText say. */
export function htmlReport(verdicts: readonly Verdict[], corpus: Corpus, title: string): string {
  const rows = summarise(verdicts).map(
    (row) =>
      `<tr class="${row.failed > 0 ? "bad" : "good"}"><th>${escapeHtml(row.class)}</th><td>${row.programs}</td>${ENDS.map(
        (end) => `<td>${row.ends[end]}</td>`,
      ).join("")}<td>${row.failed}</td><td>${row.mostMilliseconds.toFixed(0)}</td></tr>`,
  );
  const failures = verdicts
    .filter((verdict) => verdict.problems.length > 0)
    .map(
      ({ attack, problems }) =>
        `<h3>${escapeHtml(`${attack.class}/${attack.name}`)}</h3><p>${escapeHtml(attack.goal)}</p><ul>${problems
          .map((problem) => `<li>${escapeHtml(problem)}</li>`)
          .join("")}</ul><pre>${escapeHtml(attack.program.slice(0, 4000))}</pre>`,
    );
  const broken = corpus.broken.map((line) => `<li>${escapeHtml(line)}</li>`);
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse } th, td { padding: .2rem .8rem; text-align: right } th { text-align: left }
tr + tr { border-top: 1px solid #8884 } .bad { background: #f443 } pre { background: #8882; padding: .6rem; overflow: auto }
</style>
<h1>${escapeHtml(title)}</h1>
<p>${verdicts.length} programs, ${verdicts.filter((verdict) => verdict.problems.length > 0).length} failed.</p>
<table><tr><th>class</th><th>programs</th>${ENDS.map((end) => `<th>${end}</th>`).join("")}<th>failed</th><th>most ms</th></tr>
${rows.join("\n")}
</table>
${failures.length === 0 ? "" : `<h2>Failures</h2>${failures.join("\n")}`}
${broken.length === 0 ? "" : `<h2>Lines that could not be read</h2><ul>${broken.join("")}</ul>`}
</html>
`;
}
