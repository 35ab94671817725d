// A vite plugin that puts the value of a `const enum` member where it is named, across files, as tsc does in the
// build. Without it every `Op.X` under vitest is a look-up in an imported object, and the VM runs 200 times slower.
// Invariant: what the tests run computes the same numbers as dist; a member it cannot evaluate stops the run.

import { readdirSync, readFileSync } from "node:fs";
import MagicString from "magic-string";
import { parseSync } from "oxc-parser";
import { isNode, type SyntaxNode, walk } from "./syntax-tree.js";

/** The value of a member. */
export type EnumValue = number | string;

/** Enum name to member name to value. */
export type EnumTable = ReadonlyMap<string, ReadonlyMap<string, EnumValue>>;

/** The part of vite's plugin interface that is used. */
export interface InlineEnumsPlugin {
  readonly name: string;
  readonly enforce: "pre";
  buildStart(): void;
  watchChange(id: string): void;
  transform(code: string, id: string): { code: string; map: ReturnType<MagicString["generateMap"]> } | undefined;
}

/** Inlines the members of every `export const enum` found in the TypeScript files below `folder`. */
export function inlineEnums(folder: string): InlineEnumsPlugin {
  let table: EnumTable | undefined;
  return {
    name: "coluber:inline-enums",
    enforce: "pre",
    buildStart() {
      table = undefined;
    },
    watchChange(id) {
      if (id.startsWith(folder)) table = undefined;
    },
    transform(code, id) {
      const path = id.split("?", 1)[0] ?? id;
      if (!path.endsWith(".ts") || path.includes("/node_modules/")) return undefined;
      table ??= scanFolder(folder);
      return inlineMembers(code, path, table);
    },
  };
}

/** The exported const enums of all TypeScript files below `folder`. */
export function scanFolder(folder: string): EnumTable {
  const table = new Map<string, ReadonlyMap<string, EnumValue>>();
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts") || name.endsWith(".d.ts")) continue;
    const source = readFileSync(`${folder}/${name}`, "utf8");
    if (!/\bconst\s+enum\b/.test(source)) continue;
    for (const [enumName, members] of scanSource(source, name)) {
      if (table.has(enumName)) throw new Error(`two exported const enums are called ${enumName}; rename one`);
      table.set(enumName, members);
    }
  }
  return table;
}

/** The exported const enums of one source. */
export function scanSource(source: string, name: string): Map<string, ReadonlyMap<string, EnumValue>> {
  const found = new Map<string, ReadonlyMap<string, EnumValue>>();
  for (const statement of parseSync(name, source).program.body) {
    if (statement.type !== "ExportNamedDeclaration") continue;
    const declaration = statement.declaration;
    if (declaration?.type !== "TSEnumDeclaration" || !declaration.const) continue;
    const members = new Map<string, EnumValue>();
    let previous: EnumValue = -1;
    for (const member of declaration.body.members) {
      const memberName = nameOf(member.id);
      const where = `${name}: ${declaration.id.name}.${memberName}`;
      let value: EnumValue;
      if (member.initializer !== null) value = evaluate(member.initializer, declaration.id.name, members, where);
      else if (typeof previous === "number") value = previous + 1;
      else throw new Error(`${where}: the member after a string needs a value`);
      members.set(memberName, value);
      previous = value;
    }
    found.set(declaration.id.name, members);
  }
  return found;
}

function nameOf(node: unknown): string {
  if (isNode(node) && node.type === "Identifier") return String(node["name"]);
  if (isNode(node) && node.type === "Literal") return String(node["value"]);
  throw new Error("a const enum's member is named by something else than a name or a string");
}

