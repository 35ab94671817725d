/**
 * The virtual files of a sandbox: a tree of paths held in memory, granted by the host, with a quota in bytes and files and
 * parts that are read-only. Nothing here knows a disk. `open()` is frozen Python (`frozen/_fileio.py`) over the natives of
 * the hidden module `_files`, which answer errno numbers instead of raising.
 *
 * Invariant: every path in the store is absolute and normal (no `.`, `..`, empty part), and its parent is a directory.
 */

import { builtin, defineType } from "../objects/define.js";
import { heapClass } from "../objects/heap.js";
import { X, continuation, type Machine, type Result } from "../objects/machine.js";
import { PyBytes, PyList, PyModule, PyObject, PyTuple, TypeFlag, type FlatStr, type Value } from "../objects/model.js";
import { bytesSize, listSize, strSize, tupleSize } from "../objects/sizes.js";
import { normalizeBig } from "../numeric/integer.js";
import { hostString, toHostText } from "../objects/text.js";
import type { VirtualMachine } from "../vm/machine.js";
import { contents, defineModule } from "./modules.js";

const ENOENT = 2;
const EACCES = 13;
const EEXIST = 17;
const ENOTDIR = 20;
const EISDIR = 21;
const EINVAL = 22;
const ENOSPC = 28;
const ENAMETOOLONG = 36;
/** Bytes in UTF-8 of a name, and of a path with the zero at its end, as Linux has them. */
const LONGEST_NAME = 255;
const LONGEST_PATH = 4095;
const ENOTEMPTY = 39;

/** One file; open file objects hold it. `bytes` has room to grow, the first `length` count. */
export class PyFileEntry extends PyObject {
  /** Since the run began: created or written. */
  isChanged = false;
  /** When it was last written, in milliseconds of the sandbox's clock. */
  modified = 0;
  constructor(
    public bytes: Uint8Array,
    public length: number,
    readonly isReadOnly: boolean,
  ) {
    super();
  }
}
defineType("file_entry", { representation: PyFileEntry, flags: TypeFlag.NO_NEW });
// The content is counted by the quota of files, not as guest values.
heapClass(
  PyFileEntry,
  "file-entry",
  { bytes: "bytes", length: "plain", isReadOnly: "plain", isChanged: "plain", modified: "plain" },
  64,
);

/** An absolute, normal path; null when it leads nowhere ("" or a NUL in it). A relative one counts from `directory`. */
export function normalPath(given: string, directory = "/"): string | null {
  if (given === "") return null;
  const path = directory === "/" || given.charCodeAt(0) === 47 ? given : `${directory}/${given}`;
  const parts: string[] = [];
  let start = 0;
  for (let index = 0; index <= path.length; index++) {
    if (index < path.length && path.charCodeAt(index) === 0) return null;
    if (index < path.length && path.charCodeAt(index) !== 47) continue;
    const part = path.slice(start, index);
    start = index + 1;
    if (part === "" || part === ".") continue;
    if (part === "..") parts.pop();
    else parts.push(part);
  }
  return `/${parts.join("/")}`;
}

function bytesOf(unit: number): number {
  // Both halves of a pair together are four bytes.
  return unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
}

function parentOf(path: string): string {
  let end = path.length - 1;
  while (end > 0 && path.charCodeAt(end) !== 47) end--;
  return end === 0 ? "/" : path.slice(0, end);
}

export class FileStore {
  readonly files = new Map<string, PyFileEntry>();
  /** Directories; true when nothing may be made in them. */
  readonly directories = new Map<string, boolean>([
    ["/", false],
    ["/tmp", false],
  ]);
  used = 0;
  /** The working directory, from which relative paths count. */
  directory = "/";

  constructor(
    readonly maximumBytes: number,
    readonly maximumFiles: number,
  ) {}

  /** Puts a file of the host's; its directories are made. */
  put(path: string, bytes: Uint8Array, isReadOnly: boolean): void {
    this.makeParents(path);
    const before = this.files.get(path);
    this.used += bytes.length - (before?.length ?? 0);
    this.files.set(path, new PyFileEntry(bytes, bytes.length, isReadOnly));
  }

