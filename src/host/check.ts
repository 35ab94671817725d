/**
 * The static check: what is certain to go wrong, found before anything runs and all at once. Syntax errors in CPython's
 * words, imports that the gate will refuse, names that nothing ever binds, tool calls with wrong arguments, awaits that are
 * missing, built-ins that the sandbox has not granted.
 *
 * Invariant: no false alarm. What a handler of the program expects (`except NameError`), what `exec` or a star import might
 * bind, and what is never run (`if TYPE_CHECKING`) is passed over. Trees are walked with an explicit stack.
 */

import { compileModule } from "../compile/compiler.js";
import { readFutures } from "../compile/future.js";
import { Access, BINDS, Use, resolveScopes, type Scope } from "../compile/scope.js";
import { collectSymbols, type Symbols } from "../compile/symbols.js";
import { makeBuiltins } from "../library/builtins.js";
import { isAuthorized, refusal } from "../library/gate.js";
import type { GivenModule } from "../library/given.js";
import { contextReady } from "../library/ready.js";
import { MODULES } from "../library/modules.js";
import { CALL_A_TOOL, insteadOf } from "../library/refused.js";
import { bindNames } from "../library/tool-signature.js";
import { closestName } from "../objects/suggest.js";
import type { Alias, Call, ExceptHandler, Expr, Located, Module, Name, Stmt } from "../syntax/ast.js";
import { PythonSyntaxError } from "../syntax/error.js";
import { parseModule } from "../syntax/parser.js";
import { splitDots } from "../vm/importing.js";
import {
  Caught,
  isNode,
  caughtInside,
  reached,
  suppressions,
  caughtByType,
  hasYield,
  hasBreak,
  givesTruth,
  isStatement,
  caughtBy,
  namedBy,
  isFalse,
  isTrue,
  inGenerator,
  mustAwait,
  isBroken,
  boundBy,
  literalValue,
  define,
  type Fields,
} from "./check-tree.js";
import { copyJson } from "./calls.js";
import { isThenable } from "./convert.js";
import { pathText } from "./json-schema.js";
import { checkOptions, expectText, misuse } from "./misuse.js";
import { moduleNames, type ModuleNames } from "./module-names.js";
import { readModules, type HostModules } from "./modules.js";
import { checkSandboxOptions, type SandboxOptions } from "./options.js";
import { checkValue, readTools, withFinalAnswer, type Checked, type HostTool, type Tools } from "./tools.js";

void contextReady;

/** Something that will go wrong. */
export interface Finding {
  readonly kind: "syntax" | "import" | "name" | "attribute" | "call" | "await" | "unavailable";
  /** As the run would say it: "NameError: name 'x' is not defined". */
  readonly message: string;
  /** Lines from 1, columns from 1 in UTF-16 units; the end column is behind the last character. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The line of the program. */
  readonly text: string;
  /** What to write instead; null when nothing better is known. */
  readonly hint: string | null;
}

export interface CheckOptions {
  /** As for the Sandbox that will run the program. */
  readonly tools?: Tools;
  readonly imports?: readonly string[];
  readonly modules?: HostModules;
  readonly builtins?: { readonly exec?: boolean };
  readonly topLevelAwait?: boolean;
  readonly finalAnswer?: string;
  /** Virtual files are granted, whichever. */
  readonly files?: object;
  /** Names of globals that are there before the program runs: inputs, what earlier runs defined. */
  readonly globals?: Iterable<string>;
}

const OPTIONS: ReadonlySet<string> = new Set([
  "tools",
  "imports",
  "modules",
  "builtins",
  "topLevelAwait",
  "finalAnswer",
  "files",
  "globals",
]);

/**
 * Checks a program without running it.
 *
 * @returns the findings in the order of the text; empty when nothing is certain to fail
 * @example check("import os\nprint(foo)", {}).map((finding) => finding.message)
 */
export function check(source: string, options: CheckOptions = {}): readonly Finding[] {
  const { globals, ...given } = checkOptions(options, OPTIONS, "check");
  const rest = checkSandboxOptions(given as SandboxOptions, "check");
  const tools = withFinalAnswer(readTools(rest.tools), rest.finalAnswer);
  return checkWith(source, { ...rest, globals: readNames(globals) }, tools);
}

