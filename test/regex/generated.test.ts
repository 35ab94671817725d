// The second form of the matcher is the first one, rewritten; if this fails, run test/tools/generate-regex.ts.
import { expect, test } from "vitest";
import { unitsInStep } from "../tools/generate-regex.js";

test("match-units.generated.ts is what match.ts gives", () => {
  const { actual, expected } = unitsInStep();
  expect(actual).toBe(expected);
});
