/**
 * A guest frame: one activation of linked code. Locals and operands lie on the machine's one value stack from `base` on;
 * `pc` and `sp` are saved whenever control leaves the interpreter loop. `sp` is where the result of the call that is under
 * way goes.
 */

import type { PyGenerator } from "../objects/generator.js";
import { heapClass } from "../objects/heap.js";
import type { LinkedCode } from "../objects/linked.js";
import { AnyFrame } from "../objects/machine.js";
import type { PyException, PyInstance, Value } from "../objects/model.js";

export class Frame extends AnyFrame {
  pc = 0;
  sp = 0;
  base = 0;
  /** The namespace of a class body or of exec with locals (a dict or any mapping); null in functions and modules. */
  namespace: Value = null;
  /** The generator or coroutine whose body this is. */
  generator: PyGenerator | null = null;
  /** What was being handled when the frame was entered; restored when it is left by an exception. */
  entryHandled: PyException | null = null;
  /** In a generator: is what is being handled the generator's own, and not the business of who resumed it? */
  ownsHandled = false;
  /** In an `__init__` entered by the call of a class: what that call gives. */
  instance: PyInstance | null = null;
  /** The frame that the interpreter's direct calls from here use again and again; it is on no stack between them. */
  forward: Frame | null = null;
  /** In a running generator: the array for its slice, emptied, until it is suspended again. */
  spare: (Value | undefined)[] | null = null;
  constructor(public linked: LinkedCode) {
    super();
  }
}
heapClass(
  Frame,
  "frame",
  {
    pc: "plain",
    sp: "plain",
    base: "plain",
    namespace: "value",
    generator: "object",
    entryHandled: "object",
    ownsHandled: "plain",
    linked: "object",
    back: "skip",
    instance: "object",
    forward: "skip",
    spare: "skip",
  },
  120,
);
