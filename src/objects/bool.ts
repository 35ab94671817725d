/** bool: its type and methods stand with int, of which it is a subclass. */
export { BOOL } from "./int.js";
