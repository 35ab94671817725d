// "Did you mean": the closest of some names, recorded from CPython 3.13's `_suggestions._generate_suggestions`.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { closestName } from "../../src/objects/suggest.js";

type Recorded = readonly [name: string, candidates: readonly string[], closest: string | null];
const recorded = JSON.parse(
  readFileSync(new URL("exception-suggest.json", import.meta.url), "utf8"),
) as readonly Recorded[];

test.each(recorded)("%s among %j", (name, candidates, closest) => {
  expect(closestName(name, candidates)).toBe(closest);
});

test("many candidates and long names are not searched", () => {
  expect(closestName("nam", new Array<string>(749).fill("name"))).toBe("name");
  expect(closestName("nam", new Array<string>(750).fill("name"))).toBe(null);
  expect(closestName("x".repeat(50), ["y".repeat(50)])).toBe(null);
});
