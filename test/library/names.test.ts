/*
 * Every public name of CPython 3.13's modules (names.json, recorded by test/tools/record-names.py) is there, or stands in
 * lacks.json with the reason why it is not. And every reason is needed.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Sandbox } from "../../src/index.js";

type Names = Readonly<Record<string, string | readonly string[]>>;
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const RECORDED = read("./names.json") as Readonly<Record<string, Names>>;
const LACKS = read("./lacks.json") as Readonly<Record<string, { readonly reason: string; readonly names: string }>>;

/** Names of a module, and of its classes, that a program does not find. */
async function missing(module: string, names: Names): Promise<readonly string[]> {
  const sandbox = new Sandbox({ imports: ["*"], files: {} });
  const outcome = await sandbox.run(
    `lacks = []
try:
    import ${module} as module
except ImportError:
    lacks = list(names)
else:
    for name, kind in names.items():
        if not hasattr(module, name):
            lacks.append(name)
        elif isinstance(kind, list):
            lacks += [f"{name}.{part}" for part in kind if not hasattr(getattr(module, name), part)]
lacks`,
    { inputs: { names } },
  );
  if (outcome.status !== "done") throw new Error(`${module}: ${outcome.status}`);
  return outcome.value as string[];
}

describe("the library's names are CPython's", () => {
  const used = new Set<string>();
  for (const [module, names] of Object.entries(RECORDED))
    it(module, async () => {
      const excused = Object.entries(LACKS).filter(([modules]) => modules.split(" ").includes(module));
      const unexplained = (await missing(module, names)).filter((name) => {
        const entry = excused.find(([, { names: pattern }]) => new RegExp(pattern).test(name));
        if (entry !== undefined) used.add(entry[0]);
        return entry === undefined;
      });
      expect(unexplained).toEqual([]);
    });
  it("no reason is left over", () => {
    expect(Object.keys(LACKS).filter((key) => !used.has(key))).toEqual([]);
  });
});
