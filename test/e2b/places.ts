// Where the tests of remote executors run: a child process, the loopback server by the real SDK, and, with E2B_API_KEY, the
// cloud. Each test gets a new place and leaves nothing behind; where there is no python3 the tests are skipped and say so.

import { execFileSync } from "node:child_process";
import { dirname } from "node:path";
import { expect } from "vitest";
import {
  childProcessExecutor,
  e2bExecutor,
  RemoteExecutor,
  type E2BOptions,
  type RemoteOptions,
} from "../../src/executor/e2b.js";
import type { ExecutorStart } from "../../src/executor/executor.js";
import { Loopback } from "./loopback.js";

/** The interpreter itself, past any shim: those take a tenth of a second. */
export const PYTHON = findPython();
export const NO_PYTHON = PYTHON === null ? "skipped: there is no python3 on PATH" : "";

function findPython(): string | null {
  try {
    const code = "import sys; assert sys.version_info >= (3, 8); print(sys.executable)";
    return execFileSync("python3", ["-c", code], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}

export function newLoopback(): Loopback {
  return new Loopback(PYTHON === null ? "/usr/bin" : dirname(PYTHON));
}

export function overLoopback(loopback: Loopback, options: E2BOptions & RemoteOptions = {}): RemoteExecutor {
  return e2bExecutor({
    apiKey: loopback.apiKey,
    apiUrl: loopback.url,
    sandboxUrl: loopback.url,
    template: "base",
    ...options,
  });
}

export interface Place {
  readonly name: string;
  /** Runs `work` with an executor that has been started, then holds the place to be empty. */
  run(
    start: ExecutorStart,
    work: (executor: RemoteExecutor, loopback: Loopback | null) => Promise<void>,
    options?: RemoteOptions & E2BOptions,
  ): Promise<void>;
}

export const childProcess: Place = {
  name: "child_process",
  async run(start, work, options = {}) {
    const executor = childProcessExecutor({ ...(PYTHON === null ? {} : { python: PYTHON }), ...options });
    try {
      await executor.start(start);
      await work(executor, null);
    } finally {
      await executor.close();
    }
  },
};

export const loopback: Place = {
  name: "e2b on loopback",
  async run(start, work, options = {}) {
    const server = newLoopback();
    await server.start();
    const executor = overLoopback(server, options);
    try {
      await executor.start(start);
      await work(executor, server);
    } finally {
      await executor.close();
      const left = server.sandboxes.size;
      await server.stop();
      expect(left).toBe(0);
    }
  },
};

const cloud: Place = {
  name: "e2b in the cloud",
  async run(start, work, options = {}) {
    const executor = e2bExecutor({ template: "base", ...options });
    try {
      await executor.start(start);
      await work(executor, null);
    } finally {
      await executor.close();
    }
  },
};

/** E2B_API_KEY set and asked for (`npm run test:e2b`): the cloud instead of the loopback. */
export const IS_CLOUD = process.env["COLUBER_E2B_CLOUD"] === "1" && (process.env["E2B_API_KEY"] ?? "") !== "";
export const PLACES: readonly Place[] = IS_CLOUD ? [cloud] : [childProcess, loopback];
