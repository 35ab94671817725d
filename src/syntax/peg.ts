/*
 * A parsing machine for PEG rules, used only to explain a syntax error: CPython's messages and positions follow from the
 * order in which its PEG parser tries alternatives and from the furthest token it looked at, so we retrace that. Rules
 * are written in the notation of PEP 617, compiled on first use to the instructions of LPeg's machine and run with an
 * explicit stack (no JavaScript recursion) and a memo.
 *
 * Invariants: a failing rule moves nothing; work is bounded by `budget`; memory by one memo row a token of one statement.
 *
 * https://peps.python.org/pep-0617/  https://www.inf.puc-rio.br/~roberto/docs/peg.pdf
 */
import { KEYWORDS, OPERATORS, T } from "./token.js";
import { work } from "./work.js";

const enum Step {
  TOKEN,
  SOFT,
  SOFT_KEYWORD,
  CALL,
  RETURN,
  CHOICE,
  COMMIT,
  PARTIAL,
  BACK_COMMIT,
  FAIL_TWICE,
  FAIL,
  CUT,
  JUMP,
  OPEN,
  CLOSE,
  FORCE,
  RAISE,
  CHECK,
  FORGET,
  GUARD,
  END,
}

/** How a rule is remembered: not, once per place, or once per place with and without the invalid_ rules. */
const enum Memo {
  NONE,
  SHARED,
  SPLIT,
}

/** A label in a rule: where it starts and ends in tokens, and which rule it names ("" for a token). */
export interface Label {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}

/** What an alternative of an invalid_ rule says once it has matched. */
export interface Complaint {
  /** "at", "range", "from", "last", "next", "indent", or the name of a function of the diagnosis. */
  readonly where: string;
  readonly labels: readonly string[];
  readonly message: string;
}

/** The machine's view of the parser. */
export interface PegHost {
  readonly kinds: Uint8Array;
  isWord(token: number, word: string): boolean;
  /** The token at `token` is wanted for the first time; throws when it is the ERROR token. */
  reach(token: number): void;
  /** Raises the complaint (throws), or returns false when it does not apply after all. */
  complain(complaint: Complaint, labels: ReadonlyMap<string, Label>, pos: number): false;
  /** Token `token` had to be `text`; throws. */
  expected(token: number, text: string): never;
  /** The named check of what matched from `start` to `end`: false makes the alternative fail; throws when CPython's action would. */
  check(name: string, start: number, end: number): boolean;
}

/** Compiled rules. */
export interface Program {
  readonly ops: number[];
  readonly first: number[];
  readonly second: number[];
  readonly ruleStart: Map<string, number>;
  readonly ruleNames: string[];
  readonly memo: Memo[];
  readonly slots: number[];
  readonly slotCount: number;
  readonly silent: boolean[];
  readonly complaints: Complaint[];
  readonly labelNames: string[][];
  readonly words: string[];
}

const KIND_NAMES = new Map<string, T>([
  ["NAME", T.NAME],
  ["NUMBER", T.NUMBER],
  ["STRING", T.STRING],
  ["NEWLINE", T.NEWLINE],
  ["INDENT", T.INDENT],
  ["DEDENT", T.DEDENT],
  ["ENDMARKER", T.ENDMARKER],
  ["FSTRING_START", T.FSTRING_START],
  ["FSTRING_MIDDLE", T.FSTRING_MIDDLE],
  ["FSTRING_END", T.FSTRING_END],
  // No token of ours; to ask for it is to look at the next token.
  ["TYPE_COMMENT", 255 as T],
]);
const SOFT_KEYWORDS = ["_", "case", "match", "type"];

/**
 * Compiles rules. A rule is `name flags: alternatives`, its lines after the first indented; flags are `memo` (as CPython
 * remembers it), `keep` (ours, to bound the work) and `silent` (no
 * invalid_ rules below it). Terms: 'token', "soft
 * keyword", KIND, rule, ( ), [ ], x?, x*, x+, sep.x+, &x, !x, &&'token', ~, label=x; `#check` runs a check of all that the
 * alternative matched; `=> where(labels) "message"` ends an alternative of an invalid_ rule.
 */
export function compileRules(text: string): Program {
  return new Compiler(text).compile();
}

class Compiler {
  private readonly tokens: string[];
  private at = 0;
  private readonly ops: number[] = [];
  private readonly first: number[] = [];
  private readonly second: number[] = [];
  private readonly rules = new Map<string, number>();
  private readonly ruleStart = new Map<string, number>();
  private readonly memo: Memo[] = [];
  private readonly silent: boolean[] = [];
  private readonly complaints: Complaint[] = [];
  private readonly labelNames: string[][] = [];
  private readonly words: string[] = [];
  private current = 0;

