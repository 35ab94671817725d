/** The machine inside a sandbox, for those who look at everything that a guest can hold: nobody else may. */

import type { Sandbox } from "../host/sandbox.js";
import type { Session } from "../host/session.js";
import type { VirtualMachine } from "../vm/machine.js";

export function sessionOf(sandbox: Sandbox): Session {
  return Reflect.get(sandbox, "session") as Session;
}

export function machineOf(sandbox: Sandbox): VirtualMachine {
  return sessionOf(sandbox).machine;
}
