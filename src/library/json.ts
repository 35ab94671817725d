/**
 * json: the scanner and the encoder as native frames with explicit stacks, so that hooks (`default`, `object_hook` …) may
 * wait and nothing recurses over guest data; the classes and functions around them are frozen Python (`frozen/json.py`).
 */

import { floatRepr, parseFloatText } from "../numeric/float.js";
import { parseIntText } from "../numeric/integer-text.js";
import { builtin } from "../objects/define.js";
import { PyDict } from "../objects/dictionary.js";
import { dictSet } from "../objects/hashtable.js";
import { heapClass, heapCodec } from "../objects/heap.js";
import { MAX_DIGITS, intText } from "../objects/int.js";
import { NativeFrame, X, continuation, type Machine, type NextResult, type Result } from "../objects/machine.js";
import {
  PyException,
  PyFloat,
  PyInstance,
  PyList,
  PyTuple,
  type AnyStr,
  type FlatStr,
  type Value,
} from "../objects/model.js";
import { callMethod, collect, isInt, isStr, lookupSpecial, typeName, typeOf, unwrap } from "../objects/protocol.js";
import { PyNative } from "../objects/native.js";
import { sortValues } from "../objects/sort.js";
import { cut, flatten, hostString, toHostText } from "../objects/text.js";
import { contents, defineModule } from "./modules.js";

// ------------------------------------------------------------------------------------------------------------- decoding

const RAISE_MADE = continuation("json.raise", (m, value) =>
  value instanceof PyException ? m.raiseException(value) : m.typeError("JSONDecodeError must be an exception"),
);

/** Deepest nesting of arrays and objects, as CPython's recursion limit would allow. */
const NESTING = 9_998;

interface Hooks {
  readonly objectHook: Value;
  readonly pairsHook: Value;
  readonly parseFloat: Value;
  readonly parseInt: Value;
  readonly parseConstant: Value;
}

/** Scans one JSON value from `position`; answers (value, end). The text is a JavaScript string, astral pairs included. */
class DecodeFrame extends NativeFrame {
  /** Open containers: PyList, or the pairs of an object as a flat array. */
  private readonly open: (PyList | Value[])[] = [];
  private waiting = false;
  private position: number;
  /** Keys seen before share one string. */
  private readonly memo = new Map<string, Value>();
  constructor(
    private readonly text: string,
    start: number,
    private readonly wide: boolean,
    private readonly strict: boolean,
    private readonly hooks: Hooks,
    private readonly failure: Value,
    private readonly document: Value,
  ) {
    super();
    this.position = start;
  }

  step(m: Machine, value: Value | undefined): NextResult {
    if (!this.waiting) return this.scan(m);
    this.waiting = false;
    const outcome = this.finished(m, value as Value);
    return outcome === undefined ? this.scan(m) : outcome;
  }

  private fail(m: Machine, message: string, at: number): NextResult {
    let position = at;
    if (this.wide) {
      position = 0;
      for (let index = 0; index < at; index++) {
        const unit = this.text.charCodeAt(index);
        if (unit < 0xdc00 || unit > 0xdfff) position++;
      }
    }
    return m.then(m.call(this.failure, [message, this.document, position]), RAISE_MADE);
  }