  constructor(text: string) {
    this.tokens = text.match(/'[^']*'|"(?:[^"\\]|\\.)*"|=>|&&|[A-Za-z_]\w*|\n(?=\w)|#\w+|[^\s]/g) ?? [];
  }

  compile(): Program {
    while (this.at < this.tokens.length) {
      if (this.tokens[this.at] === "\n") this.at++;
      else this.rule();
    }
    const ruleNames = [...this.rules.keys()];
    for (const name of ruleNames) if (!this.ruleStart.has(name)) throw new Error(`no rule ${name}`);
    const slots: number[] = [];
    let slotCount = 0;
    for (let rule = 0; rule < ruleNames.length; rule++) {
      slots.push(slotCount);
      slotCount += (this.memo[rule] ?? Memo.NONE) as number;
    }
    return {
      ops: this.ops,
      first: this.first,
      second: this.second,
      ruleStart: this.ruleStart,
      ruleNames,
      memo: this.memo,
      slots,
      slotCount,
      silent: this.silent,
      complaints: this.complaints,
      labelNames: this.labelNames,
      words: this.words,
    };
  }

  private ruleIndex(name: string): number {
    let index = this.rules.get(name);
    if (index === undefined) {
      index = this.rules.size;
      this.rules.set(name, index);
      this.labelNames.push([]);
    }
    return index;
  }

  private emit(op: Step, first = 0, second = 0): number {
    this.ops.push(op);
    this.first.push(first);
    this.second.push(second);
    return this.ops.length - 1;
  }

  private take(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at++;
    return true;
  }

  private rule(): void {
    const name = this.tokens[this.at++];
    this.current = this.ruleIndex(name);
    let memo = Memo.NONE;
    let silent = false;
    while (!this.take(":")) {
      const flag = this.tokens[this.at++];
      if (flag === "memo") memo = Memo.SHARED;
      else if (flag === "keep") memo = Memo.SPLIT;
      else if (flag === "silent") silent = true;
      else throw new Error(`rule ${name}: flag ${flag}`);
    }
    this.memo[this.current] = memo;
    this.silent[this.current] = silent;
    this.ruleStart.set(name, this.ops.length);
    this.alternatives();
    this.emit(Step.RETURN);
  }

  private alternatives(): void {
    this.take("|");
    const exits: number[] = [];
    for (;;) {
      const choice = this.emit(Step.CHOICE);
      const cuts = this.sequence();
      if (!this.take("|")) {
        // The last alternative needs no way back, and has none to cut off.
        for (const place of [choice, ...cuts]) {
          this.ops[place] = Step.JUMP;
          this.first[place] = place + 1;
        }
        break;
      }
      exits.push(this.emit(cuts.length > 0 ? Step.JUMP : Step.COMMIT));
      this.first[choice] = this.ops.length;
    }
    for (const exit of exits) this.first[exit] = this.ops.length;
  }

  /** One alternative; gives the places of its cuts. */
  private sequence(): number[] {
    const cuts: number[] = [];
    // CPython's first pass leaves out an invalid_ rule only where it is all of an alternative.
    const after = this.tokens[this.at + 1];
    if (
      this.tokens[this.at].startsWith("invalid_") &&
      (after === undefined || after === "|" || after === ")" || after === "\n")
    ) {
      this.emit(Step.GUARD);
    }
    for (;;) {
      const token = this.tokens[this.at];
      if (token === undefined || token === "|" || token === ")" || token === "]" || token === "\n") return cuts;
      if (token === "~") {
        this.at++;
        cuts.push(this.emit(Step.CUT));
      } else if (token === "=>") {
        this.at++;
        this.complaint();
      } else if (token.startsWith("#")) {
        this.at++;
        if (token === "#forget") this.emit(Step.FORGET);
        else this.emit(Step.CHECK, this.word(token.slice(1)));
      } else {
        this.term();
      }
    }
  }

