// The second tier: what it emits is within a small grammar and holds nothing of the guest, and what it runs is what the
// interpreter runs, counts included, also when stopped and restored on the way.

import { parse } from "acorn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Sandbox } from "../../src/index.js";
import type { Code } from "../../src/compile/code.js";
import { compileWhenLinked } from "../../src/vm/link.js";
import { compile } from "../../src/vm/tier2/tier.js";
import { SUPPORT } from "../../src/vm/tier2/support.js";
import { translate } from "../../src/vm/tier2/translate.js";
import { listCases, readCase } from "../tools/cases.js";
import { difference } from "../tools/snapshot-stops.js";
import { outcomeWith, SCARCE } from "../tools/tiers.js";

const cases = listCases();
const TYPES = new Set(
  "Program ExpressionStatement VariableDeclaration VariableDeclarator ObjectPattern Property FunctionExpression BlockStatement ReturnStatement IfStatement ForStatement LabeledStatement BreakStatement ContinueStatement EmptyStatement AssignmentExpression BinaryExpression LogicalExpression UnaryExpression UpdateExpression ConditionalExpression MemberExpression CallExpression NewExpression ArrayExpression Identifier Literal".split(
    " ",
  ),
);
const VARIABLES =
  /^(?:m|frame|stack|base|linked|caches|globals|top|entry|result|cache|items|constants|undefined|tier|[lskdej]\d+|[LB]\d+)$/;
const FIELDS = new Set(
  "slice stack base linked caches globals pc sp constants version position value values shape cls slots items length contents remaining current step list fuel credit stopValue push".split(
    " ",
  ),
);
const LITERALS: ReadonlySet<unknown> = new Set(["use strict", "number", "string", true, false, null]);

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** What of the text the grammar does not allow. */
function foreign(text: string): string[] {
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (!TYPES.has(node.type)) found.push(node.type);
    if (node.type === "Literal" && !LITERALS.has(node["value"]) && !Number.isSafeInteger(node["value"]))
      found.push(`literal ${String(node["raw"])}`);
    if (node.type === "MemberExpression" && node["computed"] === false) {
      const name = (node["property"] as Node)["name"] as string;
      if (!FIELDS.has(name)) found.push(`.${name}`);
      visit(node["object"] as Node);
      return;
    }
    if (node.type === "Identifier") {
      const name = node["name"] as string;
      if (!VARIABLES.test(name) && !Object.hasOwn(SUPPORT, name)) found.push(name);
    }
    for (const value of Object.values(node))
      for (const child of Array.isArray(value) ? (value as unknown[]) : [value])
        if (typeof child === "object" && child !== null && typeof (child as Node).type === "string")
          visit(child as Node);
  };
  visit(parse(`(function () {${text}})`, { ecmaVersion: 2022 }) as unknown as Node);
  return found;
}

describe("what is emitted", () => {
  const seen = new Set<Code>();
  beforeAll(() => {
    compileWhenLinked((code) => {
      seen.add(code);
      return null;
    });
    for (const name of cases.filter((_name, index) => index % 12 === 0)) {
      const test = readCase(name);
      new Sandbox({ imports: ["*"], builtins: { exec: true } }).runSync(test.source);
    }
    compileWhenLinked(null);
  }, 120_000);
  afterAll(() => compileWhenLinked(null));

  it("is within the grammar and names nothing else", { timeout: 120_000 }, () => {
    const translations = [...seen].flatMap((code) => translate(code)?.text ?? []);
    expect(translations.length).toBeGreaterThan(1000);
    for (const text of translations) expect(foreign(text)).toEqual([]);
  });

  it("is found foreign by the same check when it is", () => {
    expect(foreign("return globalThis;")).toEqual(["globalThis"]);
    expect(foreign("m.constructor;")).toEqual([".constructor"]);
    expect(foreign("m['x'];")).toEqual(["literal 'x'"]);
    expect(foreign("import('x');")).toContain("ImportExpression");
    expect(foreign("`x`;")).toContain("TemplateLiteral");
  });
});

describe("compiled code runs as the interpreter does", () => {
  it.each(cases.filter((_name, index) => index % 16 === 1))("%s", { timeout: 60_000 }, (name) => {
    expect(outcomeWith(name, true)).toBe(outcomeWith(name, false));
  });
});

describe("compiled code runs as the interpreter does where memory is counted again and again", () => {
  it.each(cases.filter((_name, index) => index % 16 === 9))("%s", { timeout: 60_000 }, (name) => {
    expect(outcomeWith(name, true, SCARCE)).toBe(outcomeWith(name, false, SCARCE));
  });
});

describe("compiled code can be stopped, written and restored", () => {
  beforeAll(() => compileWhenLinked(compile));
  afterAll(() => compileWhenLinked(null));
  it.each(cases.filter((_name, index) => index % 60 === 7))("%s", { timeout: 60_000 }, (name) => {
    expect(difference(Sandbox, name, 3)).toBeNull();
  });
});
