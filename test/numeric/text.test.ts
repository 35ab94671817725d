// Holds the two-way search against the plainest search there is, over random and hostile text, and checks
// that its time grows linearly where the engine's own does not.
import { expect, test } from "vitest";
import { countText, findText, findUnits, rfindText, rfindUnits, countUnits } from "../../src/numeric/text.js";
import { seededRandom } from "../yardsticks/cpython.js";

function plainFind(haystack: string, needle: string, start: number, end: number): number {
  for (let index = start; index + needle.length <= end; index += 1) {
    if (haystack.slice(index, index + needle.length) === needle) return index;
  }
  return -1;
}

function plainRfind(haystack: string, needle: string, start: number, end: number): number {
  for (let index = end - needle.length; index >= start; index -= 1) {
    if (haystack.slice(index, index + needle.length) === needle) return index;
  }
  return -1;
}

function randomText(random: () => number, length: number, letters: number): string {
  let text = "";
  while (text.length < length) {
    // Repeats make periodic needles.
    if (text.length > 3 && random() < 0.1) text += text.slice(-1 - Math.floor(random() * 30));
    else text += String.fromCharCode(97 + Math.floor(random() * letters) + (random() < 0.02 ? 256 : 0));
  }
  return text.slice(0, length);
}

test("search agrees with the plain search on random text", () => {
  const random = seededRandom(7);
  for (let round = 0; round < 6000; round += 1) {
    const letters = 1 + Math.floor(random() * 3);
    const haystack = randomText(random, Math.floor(random() * 600), letters);
    const start = Math.floor(random() * (haystack.length + 1) * random());
    const end = haystack.length - Math.floor(random() * (haystack.length - start) * random());
    const length = Math.floor(random() * 60);
    const from = Math.floor(random() * haystack.length);
    let needle = random() < 0.7 ? haystack.slice(from, from + length) : randomText(random, length, letters);
    if (random() < 0.3) needle = needle + needle.slice(0, 3);
    const units = Array.from(haystack, (unit) => unit.charCodeAt(0));
    const needleUnits = Array.from(needle, (unit) => unit.charCodeAt(0));
    const first = plainFind(haystack, needle, start, end);
    const last = plainRfind(haystack, needle, start, end);
    expect(findText(haystack, needle, start, end)).toBe(first);
    expect(rfindText(haystack, needle, start, end)).toBe(last);
    expect(findUnits(units, needleUnits, start, end)).toBe(first);
    expect(rfindUnits(units, needleUnits, start, end)).toBe(last);
    let count = 0;
    for (let at = start; needle !== "" && (at = plainFind(haystack, needle, at, end)) >= 0; at += needle.length)
      count += 1;
    if (needle === "") count = end - start + 1;
    expect(countText(haystack, needle, start, end)).toBe(count);
    expect(countUnits(units, needleUnits, start, end)).toBe(count);
  }
});

test("empty needles are found as in Python", () => {
  expect(findText("abc", "", 3, 3)).toBe(3);
  expect(findText("abc", "", 4, 3)).toBe(-1);
  expect(rfindText("abc", "", 1, 3)).toBe(3);
  expect(countText("abc", "", 0, 3)).toBe(4);
  expect(countText("abc", "", 4, 3)).toBe(0);
});

test("hostile needles take linear time", () => {
  const size = 200_000;
  const a = "a".repeat(size);
  const half = "a".repeat(size / 2);
  const quarter = "a".repeat(size / 4);
  const cases: [string, string][] = [
    [a, `${half}b`],
    [a, `b${half}`],
    [a, `${quarter}b${quarter}`],
    ["ab".repeat(size / 2), `${"ab".repeat(size / 4)}aa`],
    [`${"a".repeat(400)}b`.repeat(size / 401), `${"a".repeat(401)}b`.repeat(50)],
  ];
  const started = performance.now();
  for (const [haystack, needle] of cases) {
    expect(findText(haystack, needle)).toBe(-1);
    expect(rfindText(haystack, needle)).toBe(-1);
  }
  // About 20 ms; a quadratic search takes minutes.
  expect(performance.now() - started).toBeLessThan(2000);
});