  private complaint(): void {
    const where = this.tokens[this.at++];
    const labels: string[] = [];
    if (this.take("(")) while (!this.take(")")) if (!this.take(",")) labels.push(this.tokens[this.at++]);
    let message = "";
    const next = this.tokens[this.at];
    if (next !== undefined && next.startsWith('"')) {
      message = next.slice(1, -1).replace(/\\"/g, '"');
      this.at++;
    }
    this.complaints.push({ where, labels, message });
    this.emit(Step.RAISE, this.complaints.length - 1, this.current);
  }

  private word(word: string): number {
    const known = this.words.indexOf(word);
    return known >= 0 ? known : this.words.push(word) - 1;
  }

  private term(): void {
    const label = this.tokens[this.at + 1] === "=" ? this.tokens[this.at] : "";
    let slot = -1;
    if (label !== "") {
      this.at += 2;
      const names = this.labelNames[this.current];
      slot = names.indexOf(label);
      const target = this.tokens[this.at];
      const rule = /^[a-z]/.test(target) ? target : "";
      if (slot < 0) slot = names.push(label) - 1;
      this.emit(Step.OPEN, slot, this.word(rule));
    }
    this.postfix();
    if (slot >= 0) this.emit(Step.CLOSE, slot);
  }

  private postfix(): void {
    if (this.take("&&")) {
      const text = this.tokens[this.at++].slice(1, -1);
      this.emit(Step.FORCE, OPERATORS.get(text) as number, this.word(text));
      return;
    }
    if (this.take("&")) {
      const choice = this.emit(Step.CHOICE);
      this.postfix();
      const done = this.emit(Step.BACK_COMMIT);
      this.first[choice] = this.ops.length;
      this.emit(Step.FAIL);
      this.first[done] = this.ops.length;
      return;
    }
    if (this.take("!")) {
      const choice = this.emit(Step.CHOICE);
      this.postfix();
      this.emit(Step.FAIL_TWICE);
      this.first[choice] = this.ops.length;
      return;
    }
    const start = this.at;
    const code = this.ops.length;
    this.atom();
    if (this.take("?")) {
      this.rewind(start, code);
      this.optional(() => this.atom());
      this.take("?");
    } else if (this.take("*")) {
      this.rewind(start, code);
      this.repeat(() => this.atom());
      this.take("*");
    } else if (this.take("+")) {
      const end = this.at;
      this.at = start;
      this.repeat(() => this.atom());
      this.at = end;
    } else if (this.take(".")) {
      // sep.item+
      this.rewind(start, code);
      const item = this.at;
      this.skipAtom();
      this.at++;
      const list = this.at;
      this.atom();
      const end = this.at;
      this.repeat(() => {
        this.at = item;
        this.atom();
        this.at = list;
        this.atom();
      });
      this.at = end;
      if (!this.take("+")) throw new Error("sep.item needs +");
    }
  }

  private rewind(start: number, code: number): void {
    this.at = start;
    this.ops.length = this.first.length = this.second.length = code;
  }

  private skipAtom(): void {
    const open = this.tokens[this.at++];
    if (open !== "(" && open !== "[") return;
    for (let level = 1; level > 0;) {
      const token = this.tokens[this.at++];
      if (token === "(" || token === "[") level++;
      else if (token === ")" || token === "]") level--;
    }
  }

  private optional(body: () => void): void {
    const choice = this.emit(Step.CHOICE);
    body();
    const done = this.emit(Step.COMMIT);
    this.first[choice] = this.first[done] = this.ops.length;
  }

  private repeat(body: () => void): void {
    const choice = this.emit(Step.CHOICE);
    const loop = this.ops.length;
    body();
    this.emit(Step.PARTIAL, loop);
    this.first[choice] = this.ops.length;
  }

  private atom(): void {
    const token = this.tokens[this.at++];
    if (token === "(") {
      this.alternatives();
      this.at++;
    } else if (token === "[") {
      this.optional(() => this.alternatives());
      this.at++;
    } else if (token.startsWith("'")) {
      const text = token.slice(1, -1);
      const kind = OPERATORS.get(text) ?? KEYWORDS.get(text);
      if (kind === undefined) throw new Error(`no token ${token}`);
      this.emit(Step.TOKEN, kind);
    } else if (token.startsWith('"')) {
      this.emit(Step.SOFT, this.word(token.slice(1, -1)));
    } else if (token === "SOFT_KEYWORD") {
      this.emit(Step.SOFT_KEYWORD);
    } else if (KIND_NAMES.has(token)) {
      this.emit(Step.TOKEN, KIND_NAMES.get(token));
    } else if (/^[a-z]/.test(token)) {
      this.emit(Step.CALL, this.ruleIndex(token));
    } else {
      throw new Error(`rule ${this.current}: unexpected ${token}`);
    }
  }
}

/** Thrown when the budget is used up. */
export class OutOfBudget {}

/** Integers a stack entry: kind, return address or alternative, place, rule, invalid flag, label base. */
const ENTRY = 6;

export class PegMachine {
  /** One more than the furthest token looked at, over all runs. */
  fill = 0;
  private invalidOn = false;
  private readonly memo = new Memory();

