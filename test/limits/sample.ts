// A sample of spec/cases for the tests that run each case many times: every so-manieth, all with COLUBER_ALL=1.

import { listCases, readCase, type Case } from "../tools/cases.js";

/** About `count` cases, the same every time. */
export function sampleCases(count: number): Case[] {
  const names = listCases();
  const step = process.env["COLUBER_ALL"] === "1" ? 1 : Math.max(1, Math.floor(names.length / count));
  return names.filter((_, index) => index % step === 0).map(readCase);
}

/** Options for a sandbox that runs a case. */
export function optionsOf(test: Case): { imports: readonly string[]; builtins: { exec: boolean } } {
  return { imports: test.imports, builtins: { exec: test.exec === true } };
}
