// The form of the cases: header, inline expectations, and .out files that read back as they were written.

import { describe, expect, it } from "vitest";
import {
  compare,
  type Expectation,
  formatDifference,
  formatExpectation,
  parseCase,
  parseExpectation,
} from "./cases.js";

describe("a program", () => {
  it("has all imports and no limits unless its header says otherwise", () => {
    const test = parseCase("a.py", "print(1)\n# imports: math\n");
    expect(test).toEqual({ name: "a.py", source: "print(1)\n# imports: math\n", imports: ["*"], limits: {} });
  });

  it("has a header", () => {
    const test = parseCase(
      "a.py",
      "# A title.\n# imports: math, json\n# limits: instructions=1_000, depth=5\n# divergence: set-order\n1\n",
    );
    expect(test).toMatchObject({
      imports: ["math", "json"],
      limits: { instructions: 1000, depth: 5 },
      divergence: "set-order",
    });
  });

  it("may forbid all imports", () => {
    expect(parseCase("a.py", "# imports:\n").imports).toEqual([]);
  });

  it("has one expected line for each comment", () => {
    const source = "print(1)  # expect: 1\nprint()\n# expect:\nprint(' a ')  # expect:  a \r\n";
    expect(parseCase("a.py", source).inline).toBe("1\n\n a \n");
  });

  it("must have limits that are numbers", () => {
    expect(() => parseCase("a.py", "# limits: depth=many\n")).toThrow('a.py: cannot read the limit "depth=many"');
  });
});

describe("an expectation", () => {
  it.each<Expectation>([
    { stdout: "", stderr: "" },
    { stdout: "a\n\nb\n", stderr: "" },
    { stdout: "no newline", stderr: "" },
    { stdout: "no newline", stderr: "nor here", exitCode: 3 },
    { stdout: "\r\n", stderr: "", error: "Traceback (most recent call last):\nValueError: x\n" },
    { stdout: "", stderr: "warning\n", error: "E\n" },
    { stdout: "a\n", stderr: "", limit: "instructions" },
  ])("reads back as written: %j", (expectation) => {
    expect(parseExpectation(formatExpectation(expectation))).toEqual(expectation);
  });

  it("is not written when the output looks like a section", () => {
    expect(() => formatExpectation({ stdout: "--- error\n", stderr: "" })).toThrow('"--- error"');
  });
});

describe("comparing", () => {
  const done = { status: "done", stdout: "a\n", stderr: "" };

  it("finds nothing when all is equal", () => {
    expect(compare(done, { stdout: "a\n", stderr: "" })).toEqual([]);
    const raised = { ...done, status: "raised", error: { traceback: "E: x" } };
    expect(compare(raised, { stdout: "a\n", stderr: "", error: "E: x\n" })).toEqual([]);
  });

  it("sees each field", () => {
    const fields = (expectation: Expectation): string[] => compare(done, expectation).map(({ field }) => field);
    expect(fields({ stdout: "a", stderr: "" })).toEqual(["stdout"]);
    expect(fields({ stdout: "a\n", stderr: "b" })).toEqual(["stderr"]);
    expect(fields({ stdout: "a\n", stderr: "", exitCode: 1 })).toEqual(["end"]);
    expect(fields({ stdout: "a\n", stderr: "", limit: "depth" })).toEqual(["end"]);
    expect(fields({ stdout: "a\n", stderr: "", error: "E\n" })).toEqual(["end", "traceback"]);
  });

  it("shows the lines that differ with some around them", () => {
    const difference = formatDifference({
      field: "stdout",
      expected: "0\n1\n2\n3\n4\n5\n6",
      actual: "0\n1\n2\nx\n4\ny\n5\n6",
    });
    expect(difference).toBe("  1\n  2\n- 3\n+ x\n  4\n+ y\n  5\n  6");
  });
});
