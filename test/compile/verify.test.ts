// The verifier refuses what the machine could not run safely, and names the rule; made by hand from code that passes.

import { describe, expect, test } from "vitest";
import { computeCosts } from "../../src/compile/assemble.js";
import { CodeFlag, type Code, type Constant } from "../../src/compile/code.js";
import { compileModule } from "../../src/compile/compiler.js";
import { Op, OP_ROWS, type OpRow } from "../../src/compile/opcodes.js";
import { verify, VerifyError } from "../../src/compile/verify.js";
import { parseModule } from "../../src/syntax/parser.js";

const NONE: Constant = { type: "none" };
const list = (...items: string[]): Constant => ({
  type: "tuple",
  items: items.map((value) => ({ type: "str", value })),
});

/** A function's code made of these instructions, with costs and positions as they must be. */
function code(instructions: readonly (readonly [Op, number?])[], parts: Partial<Code> = {}): Code {
  const words = Int32Array.from(instructions, ([op, arg]) => op | ((arg ?? 0) << 8));
  return {
    name: "f",
    qualname: "f",
    filename: "f.py",
    firstLine: 1,
    flags: CodeFlag.OPTIMIZED,
    argCount: 0,
    positionalOnlyCount: 0,
    keywordOnlyCount: 0,
    localNames: ["a", "b"],
    freeCount: 0,
    cellSlots: [],
    stackSize: 8,
    words,
    costs: computeCosts(words),
    positions: new Int32Array(4 * words.length),
    handlers: new Int32Array(0),
    constants: [NONE, list("k")],
    names: ["n"],
    children: [],
    ...parts,
  };
}

function rule(bad: Code): string {
  try {
    verify(bad);
    return "passes";
  } catch (error) {
    if (!(error instanceof VerifyError)) throw error;
    return error.rule;
  }
}

const RETURN_NONE: readonly (readonly [Op, number?])[] = [[Op.LOAD_CONST, 0], [Op.RETURN_VALUE]];

describe("a code object of", () => {
  test.for<[string, string, Code]>([
    ["a return", "passes", code(RETURN_NONE)],
    ["nothing", "shape", code([])],
    [
      "an unknown opcode",
      "opcode",
      code(RETURN_NONE, { words: Int32Array.of(254, Op.RETURN_VALUE), costs: Int32Array.of(2, 1) }),
    ],
    ["a constant that is not there", "operand", code([[Op.LOAD_CONST, 7], [Op.RETURN_VALUE]])],
    ["a negative constant", "operand", code([[Op.LOAD_CONST, -1], [Op.RETURN_VALUE]])],
    ["a name that is not there", "operand", code([[Op.LOAD_GLOBAL, 1], [Op.RETURN_VALUE]])],
    ["a slot that is not there", "operand", code([[Op.LOAD_FAST, 2], [Op.RETURN_VALUE]])],
    ["a child that is not there", "operand", code([[Op.MAKE_FUNCTION, 0], [Op.RETURN_VALUE]])],
    ["an operand where none is", "operand", code([[Op.LOAD_CONST, 0], [Op.POP_TOP, 1], ...RETURN_NONE])],
    ["a jump out", "operand", code([[Op.JUMP, 9]])],
    ["a jump before the start", "operand", code([[Op.JUMP, -1]])],
    ["a flag out of range", "operand", code([[Op.LOAD_CONST, 0], [Op.FORMAT_VALUE, 8], [Op.RETURN_VALUE]])],
    [
      "a slice of four",
      "operand",
      code([[Op.LOAD_CONST, 0], [Op.COPY, 1], [Op.COPY, 1], [Op.COPY, 1], [Op.BUILD_SLICE, 4], [Op.RETURN_VALUE]]),
    ],
    ["a copy of nothing", "operand", code([[Op.COPY, 0], [Op.RETURN_VALUE]])],
    ["a copy from below the stack", "stack underflow", code([[Op.LOAD_CONST, 0], [Op.COPY, 2], [Op.RETURN_VALUE]])],
    ["a swap with below the stack", "stack underflow", code([[Op.LOAD_CONST, 0], [Op.SWAP, 2], [Op.RETURN_VALUE]])],
    ["a pop of nothing", "stack underflow", code([[Op.POP_TOP], ...RETURN_NONE])],
    ["an append to nothing", "stack underflow", code([[Op.LOAD_CONST, 0], [Op.LIST_APPEND, 1], ...RETURN_NONE])],
    ["too many arguments", "stack underflow", code([[Op.LOAD_CONST, 0], [Op.CALL, 3], [Op.RETURN_VALUE]])],
    ["no end", "fall-through", code([[Op.LOAD_CONST, 0]])],
    [
      "more stack than it says",
      "stack size",
      code([[Op.LOAD_CONST, 0], [Op.LOAD_CONST, 0], [Op.RETURN_VALUE]], { stackSize: 1 }),
    ],
    [
      "two depths at one place",
      "stack depth",
      code([[Op.LOAD_CONST, 0], [Op.POP_JUMP_IF_TRUE, 3], [Op.LOAD_CONST, 0], ...RETURN_NONE]),
    ],
    [
      "a loop that grows",
      "stack depth",
      code([
        [Op.LOAD_CONST, 0],
        [Op.JUMP, 0],
      ]),
    ],
    ["costs that are less", "cost", code(RETURN_NONE, { costs: Int32Array.of(1, 1) })],
    ["too few costs", "shape", code(RETURN_NONE, { costs: Int32Array.of(2) })],
    ["too few positions", "shape", code(RETURN_NONE, { positions: new Int32Array(4) })],
    ["more parameters than slots", "shape", code(RETURN_NONE, { argCount: 3 })],
    ["unknown flags", "shape", code(RETURN_NONE, { flags: 1 << 20 })],
    ["two kinds", "shape", code(RETURN_NONE, { flags: CodeFlag.MODULE | CodeFlag.OPTIMIZED })],
    ["a docstring that is none", "shape", code(RETURN_NONE, { flags: CodeFlag.HAS_DOCSTRING })],
    ["a class cell it lacks", "shape", code(RETURN_NONE, { flags: CodeFlag.NEEDS_CLASS_CELL })],
    ["an int that is a float", "constant", code(RETURN_NONE, { constants: [{ type: "int", value: 1.5 }] })],
    ["a small bigint", "constant", code(RETURN_NONE, { constants: [{ type: "int", value: 1n }] })],
  ])("%s: %s", ([, expected, bad]) => {
    expect(rule(bad)).toBe(expected);
  });
});

