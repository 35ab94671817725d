/**
 * `match`: patterns (PEP 634). The subject of a pattern is on the stack and is consumed whether the pattern matches or not;
 * `onTop` counts what else of the pattern lies there, so that a failure knows how much to take off.
 *
 * CPython keeps captured values on the stack and rotates them there, which takes instructions quadratic in their number.
 * Here a captured value goes into a hidden slot, and from there into its name once the whole pattern has matched; where
 * nothing can fail any more it goes into its name at once.
 */

import type {
  Expr,
  Located,
  Match,
  MatchAs,
  MatchCase,
  MatchClass,
  MatchMapping,
  MatchOr,
  MatchSequence,
  Pattern,
  Stmt,
} from "../syntax/ast.js";
import { ComprehensionCompiler } from "./compiler-comprehensions.js";
import { constantRepr, equalityKey, intConstant, literalConstant, strConstant, tupleConstant } from "./constant.js";
import { Op } from "./opcodes.js";
import type { Label } from "./unit.js";

/** The state of one pattern, or of one alternative. */
class PatternContext {
  /** Labels at which so many values are taken off the stack before the next pattern is tried. */
  readonly failures: Label[] = [];
  /** Values of this pattern on the stack beside the one being matched. */
  onTop = 0;
  /** Names bound so far, with the slots that hold their values; -1 when the name has its value already. */
  readonly captured = new Map<string, number>();
  constructor(public mayBeIrrefutable: boolean) {}
}

export abstract class PatternCompiler extends ComprehensionCompiler {
  abstract body(statements: readonly Stmt[]): void;

  protected matchStatement(node: Match): void {
    const { unit } = this;
    const { cases } = node;
    this.expr(node.subject);
    const end = unit.newLabel();
    const last = cases[cases.length - 1];
    const hasDefault = cases.length > 1 && isWildcard(last.pattern);
    const count = cases.length - (hasDefault ? 1 : 0);
    for (let i = 0; i < count; i++) this.matchCase(cases[i], i === count - 1, i === cases.length - 1, end);
    if (hasDefault) {
      if (last.guard !== null) this.jumpIf(last.guard, end, false);
      this.body(last.body);
    }
    unit.place(end);
  }

  private matchCase(node: MatchCase, isLastTested: boolean, isLast: boolean, end: Label): void {
    const { unit } = this;
    const { pattern } = node;
    if (!isLastTested) unit.emit(Op.COPY, 1, pattern);
    const context = new PatternContext(node.guard !== null || isLast);
    this.pattern(pattern, context, true);
    this.bind(context, pattern);
    if (node.guard !== null) {
      this.ensureFailure(context, 0);
      this.jumpIf(node.guard, context.failures[0], false);
    }
    if (!isLastTested) unit.emit(Op.POP_TOP, 0, pattern);
    this.body(node.body);
    unit.emit(Op.JUMP, end, pattern);
    this.placeFailures(context, pattern);
  }

  /** Captured values go from their slots into their names. */
  private bind(context: PatternContext, location: Located): void {
    for (const [name, slot] of context.captured) {
      if (slot < 0) continue;
      this.unit.emit(Op.LOAD_FAST, slot, location);
      this.store(name, location);
      context.captured.set(name, -1);
    }
  }

  // -------------------------------------------------------------------------------------------------------- failures

  private ensureFailure(context: PatternContext, count: number): void {
    while (context.failures.length <= count) context.failures.push(this.unit.newLabel());
  }

  private failIf(
    op: Op.POP_JUMP_IF_FALSE | Op.POP_JUMP_IF_TRUE | Op.POP_JUMP_IF_NONE | Op.JUMP,
    context: PatternContext,
    location: Located,
  ): void {
    this.ensureFailure(context, context.onTop);
    this.unit.emit(op, context.failures[context.onTop], location);
  }

  private placeFailures(context: PatternContext, location: Located): void {
    const { unit } = this;
    const { failures } = context;
    for (let count = failures.length - 1; count >= 0; count--) {
      unit.place(failures[count]);
      if (count > 0) unit.emit(Op.POP_TOP, 0, location);
    }
  }