  private skip(): void {
    for (;;) {
      const unit = this.text.charCodeAt(this.position);
      if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9) return;
      this.position++;
    }
  }

  /** At the beginning of a value; goes on, value by value, until there is an answer. */
  private scan(m: Machine): NextResult {
    for (;;) {
      const outcome = this.scanValue(m);
      if (outcome !== undefined) return outcome;
    }
  }

  /** Scans up to the end of one plain value; undefined: the next one follows. */
  private scanValue(m: Machine): NextResult {
    for (;;) {
      m.charge(1);
      const { text } = this;
      const unit = text.charCodeAt(this.position);
      switch (unit) {
        case 34: {
          const string = this.scanString(m);
          if (typeof string === "object" && string !== null && string === X) return X;
          return this.finished(m, string as Value);
        }
        case 123: {
          if (this.open.length >= NESTING)
            return m.raise(
              "RecursionError",
              "maximum recursion depth exceeded while decoding a JSON object from a unicode string",
            );
          this.position++;
          this.skip();
          if (text.charCodeAt(this.position) === 125) {
            this.position++;
            const empty = this.objectOf(m, []);
            return empty === X ? X : this.finished(m, empty as Value);
          }
          this.open.push([]);
          const key = this.scanKey(m, false);
          if (key === X) return X;
          continue;
        }
        case 91: {
          if (this.open.length >= NESTING)
            return m.raise(
              "RecursionError",
              "maximum recursion depth exceeded while decoding a JSON array from a unicode string",
            );
          m.allocate(56);
          this.position++;
          this.skip();
          if (text.charCodeAt(this.position) === 93) {
            this.position++;
            return this.finished(m, new PyList([]));
          }
          this.open.push(new PyList([]));
          continue;
        }
        default:
          return this.scanAtom(m, unit);
      }
    }
  }

  /** A key with its colon; undefined when fine. */
  private scanKey(m: Machine, afterComma: boolean): NextResult {
    const { text } = this;
    if (text.charCodeAt(this.position) !== 34) {
      void afterComma;
      return this.fail(m, "Expecting property name enclosed in double quotes", this.position);
    }
    const key = this.scanString(m);
    if (key === X) return X;
    this.skip();
    if (text.charCodeAt(this.position) !== 58) return this.fail(m, "Expecting ':' delimiter", this.position);
    this.position++;
    this.skip();
    (this.open[this.open.length - 1] as Value[]).push(key as Value);
    return undefined;
  }

  private literal(word: string): boolean {
    for (let index = 0; index < word.length; index++)
      if (this.text.charCodeAt(this.position + index) !== word.charCodeAt(index)) return false;
    this.position += word.length;
    return true;
  }

  private scanAtom(m: Machine, unit: number): NextResult {
    const start = this.position;
    switch (unit) {
      case 110:
        if (this.literal("null")) return this.finished(m, null);
        break;
      case 116:
        if (this.literal("true")) return this.finished(m, true);
        break;
      case 102:
        if (this.literal("false")) return this.finished(m, false);
        break;
      case 78:
        if (this.literal("NaN")) return this.constant(m, "NaN", Number.NaN);
        break;
      case 73:
        if (this.literal("Infinity")) return this.constant(m, "Infinity", Number.POSITIVE_INFINITY);
        break;
      case 45:
        if (this.literal("-Infinity")) return this.constant(m, "-Infinity", Number.NEGATIVE_INFINITY);
        return this.scanNumber(m, start);
      default:
        if (unit >= 48 && unit <= 57) return this.scanNumber(m, start);
    }
    return this.fail(m, "Expecting value", start);
  }

  private constant(m: Machine, name: string, value: number): NextResult {
    if (this.hooks.parseConstant !== null) return this.ask(m, m.call(this.hooks.parseConstant, [name]));
    m.allocate(32);
    return this.finished(m, new PyFloat(value));
  }

  private scanNumber(m: Machine, start: number): NextResult {
    const { text } = this;
    let at = start;
    const digits = (): boolean => {
      const first = at;
      for (let unit = text.charCodeAt(at); unit >= 48 && unit <= 57; unit = text.charCodeAt(at)) at++;
      return at > first;
    };
    if (text.charCodeAt(at) === 45) at++;
    if (text.charCodeAt(at) === 48) at++;
    else if (!digits()) return this.fail(m, "Expecting value", start);
    let isFloat = false;
    if (text.charCodeAt(at) === 46) {
      const mark = at++;
      if (digits()) isFloat = true;
      else at = mark;
    }
    const letter = text.charCodeAt(at);
    if (letter === 101 || letter === 69) {
      const mark = at++;
      const sign = text.charCodeAt(at);
      if (sign === 43 || sign === 45) at++;
      if (digits()) isFloat = true;
      else at = mark;
    }
    m.charge((at - start) >> 4);
    const number = cut(text, start, at);
    this.position = at;
    if (isFloat) {
      if (this.hooks.parseFloat !== null) return this.ask(m, m.call(this.hooks.parseFloat, [number]));
      m.allocate(32);
      return this.finished(m, new PyFloat(parseFloatText(number) ?? Number.NaN));
    }
    if (this.hooks.parseInt !== null) return this.ask(m, m.call(this.hooks.parseInt, [number]));
    const value = parseIntText(number, 10, MAX_DIGITS);
    if (value === null || value === undefined)
      return m.valueError(
        `Exceeds the limit (4300 digits) for integer string conversion: value has ${number.length} digits; use sys.set_int_max_str_digits() to increase the limit`,
      );
    return this.finished(m, value);
  }

  /** A string at the opening quote; moves behind the closing one. */
  private scanString(m: Machine): Value | typeof X {
    const { text } = this;
    const begin = this.position;
    let at = begin + 1;
    let chunk = at;
    let parts: string[] | null = null;
    for (;;) {
      const unit = text.charCodeAt(at);
      if (unit === 34) break;
      if (unit !== unit) return this.fail(m, "Unterminated string starting at", begin) as typeof X;
      if (unit === 92) {
        (parts ??= []).push(text.slice(chunk, at));
        const escaped = this.scanEscape(m, at, begin);
        if (typeof escaped !== "string") return X;
        parts.push(escaped);
        at = this.position;
        chunk = at;
        continue;
      }
      if (unit < 32 && this.strict) return this.fail(m, "Invalid control character at", at) as typeof X;
      at++;
    }
    m.charge((at - begin) >> 4);
    this.position = at + 1;
    m.allocate(32 + at - begin);
    if (parts === null) {
      const plain = cut(text, chunk, at);
      return this.wide ? hostString(plain) : plain;
    }
    parts.push(text.slice(chunk, at));
    return hostString(parts.join(""));
  }

  /** What an escape stands for; `position` moves behind it. */
  private scanEscape(m: Machine, at: number, begin: number): string | typeof X {
    const { text } = this;
    const unit = text.charCodeAt(at + 1);
    if (unit !== unit) return this.fail(m, "Unterminated string starting at", begin) as typeof X;
    if (unit !== 117) {
      const simple = SIMPLE_ESCAPES.get(unit);
      if (simple === undefined) return this.fail(m, "Invalid \\escape", at) as typeof X;
      this.position = at + 2;
      return simple;
    }
    const first = this.hex(at + 2);
    // CPython: an escape with nothing behind it is as bad as a short one.
    if (first < 0 || at + 6 >= text.length) return this.fail(m, "Invalid \\uXXXX escape", at + 1) as typeof X;
    this.position = at + 6;
    return String.fromCharCode(first);
  }

  private hex(at: number): number {
    let value = 0;
    for (let index = 0; index < 4; index++) {
      const unit = this.text.charCodeAt(at + index);
      const digit =
        unit >= 48 && unit <= 57
          ? unit - 48
          : unit >= 97 && unit <= 102
            ? unit - 87
            : unit >= 65 && unit <= 70
              ? unit - 55
              : -1;
      if (digit < 0) return -1;
      value = value * 16 + digit;
    }
    return value;
  }

  /** A value that a hook makes. */
  private ask(m: Machine, result: Result): NextResult {
    const value = this.waitFor(m, result);
    return value === X ? X : this.finished(m, value as Value);
  }

  /** A value is complete: it goes into the innermost container, or is the answer; undefined: another value follows. */
  private finished(m: Machine, value: Value): NextResult {
    // A loop, since the end of one container may be the end of all those around it.
    for (let complete = value; ;) {
      const { open } = this;
      if (open.length === 0) return this.answer(m, complete);
      const container = open[open.length - 1];
      m.allocate(8);
      if (container instanceof PyList) container.items.push(complete);
      else container.push(complete);
      this.skip();
      const unit = this.text.charCodeAt(this.position);
      if (unit === 44) return this.afterComma(m, container);
      if (unit !== (container instanceof PyList ? 93 : 125))
        return this.fail(m, "Expecting ',' delimiter", this.position);
      m.charge(1);
      this.position++;
      open.pop();
      const made = container instanceof PyList ? container : this.objectOf(m, container);
      if (made === X) return X;
      complete = made as Value;
    }
  }

  /** (value, end). */
  private answer(m: Machine, value: Value): Value {
    m.allocate(56);
    let end = this.position;
    if (this.wide) {
      end = 0;
      for (let index = 0; index < this.position; index++) {
        const unit = this.text.charCodeAt(index);
        if (unit < 0xdc00 || unit > 0xdfff) end++;
      }
    }
    return new PyTuple([value, end]);
  }

  private afterComma(m: Machine, container: PyList | Value[]): NextResult {
    const comma = this.position;
    this.position++;
    this.skip();
    const next = this.text.charCodeAt(this.position);
    if (container instanceof PyList)
      return next === 93 ? this.fail(m, "Illegal trailing comma before end of array", comma) : undefined;
    if (next === 125) return this.fail(m, "Illegal trailing comma before end of object", comma);
    return this.scanKey(m, true);
  }

  /** What an object's pairs make; X while a hook is waited for. */
  private objectOf(m: Machine, pairs: readonly Value[]): Value | typeof X {
    m.charge(pairs.length);
    if (this.hooks.pairsHook !== null) {
      m.allocate(56 + 48 * pairs.length);
      const list: Value[] = [];
      for (let index = 0; index < pairs.length; index += 2) list.push(new PyTuple([pairs[index], pairs[index + 1]]));
      return this.waitFor(m, m.call(this.hooks.pairsHook, [new PyList(list)]));
    }
    m.allocate(100);
    const dict = new PyDict();
    for (let index = 0; index < pairs.length; index += 2) {
      const key = pairs[index];
      let shared = key;
      if (typeof key === "string") {
        shared = this.memo.get(key) ?? key;
        if (shared === key) this.memo.set(key, key);
      }
      // Keys are exact strings: storing them cannot wait.
      if (dictSet(m, dict, shared, pairs[index + 1]) === X) return X;
    }
    return this.hooks.objectHook === null ? dict : this.waitFor(m, m.call(this.hooks.objectHook, [dict]));
  }

  /** A hook's answer; X when it is not there yet, and the frame waits. */
  private waitFor(m: Machine, result: Result): Value | typeof X {
    if (result !== X) return result as Value;
    this.waiting = true;
    return m.wait(this) as typeof X;
  }
}
heapClass(
  DecodeFrame,
  "frame.json-decode",
  {
    open: "state",
    waiting: "plain",
    position: "plain",
    memo: "skip",
    text: "plain",
    wide: "plain",
    strict: "plain",
    hooks: "state",
    failure: "value",
    document: "value",
    back: "skip",
    catches: "plain",
  },
  160,
);
heapCodec(DecodeFrame, {
  save: (frame) => [...frame["memo"].keys()],
  load: (frame, keys: string[]) => {
    (frame as unknown as { memo: Map<string, Value> }).memo = new Map(keys.map((key) => [key, key]));
  },
});

