/**
 * The corpora of attacks (spec/attacks/FOLDER/CLASS.jsonl), one JSON object a line; spec/attacks/README.md describes the
 * fields. Invariant: data only; a line that cannot be read is named and counted, never passed over in silence.
 */

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the package keeps its own corpora. */
export const CORPORA = fileURLToPath(new URL("../../spec/attacks/", import.meta.url));

/** The limits of an attack that names none: what every program has to end within. */
export const ATTACK_LIMITS: Readonly<Record<string, number>> = { instructions: 10_000_000, memory: 64 * 1024 * 1024 };

export interface Attack {
  /** Unique in its class. */
  readonly name: string;
  readonly class: string;
  readonly program: string;
  /** What the program is after. */
  readonly goal: string;
  /** safe | done | limit | limit:NAME | raised:TYPE | stopped | any */
  readonly expect: string;
  /** With done: exactly what is printed. */
  readonly stdout?: string;
  readonly imports: readonly string[];
  readonly limits: Readonly<Record<string, number>>;
  /** Hostile tools of hostile-tools.ts that the program calls. */
  readonly tools: readonly string[];
}

/** A piece of a program: text, or text repeated, where `{i}` is the number of the repetition and `{indent}` as many spaces. */
type Piece =
  | string
  | { readonly text: string; readonly times: number; readonly join?: string; readonly down?: boolean };

export interface Corpus {
  readonly attacks: readonly Attack[];
  /** What could not be read: "FILE:LINE: why". */
  readonly broken: readonly string[];
}

/** All attacks in the files and folders whose "class/name" contains one of `filters` (all without filters). */
export function readCorpus(paths: readonly string[], filters: readonly string[] = []): Corpus {
  const attacks: Attack[] = [];
  const broken: string[] = [];
  for (const path of paths.flatMap(corpusFiles)) {
    readFileSync(path, "utf8")
      .split("\n")
      .forEach((line, index) => {
        if (line.trim() === "") return;
        const attack = parseLine(line);
        if (typeof attack === "string") broken.push(`${path}:${index + 1}: ${attack}`);
        else if (filters.length === 0 || filters.some((filter) => `${attack.class}/${attack.name}`.includes(filter)))
          attacks.push(attack);
      });
  }
  return { attacks, broken };
}

function corpusFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => {
      const inner = join(path, name);
      return statSync(inner).isDirectory() ? corpusFiles(inner) : name.endsWith(".jsonl") ? [inner] : [];
    });
}

const EXPECTATION = /^(safe|done|stopped|any|limit(:[A-Za-z]+)?|raised(:[A-Za-z.]+)?)$/;

/** The attack, or what is wrong with the line. */
function parseLine(line: string): Attack | string {
  let row: Record<string, unknown>;
  try {
    row = JSON.parse(line) as Record<string, unknown>;
  } catch (error) {
    return `no JSON (${(error as Error).message})`;
  }
  if (typeof row !== "object" || (row as unknown) === null || Array.isArray(row)) return "no object";
  for (const field of ["name", "class", "expect"])
    if (typeof row[field] !== "string") return `"${field}" must be a text`;
  const { program, expect } = row;
  if (typeof program !== "string" && !Array.isArray(program)) return '"program" must be a text or an array of pieces';
  if (!EXPECTATION.test(expect as string)) return `"expect" cannot be ${JSON.stringify(expect)}`;
  const texts = (field: string): readonly string[] => (row[field] as readonly string[] | undefined) ?? [];
  return {
    name: row["name"] as string,
    class: row["class"] as string,
    program: typeof program === "string" ? program : (program as Piece[]).map(expandPiece).join(""),
    goal: (row["goal"] as string | undefined) ?? "",
    expect: expect as string,
    ...(typeof row["stdout"] === "string" && { stdout: row["stdout"] }),
    imports: texts("imports"),
    tools: texts("tools"),
    limits: { ...ATTACK_LIMITS, ...(row["limits"] as Readonly<Record<string, number>> | undefined) },
  };
}

function expandPiece(piece: Piece): string {
  if (typeof piece === "string") return piece;
  const { text, times, join: separator = "", down = false } = piece;
  if (!text.includes("{i")) return times === 0 ? "" : text + (separator + text).repeat(times - 1);
  return Array.from({ length: times }, (_, index) => {
    const number = down ? times - 1 - index : index;
    return text.replaceAll("{indent}", " ".repeat(number)).replaceAll("{i}", String(number));
  }).join(separator);
}
