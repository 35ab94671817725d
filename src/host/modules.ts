/**
 * The `modules` option: Python source, or an object of functions and constants, by module name. Functions become tools
 * (named `db.query`), constants are copied. What a sandbox is given is checked when it is made, so that nothing of it can
 * fail later but the program's own use of it.
 */

import type { GivenModule } from "../library/given.js";
import { MODULES } from "../library/modules.js";
import { PyTool } from "../library/tools.js";
import { LimitSignal, MemoryRefused } from "../objects/machine.js";
import type { Value } from "../objects/model.js";
import type { VirtualMachine } from "../vm/machine.js";
import { splitDots } from "../vm/importing.js";
import { ConversionError, toGuest } from "./convert.js";
import { shownValue, expectRecord } from "./misuse.js";
import { pythonName } from "./python-names.js";
import { readTool, type HostTool } from "./tools.js";

/** Python source, or names with functions (tools too) and constants. */
export type HostModule = string | Readonly<Record<string, unknown>>;
/** Modules by full name; `pkg.sub` is a submodule. */
export type HostModules = Readonly<Record<string, HostModule>>;

export interface ReadModules {
  readonly modules: ReadonlyMap<string, GivenModule>;
  /** The functions in them, by the name under which calls are known. */
  readonly tools: ReadonlyMap<string, HostTool>;
}

/** Reads the option; throws a TypeError naming what was wrong. */
export function readModules(given: HostModules | undefined): ReadModules {
  const modules = new Map<string, GivenModule>();
  const tools = new Map<string, HostTool>();
  if (given === undefined) return { modules, tools };
  expectRecord(given, "modules", "an object of Python sources, or of objects, by module name");
  const names = Object.keys(given);
  const isPackage = (name: string): boolean => names.some((other) => other.startsWith(`${name}.`));
  for (const name of names) {
    checkName(name);
    const content: unknown = given[name];
    if (typeof content === "string")
      modules.set(name, { name, isPackage: isPackage(name), source: withoutMark(content), values: () => [] });
    else if (typeof content === "object" && content !== null && !Array.isArray(content))
      modules.set(name, readObject(name, isPackage(name), content as Readonly<Record<string, unknown>>, tools));
    else
      throw new TypeError(
        `modules: '${name}' must be Python source or an object of functions and constants, not ${shownValue(content)}`,
      );
  }
  // The packages of submodules are there even if they have nothing else.
  for (const name of names) {
    const parts = splitDots(name);
    for (let count = 1; count < parts.length; count++) {
      const parent = parts.slice(0, count).join(".");
      if (!modules.has(parent) && !MODULES.has(parent))
        modules.set(parent, { name: parent, isPackage: true, source: null, values: () => [] });
    }
  }
  return { modules, tools };
}

/**
 * Makes the values of all given modules once, on a machine that is then thrown away, so that those which cannot cross are
 * the host's error at once. False when there is nothing to try.
 */
export function tryValues(m: VirtualMachine, { modules }: ReadModules): boolean {
  let isTried = false;
  for (const { name, source, values } of modules.values()) {
    if (source !== null) continue;
    isTried = true;
    try {
      values(m);
    } catch (error) {
      if (error instanceof ConversionError) throw new TypeError(error.message, { cause: error });
      if (error instanceof LimitSignal || error instanceof MemoryRefused)
        throw new RangeError(`modules.${name}: larger than the limits of the sandbox allow`, { cause: error });
      throw error;
    }
  }
  return isTried;
}

function checkName(name: string): void {
  for (const part of splitDots(name))
    if (pythonName(part) !== part) throw new TypeError(`modules: '${name}' is no Python module name`);
  if (MODULES.has(name) || MODULES.has(splitDots(name)[0]) || name === "__main__" || name === "__future__")
    throw new TypeError(`modules: '${name}' is the name of a module of the library`);
}

function withoutMark(source: string): string {
  return source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
}

function readObject(
  name: string,
  isPackage: boolean,
  content: Readonly<Record<string, unknown>>,
  tools: Map<string, HostTool>,
): GivenModule {
  const functions: HostTool[] = [];
  const constants: (readonly [string, unknown])[] = [];
  const taken = new Map<string, string>();
  for (const key of Object.keys(content)) {
    const python = pythonName(key);
    if (python === null) throw new TypeError(`modules.${name}: '${key}' cannot be made a Python name`);
    const before = taken.get(python);
    if (before !== undefined)
      throw new TypeError(`modules.${name}: '${before}' and '${key}' are both '${python}' in Python`);
    taken.set(python, key);
    const value = content[key];
    if (isTool(value)) {
      const tool = readTool(`${name}.${key}`, `${name}.${python}`, value);
      functions.push(tool);
      tools.set(tool.description.signature.name, tool);
    } else constants.push([python, value]);
  }
  const values = (m: VirtualMachine): (readonly [string, Value])[] => [
    ...functions.map(
      ({ description }) => [description.signature.name.slice(name.length + 1), new PyTool(description)] as const,
    ),
    ...constants.map(([key, value]) => [key, toGuest(m, value, `modules.${name}.${key}`)] as const),
  ];
  return { name, isPackage, source: null, values };
}

/** A function, or the description of a tool. */
function isTool(value: unknown): boolean {
  if (typeof value === "function") return true;
  return typeof value === "object" && value !== null && typeof (value as { execute?: unknown }).execute === "function";
}
