// Patterns to trees, with the syntax, the errors and the places of errors of CPython 3.13's re.
// https://docs.python.org/3.13/library/re.html#regular-expression-syntax
// Recursion follows the nesting of groups, which is limited as CPython's own recursion limits it.
import { isAlpha } from "../unicode/properties.js";
import { isAsciiLetter } from "./character.js";
import { RegexFailure, quoted, textOf } from "./failure.js";
import { FLAG_VERBOSE, TYPE_FLAGS, flagOfLetter, settleFlags } from "./flags.js";
import type { Meter } from "./meter.js";
import {
  END,
  ESCAPE,
  Reader,
  decimalText,
  digitValue,
  isNumber,
  numberOf,
  pushToken,
  tokenLength,
  tokenText,
} from "./reader.js";
import { CATEGORY, MAX_REPEAT, Sequence } from "./syntax.js";
import type { PatternNode, Place, RepeatMode, SetItem, Width } from "./syntax.js";

/** CPython's MAXGROUPS. */
export const MAX_GROUPS = 1073741823;

/** Calls that CPython would nest: two for a group, one for a conditional; 497 groups in groups are refused. */
const MAX_DEPTH = 995;

/** The code point of a character name; undefined when there is none. */
export type NameLookup = (name: string) => number | undefined;

/** A parsed pattern. */
export interface ParsedPattern {
  readonly sequence: Sequence;
  readonly flags: number;
  /** Capturing groups. */
  readonly groups: number;
  readonly groupIndex: ReadonlyMap<string, number>;
  /**
   * Captures of attempts that failed can be seen: a conditional asks for a group that was not closed before it, or a
   * possessive repeat captures. See compile.ts.
   */
  readonly exact: boolean;
}

/** Parses a pattern; throws a RegexFailure. */
export function parsePattern(
  codes: Uint32Array | Uint8Array,
  flags: number,
  lookup: NameLookup,
  meter: Meter,
): ParsedPattern {
  return new Parser(codes, flags, lookup, meter).parse();
}

class Parser {
  private readonly reader: Reader;
  private readonly groupIndex = new Map<string, number>();
  /** Width of each closed group; null while it is open. */
  private readonly groupWidths: (Width | null)[] = [null];
  /** Groups there were when the outermost lookbehind began, or 0. */
  private lookbehindGroups = 0;
  /** Where numbers of groups in conditionals stand, to be checked at the end. */
  private readonly conditionPositions = new Map<number, number>();
  private exact = false;
  private depth = 0;

  constructor(
    codes: Uint32Array | Uint8Array,
    private flags: number,
    private readonly lookup: NameLookup,
    private readonly meter: Meter,
  ) {
    this.reader = new Reader(codes);
  }

  parse(): ParsedPattern {
    const { reader } = this;
    const sequence = this.parseAlternatives((this.flags & FLAG_VERBOSE) !== 0, 0);
    this.flags = settleFlags(this.flags, reader.isText);
    if (reader.next !== END) throw reader.failure("unbalanced parenthesis");
    for (const [group, position] of this.conditionPositions) {
      if (group >= this.groupWidths.length) {
        throw reader.failure(`invalid group reference ${group}`, reader.position - position);
      }
    }
    return {
      sequence,
      flags: this.flags,
      groups: this.groupWidths.length - 1,
      groupIndex: this.groupIndex,
      exact: this.exact,
    };
  }

  private enter(calls: number): void {
    this.depth += calls;
    if (this.depth > MAX_DEPTH) throw new RegexFailure("recursion", "maximum recursion depth exceeded");
  }

  /** `a|b|c` up to a closing parenthesis or the end. */
  private parseAlternatives(isVerbose: boolean, nested: number): Sequence {
    this.enter(2);
    let verbose = isVerbose;
    const alternatives: Sequence[] = [];
    for (;;) {
      alternatives.push(this.parseSequence(verbose, nested + 1, nested === 0 && alternatives.length === 0));
      if (!this.reader.match(0x7c)) break;
      if (nested === 0) verbose = (this.flags & FLAG_VERBOSE) !== 0;
    }
    this.depth -= 2;
    return alternatives.length === 1 ? alternatives[0] : joinAlternatives(alternatives);
  }

