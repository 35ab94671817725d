/*
 * What the lexer must know of characters beyond ASCII: which may start or continue an identifier (PEP 3131), which are
 * printable, and the canonical (NFKC) spelling of an identifier. Property escapes see one code point at a time.
 *
 * https://docs.python.org/3.13/reference/lexical_analysis.html#identifiers
 */
const XID_START = /^[\p{XID_Start}_]$/u;
const XID_CONTINUE = /^\p{XID_Continue}$/u;
const NOT_PRINTABLE = /^[\p{C}\p{Z}]$/u;

/** 1: may start an identifier, 2: may continue one. */
const classes = new Map<number, number>();

function classOf(codePoint: number): number {
  const known = classes.get(codePoint);
  if (known !== undefined) return known;
  const char = String.fromCodePoint(codePoint);
  const found = (XID_START.test(char) ? 1 : 0) | (XID_CONTINUE.test(char) ? 2 : 0);
  if (classes.size > 20_000) classes.clear();
  classes.set(codePoint, found);
  return found;
}

export function isIdentifierStart(codePoint: number): boolean {
  return (classOf(codePoint) & 1) !== 0;
}

export function isIdentifierContinue(codePoint: number): boolean {
  return (classOf(codePoint) & 2) !== 0;
}

/** `str.isprintable` of one character. */
export function isPrintable(codePoint: number): boolean {
  return codePoint === 32 || !NOT_PRINTABLE.test(String.fromCodePoint(codePoint));
}

/** The spelling under which a name is known: NFKC for what is not ASCII. */
export function normaliseIdentifier(name: string): string {
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) > 127) return name.normalize("NFKC");
  return name;
}