  // -------------------------------------------------------------------------------------------------------- patterns

  /** Matches the value on the stack; `isLast` when nothing can fail after this pattern. */
  private pattern(node: Pattern, context: PatternContext, isLast: boolean): void {
    const { unit } = this;
    switch (node.kind) {
      case "MatchValue":
        this.patternValue(node.value, "patterns may only match literals and attribute lookups");
        unit.emit(Op.COMPARE_EQUAL, 0, node);
        return this.failIf(Op.POP_JUMP_IF_FALSE, context, node);
      case "MatchSingleton":
        this.constant(literalConstant(node.value), node);
        unit.emit(Op.IS_OP, 0, node);
        return this.failIf(Op.POP_JUMP_IF_FALSE, context, node);
      case "MatchSequence":
        return this.sequencePattern(node, context, isLast);
      case "MatchMapping":
        return this.mappingPattern(node, context, isLast);
      case "MatchClass":
        return this.classPattern(node, context, isLast);
      case "MatchStar":
        return this.capture(node.name, context, isLast, node);
      case "MatchAs":
        return this.asPattern(node, context, isLast);
      case "MatchOr":
        return this.orPattern(node, context, isLast);
    }
  }

  /** A pattern inside another may match anything. */
  private subpattern(node: Pattern, context: PatternContext, isLast: boolean): void {
    const before = context.mayBeIrrefutable;
    context.mayBeIrrefutable = true;
    this.pattern(node, context, isLast);
    context.mayBeIrrefutable = before;
  }

  private patternValue(node: Expr, otherwise: string, location: Located = node): void {
    switch (node.kind) {
      case "Constant":
      case "Attribute":
      case "UnaryOp":
      case "BinOp":
        return this.expr(node);
      default:
        return this.error(otherwise, location);
    }
  }

  /** Takes the value for a name, or drops it. */
  private capture(name: string | null, context: PatternContext, isLast: boolean, location: Located): void {
    const { unit } = this;
    if (name === null) return unit.emit(Op.POP_TOP, 0, location);
    this.checkName(name, location);
    if (context.captured.has(name)) this.repeatedName(name, location);
    if (isLast) {
      context.captured.set(name, -1);
      return this.store(name, location);
    }
    const slot = this.captureSlot(name);
    context.captured.set(name, slot);
    unit.emit(Op.STORE_FAST, slot, location);
  }

  private captureSlot(name: string): number {
    const { unit } = this;
    const stored = this.scope.mangle(name);
    unit.captures ??= new Map();
    let slot = unit.captures.get(stored);
    if (slot === undefined) {
      slot = unit.newSlot("." + stored);
      unit.captures.set(stored, slot);
    }
    return slot;
  }

  private repeatedName(name: string, location: Located): never {
    return this.error(`multiple assignments to name ${constantRepr(strConstant(name))} in pattern`, location);
  }

  private asPattern(node: MatchAs, context: PatternContext, isLast: boolean): void {
    if (node.pattern === null) {
      if (!context.mayBeIrrefutable) {
        this.error(
          node.name === null
            ? "wildcard makes remaining patterns unreachable"
            : `name capture ${constantRepr(strConstant(node.name))} makes remaining patterns unreachable`,
          node,
        );
      }
      return this.capture(node.name, context, isLast, node);
    }
    // The copy below waits for the pattern to match.
    context.onTop++;
    this.unit.emit(Op.COPY, 1, node);
    this.pattern(node.pattern, context, isLast);
    context.onTop--;
    this.capture(node.name, context, isLast, node);
  }

