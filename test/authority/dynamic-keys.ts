/**
 * Every property access of the core whose key is not written out, with what TypeScript knows about the key. A key that is
 * a number, a symbol of ours or one of a closed set of texts cannot be what a guest chose; the rest ("open") is what
 * spec/sandbox.md lists with a reason each. Invariant: reads the types of the sources as the build does, never a cast of its own.
 */

import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { API, type Checker, type Type } from "typescript/unstable/sync";
import { SyntaxKind, type Node, type SourceFile } from "typescript/unstable/ast";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** The folders of the core. */
const CORE = /^src\/(unicode|numeric|syntax|compile|objects|vm|regex|library|host)\//;

export interface DynamicKeys {
  /** Of each kind of key, how many accesses. */
  readonly counts: Readonly<Record<"number" | "symbol" | "closed" | "open", number>>;
  /** `file: expression` of each access with an open key, once each. */
  readonly open: readonly string[];
  readonly files: number;
}

/** Methods of Object and Reflect that take a key as their second argument. */
const BY_KEY: ReadonlySet<string> = new Set([
  "get",
  "set",
  "has",
  "defineProperty",
  "deleteProperty",
  "getOwnPropertyDescriptor",
  "hasOwn",
]);

/** The expressions that stand for keys in `file`, each with the access that it belongs to. */
function keysOf(file: SourceFile): { key: Node; access: Node }[] {
  const found: { key: Node; access: Node }[] = [];
  const visit = (node: Node): void => {
    // oxlint-disable-next-line switch-exhaustiveness-check -- of all the kinds of nodes
    switch (node.kind) {
      case SyntaxKind.ElementAccessExpression:
        found.push({ key: (node as Node & { argumentExpression: Node }).argumentExpression, access: node });
        break;
      case SyntaxKind.ComputedPropertyName:
        // In a class it names a member, once and for all.
        if (node.parent.kind === SyntaxKind.PropertyAssignment || node.parent.kind === SyntaxKind.BindingElement)
          found.push({ key: (node as Node & { expression: Node }).expression, access: node });
        break;
      case SyntaxKind.BinaryExpression: {
        const { left, operatorToken } = node as Node & { left: Node; operatorToken: Node };
        if (operatorToken.kind === SyntaxKind.InKeyword) found.push({ key: left, access: node });
        break;
      }
      case SyntaxKind.CallExpression: {
        const { expression: callee, arguments: args } = node as Node & { expression: Node; arguments: readonly Node[] };
        const text = callee.getText(file);
        const [holder, name] = text.split(".");
        if ((holder === "Reflect" || holder === "Object") && BY_KEY.has(name ?? "") && args[1] !== undefined)
          found.push({ key: args[1], access: node });
        break;
      }
      default:
    }
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}

const LITERALS: ReadonlySet<SyntaxKind> = new Set([SyntaxKind.StringLiteral, SyntaxKind.NumericLiteral]);

export function dynamicKeys(): DynamicKeys {
  const api = new API({ cwd: ROOT });
  try {
    const config = `${ROOT}tsconfig.json`;
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
    if (project === undefined) throw new Error("tsconfig.json is no project");
    const { checker, program } = project;
    const counts = { number: 0, symbol: 0, closed: 0, open: 0 };
    const open = new Set<string>();
    let files = 0;
    for (const name of program.getSourceFileNames()) {
      const path = relative(ROOT, name);
      if (!CORE.test(path)) continue;
      files++;
      const file = program.getSourceFile(name);
      if (file === undefined) throw new Error(`no source of ${path}`);
      const keys = keysOf(file).filter(({ key }) => !LITERALS.has(key.kind));
      const types = keys.length === 0 ? [] : checker.getTypeAtLocation(keys.map(({ key }) => key));
      keys.forEach(({ access }, index) => {
        const kind = kindOf(checker, types[index]);
        counts[kind]++;
        if (kind === "open") open.add(`${path}: ${access.getText(file).replaceAll(/\s+/g, " ")}`);
      });
    }
    return { counts, open: [...open].sort(), files };
  } finally {
    api.close();
  }
}

function kindOf(checker: Checker, type: Type | undefined): keyof DynamicKeys["counts"] {
  if (type === undefined) return "open";
  const is = (target: Type): boolean => checker.isTypeAssignableTo(type, target);
  // `any` fits everywhere, `never` and `unknown` prove nothing.
  if (is(checker.getNumberType()) && is(checker.getStringType())) return "open";
  if (is(checker.getNumberType())) return "number";
  if (is(checker.getESSymbolType())) return "symbol";
  const members = type.isUnionType() ? type.getTypes() : [type];
  return members.every((member) => member.isStringLiteralType() || member.isNumberLiteralType()) ? "closed" : "open";
}