describe("cells:", () => {
  const cell = { localNames: ["a", ".b", "c"], freeCount: 1, cellSlots: [0] };
  test.for<[string, string, Code]>([
    [
      "made at entry",
      "passes",
      code([[Op.MAKE_CELL, 0], [Op.LOAD_DEREF, 0], [Op.POP_TOP], [Op.LOAD_DEREF, 2], [Op.RETURN_VALUE]], cell),
    ],
    ["not made at entry", "prologue", code([[Op.LOAD_DEREF, 0], [Op.RETURN_VALUE]], cell)],
    ["made twice", "cell", code([[Op.MAKE_CELL, 0], [Op.MAKE_CELL, 0], ...RETURN_NONE], cell)],
    [
      "made again for a comprehension",
      "passes",
      code([[Op.MAKE_CELL, 1], [Op.MAKE_CELL, 1], ...RETURN_NONE], { ...cell, cellSlots: [1] }),
    ],
    ["read as a variable", "cell", code([[Op.MAKE_CELL, 0], [Op.LOAD_FAST, 0], [Op.RETURN_VALUE]], cell)],
    [
      "overwritten as a variable",
      "cell",
      code([[Op.MAKE_CELL, 0], [Op.LOAD_CONST, 0], [Op.STORE_FAST, 2], ...RETURN_NONE], cell),
    ],
    ["a variable read as one", "cell", code([[Op.MAKE_CELL, 0], [Op.LOAD_DEREF, 1], [Op.RETURN_VALUE]], cell)],
    [
      "jumped around",
      "prologue",
      code(
        [
          [Op.MAKE_CELL, 0],
          [Op.JUMP, 0],
        ],
        cell,
      ),
    ],
    ["of a free variable in the list", "slots", code([[Op.MAKE_CELL, 2], ...RETURN_NONE], { ...cell, cellSlots: [2] })],
    [
      "listed twice",
      "slots",
      code([[Op.MAKE_CELL, 0], [Op.MAKE_CELL, 0], ...RETURN_NONE], { ...cell, cellSlots: [0, 0] }),
    ],
  ])("%s: %s", ([, expected, bad]) => {
    expect(rule(bad)).toBe(expected);
  });
});

