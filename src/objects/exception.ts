/**
 * Exceptions: making them.
 */
export * from "./exception-types.js";
