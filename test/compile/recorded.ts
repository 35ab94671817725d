// What `record.py` recorded of CPython 3.13.

import { readFileSync } from "node:fs";

/** The rows of a file of recordings: a source, and what CPython makes of it. */
export function recorded<T>(name: string): (readonly [string, T])[] {
  return JSON.parse(readFileSync(new URL(`data/${name}.json`, import.meta.url), "utf8")) as (readonly [string, T])[];
}