const SIMPLE_ESCAPES: ReadonlyMap<number, string> = new Map([
  [34, '"'],
  [92, "\\"],
  [47, "/"],
  [98, "\b"],
  [102, "\f"],
  [110, "\n"],
  [114, "\r"],
  [116, "\t"],
]);

const SCAN = builtin(
  "scan(text: str, start: size, strict: bool, object_hook, pairs_hook, parse_float, parse_int, parse_constant, failure, /)",
  {},
  (
    m: Machine,
    text: FlatStr,
    start: number,
    strict: boolean,
    objectHook: Value,
    pairsHook: Value,
    parseFloat: Value,
    parseInt: Value,
    parseConstant: Value,
    failure: Value,
  ) => {
    const wide = typeof text !== "string";
    const plain = toHostText(text);
    m.charge(plain.length >> 6);
    let position = start;
    if (wide)
      for (let count = 0, index = 0; count < start; count++, index = position) {
        const unit = plain.charCodeAt(index);
        position = index + (unit >= 0xd800 && unit <= 0xdbff ? 2 : 1);
      }
    const hooks = { objectHook, pairsHook, parseFloat, parseInt, parseConstant };
    return new DecodeFrame(plain, position, wide, strict, hooks, failure, text).step(m, undefined);
  },
);

// ------------------------------------------------------------------------------------------------------------- encoding

