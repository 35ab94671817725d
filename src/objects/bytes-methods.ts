/**
 * The methods that bytes and bytearray share, written on the bytes themselves and installed for both types; the results are
 * of the receiver's type. Text-like methods know ASCII only. Searches are linear (numeric/text.ts).
 */

import { hashBytes } from "../numeric/hash.js";
import { UnitsNeedle } from "../numeric/text.js";
import { allocateBytes, bufferBytes, bytesOf, viewSource, type ByteString } from "./buffer.js";
import { fromHexText, hexText, isAsciiSpace as isSpace } from "./bytes-text.js";
import { classMethod, method, staticMethod } from "./define.js";
import { decodeBytes } from "./encoding.js";
import { X, continuation, type ExitSignal, type Machine, type NextResult, type Result } from "./machine.js";
import {
  NOT_IMPLEMENTED,
  PyByteArray,
  PyBytes,
  PyList,
  PySlice,
  PyTuple,
  type AnyStr,
  type FlatStr,
  type Int,
  type PyType,
  type Value,
} from "./model.js";
import { bytesModulo } from "./percent.js";
import { isInt, lookupSpecial, toIndex, typeName, unwrap } from "./protocol.js";
import { fastSequence, repeatCount, repeatError, repeatsItself, subscript } from "./sequence.js";
import { tupleSize } from "./sizes.js";
import { plainSlice, sliceBounds } from "./slice.js";
import { findInWindows, rfindInWindows } from "./string-search.js";

type Kind = "bytes" | "bytearray";

function make(kind: Kind, bytes: Uint8Array): ByteString {
  return kind === "bytes" ? new PyBytes(bytes) : new PyByteArray(bytes, bytes.length);
}

function notBuffer(m: Machine, value: Value): ExitSignal {
  return m.typeError(`a bytes-like object is required, not '${typeName(value)}'`);
}

/** The value as a byte; `message` when it is out of range. */
export function byteOf(m: Machine, value: Int, message: string): Result {
  return value >= 0 && value <= 255 ? value : m.valueError(message);
}
export const BYTE_RANGE = "byte must be in range(0, 256)";
const AS_BYTE = continuation("bytes.byte", (m, value) => byteOf(m, value as Int, BYTE_RANGE));

/** An argument that is one byte (`append`, `97 in data`). */
export function byteArgument(m: Machine, value: Value): Result {
  if (typeof value === "number") return byteOf(m, value, BYTE_RANGE);
  return m.then(toIndex(m, value), AS_BYTE);
}

// -------------------------------------------------------------------------------------------------------------- pieces

/** bytes[start:end] as a new object of the receiver's kind, charged. */
export function part(m: Machine, kind: Kind, bytes: Uint8Array, start: number, end: number): ByteString {
  const length = Math.max(0, end - start);
  m.charge(length >> 6);
  allocateBytes(m, length);
  return make(kind, bytes.slice(start, start + length));
}

/** The receiver itself when it is immutable and nothing changes, else a copy. */
function unchanged(m: Machine, self: ByteString): ByteString {
  return self instanceof PyBytes ? self : part(m, "bytearray", bytesOf(self), 0, self.length);
}

function concat(m: Machine, kind: Kind, a: Uint8Array, b: Uint8Array): ByteString {
  const length = a.length + b.length;
  m.charge(length >> 6);
  allocateBytes(m, length);
  const bytes = new Uint8Array(length);
  bytes.set(a);
  bytes.set(b, a.length);
  return make(kind, bytes);
}

/** The bytes repeated. */
export function repeatBytes(m: Machine, bytes: Uint8Array, count: number): Uint8Array {
  const length = bytes.length * count;
  allocateBytes(m, length);
  m.charge(length >> 6);
  const result = new Uint8Array(length);
  if (bytes.length === 1) result.fill(bytes[0]);
  else if (length > 0) {
    // By doubling: one copy for each power of two.
    result.set(bytes);
    for (let filled = bytes.length; filled < length; filled *= 2)
      result.copyWithin(filled, 0, Math.min(filled, length - filled));
  }
  return result;
}

function isLower(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}
function isUpper(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}
function isAlpha(byte: number): boolean {
  return isLower(byte | 0x20);
}
function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function clip(index: number | undefined, length: number, absent: number): number {
  if (index === undefined) return absent;
  return index < 0 ? Math.max(0, index + length) : index;
}

/** Order of two byte strings: negative, zero, positive. */
export function compareBytes(m: Machine, a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length);
  m.charge(shorter >> 4);
  for (let index = 0; index < shorter; index++) if (a[index] !== b[index]) return a[index] - b[index];
  return a.length - b.length;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

const ORDER = {
  lt: (order: number) => order < 0,
  le: (order: number) => order <= 0,
  gt: (order: number) => order > 0,
  ge: (order: number) => order >= 0,
} as const;

// -------------------------------------------------------------------------------------------------------------- search

