/**
 * csv: the parser of lines and the quoting of fields, both linear in the text; readers, writers and dialects are frozen
 * Python (`frozen/csv.py`). A parser's fields are flat texts of the lines it was fed.
 */

import { parseFloatText } from "../numeric/float.js";
import { builtin, defineType, method } from "../objects/define.js";
import { heapClass } from "../objects/heap.js";
import { X, type ExitSignal, type Machine } from "../objects/machine.js";
import { PyFloat, PyList, PyObject, TypeFlag, type FlatStr, type Value } from "../objects/model.js";
import { isStr, reprOf, unwrap } from "../objects/protocol.js";
import { listSize, strSize } from "../objects/sizes.js";
import { flatten, hostString, toHostText } from "../objects/text.js";
import { contents, defineModule } from "./modules.js";

const enum Quoting {
  MINIMAL = 0,
  ALL,
  NONNUMERIC,
  NONE,
  STRINGS,
  NOTNULL,
}
const enum State {
  START_RECORD = 0,
  START_FIELD,
  ESCAPED,
  IN_FIELD,
  IN_QUOTED,
  ESCAPE_IN_QUOTED,
  QUOTE_IN_QUOTED,
  EAT_NEWLINES,
  AFTER_ESCAPED_NEWLINE,
}
/** Stands behind the last character of a line. */
const END = -1;
/** No such character in the dialect. */
const ABSENT = -2;

class PyCsvParser extends PyObject {
  fields: Value[] = [];
  /** The field under way. */
  field = "";
  state: State = State.START_RECORD;
  quoted = false;
  constructor(
    readonly delimiter: number,
    readonly quote: number,
    readonly escape: number,
    readonly doubled: boolean,
    readonly skipSpace: boolean,
    readonly quoting: Quoting,
    readonly strict: boolean,
  ) {
    super();
  }
}
const PARSER = defineType("parser", { representation: PyCsvParser, module: "_csv", flags: TypeFlag.NO_NEW });
heapClass(
  PyCsvParser,
  "csv.parser",
  {
    fields: "values",
    field: "plain",
    state: "plain",
    quoted: "plain",
    delimiter: "plain",
    quote: "plain",
    escape: "plain",
    doubled: "plain",
    skipSpace: "plain",
    quoting: "plain",
    strict: "plain",
  },
  (parser) => 160 + 8 * parser.fields.length + parser.field.length,
);

/** The code point of a one-character text; ABSENT for none. */
function character(text: FlatStr | undefined): number {
  if (text === undefined) return ABSENT;
  return typeof text === "string" ? text.charCodeAt(0) : text.codePoints[0];
}

const OKAY = "";

function save(m: Machine, parser: PyCsvParser): string | ExitSignal {
  const { field, quoting } = parser;
  const plain = !parser.quoted;
  parser.field = "";
  parser.quoted = false;
  m.charge(2);
  m.allocate(strSize(field.length) + 8);
  if (plain && quoting >= Quoting.STRINGS && field === "") parser.fields.push(null);
  else if (plain && field !== "" && (quoting === Quoting.NONNUMERIC || quoting === Quoting.STRINGS)) {
    const number = parseFloatText(field.trim());
    if (number === undefined) {
      const text = reprOf(m, hostString(field));
      return text === X ? X : m.valueError(`could not convert string to float: ${toHostText(text as FlatStr)}`);
    }
    parser.fields.push(new PyFloat(number));
  } else parser.fields.push(hostString(field));
  return OKAY;
}

function shown(point: number): string {
  return String.fromCodePoint(point);
}

