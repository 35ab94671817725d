// Full case mappings by Unicode 15.1 (SpecialCasing included, no locale), as CPython's str.upper, lower,
// title, capitalize, swapcase and casefold. Text in ASCII never unpacks the tables. Every function is linear.
import { FOLD, LOWER, TITLE, UPPER } from "./case.generated.js";
import { PackedReader } from "./packed.js";
import { isCased, isCaseIgnorable, isLower, isTitle, isUpper } from "./properties.js";

type Mapping = ReadonlyMap<number, string>;

function unpack(text: string): Mapping {
  const mapping = new Map<number, string>();
  const reader = new PackedReader(text);
  let codePoint = 0;
  for (let runs = reader.next(); runs > 0; runs -= 1) {
    codePoint += reader.next();
    const shape = reader.next();
    const stride = (shape & 1) + 1;
    const length = (shape >> 1) + 1;
    const delta = reader.nextSigned();
    for (let index = 0; index < length; index += 1) {
      const from = codePoint + index * stride;
      mapping.set(from, String.fromCodePoint(from + delta));
    }
  }
  codePoint = 0;
  while (!reader.done) {
    codePoint += reader.next();
    let target = "";
    for (let length = reader.next(); length > 0; length -= 1) target += String.fromCodePoint(reader.next());
    mapping.set(codePoint, target);
  }
  return mapping;
}

let upperMapping: Mapping | undefined;
let lowerMapping: Mapping | undefined;
let titleMapping: Mapping | undefined;
let foldMapping: Mapping | undefined;

/** The upper case of one code point: one to three characters. */
export function upperOf(codePoint: number): string {
  return (upperMapping ??= unpack(UPPER)).get(codePoint) ?? String.fromCodePoint(codePoint);
}

/** The lower case of one code point, without regard to what stands around a capital sigma. */
export function lowerOf(codePoint: number): string {
  return (lowerMapping ??= unpack(LOWER)).get(codePoint) ?? String.fromCodePoint(codePoint);
}

/** The title case of one code point. */
export function titleOf(codePoint: number): string {
  return (titleMapping ??= unpack(TITLE)).get(codePoint) ?? upperOf(codePoint);
}

/** The case fold of one code point. */
export function foldOf(codePoint: number): string {
  return (foldMapping ??= unpack(FOLD)).get(codePoint) ?? lowerOf(codePoint);
}

const CAPITAL_SIGMA = 0x3a3;

/** The lower case of the code point at `index`: a capital sigma that ends a word becomes final. */
export function lowerAt(codePoints: ArrayLike<number>, index: number): string {
  const codePoint = codePoints[index];
  return codePoint === CAPITAL_SIGMA ? lowerSigma(codePoints, index) : lowerOf(codePoint);
}

function lowerSigma(codePoints: ArrayLike<number>, index: number): string {
  let before = index - 1;
  while (before >= 0 && isCaseIgnorable(codePoints[before])) before -= 1;
  if (before < 0 || !isCased(codePoints[before])) return "\u03c3";
  let after = index + 1;
  while (after < codePoints.length && isCaseIgnorable(codePoints[after])) after += 1;
  return after < codePoints.length && isCased(codePoints[after]) ? "\u03c3" : "\u03c2";
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 0x7f) return false;
  return true;
}

/** Code points of JavaScript text; a surrogate pair is one. */
export function codePointsOf(text: string): number[] {
  const codePoints: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const codePoint = text.codePointAt(index) as number;
    if (codePoint > 0xffff) index += 1;
    codePoints.push(codePoint);
  }
  return codePoints;
}

/** str.upper */
export function upperCase(text: string): string {
  // The engine's mapping of ASCII is the same everywhere.
  if (isAscii(text)) return text.toUpperCase();
  let result = "";
  for (const codePoint of codePointsOf(text)) result += upperOf(codePoint);
  return result;
}

/** str.lower */
export function lowerCase(text: string): string {
  return isAscii(text) ? text.toLowerCase() : lowerCodePoints(codePointsOf(text));
}

/** str.lower of text held as code points. */
export function lowerCodePoints(codePoints: ArrayLike<number>): string {
  let result = "";
  for (let index = 0; index < codePoints.length; index += 1) result += lowerAt(codePoints, index);
  return result;
}

/** str.casefold */
export function caseFold(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  let result = "";
  for (const codePoint of codePointsOf(text)) result += foldOf(codePoint);
  return result;
}

/** str.title */
export function titleCase(text: string): string {
  return titleCodePoints(codePointsOf(text));
}

/** str.title of text held as code points: title case at each start of a run of cased characters. */
export function titleCodePoints(codePoints: ArrayLike<number>): string {
  let result = "";
  let inWord = false;
  for (let index = 0; index < codePoints.length; index += 1) {
    const codePoint = codePoints[index];
    result += inWord ? lowerAt(codePoints, index) : titleOf(codePoint);
    inWord = isCased(codePoint);
  }
  return result;
}

/** str.capitalize */
export function capitalize(text: string): string {
  if (isAscii(text)) return text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();
  return capitalizeCodePoints(codePointsOf(text));
}

/** str.capitalize of text held as code points. */
export function capitalizeCodePoints(codePoints: ArrayLike<number>): string {
  let result = "";
  for (let index = 0; index < codePoints.length; index += 1) {
    result += index === 0 ? titleOf(codePoints[0]) : lowerAt(codePoints, index);
  }
  return result;
}

/** str.swapcase */
export function swapCase(text: string): string {
  return swapCodePoints(codePointsOf(text));
}

/** str.swapcase of text held as code points. */
export function swapCodePoints(codePoints: ArrayLike<number>): string {
  let result = "";
  for (let index = 0; index < codePoints.length; index += 1) {
    const codePoint = codePoints[index];
    if (isUpper(codePoint)) result += lowerAt(codePoints, index);
    else if (isLower(codePoint)) result += upperOf(codePoint);
    else result += String.fromCodePoint(codePoint);
  }
  return result;
}

/** str.isupper: at least one cased character, and none in lower or title case. */
export function isUpperText(codePoints: ArrayLike<number>): boolean {
  let cased = false;
  for (let index = 0; index < codePoints.length; index += 1) {
    const codePoint = codePoints[index];
    if (isLower(codePoint) || isTitle(codePoint)) return false;
    cased ||= isUpper(codePoint);
  }
  return cased;
}

/** str.islower: at least one cased character, and none in upper or title case. */
export function isLowerText(codePoints: ArrayLike<number>): boolean {
  let cased = false;
  for (let index = 0; index < codePoints.length; index += 1) {
    const codePoint = codePoints[index];
    if (isUpper(codePoint) || isTitle(codePoint)) return false;
    cased ||= isLower(codePoint);
  }
  return cased;
}

/** str.istitle: upper or title case after uncased characters only, lower case after cased ones only. */
export function isTitleText(codePoints: ArrayLike<number>): boolean {
  let cased = false;
  let inWord = false;
  for (let index = 0; index < codePoints.length; index += 1) {
    const codePoint = codePoints[index];
    if (isUpper(codePoint) || isTitle(codePoint)) {
      if (inWord) return false;
      inWord = true;
      cased = true;
    } else if (isLower(codePoint)) {
      if (!inWord) return false;
      cased = true;
    } else {
      inWord = false;
    }
  }
  return cased;
}