type Search = "find" | "rfind" | "index" | "rindex" | "count" | "contains";

function searchBytes(
  m: Machine,
  how: Search,
  bytes: Uint8Array,
  sub: Uint8Array,
  start?: number,
  end?: number,
): Result {
  const from = clip(start, bytes.length, 0);
  const to = Math.min(clip(end, bytes.length, bytes.length), bytes.length);
  if (how === "count") {
    m.charge((Math.max(0, to - from) + sub.length) >> 3);
    return from > to ? 0 : new UnitsNeedle(sub).count(bytes, from, to);
  }
  const needle = new UnitsNeedle(sub);
  const at =
    from > to
      ? -1
      : how === "rfind" || how === "rindex"
        ? rfindInWindows(m, from, to, sub.length, (first, last) => needle.rfind(bytes, first, last))
        : findInWindows(m, from, to, sub.length, (first, last) => needle.find(bytes, first, last));
  if (how === "contains") return at >= 0;
  if (at < 0 && (how === "index" || how === "rindex")) return m.valueError("subsection not found");
  return at;
}

const SEARCH_BYTE = continuation(
  "bytes.search",
  (m, value, how: Search, self: ByteString, range: readonly (number | undefined)[]) => {
    const byte = byteOf(m, value as Int, BYTE_RANGE);
    return byte === X ? X : searchBytes(m, how, bytesOf(self), Uint8Array.of(byte as number), range[0], range[1]);
  },
);

function search(m: Machine, how: Search, self: ByteString, sub: Value, start?: number, end?: number): Result {
  const needle = bufferBytes(m, unwrap(sub));
  if (needle !== undefined) return searchBytes(m, how, bytesOf(self), needle, start, end);
  if (isInt(unwrap(sub)) || lookupSpecial(sub, "__index__") !== undefined)
    return m.then(toIndex(m, sub), SEARCH_BYTE, how, self, [start, end]);
  if (how === "contains") return notBuffer(m, sub);
  return m.typeError(`argument should be integer or bytes-like object, not '${typeName(sub)}'`);
}

function matchesTail(bytes: Uint8Array, affix: Uint8Array, from: number, to: number, atEnd: boolean): boolean {
  if (from > to || from + affix.length > to) return false;
  const at = atEnd ? to - affix.length : from;
  for (let index = 0; index < affix.length; index++) if (bytes[at + index] !== affix[index]) return false;
  return true;
}

function tail(
  m: Machine,
  self: ByteString,
  affix: Value,
  start: number | undefined,
  end: number | undefined,
  atEnd: boolean,
): Result {
  const bytes = bytesOf(self);
  const from = clip(start, bytes.length, 0);
  const to = Math.min(clip(end, bytes.length, bytes.length), bytes.length);
  const bare = unwrap(affix);
  if (bare instanceof PyTuple) {
    for (const item of bare.items) {
      const one = bufferBytes(m, unwrap(item));
      if (one === undefined) return notBuffer(m, item);
      m.charge(1 + (one.length >> 4));
      if (matchesTail(bytes, one, from, to, atEnd)) return true;
    }
    return false;
  }
  const one = bufferBytes(m, bare);
  if (one === undefined)
    return m.typeError(
      `${atEnd ? "endswith" : "startswith"} first arg must be bytes or a tuple of bytes, not ${typeName(affix)}`,
    );
  m.charge(one.length >> 4);
  return matchesTail(bytes, one, from, to, atEnd);
}

// ------------------------------------------------------------------------------------------------------- split and join

function splitBytes(
  m: Machine,
  kind: Kind,
  bytes: Uint8Array,
  separator: Uint8Array | null,
  maxsplit: number,
  fromEnd: boolean,
): Result {
  m.charge(bytes.length >> 4);
  const limit = maxsplit < 0 ? Number.POSITIVE_INFINITY : maxsplit;
  const items: Value[] = [];
  const add = (start: number, end: number): void => {
    m.charge(6);
    m.allocate(8);
    items.push(part(m, kind, bytes, start, end));
  };
  if (separator !== null) {
    if (separator.length === 0) return m.valueError("empty separator");
    const needle = new UnitsNeedle(separator);
    if (fromEnd) {
      let end = bytes.length;
      while (items.length < limit) {
        const at = needle.rfind(bytes, 0, end);
        if (at < 0) break;
        add(at + separator.length, end);
        end = at;
      }
      add(0, end);
      items.reverse();
    } else {
      let start = 0;
      while (items.length < limit) {
        const at = needle.find(bytes, start, bytes.length);
        if (at < 0) break;
        add(start, at);
        start = at + separator.length;
      }
      add(start, bytes.length);
    }
    return new PyList(items);
  }
  if (fromEnd) {
    let end = bytes.length;
    for (;;) {
      while (end > 0 && isSpace(bytes[end - 1])) end--;
      if (end === 0) break;
      let start = end - 1;
      if (items.length >= limit) start = 0;
      else while (start > 0 && !isSpace(bytes[start - 1])) start--;
      add(start, end);
      if (items.length > limit) break;
      end = start;
    }
    items.reverse();
    return new PyList(items);
  }
  let start = 0;
  for (;;) {
    while (start < bytes.length && isSpace(bytes[start])) start++;
    if (start === bytes.length) break;
    let end = start + 1;
    if (items.length >= limit) end = bytes.length;
    else while (end < bytes.length && !isSpace(bytes[end])) end++;
    add(start, end);
    if (items.length > limit) break;
    start = end;
  }
  return new PyList(items);
}