describe("values that the machine makes itself:", () => {
  const child = code(RETURN_NONE, { freeCount: 1 });
  const closure = { cellSlots: [0], children: [child] };
  test.for<[string, string, Code]>([
    [
      "append to a list",
      "passes",
      code([[Op.BUILD_LIST, 0], [Op.LOAD_CONST, 0], [Op.LIST_APPEND, 1], [Op.RETURN_VALUE]]),
    ],
    [
      "append to a constant",
      "operand kind",
      code([[Op.LOAD_CONST, 1], [Op.LOAD_CONST, 0], [Op.LIST_APPEND, 1], [Op.RETURN_VALUE]]),
    ],
    [
      "append to a variable",
      "operand kind",
      code([[Op.LOAD_FAST, 0], [Op.LOAD_CONST, 0], [Op.LIST_APPEND, 1], [Op.RETURN_VALUE]]),
    ],
    [
      "add to a list as a set",
      "operand kind",
      code([[Op.BUILD_LIST, 0], [Op.LOAD_CONST, 0], [Op.SET_ADD, 1], [Op.RETURN_VALUE]]),
    ],
    [
      "append to what is a list on one way only",
      "operand kind",
      code([
        [Op.LOAD_CONST, 0],
        [Op.POP_JUMP_IF_TRUE, 4],
        [Op.BUILD_LIST, 0],
        [Op.JUMP, 5],
        [Op.LOAD_CONST, 1],
        [Op.LOAD_CONST, 0],
        [Op.LIST_APPEND, 1],
        [Op.RETURN_VALUE],
      ]),
    ],
    [
      "join what is no text",
      "operand kind",
      code([[Op.LOAD_CONST, 0], [Op.LOAD_CONST, 0], [Op.BUILD_STRING, 2], [Op.RETURN_VALUE]]),
    ],
    ["return the empty receiver", "operand kind", code([[Op.PUSH_UNBOUND], [Op.RETURN_VALUE]])],
    [
      "pass the empty receiver",
      "operand kind",
      code([[Op.LOAD_CONST, 0], [Op.PUSH_UNBOUND], [Op.CALL, 1], [Op.RETURN_VALUE]]),
    ],
    [
      "return LOAD_METHOD's receiver",
      "operand kind",
      code([[Op.LOAD_CONST, 0], [Op.LOAD_METHOD, 0], [Op.RETURN_VALUE]]),
    ],
    [
      "call a method",
      "passes",
      code([[Op.LOAD_CONST, 0], [Op.LOAD_METHOD, 0], [Op.CALL_METHOD, 0], [Op.RETURN_VALUE]]),
    ],
    ["empty a slot", "passes", code([[Op.PUSH_UNBOUND], [Op.STORE_FAST, 0], ...RETURN_NONE])],
    ["reraise a value", "operand kind", code([[Op.LOAD_CONST, 0], [Op.RERAISE]])],
    ["restore a value as an exception", "operand kind", code([[Op.LOAD_CONST, 0], [Op.POP_EXCEPTION], ...RETURN_NONE])],
    [
      "call with a list of arguments",
      "operand kind",
      code([[Op.LOAD_CONST, 0], [Op.BUILD_LIST, 0], [Op.CALL_EX, 0], [Op.RETURN_VALUE]]),
    ],
    [
      "keyword names from a variable",
      "names",
      code([
        [Op.LOAD_CONST, 0],
        [Op.PUSH_UNBOUND],
        [Op.LOAD_CONST, 0],
        [Op.LOAD_FAST, 0],
        [Op.CALL_KEYWORD, 1],
        [Op.RETURN_VALUE],
      ]),
    ],
    [
      "more keyword names than arguments",
      "names",
      code([[Op.LOAD_CONST, 0], [Op.PUSH_UNBOUND], [Op.LOAD_CONST, 1], [Op.CALL_KEYWORD, 0], [Op.RETURN_VALUE]]),
    ],
    [
      "an import without its level",
      "names",
      code([[Op.LOAD_CONST, 0], [Op.LOAD_CONST, 0], [Op.IMPORT_NAME, 0], [Op.RETURN_VALUE]]),
    ],
    ["a yield in a plain function", "suspension", code([[Op.LOAD_CONST, 0], [Op.YIELD_VALUE, 0], [Op.RETURN_VALUE]])],
    [
      "a delegating yield without SEND",
      "suspension",
      code([[Op.NOP], [Op.LOAD_CONST, 0], [Op.LOAD_CONST, 0], [Op.YIELD_VALUE, 1], [Op.RETURN_VALUE]], {
        flags: CodeFlag.GENERATOR | CodeFlag.OPTIMIZED,
      }),
    ],
    [
      "a generator that begins at once",
      "prologue",
      code(RETURN_NONE, { flags: CodeFlag.GENERATOR | CodeFlag.OPTIMIZED }),
    ],
    [
      "a closure",
      "passes",
      code(
        [[Op.MAKE_CELL, 0], [Op.LOAD_CLOSURE, 0], [Op.BUILD_TUPLE, 1], [Op.MAKE_FUNCTION, 8], [Op.RETURN_VALUE]],
        closure,
      ),
    ],
    [
      "a closure of values",
      "closure",
      code(
        [[Op.MAKE_CELL, 0], [Op.LOAD_CONST, 0], [Op.BUILD_TUPLE, 1], [Op.MAKE_FUNCTION, 8], [Op.RETURN_VALUE]],
        closure,
      ),
    ],
    ["a closure left out", "closure", code([[Op.MAKE_CELL, 0], [Op.MAKE_FUNCTION, 0], [Op.RETURN_VALUE]], closure)],
    ["the namespace of a function", "namespace", code([[Op.LOAD_LOCALS], [Op.RETURN_VALUE]])],
  ])("%s: %s", ([, expected, bad]) => {
    expect(rule(bad)).toBe(expected);
  });
});

