// Brings in the character names when they are first needed, so that start-up pays nothing for them. Code that
// cannot wait (a lexer at `\N{…}`) asks `loadedNames` and reports when they are not there yet.

/** The names module. */
export type CharacterNames = typeof import("./names.js");

let loaded: CharacterNames | undefined;

/** Loads the names; later calls give the same module. */
export async function loadNames(): Promise<CharacterNames> {
  return (loaded ??= await import("./names.js"));
}

/** Makes the names available at once, for hosts that import the module statically. */
export function provideNames(names: CharacterNames): void {
  loaded = names;
}

/** The names if they are loaded. */
export function loadedNames(): CharacterNames | undefined {
  return loaded;
}
