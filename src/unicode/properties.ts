// Properties of code points by Unicode 15.1, as CPython 3.13's str methods and unicodedata give them. The
// table is unpacked at the first question about a character outside ASCII, into pages of 128 code points.
import { decimalValue, isWhitespace } from "./decimal.js";
import { PackedReader } from "./packed.js";
import { BIDIRECTIONAL, CATEGORIES, NUMERIC, RECORDS, RUNS, WIDTHS } from "./properties.generated.js";

export { decimalValue, isWhitespace } from "./decimal.js";

/** Bits of a record's flags, in the generator's order. */
const FLAG = {
  mirrored: 1,
  lower: 2,
  upper: 4,
  digit: 8,
  numeric: 16,
  printable: 32,
  identifierStart: 64,
  identifierPart: 128,
  caseIgnorable: 256,
} as const;

const COUNT = 0x110000;
const PAGE_BITS = 7;
const PAGE_SIZE = 1 << PAGE_BITS;

/** Two-stage table of records: pages by the upper bits, and the records' fields. */
interface Table {
  readonly pages: Uint16Array;
  readonly cells: Uint16Array;
  readonly categories: readonly string[];
  readonly category: Uint8Array;
  readonly bidirectional: Uint8Array;
  readonly width: Uint8Array;
  readonly combining: Uint8Array;
  readonly flags: Uint16Array;
}

let table: Table | undefined;

function unpacked(): Table {
  return (table ??= unpack());
}

function unpack(): Table {
  const records: number[] = [];
  const reader = new PackedReader(RECORDS);
  while (!reader.done) records.push(reader.next());
  const count = records.length / 5;
  const field = (index: number): number[] => Array.from({ length: count }, (_, record) => records[record * 5 + index]);
  const pages = new Uint16Array(COUNT >> PAGE_BITS);
  const cells: number[] = [];
  /** A page of one record only, by record. */
  const uniform = new Map<number, number>();
  let page: number[] = [];
  let next = 0;
  const runs = new PackedReader(RUNS);
  const addPage = (index: number): void => {
    const first = page[0];
    let isUniform = true;
    for (let cell = 1; cell < PAGE_SIZE && isUniform; cell += 1) isUniform = page[cell] === first;
    const known = isUniform ? uniform.get(first) : undefined;
    if (known !== undefined) {
      pages[index] = known;
    } else {
      pages[index] = cells.length >> PAGE_BITS;
      if (isUniform) uniform.set(first, pages[index]);
      for (const cell of page) cells.push(cell);
    }
    page = [];
  };
  while (!runs.done) {
    const record = runs.next();
    let length = runs.next() + 1;
    while (length > 0) {
      if (page.length === 0 && length >= PAGE_SIZE && uniform.has(record)) {
        // Whole pages of a long run share one page.
        pages[next >> PAGE_BITS] = uniform.get(record) as number;
        next += PAGE_SIZE;
        length -= PAGE_SIZE;
        continue;
      }
      page.push(record);
      next += 1;
      length -= 1;
      if (page.length === PAGE_SIZE) addPage((next - 1) >> PAGE_BITS);
    }
  }
  return {
    pages,
    cells: Uint16Array.from(cells),
    categories: CATEGORIES.split(" "),
    category: Uint8Array.from(field(0)),
    bidirectional: Uint8Array.from(field(1)),
    width: Uint8Array.from(field(2)),
    combining: Uint8Array.from(field(3)),
    flags: Uint16Array.from(field(4)),
  };
}

function recordOf(at: Table, codePoint: number): number {
  return at.cells[(at.pages[codePoint >> PAGE_BITS] << PAGE_BITS) | (codePoint & (PAGE_SIZE - 1))];
}

function flagsOf(codePoint: number): number {
  const at = table ?? unpacked();
  return at.flags[recordOf(at, codePoint)];
}

/** unicodedata.category */
export function category(codePoint: number): string {
  const at = unpacked();
  return at.categories[at.category[recordOf(at, codePoint)]];
}

let bidirectionalNames: readonly string[] | undefined;
let widthNames: readonly string[] | undefined;

/** unicodedata.bidirectional; empty for what has none. */
export function bidirectional(codePoint: number): string {
  const at = unpacked();
  bidirectionalNames ??= BIDIRECTIONAL.split(" ");
  return bidirectionalNames[at.bidirectional[recordOf(at, codePoint)]];
}

/** unicodedata.east_asian_width */
export function eastAsianWidth(codePoint: number): string {
  const at = unpacked();
  widthNames ??= WIDTHS.split(" ");
  return widthNames[at.width[recordOf(at, codePoint)]];
}

/** unicodedata.combining: the canonical combining class. */
export function combiningClass(codePoint: number): number {
  if (codePoint < 0x300) return 0;
  const at = table ?? unpacked();
  return at.combining[recordOf(at, codePoint)];
}

/** unicodedata.mirrored */
export function isMirrored(codePoint: number): boolean {
  return (flagsOf(codePoint) & FLAG.mirrored) !== 0;
}