  constructor(
    private readonly program: Program,
    private readonly host: PegHost,
  ) {}

  /** Runs a rule from the token `from`. True when it matches. */
  run(rule: string, invalid: boolean, budget: number, from = 0): boolean {
    const { ops, first, second, memo, slots, slotCount, silent, words, labelNames } = this.program;
    const kinds = this.host.kinds;
    const starts = this.program.ruleNames.map((name) => this.program.ruleStart.get(name) as number);
    this.memo.forget();
    this.invalidOn = invalid;
    let stack = new Int32Array(1 << 12);
    /** The number of integers on the stack. */
    let top = 0;
    let labels = new Int32Array(1 << 12);
    let labelTop = 0;
    let base = 0;
    const push = (a: number, b: number, c: number, d: number, e: number, f: number): void => {
      if (top + ENTRY > stack.length) stack = doubled(stack);
      stack[top] = a;
      stack[top + 1] = b;
      stack[top + 2] = c;
      stack[top + 3] = d;
      stack[top + 4] = e;
      stack[top + 5] = f;
      top += ENTRY;
    };
    let pos = from;
    let pc = this.program.ruleStart.get(rule) as number;
    const end = ops.length;
    ops.push(Step.END);
    first.push(0);
    second.push(0);
    push(0, -1, from, 0, 0, 0);
    push(1, end, from, this.program.ruleNames.indexOf(rule), this.invalidOn ? 1 : 0, 0);
    try {
      for (;;) {
        if (--budget < 0) throw new OutOfBudget();
        if ((budget & 63) === 0) work(64);
        let fail = false;
        switch (ops[pc] as Step) {
          case Step.TOKEN:
            if (pos >= this.fill) this.reach(pos);
            if (kinds[pos] === first[pc]) {
              pos++;
              pc++;
            } else fail = true;
            break;
          case Step.SOFT:
            if (pos >= this.fill) this.reach(pos);
            if (this.host.isWord(pos, words[first[pc]])) {
              pos++;
              pc++;
            } else fail = true;
            break;
          case Step.SOFT_KEYWORD:
            if (pos >= this.fill) this.reach(pos);
            // CPython 3.13 compares only as many characters as the name has, so that `c` and `ma` pass too.
            if (SOFT_KEYWORDS.some((word) => [...word].some((_, i) => this.host.isWord(pos, word.slice(0, i + 1))))) {
              pos++;
              pc++;
            } else fail = true;
            break;
          case Step.CALL: {
            const called = first[pc];
            const known = memo[called];
            if (known !== Memo.NONE) {
              const slot = slots[called] + (known === Memo.SPLIT && this.invalidOn ? 1 : 0);
              const result = this.memo.resultOf(pos * slotCount + slot);
              if (result < 0) {
                fail = true;
                break;
              }
              if (result > 0) {
                pos = result - 1;
                pc++;
                break;
              }
            }
            push(1, pc + 1, pos, called, this.invalidOn ? 1 : 0, base);
            base = labelTop;
            labelTop += labelNames[called].length * 3;
            if (labelTop > labels.length) labels = doubled(labels);
            if (silent[called]) this.invalidOn = false;
            pc = starts[called];
            break;
          }
          case Step.RETURN: {
            top -= ENTRY;
            const returning = stack[top + 3];
            this.invalidOn = stack[top + 4] !== 0;
            if (memo[returning] !== Memo.NONE) this.remember(stack[top + 2], returning, pos + 1, slotCount);
            pc = stack[top + 1];
            labelTop = base;
            base = stack[top + 5];
            break;
          }
          case Step.CHOICE:
            push(0, first[pc], pos, 0, 0, 0);
            pc++;
            break;
          case Step.COMMIT:
            top -= ENTRY;
            pc = first[pc];
            break;
          case Step.PARTIAL:
            stack[top - ENTRY + 2] = pos;
            pc = first[pc];
            break;
          case Step.BACK_COMMIT:
            pos = stack[top - ENTRY + 2];
            top -= ENTRY;
            pc = first[pc];
            break;
          case Step.FAIL_TWICE:
            top -= ENTRY;
            fail = true;
            break;
          case Step.FAIL:
            fail = true;
            break;
          case Step.CUT:
            top -= ENTRY;
            pc++;
            break;
          case Step.JUMP:
            pc = first[pc];
            break;
          case Step.OPEN:
            labels[base + first[pc] * 3] = pos;
            labels[base + first[pc] * 3 + 2] = second[pc];
            pc++;
            break;
          case Step.CLOSE:
            labels[base + first[pc] * 3 + 1] = pos;
            pc++;
            break;
          case Step.FORCE:
            if (pos >= this.fill) this.reach(pos);
            if (kinds[pos] !== first[pc]) this.host.expected(pos, words[second[pc]]);
            pos++;
            pc++;
            break;
          case Step.RAISE: {
            const named = new Map<string, Label>();
            this.program.labelNames[second[pc]].forEach((name, i) => {
              named.set(name, {
                start: labels[base + i * 3],
                end: labels[base + i * 3 + 1],
                rule: words[labels[base + i * 3 + 2]],
              });
            });
            this.host.complain(this.program.complaints[first[pc]], named, pos);
            // A complaint that does not apply ends its rule all the same.
            while (stack[top - ENTRY] === 0) top -= ENTRY;
            fail = true;
            break;
          }
          case Step.CHECK: {
            let call = top - ENTRY;
            while (stack[call] !== 1) call -= ENTRY;
            budget -= 16 * (pos - stack[call + 2]);
            if (this.host.check(words[first[pc]], stack[call + 2], pos)) pc++;
            else fail = true;
            break;
          }
          case Step.GUARD:
            if (this.invalidOn) pc++;
            else fail = true;
            break;
          case Step.FORGET:
            this.memo.forget();
            pc++;
            break;
          case Step.END:
            return true;
        }
        while (fail) {
          top -= ENTRY;
          if (stack[top] === 0) {
            pc = stack[top + 1];
            pos = stack[top + 2];
            if (pc < 0) return false;
            fail = false;
          } else {
            const failed = stack[top + 3];
            this.invalidOn = stack[top + 4] !== 0;
            if (memo[failed] !== Memo.NONE) this.remember(stack[top + 2], failed, -1, slotCount);
            labelTop = base;
            base = stack[top + 5];
          }
        }
      }
    } finally {
      ops.length = first.length = second.length = end;
    }
  }

