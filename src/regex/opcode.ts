/**
 * The instructions of compiled patterns, in words of an Int32Array: the operation and its operands. A *check* is three
 * words, plane, bit and classes (see charset.ts): whether the character ahead may begin what comes; a plane of
 * -1 says nothing is known and passes everywhere. *saves* says whether captures must be restored on the way
 * back (see `RegexSaves`). A *unit* is four words that match one character: a kind and three operands.
 */

export const enum RegexOp {
  /** The whole pattern has matched. */
  Success,
  Fail,
  /** code */
  Literal,
  /** count, code… */
  String,
  /** code */
  NotLiteral,
  /** Any character but a newline. */
  Any,
  AnyAll,
  /** plane, bit, classes */
  Set,
  /** plane, bit, index of the wide set */
  WideSet,
  /** mark: 2 × (group − 1), and 1 more for its end */
  Mark,
  AtBeginning,
  AtLineBeginning,
  AtEnd,
  AtLineEnd,
  AtStringEnd,
  /** 1 for ASCII */
  Boundary,
  /** 1 for ASCII */
  NonBoundary,
  /** target */
  Jump,
  /** next alternative, check of this one, check of all later ones, saves */
  Alternative,
  /** body, exit, check of the body, check of the exit, saves: the body if it can be, else the exit */
  Split,
  /** The same, but the exit is tried first. */
  LazySplit,
  /** minimum, maximum, unit, check of what follows, saves */
  GreedyOne,
  LazyOne,
  PossessiveOne,
  /** until, minimum, maximum, check of the body, saves */
  Repeat,
  MaxUntil,
  MinUntil,
  /** end, minimum, maximum, saves */
  Possessive,
  PossessiveEnd,
  Atomic,
  AtomicEnd,
  /** characters to go back */
  Assert,
  AssertEnd,
  /** continuation, characters to go back, saves */
  AssertNot,
  AssertNotEnd,
  /** mark of the group's beginning */
  Reference,
  /** mark of the group's beginning, fold */
  FoldedReference,
  /** mark of the group's beginning, target when it has not matched */
  Conditional,
}

/** Kinds of unit, with operands: code; plane, bit, classes; plane, bit, index of the wide set. */
export const enum RegexUnit {
  AnyAll,
  Any,
  Literal,
  NotLiteral,
  Set,
  WideSet,
}

/** Whether a choice keeps the captures for the way back. */
export const enum RegexSaves {
  Never,
  Always,
}

/** Layout of a repeat of one character. */
export const enum RegexOne {
  Unit = 3,
  Check = 7,
  Saves = 10,
  Size = 11,
}

/** Layout of a counted repeat. */
export const enum RegexRepeat {
  Check = 4,
  Saves = 7,
  Size = 8,
}

/** Lengths of other instructions that are passed over. */
export const enum RegexSize {
  Possessive = 5,
  Alternative = 9,
  Split = 10,
}

/** How a search finds where to try. */
export const enum RegexPlan {
  /** Everywhere. */
  Everywhere,
  /** At the beginning of the text only. */
  Beginning,
  /** At beginnings of lines. */
  Lines,
  /** Where the literal prefix is. */
  Prefix,
  /** Where a first character is. */
  First,
}
