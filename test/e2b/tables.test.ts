// Arrays, tables and images of the real packages, where there is a Python that has them: `python3` itself, or the one that
// COLUBER_TABLES_PYTHON names (a virtual environment with pandas, pillow and matplotlib). Elsewhere the stand-ins of
// behaviours.test.ts are all there is, and these tests are skipped and say so.

import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { childProcessExecutor } from "../../src/executor/e2b.js";
import { PYTHON } from "./places.js";

const MODULES = ["numpy", "pandas", "PIL", "matplotlib"];

function findTables(): string | null {
  const code = `import importlib.util, sys; sys.exit(any(importlib.util.find_spec(m) is None for m in ${JSON.stringify(MODULES)}))`;
  for (const python of [process.env["COLUBER_TABLES_PYTHON"], PYTHON]) {
    if (python === undefined || python === null || python === "") continue;
    try {
      execFileSync(python, ["-c", code], { stdio: "ignore" });
      return python;
    } catch {
      // The next one, then.
    }
  }
  return null;
}

const TABLES = findTables();
const SKIPPED = TABLES === null ? " (skipped: no Python here has pandas, pillow and matplotlib)" : "";

const PREPARE = `
import numpy as np, pandas as pd
from PIL import Image
df = pd.DataFrame({"a": [1, 2, 3], "t": pd.to_datetime(["2026-01-01", None, "2026-01-03"])})
`;

const RESULTS: readonly (readonly [string, unknown])[] = [
  [
    "df",
    {
      kind: "dataframe",
      columns: ["a", "t"],
      rows: 3,
      index: [0, 1, 2],
      data: [
        [1, new Date("2026-01-01")],
        [2, null],
        [3, new Date("2026-01-03")],
      ],
    },
  ],
  ["df.a", { kind: "dataframe", columns: ["a"], types: ["int64"], rows: 3, data: [[1], [2], [3]] }],
  ["pd.Series([1, 2])", { columns: [""], data: [[1], [2]] }],
  // What has no form of its own is its text, and the table is still one.
  ["pd.Series([pd.Period('2026-01'), pd.NA, 1])", { data: [["2026-01"], [null], [1]] }],
  [
    "pd.DataFrame({'n': pd.array([1, None], dtype='Int64'), 'c': pd.Categorical(['u', 'v'])})",
    {
      types: ["Int64", "category"],
      data: [
        [1, "u"],
        [null, "v"],
      ],
    },
  ],
  ["pd.DataFrame()", { columns: [], rows: 0, index: [], data: [] }],
  ["df.columns", ["a", "t"]],
  ["df.set_index(['a', 't']).index.tolist()[0]", [1, new Date("2026-01-01")]],
  ["pd.Categorical(['u', 'v'])", ["u", "v"]],
  ["[pd.NaT, pd.NA, pd.Timestamp('2026-01-01'), pd.Timedelta('1D')]", [null, null, new Date("2026-01-01"), 86_400_000]],
  ["[np.int64(5), np.float32(1.5), np.bool_(True), np.str_('q')]", [5, 1.5, true, "q"]],
  [
    "np.arange(4).reshape(2, 2)",
    {
      kind: "ndarray",
      dtype: "int64",
      shape: [2, 2],
      data: [
        [0, 1],
        [2, 3],
      ],
    },
  ],
  ["np.array([1, 'a', {2}], dtype=object)", { dtype: "object", shape: [3], data: [1, "a", new Set([2])] }],
  ["np.array(['2026-01-01'], dtype='datetime64[D]')", { data: ["2026-01-01"] }],
  ["np.array([1j])", "array([0.+1.j])"],
  ["Image.new('RGB', (3, 2))", { kind: "image", mediaType: "image/png", width: 3, height: 2 }],
  ["Image.new('F', (3, 2))", { kind: "image", width: 3, height: 2 }],
  ["df.plot(x='t', y='a')", { kind: "image", mediaType: "image/png", width: 640, height: 480 }],
];

const ARGUMENTS: readonly (readonly [string, unknown])[] = [
  [
    "df",
    [
      { a: 1, t: "2026-01-01T00:00:00.000Z" },
      { a: 2, t: null },
      { a: 3, t: "2026-01-03T00:00:00.000Z" },
    ],
  ],
  ["df.a", [1, 2, 3]],
  ["{'k': df.a.values, 'm': df.a.mean()}", { k: [1, 2, 3], m: 2 }],
  ["np.array([[1, None]], dtype=object)", [[1, null]]],
];

describe.skipIf(TABLES === null)(`pandas, numpy, pillow and matplotlib themselves${SKIPPED}`, () => {
  it("come as typed results and arguments", { timeout: 120_000 }, async () => {
    const executor = childProcessExecutor({ python: TABLES as string });
    const valueOf = async (code: string): Promise<unknown> => {
      const result = await executor.run(code);
      return result.status === "done" ? result.value : result;
    };
    try {
      await executor.start({
        tools: {
          echo: {
            inputSchema: { type: "object", properties: { value: {} } },
            execute: ({ value }: { value: unknown }) => JSON.stringify(value),
          },
        },
      });
      expect(await executor.run(PREPARE)).toMatchObject({ status: "done" });
      for (const [code, value] of RESULTS) expect([code, await valueOf(code)]).toMatchObject([code, value]);
      for (const [code, value] of ARGUMENTS)
        expect([code, JSON.parse(String(await valueOf(`echo(${code})`)))]).toEqual([code, value]);
      expect(await executor.run("echo(pd.Series([pd.Period('2026-01')]))")).toMatchObject({
        status: "raised",
        error: { message: expect.stringContaining("value[0]: a Python 'Period' has no JavaScript form") as string },
      });
      const broken = "figure = df.plot(x='t', y='a').figure\nfigure.savefig = None\nfigure";
      expect(await valueOf(broken)).toBe("<Figure size 640x480 with 1 Axes>");
    } finally {
      await executor.close();
    }
  });
});
