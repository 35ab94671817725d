// Trees to programs. Beside sre's own forms (single-character repeats, literal prefixes) it uses first characters to
// leave out choices that cannot succeed: alternatives that cannot begin here, repeats that have nothing to give
// back. That is invisible but where sre shows captures of attempts that failed: to a conditional that asks for a group
// still open, and in possessive repeats, inside which it does not restore them. Such patterns become *exact*
// programs, which make every choice that sre makes and restore captures exactly when it does.
import type { CharSet } from "./charset.js";
import { CharSetTable, FOLD, foldOfFlags, hasCased, isAsciiMode } from "./charset.js";
import { asciiLower, asciiUpper, caseGroup, isAsciiLetter, isCasedUnicode, simpleLower } from "./character.js";
import { RegexFailure } from "./failure.js";
import type { First } from "./first.js";
import { FirstFinder, UNKNOWN, areDisjoint, chain, either, latinBytes } from "./first.js";
import { FLAG_DOTALL, FLAG_IGNORECASE, FLAG_MULTILINE, combineFlags } from "./flags.js";
import type { Meter } from "./meter.js";
import { RegexOp, RegexPlan, RegexSaves, RegexSize, RegexUnit } from "./opcode.js";
import type { ParsedPattern } from "./parse.js";
import type { Program } from "./program.js";
import type { GroupNode, PatternNode, RepeatNode, Sequence, SetItem } from "./syntax.js";
import { MAX_REPEAT } from "./syntax.js";

/** Counts in programs are 32 bits; no text is as long. */
const ENDLESS = 0x7fffffff;
/** CPython's MAXCODE, the farthest that a lookbehind looks. */
const MAX_LOOKBEHIND = 4294967295;

/** Compiles a parsed pattern; throws a RegexFailure. */
export function compileProgram(parsed: ParsedPattern, meter: Meter): Program {
  return new Compiler(parsed, meter).compile();
}

/** Where a node stands. */
interface Context {
  readonly flags: number;
  /** What can come after it; UNKNOWN at the end of the pattern, of a lookaround, of an atomic group. */
  readonly follow: First;
  /** Whether it is in a loop that captures, or in an exact program in any loop but a possessive one. */
  readonly saves: RegexSaves;
}

/** The words of a check: plane, bit, classes. */
type Check = readonly [plane: number, bit: number, classes: number];

const NO_CHECK: Check = [-1, 0, 0];

/** What a node that matches one character is under its flags. */
type UnitForm = { readonly code: number } | { readonly set: CharSet } | "any" | "any-but-newline";

class Compiler {
  private readonly code: number[] = [];
  private readonly sets: CharSetTable;
  private readonly firsts: FirstFinder;
  private readonly checks = new Map<First, Check>();
  private readonly checkPlanes = new Map<string, { readonly plane: number; readonly bit: number }>();
  private readonly exact: boolean;
  private hasReferences = false;
  private readonly units = new Map<PatternNode, UnitForm>();

  constructor(
    private readonly parsed: ParsedPattern,
    private readonly meter: Meter,
  ) {
    const sets = new CharSetTable(meter);
    this.sets = sets;
    this.exact = parsed.exact;
    this.firsts = new FirstFinder({
      unit: (node, flags) => this.unit(node, flags),
      get planes() {
        return sets.table;
      },
      combine: combineFlags,
    });
  }

  compile(): Program {
    const { sequence, flags, groups } = this.parsed;
    this.emitSequence(sequence, { flags, follow: UNKNOWN, saves: RegexSaves.Never });
    this.emit(RegexOp.Success);
    const prefix: number[] = [];
    this.collectPrefix(sequence, flags, prefix);
    const first = this.firsts.ofSequence(sequence, 0, flags);
    const minimum = Math.min(sequence.width.minimum, ENDLESS);
    const set = minimum > 0 && prefix.length === 0 ? this.searchSet(sequence, flags) : undefined;
    const plan = set === undefined ? this.plan(minimum, prefix, first) : RegexPlan.First;
    const [plane, bit, classes] = plan === RegexPlan.First ? this.check(first) : [-1, 0, 0];
    const code = Int32Array.from(this.code);
    this.meter.reserve(code.byteLength + this.sets.table.length);
    return {
      code,
      planes: this.sets.table,
      wideSets: this.sets.wideSets,
      groups,
      minimum,
      plan,
      prefix: Int32Array.from(prefix),
      borders: bordersOf(prefix),
      afterPrefix: afterLiterals(code, prefix.length),
      firstPlane: set?.plane ?? plane,
      firstBit: set?.bit ?? bit,
      firstClasses: set?.classes ?? classes,
      firstWide: set?.index ?? this.firstWide(sequence, flags),
      leadingRun: this.leadingRun(),
      lean: !this.exact,
    };
  }