  /** A run of items; `first` where global flags may still stand. */
  private parseSequence(isVerbose: boolean, nested: number, first: boolean): Sequence {
    const { reader } = this;
    const nodes: PatternNode[] = [];
    let verbose = isVerbose;
    let dissolves = false;
    for (;;) {
      const token = reader.next;
      if (token === END || token === 0x7c || token === 0x29) break;
      reader.take();
      if (verbose && isPatternSpace(token)) continue;
      if (verbose && token === 0x23) {
        this.skipComment();
        continue;
      }
      if (token >= ESCAPE) {
        nodes.push(this.parseEscape(token));
        continue;
      }
      switch (token) {
        case 0x5b: // [
          nodes.push(this.parseSet());
          break;
        case 0x2a: // *
        case 0x2b: // +
        case 0x3f: // ?
        case 0x7b: // {
          this.parseRepeat(token, nodes);
          break;
        case 0x2e: // .
          nodes.push({ kind: "any" });
          break;
        case 0x5e: // ^
          nodes.push({ kind: "at", place: "beginning" });
          break;
        case 0x24: // $
          nodes.push({ kind: "at", place: "end" });
          break;
        case 0x28: {
          const node = this.parseGroup(verbose, nested, first && nodes.length === 0);
          if (node === "flags") verbose = (this.flags & FLAG_VERBOSE) !== 0;
          else if (node !== "nothing") nodes.push(node);
          dissolves ||= typeof node !== "string" && isBare(node);
          break;
        }
        default:
          nodes.push({ kind: "literal", code: token });
      }
    }
    return dissolves ? this.dissolve(nodes) : new Sequence(nodes);
  }

  /** Puts the contents of groups that neither capture nor set flags in their place. */
  private dissolve(nodes: readonly PatternNode[]): Sequence {
    if (nodes.length === 1 && isBare(nodes[0])) return nodes[0].body;
    const flat: PatternNode[] = [];
    for (const node of nodes) {
      if (!isBare(node)) {
        flat.push(node);
        continue;
      }
      this.meter.charge((node.body.nodes.length >> 3) + 1);
      for (const inner of node.body.nodes) flat.push(inner);
    }
    return new Sequence(flat);
  }

  /** A comment of verbose mode: up to the end of the line. */
  private skipComment(): void {
    for (;;) {
      const token = this.reader.take();
      if (token === END || token === 0x0a) return;
    }
  }

  /** `*`, `+`, `?` or `{…}` behind an item, which it replaces by its repeat. */
  private parseRepeat(token: number, nodes: PatternNode[]): void {
    const { reader } = this;
    const here = reader.position;
    let minimum = token === 0x2b ? 1 : 0;
    let maximum = token === 0x3f ? 1 : MAX_REPEAT;
    if (token === 0x7b) {
      if (reader.next === 0x7d) {
        nodes.push({ kind: "literal", code: token });
        return;
      }
      const low: number[] = [];
      let high: number[] = [];
      reader.takeDigits(low, Infinity, 10);
      if (reader.match(0x2c)) reader.takeDigits(high, Infinity, 10);
      else high = low;
      if (!reader.match(0x7d)) {
        nodes.push({ kind: "literal", code: token });
        reader.seek(here);
        return;
      }
      if (low.length > 0) minimum = repeatCount(low);
      if (high.length > 0) {
        maximum = repeatCount(high);
        if (maximum < minimum) throw reader.failure("min repeat greater than max repeat", reader.position - here);
      }
    }
    const item = nodes.length > 0 ? nodes[nodes.length - 1] : undefined;
    if (item === undefined || item.kind === "at") {
      throw reader.failure("nothing to repeat", reader.position - here + 1);
    }
    if (item.kind === "repeat") throw reader.failure("multiple repeat", reader.position - here + 1);
    let mode: RepeatMode = "greedy";
    if (reader.match(0x3f)) mode = "lazy";
    else if (reader.match(0x2b)) mode = "possessive";
    const body = isBare(item) ? item.body : new Sequence([item]);
    this.exact ||= mode === "possessive" && body.captures;
    nodes[nodes.length - 1] = { kind: "repeat", mode, minimum, maximum, body };
  }

