/**
 * The import gate: an allow-list of names over the table of modules that we define. Nothing else exists for a guest; a
 * refusal comes before any effect and says what is authorised. Frozen library code may import any module of the table.
 */

import { CodeFlag } from "../compile/code.js";
import { PyDict } from "../objects/dictionary.js";
import { X, continuation, type NextResult, type Result } from "../objects/machine.js";
import { PyList, PyModule, PyTuple, type Value } from "../objects/model.js";
import { closestName } from "../objects/suggest.js";
import { splitDots, type Importer } from "../vm/importing.js";
import type { VirtualMachine } from "../vm/machine.js";
import { frozenCode } from "./frozen-code.js";
import { bindToParent, forgetModule, loadGiven, type GivenModule } from "./given.js";
import { MODULES, type ModuleDefinition } from "./modules.js";
import { reasonFor } from "./refused.js";
import { startModule } from "./start-module.js";

/** The name of the set of all library modules without effects on the host, for `imports`. */
export const SAFE = "safe";

/** No modules are given. */
const NONE_GIVEN: ReadonlyMap<string, GivenModule> = new Map();

/** True when a pattern of the allow-list covers a module name: exact, `package.*`, `safe`, or `*`. */
export function isAuthorized(patterns: readonly string[], name: string): boolean {
  for (const pattern of patterns) {
    if (pattern === "*" || pattern === name) return true;
    // `import os` binds os.path in CPython: the one is granted with the other.
    if (pattern === "os" && name === "os.path") return true;
    if (pattern === SAFE) {
      const known = MODULES.get(name);
      if (known !== undefined && known.hostEffects !== true) return true;
    }
    if (pattern.endsWith(".*")) {
      const base = pattern.slice(0, -2);
      if (name === base || name.startsWith(`${base}.`)) return true;
    }
  }
  return false;
}

/** Checks an allow-list when a sandbox is made; throws a TypeError naming what was wrong. */
export function checkPatterns(patterns: readonly string[]): void {
  for (const pattern of patterns) {
    if (typeof pattern !== "string" || pattern === "")
      throw new TypeError(
        `imports: expected module names such as "math", "collections.*" or "*", not ${String(pattern)}`,
      );
    if (pattern === "*") continue;
    const base = pattern.endsWith(".*") ? pattern.slice(0, -2) : pattern;
    for (const part of splitDots(base)) {
      const wild = part.includes("*"); // native-ok: host text
      if (wild || part === "")
        throw new TypeError(`imports: "${pattern}" is no module name; wildcards are "*", "package.*" and "safe"`);
    }
  }
}

/** What the patterns allow, for refusal texts: the modules of the table that they cover, and those that the host gave. */
export function authorizedNames(
  patterns: readonly string[],
  given: ReadonlyMap<string, GivenModule> = NONE_GIVEN,
): string[] {
  const names: string[] = [...given.keys()];
  for (const name of MODULES.keys()) if (name.charCodeAt(0) !== 95 && isAuthorized(patterns, name)) names.push(name);
  return names.sort((a, b) => (a < b ? -1 : 1)); // native-ok: our own names
}

const LOADED = continuation(
  "gate.loaded",
  (machine, _value, module: PyModule) => {
    const m = machine as VirtualMachine;
    try {
      publish(m, module);
      bindToParent(m, module);
    } catch (signal) {
      forgetModule(m, module.name);
      throw signal;
    }
    m.loading.delete(module.name);
    return m.modules.get(module.name) ?? module;
  },
  (machine, module: PyModule) => {
    forgetModule(machine as VirtualMachine, module.name);
    return X;
  },
);

const NEXT_PART = continuation("gate.next", (machine, _value, gate: Gate, name: string, from: number) =>
  gate.loadParts(machine as VirtualMachine, name, from),
);

/**
 * Gives a frozen module the namespace that guests see: its declared names. Private names and modules that it imported for
 * itself stay with its own code (security: no private re-exports).
 */
function publish(m: VirtualMachine, module: PyModule): void {
  const globals = module.namespace;
  const declared = globals.getName("__all__");
  const listed = new Set<Value>(declared instanceof PyList || declared instanceof PyTuple ? declared.items : []);
  m.charge(globals.keys.length);
  m.allocate(100 + 60 * globals.size);
  const shown = new PyDict();
  for (let position = 0; position < globals.keys.length; position++) {
    const name = globals.keys[position];
    const value = globals.values[position];
    if (typeof name !== "string" || value === undefined) continue;
    const dunder = name.startsWith("__") && name.endsWith("__");
    if (name.charCodeAt(0) === 95 && !dunder && !listed.has(name)) continue;
    if (value instanceof PyModule && !MODULES.has(`${module.name}.${name}`)) continue;
    shown.setName(name, value);
  }
  module.hidden = globals;
  module.namespace = shown;
}

/** Why an import is refused. */
export interface Refusal {
  readonly type: "ImportError" | "ModuleNotFoundError";
  readonly message: string;
}

/**
 * null when the module `name`, met on the way to `full`, may be imported: the host gave it, or the patterns allow it, or it
 * is the parent package of one that they allow. The gate and the static check answer by this one function.
 */