  private plan(minimum: number, prefix: readonly number[], first: First): RegexPlan {
    let at = 0;
    while (this.code[at] === RegexOp.Mark) at += 2;
    if (this.code[at] === RegexOp.AtBeginning) return RegexPlan.Beginning;
    if (this.code[at] === RegexOp.AtLineBeginning) return RegexPlan.Lines;
    if (minimum === 0 || first.empty) return RegexPlan.Everywhere;
    if (prefix.length > 0) return RegexPlan.Prefix;
    return isFull(first) ? RegexPlan.Everywhere : RegexPlan.First;
  }

  /**
   * sre searches for a pattern that begins with a set by that set under the flags of the whole pattern, though a group
   * around it may have changed the meaning of its classes: `(?u:\w)` under re.ASCII is not found at `é`, which it
   * matches. That set, where it makes a difference.
   */
  private searchSet(sequence: Sequence, flags: number): CharSet | undefined {
    let [node] = sequence.nodes;
    let inner = flags;
    while (node?.kind === "group") {
      inner = combineFlags(inner, node.added, node.removed);
      if (foldOfFlags(inner) === FOLD.locale) return undefined;
      [node] = node.body.nodes;
    }
    if (node?.kind !== "set" || isAsciiMode(inner) === isAsciiMode(flags)) return undefined;
    if (!node.items.some((item) => item.kind === "class")) return undefined;
    const fold = foldOfFlags(inner);
    if (fold !== FOLD.none && hasCased(node.items, fold, this.meter)) return undefined;
    return this.sets.intern(node.items, node.negated, flags & ~FLAG_IGNORECASE);
  }

  private leadingRun(): number {
    // With a reference, what follows may depend on where the run began.
    if (this.hasReferences) return -1;
    let at = 0;
    while (this.code[at] === RegexOp.Mark) at += 2;
    const op = this.code[at];
    const isRun = op === RegexOp.GreedyOne || op === RegexOp.LazyOne || op === RegexOp.PossessiveOne;
    return isRun && this.code[at + 2] === ENDLESS ? at : -1;
  }

  /** The wide set of a pattern that begins with one. */
  private firstWide(sequence: Sequence, flags: number): number {
    let [node] = sequence.nodes;
    let inner = flags;
    for (;;) {
      if (node === undefined) return -1;
      if (node.kind === "group") inner = combineFlags(inner, node.added, node.removed);
      else if (node.kind !== "repeat" || node.minimum === 0) break;
      [node] = node.body.nodes;
    }
    if (node.kind !== "set") return -1;
    const unit = this.unit(node, inner);
    return typeof unit === "object" && "set" in unit ? unit.set.index : -1;
  }

  /** The literal characters that a sequence begins with; true when it is nothing else. */
  private collectPrefix(sequence: Sequence, flags: number, prefix: number[]): boolean {
    for (const node of sequence.nodes) {
      if (node.kind === "literal") {
        const unit = this.unit(node, flags);
        if (typeof unit !== "object" || !("code" in unit)) return false;
        prefix.push(unit.code);
      } else if (node.kind === "group") {
        if (!this.collectPrefix(node.body, combineFlags(flags, node.added, node.removed), prefix)) return false;
      } else {
        return false;
      }
    }
    return true;
  }

  private emit(...words: readonly number[]): void {
    for (const word of words) this.code.push(word);
  }

  private get here(): number {
    return this.code.length;
  }