  private sequencePattern(node: MatchSequence, context: PatternContext, isLast: boolean): void {
    const { unit } = this;
    const { patterns } = node;
    const size = patterns.length;
    let star = -1;
    let onlyWildcards = true;
    for (let i = 0; i < size; i++) {
      const each = patterns[i];
      if (each.kind === "MatchStar") {
        if (star >= 0) this.error("multiple starred names in sequence pattern", node);
        star = i;
        if (each.name !== null) onlyWildcards = false;
      } else if (!isWildcard(each)) onlyWildcards = false;
    }
    context.onTop++;
    unit.emit(Op.MATCH_SEQUENCE, 0, node);
    this.failIf(Op.POP_JUMP_IF_FALSE, context, node);
    if (star < 0) this.checkLength(size, Op.COMPARE_EQUAL, context, node);
    else if (size > 1) this.checkLength(size - 1, Op.COMPARE_GREATER_EQUAL, context, node);
    context.onTop--;
    if (onlyWildcards) unit.emit(Op.POP_TOP, 0, node);
    else if (star >= 0 && isStarWildcard(patterns[star])) this.sequenceItems(node, star, context, isLast);
    else {
      if (star < 0) unit.emit(Op.UNPACK_SEQUENCE, size, node);
      else {
        if (star > 255 || size - star - 1 > 2047)
          this.error("too many expressions in star-unpacking sequence pattern", node);
        unit.emit(Op.UNPACK_EX, star | ((size - star - 1) << 12), node);
      }
      this.subpatterns(patterns, context, isLast);
    }
  }

  private checkLength(
    size: number,
    op: Op.COMPARE_EQUAL | Op.COMPARE_GREATER_EQUAL,
    context: PatternContext,
    location: Located,
  ): void {
    const { unit } = this;
    unit.emit(Op.GET_LEN, 0, location);
    this.constant(intConstant(size), location);
    unit.emit(op, 0, location);
    this.failIf(Op.POP_JUMP_IF_FALSE, context, location);
  }

  /** Matches the values on the stack, the first on top. */
  private subpatterns(patterns: readonly Pattern[], context: PatternContext, isLast: boolean): void {
    const size = patterns.length;
    // Nothing fails after the last pattern that can.
    let lastRefutable = size - 1;
    while (isLast && lastRefutable >= 0 && isCapture(patterns[lastRefutable])) lastRefutable--;
    context.onTop += size;
    for (let i = 0; i < size; i++) {
      context.onTop--;
      this.subpattern(patterns[i], context, isLast && i >= lastRefutable);
    }
  }

  /** `[a, *_, b]`: items by index, so that the middle is never copied. */
  private sequenceItems(node: MatchSequence, star: number, context: PatternContext, isLast: boolean): void {
    const { unit } = this;
    const { patterns } = node;
    const size = patterns.length;
    let lastItem = size - 1;
    while (lastItem === star || isWildcard(patterns[lastItem])) lastItem--;
    context.onTop++;
    for (let i = 0; i < size; i++) {
      const each = patterns[i];
      if (i === star || isWildcard(each)) continue;
      unit.emit(Op.COPY, 1, each);
      if (i < star) this.constant(intConstant(i), each);
      else {
        // The subject may not know negative indexes.
        unit.emit(Op.GET_LEN, 0, each);
        this.constant(intConstant(size - i), each);
        unit.emit(Op.BINARY_SUBTRACT, 0, each);
      }
      unit.emit(Op.BINARY_SUBSCR, 0, each);
      // Reading the item after this one may raise.
      this.subpattern(each, context, isLast && i === lastItem);
    }
    context.onTop--;
    unit.emit(Op.POP_TOP, 0, node);
  }

