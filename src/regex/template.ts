// Replacement templates of sub and expand (`\1`, `\g<name>`), and escape.
// https://docs.python.org/3.13/library/re.html#re.sub
import { isAsciiLetter } from "./character.js";
import { RegexFailure, quoted, textOf } from "./failure.js";
import { MAX_GROUPS, controlOf } from "./parse.js";
import {
  END,
  ESCAPE,
  Reader,
  decimalText,
  digitValue,
  isNumber,
  makeText,
  numberOf,
  pushToken,
  tokenText,
} from "./reader.js";
import type { Text } from "./reader.js";

/** A parsed template: literals with a group between each two of them. */
export interface Template {
  /** One more than groups. */
  readonly literals: readonly Text[];
  readonly groups: readonly number[];
}

/** What a template must know of the pattern. */
export interface GroupNames {
  readonly groups: number;
  readonly groupIndex: ReadonlyMap<string, number>;
}

/** Parses a template; throws a RegexFailure. */
export function parseTemplateCodes(codes: Uint32Array | Uint8Array, pattern: GroupNames): Template {
  const reader = new Reader(codes);
  const literals: Text[] = [];
  const groups: number[] = [];
  let literal: number[] = [];
  const addGroup = (group: number, name: string, offset: number): void => {
    if (group > pattern.groups) throw reader.failure(`invalid group reference ${name}`, offset);
    literals.push(makeText(literal, reader.isText));
    literal = [];
    groups.push(group);
  };
  for (;;) {
    const token = reader.take();
    if (token === END) break;
    if (token < ESCAPE) {
      literal.push(token);
      continue;
    }
    const code = token - ESCAPE;
    if (code === 0x67) {
      if (!reader.match(0x3c)) throw reader.failure("missing <");
      const name = reader.takeUntil(0x3e, "group name");
      const group = namedGroup(reader, name, pattern);
      addGroup(group, String(group), name.length + 1);
    } else if (digitValue(code, 10) >= 0) {
      const digits = [code];
      const octal = takeOctal(reader, digits);
      if (octal >= 0) {
        literal.push(octal);
      } else {
        const group = numberOf(digits);
        addGroup(group, String(group), digits.length);
      }
    } else {
      const control = code === 0x62 ? 8 : controlOf(code);
      if (control >= 0) literal.push(control);
      else if (isAsciiLetter(code)) throw reader.failure(`bad escape ${tokenText(token)}`, 2);
      else pushToken(literal, token);
    }
  }
  literals.push(makeText(literal, reader.isText));
  return { literals, groups };
}

/** The group of `\g<…>`. */
function namedGroup(reader: Reader, name: readonly number[], pattern: GroupNames): number {
  if (isNumber(name)) {
    const group = numberOf(name);
    if (group >= MAX_GROUPS) throw reader.failure(`invalid group reference ${decimalText(name)}`, name.length + 1);
    return group;
  }
  reader.checkGroupName(name);
  const group = pattern.groupIndex.get(textOf(name));
  if (group === undefined) throw new RegexFailure("index", `unknown group name ${quoted(name)}`);
  return group;
}

/** Octal digits behind a backslash: `\0` with up to two more, or three; -1 for the number of a group. */
function takeOctal(reader: Reader, digits: number[]): number {
  const [first] = digits;
  if (first === 0x30) {
    reader.takeDigits(digits, 2, 8);
    return numberOf(digits, 8) & 0xff;
  }
  if (digitValue(reader.next, 10) < 0) return -1;
  digits.push(reader.take());
  if (digitValue(first, 8) < 0 || digitValue(digits[1], 8) < 0 || digitValue(reader.next, 8) < 0) return -1;
  digits.push(reader.take());
  const code = numberOf(digits, 8);
  if (code > 0o377) {
    const reason = `octal escape value \\${textOf(digits)} outside of range 0-0o377`;
    throw reader.failure(reason, digits.length + 1);
  }
  return code;
}

/** The characters that `re.escape` puts a backslash before. */
const SPECIAL: ReadonlySet<number> = new Set(codesOfAscii("()[]{}?*+-|^$\\.&~# \t\n\r\v\f"));

function codesOfAscii(text: string): number[] {
  const codes: number[] = [];
  for (let index = 0; index < text.length; index += 1) codes.push(text.charCodeAt(index));
  return codes;
}

const IS_SPECIAL = new Uint8Array(128);
for (const code of SPECIAL) IS_SPECIAL[code] = 1;
function isSpecial(code: number): boolean {
  return code < 128 && IS_SPECIAL[code] === 1;
}

/** `re.escape`, on code points or bytes. */
export function escapeCodes(codes: ArrayLike<number>): Uint32Array {
  let count = codes.length;
  for (let index = 0; index < codes.length; index += 1) if (isSpecial(codes[index])) count += 1;
  const escaped = new Uint32Array(count);
  let length = 0;
  for (let index = 0; index < codes.length; index += 1) {
    if (isSpecial(codes[index])) escaped[length++] = 0x5c;
    escaped[length++] = codes[index];
  }
  return escaped;
}
