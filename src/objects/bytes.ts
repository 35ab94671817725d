/** bytes: construction, hash, iteration, repr; the shared methods come from `bytes-methods.ts`. Identity goes by value. */

import { bytesFromArguments } from "./byte-source.js";
import { bytesHash, defineBytesMethods, equalBytes } from "./bytes-methods.js";
import { bytesRepr } from "./bytes-text.js";
import { constructor, defineType, method } from "./define.js";
import { heapClass } from "./heap.js";
import { PyIterator } from "./iteration.js";
import { defineIterator } from "./iterator.js";
import type { NextResult } from "./machine.js";
import { PyBytes, PyComplex, PyTuple, type FlatStr, type Value } from "./model.js";
import { provideIdentity } from "./protocol.js";
import { ITERATOR_SIZE, bytesSize, tupleSize } from "./sizes.js";
import { flattenFree } from "./text.js";

export const BYTES = defineType("bytes", {
  representation: PyBytes,
  base: true,
  payload: true,
  doc: "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> bytes object of size given by the parameter initialized with null bytes\nbytes() -> empty bytes object\n\nConstruct an immutable array of bytes from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  - any object implementing the buffer API.\n  - an integer",
});
heapClass(PyBytes, "bytes", { bytes: "bytes" }, (value) => bytesSize(value.bytes.length));
defineBytesMethods(BYTES, "bytes");

provideIdentity(flattenFree, (a, b) => {
  if (a instanceof PyBytes) return b instanceof PyBytes && equalBytes(a.bytes, b.bytes);
  return (
    a instanceof PyComplex && b instanceof PyComplex && Object.is(a.real, b.real) && Object.is(a.imaginary, b.imaginary)
  );
});

constructor(
  BYTES,
  "bytes(source=..., encoding: str=..., errors: str=...)",
  {},
  (m, source: Value | undefined, encoding: FlatStr | undefined, errors: FlatStr | undefined) =>
    bytesFromArguments(m, "bytes", source, encoding, errors),
);

/** Gives the bytes as ints, by position. */
export class PyBytesIterator extends PyIterator {
  position = 0;
  constructor(public source: PyBytes | null) {
    super();
  }
  next(): NextResult {
    const { source } = this;
    if (source !== null && this.position < source.bytes.length) return source.bytes[this.position++];
    this.source = null;
    return undefined;
  }
}
export const BYTES_ITERATOR = defineIterator("bytes_iterator", PyBytesIterator);
heapClass(PyBytesIterator, "bytes_iterator", { position: "plain", source: "object" }, ITERATOR_SIZE);
method(BYTES_ITERATOR, "__length_hint__(self, /)", {}, (_m, self: PyBytesIterator) =>
  self.source === null ? 0 : self.source.bytes.length - self.position,
);
method(BYTES, "__iter__(self, /)", { doc: "Implement iter(self)." }, (m, self: PyBytes) => {
  m.allocate(ITERATOR_SIZE);
  return new PyBytesIterator(self);
});

method(BYTES, "__repr__(self, /)", { doc: "Return repr(self)." }, (m, self: PyBytes) =>
  bytesRepr(m, self.bytes, "", "", false),
);
method(BYTES, "__str__(self, /)", { doc: "Return str(self)." }, (m, self: PyBytes) =>
  bytesRepr(m, self.bytes, "", "", false),
);
method(BYTES, "__hash__(self, /)", { doc: "Return hash(self)." }, (m, self: PyBytes) => bytesHash(m, self.bytes));
method(BYTES, "__bytes__(self, /)", { doc: "Convert this value to exact type bytes." }, (_m, self: PyBytes) => self);
method(
  BYTES,
  "__sizeof__(self, /)",
  { doc: "Return the size of the object in memory, in bytes." },
  (_m, self: PyBytes) => 33 + self.bytes.length,
);
method(BYTES, "__getnewargs__(self, /)", {}, (m, self: PyBytes) => {
  m.allocate(tupleSize(1));
  return new PyTuple([self]);
});
