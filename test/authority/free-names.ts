/**
 * What a module of the build refers to beyond itself: the free names of its text, by acorn and scopes of our own. Invariant:
 * errs on the side of calling a name free, never on the other; `eval` and `with`, which could bind by surprise, cannot be
 * in a module without being seen (`eval` is a free name, `with` is no strict code).
 */

import { parse, type Node } from "acorn";

/** A node as a record of its fields. */
type Fields = Node & Readonly<Record<string, unknown>>;

/** What a module takes from outside, with the offset of one place each. */
export interface Outside {
  /** Names that nothing in the module binds. */
  readonly names: ReadonlyMap<string, number>;
  /** Sources of `import … from` and `export … from`. */
  readonly imports: readonly string[];
  /** Texts of `import(…)` and `import.meta`. */
  readonly dynamic: readonly string[];
  /** Properties read or written by name after a dot, or by a literal in brackets. */
  readonly properties: ReadonlyMap<string, number>;
  /** Members of free names: `Math.floor`; `Math.*` when one of them is used in any other way than by a written member. */
  readonly members: ReadonlySet<string>;
}

interface Scope {
  readonly names: Set<string>;
  readonly isFunction: boolean;
  readonly outer: Scope | null;
}

export function outsideOf(source: string): Outside {
  const tree = parse(source, { ecmaVersion: "latest", sourceType: "module" }) as Node as Fields;
  const names = new Map<string, number>();
  const properties = new Map<string, number>();
  const members = new Set<string>();
  const imports: string[] = [];
  const dynamic: string[] = [];
  const open = (outer: Scope | null, isFunction: boolean): Scope => ({ names: new Set(), isFunction, outer });

  const refer = (name: string, at: number, scope: Scope, member = "*"): void => {
    for (let inner: Scope | null = scope; inner !== null; inner = inner.outer) if (inner.names.has(name)) return;
    if (!names.has(name)) names.set(name, at);
    members.add(`${name}.${member}`);
  };

  const bindPattern = (pattern: Fields | null, scope: Scope): void => {
    switch (pattern?.type) {
      case "Identifier":
        scope.names.add(pattern["name"] as string);
        break;
      case "ObjectPattern":
        for (const property of pattern["properties"] as Fields[])
          bindPattern((property.type === "RestElement" ? property["argument"] : property["value"]) as Fields, scope);
        break;
      case "ArrayPattern":
        for (const element of pattern["elements"] as (Fields | null)[]) bindPattern(element, scope);
        break;
      case "AssignmentPattern":
        bindPattern(pattern["left"] as Fields, scope);
        break;
      case "RestElement":
        bindPattern(pattern["argument"] as Fields, scope);
        break;
      default:
    }
  };

  /** Binds what is declared directly in `body` (lexically), and with `hoist` every `var` below it outside functions. */
  const declare = (body: readonly Fields[], scope: Scope): void => {
    for (const statement of body) {
      const declared = (statement.type.startsWith("Export") ? statement["declaration"] : statement) as Fields | null;
      switch (declared?.type) {
        case "VariableDeclaration":
          for (const each of declared["declarations"] as Fields[]) bindPattern(each["id"] as Fields, scope);
          break;
        case "FunctionDeclaration":
        case "ClassDeclaration":
          bindPattern(declared["id"] as Fields | null, scope);
          break;
        case "ImportDeclaration":
          for (const each of declared["specifiers"] as Fields[]) bindPattern(each["local"] as Fields, scope);
          break;
        default:
      }
    }
  };

  const visitAll = (node: Fields, scope: Scope, except: readonly string[] = []): void => {
    for (const key of Object.keys(node)) {
      if (except.includes(key)) continue;
      const child = node[key];
      if (Array.isArray(child)) {
        for (const each of child as unknown[]) if (isNode(each)) visit(each, scope);
      } else if (isNode(child)) visit(child, scope);
    }
  };

  const visitFunction = (node: Fields, scope: Scope): void => {
    const inner = open(scope, true);
    // Neither is bound in an arrow function, whose own come from the function around it; at the top of a module both are free.
    if (node.type !== "ArrowFunctionExpression") inner.names.add("arguments");
    if (node.type === "FunctionExpression") bindPattern(node["id"] as Fields | null, inner);
    for (const parameter of node["params"] as Fields[]) bindPattern(parameter, inner);
    for (const parameter of node["params"] as Fields[]) visitPattern(parameter, inner);
    const body = node["body"] as Fields;
    if (body.type === "BlockStatement") {
      declare(body["body"] as Fields[], inner);
      for (const statement of body["body"] as Fields[]) visit(statement, inner);
    } else visit(body, inner);
  };

  /** Defaults and computed keys of a pattern that binds; what it binds is no reference. */
  const visitPattern = (pattern: Fields | null, scope: Scope): void => {
    switch (pattern?.type) {
      case "ObjectPattern":
        for (const property of pattern["properties"] as Fields[]) {
          if (property.type === "RestElement") continue;
          if (property["computed"] === true) visit(property["key"] as Fields, scope);
          else note((property["key"] as Fields)["name"] ?? (property["key"] as Fields)["value"], property.start);
          visitPattern(property["value"] as Fields, scope);
        }
        break;
      case "ArrayPattern":
        for (const element of pattern["elements"] as (Fields | null)[]) visitPattern(element, scope);
        break;
      case "AssignmentPattern":
        visitPattern(pattern["left"] as Fields, scope);
        visit(pattern["right"] as Fields, scope);
        break;
      case "RestElement":
        visitPattern(pattern["argument"] as Fields, scope);
        break;
      default:
    }
  };

  const note = (name: unknown, at: number): void => {
    if (typeof name === "string" && !properties.has(name)) properties.set(name, at);
  };

  const visit = (node: Fields, scope: Scope): void => {
    switch (node.type) {
      case "Identifier":
        refer(node["name"] as string, node.start, scope);
        break;
      case "ImportDeclaration":
        imports.push((node["source"] as Fields)["value"] as string);
        break;
      case "ExportAllDeclaration":
        imports.push((node["source"] as Fields)["value"] as string);
        break;
      case "ExportNamedDeclaration":
        if (node["source"] !== null) imports.push((node["source"] as Fields)["value"] as string);
        else if (node["declaration"] !== null) visit(node["declaration"] as Fields, scope);
        else for (const each of node["specifiers"] as Fields[]) visit(each["local"] as Fields, scope);
        break;
      case "ImportExpression":
      case "MetaProperty":
        dynamic.push(source.slice(node.start, node.end));
        visitAll(node, scope, ["meta", "property"]);
        break;
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        visitFunction(node, scope);
        break;
      case "ClassDeclaration":
      case "ClassExpression": {
        const inner = open(scope, false);
        bindPattern(node["id"] as Fields | null, inner);
        visitAll(node, inner, ["id"]);
        break;
      }
      case "PropertyDefinition":
      case "MethodDefinition":
      case "Property":
        if (node["computed"] === true) visit(node["key"] as Fields, scope);
        if (node["value"] !== null) visit(node["value"] as Fields, scope);
        break;
      case "StaticBlock":
      case "BlockStatement": {
        const inner = open(scope, false);
        declare(node["body"] as Fields[], inner);
        for (const statement of node["body"] as Fields[]) visit(statement, inner);
        break;
      }
      case "SwitchStatement": {
        visit(node["discriminant"] as Fields, scope);
        const inner = open(scope, false);
        const cases = node["cases"] as Fields[];
        for (const each of cases) declare(each["consequent"] as Fields[], inner);
        for (const each of cases) visitAll(each, inner);
        break;
      }
      case "ForStatement":
      case "ForInStatement":
      case "ForOfStatement": {
        const inner = open(scope, false);
        const head = (node["init"] ?? node["left"] ?? null) as Fields | null;
        if (head?.type === "VariableDeclaration") declare([head], inner);
        visitAll(node, inner);
        break;
      }
      case "CatchClause": {
        const inner = open(scope, false);
        bindPattern(node["param"] as Fields | null, inner);
        visitPattern(node["param"] as Fields | null, inner);
        visit(node["body"] as Fields, inner);
        break;
      }
      case "VariableDeclaration":
        // A `var` is taken for a `let`: what uses it outside its block is called free.
        for (const each of node["declarations"] as Fields[]) {
          visitPattern(each["id"] as Fields, scope);
          if (each["init"] !== null) visit(each["init"] as Fields, scope);
        }
        break;
      case "MemberExpression": {
        const object = node["object"] as Fields;
        const key = node["property"] as Fields;
        if (object.type === "Identifier" && node["computed"] !== true)
          refer(object["name"] as string, object.start, scope, key["name"] as string);
        else visit(object, scope);
        if (node["computed"] !== true) note(key["name"], node.start);
        else if (key.type === "Literal") note(key["value"], node.start);
        else visit(key, scope);
        break;
      }
      case "LabeledStatement":
        visit(node["body"] as Fields, scope);
        break;
      case "BreakStatement":
      case "ContinueStatement":
        break;
      default:
        visitAll(node, scope);
    }
  };

  const top = open(null, true);
  declare(tree["body"] as Fields[], top);
  for (const statement of tree["body"] as Fields[]) visit(statement, top);
  return { names, imports, dynamic, properties, members };
}

function isNode(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
}