  private emitSequence(sequence: Sequence, context: Context): void {
    const { nodes } = sequence;
    for (let index = 0; index < nodes.length; index += 1) {
      const node = nodes[index];
      if (node.kind === "literal") {
        index = this.emitLiterals(nodes, index, context.flags);
        continue;
      }
      if (node.kind === "repeat" || node.kind === "group" || node.kind === "branch" || node.kind === "conditional") {
        const rest = this.firsts.ofSequence(sequence, index + 1, context.flags);
        this.emitNode(node, { ...context, follow: chain(rest, context.follow) });
      } else {
        this.emitNode(node, context);
      }
    }
  }

  /** A run of literals, as one instruction where they are not folded; returns the index of the last. */
  private emitLiterals(nodes: readonly PatternNode[], start: number, flags: number): number {
    const codes: number[] = [];
    let index = start;
    for (; index < nodes.length; index += 1) {
      const node = nodes[index];
      if (node.kind !== "literal") break;
      const unit = this.unit(node, flags);
      if (typeof unit !== "object" || !("code" in unit)) break;
      codes.push(unit.code);
    }
    if (codes.length === 0) {
      this.emitUnit(nodes[start], flags);
      return start;
    }
    if (codes.length === 1) {
      this.emit(RegexOp.Literal, codes[0]);
    } else {
      this.emit(RegexOp.String, codes.length);
      for (const code of codes) this.code.push(code);
    }
    return index - 1;
  }

  private emitNode(node: PatternNode, context: Context): void {
    const { flags } = context;
    switch (node.kind) {
      case "literal":
      case "not-literal":
      case "any":
      case "set":
        this.emitUnit(node, flags);
        break;
      case "at":
        this.emitPlace(node.place, flags);
        break;
      case "branch":
        this.emitBranch(node.alternatives, context);
        break;
      case "repeat":
        this.emitRepeat(node, context);
        break;
      case "group":
        this.emitGroup(node, context);
        break;
      case "atomic":
        this.emit(RegexOp.Atomic);
        this.emitSequence(node.body, { ...context, follow: UNKNOWN });
        this.emit(RegexOp.AtomicEnd);
        break;
      case "look":
        this.emitLook(node, context);
        break;
      case "reference": {
        const fold = foldOfFlags(flags);
        const mark = (node.group - 1) * 2;
        this.hasReferences = true;
        if (fold === FOLD.none) this.emit(RegexOp.Reference, mark);
        else this.emit(RegexOp.FoldedReference, mark, fold);
        break;
      }
      case "conditional": {
        this.emit(RegexOp.Conditional, (node.group - 1) * 2, 0);
        const target = this.here - 1;
        this.emitSequence(node.yes, context);
        if (node.no === null || node.no.nodes.length === 0) {
          this.code[target] = this.here;
          break;
        }
        this.emit(RegexOp.Jump, 0);
        const end = this.here - 1;
        this.code[target] = this.here;
        this.emitSequence(node.no, context);
        this.code[end] = this.here;
        break;
      }
      default:
        this.emit(RegexOp.Fail);
    }
  }

  private emitGroup(node: GroupNode, context: Context): void {
    const mark = (node.group - 1) * 2;
    if (node.group > 0) this.emit(RegexOp.Mark, mark);
    this.emitSequence(node.body, { ...context, flags: combineFlags(context.flags, node.added, node.removed) });
    if (node.group > 0) this.emit(RegexOp.Mark, mark + 1);
  }

  private emitPlace(place: string, flags: number): void {
    const multiline = (flags & FLAG_MULTILINE) !== 0;
    switch (place) {
      case "beginning":
        this.emit(multiline ? RegexOp.AtLineBeginning : RegexOp.AtBeginning);
        break;
      case "beginning-string":
        this.emit(RegexOp.AtBeginning);
        break;
      case "end":
        this.emit(multiline ? RegexOp.AtLineEnd : RegexOp.AtEnd);
        break;
      case "end-string":
        this.emit(RegexOp.AtStringEnd);
        break;
      case "boundary":
        this.emit(RegexOp.Boundary, isAsciiMode(flags) ? 1 : 0);
        break;
      default:
        this.emit(RegexOp.NonBoundary, isAsciiMode(flags) ? 1 : 0);
    }
  }

