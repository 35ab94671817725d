/**
 * The types whose values are JavaScript primitives, declared here so that `typeOf` can name them; their methods stand in
 * `int.ts`, `string.ts` and `none.ts`.
 */

import { defineType } from "./define.js";
import {
  ELLIPSIS,
  NOT_IMPLEMENTED,
  PyEllipsis,
  PyNotImplemented,
  PyRope,
  PyWideStr,
  TypeFlag,
  setTypeOf,
} from "./model.js";
import { heapClass } from "./heap.js";

export const INT = defineType("int", {
  accepts: (value) => typeof value === "number" || typeof value === "bigint" || typeof value === "boolean",
  base: true,
  payload: true,
});
export const BOOL = defineType("bool", { bases: [INT], accepts: (value) => typeof value === "boolean" });
export const STR = defineType("str", {
  accepts: (value) => typeof value === "string" || value instanceof PyWideStr || value instanceof PyRope,
  base: true,
  payload: true,
});
setTypeOf(PyWideStr, STR);
setTypeOf(PyRope, STR);
export const NONE_TYPE = defineType("NoneType", { accepts: (value) => value === null });
export const ELLIPSIS_TYPE = defineType("ellipsis", { representation: PyEllipsis });
export const NOT_IMPLEMENTED_TYPE = defineType("NotImplementedType", { representation: PyNotImplemented });
for (const type of [ELLIPSIS_TYPE, NOT_IMPLEMENTED_TYPE]) type.flags |= TypeFlag.NO_NEW;
heapClass(PyEllipsis, "ellipsis", {}, 0);
heapClass(PyNotImplemented, "NotImplemented", {}, 0);
heapClass(PyWideStr, "str.wide", { codePoints: "bytes" }, (text) => 32 + 4 * text.codePoints.length);
heapClass(PyRope, "str.rope", { left: "value", right: "value", length: "plain", flat: "value" }, 56);
void ELLIPSIS;
void NOT_IMPLEMENTED;
