// Random differential test of src/unicode on whole strings against CPython 3.13: case, normal forms, names.
// Run: npx tsx test/yardsticks/unicode.ts [seed] [count] (or --record)
import * as casing from "../../src/unicode/case.js";
import { characterName, textByName } from "../../src/unicode/names.js";
import { isNormalized, normalize } from "../../src/unicode/normalize.js";
import { isIdentifier } from "../../src/unicode/properties.js";
import { seededRandom, yardstick } from "./cpython.js";
import type { NormalForm } from "../../src/unicode/normalize.js";
import type { Exchange } from "./cpython.js";

let random = seededRandom(1);

function below(limit: number): number {
  return Math.floor(random() * limit);
}

const CASED = [
  ..."aAzZ\u00df\u0130\u0131\u03a3\u03c3\u03c2\u01c5\u01c4\u01c6\ufb01\u0149\u1f88\u1fb3\u{10400}\u{10428}\u00aa\u2160\u24d0 .'\u00b7\u0345\u00ad1-\u4e00\u0300",
];

function randomCharacter(kind: number): string {
  if (kind === 0) return CASED[below(CASED.length)];
  const ranges = [
    [0x300, 0x370],
    [0xc0, 0x250],
    [0x1e00, 0x2000],
    [0x1100, 0x1200],
    [0xac00, 0xd7a4],
    [0x900, 0xe00],
    [0xf900, 0xfb00],
    [0xfb00, 0xfe00],
    [0x1d100, 0x1d200],
    [0x11000, 0x11800],
    [0x41, 0x5b],
    [0x2000, 0x3400],
  ];
  const [from, to] = ranges[below(ranges.length)];
  return String.fromCodePoint(from + below(to - from));
}

function randomText(kind: number): string {
  let text = "";
  for (let length = 1 + below(8); length > 0; length -= 1) text += randomCharacter(kind);
  return text;
}

const flag = (value: boolean): string => (value ? "True" : "False");
const FORMS: readonly NormalForm[] = ["NFC", "NFD", "NFKC", "NFKD"];

const operations: Record<string, (text: string) => string> = {
  upper: casing.upperCase,
  lower: casing.lowerCase,
  title: casing.titleCase,
  capitalize: casing.capitalize,
  swapcase: casing.swapCase,
  casefold: casing.caseFold,
  isupper: (text) => flag(casing.isUpperText(casing.codePointsOf(text))),
  islower: (text) => flag(casing.isLowerText(casing.codePointsOf(text))),
  istitle: (text) => flag(casing.isTitleText(casing.codePointsOf(text))),
  isidentifier: (text) => flag(isIdentifier(text)),
  forms: (text) => FORMS.map((form) => normalize(form, text) + flag(isNormalized(form, text))).join("|"),
  names: (text) => {
    const name = characterName(text.codePointAt(0) as number);
    return name === undefined
      ? "error"
      : name + (textByName(name) === String.fromCodePoint(text.codePointAt(0) as number));
  },
};

const program = `
import json, sys, unicodedata as u
def names(t):
    n = u.name(t[0]); return n + str(u.lookup(n) == t[0]).lower()
ops = dict(forms=lambda t: '|'.join(u.normalize(f, t) + str(u.is_normalized(f, t)) for f in ('NFC', 'NFD', 'NFKC', 'NFKD')), names=names)
for line in sys.stdin:
    op, t = json.loads(line)
    try: print(json.dumps(str(ops[op](t) if op in ops else getattr(t, op)())))
    except Exception as e: print(json.dumps('error'))
`;

function ascii(text: string): string {
  let result = "";
  for (const unit of JSON.stringify(text).split("")) {
    result += unit > "~" ? "\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0") : unit;
  }
  return result;
}

function generate(count: number): Exchange {
  const names = Object.keys(operations);
  const asked: string[] = [];
  const got: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = names[index % names.length];
    const text = randomText(name === "forms" || name === "names" ? 1 : below(2));
    asked.push(`["${name}", ${ascii(text)}]`);
    got.push(ascii(operations[name](text)));
  }
  return { asked, got };
}

export const unicodeYardstick = yardstick(
  "unicode",
  program,
  (seed, count) => {
    random = seededRandom(seed);
    return generate(count);
  },
  "unicode",
);
