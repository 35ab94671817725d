/** Library values that cross to the host as text (Decimal). Their classes load with the library, so they announce themselves. */

import type { Machine } from "../objects/machine.js";
import type { Value } from "../objects/model.js";

/** The text of a value that crosses as text; undefined for any other. `hold` is told its length before it is made. */
export type HostText = (m: Machine, value: Value, hold: (characters: number) => void) => string | undefined;

let text: HostText = () => undefined;
export function provideHostText(provided: HostText): void {
  text = provided;
}
export function textForHost(m: Machine, value: Value, hold: (characters: number) => void): string | undefined {
  return text(m, value, hold);
}
