// Empty in the sources; in a built package `src/library/freeze.ts --code` puts the compiled modules here.

/** Module name to the base64 of its encoded code. */
export const FROZEN_CODE: ReadonlyMap<string, string> = new Map<string, string>();
