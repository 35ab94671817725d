/** A code object as text, for people: lines, instructions with their operands resolved, jump targets, handlers, children. */

import { CodeFlag, type Code } from "./code.js";
import { constantRepr } from "./constant.js";
import { FormatFlag, FunctionFlag, Intrinsic1, Intrinsic2, Op, OP_NAMES, OP_ROWS, type OpRow } from "./opcodes.js";

const FLAG_NAMES: readonly (readonly [CodeFlag, string])[] = [
  [CodeFlag.VARARGS, "VARARGS"],
  [CodeFlag.VARKEYWORDS, "VARKEYWORDS"],
  [CodeFlag.GENERATOR, "GENERATOR"],
  [CodeFlag.COROUTINE, "COROUTINE"],
  [CodeFlag.ASYNC_GENERATOR, "ASYNC_GENERATOR"],
  [CodeFlag.OPTIMIZED, "OPTIMIZED"],
  [CodeFlag.CLASS_BODY, "CLASS_BODY"],
  [CodeFlag.MODULE, "MODULE"],
  [CodeFlag.HAS_DOCSTRING, "HAS_DOCSTRING"],
  [CodeFlag.FUTURE_ANNOTATIONS, "FUTURE_ANNOTATIONS"],
  [CodeFlag.NEEDS_CLASS_CELL, "NEEDS_CLASS_CELL"],
  [CodeFlag.FROZEN, "FROZEN"],
];

const INTRINSIC_1: readonly string[] = [
  "TYPE_VAR",
  "PARAM_SPEC",
  "TYPE_VAR_TUPLE",
  "SUBSCRIPT_GENERIC",
  "TYPE_ALIAS",
  "DISPLAY",
];
const INTRINSIC_2: readonly string[] = [
  "TYPE_VAR_WITH_BOUND",
  "TYPE_VAR_WITH_CONSTRAINTS",
  "SET_FUNCTION_TYPE_PARAMS",
  "SET_TYPE_PARAM_DEFAULT",
];
void Intrinsic1.DISPLAY;
void Intrinsic2.SET_TYPE_PARAM_DEFAULT;

/** Longest operand shown. */
const MAX_SHOWN = 60;

/**
 * The listing of a code object and, after it, of its children.
 *
 * @example disassemble(compileModule(parseModule("x = 1", { filename: "a.py" }), { filename: "a.py" }))
 */
export function disassemble(code: Code): string {
  const lines: string[] = [];
  const pending: Code[] = [code];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (lines.length > 0) lines.push("");
    listing(next, lines);
    for (let i = next.children.length - 1; i >= 0; i--) pending.push(next.children[i]);
  }
  return lines.join("\n");
}

function listing(code: Code, lines: string[]): void {
  const { words, positions, handlers } = code;
  const flags = FLAG_NAMES.filter(([flag]) => (code.flags & flag) !== 0).map(([, name]) => name);
  lines.push(
    `${code.qualname}, line ${code.firstLine} of ${code.filename}, stack ${code.stackSize}${flags.length > 0 ? `, ${flags.join(" ")}` : ""}`,
  );
  const signature = [`${code.argCount} positional`];
  if (code.positionalOnlyCount > 0) signature.push(`${code.positionalOnlyCount} positional-only`);
  if (code.keywordOnlyCount > 0) signature.push(`${code.keywordOnlyCount} keyword-only`);
  if (code.argCount + code.keywordOnlyCount > 0) lines.push(`  parameters: ${signature.join(", ")}`);
  const own = code.localNames.length - code.freeCount;
  if (own > 0)
    lines.push(
      `  slots: ${code.localNames
        .slice(0, own)
        .map((name, slot) => slotText(code, name, slot))
        .join(", ")}`,
    );
  if (code.freeCount > 0) lines.push(`  free: ${code.localNames.slice(own).join(", ")}`);

  const targets = new Set<number>();
  for (const word of words) {
    const row: OpRow = OP_ROWS[word & 0xff];
    if (row.operand === "jump") targets.add(word >> 8);
  }
  for (let entry = 0; entry < handlers.length; entry += 4) targets.add(handlers[entry + 2]);

  const width = String(words.length - 1).length;
  let line = -1;
  for (let pc = 0; pc < words.length; pc++) {
    const op = words[pc] & 0xff;
    const arg = words[pc] >> 8;
    const row: OpRow = OP_ROWS[op];
    const at = positions[4 * pc];
    const shownLine = at === line ? "" : String(at);
    if (at !== line && line >= 0) lines.push("");
    line = at;
    const operand =
      row.operand === "none" || (row.operand === "flag" && arg === 0 && op !== Op.INTRINSIC_1 && op !== Op.INTRINSIC_2)
        ? ""
        : ` ${operandText(code, op, arg, row)}`;
    lines.push(
      `${shownLine.padStart(5)} ${targets.has(pc) ? ">" : " "} ${String(pc).padStart(width)}  ${OP_NAMES[op]}${operand}`,
    );
  }
  if (handlers.length > 0) lines.push("  handlers:");
  for (let entry = 0; entry < handlers.length; entry += 4)
    lines.push(
      `    ${handlers[entry]} to ${handlers[entry + 1] - 1} -> ${handlers[entry + 2]}, depth ${handlers[entry + 3]}`,
    );
}

function slotText(code: Code, name: string, slot: number): string {
  for (const cell of code.cellSlots) if (cell === slot) return `${name} (cell)`;
  return name;
}

function operandText(code: Code, op: number, arg: number, row: OpRow): string {
  switch (row.operand) {
    case "constant":
      return shorten(constantRepr(code.constants[arg]));
    case "name":
      return code.names[arg];
    case "local":
    case "cell":
      return code.localNames[arg];
    case "jump":
      return `-> ${arg}`;
    case "function": {
      const parts: string[] = [code.children[arg >> 4].qualname];
      if ((arg & FunctionFlag.DEFAULTS) !== 0) parts.push("defaults");
      if ((arg & FunctionFlag.KEYWORD_DEFAULTS) !== 0) parts.push("keyword defaults");
      if ((arg & FunctionFlag.ANNOTATIONS) !== 0) parts.push("annotations");
      if ((arg & FunctionFlag.CLOSURE) !== 0) parts.push("closure");
      return parts.join(" + ");
    }
    case "unpack":
      return `${arg & 0xfff} before, ${arg >> 12} after`;
    case "flag":
      if (op === Op.FORMAT_VALUE) {
        const conversion = ["", "str", "repr", "ascii"][arg & 3];
        return [conversion, (arg & FormatFlag.HAS_SPEC) !== 0 ? "spec" : ""].filter((part) => part !== "").join(" ");
      }
      if (op === Op.INTRINSIC_1) return INTRINSIC_1[arg];
      if (op === Op.INTRINSIC_2) return INTRINSIC_2[arg];
      return String(arg);
    default:
      return String(arg);
  }
}

function shorten(text: string): string {
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN - 1)}…`;
}
