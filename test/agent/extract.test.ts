// Code from replies: every case of spec/cases/agent/extract/*.json.

import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { closeReply, extractCode, extractStructured, type CodeTags } from "../../src/agent/extract.js";

interface ExtractCase {
  readonly name: string;
  readonly reply: readonly string[];
  readonly code: readonly string[] | null;
  readonly thought?: string;
  readonly tags?: CodeTags;
  readonly reason?: "empty" | "no-code";
}

const folder = new URL("../../spec/cases/agent/extract/", import.meta.url);

for (const file of readdirSync(folder))
  describe(`extraction: ${file.replace(".json", "")}`, () => {
    const cases = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as readonly ExtractCase[];
    it.each(cases)("$name", ({ reply, code, thought, tags, reason }) => {
      const found = extractCode(reply.join("\n"), tags);
      if (code === null) expect(found).toMatchObject({ kind: "none", reason: reason ?? "no-code" });
      else {
        expect(found.kind === "code" ? found.code : found).toBe(code.join("\n"));
        if (thought !== undefined) expect(found.thought).toBe(thought);
      }
    });
  });

describe("a reply as memory keeps it", () => {
  it("gets back the tag that the stop sequence took", () => {
    expect(closeReply("Thought: x\n<code>\nprint(1)")).toBe("Thought: x\n<code>\nprint(1)\n</code>");
    expect(closeReply("<code>\nprint(1)\n")).toBe("<code>\nprint(1)\n</code>");
    expect(closeReply("<code>\nprint(1)\n</code>")).toBe("<code>\nprint(1)\n</code>");
    expect(closeReply("no code")).toBe("no code");
  });
  it("loses an invented observation", () => {
    expect(closeReply("<code>\nprint(1)\n</code>\nObservation: 1\nThought: y")).toBe("<code>\nprint(1)\n</code>");
  });
});

describe("structured replies", () => {
  it("are JSON, perhaps in a fence", () => {
    expect(extractStructured('{"thought": "t", "code": "print(1)"}')).toEqual({
      kind: "code",
      code: "print(1)",
      thought: "t",
    });
    expect(extractStructured('```json\n{"thought": "t", "code": "print(1)"}\n```')).toMatchObject({ code: "print(1)" });
    expect(extractStructured("<code>print(1)</code>")).toBeNull();
    expect(extractStructured('{"thought": "t", "code": ""}')).toBeNull();
  });
});

describe("replies made to hurt", () => {
  const hostile: readonly (readonly [name: string, reply: string])[] = [
    ["opening tags", "<code>".repeat(20_000)],
    ["closing tags", `<code>\nx=1\n${"</code>".repeat(20_000)}`],
    ["fences", "```\n".repeat(20_000)],
    ["backticks", "`".repeat(100_000)],
    ["reasoning", "<think>".repeat(20_000)],
    ["braces", "{".repeat(100_000)],
    ["spaces", `${" ".repeat(200_000)}x`],
    ["observations", "<code>\nx\n</code>\nObservation:".repeat(5000)],
    ["prompts", ">>> x\n".repeat(20_000)],
    ["open strings", '<code>\nx = "'.repeat(3000)],
    ["JSON", '{"code":'.repeat(5000)],
    ["brackets", `<code>\n${"(".repeat(50_000)}\n</code>`],
    ["blocks", "<code>\n(\n</code>\n".repeat(3000)],
    ["fenced blocks", "```python\n(\n```\n".repeat(3000)],
    ["attributes", `<code ${"a ".repeat(50_000)}`],
  ];
  it.each(hostile)("%s", (_name, reply) => {
    expect(["code", "none"]).toContain(extractCode(reply).kind);
    expect(closeReply(reply).length).toBeLessThanOrEqual(reply.length + 9);
  });
});
