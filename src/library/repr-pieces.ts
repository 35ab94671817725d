/**
 * repr of natives that print fields between fixed texts (`functools.partial(f, 1, x=2)`): the values' reprs are asked for one
 * after the other, each may wait for guest code, and the recursion guard is cleared however the walk ends.
 */

import { heapClass } from "../objects/heap.js";
import { NativeFrame, X, type Machine, type NextResult, type Result } from "../objects/machine.js";
import type { AnyStr, PyObject, Value } from "../objects/model.js";
import { reprOf } from "../objects/protocol.js";
import { joinAll } from "../objects/text.js";

class PiecesFrame extends NativeFrame {
  override readonly catches = true;
  private at = 0;
  private readonly parts: AnyStr[];
  constructor(
    private readonly object: PyObject,
    private readonly texts: readonly string[],
    private readonly values: readonly Value[],
  ) {
    super();
    this.parts = [texts[0]];
  }
  step(m: Machine, value: Value | undefined): NextResult {
    if (value !== undefined) this.add(m, value as AnyStr);
    while (this.at < this.values.length) {
      const text = reprOf(m, this.values[this.at]);
      if (text === X) return m.wait(this);
      this.add(m, text as AnyStr);
    }
    this.abandon(m);
    return joinAll(m, this.parts);
  }
  private add(m: Machine, text: AnyStr): void {
    m.charge(1);
    m.allocate(16);
    this.at++;
    this.parts.push(text, this.texts[this.at]);
  }
  override caught(m: Machine): NextResult {
    this.abandon(m);
    return X;
  }
  override abandon(m: Machine): void {
    m.reprGuard.delete(this.object);
  }
}
heapClass(
  PiecesFrame,
  "frame.repr-pieces",
  { at: "plain", parts: "values", object: "object", texts: "values", values: "values", back: "skip", catches: "plain" },
  96,
);

/** texts[0] repr(values[0]) texts[1] … : one text more than values. `recursive` is the answer inside the object's own repr. */
export function reprPieces(
  m: Machine,
  object: PyObject,
  texts: readonly string[],
  values: readonly Value[],
  recursive: string,
): Result {
  if (m.reprGuard.has(object)) return recursive;
  m.allocate(96 + 16 * values.length);
  m.reprGuard.add(object);
  return new PiecesFrame(object, texts, values).step(m, undefined) as Result;
}
