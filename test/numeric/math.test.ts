// Holds the math functions against recorded answers of CPython 3.13 (`npx tsx test/yardsticks/math.ts
// --record`), pins our own bits so that every engine is seen to give them, and the random generator.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { floatHex } from "../../src/numeric/float.js";
import { parseIntText } from "../../src/numeric/integer-text.js";
import * as math from "../../src/numeric/math.js";
import { Mersenne, seedFromBytes } from "../../src/numeric/mersenne.js";
import {
  ALLOWED,
  argumentsFor,
  bitsOfAll,
  fromHex,
  outcome,
  recordedMath,
  rows,
  toHex,
  ulps,
} from "../yardsticks/math.js";

const data = (name: string): unknown => JSON.parse(readFileSync(new URL(`data/${name}`, import.meta.url), "utf8"));

describe("math", () => {
  const recorded = recordedMath();
  for (const [name, { ours }] of Object.entries(rows)) {
    test(`${name} is as near to CPython as it should be`, () => {
      const answers = recorded[name];
      const inputs = argumentsFor(name, 313, answers.length);
      inputs.forEach((input, index) => {
        const result = ours(...input);
        const got = outcome(result, input);
        const want = answers[index];
        if (got === want || toHex(result) === want) return;
        if (got === "error" && (want === "range" || want === "domain")) return;
        const near =
          /^[0-9a-f]{16}$/.test(got) &&
          /^[0-9a-f]{16}$/.test(want) &&
          ulps(fromHex(got), fromHex(want)) <= (ALLOWED[name] ?? 1);
        expect(near, `${name}(${input.join(", ")}): ${got}, CPython ${want}`).toBe(true);
      });
    });
  }

  test("the bits of every function are pinned", () => {
    expect(bitsOfAll()).toEqual(data("math-bits.json"));
  });

  test("an exact sum tells overflow and opposite infinities", () => {
    const sum = new math.ExactSum();
    expect(sum.add(1e308)).toBe(true);
    expect(sum.add(1e308)).toBe(false);
    const infinite = new math.ExactSum();
    infinite.add(Infinity);
    infinite.add(-Infinity);
    expect(infinite.finish()).toBe(undefined);
    const tenths = new math.ExactSum();
    for (let count = 0; count < 10; count += 1) tenths.add(0.1);
    expect(tenths.finish()).toBe(1);
  });
});

describe("random", () => {
  const { ints, texts } = data("mersenne.json") as {
    ints: [string, string[]][];
    texts: [string, string, string][];
  };

  test("a seed gives CPython's numbers", () => {
    for (const [seed, answers] of ints) {
      const generator = new Mersenne(parseIntText(seed, 10) ?? 0);
      const got: string[] = [];
      for (let count = 0; count < 3; count += 1) got.push(floatHex(generator.random()));
      for (const bits of [0, 1, 7, 32, 33, 53, 54, 64, 100, 1000]) got.push(String(generator.getrandbits(bits)));
      for (const limit of [1, 2, 10, 2 ** 32, 9007199254740993n, 10n ** 30n])
        got.push(String(generator.randbelow(limit)));
      for (let count = 0; count < 1500; count += 1) generator.random();
      const state = generator.getState();
      const copy = new Mersenne(5);
      expect(copy.setState(state)).toBe(true);
      got.push(floatHex(copy.random()), String(state.reduce((a, b) => a + b, 0)), String(state[624]));
      expect(got).toEqual(answers);
    }
  });

  test("text seeds go through their SHA-512", () => {
    for (const [text, digest, first] of texts) {
      const seed = seedFromBytes(new TextEncoder().encode(text), Uint8Array.from(Buffer.from(digest, "hex")));
      expect(floatHex(new Mersenne(seed).random())).toBe(first);
    }
  });

  test("what is no state is refused", () => {
    const generator = new Mersenne(1);
    expect(generator.setState([])).toBe(false);
    expect(generator.setState([...generator.getState().slice(0, 624), 625])).toBe(false);
  });
});