/** The value of a constant expression as TypeScript allows it in a const enum. */
function evaluate(node: unknown, enumName: string, members: ReadonlyMap<string, EnumValue>, where: string): EnumValue {
  const fail = (): never => {
    throw new Error(`${where}: cannot evaluate the value of this member; write a number`);
  };
  if (!isNode(node)) return fail();
  const number = (part: unknown): number => {
    const value = evaluate(part, enumName, members, where);
    return typeof value === "number" ? value : fail();
  };
  switch (node.type) {
    case "Literal": {
      const value = node["value"];
      return typeof value === "number" || typeof value === "string" ? value : fail();
    }
    case "ParenthesizedExpression":
      return evaluate(node["expression"], enumName, members, where);
    case "Identifier":
      return members.get(String(node["name"])) ?? fail();
    case "MemberExpression": {
      const reference = memberReference(node);
      return reference?.object === enumName ? (members.get(reference.property) ?? fail()) : fail();
    }
    case "UnaryExpression": {
      const value = number(node["argument"]);
      if (node["operator"] === "-") return -value;
      if (node["operator"] === "~") return ~value;
      return node["operator"] === "+" ? value : fail();
    }
    case "BinaryExpression":
      return binary(String(node["operator"]), number(node["left"]), number(node["right"])) ?? fail();
    default:
      return fail();
  }
}

function binary(operator: string, left: number, right: number): number | undefined {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "%":
      return left % right;
    case "**":
      return left ** right;
    case "<<":
      return left << right;
    case ">>":
      return left >> right;
    case ">>>":
      return left >>> right;
    case "|":
      return left | right;
    case "&":
      return left & right;
    case "^":
      return left ^ right;
    default:
      return undefined;
  }
}

/** `Name.member` or `Name["member"]` taken apart. */
function memberReference(node: SyntaxNode): { readonly object: string; readonly property: string } | undefined {
  const { object, property } = node as { object?: unknown; property?: unknown };
  if (!isNode(object) || object.type !== "Identifier" || !isNode(property)) return undefined;
  if (node["computed"] === true) {
    if (property.type !== "Literal" || typeof property["value"] !== "string") return undefined;
    return { object: String(object["name"]), property: property["value"] };
  }
  return { object: String(object["name"]), property: String(property["name"]) };
}

/** `code` with the members of const enums that it imports or exports itself replaced, or undefined if it has none. */
export function inlineMembers(
  code: string,
  path: string,
  table: EnumTable,
): { code: string; map: ReturnType<MagicString["generateMap"]> } | undefined {
  if (![...table.keys()].some((name) => code.includes(name))) return undefined;
  const program = parseSync(path, code).program;
  const enums = localNames(program.body, table);
  if (enums.size === 0) return undefined;
  const output = new MagicString(code);
  walk(program, (node) => {
    if (node.type !== "MemberExpression") return;
    const reference = memberReference(node);
    const members = reference && enums.get(reference.object);
    if (reference === undefined || members === undefined) return;
    const value = members.get(reference.property);
    if (value === undefined) throw new Error(`${path}: ${reference.object} has no member ${reference.property}`);
    const literal = typeof value === "string" ? JSON.stringify(value) : value < 0 ? `(${value})` : String(value);
    output.overwrite(node.start, node.end, `${literal} /* ${reference.object}.${reference.property} */`);
  });
  if (!output.hasChanged()) return undefined;
  return { code: output.toString(), map: output.generateMap({ source: path, hires: "boundary" }) };
}

/** The names under which a module knows const enums: imported from a relative path, or declared by itself. */
function localNames(body: readonly unknown[], table: EnumTable): Map<string, ReadonlyMap<string, EnumValue>> {
  const enums = new Map<string, ReadonlyMap<string, EnumValue>>();
  const add = (local: unknown, imported: unknown): void => {
    const members = table.get(nameOf(imported));
    if (members !== undefined) enums.set(nameOf(local), members);
  };
  for (const statement of body) {
    if (!isNode(statement)) continue;
    if (statement.type === "ImportDeclaration") {
      const { source, specifiers } = statement as unknown as { source: { value: string }; specifiers: SyntaxNode[] };
      if (!source.value.startsWith(".")) continue;
      for (const specifier of specifiers) {
        if (specifier.type === "ImportSpecifier") add(specifier["local"], specifier["imported"]);
      }
    } else if (statement.type === "ExportNamedDeclaration") {
      const declaration = statement["declaration"];
      if (isNode(declaration) && declaration.type === "TSEnumDeclaration") add(declaration["id"], declaration["id"]);
    }
  }
  return enums;
}