  private emitLook(node: PatternNode & { readonly kind: "look" }, context: Context): void {
    let back = 0;
    if (node.behind) {
      const { minimum, maximum } = node.body.width;
      if (minimum > MAX_LOOKBEHIND) throw new RegexFailure("pattern", "looks too much behind");
      if (minimum !== maximum) throw new RegexFailure("pattern", "look-behind requires fixed-width pattern");
      back = Math.min(minimum, ENDLESS);
    }
    const inner = { ...context, follow: UNKNOWN };
    if (!node.negative) {
      this.emit(RegexOp.Assert, back);
      this.emitSequence(node.body, inner);
      this.emit(RegexOp.AssertEnd);
      return;
    }
    this.emit(RegexOp.AssertNot, 0, back, context.saves);
    const target = this.here - 3;
    this.emitSequence(node.body, inner);
    this.emit(RegexOp.AssertNotEnd);
    this.code[target] = this.here;
  }

  private emitBranch(alternatives: readonly Sequence[], context: Context): void {
    const { flags, follow, saves } = context;
    const ends: number[] = [];
    const checks = new Array<First | undefined>(alternatives.length);
    const later = new Array<First | undefined>(alternatives.length);
    let rest: First | undefined;
    for (let index = alternatives.length - 1; index >= 0; index -= 1) {
      const first = this.exact ? UNKNOWN : chain(this.firsts.ofSequence(alternatives[index], 0, flags), follow);
      checks[index] = first;
      later[index] = rest;
      rest = rest === undefined ? first : either(first, rest);
    }
    for (let index = 0; index < alternatives.length; index += 1) {
      const isLast = index === alternatives.length - 1;
      const alternative = this.here;
      // The last one has no other behind it, but in an exact program it is a choice like the rest, because sre
      // restores captures after it as well.
      const isChoice = !isLast || this.exact;
      if (isChoice) {
        this.emit(RegexOp.Alternative, 0, ...this.check(checks[index]), ...this.check(later[index]), saves);
      }
      this.emitSequence(alternatives[index], context);
      if (!isChoice) break;
      this.emit(RegexOp.Jump, 0);
      ends.push(this.here - 1);
      this.code[alternative + 1] = this.here;
    }
    if (this.exact) this.emit(RegexOp.Fail);
    for (const end of ends) this.code[end] = this.here;
  }

  private emitRepeat(node: RepeatNode, context: Context): void {
    const unit = unitOf(node.body, context.flags);
    if (unit !== undefined) {
      this.emitOne(node, unit.node, unit.flags, context);
      return;
    }
    const saves = this.exact || node.body.captures ? RegexSaves.Always : context.saves;
    if (node.mode === "possessive") {
      this.emitPossessive(node, context, saves);
      return;
    }
    const { body, minimum, maximum } = node;
    if (!this.exact && minimum <= 1 && maximum === 1) {
      // In no loop by itself: `x?` is a choice between x and nothing.
      if (minimum === 1) this.emitSequence(body, context);
      else this.emitOptional(node, context);
    } else if (!this.exact && minimum <= 1 && maximum === MAX_REPEAT && body.width.minimum > 0) {
      this.emitLoop(node, context, saves);
    } else {
      this.emitCounted(node, context, saves);
    }
  }

  private emitOptional({ body, mode }: RepeatNode, context: Context): void {
    const first = chain(this.firsts.ofSequence(body, 0, context.flags), context.follow);
    const op = mode === "lazy" ? RegexOp.LazySplit : RegexOp.Split;
    const split = this.here;
    this.emit(op, split + RegexSize.Split, 0, ...this.check(first), ...this.check(context.follow), context.saves);
    this.emitSequence(body, context);
    this.code[split + 2] = this.here;
  }

