/**
 * Differences from CPython that are known and left: each with its reason, told by the two lines that differ first. They are
 * counted and not reported. spec/sandbox.md lists the same names; a difference that is not here is a failure.
 */

interface Known {
  readonly name: string;
  readonly reason: string;
  /** What Coluber's line and CPython's line look like. */
  readonly ours: RegExp;
  readonly theirs: RegExp;
}

export const KNOWN: readonly Known[] = [
  {
    name: "star-order",
    reason:
      "`f(*a, **b)`: CPython makes a tuple of a single `*a` only after `b` was evaluated, Coluber before; it shows when both fail",
    ours: /argument after \* must be an iterable/,
    theirs: /^/,
  },
  {
    name: "keyword-texts",
    reason:
      "`f(**d)` with keys that are no texts (or have characters beyond U+FFFF) is refused for every callee; in CPython some built-ins look at other things first, or take them",
    ours: /keywords must be strings/,
    theirs: /^/,
  },
  {
    name: "callee-text",
    reason:
      'a callee without a `__qualname__` is called "function" in these messages; CPython shows its text, which may need guest code',
    ours: /\bfunction (argument after \*|got multiple values)/,
    theirs: /(argument after \*|got multiple values)/,
  },
  {
    name: "function-type",
    reason:
      "functions, frames and code objects cannot be made by calling their types (divergence no-code-objects-or-frames)",
    ours: /cannot create '(function|code|frame|traceback|cell|generator|coroutine)' instances/,
    theirs: /^TypeError/,
  },
  {
    name: "words-of-new",
    reason:
      "wrong arguments of a built-in type through a subclass: CPython has other words there than for the type itself",
    ours: /^TypeError (int|str|float|list|tuple|bytes|complex|bool)(\(\))? (expected at (most|least)|got an unexpected keyword)/,
    theirs: /^TypeError (int|str|float|list|tuple|bytes|complex|bool)\(\) takes/,
  },
  {
    name: "copies-of-iterators",
    reason: "`copy` of iterators of itertools, which CPython 3.13 still does with a warning, and 3.14 does not",
    ours: /cannot pickle 'itertools\.\w+' object/,
    theirs: /^/,
  },
];

/** The name of a known difference, or null. */
export function knownLines(ours: string, theirs: string): string | null {
  return KNOWN.find((row) => row.ours.test(ours) && row.theirs.test(theirs))?.name ?? null;
}
