/** The names that "Did you mean" chooses from, taken from the frame where a name was missing. */

import type { VirtualMachine } from "./machine.js";

/** Names of the last failing frame: locals, globals, builtins. Filled by `unwind` when a NameError passes a guest frame. */
export function suggestionNames(m: VirtualMachine): readonly string[] | null {
  return m.missingNameCandidates;
}
