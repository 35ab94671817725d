/**
 * The names that modules of the library show, for the static check. Found by importing each once, in a session of our own;
 * a module that makes names as they are asked for is asked there.
 */

import { MODULES } from "../library/modules.js";
import { PyModule } from "../objects/model.js";
import { Session } from "./session.js";

/** The names of a module. */
export interface ModuleNames {
  /** Those that it shows without being asked. */
  readonly shown: ReadonlySet<string>;
  has(name: string): boolean;
}

const known = new Map<string, ModuleNames | null>();

/** The names of a module of the library; null for what is none. */
export function moduleNames(name: string): ModuleNames | null {
  let names = known.get(name);
  if (names === undefined) {
    names = MODULES.has(name) ? load(name) : null;
    known.set(name, names);
  }
  return names;
}

/** Names that a module was asked for, at most. */
const MOST_ASKED = 1000;

function load(name: string): ModuleNames | null {
  const session = new Session({ imports: ["*"], files: {}, limits: { instructions: 100_000_000 } });
  if (session.runSync(`import ${name}`, {}).status !== "done") return null;
  const module = session.machine.modules.get(name);
  if (!(module instanceof PyModule)) return null;
  const names = new Set<string>();
  for (const key of module.namespace.keys) if (typeof key === "string") names.add(key);
  if (!names.has("__getattr__")) return { shown: names, has: (each) => names.has(each) };
  const asked = new Map<string, boolean>();
  return {
    shown: names,
    has: (each) => {
      let isThere = names.has(each) || asked.get(each);
      if (isThere === undefined) {
        // The name comes from a syntax tree: it is an identifier, or the name of a module with its dots.
        isThere = session.runSync(`from ${name} import ${each}`, {}).status !== "raised";
        if (asked.size < MOST_ASKED) asked.set(each, isThere);
      }
      return isThere;
    },
  };
}