/** Takes one character; answers what is wrong with it, or OKAY. */
function take(m: Machine, parser: PyCsvParser, point: number): string | ExitSignal {
  const newline = point === 10 || point === 13;
  const { delimiter, quote, escape, quoting } = parser;
  switch (parser.state) {
    case State.START_RECORD:
      if (point === END) return OKAY;
      if (newline) {
        parser.state = State.EAT_NEWLINES;
        return OKAY;
      }
      parser.state = State.START_FIELD;
      return take(m, parser, point);
    case State.START_FIELD:
      if (newline || point === END) {
        parser.state = point === END ? State.START_RECORD : State.EAT_NEWLINES;
        return save(m, parser);
      }
      if (point === quote && quoting !== Quoting.NONE) {
        parser.quoted = true;
        parser.state = State.IN_QUOTED;
      } else if (point === escape) parser.state = State.ESCAPED;
      else if (point === 32 && parser.skipSpace) return OKAY;
      else if (point === delimiter) return save(m, parser);
      else {
        parser.field += shown(point);
        parser.state = State.IN_FIELD;
      }
      return OKAY;
    case State.ESCAPED:
      parser.field += point === END ? "\n" : shown(point);
      parser.state = newline ? State.AFTER_ESCAPED_NEWLINE : State.IN_FIELD;
      return OKAY;
    case State.AFTER_ESCAPED_NEWLINE:
    case State.IN_FIELD:
      if (parser.state === State.AFTER_ESCAPED_NEWLINE && point === END) return OKAY;
      if (newline || point === END) {
        parser.state = point === END ? State.START_RECORD : State.EAT_NEWLINES;
        return save(m, parser);
      }
      if (point === escape) parser.state = State.ESCAPED;
      else if (point === delimiter) {
        parser.state = State.START_FIELD;
        return save(m, parser);
      } else {
        parser.field += shown(point);
        parser.state = State.IN_FIELD;
      }
      return OKAY;
    case State.IN_QUOTED:
      if (point === END) return OKAY;
      if (point === escape) parser.state = State.ESCAPE_IN_QUOTED;
      else if (point === quote && quoting !== Quoting.NONE)
        parser.state = parser.doubled ? State.QUOTE_IN_QUOTED : State.IN_FIELD;
      else parser.field += shown(point);
      return OKAY;
    case State.ESCAPE_IN_QUOTED:
      parser.field += point === END ? "\n" : shown(point);
      parser.state = State.IN_QUOTED;
      return OKAY;
    case State.QUOTE_IN_QUOTED:
      if (point === quote && quoting !== Quoting.NONE) {
        parser.field += shown(point);
        parser.state = State.IN_QUOTED;
      } else if (point === delimiter) {
        parser.state = State.START_FIELD;
        return save(m, parser);
      } else if (newline || point === END) {
        parser.state = point === END ? State.START_RECORD : State.EAT_NEWLINES;
        return save(m, parser);
      } else if (!parser.strict) {
        parser.field += shown(point);
        parser.state = State.IN_FIELD;
      } else return `'${shown(delimiter)}' expected after '${shown(quote)}'`;
      return OKAY;
    default:
      if (newline) return OKAY;
      if (point !== END)
        return "new-line character seen in unquoted field - do you need to open the file with newline=''?";
      parser.state = State.START_RECORD;
      return OKAY;
  }
}

method(PARSER, "reset(self)", {}, (m, self: PyCsvParser) => {
  m.allocate(listSize(0));
  self.fields = [];
  self.field = "";
  self.state = State.START_RECORD;
  self.quoted = false;
  return null;
});
// True when the row is complete, False when the next line belongs to it, or a text that says what is wrong.
method(PARSER, "feed(self, line: str, limit: size, /)", {}, (m, self: PyCsvParser, line: FlatStr, limit: number) => {
  const text = toHostText(line);
  m.charge(1 + (text.length >> 2));
  m.allocate(2 * text.length);
  for (let at = 0; at <= text.length; at++) {
    const point = at < text.length ? (text.codePointAt(at) as number) : END;
    if (point > 0xffff) at++;
    // Plain characters inside a field are taken together.
    if ((self.state === State.IN_FIELD || self.state === State.IN_QUOTED) && point !== END) {
      let end = at;
      for (let unit = text.charCodeAt(end); end < text.length; unit = text.charCodeAt(++end))
        if (
          unit === self.delimiter ||
          unit === self.quote ||
          unit === self.escape ||
          unit === 10 ||
          unit === 13 ||
          unit > 0xd7ff
        )
          break;
      if (end > at) {
        self.field += text.slice(at, end);
        at = end - 1;
        if (self.field.length > limit) return `field larger than field limit (${limit})`;
        continue;
      }
    }
    const wrong = take(m, self, point);
    if (typeof wrong !== "string") return X;
    if (wrong !== OKAY) return wrong;
    if (self.field.length > limit) return `field larger than field limit (${limit})`;
  }
  return self.state === State.START_RECORD;
});
// At the end of the input: True when a row was under way, False when not.
method(PARSER, "finish(self)", {}, (m, self: PyCsvParser) => {
  if (self.field === "" && self.state !== State.IN_QUOTED) return false;
  return save(m, self) === X ? X : true;
});
method(PARSER, "row(self)", {}, (m, self: PyCsvParser) => {
  m.allocate(listSize(self.fields.length));
  return new PyList(self.fields);
});