  /** A loop whose body always takes a character needs no count and no guard against empty rounds. */
  private emitLoop({ body, mode, minimum }: RepeatNode, context: Context, saves: RegexSaves): void {
    const first = this.firsts.ofSequence(body, 0, context.flags);
    const again = either(first, context.follow);
    if (minimum === 0) this.emit(RegexOp.Jump, 0);
    const start = this.here;
    this.emitSequence(body, { flags: context.flags, follow: again, saves });
    if (minimum === 0) this.code[start - 1] = this.here;
    const op = mode === "lazy" ? RegexOp.LazySplit : RegexOp.Split;
    this.emit(op, start, this.here + RegexSize.Split, ...this.check(first), ...this.check(context.follow), saves);
  }

  private emitCounted(node: RepeatNode, context: Context, saves: RegexSaves): void {
    const { body, mode } = node;
    const first = this.firsts.ofSequence(body, 0, context.flags);
    const again = first.empty ? UNKNOWN : either(first, context.follow);
    const repeat = this.here;
    const minimum = Math.min(node.minimum, ENDLESS);
    const maximum = Math.min(node.maximum, ENDLESS);
    // What sre keeps before the tail of a lazy repeat depends on the loop around it.
    const kept = this.exact && mode === "lazy" ? context.saves : saves;
    this.emit(RegexOp.Repeat, 0, minimum, maximum, ...this.check(this.exact ? undefined : first), kept);
    this.emitSequence(body, { flags: context.flags, follow: again, saves });
    this.code[repeat + 1] = this.here;
    this.emit(mode === "lazy" ? RegexOp.MinUntil : RegexOp.MaxUntil);
  }

  private emitPossessive(node: RepeatNode, context: Context, saves: RegexSaves): void {
    const repeat = this.here;
    this.emit(RegexOp.Possessive, 0, Math.min(node.minimum, ENDLESS), Math.min(node.maximum, ENDLESS), saves);
    const inner = this.exact ? context.saves : saves;
    this.emitSequence(node.body, { flags: context.flags, follow: UNKNOWN, saves: inner });
    this.code[repeat + 1] = this.here;
    this.emit(RegexOp.PossessiveEnd);
  }

  /** A repeat of one character. */
  private emitOne(node: RepeatNode, unit: PatternNode, unitFlags: number, context: Context): void {
    const { follow, saves } = context;
    const minimum = Math.min(node.minimum, ENDLESS);
    const maximum = Math.min(node.maximum, ENDLESS);
    let op = RegexOp.GreedyOne;
    if (node.mode === "lazy") op = RegexOp.LazyOne;
    else if (node.mode === "possessive") op = RegexOp.PossessiveOne;
    // What follows cannot begin with what is repeated: there is only one place where the repeat can end.
    if (op !== RegexOp.PossessiveOne && !this.exact && !follow.empty) {
      if (areDisjoint(this.firsts.ofNode(unit, unitFlags), follow)) op = RegexOp.PossessiveOne;
    }
    const check = this.exact || op === RegexOp.PossessiveOne ? undefined : follow;
    this.emit(op, minimum, maximum, ...this.unitWords(unit, unitFlags), ...this.check(check), saves);
  }

  private emitUnit(node: PatternNode, flags: number): void {
    const [kind, one, two, three] = this.unitWords(node, flags);
    switch (kind) {
      case RegexUnit.AnyAll:
        this.emit(RegexOp.AnyAll);
        break;
      case RegexUnit.Any:
        this.emit(RegexOp.Any);
        break;
      case RegexUnit.Literal:
        this.emit(RegexOp.Literal, one);
        break;
      case RegexUnit.NotLiteral:
        this.emit(RegexOp.NotLiteral, one);
        break;
      case RegexUnit.Set:
        this.emit(RegexOp.Set, one, two, three);
        break;
      default:
        this.emit(RegexOp.WideSet, one, two, three);
    }
  }

  private unitWords(node: PatternNode, flags: number): readonly [number, number, number, number] {
    const unit = this.unit(node, flags);
    if (unit === "any") return [RegexUnit.AnyAll, 0, 0, 0];
    if (unit === "any-but-newline") return [RegexUnit.Any, 0, 0, 0];
    if ("code" in unit) return [node.kind === "literal" ? RegexUnit.Literal : RegexUnit.NotLiteral, unit.code, 0, 0];
    const { plane, bit, classes, wide, index } = unit.set;
    return wide === null ? [RegexUnit.Set, plane, bit, classes] : [RegexUnit.WideSet, plane, bit, index];
  }

