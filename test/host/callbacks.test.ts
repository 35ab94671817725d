// A callback of the host that throws is the host's own mistake: what it threw comes out of run(), whatever the program does
// to catch it, and the sandbox can be used again.

import { describe, expect, it } from "vitest";
import { Float, Sandbox, tool, type SandboxOptions } from "../../src/index.js";

class HostMistake extends Error {}
const fail = (): never => {
  throw new HostMistake("mine");
};

const CATCHING = (call: string): string => `
n = globals().get('n', 0) + 1
try:
    ${call}
except BaseException:
    n = -1
finally:
    if n == 1: n = -2
`;

describe("a callback that throws", () => {
  const callbacks: readonly (readonly [string, SandboxOptions, string])[] = [
    ["input", { input: fail }, "input('?')"],
    ["onStdout", { onStdout: fail }, "print('x')"],
    ["onStderr", { onStderr: fail, imports: ["sys"] }, "import sys; print('x', file=sys.stderr)"],
    ["onStdout, inside a key function", { onStdout: fail }, "sorted([2, 1], key=print)"],
    ["clock", { clock: fail, imports: ["time"] }, "import time; time.time()"],
    ["onStderr, at SystemExit", { onStderr: fail }, "n = 1"],
  ];
  for (const [name, options, call] of callbacks)
    it(`${name}: run and runSync throw what it threw, and the sandbox goes on`, async () => {
      const sandbox = new Sandbox(options);
      const source = name.endsWith("SystemExit") ? "n = 1\nraise SystemExit('text')" : CATCHING(call);
      expect(() => sandbox.runSync(source)).toThrow(HostMistake);
      await expect(sandbox.run(source)).rejects.toThrow(HostMistake);
      await expect(sandbox.start(source)).rejects.toThrow(HostMistake);
      // No handler and no `finally` of the program saw anything.
      expect(sandbox.globals.get("n")).toBeGreaterThan(0);
      expect(sandbox.runSync("1 + 1")).toMatchObject({ status: "done", value: 2 });
    });

  it("after a suspension: resume() throws it", async () => {
    const sandbox = new Sandbox({
      onStdout: fail,
      tools: { ask: tool({ description: "Asks.", inputSchema: { type: "object", properties: {} } }) },
    });
    const outcome = await sandbox.start("ask()\nprint(1)");
    if (outcome.status !== "suspended") throw new Error(outcome.status);
    await expect(sandbox.resume(outcome.calls[0].id, 1)).rejects.toThrow(HostMistake);
    expect(sandbox.runSync("2")).toMatchObject({ status: "done", value: 2 });
  });

  it("input() must answer with a string, the clock with a number", () => {
    const sandbox = new Sandbox({ input: () => 5 as never, clock: () => Number.NaN, imports: ["time"] });
    expect(() => sandbox.runSync("input()")).toThrow(TypeError);
    expect(() => sandbox.runSync("import time\ntime.time()")).toThrow(TypeError);
    expect(sandbox.runSync("2")).toMatchObject({ status: "done", value: 2 });
  });
});

it("a Float is a float whatever its number", () => {
  const sandbox = new Sandbox();
  const inputs = { x: new Float(1), y: [new Float(2.5), 1] };
  expect(sandbox.runSync("x, y", { inputs })).toMatchObject({ valueRepr: "(1.0, [2.5, 1])" });
});
