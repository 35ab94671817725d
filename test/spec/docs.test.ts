// Holds the documents to what they speak of: generated parts are in step with the tables, named cases exist, links
// lead somewhere, divergences have ids that cases may refer to, and the README's example does what it says.

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { CASES_FOLDER, listCases, readCase } from "../tools/cases.js";
import { documents, readDocument, regenerate } from "../tools/docs.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Rows of the tables of `text`, as their cells, heads and rulers left out. */
function tableRows(text: string): string[][] {
  const rows: string[][] = [];
  const lines = text.split("\n");
  const isRuler = (line: string | undefined): boolean => line !== undefined && line.startsWith("|---");
  lines.forEach((line, index) => {
    if (!line.startsWith("|") || isRuler(line) || isRuler(lines[index + 1])) return;
    const cells = line.slice(1, line.lastIndexOf("|")).split(/(?<!\\)\|/);
    rows.push(cells.map((cell) => cell.trim()));
  });
  return rows;
}

/** Ids of the divergences: the headings of spec/divergences.md. */
function divergenceIds(): string[] {
  return [...readDocument("spec/divergences.md").matchAll(/^### `([\w-]+)`/gm)].map((match) => match[1] ?? "");
}

/** Texts in backquotes. */
function quoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
}

/** Whether a case, or a folder of cases, is there. */
function caseExists(name: string): boolean {
  return existsSync(CASES_FOLDER + (name.endsWith("/") ? name : `${name}.py`));
}

describe("documents", () => {
  for (const path of documents()) {
    const text = readDocument(path);

    it(`${path} has its generated parts in step (npx tsx test/tools/docs.ts)`, () => {
      expect(text).toBe(regenerate(text));
    });

    it(`${path} links to what exists`, () => {
      const prose = text.replaceAll(/```.*?```/gs, "").replaceAll(/`[^`\n]*`/g, "");
      const targets = [...prose.matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)].map((match) => match[1] ?? "");
      const local = targets.filter((target) => !/^[a-z]+:/.test(target));
      expect(local.filter((target) => !existsSync(join(ROOT, dirname(path), target)))).toEqual([]);
    });
  }
});

describe("spec/language.md", () => {
  const rows = tableRows(readDocument("spec/language.md")).filter((cells) => cells.length === 3);

  it("has every feature in one of three states", () => {
    expect(rows.length).toBeGreaterThan(150);
    const ids = new Set(divergenceIds());
    const wrong = rows.filter(([, state = ""]) => {
      const known = /^(here|planned|divergence: `[\w-]+`(, `[\w-]+`)*)$/.test(state);
      return !known || quoted(state).some((id) => !ids.has(id));
    });
    expect(wrong).toEqual([]);
  });

  it("names a case for all that is here, and only cases that exist", () => {
    const unshown = rows.filter(([, state, cases = ""]) => state === "here" && quoted(cases).length === 0);
    expect(unshown).toEqual([]);
    const names = rows.flatMap(([, , cases = ""]) => quoted(cases));
    expect(names.filter((name) => !caseExists(name))).toEqual([]);
  });
});

describe("spec/divergences.md", () => {
  const text = readDocument("spec/divergences.md");
  const ids = divergenceIds();

  it("gives each divergence an id of its own", () => {
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("explains and names every case that diverges", () => {
    const diverging = listCases().filter((name) => readCase(name).divergence !== undefined);
    const unknown = diverging.filter((name) => !ids.includes(readCase(name).divergence ?? ""));
    expect(unknown).toEqual([]);
    expect(diverging.filter((name) => !text.includes(`\`${name.slice(0, -".py".length)}\``))).toEqual([]);
  });

  it("names cases that exist", () => {
    const lines = text.split("\n").filter((line) => line.startsWith("Case: "));
    expect(lines.flatMap(quoted).filter((name) => !caseExists(name))).toEqual([]);
  });
});

describe("README.md", () => {
  const readme = readDocument("README.md");

  it("has an example that prints what it says", async () => {
    const lines: string[] = [];
    const log = vi.spyOn(console, "log").mockImplementation((...parts: unknown[]) => {
      lines.push(parts.map(String).join(" "));
    });
    try {
      await import("./embedding-example.js");
    } finally {
      log.mockRestore();
    }
    expect(readme).toContain(`\n${lines.join("\n")}\n`);
  });

  it("shows an agent at work in its first command, and runs a case that exists", () => {
    const [first = ""] = /```sh\n[^`]*/.exec(readme) ?? [];
    expect(first).toBe("```sh\nnpm ci && npm run build && node dist/cli/main.js agent --demo\n");
    const [, path = ""] = /^node dist\/cli\/main\.js run (spec\/\S+)/m.exec(readme) ?? [];
    expect(caseExists(path.replace("spec/cases/", "").replace(/\.py$/, ""))).toBe(true);
  });
});
