// Empty in the sources; in a built package `src/library/freeze.ts` puts the compiled modules here.

/** Module name to the base64 of its encoded code. */
export const FROZEN_CODE: Readonly<Record<string, string>> = {};