function splitArgument(m: Machine, sep: Value): Uint8Array | null | ExitSignal {
  if (sep === null) return null;
  return bufferBytes(m, unwrap(sep)) ?? notBuffer(m, sep);
}

function splitLines(m: Machine, kind: Kind, bytes: Uint8Array, keepEnds: boolean): PyList {
  m.charge(bytes.length >> 4);
  const items: Value[] = [];
  let start = 0;
  while (start < bytes.length) {
    let end = start;
    while (end < bytes.length && bytes[end] !== 0x0a && bytes[end] !== 0x0d) end++;
    const next = end === bytes.length ? end : bytes[end] === 0x0d && bytes[end + 1] === 0x0a ? end + 2 : end + 1;
    m.charge(6);
    m.allocate(8);
    items.push(part(m, kind, bytes, start, keepEnds ? next : end));
    start = next;
  }
  return new PyList(items);
}

const JOIN = continuation("bytes.join", (m, sequence, self: ByteString) => {
  const { items } = sequence as PyList | PyTuple;
  const separator = bytesOf(self);
  m.charge(2 * items.length);
  const parts: Uint8Array[] = [];
  let length = separator.length * Math.max(0, items.length - 1);
  for (let index = 0; index < items.length; index++) {
    const bytes = bufferBytes(m, unwrap(items[index]));
    if (bytes === undefined)
      return m.typeError(`sequence item ${index}: expected a bytes-like object, ${typeName(items[index])} found`);
    parts.push(bytes);
    length += bytes.length;
  }
  m.charge(length >> 6);
  allocateBytes(m, length);
  const result = new Uint8Array(length);
  let at = 0;
  for (let index = 0; index < parts.length; index++) {
    if (index > 0) {
      result.set(separator, at);
      at += separator.length;
    }
    result.set(parts[index], at);
    at += parts[index].length;
  }
  return make(self instanceof PyBytes ? "bytes" : "bytearray", result);
});

// ------------------------------------------------------------------------------------------------------ replace, strip

function replaceBytes(
  m: Machine,
  self: ByteString,
  old: Uint8Array,
  replacement: Uint8Array,
  count: number,
): ByteString {
  const bytes = bytesOf(self);
  const kind = self instanceof PyBytes ? "bytes" : "bytearray";
  const limit = count < 0 ? Number.POSITIVE_INFINITY : count;
  m.charge((bytes.length + old.length) >> 3);
  const positions: number[] = [];
  const needle = new UnitsNeedle(old);
  let from = 0;
  while (positions.length < limit) {
    const at = old.length === 0 ? (from <= bytes.length ? from : -1) : needle.find(bytes, from, bytes.length);
    if (at < 0) break;
    if ((positions.length & 31) === 0) {
      m.charge(48);
      m.allocate(256);
    }
    positions.push(at);
    from = at + (old.length === 0 ? 1 : old.length);
  }
  if (positions.length === 0) return unchanged(m, self);
  const length = bytes.length + positions.length * (replacement.length - old.length);
  m.charge(length >> 6);
  allocateBytes(m, length);
  const result = new Uint8Array(length);
  let start = 0;
  let size = 0;
  let pieces = 0;
  for (const at of positions) {
    // In parts, so that a deadline is met on the way.
    if ((pieces++ & 31) === 0) m.charge(48);
    result.set(bytes.subarray(start, at), size);
    size += at - start;
    result.set(replacement, size);
    size += replacement.length;
    start = at + old.length;
  }
  result.set(bytes.subarray(start), size);
  return make(kind, result);
}

function stripBytes(m: Machine, self: ByteString, chars: Value, left: boolean, right: boolean): Result {
  const bytes = bytesOf(self);
  let strips: (byte: number) => boolean = isSpace;
  if (chars !== null) {
    const set = bufferBytes(m, unwrap(chars));
    if (set === undefined) return notBuffer(m, chars);
    m.charge(set.length >> 4);
    const marked = new Uint8Array(256);
    for (let index = 0; index < set.length; index++) marked[set[index]] = 1;
    strips = (byte) => marked[byte] === 1;
  }
  let start = 0;
  let end = bytes.length;
  if (left) while (start < end && strips(bytes[start])) if ((++start & 63) === 0) m.charge(8);
  if (right) while (end > start && strips(bytes[end - 1])) if ((--end & 63) === 0) m.charge(8);
  if (start === 0 && end === bytes.length) return unchanged(m, self);
  return part(m, self instanceof PyBytes ? "bytes" : "bytearray", bytes, start, end);
}