const natives = [
  builtin(
    "parser(delimiter: str, quotechar: text, escapechar: text, doublequote: bool, skipinitialspace: bool, quoting: size, strict: bool, /)",
    {},
    (
      m,
      delimiter: FlatStr,
      quote: FlatStr | undefined,
      escape: FlatStr | undefined,
      doubled: boolean,
      skip: boolean,
      quoting: number,
      strict: boolean,
    ) => {
      m.allocate(160);
      return new PyCsvParser(character(delimiter), character(quote), character(escape), doubled, skip, quoting, strict);
    },
  ),
  // A row of texts with, for each, whether it must be quoted, as one line; None: a character needs an escape that is not set.
  builtin(
    "join(fields: list, marks: list, delimiter: str, quotechar: text, escapechar: text, doublequote: bool, never: bool, lineterminator: str, /)",
    {},
    (
      m,
      fields: Value[],
      marks: Value[],
      delimiter: FlatStr,
      quote: FlatStr | undefined,
      escape: FlatStr | undefined,
      doubled: boolean,
      never: boolean,
      terminator: FlatStr,
    ) => {
      const [between, end] = [toHostText(delimiter), toHostText(terminator)];
      const quoteText = quote === undefined ? "" : toHostText(quote);
      const escapeText = escape === undefined ? "" : toHostText(escape);
      const special = new Set<number>([character(delimiter), character(quote), character(escape), 10, 13]);
      for (let at = 0; at < end.length; at++) special.add(end.charCodeAt(at));
      const parts: string[] = [];
      let size = end.length;
      for (let index = 0; index < fields.length; index++) {
        const field = unwrap(fields[index]);
        if (!isStr(field)) return m.typeError("texts are required");
        const text = toHostText(flatten(m, field));
        m.charge(2 + (text.length >> 3));
        let quoted = marks[index] === true;
        let written = "";
        let chunk = 0;
        for (let at = 0; at < text.length; at++) {
          const point = text.codePointAt(at) as number;
          if (point > 0xffff) at++;
          if (!special.has(point)) continue;
          const isQuote = point === character(quote);
          const start = point > 0xffff ? at - 1 : at;
          let prefix = "";
          if (never || (isQuote && !doubled) || (!isQuote && point === character(escape))) {
            if (escapeText === "") return null;
            prefix = escapeText;
          } else if (isQuote) prefix = quoteText;
          if (!never && prefix !== escapeText) quoted = true;
          if (!never && prefix === "") quoted = true;
          written += text.slice(chunk, start) + prefix;
          chunk = start;
        }
        written += text.slice(chunk);
        size += written.length + between.length + 2;
        m.allocate(2 * written.length + 16);
        parts.push(quoted ? quoteText + written + quoteText : written);
      }
      m.allocate(strSize(2 * size));
      return hostString(parts.join(between) + end);
    },
  ),
];
defineModule({ name: "_csv", doc: "Natives of csv.", fill: contents("_csv", natives) });
defineModule({ name: "csv", doc: "CSV parsing and writing.", frozen: "csv" });