describe("handlers:", () => {
  const guarded: readonly (readonly [Op, number?])[] = [
    [Op.LOAD_GLOBAL, 0],
    [Op.RETURN_VALUE],
    [Op.PUSH_EXCEPTION],
    [Op.RERAISE],
  ];
  const handlers = (...rows: number[]): Partial<Code> => ({ handlers: Int32Array.from(rows) });
  test.for<[string, string, Code]>([
    ["one", "passes", code(guarded, handlers(0, 2, 2, 0))],
    ["of three numbers", "shape", code(guarded, handlers(0, 2, 2))],
    ["of no instruction", "handler range", code(guarded, handlers(1, 1, 2, 0))],
    ["beyond the end", "handler range", code(guarded, handlers(0, 9, 2, 0))],
    ["leading nowhere", "handler target", code(guarded, handlers(0, 2, 9, 0))],
    ["keeping more than there is", "handler depth", code(guarded, handlers(0, 2, 2, 3))],
    ["deeper than the stack", "handler depth", code(guarded, handlers(0, 2, 2, 8))],
    [
      "overlapping without end",
      "handler range",
      code(guarded, handlers(...Array.from({ length: 40 }, () => [0, 4, 2, 0]).flat())),
    ],
    [
      "whose body takes what they keep",
      "handler depth",
      code([[Op.LOAD_CONST, 0], [Op.RETURN_VALUE], [Op.PUSH_EXCEPTION], [Op.RERAISE]], handlers(1, 2, 2, 1)),
    ],
  ])("%s: %s", ([, expected, bad]) => {
    expect(rule(bad)).toBe(expected);
  });
});

test("children are verified, and the error names them", () => {
  const bad = code([[Op.POP_TOP], ...RETURN_NONE], { qualname: "outer.inner" });
  expect(() => verify(code(RETURN_NONE, { children: [bad] }))).toThrow(/^outer\.inner:0: stack underflow/);
});

test("work is bounded for code made to be looked at again and again", () => {
  const instructions: (readonly [Op, number?])[] = [];
  for (let i = 0; i < 3000; i++) instructions.push([Op.LOAD_CONST, 0]);
  for (let i = 0; i < 3000; i++) instructions.push([Op.COPY, 3000], [Op.POP_TOP]);
  instructions.push(...RETURN_NONE);
  expect(rule(code(instructions, { stackSize: 4000 }))).toBe("complexity");
});

test("no single change of a word makes the verifier fail in another way", () => {
  const source =
    "def f(a, *b):\n    try:\n        for x in a:\n            yield [lambda: (x, y) for y in x]\n    except E as e:\n        return f'{e!r}{a}'\n    finally:\n        match a:\n            case {'k': v, **r}: g(*b, k=v, **r)\n";
  const [original] = compileModule(parseModule(source, { filename: "f.py" }), { filename: "f.py" }).children;
  verify(original);
  for (let pc = 0; pc < original.words.length; pc++) {
    // A sixth of the opcodes at each place, all of them over a few.
    for (let op = pc % 6; op <= OP_ROWS.length; op += 6) {
      for (const arg of [original.words[pc] >> 8, 0, 1, 2, 17]) {
        const words = original.words.slice();
        words[pc] = op | (arg << 8);
        if (op < OP_ROWS.length) rule({ ...original, words, costs: computeCosts(words) });
        else expect(rule({ ...original, words })).toMatch(/opcode|prologue/);
      }
    }
  }
});

test("the table's facts agree: what ends also branches, and jumps branch", () => {
  for (const row of OP_ROWS as readonly OpRow[]) {
    if (row.ends === true || row.operand === "jump") expect(row.branch).toBe(true);
  }
});
