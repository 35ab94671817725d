// A placeholder in the sources; in a built package `freeze.ts` puts the hash here.

/** Names the code that counts, the cost table, the compiler and the frozen modules: a hash of the built core. */
export const COST_MODEL: string = "development";