export function refusal(
  patterns: readonly string[],
  name: string,
  full: string,
  given: ReadonlyMap<string, GivenModule> = NONE_GIVEN,
): Refusal | null {
  const known = MODULES.get(name);
  if (name === "__future__" || given.has(name)) return null;
  if (known !== undefined && name.charCodeAt(0) !== 95) {
    if (isAuthorized(patterns, name)) return null;
    if (name !== full && isAuthorized(patterns, full) && MODULES.has(full)) return null;
    return {
      type: "ImportError",
      message: `Import of '${name}' is not authorized: the module exists but was not granted to this sandbox${listing(patterns, given)}`,
    };
  }
  const parts = splitDots(name);
  const why = reasonFor(parts);
  if (why !== undefined)
    return { type: "ImportError", message: `Import of '${name}' is not authorized: ${why}${listing(patterns, given)}` };
  const close = closestName(name, authorizedNames(patterns, given));
  return {
    type: "ModuleNotFoundError",
    message: `No module named '${name}'${notPackage(parts, given)}${close === null ? "" : `. Did you mean: '${close}'?`}${listing(patterns, given)}`,
  };
}

function notPackage(parts: readonly string[], given: ReadonlyMap<string, GivenModule>): string {
  const parent = parts.slice(0, -1).join(".");
  const definition = given.get(parent);
  if (definition === undefined ? MODULES.has(parent) && MODULES.get(parent)?.package !== true : !definition.isPackage)
    return `; '${parent}' is not a package`;
  return "";
}

function listing(patterns: readonly string[], given: ReadonlyMap<string, GivenModule>): string {
  // With everything authorised there is nothing to list: CPython's own text.
  if (patterns.length === 1 && patterns[0] === "*") return "";
  const names = authorizedNames(patterns, given);
  return names.length === 0 ? " (no modules are authorized)" : ` (authorized: ${names.join(", ")})`;
}

export class Gate implements Importer {
  /** Modules that programs were given, for snapshots: a host that restores one must grant them. */
  readonly passed = new Set<string>();
  constructor(
    readonly patterns: readonly string[],
    /** The modules of the host, by full name. */
    readonly given: ReadonlyMap<string, GivenModule> = NONE_GIVEN,
  ) {}

  /** May the program import it? */
  allows(name: string): boolean {
    return this.given.has(name) || (name.charCodeAt(0) !== 95 && isAuthorized(this.patterns, name));
  }

  load(m: VirtualMachine, name: string, guest: boolean): Result {
    const importing = m.guestFrame();
    const trusted = !guest && importing !== null && (importing.linked.flags & CodeFlag.FROZEN) !== 0;
    if (!trusted) {
      const parts = splitDots(name);
      for (let count = 1; count <= parts.length; count++) {
        const part = parts.slice(0, count).join(".");
        const refused = refusal(this.patterns, part, name, this.given);
        if (refused !== null) return refuse(m, refused.type, part, refused.message);
      }
      this.passed.add(name);
    }
    return this.loadParts(m, name, 1);
  }

  loadParts(m: VirtualMachine, name: string, from: number): Result {
    const parts = splitDots(name);
    for (let count = from; count <= parts.length; count++) {
      const part = parts.slice(0, count).join(".");
      if (m.modules.has(part)) continue;
      const given = this.given.get(part);
      const made = given === undefined ? instantiate(m, part) : loadGiven(m, given);
      if (made === X) return m.then(X, NEXT_PART, this, name, count + 1);
    }
    return m.modules.get(name) as Value;
  }

  submodule(m: VirtualMachine, parent: PyModule, name: string, guest: boolean): NextResult {
    const full = `${parent.name}.${name}`;
    if (!MODULES.has(full) && !this.given.has(full)) return undefined;
    return this.load(m, full, guest);
  }
}

function refuse(m: VirtualMachine, type: string, name: string, message: string): Result {
  const error = m.makeException(type, [message]);
  error.fields = new Map<string, Value>([
    ["name", name],
    ["path", null],
    ["msg", message],
  ]);
  return m.raiseException(error);
}

/** Makes a module of the table; X with RELOAD while its frozen code runs. */
export function instantiate(m: VirtualMachine, name: string): Result {
  const definition = MODULES.get(name);
  if (definition === undefined) return refuse(m, "ModuleNotFoundError", name, `No module named '${name}'`);
  m.charge(50);
  m.allocate(2000);
  const namespace = new PyDict();
  const module = new PyModule(name, namespace);
  m.modules.set(name, module);
  m.loading.add(name);
  try {
    fillNamespace(m, definition, namespace);
    if (definition.frozen !== undefined) return m.then(runFrozen(m, definition, namespace), LOADED, module);
    bindToParent(m, module);
  } catch (signal) {
    forgetModule(m, name);
    throw signal;
  }
  m.loading.delete(name);
  return module;
}

function fillNamespace(m: VirtualMachine, definition: ModuleDefinition, namespace: PyDict): void {
  const { name } = definition;
  namespace.setName("__name__", name);
  namespace.setName("__doc__", definition.doc);
  namespace.setName("__package__", definition.package === true ? name : splitDots(name).slice(0, -1).join("."));
  definition.fill?.(m, namespace);
}

/** What the namespace of a module begins with, before its frozen code runs. */
export function moduleNamespace(m: VirtualMachine, definition: ModuleDefinition): PyDict {
  const namespace = new PyDict();
  fillNamespace(m, definition, namespace);
  return namespace;
}

function runFrozen(m: VirtualMachine, definition: ModuleDefinition, globals: PyDict): Result {
  return startModule(m, frozenCode(definition.frozen as string), globals);
}
