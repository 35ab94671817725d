// Decimal digits (category Nd) and white space outside the big tables, because int() and float() need
// them at start-up. Pinned to Unicode 15.1; a test holds both lists against the generated tables.

/** Code points of the digit zero of every decimal system, ascending; the ten digits follow each zero. */
const ZEROS: readonly number[] = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
  0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0,
  0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16a60, 0x16ac0,
  0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e950, 0x1fbf0,
];

/** The value 0–9 of a decimal digit of any script, or -1: `unicodedata.decimal`. */
export function decimalValue(codePoint: number): number {
  if (codePoint < 0x660) return codePoint >= 0x30 && codePoint <= 0x39 ? codePoint - 0x30 : -1;
  let low = 0;
  let high = ZEROS.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ZEROS[middle] <= codePoint) low = middle;
    else high = middle - 1;
  }
  const value = codePoint - ZEROS[low];
  return value < 10 ? value : -1;
}

/** Whether `str.isspace`, `str.strip` and `str.split` take the code point for white space. */
export function isWhitespace(codePoint: number): boolean {
  if (codePoint < 0x80) {
    return codePoint === 0x20 || (codePoint >= 0x09 && codePoint <= 0x0d) || (codePoint >= 0x1c && codePoint <= 0x1f);
  }
  if (codePoint < 0x1680) return codePoint === 0x85 || codePoint === 0xa0;
  return (
    codePoint === 0x1680 ||
    (codePoint >= 0x2000 && codePoint <= 0x200a) ||
    codePoint === 0x2028 ||
    codePoint === 0x2029 ||
    codePoint === 0x202f ||
    codePoint === 0x205f ||
    codePoint === 0x3000
  );
}

/**
 * Text as int(), float() and complex() see it: outer white space gone, the digits of every script as ASCII.
 * Any other character outside ASCII becomes `?`, which no number contains. Among ASCII, the separators
 * 0x1c–0x1f are not white space here, though `str.isspace` says they are (so CPython).
 */
export function numberText(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isNumberSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isNumberSpace(text.charCodeAt(end - 1))) end -= 1;
  let ascii = true;
  for (let index = start; index < end; index += 1) {
    if (text.charCodeAt(index) > 0x7e) {
      ascii = false;
      break;
    }
  }
  if (ascii) return start === 0 && end === text.length ? text : text.slice(start, end);
  let clean = "";
  for (let index = start; index < end; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x7f) {
      clean += text[index];
      continue;
    }
    const codePoint = text.codePointAt(index) as number;
    if (codePoint > 0xffff) index += 1;
    const value = decimalValue(codePoint);
    clean += value >= 0 ? String(value) : isWhitespace(codePoint) ? " " : "?";
  }
  return clean;
}

function isNumberSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || (unit > 0x7f && isWhitespace(unit));
}
