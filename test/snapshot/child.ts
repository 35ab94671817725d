/**
 * A process that takes snapshots from its standard input, one base64 line each, restores each in a fresh sandbox, answers the
 * oldest call that waits, and writes what comes of it: another snapshot, or the end.
 */

import { createInterface } from "node:readline";

const { Sandbox } = (await import(
  new URL("../../dist/index.js", import.meta.url).href
)) as typeof import("../../src/index.js");
const { optionsOf } = (await import("./ask.js")) as typeof import("./ask.js");

for await (const line of createInterface({ input: process.stdin })) {
  const [kind, text] = line.split(" ");
  const sandbox = Sandbox.restore(Buffer.from(text ?? "", "base64"), optionsOf(kind === "async"));
  const [call] = sandbox.pendingCalls;
  if (call === undefined) throw new Error("no call waits");
  const outcome = await sandbox.resume(call.id, String(call.kwargs["text"]).toUpperCase());
  const answer =
    outcome.status === "suspended"
      ? { snapshot: Buffer.from(sandbox.snapshot()).toString("base64") }
      : { status: outcome.status, stdout: outcome.stdout, used: { ...outcome.used, time: 0 }, error: outcome };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
