/**
 * What a campaign left behind, as a file that is written again and again while it runs, so that a stop loses little; and many
 * of them summed. Invariant: features are counted once, however many campaigns saw them.
 */

import { ORACLES, sumTallies, type Failure, type Oracle, type Tally } from "./campaign.js";

export interface Report {
  readonly kind: "coluber fuzz report";
  readonly version: string;
  /** What the user calls it: a commit, a machine. */
  readonly label: string;
  readonly seed: number;
  readonly oracles: readonly Oracle[];
  /** Whether it came to its end; else how far it was is what it says. */
  readonly ended: boolean;
  readonly seconds: number;
  readonly tally: Tally;
  readonly features: readonly string[];
  readonly failures: readonly Failure[];
  readonly missing: readonly string[];
}

/** A report, or why the text is none. */
export function readReport(text: string): Report | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "no JSON";
  }
  return (value as Partial<Report> | null)?.kind === "coluber fuzz report"
    ? (value as Report)
    : "no report of coluber fuzz";
}

/** A table of campaigns, and their sum, in Markdown. */
export function summary(reports: readonly Report[]): string {
  const rows = [...reports].sort((a, b) => nameOf(a).localeCompare(nameOf(b), "en"));
  const total = sumTallies(rows.map((row) => row.tally));
  const features = new Set(rows.flatMap((row) => row.features));
  const signatures = new Set(rows.flatMap((row) => row.failures.map((failure) => failure.signature)));
  const lines = [
    "| campaign | programs | against CPython | runs of the sandbox | features | CPU hours | different failures |",
    "|---|---|---|---|---|---|---|",
    ...rows.map((row) => line(nameOf(row), row.tally, row.features.length, row.failures.length)),
    line("**sum**", total, features.size, signatures.size),
    "",
    `A program has ${average(total.characters, total.programs)} characters and its first run is charged ${average(total.units, total.programs)} units, on average.`,
    "",
    `Features by family: ${table(families(features))}.`,
    "",
    `Oracles asked: ${table(total.asked)}. Of all programs were looked at more closely: ${table(total.sampled)}.`,
    "",
    `Ends: ${table(total.ends)}.`,
  ];
  if (Object.keys(total.skipped).length > 0) lines.push("", `Not judged: ${table(total.skipped)}.`);
  const missing = new Set(rows.flatMap((row) => row.missing));
  for (const each of missing) lines.push("", `SKIPPED ${each}`);
  return lines.join("\n");
}

function nameOf({ oracles, seed, label }: Report): string {
  const list = ORACLES.filter((oracle) => oracles.includes(oracle)).join(",");
  return `\`--oracle ${list} --seed ${seed}\`${label === "" ? "" : `, ${label}`}`;
}

function line(name: string, tally: Tally, features: number, failures: number): string {
  const cells = [
    name,
    tally.programs.toLocaleString("en"),
    (tally.asked["cpython"] ?? 0).toLocaleString("en"),
    tally.runs.toLocaleString("en"),
    features.toLocaleString("en"),
    (tally.processor / 3_600_000).toFixed(2),
    String(failures),
  ];
  return `| ${cells.join(" | ")} |`;
}

function average(sum: number, count: number): string {
  return count === 0 ? "0" : Math.round(sum / count).toLocaleString("en");
}

function families(features: ReadonlySet<string>): Record<string, number> {
  const found = { "pairs of instructions": 0, "instructions with operands": 0, "built-ins with arguments and end": 0 };
  for (const feature of features) {
    if (feature.includes(" > ")) found["pairs of instructions"]++;
    else if (feature.includes("(")) found["built-ins with arguments and end"]++;
    else found["instructions with operands"]++;
  }
  return found;
}

/** Counts by name, the largest first. */
export function table(counts: Readonly<Record<string, number>>): string {
  return Object.keys(counts)
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
    .map((key) => `${key} ${(counts[key] ?? 0).toLocaleString("en")}`)
    .join(", ");
}
