/**
 * The frame of natives that do something with every item of an iterable (`set.update`, `list.extend`, `dict.fromkeys` …):
 * iter, next and the action may each wait for guest code; what is done stays done when one of them raises, as in CPython.
 */

import { NativeFrame, X, type Machine, type NextResult, type Result } from "./machine.js";
import type { Value } from "./model.js";
import { iterate, nextOf } from "./protocol.js";

const START = 0;
const GOT_ITERATOR = 1;
const ASK = 2;
const GOT_ITEM = 3;
const DID = 4;

/** Heap fields of an EachFrame, for the registration of its subclasses. */
export const EACH_FIELDS = {
  iterable: "value",
  iterator: "value",
  stage: "plain",
  back: "skip",
  catches: "plain",
} as const;

export abstract class EachFrame extends NativeFrame {
  private iterator: Value = null;
  private stage: number = START;

  constructor(private iterable: Value) {
    super();
  }

  /** Takes an item; X to wait. */
  protected abstract each(m: Machine, item: Value): Result;
  /** The result of `each`, at once or after waiting; true ends the walk. */
  protected answered(_m: Machine, _result: Value): boolean {
    return false;
  }
  /** The native's own result. */
  protected abstract done(m: Machine): NextResult;

  step(m: Machine, value: Value | undefined): NextResult {
    let given: Value | undefined = value;
    if (this.stage === START) {
      this.stage = GOT_ITERATOR;
      const iterator = iterate(m, this.iterable);
      if (iterator === X) return m.wait(this);
      given = iterator as Value;
    }
    if (this.stage === GOT_ITERATOR) {
      this.iterator = given as Value;
      this.iterable = null;
      this.stage = ASK;
    }
    for (;;) {
      if (this.stage === DID) {
        this.stage = ASK;
        if (this.answered(m, given as Value)) return this.done(m);
      }
      if (this.stage === ASK) {
        m.charge(1);
        this.stage = GOT_ITEM;
        const item = nextOf(m, this.iterator);
        if (item === X) return m.wait(this);
        given = item as Value | undefined;
      }
      if (given === undefined) {
        m.stopValue = null;
        return this.done(m);
      }
      this.stage = DID;
      const result = this.each(m, given);
      if (result === X) return m.wait(this);
      given = result as Value;
    }
  }
}
