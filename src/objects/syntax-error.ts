/** A SyntaxError of the compiler as the guest's exception, with CPython's attributes. */

import type { PythonSyntaxError } from "../syntax/error.js";
import { type Machine, type ExitSignal } from "./machine.js";
import { PyTuple, type Value } from "./model.js";

/** Raises SyntaxError, IndentationError or TabError; returns X. */
export function raiseSyntaxError(m: Machine, error: PythonSyntaxError): ExitSignal {
  const details = new PyTuple([error.filename, error.line, error.offset, error.text, error.endLine, error.endOffset]);
  const made = m.makeException(error.type, [error.message, details]);
  made.fields = new Map<string, Value>([
    ["msg", error.message],
    ["filename", error.filename],
    ["lineno", error.line],
    ["offset", error.offset],
    ["text", error.text],
    ["end_lineno", error.endLine],
    ["end_offset", error.endOffset],
  ]);
  return m.raiseException(made);
}
