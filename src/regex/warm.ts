// Lets the matcher meet each of its instructions once before V8 compiles it. Without that every pattern that uses a
// new one throws the compiled matcher away, and a program with twenty patterns runs most of them interpreted.
// Nothing but speed rests on it: no result, no charge, no state.
import { compileProgram } from "./compile.js";
import { execute } from "./match.js";
import { execute as executeUnits } from "./match-units.generated.js";
import { UNLIMITED } from "./meter.js";
import type { Meter } from "./meter.js";
import { parsePattern } from "./parse.js";
import type { Program } from "./program.js";
import { codesOf } from "./reader.js";
import { RegexMode } from "./stack.js";

/** Calls of the matcher before it is worth while: the first ones are interpreted anyway. */
const CALLS_BEFORE = 200;

const SUBJECT = "abAB12 _-\n\u00e9aabbab xyz\nkK\ue000\ue001a";

/** Long enough for work to be done by slices, and for the stack to grow. */
const LONG = `${"ab".repeat(520)}\n${"b".repeat(1100)}`;

/**
 * Together they use every instruction, and those that can fail fail. Characters beyond Latin-1 are private ones, or the
 * tables of src/unicode would be unpacked for nothing.
 */
const PATTERNS: readonly string[] = [
  "(?i)(a)b(?:\\d+|[^x\\n]{1,3}?|\u00e9)+?.*?$",
  "(?s)\\A(?:(a)|b|)*(?:.)*?(?=(.)|x)(?!y)(?<=.)(?<!z)\\Z",
  "(?m)^(?:a|b)*(\\w+?)\\b\\W*(\\w)\\2?\\B.*$",
  "(?>a|ab)(?:a|b|){2,3}?x|(?:ab??)++[a-z\u00e0-\u00ff]*+.[^a]?",
  "((?:a(?(1)b|c)?)++|[\\d_]*?[^\\s]{2}|b)*?\\1$",
  "(?i)((a+)+)\\1(?:b|c)*y",
  "(x+x+)+y|aabb(?(1)a|b)|[^\\n]*[^\\n]?z|(?:\\s|\\S)*?\u00e8",
  "b{2}|b{3,}a",
  "aab",
  "(?i)[kx]+",
  "(?a:\\b\\w[a-z]\\B)|(?i:(?a:(z)\\1|_))$",
  "[^a][^b]ABC|[^a]{1,2}?.{2,}+b{1,2}+\\Z|.$",
  "\\s\\d?.{0,9}\\n|\\s|\\D\\Z",
  "(?=(?>b))b(?<=ab)(?<!xab)(?:a{2}(?!(b)c)|(a)(?!(b)c))*",
  "(?:(a)|b){2}?c|(?:(a)|b){2,}?(?=\\d)|(?:x){3}|(?:ab){0,2}?[a-z]",
  "(?:(?:ab)?(a)?b??)*?1|(?:(a){2,}?b)+|(?:(a)b){1,2}?[A-Z]",
  "\ue000\\W\\w|[\ue000-\ue002]+[^\ue001\ue003]|(?i:\ue000[a\ue001])|\ue000|.{1,3}?\\W{1,3}?[\ue000\ue005]x",
  "\\W+\\W[a\ue000]|\\S*?\ue001|\\b\\w\\B",
  "\ue000\\W\ue000|\ue000[a\ue001]b|\ue000\\b|(?i:\ue000[k\ue001]b)",
  "[a\ue000\ue002]+",
  "[\ue000\ue002]x|[\ue001]a",
  "\\d\\D",
  "[\ue000\ue001]+x",
  "(?:ab){1}+A|(?:ab){0,1}+1",
  "(?:a.x)?\\Z|(?:a\\wx)?\\Z|(?i:a[kx]x)?(?:a[b\ue000]x)?$",
  "(?a:(?i:(.)(.?)\\2)|\\b\ue000)",
  "\\w*\\W\\Z|[^\ue000]*\ue001|(?:12)*+|(?:ab|x)*+\\Z",
  "(?m)$.|.^|\\n^.",
  "(?:(x)|(?>a))b.x|(?>(?:a|ab)c)",
  "(?:ab)*A|(?:ab)?[A1]|(?:ab|12)*?\\d",
  "(?:ab|\\w){2,3}B|(?:(a)b){2,}1|(?:ab){1,2}+[A-Z]|(?:ab)*+x|(?:ab)*+A|(?:12)*+",
  "(?:(a)(?!(c)|(b)A)|b)*x",
  "[a-z]{3,}?1|.{3,}?1|[b-z]{3,}?a|.{90}?|.{80,}|a{2,}?b|(?:.|^)(?m:^)",
];

/** For the long subject, at its beginning only. */
const LONG_PATTERNS: readonly string[] = [
  "(?:(a)|b)*[ab]x",
  "[ab]*+x",
  "[ab]*x",
  ".*\\n(b{500})\\1x",
  "(?i)[ab]*\\n(b{500})\\1x",
  "(?:ab){512}(?=(?s:.*)(?<=(b{1030})))[^\\n]*.*?\\n(?=b)\\1x",
  "[^x]*[ab]x",
  ".{1100,}?x",
  "(?s).*?x",
  "[^x]{1100}+x",
];

let textCalls = 0;
let unitCalls = 0;

/** Told of each call of the matcher for text. */
export function countTextCall(): void {
  textCalls += 1;
  if (textCalls === CALLS_BEFORE) warm(execute, SUBJECT, LONG);
}

/** Told of each call of the matcher for arrays. */
export function countUnitCall(): void {
  unitCalls += 1;
  if (unitCalls === CALLS_BEFORE) warm(executeUnits, codesOf(SUBJECT), codesOf(LONG));
}

type Execute<Subject> = (
  program: Program,
  subject: Subject,
  begin: number,
  end: number,
  mode: RegexMode,
  mustAdvance: boolean,
  meter: Meter,
) => readonly number[] | null;

function warm<Subject extends { readonly length: number }>(
  run: Execute<Subject>,
  subject: Subject,
  long: Subject,
): void {
  const { length } = subject;
  for (const source of PATTERNS) {
    const program = compileOwn(source);
    run(program, subject, 0, length, RegexMode.Search, false, UNLIMITED);
    run(program, subject, 7, 11, RegexMode.Search, true, UNLIMITED);
    run(program, subject, 9, length, RegexMode.FullMatch, false, UNLIMITED);
    run(program, subject, 1, 0, RegexMode.Match, false, UNLIMITED);
    run(program, subject, length - 1, length, RegexMode.Match, false, UNLIMITED);
  }
  for (const source of LONG_PATTERNS) {
    run(compileOwn(source), long, 0, long.length, RegexMode.Match, false, UNLIMITED);
  }
  for (const source of ["x", "[xy]", "(?m)^x"]) {
    run(compileOwn(source), long, 0, long.length, RegexMode.Search, false, UNLIMITED);
  }
}

function compileOwn(source: string): Program {
  return compileProgram(
    parsePattern(codesOf(source), 0, () => undefined, UNLIMITED),
    UNLIMITED,
  );
}