  /** What stands behind `(`; "flags" for global flags, "nothing" for a comment. */
  private parseGroup(verbose: boolean, nested: number, flagsAllowed: boolean): PatternNode | "flags" | "nothing" {
    const { reader } = this;
    const start = reader.position - 1;
    let name: number[] | undefined;
    let captures = true;
    let atomic = false;
    let added = 0;
    let removed = 0;
    if (reader.match(0x3f)) {
      const token = reader.take();
      if (token === END) throw reader.failure("unexpected end of pattern");
      if (token === 0x50) {
        const found = this.parseNamed();
        if (!Array.isArray(found)) return found;
        name = found;
      } else if (token === 0x3a) {
        captures = false;
      } else if (token === 0x23) {
        for (;;) {
          if (reader.next === END) {
            throw reader.failure("missing ), unterminated comment", reader.position - start);
          }
          if (reader.take() === 0x29) return "nothing";
        }
      } else if (token === 0x3d || token === 0x21 || token === 0x3c) {
        return this.parseLook(token, verbose, nested, start);
      } else if (token === 0x28) {
        return this.parseConditional(verbose, nested, start);
      } else if (token === 0x3e) {
        captures = false;
        atomic = true;
      } else if (token === 0x2d || flagOfLetter(token) !== 0) {
        const flags = this.parseFlags(token);
        if (flags === null) {
          if (!flagsAllowed) {
            throw reader.failure("global flags not at the start of the expression", reader.position - start);
          }
          return "flags";
        }
        ({ added, removed } = flags);
        captures = false;
      } else {
        throw reader.failure(`unknown extension ?${tokenText(token)}`, tokenLength(token) + 1);
      }
    }
    const group = captures ? this.openGroup(name) : 0;
    const inner = (verbose || (added & FLAG_VERBOSE) !== 0) && (removed & FLAG_VERBOSE) === 0;
    const body = this.parseAlternatives(inner, nested + 1);
    if (!reader.match(0x29)) {
      throw reader.failure("missing ), unterminated subpattern", reader.position - start);
    }
    if (group > 0) this.groupWidths[group] = body.width;
    return atomic ? { kind: "atomic", body } : { kind: "group", group, added, removed, body };
  }

  private openGroup(name: number[] | undefined): number {
    const group = this.groupWidths.length;
    this.groupWidths.push(null);
    if (name !== undefined) {
      const text = textOf(name);
      const other = this.groupIndex.get(text);
      if (other !== undefined) {
        const reason = `redefinition of group name ${quoted(name)} as group ${group}; was group ${other}`;
        throw this.reader.failure(reason, name.length + 1);
      }
      this.groupIndex.set(text, group);
    }
    return group;
  }

  /** `(?P<name>`, of which the name is returned, or `(?P=name)`. */
  private parseNamed(): number[] | PatternNode {
    const { reader } = this;
    if (reader.match(0x3c)) {
      const name = reader.takeUntil(0x3e, "group name");
      reader.checkGroupName(name);
      return name;
    }
    if (reader.match(0x3d)) {
      const name = reader.takeUntil(0x29, "group name");
      reader.checkGroupName(name);
      const group = this.groupIndex.get(textOf(name));
      if (group === undefined) throw reader.failure(`unknown group name ${quoted(name)}`, name.length + 1);
      const width = this.groupWidths[group];
      if (width === null) throw reader.failure("cannot refer to an open group", name.length + 1);
      this.checkLookbehindGroup(group);
      return { kind: "reference", group, width };
    }
    const token = reader.take();
    if (token === END) throw reader.failure("unexpected end of pattern");
    throw reader.failure(`unknown extension ?P${tokenText(token)}`, tokenLength(token) + 2);
  }

  private isClosed(group: number): boolean {
    return group < this.groupWidths.length && this.groupWidths[group] !== null;
  }

  private checkLookbehindGroup(group: number): void {
    if (this.lookbehindGroups === 0) return;
    if (!this.isClosed(group)) throw this.reader.failure("cannot refer to an open group");
    if (group >= this.lookbehindGroups) {
      throw this.reader.failure("cannot refer to group defined in the same lookbehind subpattern");
    }
  }

  /** Lookahead and lookbehind. */
  private parseLook(opening: number, verbose: boolean, nested: number, start: number): PatternNode {
    const { reader } = this;
    let token = opening;
    const behind = token === 0x3c;
    const outer = this.lookbehindGroups;
    if (behind) {
      token = reader.take();
      if (token === END) throw reader.failure("unexpected end of pattern");
      if (token !== 0x3d && token !== 0x21) {
        throw reader.failure(`unknown extension ?<${tokenText(token)}`, tokenLength(token) + 2);
      }
      if (outer === 0) this.lookbehindGroups = this.groupWidths.length;
    }
    const body = this.parseAlternatives(verbose, nested + 1);
    if (behind) this.lookbehindGroups = outer;
    if (!reader.match(0x29)) {
      throw reader.failure("missing ), unterminated subpattern", reader.position - start);
    }
    const negative = token === 0x21;
    if (negative && body.nodes.length === 0) return { kind: "failure" };
    return { kind: "look", behind, negative, body };
  }

