/** Reading a program for the command: a file or standard input, decoded as Python decodes its sources. */

import { closeSync, openSync, readSync, statSync } from "node:fs";
import { isatty } from "node:tty";
import { Misuse } from "./exit.js";

export interface SourceText {
  readonly text: string;
  /** Name for tracebacks. */
  readonly filename: string;
}

/** Reads FILE or `-`; throws Misuse with a one-line reason. Streams are read no further than the limit. */
export function readSource(path: string, maximumBytes: number): SourceText {
  if (path === "-")
    return { text: decode(readStream(0, "standard input", maximumBytes), "<stdin>"), filename: "<stdin>" };
  let file: number | null = null;
  let bytes: Uint8Array;
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new Misuse(`${path} is a directory, not a Python file`);
    if (stat.isFile() && stat.size > maximumBytes) throw tooLong(path, String(stat.size), maximumBytes);
    if (stat.isBlockDevice() || stat.isSocket()) throw new Misuse(`${path} is a device, not a Python file`);
    file = openSync(path, "r");
    if (stat.isCharacterDevice() && !isatty(file)) throw new Misuse(`${path} is a device, not a Python file`);
    bytes = readStream(file, path, maximumBytes);
  } catch (error) {
    if (error instanceof Misuse) throw error;
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOENT") throw new Misuse(`no such file: ${path}`);
    if (code === "EACCES") throw new Misuse(`cannot read ${path}: permission denied`);
    throw new Misuse(`cannot read ${path}: ${code === "" ? String(error) : code}`);
  } finally {
    if (file !== null) closeSync(file);
  }
  return { text: decode(bytes, path), filename: path };
}

function tooLong(name: string, size: string, maximumBytes: number): Misuse {
  return new Misuse(`${name} has ${size} bytes; the source limit is ${maximumBytes} (raise it with --limit source=N)`);
}

/** All of a file or pipe; a size that it tells beforehand is not believed. */
function readStream(file: number, name: string, maximumBytes: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const chunk = new Uint8Array(65_536);
    let count: number;
    try {
      count = readSync(file, chunk);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : "";
      if (code === "EOF") break;
      if (code !== "EAGAIN") throw new Misuse(`cannot read ${name}: ${String(code)}`);
      // A terminal or pipe that does not block: nothing has been written yet.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
      continue;
    }
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
    size += count;
    if (size > maximumBytes) throw tooLong(name, `more than ${maximumBytes}`, maximumBytes);
  }
  return Buffer.concat(chunks);
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
