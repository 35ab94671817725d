// Property 9 of spec/sandbox.md, "Properties": whatever text comes, compiling gives code or a SyntaxError, never another error;
// and property 10: whatever bytecode comes, the verifier refuses it or it runs to an outcome, never to an internal error.

import { describe, expect, it } from "vitest";
import { decodeCode, encodeCode, CodeFormatError } from "../../src/compile/encode.js";
import type { Code } from "../../src/compile/code.js";
import { computeCosts } from "../../src/compile/assemble.js";
import { OP_NAMES } from "../../src/compile/opcodes.js";
import { verify, VerifyError } from "../../src/compile/verify.js";
import { generateProgram } from "../../src/fuzz/generator.js";
import { compiled } from "../../src/fuzz/judge.js";
import { mutate } from "../../src/fuzz/mutate.js";
import { Random, seedOf } from "../../src/fuzz/random.js";
import { Program } from "../../src/host/program.js";
import { Sandbox } from "../../src/index.js";
import { listCases, readCase } from "../tools/cases.js";

const TOKENS =
  "def class if else elif for in while try except finally with as lambda yield return import from match case async await not and or is None True ( ) [ ] { } : , . ; = == := + - * ** / // % @ -> ~ << 0 1.5 1e5 0x 'a' f'{a}' f'{ b'c' r'\\d' \"\"\" a b __proto__ \n \n\t \\\n # $ ? ! ٣ é 😀 \0 \ud800".split(
    " ",
  );
const LIMITS = { instructions: 20_000, memory: 8 * 2 ** 20 };

/** A sample of programs that the compiler takes. */
function codes(count: number): Code[] {
  const found: Code[] = [];
  for (let index = 0; found.length < count; index++) {
    const program = compiled(generateProgram(seedOf(31, index), { comparable: false }));
    if (program !== null) found.push(program.code);
  }
  return found;
}

describe("any text", () => {
  it("of tokens, of characters, of changed programs compiles or is a SyntaxError", { timeout: 120_000 }, () => {
    const random = new Random(9);
    let accepted = 0;
    for (let round = 0; round < 1500; round++) {
      const text =
        round % 3 === 0
          ? Array.from({ length: random.below(30) }, () => random.pick(TOKENS)).join(random.chance(0.5) ? " " : "")
          : round % 3 === 1
            ? String.fromCodePoint(
                ...Array.from({ length: random.below(20) }, () => random.below(random.pick([128, 1024, 0x11000]))),
              )
            : mutate(generateProgram(seedOf(5, round), { comparable: false }), "x = [1]\n", random, false).slice(
                0,
                random.below(400),
              );
      // Anything but code and PythonSyntaxError is thrown.
      if (compiled(text) !== null) accepted++;
    }
    expect(accepted).toBeGreaterThan(50);
    expect(accepted).toBeLessThan(1400);
  });
});

describe("the verifier", () => {
  it("accepts all that the compiler makes", { timeout: 120_000 }, () => {
    for (const code of codes(60)) verify(code);
    for (const name of listCases().filter((_, index) => index % 20 === 0)) {
      const program = compiled(readCase(name).source);
      if (program !== null) verify(program.code);
    }
  });

  it("refuses random instructions, or they run to an outcome", { timeout: 120_000 }, () => {
    const random = new Random(77);
    const [base] = codes(1);
    const ends = new Map<string, number>();
    for (let round = 0; round < 4000; round++) {
      const length = 1 + random.below(7);
      const words = Int32Array.from(
        { length },
        () => random.below(OP_NAMES.length) | (random.below(random.pick([1, 3, 40])) << 8),
      );
      const code = {
        ...(base as Code),
        words,
        costs: computeCosts(words),
        positions: new Int32Array(4 * length),
        handlers: new Int32Array(0),
        stackSize: 8,
      };
      tell(ends, ending(code));
    }
    expect([...ends.keys()].filter((end) => end.startsWith("internal") || end.startsWith("threw"))).toEqual([]);
    expect(ends.get("refused")).toBeGreaterThan(1000);
  });

  it("refuses changed code, or it runs to an outcome", { timeout: 240_000 }, () => {
    const random = new Random(78);
    const ends = new Map<string, number>();
    for (const code of codes(40)) for (let round = 0; round < 40; round++) tell(ends, ending(changed(code, random)));
    expect([...ends.keys()].filter((end) => end.startsWith("internal") || end.startsWith("threw"))).toEqual([]);
    expect(ends.get("refused")).toBeGreaterThan(300);
    expect((ends.get("done") ?? 0) + (ends.get("raised") ?? 0)).toBeGreaterThan(50);
  });

  it("or the decoder refuses changed bytes of code", { timeout: 240_000 }, () => {
    const random = new Random(79);
    const ends = new Map<string, number>();
    for (const code of codes(12))
      for (let round = 0; round < 60; round++) {
        const bytes = encodeCode(code);
        const at = random.below(bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
        let decoded: Code;
        try {
          decoded = decodeCode(bytes);
        } catch (error) {
          tell(ends, error instanceof CodeFormatError ? "refused" : `threw ${String(error)}`);
          continue;
        }
        tell(ends, ending(decoded));
      }
    expect([...ends.keys()].filter((end) => end.startsWith("internal") || end.startsWith("threw"))).toEqual([]);
  });
});

function tell(ends: Map<string, number>, end: string): void {
  ends.set(end, (ends.get(end) ?? 0) + 1);
}

/** Code with one or two words, table entries or counts changed. */
function changed(code: Code, random: Random): Code {
  const words = code.words.slice();
  const handlers = code.handlers.slice();
  for (let change = 0; change <= random.below(2); change++) {
    const at = random.below(words.length);
    switch (random.below(5)) {
      case 0:
        words[at] = (words[at] & ~0xff) | random.below(OP_NAMES.length);
        break;
      case 1:
        words[at] = (words[at] & 0xff) | (random.below(60) << 8);
        break;
      case 2:
        words[at] = words[random.below(words.length)];
        break;
      case 3:
        if (handlers.length > 0) handlers[random.below(handlers.length)] += random.below(5) - 2;
        break;
      default:
        words[at] = words[at] + (random.chance(0.5) ? 256 : -256);
    }
  }
  return { ...code, words, handlers, costs: computeCosts(words), stackSize: code.stackSize + random.below(3) - 1 };
}

/** "refused", or how a run of the code ended. */
function ending(code: Code): string {
  try {
    verify(code);
  } catch (error) {
    return error instanceof VerifyError ? "refused" : `threw ${String(error instanceof Error ? error.stack : error)}`;
  }
  try {
    const outcome = new Sandbox({ imports: ["safe"], limits: LIMITS }).runSync(new Program("", "p.py", code));
    if (outcome.status !== "internal") return outcome.status;
    return `internal ${String(outcome.cause instanceof Error ? outcome.cause.stack : outcome.cause)}`;
  } catch (error) {
    return `threw ${String(error instanceof Error ? error.stack : error)}`;
  }
}
