/** Names of the host as Python names. */

import { KEYWORDS } from "../syntax/token.js";

/** A host's name as a Python name: other characters become `_`, keywords get one behind; null when nothing is left. */
export function pythonName(key: string): string | null {
  const name = key.normalize("NFKC").replaceAll(/[^\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}_]/gu, "_");
  if (name === "" || /^_+$/.test(name)) return null;
  if (KEYWORDS.has(name)) return `${name}_`;
  return /^[\p{L}\p{Nl}_]/u.test(name) ? name : `_${name}`;
}

/** Is it a name as programs write it, no keyword and in its normal form? */
export function isPythonName(name: string): boolean {
  return /^_+$/.test(name) || pythonName(name) === name;
}
