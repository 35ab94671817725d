/** Virtual files on the host's side: what is granted, and what was written. Paths are absolute; contents are copies. */

import { FileStore, normalPath } from "../library/files.js";
import type { ResolvedLimits } from "../vm/meter.js";
import { checkOptions, expectFlag, expectRecord, ownFields, misuse } from "./misuse.js";

/** Text (as UTF-8) or bytes; `readOnly` files cannot be written, renamed or removed by the guest. */
export type FileContent = string | Uint8Array | { readonly content: string | Uint8Array; readonly readOnly?: boolean };
/** Files by path. An empty record grants an empty file system. */
export type GrantedFiles = Readonly<Record<string, FileContent>> | ReadonlyMap<string, FileContent>;

const FIELDS: ReadonlySet<string> = new Set(["content", "readOnly"]);

/** A store with the granted files; throws a TypeError naming what is wrong. */
export function makeStore(files: GrantedFiles, limits: ResolvedLimits): FileStore {
  expectRecord(files, "files", "an object or Map of contents by path");
  const store = new FileStore(limits.fileBytes, limits.files);
  const entries: Iterable<readonly [string, unknown]> =
    files instanceof Map
      ? (files as ReadonlyMap<string, unknown>)
      : Object.keys(files).map((path) => [path, (files as Record<string, unknown>)[path]] as const);
  for (const [path, given] of entries) putFile(store, path, given);
  return store;
}

export function putFile(store: FileStore, path: string, given: unknown): void {
  const normal = normalPath(String(path));
  if (normal === null || normal === "/" || store.directories.has(normal))
    throw new TypeError(`files: '${path}' cannot be the path of a file`);
  const what = `files['${path}']`;
  const isWrapped = typeof given === "object" && given !== null && !ArrayBuffer.isView(given);
  const wrapped: { readonly content?: unknown; readonly readOnly?: unknown } = isWrapped
    ? checkOptions(given as object, FIELDS, what)
    : ownFields({ content: given });
  const bytes = bytesOf(wrapped.content);
  if (bytes === null) throw misuse(what, "text, a Uint8Array, or { content, readOnly }", given);
  expectFlag(wrapped.readOnly, `${what}.readOnly`);
  for (let at = normal; at !== ""; at = at.slice(0, at.lastIndexOf("/")))
    if (at !== normal && store.files.has(at)) throw new TypeError(`files: '${at}' is a file and a directory`);
  store.put(normal, bytes, wrapped.readOnly === true);
}

function bytesOf(content: unknown): Uint8Array | null {
  if (typeof content === "string") return utf8(content);
  return content instanceof Uint8Array ? Uint8Array.from(content) : null;
}

/** UTF-8, a lone surrogate as U+FFFD. The core has no TextEncoder. */
function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(3 * text.length);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    let point = text.codePointAt(index) as number;
    if (point > 0xffff) index++;
    else if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd;
    if (point < 0x80) bytes[length++] = point;
    else if (point < 0x800) {
      bytes[length++] = 0xc0 | (point >> 6);
      bytes[length++] = 0x80 | (point & 63);
    } else if (point < 0x10000) {
      bytes[length++] = 0xe0 | (point >> 12);
      bytes[length++] = 0x80 | ((point >> 6) & 63);
      bytes[length++] = 0x80 | (point & 63);
    } else {
      bytes[length++] = 0xf0 | (point >> 18);
      bytes[length++] = 0x80 | ((point >> 12) & 63);
      bytes[length++] = 0x80 | ((point >> 6) & 63);
      bytes[length++] = 0x80 | (point & 63);
    }
  }
  return bytes.slice(0, length);
}

/** What was created or written since the run began, by path. */
export function changedFiles(store: FileStore): ReadonlyMap<string, Uint8Array> {
  const changed = new Map<string, Uint8Array>();
  for (const [path, entry] of store.files) if (entry.isChanged) changed.set(path, entry.bytes.slice(0, entry.length));
  return changed;
}