interface Style {
  readonly defaultHook: Value;
  readonly asciiOnly: boolean;
  readonly indent: string | null;
  readonly itemSeparator: string;
  readonly keySeparator: string;
  readonly sortKeys: boolean;
  readonly skipKeys: boolean;
  readonly allowNan: boolean;
  readonly checkCircular: boolean;
}

/** One open container of the output. */
interface Level {
  readonly owner: object;
  /** Values, or alternating keys and values. */
  readonly items: readonly Value[];
  readonly isObject: boolean;
  next: number;
  written: boolean;
}

class EncodeFrame extends NativeFrame {
  private readonly pieces: string[] = [];
  private readonly levels: Level[] = [];
  private readonly active = new Set<object>();
  /** What the answer of the call that is under way means. */
  private awaiting: "" | "default" | "items" | "sorted" = "";
  private owner: object | null = null;
  private list: PyList | null = null;
  constructor(
    private current: Value,
    private readonly style: Style,
  ) {
    super();
  }

  step(m: Machine, value: Value | undefined): NextResult {
    switch (this.awaiting) {
      case "default": {
        this.awaiting = "";
        // The substitute stands for the object until it is written.
        this.current = value as Value;
        return this.write(m);
      }
      case "items":
        return this.itemsKnown(m, value as PyList);
      case "sorted": {
        this.awaiting = "";
        const opened = this.openPairs(m, this.owner as object, (this.list as PyList).items);
        return opened === X ? X : this.advance(m);
      }
      default:
        return this.write(m);
    }
  }

