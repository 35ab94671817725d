// The corpus of bombs (spec/attacks/bombs/CLASS.jsonl): reading it and expanding its programs. One JSON object a line:
//   name, class      unique together
//   program          text, or pieces to be joined: text, or { text, times, join?, down? }, where `{i}` in the text is the
//                    number of the repetition (from 0, or downwards) and `{indent}` as many spaces
//   imports?         modules that the program may import (default none)
//   limits?          instead of 10,000,000 instructions and 64 MiB
//   expect           stopped (a limit or a Python exception) | limit | limit:NAME | raised:TYPE | done | any (but internal)
//   stdout?          with done: exactly what is printed
// Invariant: data only; what a program must do is said in its line.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../spec/attacks/bombs/", import.meta.url));

/** The limits that every bomb has to end within, unless its line says otherwise. */
export const BOMB_LIMITS = { instructions: 10_000_000, memory: 64 * 1024 * 1024 };

export interface Bomb {
  readonly name: string;
  readonly class: string;
  readonly program: string;
  readonly imports: readonly string[];
  readonly limits: Readonly<Record<string, number>>;
  readonly expect: string;
  readonly stdout?: string;
}

type Piece =
  | string
  | { readonly text: string; readonly times: number; readonly join?: string; readonly down?: boolean };
type Row = Omit<Bomb, "program" | "imports" | "limits"> & {
  readonly program: string | readonly Piece[];
  readonly imports?: readonly string[];
  readonly limits?: Readonly<Record<string, number>>;
};

/** All bombs whose "class/name" contains one of `filters` (all when there are none), by class in order of file names. */
export function readBombs(filters: readonly string[] = []): Bomb[] {
  const bombs: Bomb[] = [];
  for (const file of readdirSync(FOLDER).sort()) {
    if (!file.endsWith(".jsonl")) continue;
    for (const line of readFileSync(FOLDER + file, "utf8").split("\n")) {
      if (line === "") continue;
      const row = JSON.parse(line) as Row;
      const id = `${row.class}/${row.name}`;
      if (filters.length > 0 && !filters.some((filter) => id.includes(filter))) continue;
      bombs.push({
        ...row,
        program: expandProgram(row.program),
        imports: row.imports ?? [],
        limits: { ...BOMB_LIMITS, ...row.limits },
      });
    }
  }
  return bombs;
}

function expandProgram(program: Row["program"]): string {
  return typeof program === "string" ? program : program.map(expandPiece).join("");
}

function expandPiece(piece: Piece): string {
  if (typeof piece === "string") return piece;
  const { text, times, join = "", down = false } = piece;
  if (!text.includes("{i")) return Array.from({ length: times }, () => text).join(join);
  return Array.from({ length: times }, (_, index) => {
    const number = down ? times - 1 - index : index;
    return text.replaceAll("{indent}", " ".repeat(number)).replaceAll("{i}", String(number));
  }).join(join);
}
