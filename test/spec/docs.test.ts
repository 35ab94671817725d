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
  lines.forEach((line, index) => {
    if (!line.startsWith("|") || line.startsWith("|---") || lines[index + 1]?.startsWith("|---") === true) return;
    rows.push(
      line
        .slice(1, line.lastIndexOf("|"))
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
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

describe("documents", () => {
  for (const path of documents()) {
    const text = readDocument(path);

    it(`${path} has its generated parts in step (npx tsx test/tools/docs.ts)`, () => {
      expect(text).toBe(regenerate(text));
    });

    it(`${path} links to what exists`, () => {
      const prose = text.replaceAll(/```.*?```/gs, "").replaceAll(/`[^`\n]*`/g, "");
      for (const match of prose.matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)) {
        const target = match[1] ?? "";
        if (!/^[a-z]+:/.test(target)) expect(existsSync(join(ROOT, dirname(path), target)), target).toBe(true);
      }
    });
  }
});

describe("spec/language.md", () => {
  const rows = tableRows(readDocument("spec/language.md")).filter((cells) => cells.length === 3);

  it("has a row for every feature, in one of three states", () => {
    expect(rows.length).toBeGreaterThan(150);
    const ids = new Set(divergenceIds());
    for (const [feature = "", state = ""] of rows) {
      const match = /^(here|planned|divergence: (?:`[\w-]+`(?:, )?)+)$/.exec(state);
      expect(match, `${feature}: ${state}`).not.toBe(null);
      for (const id of quoted(state)) expect(ids.has(id), `${feature}: ${id}`).toBe(true);
    }
  });

  it("names a case for all that is here, and only cases that exist", () => {
    for (const [feature = "", state = "", cases = ""] of rows) {
      const names = quoted(cases);
      if (state === "here") expect(names.length, feature).toBeGreaterThan(0);
      for (const name of names) {
        const file = name.endsWith("/") ? name : `${name}.py`;
        expect(existsSync(CASES_FOLDER + file), `${feature}: ${name}`).toBe(true);
      }
    }
  });
});

describe("spec/divergences.md", () => {
  it("gives each divergence an id of its own", () => {
    const ids = divergenceIds();
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("explains every divergence that a case names, and names a case wherever there is one", () => {
    const text = readDocument("spec/divergences.md");
    const ids = new Set(divergenceIds());
    for (const name of listCases()) {
      const { divergence } = readCase(name);
      if (divergence === undefined) continue;
      expect(ids.has(divergence), `${name}: ${divergence}`).toBe(true);
      expect(text.includes(`\`${name.replace(/\.py$/, "")}\``), `${name} is named in divergences.md`).toBe(true);
    }
    for (const line of text.split("\n").filter((line) => line.startsWith("Case: "))) {
      for (const name of quoted(line)) expect(existsSync(`${CASES_FOLDER}${name}.py`), name).toBe(true);
    }
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
    expect(lines.length).toBe(3);
    for (const line of lines) expect(readme.includes(line), line).toBe(true);
  });

  it("runs a case that exists in its first line", () => {
    const [, path = ""] = /^npm ci && npm run build && node dist\/cli\/main\.js run (\S+)/m.exec(readme) ?? [];
    expect(existsSync(ROOT + path), path).toBe(true);
  });
});