  /** `(?(group)yes|no)` */
  private parseConditional(verbose: boolean, nested: number, start: number): PatternNode {
    const { reader } = this;
    const name = reader.takeUntil(0x29, "group name");
    const offset = name.length + 1;
    let group: number;
    if (isNumber(name)) {
      group = numberOf(name);
      if (group === 0) throw reader.failure("bad group number", offset);
      if (group >= MAX_GROUPS) throw reader.failure(`invalid group reference ${decimalText(name)}`, offset);
      if (!this.conditionPositions.has(group)) this.conditionPositions.set(group, reader.position - offset);
    } else {
      reader.checkGroupName(name);
      const known = this.groupIndex.get(textOf(name));
      if (known === undefined) throw reader.failure(`unknown group name ${quoted(name)}`, offset);
      group = known;
    }
    this.checkLookbehindGroup(group);
    this.exact ||= !this.isClosed(group);
    this.enter(1);
    const yes = this.parseSequence(verbose, nested + 1, false);
    let no: Sequence | null = null;
    if (reader.match(0x7c)) {
      no = this.parseSequence(verbose, nested + 1, false);
      if (reader.next === 0x7c) throw reader.failure("conditional backref with more than two branches");
    }
    this.depth -= 1;
    if (!reader.match(0x29)) {
      throw reader.failure("missing ), unterminated subpattern", reader.position - start);
    }
    // CPython: a conditional asks for `no` only when it has items, but an empty one has its width.
    return { kind: "conditional", group, yes, no };
  }