/** A copy with every byte mapped. */
function mapBytes(m: Machine, kind: Kind, bytes: Uint8Array, map: (byte: number, index: number) => number): ByteString {
  m.charge(bytes.length >> 3);
  allocateBytes(m, bytes.length);
  const result = new Uint8Array(bytes.length);
  for (let index = 0; index < bytes.length; index++) result[index] = map(bytes[index], index);
  return make(kind, result);
}

function pad(m: Machine, self: ByteString, left: number, right: number, fill: number): ByteString {
  if (left <= 0 && right <= 0) return unchanged(m, self);
  const bytes = bytesOf(self);
  const length = bytes.length + left + right;
  allocateBytes(m, length);
  m.charge(length >> 6);
  const result = new Uint8Array(length).fill(fill);
  result.set(bytes, left);
  return make(self instanceof PyBytes ? "bytes" : "bytearray", result);
}

function fillByte(m: Machine, name: string, value: Value): number | ExitSignal {
  const fill = unwrap(value);
  if ((fill instanceof PyBytes || fill instanceof PyByteArray) && bytesOf(fill).length === 1) return bytesOf(fill)[0];
  return m.typeError(`${name}() argument 2 must be a byte string of length 1, not ${typeName(value)}`);
}

function expandTabs(m: Machine, self: ByteString, tabSize: number): ByteString {
  const bytes = bytesOf(self);
  m.charge(bytes.length >> 3);
  let size = 0;
  let column = 0;
  const advance = (byte: number): number => {
    if (byte !== 0x09) {
      column = byte === 0x0a || byte === 0x0d ? 0 : column + 1;
      return 1;
    }
    const spaces = tabSize > 0 ? tabSize - (column % tabSize) : 0;
    column += spaces;
    return spaces;
  };
  for (let index = 0; index < bytes.length; index++) size += advance(bytes[index]);
  allocateBytes(m, size);
  m.charge(size >> 4);
  const result = new Uint8Array(size);
  column = 0;
  for (let index = 0, at = 0; index < bytes.length; index++) {
    const width = advance(bytes[index]);
    result.fill(bytes[index] === 0x09 ? 0x20 : bytes[index], at, at + width);
    at += width;
  }
  return make(self instanceof PyBytes ? "bytes" : "bytearray", result);
}

// ---------------------------------------------------------------------------------------------------------- installation

const SLICED = continuation("bytes.slice", (m, slice, self: ByteString) => sliceBytes(m, self, slice as PySlice));

function sliceBytes(m: Machine, self: ByteString, slice: PySlice): ByteString {
  const bytes = bytesOf(self);
  const kind = self instanceof PyBytes ? "bytes" : "bytearray";
  const { start, stop, step, count } = sliceBounds(slice, bytes.length);
  if (step === 1) return count === bytes.length ? unchanged(m, self) : part(m, kind, bytes, start, stop);
  m.charge(count >> 4);
  allocateBytes(m, count);
  const result = new Uint8Array(count);
  for (let index = 0, at = start; index < count; index++, at += step) result[index] = bytes[at];
  return make(kind, result);
}

const ITEM = continuation("bytes.item", (m, index, self: ByteString) => itemAt(m, self, index as number));
function itemAt(m: Machine, self: ByteString, index: number): Result {
  const { length } = bytesOf(self);
  const at = index < 0 ? index + length : index;
  if (at < 0 || at >= length)
    return m.raise("IndexError", self instanceof PyBytes ? "index out of range" : "bytearray index out of range");
  return self.bytes[at];
}

/** data[key] */
export function bytesGetItem(m: Machine, self: ByteString, key: Value): Result {
  if (typeof key === "number") return itemAt(m, self, key);
  if (key instanceof PySlice) {
    const plain = plainSlice(m, key);
    return plain === X ? m.then(X, SLICED, self) : sliceBytes(m, self, plain as PySlice);
  }
  return m.then(subscript(m, key, self instanceof PyBytes ? "byte" : "bytearray"), ITEM, self);
}

const REPEAT = continuation("bytes.repeat", (m, count, self: ByteString) =>
  make(self instanceof PyBytes ? "bytes" : "bytearray", repeatBytes(m, bytesOf(self), count as number)),
);

/** Installs the shared methods on BYTES or BYTEARRAY. */
export function defineBytesMethods(type: PyType, kind: Kind): void {
  installOperators(type, kind);
  installSearch(type);
  installPieces(type, kind);
  installLetters(type, kind);
  installConversions(type, kind);
}

