// The tree of a pattern, and its width in characters. It has the shape of CPython's own parse tree after its
// rearrangements (non-capturing groups dissolved, common prefixes of alternatives moved out, single characters
// between bars made a set), because widths, errors and the choice of repeat rest on that shape.

/** Members of a set: `literal` (low = high), `range`, or `class` (a code of CATEGORY in low). */
export interface SetItem {
  readonly kind: "literal" | "range" | "class";
  readonly low: number;
  readonly high: number;
}

/** Codes of \d \D \s \S \w \W: an even number and its negation. */
export const CATEGORY = { digit: 0, notDigit: 1, space: 2, notSpace: 3, word: 4, notWord: 5 } as const;

/** Places between characters. */
export type Place = "beginning" | "end" | "beginning-string" | "end-string" | "boundary" | "non-boundary";

export type RepeatMode = "greedy" | "lazy" | "possessive";

export type PatternNode =
  | { readonly kind: "literal"; readonly code: number }
  | { readonly kind: "not-literal"; readonly code: number }
  | { readonly kind: "any" }
  | { readonly kind: "set"; readonly negated: boolean; readonly items: readonly SetItem[] }
  | { readonly kind: "at"; readonly place: Place }
  | { readonly kind: "branch"; readonly alternatives: readonly Sequence[] }
  | RepeatNode
  | GroupNode
  | { readonly kind: "atomic"; readonly body: Sequence }
  | { readonly kind: "look"; readonly behind: boolean; readonly negative: boolean; readonly body: Sequence }
  | { readonly kind: "reference"; readonly group: number; readonly width: Width }
  | { readonly kind: "conditional"; readonly group: number; readonly yes: Sequence; readonly no: Sequence | null }
  | { readonly kind: "failure" };

export interface RepeatNode {
  readonly kind: "repeat";
  readonly mode: RepeatMode;
  readonly minimum: number;
  /** MAX_REPEAT for no limit. */
  readonly maximum: number;
  readonly body: Sequence;
}

export interface GroupNode {
  readonly kind: "group";
  /** 0 for a group that does not capture. */
  readonly group: number;
  readonly added: number;
  readonly removed: number;
  readonly body: Sequence;
}

/** How many characters something can match. */
export interface Width {
  readonly minimum: number;
  readonly maximum: number;
}

/** CPython's MAXREPEAT. */
export const MAX_REPEAT = 4294967295;

/** Widths are cut here (CPython's MAXWIDTH); doubles are exact far beyond the largest width that matters, 2**32. */
const MAX_WIDTH = 2 ** 64;

/** Nodes one after another. */
export class Sequence {
  private known: Width | undefined;
  private knownCaptures: boolean | undefined;

  constructor(readonly nodes: readonly PatternNode[]) {}

  /** The width; only as deep as the pattern nests, which the parser limits. */
  get width(): Width {
    return (this.known ??= this.measure());
  }

  /** Whether it holds a capturing group. */
  get captures(): boolean {
    return (this.knownCaptures ??= this.nodes.some(nodeCaptures));
  }

  private measure(): Width {
    let minimum = 0;
    let maximum = 0;
    for (const node of this.nodes) {
      const width = nodeWidth(node);
      minimum += width.minimum;
      maximum += width.maximum;
    }
    return { minimum: Math.min(minimum, MAX_WIDTH), maximum: Math.min(maximum, MAX_WIDTH) };
  }
}

const NOTHING: Width = { minimum: 0, maximum: 0 };
const ONE: Width = { minimum: 1, maximum: 1 };

/** The width of one node. */
export function nodeWidth(node: PatternNode): Width {
  switch (node.kind) {
    case "literal":
    case "not-literal":
    case "any":
    case "set":
      return ONE;
    case "branch": {
      let minimum = MAX_WIDTH;
      let maximum = 0;
      for (const { width } of node.alternatives) {
        minimum = Math.min(minimum, width.minimum);
        maximum = Math.max(maximum, width.maximum);
      }
      return { minimum, maximum };
    }
    case "atomic":
    case "group":
      return node.body.width;
    case "repeat": {
      const { width } = node.body;
      const endless = node.maximum === MAX_REPEAT && width.maximum > 0;
      return {
        minimum: width.minimum * node.minimum,
        maximum: endless ? MAX_WIDTH : width.maximum * node.maximum,
      };
    }
    case "reference":
      return node.width;
    case "conditional": {
      const yes = node.yes.width;
      if (node.no === null) return { minimum: 0, maximum: yes.maximum };
      const no = node.no.width;
      return { minimum: Math.min(yes.minimum, no.minimum), maximum: Math.max(yes.maximum, no.maximum) };
    }
    default:
      return NOTHING;
  }
}

function nodeCaptures(node: PatternNode): boolean {
  switch (node.kind) {
    case "group":
      return node.group > 0 || node.body.captures;
    case "branch":
      return node.alternatives.some((alternative) => alternative.captures);
    case "repeat":
    case "atomic":
    case "look":
      return node.body.captures;
    case "conditional":
      return node.yes.captures || (node.no?.captures ?? false);
    default:
      return false;
  }
}