/** The option `globals`. */
export function readNames(given: unknown): Set<string> {
  const names = new Set<string>();
  if (given === undefined) return names;
  const wanted = "an array or Set of names";
  if (
    typeof given !== "object" ||
    given === null ||
    typeof (given as Iterable<unknown>)[Symbol.iterator] !== "function"
  )
    throw misuse("globals", wanted, given);
  for (const name of given as Iterable<unknown>) {
    expectText(name, "a name in globals");
    names.add(name as string);
  }
  return names;
}

/** The same, for tools that are read already. */
export function checkWith(
  given: string,
  options: CheckOptions,
  tools: ReadonlyMap<string, HostTool>,
): readonly Finding[] {
  expectText(given, "the program");
  const source = given.charCodeAt(0) === 0xfeff ? given.slice(1) : given;
  const lines = sourceLines(source);
  const topLevelAwait = options.topLevelAwait === true;
  let tree: Module;
  try {
    tree = parseModule(source, { filename: "<check>" }) as Module;
  } catch (error) {
    if (error instanceof PythonSyntaxError) return [syntaxFinding(error, lines, tools)];
    throw error;
  }
  const findings: Finding[] = [];
  try {
    compileModule(tree, { filename: "<check>", source, result: "last-expression", topLevelAwait });
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
    findings.push(syntaxFinding(error, lines, tools));
  }
  try {
    const futures = readFutures(tree, complain);
    const symbols = collectSymbols(tree, futures.annotations, complain);
    resolveScopes(symbols.module, 1_000_000, complain);
    for (const finding of new Checker(tree, symbols, lines, options, tools, futures.annotations).run())
      findings.push(finding);
  } catch (error) {
    // The compiler has said so already.
    if (!(error instanceof PythonSyntaxError)) throw error;
  }
  return findings.sort((a, b) => a.line - b.line || a.column - b.column);
}

function complain(message: string, location: Located): never {
  throw new PythonSyntaxError(
    "SyntaxError",
    message,
    "<check>",
    location.line,
    location.column + 1,
    location.endLine,
    location.endColumn + 1,
    null,
  );
}

/** Findings as text: place (in the file of that name), message, the line with carets, and the hint. */
export function formatFindings(findings: readonly Finding[], filename = "<program>"): string {
  let text = "";
  for (const { line, column, endLine, endColumn, message, text: full, hint } of findings) {
    const indent = full.length - full.trimStart().length;
    const shown = full.trimEnd().slice(indent);
    text += `${filename}:${line}:${column}: ${message}\n`;
    if (shown !== "") {
      const from = Math.max(0, column - 1 - indent);
      const to = Math.max(from + 1, Math.min(endLine === line ? endColumn - 1 - indent : shown.length, shown.length));
      // Tabs are kept, so that the carets stay below what they mark.
      text += `    ${shown}\n    ${shown.slice(0, from).replaceAll(/[^\t]/g, " ")}${"^".repeat(to - from)}\n`;
    }
    if (hint !== null) text += `    hint: ${hint}\n`;
  }
  return text;
}

function sourceLines(source: string): readonly string[] {
  return source.split(/\r\n|\r|\n/);
}

// ------------------------------------------------------------------------------------------------------------- syntax

function syntaxFinding(
  error: PythonSyntaxError,
  lines: readonly string[],
  tools: ReadonlyMap<string, HostTool>,
): Finding {
  const line = Math.max(1, error.line);
  const text = (error.text ?? lines[line - 1] ?? "").replace(/[\r\n]+$/, "");
  const column = Math.max(1, units(text, error.offset));
  const sameLine = error.endLine === error.line;
  const endColumn = sameLine && error.endOffset > error.offset ? units(text, error.endOffset) : column + 1;
  return {
    kind: "syntax",
    message: `${error.type}: ${error.message}`,
    line,
    column,
    endLine: sameLine ? line : Math.max(line, error.endLine),
    endColumn: Math.max(column + 1, endColumn),
    text,
    hint: syntaxHint(error, text, tools),
  };
}

/** A 1-based offset in code points as one in UTF-16 units. */
function units(text: string, offset: number): number {
  let at = 0;
  for (let point = 1; point < offset && at < text.length; point++)
    at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
  return at + 1 + Math.max(0, offset - 1 - [...text].length);
}

