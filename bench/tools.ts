// `npm run bench -- tools`: what a call of a host tool costs, by the way it is declared.

import { cpuMilliseconds, machine, publish, short, timingOf } from "./shared.js";

const { Sandbox } = (await import(
  new URL("../dist/index.node.js", import.meta.url).href
)) as typeof import("../src/index.js");

const COUNT = 5000;
const head = machine();
const sandbox = new Sandbox({
  limits: { toolCalls: 1e9, instructions: 1e12 },
  tools: {
    bare: (x: unknown) => x,
    schema: {
      description: "Gives it back.",
      inputSchema: { type: "object", properties: { x: { type: "integer" } }, required: ["x"] },
      execute: ({ x }: { x: number }) => x,
    },
    later: async (x: unknown) => x,
    rows: () => Array.from({ length: 20 }, (_, id) => ({ id, name: `row ${id}`, price: id / 4 })),
  },
});
async function perCall(source: string): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < 9; round++) {
    const start = cpuMilliseconds();
    const outcome = await sandbox.run(source); // oxlint-disable-line no-await-in-loop -- one after the other
    if (outcome.status !== "done") throw new Error(JSON.stringify(outcome));
    if (round >= 3) times.push(((cpuMilliseconds() - start) / COUNT) * 1000);
  }
  const { median, low, high } = timingOf(times);
  return `${short(median)} (${short(low)}–${short(high)})`;
}
const loop = (call: string): string => `for i in range(${COUNT}): ${call}`;
publish("tools", {
  title: "Tool calls",
  machine: head,
  columns: ["call", "CPU µs (quartiles)"],
  rows: [
    ["the loop without a call", await perCall(loop("i"))],
    ["a synchronous tool, a bare function", await perCall(loop("bare(i)"))],
    ["a synchronous tool, checked by a JSON Schema", await perCall(loop("schema(i)"))],
    ["a synchronous tool that gives 20 rows of three fields", await perCall(loop("rows()"))],
    ["an asynchronous tool, awaited one by one", await perCall(loop("later(i)"))],
  ],
});
