/** The names that modules of the library show, for the static check. Found by importing each once, in a session of our own. */

import { MODULES } from "../library/modules.js";
import { PyModule } from "../objects/model.js";
import { Session } from "./session.js";

const known = new Map<string, ReadonlySet<string> | null>();

/** All names of a module of the library; null when nobody can say (it makes names as they are asked for). */
export function moduleNames(name: string): ReadonlySet<string> | null {
  let names = known.get(name);
  if (names === undefined) {
    names = MODULES.has(name) ? load(name) : null;
    known.set(name, names);
  }
  return names;
}

function load(name: string): ReadonlySet<string> | null {
  const session = new Session({ imports: ["*"], files: {}, limits: { instructions: 100_000_000 } });
  if (session.runSync(`import ${name}`, {}).status !== "done") return null;
  const module = session.machine.modules.get(name);
  if (!(module instanceof PyModule)) return null;
  const names = new Set<string>();
  for (const key of module.namespace.keys) if (typeof key === "string") names.add(key);
  return names.has("__getattr__") ? null : names;
}