function syntaxHint(error: PythonSyntaxError, text: string, tools: ReadonlyMap<string, HostTool>): string | null {
  if (/^'await' outside (async )?function/.test(error.message)) {
    const called = /\bawait\s+(\w+)\s*\(/.exec(text);
    if (called !== null && tools.has(called[1])) return `call ${called[1]}(…) without await: tools wait by themselves`;
    return error.message === "'await' outside function"
      ? "await only works inside an async def function"
      : "make the function async def, or call without await";
  }
  const line = text.trim();
  if (line.startsWith("```")) return "send the program only, without the Markdown fence";
  if (line.startsWith(">>> ")) return "leave out the prompts >>> and ...";
  if (line.startsWith("!") || line.startsWith("%")) return "there is no shell and no notebook: only Python";
  return null;
}

// ------------------------------------------------------------------------------------------------------------- the walk

/** So many names are compared with what there is; the comparison is dear. */
const HINTED_NAMES = 50;
/** Names that a program may read in its module without binding them. */
const MODULE_NAMES = ["__name__", "__doc__", "__package__", "__annotations__", "__dict__"];
/** Constructs that make a coroutine of the code they stand in. */
const AWAITS: ReadonlySet<string> = new Set(["Await", "AsyncFor", "AsyncWith"]);
/** Calls after which a program may have any global. */
const DYNAMIC: ReadonlySet<string> = new Set(["exec", "eval", "globals", "locals", "vars", "setattr", "__import__"]);

interface Visit {
  readonly node: object;
  readonly scope: Scope;
  readonly caught: number;
  /** Inside an `async def`. */
  readonly isAsync: boolean;
  readonly parent: object | null;
}

class Checker {
  private readonly findings: Finding[] = [];
  private readonly bound = new Set<string>();
  private readonly builtinNames: ReadonlySet<string>;
  private readonly given: ReadonlySet<string>;
  private readonly patterns: readonly string[];
  private readonly modules: ReadonlyMap<string, GivenModule>;
  /** Names of async functions of the module that are bound once. */
  private readonly coroutines = new Set<string>();
  private readonly reported = new Set<string>();
  private isDynamic = false;
  /** A handler somewhere catches whatever comes, perhaps of a function that is called there. */
  private catchesAll = false;
  /** The program's own code awaits: then it is a coroutine, and tools that it calls give awaitables. */
  private moduleAwaits = false;
  /** The program asks what objects have. */
  private asksFor = false;
  /** Names that something else than `del` binds, in any block. */
  private readonly stored = new Set<string>();
  /** Modules by the names of their imports; null for a name that is bound otherwise too. */
  private readonly imported = new Map<string, string | null>();
  /** A context manager of the program may keep back what its body raises. */
  private hasKeeper = false;
  /** A metaclass of the program fills class namespaces. */
  private hasPrepare = false;
  /** What handlers anywhere name: then the program expects such errors. */
  private expected = 0;

  constructor(
    private readonly tree: Module,
    private readonly symbols: Symbols,
    private readonly lines: readonly string[],
    private readonly options: CheckOptions,
    private readonly tools: ReadonlyMap<string, HostTool>,
    private readonly annotationsAreText: boolean,
  ) {
    this.patterns = options.imports ?? [];
    this.modules = readModules(options.modules).modules;
    const builtins = new Set<string>(MODULE_NAMES);
    for (const key of makeBuiltins().keys) if (typeof key === "string") builtins.add(key);
    this.builtinNames = builtins;
    this.given = new Set(options.globals ?? []);
  }

  run(): readonly Finding[] {
    this.collectBindings();
    this.survey();
    this.walk((visit) => this.inspect(visit));
    return this.findings;
  }

  private collectBindings(): void {
    const pending: Scope[] = [this.symbols.module];
    for (let scope = pending.pop(); scope !== undefined; scope = pending.pop()) {
      for (const symbol of scope.symbols.values())
        if ((symbol.uses & BINDS) !== 0 && (scope.kind === "module" || (symbol.uses & Use.GLOBAL) !== 0))
          this.bound.add(symbol.name);
      for (const child of scope.children) pending.push(child);
    }
  }

  /** A first walk for what concerns the whole program. */
  private survey(): void {
    const counts = new Map<string, number>();
    this.walk(({ node, scope }) => {
      const { kind } = node as Stmt | Expr | ExceptHandler;
      for (const name of boundBy(node)) this.stored.add(name);
      if (AWAITS.has((node as Expr).kind) && scope.kind === "module" && this.options.topLevelAwait === true)
        this.moduleAwaits = true;
      if (kind === "Name") {
        const { id, ctx } = node as Name;
        if (DYNAMIC.has(id)) this.isDynamic = true;
        if (id === "hasattr" || id === "dir") this.asksFor = true;
        if (ctx !== "Load") counts.set(id, (counts.get(id) ?? 0) + 1);
      } else if (kind === "Call") {
        const { func, args } = node as Call;
        // Which names there are.
        if (func.kind === "Name" && func.id === "dir" && args.length === 0) this.isDynamic = true;
      } else if (kind === "Attribute") {
        const { value, ctx } = node as Extract<Expr, { kind: "Attribute" }>;
        if (ctx !== "Load" && value.kind === "Name") this.imported.set(value.id, null);
      } else if (kind === "Import") this.noteImports((node as { readonly names: readonly Alias[] }).names);
      else if (kind === "ImportFrom") {
        if ((node as { readonly names: readonly Alias[] }).names.some((alias) => alias.name === "*"))
          this.isDynamic = true;
      } else if (kind === "With" || kind === "AsyncWith") {
        for (const { args } of suppressions(node as Fields)) for (const arg of args) this.expected |= namedBy(arg);
      } else if (kind === "Try" || kind === "TryStar") {
        if (((node as Fields)["handlers"] as readonly unknown[]).length > 0 && hasYield(node)) this.hasKeeper = true;
      } else if (kind === "ExceptHandler") {
        this.expected |= namedBy((node as ExceptHandler).type);
        if (caughtBy([node as ExceptHandler]) === Caught.ALL) this.catchesAll = true;
      } else if (kind === "AsyncFunctionDef" || kind === "FunctionDef" || kind === "ClassDef") {
        const { name } = node as { readonly name: string };
        counts.set(name, (counts.get(name) ?? 0) + 1);
        if (name === "__prepare__") this.hasPrepare = true;
        if (name === "__exit__" || name === "__aexit__") this.hasKeeper ||= givesTruth(node as Fields);
        const decorated = (node as unknown as { readonly decorator_list: readonly Expr[] }).decorator_list.length > 0;
        if (kind === "AsyncFunctionDef" && scope.kind === "module" && !decorated) this.coroutines.add(name);
      }
    });
    for (const name of this.coroutines) if (counts.get(name) !== 1) this.coroutines.delete(name);
    for (const name of this.imported.keys()) if (counts.has(name)) this.imported.set(name, null);
  }

  private noteImports(names: readonly Alias[]): void {
    for (const { name, asname } of names) {
      const bound = asname ?? splitDots(name)[0];
      const module = asname === null ? bound : name;
      const before = this.imported.get(bound);
      this.imported.set(bound, before === undefined || before === module ? module : null);
    }
  }

  /** Visits every node that may run, with an explicit stack. */
  private walk(visitor: (visit: Visit) => void): void {
    const pending: Visit[] = [{ node: this.tree, scope: this.symbols.module, caught: 0, isAsync: false, parent: null }];
    for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
      visitor(visit);
      const { node, caught } = visit;
      const fields = node as Fields;
      const scope = this.symbols.scopes.get(node) ?? visit.scope;
      const isAsync =
        fields["kind"] === "AsyncFunctionDef" ||
        (visit.isAsync && fields["kind"] !== "FunctionDef" && fields["kind"] !== "Lambda");
      for (const name of Object.keys(fields)) {
        if (this.isSkipped(fields, name, scope)) continue;
        const inside = name === "body" ? this.caughtInside(fields, caught) : caught;
        const value = fields[name];
        if (Array.isArray(value)) {
          for (const each of reached(fields, value as unknown[])) {
            if (isNode(each)) pending.push({ node: each, scope, caught: inside, isAsync, parent: node });
            if (this.endsHere(each)) break;
          }
        } else if (isNode(value)) pending.push({ node: value, scope, caught: inside, isAsync, parent: node });
      }
    }
  }

  /** Parts that are not evaluated, or not now. */
  private isSkipped(node: Fields, field: string, scope: Scope): boolean {
    switch (node["kind"]) {
      case "AnnAssign":
        return field === "annotation" && (this.annotationsAreText || scope.isFunctionLike);
      case "FunctionDef":
      case "AsyncFunctionDef":
        return field === "type_params" || (field === "returns" && this.annotationsAreText);
      case "ClassDef":
        return field === "type_params";
      case "arg":
        return field === "annotation" && this.annotationsAreText;
      case "TypeAlias":
        return field === "value" || field === "type_params";
      case "If":
      case "IfExp":
      case "While":
        return (
          (field === "body" && isFalse(node["test"] as Expr)) || (field === "orelse" && isTrue(node["test"] as Expr))
        );
      case "Assert":
        return field === "msg";
      default:
        return false;
    }
  }

  /** What is caught in the body of a node. */
  private caughtInside(node: Fields, caught: number): number {
    if (node["kind"] !== "With" && node["kind"] !== "AsyncWith") return caughtInside(node, caught);
    let inside = caught | (this.hasKeeper ? Caught.ALL : 0);
    for (const { name, args } of suppressions(node)) {
      if (name !== "suppress") return Caught.ALL;
      for (const arg of args) inside |= caughtByType(arg);
    }
    return inside;
  }

  /** Is what comes behind a statement never run? */
  private endsHere(statement: unknown): boolean {
    if (!isNode(statement)) return false;
    const { kind } = statement as Stmt;
    if (kind === "Return" || kind === "Raise" || kind === "Continue" || kind === "Break") return true;
    if (kind === "While") return isTrue((statement as Extract<Stmt, { kind: "While" }>).test) && !hasBreak(statement);
    if (kind === "If") {
      const { body, orelse, test } = statement as Extract<Stmt, { kind: "If" }>;
      return (
        (isFalse(test) || body.some((each) => this.endsHere(each))) &&
        (isTrue(test) || orelse.some((each) => this.endsHere(each)))
      );
    }
    if (kind !== "Expr") return false;
    const { value } = statement as Extract<Stmt, { kind: "Expr" }>;
    if (value.kind !== "Call") return false;
    const { func } = value;
    if (func.kind === "Attribute") return func.value.kind === "Name" && func.value.id === "sys" && func.attr === "exit";
    if (func.kind !== "Name" || this.stored.has(func.id)) return false;
    return func.id === "exit" || func.id === "quit" || this.tools.get(func.id)?.description.endsRun === true;
  }

  private inspect(visit: Visit): void {
    const { node } = visit;
    switch ((node as Stmt | Expr).kind) {
      case "Name":
        this.name(node as Name, visit);
        break;
      case "Import":
        for (const alias of (node as { readonly names: readonly Alias[] }).names) this.import(alias.name, alias, visit);
        break;
      case "ImportFrom":
        this.importFrom(node as Extract<Stmt, { kind: "ImportFrom" }>, visit);
        break;
      case "Attribute":
        this.attribute(node as Extract<Expr, { kind: "Attribute" }>, visit);
        break;
      case "Call":
        this.call(node as Call, visit);
        break;
      default:
        break;
    }
  }

  private report(kind: Finding["kind"], message: string, at: Located, hint: string | null): void {
    this.findings.push({
      kind,
      message,
      line: at.line,
      column: at.column + 1,
      endLine: at.endLine,
      endColumn: at.endColumn + 1,
      text: this.lines[at.line - 1] ?? "",
      hint,
    });
  }

  // --------------------------------------------------------------------------------------------------------------- names

  /** Does the name mean a global here? */
  private isGlobal(name: string, from: Scope): boolean {
    for (let scope: Scope | null = from; scope !== null; scope = scope.parent) {
      const symbol = scope.symbols.get(scope.mangle(name));
      if (symbol !== undefined)
        return (
          symbol.access === Access.GLOBAL_EXPLICIT ||
          symbol.access === Access.GLOBAL_IMPLICIT ||
          scope.kind === "module"
        );
    }
    return true;
  }

  private name(node: Name, { scope, caught }: Visit): void {
    const { id } = node;
    if (node.ctx === "Del") this.deletion(node, scope, caught);
    if (node.ctx !== "Load" || !this.isGlobal(id, scope)) return;
    const isBound = this.bound.has(id) || this.given.has(id) || this.tools.has(id);
    if (isBound) return;
    if (this.builtinNames.has(id)) return;
    if (scope.kind === "class" && this.hasPrepare) return;
    if (this.isDynamic || (caught & Caught.NAME) !== 0 || (this.expected & Caught.NAME) !== 0 || id.startsWith("__"))
      return;
    if (this.reported.has(id)) return;
    this.reported.add(id);
    this.report("name", `NameError: name '${id}' is not defined`, node, this.nameHint(id, scope));
  }

  /** `del` of what nothing binds. */
  private deletion(node: Name, scope: Scope, caught: number): void {
    const { id } = node;
    const isExpected = (caught & Caught.NAME) !== 0 || (this.expected & Caught.NAME) !== 0;
    if (this.stored.has(id) || this.given.has(id) || this.isDynamic || isExpected || id.startsWith("__")) return;
    if (this.catchesAll && scope.kind !== "module") return;
    const message =
      this.isGlobal(id, scope) || scope.kind === "class"
        ? `NameError: name '${id}' is not defined`
        : `UnboundLocalError: cannot access local variable '${id}' where it is not associated with a value`;
    this.report("name", message, node, this.nameHint(id, scope));
  }

  private nameHint(id: string, from: Scope): string | null {
    if (id === "true" || id === "false") return `write ${id === "true" ? "True" : "False"}`;
    if (id === "null" || id === "nil" || id === "undefined") return "write None";
    const home = HOMES.get(id);
    if (home !== undefined && this.mayImport(home)) return `add: from ${home} import ${id}`;
    if (this.mayImport(id)) return `add: import ${id}`;
    if (this.reported.size > HINTED_NAMES) return null;
    const candidates: string[] = [];
    for (let scope: Scope | null = from; scope !== null; scope = scope.parent)
      for (const symbol of scope.symbols.values()) if ((symbol.uses & BINDS) !== 0) candidates.push(symbol.name);
    candidates.push(...this.given, ...this.tools.keys());
    for (const name of this.builtinNames) if (!name.startsWith("_") && !/^[A-Z]/.test(name)) candidates.push(name);
    const close = closestName(id, candidates);
    return close === null ? null : `did you mean '${close}'?`;
  }

  private mayImport(name: string): boolean {
    return this.modules.has(name) || (MODULES.has(name) && !name.startsWith("_") && isAuthorized(this.patterns, name));
  }

  /** A call of a built-in that the sandbox has not granted. */
  private unavailable(node: Name, caught: number): void {
    const { id } = node;
    const isGranted = this.options.builtins?.exec === true;
    if ((caught & Caught.RUNTIME) !== 0 || (this.expected & Caught.RUNTIME) !== 0) return;
    if ((id === "exec" || id === "eval" || id === "compile") && !isGranted)
      this.report(
        "unavailable",
        `RuntimeError: ${id}() is not available: the host did not grant it`,
        node,
        id === "eval"
          ? "write the expression directly; for data use json.loads or ast.literal_eval"
          : "write the code directly",
      );
    else if (id === "breakpoint")
      this.report(
        "unavailable",
        "RuntimeError: breakpoint() is not available: there is no debugger in the sandbox",
        node,
        "print what you want to see",
      );
    else if (id === "open" && this.options.files === undefined)
      this.report(
        "unavailable",
        "RuntimeError: open() is not available: no files are granted to this sandbox",
        node,
        this.tools.size > 0 ? "call a tool instead" : "keep the data in variables",
      );
  }

  // -------------------------------------------------------------------------------------------------------------- imports

  private import(name: string, at: Located, { caught }: Visit): boolean {
    if ((caught & Caught.IMPORT) !== 0 || (this.expected & Caught.IMPORT) !== 0) return true;
    const parts = splitDots(name);
    for (let count = 1; count <= parts.length; count++) {
      const refused = refusal(this.patterns, parts.slice(0, count).join("."), name, this.modules);
      if (refused === null) continue;
      this.report("import", `${refused.type}: ${refused.message}`, at, this.importHint(parts[0]));
      return false;
    }
    return true;
  }

  private importHint(name: string): string | null {
    if (this.tools.has(name)) return `${name} is a tool: call it without importing it`;
    const instead = insteadOf(name);
    if (instead !== CALL_A_TOOL) return instead;
    return this.tools.size === 0 ? null : `${CALL_A_TOOL}: ${[...this.tools.keys()].slice(0, 8).join(", ")}`;
  }

  private importFrom(node: Extract<Stmt, { kind: "ImportFrom" }>, visit: Visit): void {
    if (node.level > 0) {
      if ((visit.caught & Caught.IMPORT) === 0 && (this.expected & Caught.IMPORT) === 0)
        this.report(
          "import",
          "ImportError: attempted relative import with no known parent package",
          node,
          "import by the full name",
        );
      return;
    }
    if (node.module === null || !this.import(node.module, node, visit)) return;
    if ((visit.caught & Caught.IMPORT) !== 0 || (this.expected & Caught.IMPORT) !== 0) return;
    for (const alias of node.names) {
      const names = this.namesOf(node.module);
      if (names === null || alias.name === "*" || this.hasName(node.module, names, alias.name)) continue;
      const message = `ImportError: cannot import name '${alias.name}' from '${node.module}' (unknown location)`;
      this.report("import", message, alias, closeHint(alias.name, names.shown));
    }
  }

  /** What a module of the library shows; null for others. */
  private namesOf(module: string): ModuleNames | null {
    return this.modules.has(module) ? null : moduleNames(module);
  }

  private hasName(module: string, names: ModuleNames, name: string): boolean {
    const full = `${module}.${name}`;
    return MODULES.has(full) || this.modules.has(full) || name.startsWith("__") || names.has(name);
  }

  /** An attribute of a module that has no such name. */
  private attribute(node: Extract<Expr, { kind: "Attribute" }>, { scope, caught }: Visit): void {
    const { value, attr } = node;
    if (value.kind !== "Name" || node.ctx !== "Load" || !this.isGlobal(value.id, scope)) return;
    const module = this.imported.get(value.id);
    if (module === undefined || module === null || this.given.has(value.id) || this.isDynamic || this.asksFor) return;
    if (((caught | this.expected) & (Caught.ATTRIBUTE | Caught.IMPORT)) !== 0) return;
    if (refusal(this.patterns, module, module, this.modules) !== null) return;
    const names = this.namesOf(module);
    if (names === null || this.hasName(module, names, attr)) return;
    const message = `AttributeError: module '${module}' has no attribute '${attr}'`;
    this.report("attribute", message, node, closeHint(attr, names.shown));
  }

  // ---------------------------------------------------------------------------------------------------------------- calls

  private call(node: Call, visit: Visit): void {
    if (node.func.kind !== "Name") return;
    const { id } = node.func;
    if (!this.isGlobal(id, visit.scope) || this.given.has(id)) return;
    const tool = this.tools.get(id);
    if (tool !== undefined && !this.bound.has(id)) {
      this.toolCall(node, id, tool, visit);
      return;
    }
    if (!this.bound.has(id) && this.builtinNames.has(id)) this.unavailable(node.func, visit.caught);
    const [first] = node.args;
    if (id === "__import__" && !this.bound.has(id) && first?.kind === "Constant" && first.value.type === "str")
      this.import(first.value.value, node, visit);
    if (!this.coroutines.has(id)) return;
    const hint =
      visit.isAsync || this.options.topLevelAwait === true
        ? `write: await ${id}(…)`
        : "call it from an async function that is run, with await";
    if (isStatement(visit.parent) && !this.isLast(visit.parent))
      this.report("await", `RuntimeWarning: coroutine '${id}' was never awaited`, node, hint);
    else if (visit.parent !== null && isBroken(visit.parent as Expr | Stmt, node))
      this.report("await", `the call of ${id}() is not awaited`, node, hint);
  }

  private isLast(statement: object | null): boolean {
    return this.tree.body[this.tree.body.length - 1] === statement;
  }

  private toolCall(node: Call, name: string, tool: HostTool, { caught, parent, isAsync, scope }: Visit): void {
    const { signature } = tool.description;
    const isOpen =
      node.args.some((arg) => arg.kind === "Starred") || node.keywords.some((keyword) => keyword.arg === null);
    const positional = node.args.filter((arg) => arg.kind !== "Starred");
    const named = node.keywords.filter((keyword) => keyword.arg !== null);
    const bound = bindNames(
      signature,
      positional.length,
      named.map((keyword) => keyword.arg as string),
      isOpen,
    );
    const isExpected = (caught & Caught.TYPE) !== 0 || (this.expected & Caught.TYPE) !== 0;
    if (typeof bound === "string") {
      // With *args before them, positional arguments may be anywhere.
      if (!isExpected && !(isOpen && node.args.length !== positional.length))
        this.report("call", `TypeError: ${bound}`, node, callHint(name, tool));
    } else if (tool.input.validate !== null && !isOpen && !isExpected)
      this.validated(node, name, tool, (index) => {
        const from = bound.slots[index];
        if (from === undefined) return null;
        return typeof from === "number" ? positional[from] : (named.find(({ arg }) => arg === from)?.value as Expr);
      });
    else if (tool.input.checker !== null && node.args.length === positional.length)
      signature.parameters.forEach(({ property }, index) => {
        const from = bound.slots[index];
        if (from === undefined) return;
        const argument =
          typeof from === "number" ? positional[from] : (named.find((keyword) => keyword.arg === from)?.value as Expr);
        this.argument(name, tool, property, argument);
      });
    const inCoroutine = isAsync || (this.moduleAwaits && scope.kind === "module");
    const waits = inCoroutine && tool.description.isAsync && !inGenerator(scope);
    if (waits && parent !== null && mustAwait(parent as Expr | Stmt, node))
      this.report("await", `the call of ${name}() is not awaited`, node, `write: await ${name}(…)`);
  }

  /** A call whose arguments are all literals against a schema that checks by itself, if it does so at once. */
  private validated(node: Call, name: string, tool: HostTool, argumentOf: (index: number) => Expr | null): void {
    const given: Record<string, unknown> = {};
    const { parameters } = tool.description.signature;
    for (let index = 0; index < parameters.length; index++) {
      const { property } = parameters[index];
      const argument = argumentOf(index);
      if (argument === null) continue;
      const literal = literalValue(argument, 0);
      if (literal === null) return;
      if (literal.value === null && tool.noneIsAbsent.has(property)) continue;
      define(given, property, literal.value);
    }
    for (const [property, value] of tool.defaults)
      if (!Object.hasOwn(given, property)) define(given, property, copyJson(value));
    let checked: unknown;
    try {
      checked = checkValue(tool.input, tool.isWhole ? given["input"] : given, () => undefined);
    } catch {
      return;
    }
    if (isThenable(checked)) checked.then(undefined, () => undefined);
    else if ("problem" in (checked as Checked))
      this.report(
        "call",
        `ValueError: ${name}() argument ${(checked as { readonly problem: string }).problem}`,
        node,
        null,
      );
  }

  /** A literal argument against the schema of its parameter. */
  private argument(name: string, tool: HostTool, property: string, argument: Expr): void {
    const literal = literalValue(argument, 0);
    if (literal === null) return;
    if (literal.value === null && tool.noneIsAbsent.has(property)) return;
    const schema = tool.isWhole ? undefined : tool.schemas.get(property);
    if (schema === undefined) return;
    const wrong = tool.input.checker?.checkBriefly(literal.value, schema) ?? null;
    if (wrong !== null)
      this.report(
        "call",
        `ValueError: ${name}() argument ${pathText([property, ...wrong.path])}: ${wrong.message}`,
        argument,
        null,
      );
  }
}