  private mappingPattern(node: MatchMapping, context: PatternContext, isLast: boolean): void {
    const { unit } = this;
    const { keys, patterns, rest } = node;
    const size = keys.length;
    context.onTop++;
    unit.emit(Op.MATCH_MAPPING, 0, node);
    this.failIf(Op.POP_JUMP_IF_FALSE, context, node);
    if (size === 0 && rest === null) {
      context.onTop--;
      return unit.emit(Op.POP_TOP, 0, node);
    }
    if (size > 0) this.checkLength(size, Op.COMPARE_GREATER_EQUAL, context, node);
    const seen = new Set<string>();
    for (const key of keys) {
      this.patternValue(key, "mapping pattern keys may only match literals and attribute lookups", node);
      const value = key.kind === "Attribute" ? null : unit.trailingConstant();
      if (value === null) continue;
      const text = equalityKey(value);
      if (seen.has(text)) this.error(`mapping pattern checks duplicate key (${constantRepr(value)})`, node);
      seen.add(text);
    }
    this.buildTuple(size, node);
    unit.emit(Op.MATCH_KEYS, 0, node);
    // Now subject, keys, values.
    context.onTop += 2;
    unit.emit(Op.COPY, 1, node);
    this.failIf(Op.POP_JUMP_IF_NONE, context, node);
    unit.emit(Op.UNPACK_SEQUENCE, size, node);
    context.onTop--;
    this.subpatterns(patterns, context, isLast && rest === null);
    context.onTop -= 2;
    if (rest === null) {
      unit.emit(Op.POP_TOP, 0, node);
      return unit.emit(Op.POP_TOP, 0, node);
    }
    // A copy of the subject without the keys.
    unit.emit(Op.BUILD_MAP, 0, node);
    unit.emit(Op.SWAP, 3, node);
    unit.emit(Op.DICT_UPDATE, 2, node);
    for (let i = 0; i < size; i++) {
      unit.emit(Op.COPY, 2, node);
      unit.emit(Op.COPY, 2, node);
      this.constant(intConstant(i), node);
      unit.emit(Op.BINARY_SUBSCR, 0, node);
      unit.emit(Op.DELETE_SUBSCR, 0, node);
    }
    unit.emit(Op.POP_TOP, 0, node);
    this.capture(rest, context, isLast, node);
  }

  private classPattern(node: MatchClass, context: PatternContext, isLast: boolean): void {
    const { unit } = this;
    const { patterns, kwd_attrs: names, kwd_patterns: named } = node;
    const seen = new Set<string>();
    for (let i = 0; i < names.length; i++) {
      this.checkName(names[i], named[i]);
      if (seen.has(names[i])) this.error(`attribute name repeated in class pattern: ${names[i]}`, named[i]);
      seen.add(names[i]);
    }
    this.expr(node.cls);
    this.constant(tupleConstant(names.map(strConstant)), node);
    unit.emit(Op.MATCH_CLASS, patterns.length, node);
    context.onTop++;
    unit.emit(Op.COPY, 1, node);
    this.failIf(Op.POP_JUMP_IF_NONE, context, node);
    context.onTop--;
    const all = [...patterns, ...named];
    unit.emit(Op.UNPACK_SEQUENCE, all.length, node);
    this.subpatterns(all, context, isLast);
  }

  private orPattern(node: MatchOr, context: PatternContext, isLast: boolean): void {
    const { unit } = this;
    const end = unit.newLabel();
    const size = node.patterns.length;
    let control: ReadonlyMap<string, number> | null = null;
    for (let i = 0; i < size; i++) {
      const alternative = node.patterns[i];
      const inner = new PatternContext(i === size - 1 && context.mayBeIrrefutable);
      unit.emit(Op.COPY, 1, alternative);
      this.pattern(alternative, inner, isLast);
      if (isLast) this.bind(inner, alternative);
      if (control === null) control = inner.captured;
      else if (!sameNames(control, inner.captured)) this.error("alternative patterns bind different names", node);
      unit.emit(Op.JUMP, end, alternative);
      this.placeFailures(inner, alternative);
    }
    // No alternative matched: the copy of the subject goes, and the pattern fails.
    unit.emit(Op.POP_TOP, 0, node);
    this.failIf(Op.JUMP, context, node);
    unit.place(end);
    for (const [name, slot] of control ?? []) {
      if (context.captured.has(name)) this.repeatedName(name, node);
      context.captured.set(name, slot);
    }
    unit.emit(Op.POP_TOP, 0, node);
  }
}

function sameNames(first: ReadonlyMap<string, number>, second: ReadonlyMap<string, number>): boolean {
  if (first.size !== second.size) return false;
  for (const name of first.keys()) if (!second.has(name)) return false;
  return true;
}

function isWildcard(pattern: Pattern): boolean {
  return pattern.kind === "MatchAs" && pattern.name === null && pattern.pattern === null;
}

function isStarWildcard(pattern: Pattern): boolean {
  return pattern.kind === "MatchStar" && pattern.name === null;
}

/** A pattern that only takes the value: it cannot fail. */
function isCapture(pattern: Pattern): boolean {
  return pattern.kind === "MatchStar" || (pattern.kind === "MatchAs" && pattern.pattern === null);
}
