// How the tests run: TypeScript sources with const enums inlined, at most two workers, from the project's root.

import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { inlineEnums } from "./tools/inline-enums.js";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
  root,
  plugins: [inlineEnums(`${root}src`)],
  // The examples are written as a user writes them.
  resolve: {
    alias: [
      { find: /^coluber$/, replacement: `${root}src/index.ts` },
      { find: /^coluber\/durable$/, replacement: `${root}src/executor/file-store.ts` },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    reporters: ["default"],
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["src/**/*.generated.ts", "src/library/freeze.ts"],
      reportsDirectory: "coverage",
    },
  },
});
