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
  /** What stands in the program. */
  readonly program?: RegExp;
}

export const KNOWN: readonly Known[] = [
  {
    name: "star-order",
    reason:
      "`f(*a, **b)`: CPython makes a tuple of a single `*a` only after `b` was evaluated, Coluber before; it shows when both fail",
    ours: /Error|Exception/,
    theirs: /Error|Exception/,
    program: /\(\*(?!\*)[^\n]*,\s*\*\*/,
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
    reason: "`copy` of iterators, by the pickle protocol, which is not there (divergence no-pickle)",
    ours: /cannot pickle '[\w.]+' object/,
    theirs: /^/,
  },
  {
    name: "docs",
    reason: "`__doc__` of what is built in has words of our own",
    ours: /^/,
    theirs: /^/,
    program: /__doc__/,
  },
  {
    name: "type-dictionaries",
    reason: "the dictionaries of built-in types, and the globals, hold other things (divergence module-globals)",
    ours: /^/,
    theirs: /<(slot wrapper|built-in method __new__)|'__builtins__'/,
  },
  {
    name: "identity",
    reason: "`is`, `hash` and `id` of what was made a moment ago (divergences identity-by-value, no-reference-counts)",
    ours: /\b(True|False)\b/,
    theirs: /\b(True|False)\b/,
    program: /\bis\b|\bhash\(|\bid\(/,
  },
  {
    name: "debug-text",
    reason: "`f'{…=}'` with nested quotes or a lambda: CPython 3.13.0 shows another text than the source has",
    ours: /=/,
    theirs: /=/,
    program: /=(![rsa])?(:[^}]*)?\}/,
  },
  {
    name: "set-slots",
    reason: "which item of a set is met first (divergence set-order)",
    ours: /__slots__ items must be strings|dictionary update sequence|can't concat|unsupported operand/,
    theirs: /__slots__|dictionary update sequence|can't concat|unsupported operand/,
    program: /\bset\(|frozenset\(|\{[^:}]*\}/,
  },
  {
    name: "in-place-repeat",
    reason: "the words of `x *= sequence` where x is a set or a dict",
    ours: /can't multiply sequence by non-int/,
    theirs: /unsupported operand type\(s\) for \*=/,
  },
  {
    name: "length-hint",
    reason:
      "`[*x]` and `list.extend` do not ask `x` for its length first; a `__len__` that fails shows only in CPython",
    ours: /^/,
    theirs: /__len__|length|has no attribute|division by zero|interpreted as an integer/,
    program: /def __len__/,
  },
  {
    name: "index-before-refusal",
    reason: "`o[i] = v` and `del o[i]` where `o` has no items: CPython asks for the number of `i` first",
    ours: /does not support item (assignment|deletion)/,
    theirs: /__index__ returned non-int|index-sized integer/,
  },
  {
    name: "keyword-words",
    reason: "which of several wrong arguments of a built-in is told first, where keywords are among them",
    ours: /unexpected keyword argument|takes no keyword arguments|takes at least|takes at most/,
    theirs: /^\S*( caught)?.*(takes|expected|unexpected|is not iterable|missing)/,
  },
];

/** The name of a known difference, or null. */
export function knownLines(ours: string, theirs: string, program = ""): string | null {
  const found = KNOWN.find(
    (row) => row.ours.test(ours) && row.theirs.test(theirs) && (row.program?.test(program) ?? true),
  );
  return found?.name ?? null;
}