  private push(m: Machine, text: string): void {
    m.charge(1 + (text.length >> 6));
    m.allocate(text.length);
    this.pieces.push(text);
  }

  /** Writes `current`, then goes on with the open containers. */
  private write(m: Machine): NextResult {
    for (;;) {
      const written = this.writeValue(m, this.current);
      if (written === X) return X;
      const more = this.nextItem(m);
      if (more === X) return X;
      if (more === DONE) return hostString(this.pieces.join(""));
    }
  }

  private advance(m: Machine): NextResult {
    const more = this.nextItem(m);
    if (more === X) return X;
    if (more === DONE) return hostString(this.pieces.join(""));
    return this.write(m);
  }

  /** Finds the next value to write into `current`, closing what is complete. */
  private nextItem(m: Machine): typeof DONE | typeof X | undefined {
    for (;;) {
      const level = this.levels[this.levels.length - 1];
      if (level === undefined) return DONE;
      if (level.next >= level.items.length) {
        this.levels.pop();
        this.active.delete(level.owner);
        if (level.written) this.newline(m, this.levels.length);
        this.push(m, level.isObject ? "}" : "]");
        continue;
      }
      if (!level.isObject) {
        this.push(m, level.written ? this.style.itemSeparator : "");
        this.newline(m, this.levels.length);
        level.written = true;
        this.current = level.items[level.next++];
        return undefined;
      }
      const key = level.items[level.next];
      const value = level.items[level.next + 1];
      level.next += 2;
      const text = this.keyText(m, key);
      if (text === X) return X;
      if (text === null) continue;
      this.push(m, level.written ? this.style.itemSeparator : "");
      this.newline(m, this.levels.length);
      level.written = true;
      this.push(m, text as string);
      this.push(m, this.style.keySeparator);
      this.current = value;
      return undefined;
    }
  }

  private newline(m: Machine, depth: number): void {
    const { indent } = this.style;
    if (indent === null) return;
    m.charge(depth >> 3);
    m.allocate(indent.length * depth);
    this.pieces.push(`\n${indent.repeat(depth)}`);
  }

  private keyText(m: Machine, raw: Value): string | null | typeof X {
    const key = unwrap(raw);
    if (isStr(key)) return this.quoted(m, key);
    if (key === null) return '"null"';
    if (typeof key === "boolean") return key ? '"true"' : '"false"';
    if (key instanceof PyFloat) {
      const text = this.floatText(m, key.value);
      return text === X ? X : `"${text as string}"`;
    }
    if (typeof key === "number" || typeof key === "bigint") {
      const text = intText(m, key);
      return typeof text === "string" ? `"${text}"` : X;
    }
    if (this.style.skipKeys) return null;
    return m.typeError(`keys must be str, int, float, bool or None, not ${typeName(raw)}`) as typeof X;
  }

