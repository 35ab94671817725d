/**
 * The code of frozen modules: what the build compiled (`freeze.ts`), decoded, or compiled here from source when there
 * is none of this build, as in development. Each is made once per process and shared, since code is immutable.
 */

import { compileModule } from "../compile/compiler.js";
import type { Code } from "../compile/code.js";
import { CodeFormatError, decodeCode, encodeCode } from "../compile/encode.js";
import { parseModule } from "../syntax/parser.js";
import { FROZEN_CODE } from "./frozen/code.generated.js";
import { FROZEN_SOURCES } from "./frozen/sources.generated.js";

/** The encoded code by module. */
const texts = new Map(Object.entries(FROZEN_CODE));

const codes = new Map<string, Code>();

/** The module code of a frozen source. */
export function frozenCode(key: string): Code {
  let code = codes.get(key);
  if (code === undefined) {
    code = decoded(key) ?? compiled(key);
    codes.set(key, code);
  }
  return code;
}

const hashes = new Map<string, number>();

/** A number for the code of a frozen module; another build's is another when the code is. */
export function frozenHash(key: string): number {
  let hash = hashes.get(key);
  if (hash === undefined) {
    const bytes = encodeCode(frozenCode(key));
    hash = 0x811c9dc5;
    for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
    hash >>>= 0;
    hashes.set(key, hash);
  }
  return hash;
}

export function hasFrozenCode(key: string): boolean {
  return texts.has(key) || FROZEN_SOURCES.has(key);
}

/** Compiles a frozen module from its source. */
export function compiled(key: string): Code {
  const source = FROZEN_SOURCES.get(key);
  if (source === undefined) throw new Error(`no frozen source ${key}`);
  const filename = `<frozen ${key}>`;
  return compileModule(parseModule(source, { filename }), { filename, source, frozen: true });
}

function decoded(key: string): Code | undefined {
  const text = texts.get(key);
  if (text === undefined) return undefined;
  try {
    return decodeCode(fromBase64(text));
  } catch (error) {
    if (error instanceof CodeFormatError) return undefined;
    throw error;
  }
}

/** The bytes of base64 text of our own build (`atob` is no intrinsic of the language). */
export function fromBase64(text: string): Uint8Array {
  let length = text.length;
  while (length > 0 && text.charCodeAt(length - 1) === 61) length--;
  const bytes = new Uint8Array((length * 3) >> 2);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let index = 0; index < length; index++) {
    bits = (bits << 6) | digit(text.charCodeAt(index));
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[at++] = (bits >> held) & 255;
      bits &= (1 << held) - 1;
    }
  }
  return bytes;
}

function digit(unit: number): number {
  if (unit >= 97) return unit - 71;
  if (unit >= 65) return unit - 65;
  if (unit >= 48) return unit + 4;
  return unit === 43 ? 62 : 63;
}
