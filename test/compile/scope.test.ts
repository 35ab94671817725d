// Names live where CPython's symbol table has them: locals, cells, free variables of every code object.

import { expect, test } from "vitest";
import { CodeFlag, type Code } from "../../src/compile/code.js";
import { compileModule } from "../../src/compile/compiler.js";
import { verify } from "../../src/compile/verify.js";
import { parseModule } from "../../src/syntax/parser.js";
import { recorded } from "./recorded.js";

type Row = readonly unknown[];

const FLAGS: readonly (readonly [CodeFlag, string])[] = [
  [CodeFlag.VARARGS, "varargs"],
  [CodeFlag.VARKEYWORDS, "varkeywords"],
  [CodeFlag.GENERATOR, "generator"],
  [CodeFlag.COROUTINE, "coroutine"],
  [CodeFlag.ASYNC_GENERATOR, "async generator"],
];

/** Hidden slots count under their variable's name; names that CPython itself makes up (".0") do not count. */
function names(list: readonly string[]): string[] {
  const made = new Set([".0", ".defaults", ".kwdefaults", ".type_params", ".generic_base"]);
  const plain = list.filter((name) => !made.has(name)).map((name) => (name.startsWith(".") ? name.slice(1) : name));
  return [...new Set(plain)].sort();
}

function rows(code: Code): Row[] {
  const { flags, localNames } = code;
  const own = localNames.length - code.freeCount;
  const varying = ((flags & CodeFlag.VARARGS) !== 0 ? 1 : 0) + ((flags & CodeFlag.VARKEYWORDS) !== 0 ? 1 : 0);
  const parameters = localNames.slice(0, code.argCount + code.keywordOnlyCount + varying);
  return [
    [
      code.qualname,
      code.argCount,
      code.positionalOnlyCount,
      code.keywordOnlyCount,
      FLAGS.filter(([flag]) => (flags & flag) !== 0).map(([, word]) => word),
      parameters.filter((name) => !name.startsWith(".")),
      (flags & CodeFlag.OPTIMIZED) !== 0 ? names(localNames.slice(0, own)) : [],
      names(code.cellSlots.map((slot) => localNames[slot])),
      names(localNames.slice(own)),
    ],
    ...code.children.flatMap(rows),
  ];
}

/** CPython gives a code object for a nested block where it stands among the constants; we list them by name. */
const byName = (list: readonly Row[]): string[] => list.map((row) => JSON.stringify(row)).sort();

test.for(recorded<readonly Row[]>("scopes"))("%j", ([source, expected]) => {
  const code = compileModule(parseModule(source, { filename: "<s>" }), { filename: "<s>", source });
  verify(code);
  expect(byName(rows(code))).toEqual(byName(expected));
});

test("a captured variable of a comprehension gets a fresh cell each time the comprehension runs", () => {
  const source = "def f():\n  while a:\n    b = [lambda: x for x in c]\n";
  const [code] = compileModule(parseModule(source, { filename: "<s>" }), { filename: "<s>", source }).children;
  expect(code.localNames).toEqual(["b", ".x"]);
  expect(code.cellSlots).toEqual([1]);
});
