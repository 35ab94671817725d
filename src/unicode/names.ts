// Character names by Unicode 15.1: unicodedata.name and lookup, and `\N{…}`. This module is large; a built
// package loads it when a program first mentions names (`bundle.ts`). Names are unpacked whole at the first question.
import { ALGORITHMIC, ALIASES, CODES, COMMON_WORDS, NAMES, OTHER_WORDS, SEQUENCES } from "./names.generated.js";
import { PackedReader } from "./packed.js";

interface Names {
  readonly byCodePoint: ReadonlyMap<number, string>;
  /** Aliases included. */
  readonly byName: ReadonlyMap<string, number>;
  readonly sequences: ReadonlyMap<string, string>;
  readonly algorithmic: readonly { readonly prefix: string; readonly first: number; readonly last: number }[];
}

let names: Names | undefined;

function unpacked(): Names {
  return (names ??= unpack());
}

function unpack(): Names {
  const words = COMMON_WORDS.split(" ");
  let previous = "";
  for (const entry of OTHER_WORDS.split(" ")) {
    previous = previous.slice(0, new PackedReader(entry[0]).next()) + entry.slice(1);
    words.push(previous);
  }
  const reader = new PackedReader(NAMES);
  let current: string[] = [];
  const nextName = (): string => {
    current = current.slice(0, reader.next());
    for (let count = reader.next(); count > 0; count -= 1) current.push(words[reader.next()]);
    return current.join(" ");
  };
  const byCodePoint = new Map<number, string>();
  const byName = new Map<string, number>();
  const codes = new PackedReader(CODES);
  for (let codePoint = 0; !codes.done;) {
    codePoint += codes.next();
    for (let length = codes.next() + 1; length > 0; length -= 1) {
      const name = nextName();
      byCodePoint.set(codePoint, name);
      byName.set(name, codePoint);
      codePoint += 1;
    }
  }
  const aliases = new PackedReader(ALIASES);
  while (!aliases.done) byName.set(nextName(), aliases.next());
  const sequences = new Map<string, string>();
  const targets = new PackedReader(SEQUENCES);
  while (!targets.done) {
    let text = "";
    for (let length = targets.next(); length > 0; length -= 1) text += String.fromCodePoint(targets.next());
    sequences.set(nextName(), text);
  }
  const algorithmic = ALGORITHMIC.split(";").map((row) => {
    const [prefix, first, last] = row.split(",");
    return { prefix, first: parseInt(first, 16), last: parseInt(last, 16) };
  });
  return { byCodePoint, byName, sequences, algorithmic };
}

const HANGUL_FIRST = 0xac00;
const HANGUL_COUNT = 11172;
const HANGUL_PREFIX = "HANGUL SYLLABLE ";
const UNIFIED_PREFIX = "CJK UNIFIED IDEOGRAPH-";
const LEADING = "G,GG,N,D,DD,R,M,B,BB,S,SS,,J,JJ,C,K,T,P,H".split(",");
const VOWELS = "A,AE,YA,YAE,EO,E,YEO,YE,O,WA,WAE,OE,YO,U,WEO,WE,WI,YU,EU,YI,I".split(",");
const TRAILING = ",G,GG,GS,N,NJ,NH,D,L,LG,LM,LB,LS,LT,LP,LH,M,B,BS,S,SS,NG,J,C,K,T,P,H".split(",");

/** unicodedata.name, or undefined for what has none. */
export function characterName(codePoint: number): string | undefined {
  const syllable = codePoint - HANGUL_FIRST;
  if (syllable >= 0 && syllable < HANGUL_COUNT) {
    const leading = LEADING[Math.floor(syllable / 588)];
    return HANGUL_PREFIX + leading + VOWELS[Math.floor((syllable % 588) / 28)] + TRAILING[syllable % 28];
  }
  const { byCodePoint, algorithmic } = unpacked();
  for (const { prefix, first, last } of algorithmic) {
    if (codePoint >= first && codePoint <= last) return prefix + hexadecimal(codePoint);
  }
  return byCodePoint.get(codePoint);
}

function hexadecimal(codePoint: number): string {
  const digits = codePoint.toString(16).toUpperCase();
  return digits.length < 4 ? "0".repeat(4 - digits.length) + digits : digits;
}

/** No name or alias is as long; CPython looks no further either. */
const LONGEST_NAME = 256;

/** The code point of a name or alias, in any case, or undefined: `\N{…}`. */
export function codePointByName(name: string): number | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  // Hangul and unified ideographs are found in capitals only, and an ideograph's digits may be padded.
  if (startsWith(name, HANGUL_PREFIX)) return hangulByName(name);
  const { byName, algorithmic } = unpacked();
  const unified = startsWith(name, UNIFIED_PREFIX);
  const upper = unified ? name : upperAscii(name);
  const known = byName.get(upper);
  if (known !== undefined) return known;
  for (const { prefix, first, last } of algorithmic) {
    const digits = upper.length - prefix.length;
    if ((digits !== 4 && digits !== 5) || !startsWith(upper, prefix) || unified !== (prefix === UNIFIED_PREFIX))
      continue;
    let codePoint = 0;
    for (let index = prefix.length; index < upper.length; index += 1) {
      const unit = upper.charCodeAt(index);
      const digit = unit >= 0x30 && unit <= 0x39 ? unit - 0x30 : unit >= 0x41 && unit <= 0x46 ? unit - 55 : NaN;
      codePoint = codePoint * 16 + digit;
    }
    if (codePoint >= first && codePoint <= last && (unified || prefix + hexadecimal(codePoint) === upper)) {
      return codePoint;
    }
  }
  return undefined;
}

/** unicodedata.lookup: characters, aliases and named sequences; undefined when there is none. */
export function textByName(name: string): string | undefined {
  const codePoint = codePointByName(name);
  if (codePoint !== undefined) return String.fromCodePoint(codePoint);
  return name.length > LONGEST_NAME ? undefined : unpacked().sequences.get(upperAscii(name));
}

/** Every alias and named sequence with its text, which `characterName` does not give. */
export function otherNames(): ReadonlyMap<string, string> {
  const { byName, byCodePoint, sequences } = unpacked();
  const others = new Map(sequences);
  for (const [name, codePoint] of byName) {
    if (byCodePoint.get(codePoint) !== name) others.set(name, String.fromCodePoint(codePoint));
  }
  return others;
}

function upperAscii(text: string): string {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 0x7f) return "";
  return text.toUpperCase();
}

function startsWith(text: string, prefix: string): boolean {
  return text.length >= prefix.length && text.slice(0, prefix.length) === prefix;
}

/** The longest matching letter in each place, as the names are made. */
function hangulByName(name: string): number | undefined {
  let index = HANGUL_PREFIX.length;
  const take = (letters: readonly string[]): number => {
    let found = -1;
    let longest = -1;
    for (let letter = 0; letter < letters.length; letter += 1) {
      const text = letters[letter];
      if (text.length > longest && name.slice(index, index + text.length) === text) {
        found = letter;
        longest = text.length;
      }
    }
    index += Math.max(longest, 0);
    return found;
  };
  const leading = take(LEADING);
  const vowel = take(VOWELS);
  const trailing = take(TRAILING);
  if (leading < 0 || vowel < 0 || trailing < 0 || index !== name.length) return undefined;
  return HANGUL_FIRST + (leading * VOWELS.length + vowel) * TRAILING.length + trailing;
}