  /** Letters of `(?aiLmsux)` or `(?aiLmsux-imsx:`; null for global flags, which are then set. */
  private parseFlags(opening: number): { added: number; removed: number } | null {
    const { reader } = this;
    let token = opening;
    let added = 0;
    let removed = 0;
    if (token !== 0x2d) {
      for (;;) {
        const flag = flagOfLetter(token);
        if (reader.isText ? token === 0x4c : token === 0x75) {
          const type = reader.isText ? "str" : "bytes";
          throw reader.failure(`bad inline flags: cannot use '${tokenText(token)}' flag with a ${type} pattern`);
        }
        added |= flag;
        if ((flag & TYPE_FLAGS) !== 0 && (added & TYPE_FLAGS) !== flag) {
          throw reader.failure("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
        }
        token = reader.take();
        if (token === END) throw reader.failure("missing -, : or )");
        if (token === 0x29 || token === 0x2d || token === 0x3a) break;
        this.checkFlag(token, "missing -, : or )");
      }
    }
    if (token === 0x29) {
      this.flags |= added;
      return null;
    }
    if (token === 0x2d) {
      token = reader.take();
      if (token === END) throw reader.failure("missing flag");
      this.checkFlag(token, "missing flag");
      for (;;) {
        const flag = flagOfLetter(token);
        if ((flag & TYPE_FLAGS) !== 0) {
          throw reader.failure("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
        }
        removed |= flag;
        token = reader.take();
        if (token === END) throw reader.failure("missing :");
        if (token === 0x3a) break;
        this.checkFlag(token, "missing :");
      }
    }
    if ((added & removed) !== 0) throw reader.failure("bad inline flags: flag turned on and off", 1);
    return { added, removed };
  }

  private checkFlag(token: number, missing: string): void {
    if (flagOfLetter(token) !== 0) return;
    throw this.reader.failure(token < ESCAPE && isAlpha(token) ? "unknown flag" : missing, tokenLength(token));
  }

  /** An escape outside sets. */
  private parseEscape(token: number): PatternNode {
    const { reader } = this;
    const code = token - ESCAPE;
    const place = placeOf(code);
    if (place !== undefined) return { kind: "at", place };
    const category = categoryOf(code);
    if (category !== undefined) return { kind: "set", negated: false, items: [category] };
    const control = controlOf(code);
    // \b is a place out here.
    if (control >= 0) return { kind: "literal", code: control };
    const named = this.parseCodeEscape(code);
    if (named >= 0) return { kind: "literal", code: named };
    if (code === 0x30) {
      const digits: number[] = [code];
      reader.takeDigits(digits, 2, 8);
      return { kind: "literal", code: numberOf(digits, 8) };
    }
    if (digitValue(code, 10) >= 0) return this.parseReference(code);
    if (isAsciiLetter(code)) throw reader.failure(`bad escape ${tokenText(token)}`, 2);
    return { kind: "literal", code };
  }

  /** A backslash and digits: a group, or three octal digits for a character. */
  private parseReference(first: number): PatternNode {
    const { reader } = this;
    const digits = [first];
    if (digitValue(reader.next, 10) >= 0) {
      digits.push(reader.take());
      if (digitValue(first, 8) >= 0 && digitValue(digits[1], 8) >= 0 && digitValue(reader.next, 8) >= 0) {
        digits.push(reader.take());
        return { kind: "literal", code: this.octal(digits) };
      }
    }
    const group = numberOf(digits);
    if (group >= this.groupWidths.length) throw reader.failure(`invalid group reference ${group}`, digits.length);
    const width = this.groupWidths[group];
    if (width === null) throw reader.failure("cannot refer to an open group", digits.length + 1);
    this.checkLookbehindGroup(group);
    return { kind: "reference", group, width };
  }

  private octal(digits: readonly number[]): number {
    const code = numberOf(digits, 8);
    if (code > 0o377) {
      const reason = `octal escape value \\${textOf(digits)} outside of range 0-0o377`;
      throw this.reader.failure(reason, digits.length + 1);
    }
    return code;
  }

  /** `\x`, `\u`, `\U` and `\N`, or -1 when the escape is none of them. */
  private parseCodeEscape(code: number): number {
    const { reader } = this;
    let length = 0;
    if (code === 0x78) length = 2;
    else if (code === 0x75 && reader.isText) length = 4;
    else if (code === 0x55 && reader.isText) length = 8;
    else if (code === 0x4e && reader.isText) return this.parseNameEscape();
    else return -1;
    const digits: number[] = [];
    reader.takeDigits(digits, length, 16);
    const escape = `\\${String.fromCharCode(code)}${textOf(digits)}`;
    if (digits.length < length) throw reader.failure(`incomplete escape ${escape}`, escape.length);
    const value = numberOf(digits, 16);
    if (value > 0x10ffff) throw reader.failure(`bad escape ${escape}`, escape.length);
    return value;
  }

  private parseNameEscape(): number {
    const { reader } = this;
    if (!reader.match(0x7b)) throw reader.failure("missing {");
    const name = reader.takeUntil(0x7d, "character name");
    const code = this.lookup(textOf(name));
    if (code === undefined) throw reader.failure(`undefined character name ${quoted(name)}`, name.length + 4);
    return code;
  }

  /** A set, behind its `[`. */
  private parseSet(): PatternNode {
    const { reader } = this;
    const here = reader.position - 1;
    const items: SetItem[] = [];
    const negated = reader.match(0x5e);
    for (let isFirst = true; ; isFirst = false) {
      const token = reader.take();
      if (token === END) throw reader.failure("unterminated character set", reader.position - here);
      if (token === 0x5d && !isFirst) break;
      const item = this.parseSetItem(token);
      if (!reader.match(0x2d)) {
        items.push(item);
        continue;
      }
      const last = reader.take();
      if (last === END) throw reader.failure("unterminated character set", reader.position - here);
      if (last === 0x5d) {
        items.push(item, literalItem(0x2d));
        break;
      }
      const high = this.parseSetItem(last);
      if (item.kind !== "literal" || high.kind !== "literal" || high.low < item.low) {
        const codes: number[] = [];
        pushToken(codes, token);
        codes.push(0x2d);
        pushToken(codes, last);
        throw reader.failure(`bad character range ${textOf(codes)}`, codes.length);
      }
      items.push({ kind: "range", low: item.low, high: high.low });
    }
    const unique = distinctItems(items);
    if (unique.length === 1 && unique[0].kind === "literal") {
      return { kind: negated ? "not-literal" : "literal", code: unique[0].low };
    }
    return { kind: "set", negated, items: unique };
  }

  private parseSetItem(token: number): SetItem {
    if (token < ESCAPE) return literalItem(token);
    const { reader } = this;
    const code = token - ESCAPE;
    const category = categoryOf(code);
    if (category !== undefined) return category;
    const control = code === 0x62 ? 8 : controlOf(code);
    if (control >= 0) return literalItem(control);
    const named = this.parseCodeEscape(code);
    if (named >= 0) return literalItem(named);
    if (digitValue(code, 8) >= 0) {
      const digits = [code];
      reader.takeDigits(digits, 2, 8);
      return literalItem(this.octal(digits));
    }
    if (isAsciiLetter(code) || digitValue(code, 10) >= 0) {
      throw reader.failure(`bad escape ${tokenText(token)}`, 2);
    }
    return literalItem(code);
  }
}

/** Whether a node is a group that neither captures nor sets flags. */
function isBare(node: PatternNode): node is PatternNode & { readonly kind: "group" } {
  return node.kind === "group" && node.group === 0 && node.added === 0 && node.removed === 0;
}

function repeatCount(digits: readonly number[]): number {
  const count = numberOf(digits);
  if (count >= MAX_REPEAT) throw new RegexFailure("overflow", "the repetition number is too large");
  return count;
}

/** Alternatives with what they all begin with moved out, and single characters made a set. */
function joinAlternatives(alternatives: readonly Sequence[]): Sequence {
  let shared = 0;
  const [first] = alternatives;
  for (; shared < first.nodes.length; shared += 1) {
    const node = first.nodes[shared];
    if (!alternatives.every((other) => shared < other.nodes.length && isSameNode(node, other.nodes[shared]))) break;
  }
  const nodes: PatternNode[] = first.nodes.slice(0, shared);
  const rest = shared === 0 ? alternatives : alternatives.map((item) => new Sequence(item.nodes.slice(shared)));
  const items: SetItem[] = [];
  let isSet = true;
  for (const { nodes: inner } of rest) {
    const node = inner.length === 1 ? inner[0] : undefined;
    if (node?.kind === "literal") items.push(literalItem(node.code));
    else if (node?.kind === "set" && !node.negated) for (const item of node.items) items.push(item);
    else {
      isSet = false;
      break;
    }
  }
  nodes.push(
    isSet ? { kind: "set", negated: false, items: distinctItems(items) } : { kind: "branch", alternatives: rest },
  );
  return new Sequence(nodes);
}

/** Equality as CPython's tree has it: nodes that hold sequences are equal to none. */
function isSameNode(one: PatternNode, other: PatternNode): boolean {
  switch (one.kind) {
    case "literal":
    case "not-literal":
      return other.kind === one.kind && other.code === one.code;
    case "any":
    case "failure":
      return other.kind === one.kind;
    case "at":
      return other.kind === "at" && other.place === one.place;
    case "reference":
      return other.kind === "reference" && other.group === one.group;
    case "set":
      return (
        other.kind === "set" &&
        other.negated === one.negated &&
        other.items.length === one.items.length &&
        one.items.every((item, index) => itemKey(item) === itemKey(other.items[index]))
      );
    default:
      return false;
  }
}

function literalItem(code: number): SetItem {
  return { kind: "literal", low: code, high: code };
}

/** A number for each item; a range of one is not the literal. */
function itemKey({ kind, low, high }: SetItem): number {
  if (kind === "class") return -1 - low;
  return kind === "literal" ? low : (low + 1) * 0x200000 + high;
}

function distinctItems(items: readonly SetItem[]): SetItem[] {
  const seen = new Set<number>();
  const distinct: SetItem[] = [];
  for (const item of items) {
    const key = itemKey(item);
    if (seen.has(key)) continue;
    seen.add(key);
    distinct.push(item);
  }
  return distinct;
}

/** White space that verbose mode leaves out. */
function isPatternSpace(token: number): boolean {
  return token === 0x20 || (token >= 0x09 && token <= 0x0d);
}

function placeOf(code: number): Place | undefined {
  switch (code) {
    case 0x41:
      return "beginning-string";
    case 0x5a:
      return "end-string";
    case 0x62:
      return "boundary";
    case 0x42:
      return "non-boundary";
    default:
      return undefined;
  }
}

const CATEGORY_LETTERS: ReadonlyMap<number, number> = new Map([
  [0x64, CATEGORY.digit],
  [0x44, CATEGORY.notDigit],
  [0x73, CATEGORY.space],
  [0x53, CATEGORY.notSpace],
  [0x77, CATEGORY.word],
  [0x57, CATEGORY.notWord],
]);

function categoryOf(code: number): SetItem | undefined {
  const category = CATEGORY_LETTERS.get(code);
  return category === undefined ? undefined : { kind: "class", low: category, high: category };
}

/** `\a \f \n \r \t \v` and the backslash itself, or -1. */
export function controlOf(code: number): number {
  switch (code) {
    case 0x61:
      return 7;
    case 0x66:
      return 12;
    case 0x6e:
      return 10;
    case 0x72:
      return 13;
    case 0x74:
      return 9;
    case 0x76:
      return 11;
    case 0x5c:
      return 0x5c;
    default:
      return -1;
  }
}
