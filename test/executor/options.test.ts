// The options of remote executors: what is misspelt or of another type is said at once, not taken in silence.

import { describe, expect, it } from "vitest";
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
    expect(e2bExecutor({ network: ["pypi.org"], packages: ["numpy"], envs: { A: "b" } }).name).toBe("e2b");
  });
});