  private floatText(m: Machine, value: number): string | typeof X {
    if (Number.isFinite(value)) return floatRepr(value);
    const text = value !== value ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
    if (this.style.allowNan) return text;
    return m.valueError(
      `Out of range float values are not JSON compliant: ${value !== value ? "nan" : value > 0 ? "inf" : "-inf"}`,
    ) as typeof X;
  }

  private quoted(m: Machine, text: AnyStr): string {
    const plain = toHostText(flatten(m, text));
    m.charge(plain.length >> 4);
    m.allocate(plain.length);
    return quote(plain, this.style.asciiOnly);
  }

  private writeValue(m: Machine, raw: Value): NextResult {
    const value = unwrap(raw);
    if (value === null) this.push(m, "null");
    else if (typeof value === "boolean") this.push(m, value ? "true" : "false");
    else if (isStr(value)) this.push(m, this.quoted(m, value));
    else if (isInt(value)) {
      const text = intText(m, value as number | bigint);
      if (typeof text !== "string") return X;
      this.push(m, text);
    } else if (value instanceof PyFloat) {
      const text = this.floatText(m, value.value);
      if (text === X) return X;
      this.push(m, text as string);
    } else if (value instanceof PyList || value instanceof PyTuple) {
      if (!this.enter(m, value)) return X;
      this.push(m, "[");
      m.allocate(64 + 8 * value.items.length);
      this.levels.push({ owner: value, items: value.items.slice(), isObject: false, next: 0, written: false });
    } else if (value instanceof PyDict) return this.openDict(m, raw, value);
    else if (this.style.defaultHook !== null) {
      // Only the hook's own chain can be circular here.
      if (typeof raw === "object" && raw !== null && this.style.checkCircular) {
        if (this.chain.has(raw)) return m.valueError("Circular reference detected");
        this.chain.add(raw);
      }
      this.awaiting = "default";
      const substitute = m.call(this.style.defaultHook, [raw]);
      if (substitute === X) return m.wait(this);
      this.awaiting = "";
      return this.writeValue(m, substitute as Value);
    } else return m.typeError(`Object of type ${typeOf(raw).name} is not JSON serializable`);
    if (this.chain.size > 0) this.chain.clear();
    return undefined;
  }
  /** Objects whose substitutes are being written, one inside the other. */
  private readonly chain = new Set<object>();

  private enter(m: Machine, owner: object): boolean {
    if (this.style.checkCircular && this.active.has(owner)) {
      m.valueError("Circular reference detected");
      return false;
    }
    if (this.levels.length >= 100_000) {
      m.raise("RecursionError", "maximum recursion depth exceeded while encoding a JSON object");
      return false;
    }
    this.active.add(owner);
    return true;
  }

  private openDict(m: Machine, raw: Value, dict: PyDict): NextResult {
    if (!this.enter(m, dict)) return X;
    const overridden = raw instanceof PyInstance && !(lookupSpecial(raw, "items") instanceof PyNative);
    if (overridden) {
      this.awaiting = "items";
      this.owner = dict;
      const items = m.then(callMethod(m, raw, "items", []), COLLECT_ITEMS);
      if (items === X) return m.wait(this);
      return this.itemsKnown(m, items as PyList);
    }
    m.charge(dict.keys.length >> 1);
    m.allocate(64 + 16 * dict.size);
    const flat: Value[] = [];
    for (let position = 0; position < dict.keys.length; position++) {
      const key = dict.keys[position];
      if (key !== undefined) flat.push(key, dict.values[position] as Value);
    }
    if (!this.style.sortKeys) return this.openFlat(m, dict, flat);
    const pairs: Value[] = [];
    for (let index = 0; index < flat.length; index += 2) pairs.push(new PyTuple([flat[index], flat[index + 1]]));
    return this.sortPairs(m, dict, new PyList(pairs));
  }

  private itemsKnown(m: Machine, list: PyList): NextResult {
    this.awaiting = "";
    const owner = this.owner as object;
    if (this.style.sortKeys) {
      const sorted = this.sortPairs(m, owner, list);
      return sorted === X || sorted !== undefined ? sorted : this.advance(m);
    }
    const opened = this.openPairs(m, owner, list.items);
    return opened === X ? X : this.advance(m);
  }

