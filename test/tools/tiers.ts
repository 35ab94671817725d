// `npx tsx test/tools/tiers.ts [--scarce] [NAME…]`: every case of spec/cases with the interpreter alone and with all code
// compiled when it is linked; --scarce: with so little memory that it is counted again and again. Outcome, output, traceback,
// instructions and memory must be equal. Prints what differs; exit 1 when anything does.

import { pathToFileURL } from "node:url";
import { compileWhenLinked } from "../../src/vm/link.js";
import { allowCompiling, compile } from "../../src/vm/tier2/tier.js";
import { Sandbox, type Limits } from "../../src/index.js";
import { listCases, readCase } from "./cases.js";

/** Many a case needs nearly as much, so that memory is counted often. */
export const SCARCE: Limits = { memory: 480_000, instructions: 3_000_000 };

/** The outcome of a case as text, counts included. */
export function outcomeWith(name: string, compiled: boolean, limits: Limits = {}): string {
  const test = readCase(name);
  compileWhenLinked(compiled ? compile : null);
  allowCompiling(compiled);
  try {
    const sandbox = new Sandbox({
      imports: test.imports,
      limits: { instructions: 50_000_000, ...test.limits, ...limits },
      ...(test.exec === true ? { builtins: { exec: true } } : {}),
      ...(test.files === true ? { files: {} } : {}),
    });
    const outcome = sandbox.runSync(test.source, { filename: test.name });
    const { status, stdout, stderr, used } = outcome;
    const error = outcome.status === "raised" ? outcome.error.traceback : "";
    const internal = outcome.status === "internal" ? String((outcome.cause as Error).stack) : "";
    const value = outcome.status === "done" ? outcome.valueRepr : "";
    return [status, value, error, internal, `${used.instructions} ${used.memory}`, stdout, stderr].join("\n");
  } finally {
    compileWhenLinked(null);
    allowCompiling(true);
  }
}

function main(names: readonly string[], limits: Limits): void {
  let different = 0;
  for (const name of names) {
    const interpreted = outcomeWith(name, false, limits).split("\n");
    const compiled = outcomeWith(name, true, limits).split("\n");
    const at = interpreted.findIndex((line, index) => line !== compiled[index]);
    if (at < 0 && interpreted.length === compiled.length) continue;
    different++;
    console.log(
      `${name}\n  interpreter: ${interpreted[at]}\n  compiled:    ${compiled.slice(at, at + 4).join("\n  ")}`,
    );
  }
  console.log(`${names.length} cases, ${different} different`);
  if (different > 0) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const names = process.argv.slice(2).filter((argument) => argument !== "--scarce");
  main(listCases(names), process.argv.includes("--scarce") ? SCARCE : {});
}
