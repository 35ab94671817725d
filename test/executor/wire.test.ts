// Values as wire text, and messages over a stream: whatever goes in comes out; what is none is refused.

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FRAME_BYTES, FrameReader, frame } from "../../src/executor/frames.js";
import { WireError, fromWire, toWire } from "../../src/executor/wire.js";

const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, undefined, Number.NaN, -0, Number.NEGATIVE_INFINITY, "__proto__", "\ud800"),
    fc.double(),
    fc.bigInt(),
    fc.string({ unit: "binary" }),
    fc.uint8Array({ maxLength: 20 }),
    fc.float64Array({ maxLength: 5 }),
    fc.bigInt64Array({ maxLength: 5 }),
    fc.date({ noInvalidDate: true }),
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constant("__proto__")), tie("tree"), { maxKeys: 4 }),
    fc.array(fc.tuple(tie("tree"), tie("tree")), { maxLength: 3 }).map((pairs) => new Map(pairs)),
    fc.array(fc.integer(), { maxLength: 3 }).map((items) => new Set(items)),
  ),
}));

describe("wire", () => {
  test("every value comes back as it was, through JSON", () => {
    fc.assert(
      fc.property(tree, (value) => {
        expect(fromWire(JSON.parse(JSON.stringify(toWire(value))))).toEqual(value);
      }),
      { numRuns: 300 },
    );
  });

  test("a key named __proto__ is data", () => {
    const value = fromWire(["d", "__proto__", ["d", "polluted", 1]]) as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value)).toEqual(["__proto__"]);
  });

  test("any JSON is a value or a WireError, never anything else", () => {
    const tags = fc.constantFrom("u", "n", "i", "b", "v", "t", "l", "s", "m", "d", "x", 1, null);
    const { wire } = fc.letrec((tie) => ({
      wire: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.double(),
        fc.constantFrom("Float64Array", "constructor", "AAAA"),
        fc.tuple(tags, tie("wire"), tie("wire")),
        fc.array(tie("wire"), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie("wire"), { maxKeys: 2 }),
      ),
    }));
    fc.assert(
      fc.property(wire, (given) => {
        try {
          fromWire(given);
        } catch (error) {
          expect(error).toBeInstanceOf(WireError);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("functions, symbols and getters are refused", () => {
    expect(() => toWire(() => 1)).toThrow(TypeError);
    expect(() => toWire([Symbol("s")])).toThrow(TypeError);
    expect(() => toWire(Object.defineProperty({}, "x", { enumerable: true, get: () => 1 }))).toThrow("getter");
  });
});

describe("frames", () => {
  test("messages come whole and in order however the stream is cut", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), fc.array(fc.nat(9)), (texts, cuts) => {
        const sent = texts.map((text) => Buffer.from(text).toString());
        const bytes = Buffer.concat(sent.map(frame));
        const got: string[] = [];
        const reader = new FrameReader((text) => got.push(text));
        let at = 0;
        for (const cut of cuts) {
          reader.push(bytes.subarray(at, at + cut));
          at += cut;
        }
        reader.push(bytes.subarray(at));
        expect(got).toEqual(sent);
      }),
      { numRuns: 200 },
    );
  });

  test("a length above the cap is refused before it is held", () => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(FRAME_BYTES + 1);
    expect(() => new FrameReader(() => undefined).push(head)).toThrow(RangeError);
  });
});
