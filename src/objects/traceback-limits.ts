/** How much of an exception is printed; the first two are CPython's defaults. */

/** Nested groups are shown to this depth, and so many members of each. */
export const GROUP_DEPTH = 10;
export const GROUP_WIDTH = 15;
/** Exceptions in one text, chained and grouped ones included; the rest is left out. */
export const RECORD_LIMIT = 10_000;
/** Characters of traceback entries in one text, and of the whole text. */
export const ENTRY_BUDGET = 1 << 19;
export const TEXT_CEILING = 1 << 20;
/** A source line longer than this is not shown. */
export const LINE_LIMIT = 20_000;