function installOperators(type: PyType, kind: Kind): void {
  method(type, "__len__(self, /)", { doc: "Return len(self)." }, (_m, self: ByteString) => bytesOf(self).length);
  method(type, "__getitem__(self, key, /)", { doc: "Return self[key]." }, bytesGetItem);
  method(type, "__contains__(self, key, /)", { doc: "Return bool(key in self)." }, (m, self: ByteString, key: Value) =>
    search(m, "contains", self, key),
  );
  method(type, "__add__(self, value, /)", { doc: "Return self+value." }, (m, self: ByteString, value: Value) => {
    const other = bufferBytes(m, unwrap(value));
    if (other === undefined) return m.typeError(`can't concat ${typeName(value)} to ${kind}`);
    return concat(m, kind, bytesOf(self), other);
  });
  for (const name of ["__mul__", "__rmul__"])
    method(
      type,
      `${name}(self, value, /)`,
      { doc: name === "__mul__" ? "Return self*value." : "Return value*self." },
      (m, self: ByteString, value: Value) => {
        const count = repeatCount(m, value);
        if (count !== undefined) return m.then(count, REPEAT, self);
        return name === "__rmul__" && repeatsItself(value) ? NOT_IMPLEMENTED : repeatError(m, value);
      },
    );
  method(type, "__mod__(self, value, /)", { doc: "Return self%value." }, (m, self: ByteString, value: Value) =>
    bytesModulo(m, bytesOf(self), value, kind),
  );
  method(type, "__rmod__(self, value, /)", { doc: "Return value%self." }, () => NOT_IMPLEMENTED);
  for (const operator of ["lt", "le", "gt", "ge"] as const)
    method(type, `__${operator}__(self, value, /)`, {}, (m, self: ByteString, value: Value) => {
      const other = unwrap(value);
      if (!(other instanceof PyBytes || other instanceof PyByteArray)) return NOT_IMPLEMENTED;
      return ORDER[operator](compareBytes(m, bytesOf(self), bytesOf(other)));
    });
  for (const operator of ["eq", "ne"] as const)
    method(type, `__${operator}__(self, value, /)`, {}, (m, self: ByteString, value: Value) => {
      const bare = unwrap(value);
      // Bytes, other than a bytearray, equal no further kind of buffer.
      const other = kind === "bytes" && viewSource(bare) !== undefined ? undefined : bufferBytes(m, bare);
      if (other === undefined) return NOT_IMPLEMENTED;
      if (other.length === bytesOf(self).length) m.charge(other.length >> 4);
      return equalBytes(bytesOf(self), other) === (operator === "eq");
    });
}

const RANGE = "start: slice=None, end: slice=None, /";

function installSearch(type: PyType): void {
  for (const name of ["find", "rfind", "index", "rindex", "count"] as const)
    method(
      type,
      `${name}(self, sub, ${RANGE})`,
      { doc: SEARCH_DOCS[name] },
      (m, self: ByteString, sub: Value, start?: number, end?: number) => search(m, name, self, sub, start, end),
    );
  for (const [name, atEnd] of [
    ["startswith", false],
    ["endswith", true],
  ] as const)
    method(
      type,
      `${name}(self, ${atEnd ? "suffix" : "prefix"}, ${RANGE})`,
      {
        doc: `Return True if the bytes ${atEnd ? "end" : "start"} with the specified ${atEnd ? "suffix" : "prefix"}, False otherwise.`,
      },
      (m, self: ByteString, affix: Value, start?: number, end?: number) => tail(m, self, affix, start, end, atEnd),
    );
}
const SEARCH_DOCS = {
  find: "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].\n\nReturn -1 on failure.",
  rfind:
    "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].\n\nReturn -1 on failure.",
  index:
    "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].\n\nRaise ValueError if the subsection is not found.",
  rindex:
    "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].\n\nRaise ValueError if the subsection is not found.",
  count: "Return the number of non-overlapping occurrences of subsection 'sub' in bytes B[start:end].",
} as const;