/** str.isalpha of one character: a letter of any kind. */
export function isAlpha(codePoint: number): boolean {
  if (codePoint < 0x80) {
    const lower = codePoint | 0x20;
    return lower >= 0x61 && lower <= 0x7a;
  }
  const at = table ?? unpacked();
  return at.categories[at.category[recordOf(at, codePoint)]].charCodeAt(0) === 0x4c;
}

/** str.isdecimal of one character. */
export function isDecimal(codePoint: number): boolean {
  return decimalValue(codePoint) >= 0;
}

/** str.isdigit of one character: decimals, superscripts, circled digits and the like. */
export function isDigit(codePoint: number): boolean {
  if (codePoint < 0x80) return codePoint >= 0x30 && codePoint <= 0x39;
  return (flagsOf(codePoint) & FLAG.digit) !== 0;
}

/** str.isnumeric of one character: whatever has a numeric value. */
export function isNumeric(codePoint: number): boolean {
  if (codePoint < 0x80) return codePoint >= 0x30 && codePoint <= 0x39;
  return (flagsOf(codePoint) & FLAG.numeric) !== 0;
}

/** str.isalnum of one character. */
export function isAlphanumeric(codePoint: number): boolean {
  return isAlpha(codePoint) || isNumeric(codePoint);
}

/** str.isprintable of one character: what repr() leaves as it is. */
export function isPrintable(codePoint: number): boolean {
  if (codePoint < 0x7f) return codePoint >= 0x20;
  return (flagsOf(codePoint) & FLAG.printable) !== 0;
}

/** Whether the character is upper case (str.isupper looks for these and for `isTitle`). */
export function isUpper(codePoint: number): boolean {
  if (codePoint < 0x80) return codePoint >= 0x41 && codePoint <= 0x5a;
  return (flagsOf(codePoint) & FLAG.upper) !== 0;
}

/** Whether the character is lower case. */
export function isLower(codePoint: number): boolean {
  if (codePoint < 0x80) return codePoint >= 0x61 && codePoint <= 0x7a;
  return (flagsOf(codePoint) & FLAG.lower) !== 0;
}

/** Whether the character is title case itself (Lt, such as U+01C5). */
export function isTitle(codePoint: number): boolean {
  if (codePoint < 0x1c5) return false;
  return category(codePoint) === "Lt";
}

/** Whether the character is cased: lower, upper or title case. */
export function isCased(codePoint: number): boolean {
  if (codePoint < 0x80) return isAlpha(codePoint);
  return (flagsOf(codePoint) & (FLAG.lower | FLAG.upper)) !== 0 || isTitle(codePoint);
}

/** Whether a capital sigma looks through the character for a letter (Case_Ignorable). */
export function isCaseIgnorable(codePoint: number): boolean {
  return (flagsOf(codePoint) & FLAG.caseIgnorable) !== 0;
}

/** Whether an identifier may begin with the character (XID_Start and the underscore). */
export function isIdentifierStart(codePoint: number): boolean {
  if (codePoint < 0x80) return isAlpha(codePoint) || codePoint === 0x5f;
  return (flagsOf(codePoint) & FLAG.identifierStart) !== 0;
}

/** Whether an identifier may go on with the character (XID_Continue). */
export function isIdentifierPart(codePoint: number): boolean {
  if (codePoint < 0x80) return isAlpha(codePoint) || codePoint === 0x5f || (codePoint >= 0x30 && codePoint <= 0x39);
  return (flagsOf(codePoint) & FLAG.identifierPart) !== 0;
}

/** str.isidentifier */
export function isIdentifier(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const codePoint = text.codePointAt(index) as number;
    if (!(index === 0 ? isIdentifierStart(codePoint) : isIdentifierPart(codePoint))) return false;
    if (codePoint > 0xffff) index += 1;
  }
  return text.length > 0;
}

/** Numeric values by code point, decimals left out. */
let numericValues: Map<number, number> | undefined;

function unpackNumeric(): Map<number, number> {
  const values = new Map<number, number>();
  const reader = new PackedReader(NUMERIC);
  let codePoint = 0;
  while (!reader.done) {
    codePoint += reader.next();
    const length = reader.next() + 1;
    let numerator = reader.nextSigned();
    const denominator = reader.next() + 1;
    for (let zeros = reader.next(); zeros > 0; zeros -= 1) numerator *= 10;
    // Integers go up by one along a run; fractions repeat.
    const step = denominator === 1 ? 1 : 0;
    for (let index = 0; index < length; index += 1) {
      values.set(codePoint + index, (numerator + index * step) / denominator);
    }
  }
  return values;
}

/** unicodedata.numeric as a double, or undefined. */
export function numericValue(codePoint: number): number | undefined {
  const decimal = decimalValue(codePoint);
  if (decimal >= 0) return decimal;
  return (numericValues ??= unpackNumeric()).get(codePoint);
}

/** unicodedata.digit, or -1. */
export function digitValueOf(codePoint: number): number {
  const decimal = decimalValue(codePoint);
  if (decimal >= 0 || !isDigit(codePoint)) return decimal;
  return numericValue(codePoint) ?? -1;
}

/** Whether a character counts as white space for isspace; see decimal.ts. */
export const isSpace = isWhitespace;
