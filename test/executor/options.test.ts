// The options of remote executors: what is misspelt or of another type is said at once, not taken in silence.

import { describe, expect, it } from "vitest";
import { CodeAgent, scriptedModel } from "../../src/agent/index.js";
import { childProcessExecutor, childProcessExecutors, e2bExecutor, e2bExecutors } from "../../src/executor/e2b.js";

const WRONG: readonly (readonly [options: object, message: string])[] = [
  [{ gaurd: true }, "unknown e2bExecutor option 'gaurd': did you mean 'guard'?"],
  [{ guard: "yes" }, 'guard must be true or false, not "yes"'],
  [{ packages: "pandas" }, "packages must be an array of packages"],
  [{ packages: [1] }, "an entry of packages must be a string, not 1"],
  [{ network: 5 }, "network must be true, false, an array of hosts"],
  [{ metadata: { a: 5 } }, "metadata.a must be a string, not 5"],
  [{ apiKey: 5 }, "apiKey must be a string, not 5"],
  [{ sdk: {} }, "sdk must be the package `e2b`, as import() gives it, not an object"],
  [{ lifetime: "long" }, "lifetime must be a number of milliseconds"],
];

const model = scriptedModel([]);

describe("options of remote executors", () => {
  it("are checked when they are given", () => {
    for (const [options, message] of WRONG) {
      expect(() => e2bExecutor(options)).toThrow(message);
      expect(() => e2bExecutors(options)).toThrow(message);
    }
    expect(() => childProcessExecutor({ guard: true } as object)).toThrow(
      "unknown childProcessExecutor option 'guard'",
    );
    expect(() => childProcessExecutors({ python: 3 } as object)).toThrow("python must be a string, not 3");
    expect(() => new CodeAgent({ model, executor: childProcessExecutor() as never })).toThrow("so write () => …");
    expect(e2bExecutor({ network: ["pypi.org"], packages: ["numpy"], envs: { A: "b" } }).name).toBe("e2b");
  });

  it("and variables and the executors of an agent when they come", async () => {
    await expect(childProcessExecutor().setVariables(5 as never)).rejects.toThrow("the variables must be an object");
    const agent = new CodeAgent({ model, executor: (async () => childProcessExecutor()) as never });
    await expect((async () => agent.run("x"))()).rejects.toThrow(
      "must give an executor at once (start, run, close), not a promise",
    );
  });
});