function installPieces(type: PyType, kind: Kind): void {
  for (const name of ["split", "rsplit"] as const)
    method(
      type,
      `${name}(self, /, sep=None, maxsplit: size=-1)`,
      {
        doc: "Return a list of the sections in the bytes, using sep as the delimiter.\n\n  sep\n    The delimiter according which to split the bytes.\n    None (the default value) means split on ASCII whitespace characters\n    (space, tab, return, newline, formfeed, vertical tab).\n  maxsplit\n    Maximum number of splits to do.\n    -1 (the default value) means no limit.",
      },
      (m, self: ByteString, sep: Value, maxsplit: number): NextResult => {
        const separator = splitArgument(m, sep);
        return separator === X
          ? X
          : splitBytes(m, kind, bytesOf(self), separator as Uint8Array | null, maxsplit, name === "rsplit");
      },
    );
  method(
    type,
    "splitlines(self, /, keepends: bool=False)",
    {
      doc: "Return a list of the lines in the bytes, breaking at line boundaries.\n\nLine breaks are not included in the resulting list unless keepends is given and\ntrue.",
    },
    (m, self: ByteString, keepEnds: boolean) => splitLines(m, kind, bytesOf(self), keepEnds),
  );
  method(
    type,
    "join(self, iterable_of_bytes, /)",
    {
      doc: "Concatenate any number of bytes objects.\n\nThe bytes whose method is called is inserted in between each pair.\n\nThe result is returned as a new bytes object.",
    },
    (m, self: ByteString, iterable: Value) =>
      m.then(fastSequence(m, iterable, "can only join an iterable"), JOIN, self),
  );
  for (const [name, fromEnd] of [
    ["partition", false],
    ["rpartition", true],
  ] as const)
    method(
      type,
      `${name}(self, sep: buffer, /)`,
      { doc: "Partition the bytes into three parts using the given separator." },
      (m, self: ByteString, separator: Uint8Array): NextResult => {
        if (separator.length === 0) return m.valueError("empty separator");
        const bytes = bytesOf(self);
        m.charge((bytes.length + separator.length) >> 4);
        const needle = new UnitsNeedle(separator);
        const at = fromEnd ? needle.rfind(bytes, 0, bytes.length) : needle.find(bytes, 0, bytes.length);
        m.allocate(tupleSize(3));
        const empty = (): ByteString => part(m, kind, bytes, 0, 0);
        if (at < 0)
          return new PyTuple(fromEnd ? [empty(), empty(), unchanged(m, self)] : [unchanged(m, self), empty(), empty()]);
        return new PyTuple([
          part(m, kind, bytes, 0, at),
          part(m, kind, separator, 0, separator.length),
          part(m, kind, bytes, at + separator.length, bytes.length),
        ]);
      },
    );
  method(
    type,
    "replace(self, old: buffer, new: buffer, count: size=-1, /)",
    {
      doc: "Return a copy with all occurrences of substring old replaced by new.\n\n  count\n    Maximum number of occurrences to replace.\n    -1 (the default value) means replace all occurrences.\n\nIf the optional argument count is given, only the first count occurrences are\nreplaced.",
    },
    (m, self: ByteString, old: Uint8Array, replacement: Uint8Array, count: number) =>
      replaceBytes(m, self, old, replacement, count),
  );
  for (const [name, left, right] of [
    ["strip", true, true],
    ["lstrip", true, false],
    ["rstrip", false, true],
  ] as const)
    method(
      type,
      `${name}(self, bytes=None, /)`,
      { doc: "Strip bytes contained in the argument.\n\nIf the argument is omitted or None, strip ASCII whitespace." },
      (m, self: ByteString, chars: Value) => stripBytes(m, self, chars, left, right),
    );
  for (const [name, atEnd] of [
    ["removeprefix", false],
    ["removesuffix", true],
  ] as const)
    method(
      type,
      `${name}(self, ${atEnd ? "suffix" : "prefix"}: buffer, /)`,
      { doc: `Return a bytes object with the given ${atEnd ? "suffix" : "prefix"} string removed if present.` },
      (m, self: ByteString, affix: Uint8Array) => {
        const bytes = bytesOf(self);
        m.charge(affix.length >> 4);
        if (affix.length === 0 || !matchesTail(bytes, affix, 0, bytes.length, atEnd)) return unchanged(m, self);
        return atEnd
          ? part(m, kind, bytes, 0, bytes.length - affix.length)
          : part(m, kind, bytes, affix.length, bytes.length);
      },
    );
  for (const [name, leftOf] of [
    [
      "center",
      (padding: number, width: number) => Math.floor(padding / 2) + (padding % 2 === 1 && width % 2 === 1 ? 1 : 0),
    ],
    ["ljust", () => 0],
    ["rjust", (padding: number) => padding],
  ] as const)
    method(
      type,
      `${name}(self, width: size, fillchar=..., /)`,
      { doc: "Return a justified copy of length width.\n\nPadding is done using the specified fill character." },
      (m, self: ByteString, width: number, fillchar: Value | undefined): NextResult => {
        const fill = fillchar === undefined ? 0x20 : fillByte(m, name, fillchar);
        if (fill === X) return X;
        const padding = Math.max(0, width - bytesOf(self).length);
        const left = leftOf(padding, width);
        return pad(m, self, left, padding - left, fill as number);
      },
    );
  method(
    type,
    "zfill(self, width: size, /)",
    {
      doc: "Pad a numeric string with zeros on the left, to fill a field of the given width.\n\nThe original string is never truncated.",
    },
    (m, self: ByteString, width: number) => {
      const { length } = bytesOf(self);
      const padded = pad(m, self, Math.max(0, width - length), 0, 0x30);
      const sign = bytesOf(self)[0];
      if (width > length && (sign === 0x2b || sign === 0x2d)) {
        padded.bytes[width - length] = 0x30;
        padded.bytes[0] = sign;
      }
      return padded;
    },
  );
  method(
    type,
    "expandtabs(self, /, tabsize: index=8)",
    {
      doc: "Return a copy where all tab characters are expanded using spaces.\n\nIf tabsize is not given, a tab size of 8 characters is assumed.",
    },
    (m, self: ByteString, tabsize: Int): NextResult => {
      if (tabsize > 2147483647 || tabsize < -2147483648)
        return m.raise("OverflowError", "Python int too large to convert to C int");
      return expandTabs(m, self, Number(tabsize));
    },
  );
}

