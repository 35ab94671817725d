/*
 * Sizes and depths: chains of any length are parsed by loops, nesting stops at a stated depth with a clean error, and a
 * wrong text is explained in bounded time.
 */
import { describe, expect, it } from "vitest";
import { PythonSyntaxError } from "../../src/syntax/error.js";
import { parseModule } from "../../src/syntax/parser.js";

function verdict(source: string): string {
  try {
    parseModule(source, { filename: "<test>" });
    return "ok";
  } catch (error) {
    if (error instanceof PythonSyntaxError) return `${error.type}: ${error.message}`;
    throw error;
  }
}
const times = (text: string, count: number): string => text.repeat(count);
const nested = (open: string, count: number, close: string): string => times(open, count) + "x" + times(close, count);

describe("a chain may be as long as the text", () => {
  it.each([
    ["a sum", "x = 1" + times("+1", 100_000)],
    ["attributes", "x" + times(".a", 100_000)],
    ["calls", "x" + times("()", 100_000)],
    ["subscripts", "x" + times("[0]", 100_000)],
    ["comparisons", "x" + times("<x", 100_000)],
    ["and, or", "x" + times(" and x or x", 50_000)],
    ["strings side by side", "x = " + times("'a' ", 100_000)],
    ["f-strings side by side", "x = " + times("f'{a}' ", 20_000)],
    ["elif", "if a: pass\n" + times("elif a: pass\n", 10_000)],
    ["targets", times("x = ", 20_000) + "1"],
    ["decorators", times("@a\n", 20_000) + "def f(): pass"],
    ["statements on a line", times("a;", 100_000)],
    ["a tuple", times("a,", 100_000)],
    ["alternatives of a pattern", "match x:\n case " + times("1|", 20_000) + "2: pass"],
    ["a dotted import", "import a" + times(".a", 50_000)],
  ])("%s", (_name, source) => {
    expect(verdict(source)).toBe("ok");
  });
});

describe("nesting within the limits is parsed", () => {
  it.each([
    ["parentheses", nested("(", 200, ")")],
    ["operators of every strength in parentheses", nested("1|1^1&1<<1+1*-(", 199, ")")],
    ["lists", nested("[", 200, "]")],
    ["dicts", nested("{1:", 200, "}")],
    ["calls", nested("f(", 200, ")")],
    ["comprehensions", nested("[x for x in ", 200, "]")],
    ["not", times("not ", 500) + "x"],
    ["minus", times("-", 500) + "x"],
    ["lambda", times("lambda: ", 500) + "x"],
    ["conditionals", times("a if b else ", 500) + "c"],
    ["powers", "2" + times("**2", 500)],
    ["blocks", Array.from({ length: 99 }, (_, i) => " ".repeat(i) + "if x:\n").join("") + " ".repeat(99) + "pass"],
    ["patterns", "match x:\n case " + nested("[", 190, "]") + ": pass"],
  ])("%s", (_name, source) => {
    expect(verdict(source)).toBe("ok");
  });
});

describe("nesting beyond the limits is refused, not followed", () => {
  const deep = "SyntaxError: expression nested too deeply";
  const brackets = "SyntaxError: too many nested parentheses";
  it.each([
    ["parentheses", nested("(", 201, ")"), brackets],
    ["a mile of parentheses", times("(", 500_000), brackets],
    ["not", times("not ", 100_000) + "x", deep],
    ["minus", times("-", 100_000) + "x", deep],
    ["lambda", times("lambda: ", 100_000) + "x", deep],
    ["lambda defaults", times("lambda a=lambda: ", 100_000) + "x", deep],
    ["conditionals", times("a if b else ", 100_000) + "c", deep],
    ["powers", "2" + times("**2", 100_000), deep],
    [
      "blocks",
      Array.from({ length: 120 }, (_, i) => " ".repeat(i) + "if x:\n").join(""),
      "IndentationError: too many levels of indentation",
    ],
  ])("%s", (_name, source, message) => {
    expect(verdict(source)).toBe(message);
  });

  it("f-strings within f-strings", () => {
    let source = "x";
    for (let i = 0; i < 160; i++) source = `f'{${source}}'`;
    expect(verdict(source)).toBe("SyntaxError: too many nested f-strings");
  });
});

describe("a wrong text is explained in bounded time", () => {
  it.each([
    ["after a sum", "x = 1" + times("+1", 100_000) + " @ @"],
    ["after calls", "x" + times("(1)", 60_000) + " x"],
    ["after a tuple", times("a,", 80_000) + " @"],
    ["in a dict", "{" + times("'a': [1, f(2)], ", 15_000) + "'b' 1}"],
    ["after statements", times("match(x)\n", 50_000) + "x y"],
    ["in nested dicts", times("{1:", 199) + "x y" + times("}", 199)],
    ["names side by side", "(" + times("a b ", 100_000) + ")"],
  ])("%s", (_name, source) => {
    const start = process.cpuUsage();
    expect(verdict(source)).toMatch(/^SyntaxError: /);
    const used = process.cpuUsage(start);
    expect((used.user + used.system) / 1e6).toBeLessThan(8);
  });
});
