// A tool called from inside everything that calls back: the state is written there, another process restores it, answers the
// call and goes on to the next; in the end all is as if nothing had been.

import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Sandbox, type Outcome } from "../../src/index.js";
import { optionsOf } from "./ask.js";
import { ASYNC_INSIDE, INSIDE, type Inside } from "./inside.js";

interface Answer {
  readonly snapshot?: string;
  readonly status?: string;
  readonly stdout?: string;
  readonly used?: unknown;
  readonly error?: unknown;
}

let child: ChildProcess;
let lines: AsyncIterator<string>;

beforeAll(() => {
  child = spawn(process.execPath, ["--import", "tsx", fileURLToPath(new URL("./child.ts", import.meta.url))], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  if (child.stdout === null) throw new Error("no output");
  lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
});
afterAll(() => {
  child.stdin?.end();
  child.kill();
});

async function ask(kind: string, bytes: string): Promise<Answer> {
  child.stdin?.write(`${kind} ${bytes}\n`);
  const { value, done } = await lines.next();
  if (done === true) throw new Error("the child process ended");
  return JSON.parse(value as string) as Answer;
}

/** Answers every call without a stop. */
async function straight(source: string, isAsync: boolean): Promise<Outcome> {
  const sandbox = new Sandbox(optionsOf(isAsync));
  let outcome = await sandbox.start(source);
  while (outcome.status === "suspended") {
    const [call] = outcome.calls;
    if (call === undefined) throw new Error("no call waits");
    outcome = await sandbox.resume(call.id, String(call.kwargs["text"]).toUpperCase());
  }
  return outcome;
}

async function across({ source, stdout }: Inside, isAsync: boolean): Promise<void> {
  const expected = await straight(source, isAsync);
  expect(expected.status === "raised" ? expected.error.traceback : expected.stdout).toBe(stdout);
  const sandbox = new Sandbox(optionsOf(isAsync));
  const first = await sandbox.start(source);
  expect(first.status).toBe("suspended");
  const kind = isAsync ? "async" : "plain";
  let answer: Answer = { snapshot: Buffer.from(sandbox.snapshot()).toString("base64") };
  while (answer.snapshot !== undefined) answer = await ask(kind, answer.snapshot);
  expect(answer).toMatchObject({ status: "done", stdout, used: { ...expected.used, time: 0 } });
}

describe("a tool that waits, taken to another process, inside", () => {
  for (const inside of INSIDE) it(inside.name, { timeout: 60_000 }, () => across(inside, false));
  for (const inside of ASYNC_INSIDE) it(inside.name, { timeout: 60_000 }, () => across(inside, true));
});