function installLetters(type: PyType, kind: Kind): void {
  const maps = {
    upper: [
      "B.upper() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to uppercase.",
      (byte: number) => (isLower(byte) ? byte - 32 : byte),
    ],
    lower: [
      "B.lower() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to lowercase.",
      (byte: number) => (isUpper(byte) ? byte + 32 : byte),
    ],
    swapcase: [
      "B.swapcase() -> copy of B\n\nReturn a copy of B with uppercase ASCII characters converted\nto lowercase ASCII and vice versa.",
      (byte: number) => (isAlpha(byte) ? byte ^ 32 : byte),
    ],
    capitalize: [
      "B.capitalize() -> copy of B\n\nReturn a copy of B with only its first character capitalized (ASCII)\nand the rest lower-cased.",
      (byte: number, index: number) =>
        index === 0 ? (isLower(byte) ? byte - 32 : byte) : isUpper(byte) ? byte + 32 : byte,
    ],
  } as const;
  for (const [name, [doc, map]] of Object.entries(maps))
    method(type, `${name}(self, /)`, { doc }, (m, self: ByteString) => mapBytes(m, kind, bytesOf(self), map));
  method(
    type,
    "title(self, /)",
    {
      doc: "B.title() -> copy of B\n\nReturn a titlecased version of B, i.e. ASCII words start with uppercase\ncharacters, all remaining cased characters have lowercase.",
    },
    (m, self: ByteString) => {
      const bytes = bytesOf(self);
      return mapBytes(m, kind, bytes, (byte, index) =>
        index > 0 && isAlpha(bytes[index - 1]) ? (isUpper(byte) ? byte + 32 : byte) : isLower(byte) ? byte - 32 : byte,
      );
    },
  );
  const every = (m: Machine, self: ByteString, test: (byte: number) => boolean): boolean => {
    const bytes = bytesOf(self);
    m.charge(bytes.length >> 4);
    for (let index = 0; index < bytes.length; index++) if (!test(bytes[index])) return false;
    return bytes.length > 0;
  };
  for (const [name, what, test] of [
    ["isalpha", "alphabetic", isAlpha],
    ["isdigit", "digits", isDigit],
    ["isalnum", "alphanumeric", (byte: number) => isAlpha(byte) || isDigit(byte)],
    ["isspace", "whitespace", isSpace],
  ] as const)
    method(
      type,
      `${name}(self, /)`,
      {
        doc: `B.${name}() -> bool\n\nReturn True if all characters in B are ${what} (ASCII)\nand there is at least one character in B, False otherwise.`,
      },
      (m, self: ByteString) => every(m, self, test),
    );
  method(
    type,
    "isascii(self, /)",
    { doc: "B.isascii() -> bool\n\nReturn True if B is empty or all characters in B are ASCII,\nFalse otherwise." },
    (m, self: ByteString) => bytesOf(self).length === 0 || every(m, self, (byte) => byte < 0x80),
  );
  for (const [name, wanted, other] of [
    ["isupper", isUpper, isLower],
    ["islower", isLower, isUpper],
  ] as const)
    method(
      type,
      `${name}(self, /)`,
      {
        doc: `B.${name}() -> bool\n\nReturn True if there is at least one cased character in B and all cased ones are of that case.`,
      },
      (m, self: ByteString) => {
        const bytes = bytesOf(self);
        m.charge(bytes.length >> 4);
        let cased = false;
        for (let index = 0; index < bytes.length; index++) {
          if (other(bytes[index])) return false;
          cased ||= wanted(bytes[index]);
        }
        return cased;
      },
    );
  method(
    type,
    "istitle(self, /)",
    {
      doc: "B.istitle() -> bool\n\nReturn True if B is a titlecased string and there is at least one\ncharacter in B, i.e. uppercase characters may only follow uncased\ncharacters and lowercase characters only cased ones. Return False\notherwise.",
    },
    (m, self: ByteString) => {
      const bytes = bytesOf(self);
      m.charge(bytes.length >> 4);
      let cased = false;
      let inWord = false;
      for (let index = 0; index < bytes.length; index++) {
        if (isUpper(bytes[index])) {
          if (inWord) return false;
          inWord = cased = true;
        } else if (isLower(bytes[index])) {
          if (!inWord) return false;
          cased = true;
        } else inWord = false;
      }
      return cased;
    },
  );
}