  private sortPairs(m: Machine, owner: object, list: PyList): NextResult {
    this.owner = owner;
    this.list = list;
    this.awaiting = "sorted";
    if (sortValues(m, list.items, null, false) === X) return m.wait(this);
    this.awaiting = "";
    return this.openPairs(m, owner, list.items);
  }

  private openPairs(m: Machine, owner: object, pairs: readonly Value[]): NextResult {
    const flat: Value[] = [];
    for (const pair of pairs) {
      if (!(pair instanceof PyTuple) || pair.items.length !== 2) return m.valueError("items must return 2-tuples");
      flat.push(pair.items[0], pair.items[1]);
    }
    return this.openFlat(m, owner, flat);
  }

  private openFlat(m: Machine, owner: object, flat: readonly Value[]): NextResult {
    this.push(m, "{");
    this.levels.push({ owner, items: flat, isObject: true, next: 0, written: false });
    if (this.chain.size > 0) this.chain.clear();
    return undefined;
  }
}
heapClass(
  EncodeFrame,
  "frame.json-encode",
  {
    pieces: "state",
    levels: "state",
    active: "skip",
    awaiting: "plain",
    owner: "object",
    list: "object",
    current: "value",
    style: "state",
    chain: "skip",
    back: "skip",
    catches: "plain",
  },
  200,
);
heapCodec(EncodeFrame, {
  save: (frame) => [[...frame["active"]], [...frame["chain"]]],
  load: (frame, [active, chain]: readonly [object[], object[]]) => {
    const made = frame as unknown as { active: Set<object>; chain: Set<object> };
    made.active = new Set(active);
    made.chain = new Set(chain);
  },
});
const DONE = Symbol("done");
const COLLECT_ITEMS = continuation("json.items", (m, value) => collect(m, value as Value));

/** A JSON string literal. */
function quote(text: string, asciiOnly: boolean): string {
  let start = 0;
  let out = '"';
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 32 && unit !== 34 && unit !== 92 && (unit < 127 || !asciiOnly)) continue;
    out += text.slice(start, index);
    start = index + 1;
    switch (unit) {
      case 34:
        out += '\\"';
        break;
      case 92:
        out += "\\\\";
        break;
      case 10:
        out += "\\n";
        break;
      case 13:
        out += "\\r";
        break;
      case 9:
        out += "\\t";
        break;
      case 12:
        out += "\\f";
        break;
      case 8:
        out += "\\b";
        break;
      default:
        out += `\\u${unit.toString(16).padStart(4, "0")}`;
    }
  }
  return `${out}${text.slice(start)}"`;
}

const ENCODE = builtin(
  "encode(obj, default, ensure_ascii: bool, indent: text, item_separator: str, key_separator: str, sort_keys: bool, skipkeys: bool, allow_nan: bool, check_circular: bool, /)",
  {},
  (
    m: Machine,
    value: Value,
    defaultHook: Value,
    asciiOnly: boolean,
    indent: FlatStr | undefined,
    itemSeparator: FlatStr,
    keySeparator: FlatStr,
    sortKeys: boolean,
    skipKeys: boolean,
    allowNan: boolean,
    checkCircular: boolean,
  ) =>
    new EncodeFrame(value, {
      defaultHook,
      asciiOnly,
      indent: indent === undefined ? null : toHostText(indent),
      itemSeparator: toHostText(itemSeparator),
      keySeparator: toHostText(keySeparator),
      sortKeys,
      skipKeys,
      allowNan,
      checkCircular,
    }).step(m, undefined),
);

defineModule({ name: "_json", doc: "The scanner and encoder behind json.", fill: contents("_json", [SCAN, ENCODE]) });
defineModule({
  name: "json",
  doc: "JSON (JavaScript Object Notation): loads, load, dumps, dump, JSONDecoder, JSONEncoder, JSONDecodeError.",
  package: true,
  frozen: "json",
});
defineModule({ name: "json.decoder", doc: "Implementation of JSONDecoder", frozen: "json.decoder" });
defineModule({ name: "json.encoder", doc: "Implementation of JSONEncoder", frozen: "json.encoder" });