  private makeParents(path: string): void {
    for (let at = parentOf(path); !this.directories.has(at); at = parentOf(at)) this.directories.set(at, false);
  }

  /** 0 nothing, 1 a file, 2 a directory. */
  kind(path: string): number {
    return this.files.has(path) ? 1 : this.directories.has(path) ? 2 : 0;
  }

  /** Is the path too long, or the first name on it that is not there? */
  private isTooLong(path: string): boolean {
    let bytes = 0;
    let start = 0;
    let startBytes = 0;
    for (let index = 0; index <= path.length; index++) {
      const unit = index < path.length ? path.charCodeAt(index) : 47;
      if (unit === 47) {
        if (bytes - startBytes > LONGEST_NAME) return this.kind(path.slice(0, start)) === 2 || start <= 1;
        start = index;
        startBytes = bytes + 1;
      }
      bytes += bytesOf(unit);
      if (bytes - 1 > LONGEST_PATH) return true;
    }
    return false;
  }

  /** Why nothing can be made at a path, or 0. */
  private refusalOf(path: string): number {
    if (this.isTooLong(path)) return ENAMETOOLONG;
    const parent = parentOf(path);
    const isReadOnly = this.directories.get(parent);
    if (isReadOnly !== undefined) return isReadOnly ? EACCES : 0;
    // A file on the way, or nothing.
    for (let at = parent; at !== "/"; at = parentOf(at)) if (this.files.has(at)) return ENOTDIR;
    return ENOENT;
  }

  open(
    path: string,
    writes: boolean,
    creates: boolean,
    isExclusive: boolean,
    truncates: boolean,
  ): PyFileEntry | number {
    if (this.directories.has(path)) return isExclusive ? EEXIST : EISDIR;
    const entry = this.files.get(path);
    if (entry !== undefined) {
      if (isExclusive) return EEXIST;
      if (writes && entry.isReadOnly) return EACCES;
      if (truncates) this.resize(entry, 0);
      return entry;
    }
    const refusal = this.refusalOf(path);
    if (refusal !== 0 || !creates) return refusal === 0 || (!creates && refusal === EACCES) ? ENOENT : refusal;
    if (this.files.size >= this.maximumFiles) return ENOSPC;
    const made = new PyFileEntry(new Uint8Array(0), 0, false);
    made.isChanged = true;
    this.files.set(path, made);
    return made;
  }

  /** Writes at a position, filling a gap with zeros; ENOSPC when the quota is met, else 0. */
  write(entry: PyFileEntry, position: number, data: Uint8Array): number {
    const end = position + data.length;
    if (end > entry.length) {
      const grown = end - entry.length;
      if (this.used + grown > this.maximumBytes) return ENOSPC;
      this.used += grown;
      if (end > entry.bytes.length) {
        const room = new Uint8Array(
          Math.min(Math.max(end, 2 * entry.bytes.length, 64), Math.max(end, this.maximumBytes)),
        );
        room.set(entry.bytes.subarray(0, entry.length));
        entry.bytes = room;
      } else entry.bytes.fill(0, entry.length, end);
      entry.length = end;
    }
    entry.bytes.set(data, position);
    entry.isChanged = true;
    return 0;
  }

  resize(entry: PyFileEntry, length: number): number {
    if (length > entry.length) return this.write(entry, length - 1, new Uint8Array(1));
    this.used -= entry.length - length;
    entry.bytes = entry.bytes.slice(0, length);
    entry.length = length;
    entry.isChanged = true;
    return 0;
  }

  remove(path: string): number {
    const entry = this.files.get(path);
    if (entry === undefined) return this.directories.has(path) ? EISDIR : this.missing(path);
    if (entry.isReadOnly) return EACCES;
    this.files.delete(path);
    this.used -= entry.length;
    return 0;
  }

  missing(path: string): number {
    if (this.isTooLong(path)) return ENAMETOOLONG;
    for (let at = parentOf(path); at !== "/"; at = parentOf(at)) if (this.files.has(at)) return ENOTDIR;
    return ENOENT;
  }