function closeHint(name: string, names: ReadonlySet<string>): string | null {
  const close = closestName(
    name,
    [...names].filter((each) => !each.startsWith("_")),
  );
  return close === null ? null : `did you mean '${close}'?`;
}

function callHint(name: string, tool: HostTool): string {
  const { parameters, varargs } = tool.description.signature;
  const example = parameters.filter((parameter) => parameter.required).map((parameter) => `${parameter.name}=…`);
  return `write: ${name}(${varargs !== null ? "…" : example.join(", ")})`;
}

/** Where names live that models use without importing them. */
const HOMES: ReadonlyMap<string, string> = new Map(
  (
    [
      [
        "math",
        "sqrt pi ceil floor log log2 log10 exp sin cos tan atan2 gcd lcm factorial comb isclose hypot radians degrees inf nan prod",
      ],
      ["collections", "Counter defaultdict deque OrderedDict namedtuple ChainMap"],
      ["dataclasses", "dataclass field asdict astuple replace"],
      ["datetime", "datetime date timedelta timezone"],
      ["decimal", "Decimal"],
      ["enum", "Enum IntEnum StrEnum auto"],
      ["fractions", "Fraction"],
      ["functools", "reduce partial lru_cache cache wraps total_ordering cmp_to_key"],
      ["heapq", "heappush heappop heapify nlargest nsmallest"],
      [
        "itertools",
        "chain combinations permutations product groupby islice accumulate zip_longest pairwise count cycle repeat",
      ],
      ["pathlib", "Path"],
      ["random", "randint choice shuffle sample uniform"],
      ["statistics", "mean median stdev mode variance"],
      [
        "typing",
        "Any Callable Dict Iterable Iterator List Literal NamedTuple Optional Protocol Sequence Set Tuple Type TypedDict TypeVar Union",
      ],
    ] as const
  ).flatMap(([module, names]) => names.split(" ").map((name) => [name, module] as const)),
);