/** Where the first character beyond ASCII stands; -1: nowhere. */
function firstForeign(text: FlatStr): number {
  const length = typeof text === "string" ? text.length : text.codePoints.length;
  for (let index = 0; index < length; index++)
    if ((typeof text === "string" ? text.charCodeAt(index) : text.codePoints[index]) > 127) return index;
  return -1;
}

function installConversions(type: PyType, kind: Kind): void {
  method(
    type,
    "decode(self, /, encoding: str='utf-8', errors: str='strict')",
    {
      doc: "Decode the bytes using the codec registered for encoding.\n\n  encoding\n    The encoding with which to decode the bytes.\n  errors\n    The error handling scheme to use for the handling of decoding errors.\n    The default is 'strict' meaning that decoding errors raise a\n    UnicodeDecodeError. Other possible values are 'ignore' and 'replace'\n    as well as any other name registered with codecs.register_error that\n    can handle UnicodeDecodeErrors.",
    },
    (m, self: ByteString, encoding: FlatStr, errors: FlatStr) => decodeBytes(m, bytesOf(self), encoding, errors),
  );
  method(
    type,
    "hex(self, /, sep=..., bytes_per_sep: size=1)",
    {
      doc: "Create a string of hexadecimal numbers from a bytes object.\n\n  sep\n    An optional single character or byte to separate hex bytes.\n  bytes_per_sep\n    How many bytes between separators.  Positive values count from the\n    right, negative values count from the left.",
    },
    (m, self: ByteString, sep: Value | undefined, group: number) => hexText(m, bytesOf(self), sep, group),
  );
  classMethod(
    type,
    "fromhex(cls, string: str, /)",
    {
      doc: "Create a bytes object from a string of hexadecimal numbers.\n\nSpaces between two numbers are accepted.\nExample: bytes.fromhex('B9 01EF') -> b'\\\\xb9\\\\x01\\\\xef'.",
    },
    (m, cls: PyType, text: AnyStr): NextResult => {
      const bytes = fromHexText(m, text as FlatStr);
      // What is no ASCII is looked for first.
      const foreign = typeof bytes === "number" ? firstForeign(text as FlatStr) : -1;
      if (foreign >= 0) return m.valueError(`non-hexadecimal number found in fromhex() arg at position ${foreign}`);
      if (typeof bytes === "number")
        return m.valueError(`non-hexadecimal number found in fromhex() arg at position ${bytes}`);
      const made = make(kind, bytes);
      return cls === type ? made : m.call(cls, [made]);
    },
  );
  method(
    type,
    "translate(self, table, /, delete: buffer=...)",
    {
      doc: "Return a copy with each character mapped by the given translation table.\n\n  table\n    Translation table, which must be a bytes object of length 256.\n\nAll characters occurring in the optional argument delete are removed.\nThe remaining characters are mapped through the given translation table.",
    },
    (m, self: ByteString, table: Value, removed: Uint8Array | undefined): NextResult => {
      let map: Uint8Array | null = null;
      if (table !== null) {
        const bytes = bufferBytes(m, unwrap(table));
        if (bytes === undefined) return notBuffer(m, table);
        if (bytes.length !== 256) return m.valueError("translation table must be 256 characters long");
        map = bytes;
      }
      const bytes = bytesOf(self);
      m.charge((bytes.length + (removed?.length ?? 0)) >> 4);
      allocateBytes(m, bytes.length);
      const drop = new Uint8Array(256);
      if (removed !== undefined) for (let index = 0; index < removed.length; index++) drop[removed[index]] = 1;
      const result = new Uint8Array(bytes.length);
      let size = 0;
      for (let index = 0; index < bytes.length; index++)
        if (drop[bytes[index]] === 0) result[size++] = map === null ? bytes[index] : map[bytes[index]];
      return make(kind, size === result.length ? result : result.slice(0, size));
    },
  );
  staticMethod(
    type,
    "maketrans(frm: buffer, to: buffer, /)",
    {
      doc: "Return a translation table usable for the bytes or bytearray translate method.\n\nThe returned table will be one where each byte in frm is mapped to the byte at\nthe same position in to.\n\nThe bytes objects frm and to must be of the same length.",
    },
    (m, from: Uint8Array, to: Uint8Array): NextResult => {
      if (from.length !== to.length) return m.valueError("maketrans arguments must have same length");
      m.charge(16 + (from.length >> 4));
      allocateBytes(m, 256);
      const table = new Uint8Array(256);
      for (let byte = 0; byte < 256; byte++) table[byte] = byte;
      for (let index = 0; index < from.length; index++) table[from[index]] = to[index];
      return new PyBytes(table);
    },
  );
}

/** hash of bytes, charged; equal to the hash of the same ASCII text. */
export function bytesHash(m: Machine, bytes: Uint8Array): number {
  m.charge(bytes.length >> 4);
  return hashBytes(bytes);
}
