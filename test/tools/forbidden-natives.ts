// The house check against JavaScript natives whose work cannot be metered or that call back into guest-made values
// (security.md 4.1): searching and splitting of text, JSON, regular expressions, sort, Array.from and their like,
// in the folders where guest values are worked on. A line, or the line above it, may say `// native-ok: reason`
// where the native only ever sees our own data. Run by `npm run lint` and by forbidden-natives.test.ts.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseSync } from "oxc-parser";
import { isNode, type SyntaxNode, walk } from "./syntax-tree.js";

/** Folders of src where the natives are forbidden. */
const FOLDERS = ["objects", "vm", "library", "regex"];

const BUILD_TIME = /(^library\/freeze|\.generated|\.d)\.ts$/;

/** Methods that may not be called, with what to do instead. */
const METHODS: ReadonlyMap<string, string> = new Map([
  ["indexOf", "search with a charged loop"],
  ["lastIndexOf", "search with a charged loop"],
  ["includes", "search with a charged loop, or use a Set"],
  ["split", "split with a charged loop"],
  ["replaceAll", "replace with a charged loop"],
  ["localeCompare", "compare by code points"],
  ["toLocaleString", "the host's locale must not show"],
  ["toLocaleLowerCase", "use the pinned case tables"],
  ["toLocaleUpperCase", "use the pinned case tables"],
  ["toLocaleDateString", "the host's locale must not show"],
  ["toLocaleTimeString", "the host's locale must not show"],
  ["sort", "use our own metered merge sort"],
  ["toSorted", "use our own metered merge sort"],
]);

/** Globals that may not be named. */
const GLOBALS: ReadonlyMap<string, string> = new Map([
  ["JSON", "use our own encoder and decoder"],
  ["RegExp", "use our own matcher"],
  ["structuredClone", "copy by type"],
  ["Function", "no code is made from text here"],
]);

/** One forbidden use. */
export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** The forbidden uses in one source, and allowances that give no reason. */
export function checkSource(path: string, source: string): Finding[] {
  const { program, comments, errors } = parseSync(path, source);
  const [error] = errors;
  if (error !== undefined) return [{ path, line: 1, message: `cannot be parsed: ${error.message}` }];
  const lineOf = lineFinder(source);
  const findings: Finding[] = [];
  const allowed = new Set<number>();
  for (const comment of comments) {
    const match = /^\s*native-ok\b:?\s*(.*)$/.exec(comment.value);
    if (match === null) continue;
    const line = lineOf(comment.start);
    if (match[1] === "") findings.push({ path, line, message: "`native-ok:` must give a reason" });
    allowed.add(line);
  }
  const report = (offset: number, message: string): void => {
    const line = lineOf(offset);
    if (!allowed.has(line) && !allowed.has(line - 1)) findings.push({ path, line, message });
  };
  checkTree(program, report);
  return findings.sort((a, b) => a.line - b.line);
}

function checkTree(program: unknown, report: (offset: number, message: string) => void): void {
  const bindings = new Set<unknown>();
  walk(program, (node) => {
    switch (node.type) {
      case "CallExpression":
        checkCallee(node["callee"], report);
        break;
      case "MemberExpression":
        checkMember(node, report);
        // The name after a dot is not a global.
        if (node["computed"] !== true) bindings.add(node["property"]);
        break;
      case "Literal":
        if ("regex" in node) report(node.start, "a regular expression: read the text with a charged loop");
        break;
      case "Identifier": {
        const advice = bindings.has(node) ? undefined : GLOBALS.get(String(node["name"]));
        if (advice !== undefined) report(node.start, `${String(node["name"])}: ${advice}`);
        break;
      }
      case "Property":
      case "MethodDefinition":
      case "PropertyDefinition":
      case "TSPropertySignature":
      case "TSMethodSignature":
      case "TSEnumMember":
        if (node["computed"] !== true && node["shorthand"] !== true) bindings.add(node["key"] ?? node["id"]);
        break;
      case "TSTypeReference":
        bindings.add(node["typeName"]);
        break;
      default:
    }
  });
}

/** A call `x.name(…)` of a forbidden method, and `Array.from(…)`. */
function checkCallee(callee: unknown, report: (offset: number, message: string) => void): void {
  if (!isNode(callee) || callee.type !== "MemberExpression") return;
  const { name, start } = propertyOf(callee);
  const advice = METHODS.get(name);
  if (advice !== undefined) report(start, `.${name}(): ${advice}`);
  const object = callee["object"];
  if (name === "from" && isNode(object) && object.type === "Identifier" && object["name"] === "Array") {
    report(start, "Array.from(): it follows the protocols of what it is given; write a loop");
  }
}

/** `String.prototype.split` and the like, taken without a call. */
function checkMember(node: SyntaxNode, report: (offset: number, message: string) => void): void {
  const { name, start } = propertyOf(node);
  const object = node["object"];
  if (!METHODS.has(name) || !isNode(object) || object.type !== "MemberExpression") return;
  if (propertyOf(object).name === "prototype") report(start, `.${name}: ${METHODS.get(name)}`);
}

function propertyOf(member: SyntaxNode): { readonly name: string; readonly start: number } {
  const property = member["property"];
  if (!isNode(property)) return { name: "", start: member.start };
  const name = member["computed"] === true ? property["value"] : property["name"];
  return { name: typeof name === "string" ? name : "", start: property.start };
}

/** Offset to line number, from 1. */
function lineFinder(source: string): (offset: number) => number {
  const starts = [0];
  for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

/** The forbidden uses in all of src. */
export function checkFolders(): Finding[] {
  const root = fileURLToPath(new URL("../../src/", import.meta.url));
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => FOLDERS.some((folder) => name.startsWith(`${folder}/`)))
    .filter((name) => name.endsWith(".ts") && !BUILD_TIME.test(name))
    .sort()
    .flatMap((name) => checkSource(`src/${name}`, readFileSync(root + name, "utf8")));
}

function main(): void {
  const findings = checkFolders();
  for (const { path, line, message } of findings) console.error(`${path}:${line}: ${message}`);
  console.log(`${findings.length} forbidden natives`);
  if (findings.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
