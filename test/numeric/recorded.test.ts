// Holds ints, floats, hashes and formatting against answers recorded from CPython 3.13 by the yardsticks
// (`npx tsx test/yardsticks/integer.ts --record` and so on), which make the same questions from the same seed.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { floatYardstick } from "../yardsticks/float.js";
import { formatYardstick } from "../yardsticks/format.js";
import { hashYardstick } from "../yardsticks/hash.js";
import { integerYardstick } from "../yardsticks/integer.js";
import { digest, recordedPath } from "../yardsticks/cpython.js";
import type { Recorded } from "../yardsticks/cpython.js";

for (const { name, generate } of [integerYardstick, floatYardstick, formatYardstick, hashYardstick]) {
  test(`${name} answers as CPython did when recorded`, () => {
    const recorded = JSON.parse(readFileSync(recordedPath(name), "utf8")) as Recorded;
    const { asked, got } = generate(recorded.seed, recorded.answers.length);
    const ours = asked.map((question, index) => [digest(question), digest(got[index])]);
    expect(ours).toEqual(recorded.answers);
  });
}
