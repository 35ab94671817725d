/*
 * The parser's place in the tokens: the base of the classes that read literals, expressions, patterns and statements.
 *
 * The parser accepts the language and nothing else, but explains nothing: at the first token that fits nowhere it throws
 * FAILURE, and `diagnose.ts` finds out what CPython would say. Invariant: `depth` bounds every recursion, in this parser
 * and over the trees it makes, but for left-leaning chains and `elif`, which are built by loops (see ast.ts).
 */
import { normalize } from "../unicode/normalize.js";
import type { CharacterNames } from "./literals.js";
import type { Warning } from "./lexer.js";
import type { Source } from "./source.js";
import { T, type TokenList } from "./token.js";
import { work } from "./work.js";

/** Thrown where the tokens cannot be continued; carries nothing, so that throwing it captures no stack. */
export const FAILURE = { name: "syntax failure" } as const;

/** Thrown when nesting passes MAX_DEPTH. */
export class TooDeep {
  constructor(readonly token: number) {}
}

/** How deep expressions nest, all kinds together: brackets, unary operators, lambdas, conditionals, powers. */
export const MAX_DEPTH = 600;

export abstract class Cursor {
  pos = 0;
  protected depth = 0;
  protected readonly text: string;
  protected readonly kinds: Uint8Array;
  protected readonly starts: Int32Array;
  protected readonly ends: Int32Array;
  protected readonly lines: Int32Array;
  protected readonly columns: Int32Array;
  protected readonly endLines: Int32Array;
  protected readonly endColumns: Int32Array;

  constructor(
    source: Source,
    readonly tokens: TokenList,
    protected readonly warnings: Warning[],
    protected readonly names: CharacterNames | null,
  ) {
    this.text = source.text;
    this.kinds = tokens.kinds;
    this.starts = tokens.starts;
    this.ends = tokens.ends;
    this.lines = tokens.lines;
    this.columns = tokens.columns;
    this.endLines = tokens.endLines;
    this.endColumns = tokens.endColumns;
  }

  /** Starts again at a token, for the diagnosis. */
  restart(pos: number): void {
    this.pos = pos;
    this.depth = 0;
  }

  /** Steps past a token of this kind, or fails. */
  protected expect(kind: T): void {
    if (this.kinds[this.pos] !== kind) throw FAILURE;
    this.pos++;
  }

  /** Steps past a token of this kind if it is next. */
  protected accept(kind: T): boolean {
    if (this.kinds[this.pos] !== kind) return false;
    this.pos++;
    return true;
  }

  /** The identifier at the cursor, normalised; steps past it. */
  protected expectName(): string {
    if (this.kinds[this.pos] !== T.NAME) throw FAILURE;
    return this.nameOf(this.pos++);
  }

  /** The identifier that token `index` spells. */
  nameOf(index: number): string {
    const name = this.text.slice(this.starts[index], this.ends[index]);
    for (let i = 0; i < name.length; i++) {
      if (name.charCodeAt(i) <= 127) continue;
      work(12 * name.length);
      return normalize("NFKC", name);
    }
    return name;
  }

  /** Whether the token at `index` is the name `word` (a soft keyword is a name like any other). */
  isWord(index: number, word: string): boolean {
    if (this.kinds[index] !== T.NAME) return false;
    const start = this.starts[index];
    if (this.ends[index] - start !== word.length) return false;
    for (let i = 0; i < word.length; i++) if (this.text.charCodeAt(start + i) !== word.charCodeAt(i)) return false;
    return true;
  }

  /** The last token before the cursor that has text: where a node that ends in a block ends. */
  protected lastToken(): number {
    let index = this.pos - 1;
    while (
      index > 0 &&
      (this.kinds[index] === T.NEWLINE || this.kinds[index] === T.DEDENT || this.kinds[index] === T.INDENT)
    )
      index--;
    return index;
  }

  /** Counts `levels` more of nesting; the caller takes them off again. */
  protected deepen(levels: number): void {
    this.depth += levels;
    if (this.depth > MAX_DEPTH) throw new TooDeep(this.pos);
  }
}
