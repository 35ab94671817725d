// The runnable examples print what they should.

import { describe, expect, it, vi } from "vitest";

async function printed(example: () => Promise<unknown>): Promise<unknown[]> {
  const lines: unknown[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((...parts: unknown[]) => {
    lines.push(parts.length === 1 ? parts[0] : parts);
  });
  try {
    await example();
  } finally {
    log.mockRestore();
  }
  return lines;
}

describe("the example of", () => {
  it("approval asks before the money is sent", { timeout: 60_000 }, async () => {
    expect(await printed(() => import("./examples/approval.js"))).toEqual([
      'line 4: transfer({"to":"Ada","amount":250})?',
      'line 4: transfer({"to":"Eve","amount":9000})?',
      "sent 20 to Bob\nsent 250 to Ada\nthe call of transfer() was not approved: ask your bank\n",
    ]);
  });

  it("parallel tools asks all at once", { timeout: 60_000 }, async () => {
    expect(await printed(() => import("./examples/parallel-tools.js"))).toEqual([
      ["slow", 40],
      "ask slow, ask fast, ask other, an answer, an answer, an answer",
    ]);
  });

  it("many sandboxes runs them all", { timeout: 60_000 }, async () => {
    expect(await printed(() => import("./examples/many-sandboxes.js"))).toEqual([
      new Map([
        ["limit", 10],
        ["done", 990],
      ]),
    ]);
  });

  it("durable resume goes on in another process, and pays nobody twice", { timeout: 180_000 }, async () => {
    expect(await printed(() => import("./examples/durable-resume.js"))).toEqual([
      ["the first process ends with code", 9],
      ["the second with", 0],
      "paid ['ADA', 'BOB', 'EVE']",
      ["the bank saw", ["Ada", "Bob", "Eve"]],
    ]);
  });

  it("fork tries every future", { timeout: 60_000 }, async () => {
    expect(await printed(() => import("./examples/fork.js"))).toEqual(["8 futures, the best is worth 18: yyy"]);
  });
});