  private unit(node: PatternNode, flags: number): UnitForm {
    if (node.kind === "any") return (flags & FLAG_DOTALL) === 0 ? "any-but-newline" : "any";
    if (node.kind === "literal" || node.kind === "not-literal") {
      const folded = foldLiteral(node.code, flags);
      if (folded === undefined) return node;
      return { set: this.sets.intern(folded, node.kind === "not-literal", flags) };
    }
    if (node.kind !== "set") throw new Error("not a single character");
    const known = this.units.get(node);
    if (known !== undefined) return known;
    const form = { set: this.sets.intern(node.items, node.negated, flags) };
    this.units.set(node, form);
    return form;
  }

  /** The words of a check. */
  private check(first: First | undefined): Check {
    if (first === undefined || first.empty) return NO_CHECK;
    const known = this.checks.get(first);
    if (known !== undefined) return known;
    let check = NO_CHECK;
    if (!isFull(first)) {
      const { plane, bit } = this.checkPlane(first);
      check = [plane, bit, first.classes];
    }
    this.checks.set(first, check);
    return check;
  }

  private checkPlane(first: First): { readonly plane: number; readonly bit: number } {
    const key = first.bits.join();
    const known = this.checkPlanes.get(key);
    if (known !== undefined) return known;
    const plane = this.sets.addPlane(latinBytes(first));
    this.checkPlanes.set(key, plane);
    return plane;
  }
}

function isFull(first: First): boolean {
  return first.classes === UNKNOWN.classes && first.bits.every((word) => word === -1);
}

/** The set that a literal is where case is ignored, or undefined where it is itself alone. */
function foldLiteral(code: number, flags: number): readonly SetItem[] | undefined {
  const fold = foldOfFlags(flags);
  switch (fold) {
    case FOLD.none:
      return undefined;
    case FOLD.ascii:
      return isAsciiLetter(code) ? [literal(asciiLower(code))] : undefined;
    case FOLD.locale:
      return isAsciiLetter(code) ? [literal(asciiLower(code)), literal(asciiUpper(code))] : undefined;
    default: {
      if (!isCasedUnicode(code)) return undefined;
      const lower = simpleLower(code);
      return (caseGroup(lower) ?? [lower]).map(literal);
    }
  }
}

function literal(code: number): SetItem {
  return { kind: "literal", low: code, high: code };
}

/** The node of a body that is one single character, with the flags of the groups around it. */
function unitOf(body: Sequence, flags: number): { readonly node: PatternNode; readonly flags: number } | undefined {
  let inner = flags;
  let sequence = body;
  for (;;) {
    if (sequence.nodes.length !== 1) return undefined;
    const [node] = sequence.nodes;
    switch (node.kind) {
      case "literal":
      case "not-literal":
      case "any":
      case "set":
        return { node, flags: inner };
      case "group":
        if (node.group > 0) return undefined;
        inner = combineFlags(inner, node.added, node.removed);
        sequence = node.body;
        break;
      default:
        return undefined;
    }
  }
}

/** For each length of a prefix, the longest shorter beginning of it that is also its end (Knuth, Morris, Pratt). */
function bordersOf(prefix: readonly number[]): Int32Array {
  const borders = new Int32Array(prefix.length + 1);
  let border = 0;
  for (let length = 2; length <= prefix.length; length += 1) {
    const code = prefix[length - 1];
    while (border > 0 && code !== prefix[border]) border = borders[border];
    if (code === prefix[border]) border += 1;
    borders[length] = border;
  }
  return borders;
}

/** Where the code goes on behind its first `length` literals, or 0 when it does not begin with them alone. */
function afterLiterals(code: Int32Array, length: number): number {
  if (length === 0) return 0;
  if (code[0] === RegexOp.Literal && length === 1) return 2;
  return code[0] === RegexOp.String && code[1] === length ? 2 + length : 0;
}
