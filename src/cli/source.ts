/** Reading a program for the command: a file or standard input, decoded as Python decodes its sources. */

import { readFileSync, statSync } from "node:fs";
import { Misuse } from "./exit.js";

export interface SourceText {
  readonly text: string;
  /** Name for tracebacks. */
  readonly filename: string;
}

/** Reads FILE or `-`; throws Misuse with a one-line reason. */
export function readSource(path: string, maximumBytes: number): SourceText {
  if (path === "-") return { text: decode(readFileSync(0), "<stdin>"), filename: "<stdin>" };
  let bytes: Uint8Array;
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new Misuse(`${path} is a directory, not a Python file`);
    if (stat.size > maximumBytes)
      throw new Misuse(
        `${path} has ${stat.size} bytes; the source limit is ${maximumBytes} (raise it with --limit source=N)`,
      );
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof Misuse) throw error;
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOENT") throw new Misuse(`no such file: ${path}`);
    if (code === "EACCES") throw new Misuse(`cannot read ${path}: permission denied`);
    throw new Misuse(`cannot read ${path}: ${code === "" ? String(error) : code}`);
  }
  return { text: decode(bytes, path), filename: path };
}

/** UTF-8, or what a coding cookie in the first two lines names (PEP 263). */
function decode(bytes: Uint8Array, name: string): string {
  const head = Buffer.from(bytes.subarray(0, 400)).toString("latin1").split("\n").slice(0, 2);
  let encoding = "utf-8";
  for (const line of head) {
    const cookie = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/.exec(line);
    if (cookie !== null) {
      encoding = cookie[1];
      break;
    }
  }
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw new Misuse(`${name}: unknown encoding: ${encoding}`);
    throw new Misuse(`${name} is not valid ${encoding}: save it as UTF-8 or declare its encoding in the first line`);
  }
}
