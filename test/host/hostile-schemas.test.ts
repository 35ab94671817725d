// Schemas in which references lead to one place by exponentially many paths, as a stranger's server may send: to declare such
// a tool takes no time, and to check a value by it is metered.

import { describe, expect, it } from "vitest";
import { Sandbox, type JsonSchema } from "../../src/index.js";

function doubled(keyword: "anyOf" | "oneOf", levels: number, times = 2): object {
  const places: Record<string, JsonSchema> = { [`d${levels}`]: { type: "string" } };
  for (let level = 0; level < levels; level++)
    places[`d${level}`] = { [keyword]: Array.from({ length: times }, () => ({ $ref: `#/$defs/d${level + 1}` })) };
  return { type: "object", properties: { x: { $ref: "#/$defs/d0" } }, $defs: places };
}

describe("a schema with exponentially many paths", () => {
  it.each([
    ["anyOf", 30, 2],
    ["oneOf", 30, 2],
    ["anyOf", 6, 40],
  ] as const)("%s, %i levels of %i", { timeout: 20_000 }, async (keyword, levels, times) => {
    const inputSchema = doubled(keyword, levels, times);
    const tools = { look: { inputSchema, outputSchema: inputSchema, execute: () => ({}) } };
    const started = performance.now();
    const sandbox = new Sandbox({ tools, limits: { instructions: 50_000 } });
    expect(sandbox.check("look(1)")).toEqual([]);
    const outcome = await sandbox.run("look(1)");
    expect(outcome.status).toBe("limit");
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it("a recursive one with many branches has an annotation", () => {
    const inputSchema: object = {
      type: "object",
      properties: { x: { $ref: "#/$defs/node" } },
      $defs: {
        node: {
          anyOf: Array.from({ length: 30 }, () => ({ type: "array", items: { $ref: "#/$defs/node" } }) as JsonSchema),
        },
      },
    };
    const sandbox = new Sandbox({ tools: { look: { inputSchema, execute: () => 1 } } });
    const outcome = sandbox.runSync("look([[], [[]]])");
    expect(outcome).toMatchObject({ status: "done", value: 1 });
  });
});
