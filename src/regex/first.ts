// Which characters a part of a pattern can begin with. It decides before an attempt: which alternatives are worth
// trying, where a search may start, how far a repeat must give back. Always a superset, never a guess.
import { CLASS_ALL, LATIN, classOf } from "./character.js";
import type { CharSet } from "./charset.js";
import type { PatternNode, Sequence } from "./syntax.js";

/** First characters; `empty` when the part can match without one, and then the rest must be asked too. */
export interface First {
  /** A bit for each of the first 256 code points. */
  readonly bits: Int32Array;
  /** Classes of the others. */
  readonly classes: number;
  readonly empty: boolean;
}

/** Nothing is known. */
export const UNKNOWN: First = { bits: new Int32Array(8).fill(-1), classes: CLASS_ALL, empty: true };

/** Nothing can match. */
const IMPOSSIBLE: First = { bits: new Int32Array(8), classes: 0, empty: false };

/** Only the empty text. */
const NOTHING: First = { bits: new Int32Array(8), classes: 0, empty: true };

/** After this many items that may be empty the rest counts as unknown, so that the work stays linear. */
const FARTHEST = 12;

/** How a single-character node under flags becomes a set or a code. */
export interface UnitResolver {
  /** A plain code point, or the set. */
  unit(
    node: PatternNode,
    flags: number,
  ): { readonly code: number } | { readonly set: CharSet } | "any" | "any-but-newline";
  /** The planes that sets refer to. */
  readonly planes: Uint8Array;
  combine(flags: number, added: number, removed: number): number;
}

/** Computes and remembers first characters; a node is always asked with the flags of its place. */
export class FirstFinder {
  private readonly known = new Map<PatternNode, First>();
  private readonly literals = new Map<number, First>();
  private readonly sets = new Map<CharSet, First>();

  constructor(private readonly resolver: UnitResolver) {}

  /** First characters of a sequence from an item on, before what follows it. */
  ofSequence(sequence: Sequence, start: number, flags: number): First {
    const { nodes } = sequence;
    let first = NOTHING;
    for (let index = start; index < nodes.length; index += 1) {
      if (index - start >= FARTHEST) return UNKNOWN;
      first = chain(first, this.ofNode(nodes[index], flags));
      if (!first.empty) break;
    }
    return first;
  }

  /** First characters of a node. */
  ofNode(node: PatternNode, flags: number): First {
    switch (node.kind) {
      case "at":
      case "look":
        return NOTHING;
      case "failure":
        return IMPOSSIBLE;
      case "reference":
        return UNKNOWN;
      case "literal":
      case "not-literal":
      case "any":
      case "set":
        return this.ofUnit(node, flags);
      default: {
        const known = this.known.get(node);
        if (known !== undefined) return known;
        const first = this.compute(node, flags);
        this.known.set(node, first);
        return first;
      }
    }
  }

  private compute(node: PatternNode, flags: number): First {
    switch (node.kind) {
      case "branch": {
        let first = IMPOSSIBLE;
        for (const alternative of node.alternatives) first = either(first, this.ofSequence(alternative, 0, flags));
        return first;
      }
      case "repeat": {
        const first = this.ofSequence(node.body, 0, flags);
        return node.minimum === 0 ? either(first, NOTHING) : first;
      }
      case "group":
        return this.ofSequence(node.body, 0, this.resolver.combine(flags, node.added, node.removed));
      case "atomic":
        return this.ofSequence(node.body, 0, flags);
      case "conditional": {
        const yes = this.ofSequence(node.yes, 0, flags);
        return either(yes, node.no === null ? NOTHING : this.ofSequence(node.no, 0, flags));
      }
      default:
        return UNKNOWN;
    }
  }

  private ofUnit(node: PatternNode, flags: number): First {
    const unit = this.resolver.unit(node, flags);
    if (typeof unit === "object" && "code" in unit && node.kind === "literal") {
      const known = this.literals.get(unit.code);
      if (known !== undefined) return known;
    }
    const bits = new Int32Array(8);
    if (unit === "any" || unit === "any-but-newline") {
      bits.fill(-1);
      if (unit === "any-but-newline") bits[0] &= ~(1 << 0x0a);
      return { bits, classes: CLASS_ALL, empty: false };
    }
    if ("code" in unit) {
      if (node.kind === "not-literal") {
        bits.fill(-1);
        if (unit.code < LATIN) bits[unit.code >> 5] &= ~(1 << (unit.code & 31));
        return { bits, classes: CLASS_ALL, empty: false };
      }
      if (unit.code < LATIN) bits[unit.code >> 5] |= 1 << (unit.code & 31);
      const first = { bits, classes: unit.code < LATIN ? 0 : classOf(unit.code), empty: false };
      this.literals.set(unit.code, first);
      return first;
    }
    const known = this.sets.get(unit.set);
    if (known !== undefined) return known;
    const { plane, bit, classes } = unit.set;
    const { planes } = this.resolver;
    for (let code = 0; code < LATIN; code += 1) {
      if ((planes[plane + code] & bit) !== 0) bits[code >> 5] |= 1 << (code & 31);
    }
    const first = { bits, classes, empty: false };
    this.sets.set(unit.set, first);
    return first;
  }
}

/** First characters of one part and then another. */
export function chain(first: First, next: First): First {
  if (!first.empty) return first;
  if (first === NOTHING) return next;
  const both = either(first, next);
  return both.empty === next.empty ? both : { bits: both.bits, classes: both.classes, empty: next.empty };
}

/** First characters of either. */
export function either(one: First, other: First): First {
  if (includes(one, other)) return one;
  if (includes(other, one)) return other;
  const bits = new Int32Array(8);
  for (let index = 0; index < 8; index += 1) bits[index] = one.bits[index] | other.bits[index];
  return { bits, classes: one.classes | other.classes, empty: one.empty || other.empty };
}

function includes(one: First, other: First): boolean {
  if (other.empty && !one.empty) return false;
  if ((other.classes & ~one.classes) !== 0) return false;
  for (let index = 0; index < 8; index += 1) if ((other.bits[index] & ~one.bits[index]) !== 0) return false;
  return true;
}

/** Whether no character can begin both. */
export function areDisjoint(one: First, other: First): boolean {
  if ((one.classes & other.classes) !== 0) return false;
  for (let index = 0; index < 8; index += 1) if ((one.bits[index] & other.bits[index]) !== 0) return false;
  return true;
}

/** A byte for each of the first 256 code points. */
export function latinBytes(first: First): Uint8Array {
  const bytes = new Uint8Array(LATIN);
  for (let code = 0; code < LATIN; code += 1) bytes[code] = (first.bits[code >> 5] >>> (code & 31)) & 1;
  return bytes;
}