  private remember(pos: number, rule: number, result: number, slotCount: number): void {
    const split = this.program.memo[rule] === Memo.SPLIT && this.invalidOn ? 1 : 0;
    this.memo.remember(pos * slotCount + this.program.slots[rule] + split, result);
  }

  /** Makes `token` known as looked at. The host throws at the ERROR token. */
  reach(token: number): void {
    this.fill = token + 1;
    this.host.reach(token);
  }
}

function doubled(from: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
}

/** Entries that the memo has room for at first, and again when a statement is done. */
const FEW_ENTRIES = 1 << 10;

/**
 * What became of the rules tried: the results by place and rule, as a table with open addressing, because of the nearly two
 * hundred rules with a memo no more than two dozen are tried at a token.
 */
class Memory {
  /** One more than the key; 0 where there is none. */
  private keys = new Int32Array(FEW_ENTRIES);
  private results = new Int32Array(FEW_ENTRIES);
  private size = 0;

  /** 0 when the key has none. */
  resultOf(key: number): number {
    return this.results[this.slotOf(key)];
  }

  remember(key: number, result: number): void {
    let slot = this.slotOf(key);
    if (this.keys[slot] === 0) {
      if (3 * ++this.size > 2 * this.keys.length) {
        this.grow();
        slot = this.slotOf(key);
      }
      this.keys[slot] = key + 1;
    }
    this.results[slot] = result;
  }

  /** Drops everything: no place before will be tried again. */
  forget(): void {
    if (this.size === 0) return;
    if (this.keys.length > FEW_ENTRIES) {
      this.keys = new Int32Array(FEW_ENTRIES);
      this.results = new Int32Array(FEW_ENTRIES);
    } else {
      this.keys.fill(0);
      this.results.fill(0);
    }
    this.size = 0;
  }

  private slotOf(key: number): number {
    const { keys } = this;
    const mask = keys.length - 1;
    const hash = Math.imul(key, 0x9e3779b1);
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (keys[slot] !== 0 && keys[slot] !== key + 1) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { keys, results } = this;
    this.keys = new Int32Array(2 * keys.length);
    this.results = new Int32Array(2 * keys.length);
    for (let slot = 0; slot < keys.length; slot++) {
      if (keys[slot] === 0) continue;
      const to = this.slotOf(keys[slot] - 1);
      this.keys[to] = keys[slot];
      this.results[to] = results[slot];
    }
  }
}