  makeDirectory(path: string): number {
    if (this.kind(path) !== 0) return EEXIST;
    const refusal = this.refusalOf(path);
    if (refusal !== 0) return refusal;
    if (this.files.size + this.directories.size >= this.maximumFiles) return ENOSPC;
    this.directories.set(path, false);
    return 0;
  }

  removeDirectory(path: string): number {
    if (this.files.has(path)) return ENOTDIR;
    if (!this.directories.has(path)) return this.missing(path);
    if (path === "/" || path === "/tmp" || this.directories.get(path) === true) return EACCES;
    if (this.names(path).length > 0) return ENOTEMPTY;
    if (this.directory === path) this.directory = "/";
    this.directories.delete(path);
    return 0;
  }

  rename(from: string, to: string): number {
    const entry = this.files.get(from);
    if (entry === undefined) return this.directories.has(from) ? this.renameDirectory(from, to) : this.missing(from);
    if (entry.isReadOnly) return EACCES;
    if (this.directories.has(to)) return EISDIR;
    const target = this.files.get(to);
    if (target === entry) return 0;
    if (target?.isReadOnly === true) return EACCES;
    const refusal = this.refusalOf(to);
    if (refusal !== 0) return refusal;
    if (target !== undefined) this.used -= target.length;
    this.files.delete(from);
    this.files.set(to, entry);
    entry.isChanged = true;
    return 0;
  }

  private renameDirectory(from: string, to: string): number {
    if (from === "/" || from === "/tmp" || to.startsWith(`${from}/`)) return EINVAL;
    if (this.kind(to) !== 0) return EEXIST;
    const refusal = this.refusalOf(to);
    if (refusal !== 0) return refusal;
    const inside = `${from}/`;
    for (const [path, entry] of this.files) if (path.startsWith(inside) && entry.isReadOnly) return EACCES;
    for (const [path, entry] of this.files) {
      if (!path.startsWith(inside)) continue;
      this.files.delete(path);
      this.files.set(to + path.slice(from.length), entry);
      entry.isChanged = true;
    }
    for (const path of this.directories.keys()) {
      if (path !== from && !path.startsWith(inside)) continue;
      this.directories.delete(path);
      this.directories.set(to + path.slice(from.length), false);
    }
    return 0;
  }

  /** Names in a directory, in the order in which they were made. */
  names(path: string): string[] {
    const prefix = path === "/" ? "/" : `${path}/`;
    const names: string[] = [];
    const add = (full: string): void => {
      if (full.length <= prefix.length || !full.startsWith(prefix)) return;
      for (let index = prefix.length; index < full.length; index++) if (full.charCodeAt(index) === 47) return;
      names.push(full.slice(prefix.length));
    };
    for (const full of this.directories.keys()) add(full);
    for (const full of this.files.keys()) add(full);
    return names;
  }

  /** Nothing is changed yet. */
  beginRun(): void {
    for (const entry of this.files.values()) entry.isChanged = false;
  }
}

// ------------------------------------------------------------------------------------------------------------- natives

function storeOf(m: Machine): FileStore | null {
  return (m as VirtualMachine).files;
}
function noFiles(m: Machine): Result {
  m.raiseWith("PermissionError", 1, "no files are granted to this sandbox: the host can grant some with `files`");
  return X;
}

/** Charges for the look-up and gives the normal path; null when an exception is pending. */
function pathOf(m: Machine, store: FileStore, path: FlatStr): string | null {
  const text = toHostText(path);
  m.charge(2 + (text.length >> 3));
  m.allocate(strSize(text.length) + store.directory.length);
  const normal = normalPath(text, store.directory);
  if (normal !== null) return normal;
  if (text === "") m.raiseWith("FileNotFoundError", ENOENT, "No such file or directory", "");
  else m.valueError("embedded null byte");
  return null;
}

function nanoseconds(milliseconds: number): Value {
  return normalizeBig(BigInt(Math.round(milliseconds * 1000)) * 1000n);
}
function stamp(m: Machine, entry: PyFileEntry): void {
  entry.modified = (m as VirtualMachine).clock();
}

