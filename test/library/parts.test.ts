// The parts of the built package: with either kind of entry, and under tsx, a program gets the library that it imports.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const DIST = new URL("../../dist/", import.meta.url).href;
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const PROGRAM = `
import json, re, datetime, unicodedata, zoneinfo
print(json.dumps({"a": [1, "\\N{EURO SIGN}"]}), re.findall(r"\\d+", "a1b22"), "%5.1f" % 2.0 ** 0.5, datetime.date(2026, 1, 2))
print(unicodedata.normalize("NFD", "é") == "e\\u0301", zoneinfo.ZoneInfo("Europe/Paris"), sorted({3, 1, 2}))
`;

function run(entry: string, ...flags: readonly string[]): string {
  const code = `
import { Sandbox } from ${JSON.stringify(DIST + entry)};
const sandbox = new Sandbox({ imports: ["*"] });
const outcome = sandbox.runSync(${JSON.stringify(PROGRAM)});
if (outcome.status !== "done") throw new Error(JSON.stringify(outcome));
const again = Sandbox.restore(sandbox.snapshot(), { imports: ["*"] });
process.stdout.write(outcome.stdout + again.runSync("re.sub('a', 'b', 'banana')").valueRepr);
`;
  return execFileSync(process.execPath, [...flags, "--input-type=module", "-e", code], { cwd: ROOT, encoding: "utf8" });
}

const EXPECTED = `{"a": [1, "\\u20ac"]} ['1', '22']   1.4 2026-01-02\nTrue Europe/Paris [1, 2, 3]\n'bbnbnb'`;

it("load on demand in Node", { timeout: 60_000 }, () => expect(run("index.node.js")).toBe(EXPECTED));
it("load beforehand elsewhere", { timeout: 60_000 }, () => expect(run("index.js")).toBe(EXPECTED));
it("load where tsx takes imports", { timeout: 60_000 }, () =>
  expect(run("index.node.js", "--import", "tsx")).toBe(EXPECTED),
);