/** A native on one path. */
function onPath(
  text: string,
  doc: string,
  body: (m: Machine, store: FileStore, path: string) => Result,
): ReturnType<typeof builtin> {
  return builtin(text, { doc }, (m, given: FlatStr) => {
    const store = storeOf(m);
    if (store === null) return noFiles(m);
    const path = pathOf(m, store, given);
    return path === null ? X : body(m, store, path);
  });
}

const NATIVES = [
  onPath("kind(path: str, /)", "0 nothing, 1 a file, 2 a directory.", (_m, store, path) => store.kind(path)),
  onPath("normal(path: str, /)", "The absolute path.", (_m, _store, path) => hostString(path)),
  onPath("remove(path: str, /)", "Removes a file; 0 or an errno.", (_m, store, path) => store.remove(path)),
  onPath("make_directory(path: str, /)", "0 or an errno.", (_m, store, path) => store.makeDirectory(path)),
  onPath("remove_directory(path: str, /)", "0 or an errno.", (m, store, path) => {
    m.charge((store.files.size + store.directories.size) >> 2);
    return store.removeDirectory(path);
  }),
  onPath("names(path: str, /)", "Names in a directory, or an errno.", (m, store, path) => {
    const kind = store.kind(path);
    if (kind !== 2) return kind === 1 ? ENOTDIR : ENOENT;
    m.charge(store.files.size + store.directories.size);
    const names = store.names(path);
    m.allocate(listSize(names.length) + 48 * names.length);
    return new PyList(names.map(hostString));
  }),
  onPath(
    "status(path: str, /)",
    "(kind, size, read-only, nanoseconds when written), or an errno.",
    (m, store, path) => {
      const entry = store.files.get(path);
      m.allocate(tupleSize(4) + 32);
      if (entry !== undefined) return new PyTuple([1, entry.length, entry.isReadOnly, nanoseconds(entry.modified)]);
      const isReadOnly = store.directories.get(path);
      return isReadOnly === undefined ? store.missing(path) : new PyTuple([2, 4096, isReadOnly, 0]);
    },
  ),
  onPath("change_directory(path: str, /)", "0 or an errno.", (_m, store, path) => {
    if (!store.directories.has(path)) return store.files.has(path) ? ENOTDIR : store.missing(path);
    store.directory = path;
    return 0;
  }),
  builtin(
    "touch(path: str, milliseconds: float, /)",
    { doc: "0 or an errno." },
    (m, given: FlatStr, moment: number) => {
      const store = storeOf(m);
      if (store === null) return noFiles(m);
      const path = pathOf(m, store, given);
      if (path === null) return X;
      const entry = store.files.get(path);
      if (entry === undefined) return store.directories.has(path) ? 0 : store.missing(path);
      if (entry.isReadOnly) return EACCES;
      entry.modified = moment - moment === 0 ? moment : 0;
      return 0;
    },
  ),
  builtin("usage()", { doc: "The quota of bytes, and how many are used." }, (m) => {
    const store = storeOf(m);
    m.allocate(tupleSize(2));
    return store === null ? noFiles(m) : new PyTuple([store.maximumBytes, store.used]);
  }),
  builtin("granted()", { doc: "Are there files at all?" }, (m) => storeOf(m) !== null),
  builtin("directory()", { doc: "The working directory." }, (m) => hostString(storeOf(m)?.directory ?? "/")),
  builtin("rename(source: str, target: str, /)", { doc: "0 or an errno." }, (m, source: FlatStr, target: FlatStr) => {
    const store = storeOf(m);
    if (store === null) return noFiles(m);
    m.charge(store.files.size + store.directories.size);
    const from = pathOf(m, store, source);
    const to = from === null ? null : pathOf(m, store, target);
    return from === null || to === null ? X : store.rename(from, to);
  }),
  builtin(
    "open(path: str, writes: bool, creates: bool, exclusive: bool, truncates: bool, /)",
    { doc: "The entry of a file, or an errno." },
    (m, given: FlatStr, writes: boolean, creates: boolean, exclusive: boolean, truncates: boolean) => {
      const store = storeOf(m);
      if (store === null) return noFiles(m);
      const path = pathOf(m, store, given);
      if (path === null) return X;
      m.allocate(100);
      const entry = store.open(path, writes, creates, exclusive, truncates);
      if (entry instanceof PyFileEntry && (truncates || entry.modified === 0)) stamp(m, entry);
      return entry;
    },
  ),
  builtin("size(entry, /)", { doc: "Bytes of a file." }, (m, entry: Value) =>
    entry instanceof PyFileEntry ? entry.length : m.typeError("not a file"),
  ),
  builtin(
    "read(entry, position: size, count: size, /)",
    { doc: "Bytes of a file from a position on; all for a negative count." },
    (m, entry: Value, position: number, count: number) => {
      if (!(entry instanceof PyFileEntry)) return m.typeError("not a file");
      const start = Math.min(position, entry.length);
      const end = count < 0 ? entry.length : Math.min(entry.length, start + count);
      m.charge(1 + ((end - start) >> 6));
      m.allocate(bytesSize(end - start));
      return new PyBytes(entry.bytes.slice(start, end));
    },
  ),
  builtin(
    "write(entry, position: size, data: buffer, /)",
    { doc: "0 or an errno." },
    (m, entry: Value, position: number, data: Uint8Array) => {
      const store = storeOf(m);
      if (!(entry instanceof PyFileEntry) || store === null) return m.typeError("not a file");
      if (entry.isReadOnly) return EACCES;
      m.charge(1 + (data.length >> 6) + (Math.max(0, position - entry.length) >> 6));
      stamp(m, entry);
      return store.write(entry, position, data);
    },
  ),
  builtin("resize(entry, length: size, /)", { doc: "0 or an errno." }, (m, entry: Value, length: number) => {
    const store = storeOf(m);
    if (!(entry instanceof PyFileEntry) || store === null) return m.typeError("not a file");
    if (entry.isReadOnly) return EACCES;
    m.charge(1 + (Math.abs(length - entry.length) >> 6));
    stamp(m, entry);
    return store.resize(entry, length);
  }),
];
defineModule({ name: "_files", doc: "The sandbox's files.", fill: contents("_files", NATIVES) });
defineModule({ name: "_fileio", doc: "Open files.", frozen: "_fileio" });
defineModule({ name: "_os", doc: "What modules over files share.", frozen: "_os" });
defineModule({ name: "os", doc: "OS routines for the sandbox's files.", package: true, frozen: "os" });
defineModule({ name: "os.path", doc: "Common operations on Posix pathnames.", frozen: "posixpath" });
defineModule({ name: "posixpath", doc: "Common operations on Posix pathnames.", frozen: "posixpath" });
defineModule({ name: "pathlib", doc: "Object-oriented filesystem paths.", frozen: "pathlib" });
defineModule({ name: "glob", doc: "Filename globbing utility.", frozen: "glob" });
defineModule({
  name: "shutil",
  doc: "Utility functions for copying and archiving files and directory trees.",
  frozen: "shutil",
});
defineModule({ name: "tempfile", doc: "Temporary files.", frozen: "tempfile" });
defineModule({
  name: "stat",
  doc: "Constants and functions for interpreting the results of os.stat().",
  frozen: "stat",
});
defineModule({ name: "errno", doc: "Numbers of errors of the system.", frozen: "errno" });

const CALL_OPEN = continuation(
  "files.open",
  (m, module, args: readonly Value[], keywords: ReadonlyMap<string, Value>) => {
    const found = module instanceof PyModule ? (module.hidden ?? module.namespace).getName("open") : undefined;
    return found === undefined ? m.raise("RuntimeError", "open() is not available") : m.call(found, args, keywords);
  },
);

/** What the built-in `open` does when files are granted. */
export function openFile(machine: Machine, args: readonly Value[], keywords: ReadonlyMap<string, Value>): Result {
  const m = machine as VirtualMachine;
  return m.then(m.internalModule("_fileio"), CALL_OPEN, args, keywords);
}
