// The remote executor with several versions of the E2B SDK and of Node (`npx tsx test/tools/e2b-matrix.ts`, after a build;
// takes minutes and needs npm's registry, so it is no part of the tests). Each pair runs one program against the loopback
// server: start, calls, a cut stream, a restart, close. A row that fails says why, and the exit code is 1.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { newLoopback } from "../e2b/places.js";

const SDKS = ["2.45.0", "latest"];
const NODES = ["20", "22", "24"];
const ENTRY = fileURLToPath(new URL("../../dist/executor/e2b.js", import.meta.url));

function execute(command: string, args: readonly string[], cwd: string): Promise<{ code: number; text: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd });
    let text = "";
    const take = (chunk: unknown): void => {
      text += String(chunk);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.once("close", (code) => resolve({ code: code ?? 1, text }));
  });
}

const PROGRAM = `
import assert from "node:assert/strict";
const [entry, sdk, server, apiKey] = process.argv.slice(2);
const { e2bExecutor, RemoteError } = await import(entry);
const options = { sdk: await import(sdk), apiKey, apiUrl: server, sandboxUrl: server, template: "base" };
for (const guard of [false, true]) {
  const executor = e2bExecutor({ ...options, guard });
  await executor.start({ tools: { twice: async (x) => x * 2 }, finalAnswer: "done" });
  const first = await executor.run("import asyncio\\nprint('hi')\\n[await twice(1), *(await asyncio.gather(twice(2), twice(3)))]");
  assert.deepEqual([first.status, first.value, first.stdout], ["done", [2, 4, 6], "hi\\n"]);
  await fetch(server + "/attack?0", { headers: { "x-api-key": apiKey } }); // cuts the streams
  assert.equal((await executor.run("sum(twice(i) for i in range(20))")).value, 380);
  assert.ok(executor.reconnects > 0, "the stream was taken up again");
  assert.equal((await executor.run("while True: pass", { timeMilliseconds: 100 })).limit, "time");
  assert.equal((await executor.run("import os; os._exit(1)")).status, "lost");
  assert.equal((await executor.run("done(5)")).value, 5);
  await executor.close();
}
const wrong = await e2bExecutor({ ...options, apiKey: "e2b_" + "0".repeat(40) }).start({}).catch((error) => error);
assert.equal(wrong instanceof RemoteError && wrong.code, "authentication");
console.log("ok", process.version);
`;

const server = newLoopback();
await server.start();
server.onAttack = () => server.dropStreams();
const folder = mkdtempSync(join(tmpdir(), "coluber-matrix-"));
let failures = 0;
try {
  writeFileSync(join(folder, "program.mjs"), PROGRAM);
  for (const wanted of SDKS) {
    const place = join(folder, wanted.replaceAll(".", "-"));
    const install = await execute(
      "npm",
      ["install", "--no-audit", "--no-fund", "--prefix", place, `e2b@${wanted}`],
      folder,
    );
    if (install.code !== 0) throw new Error(install.text);
    const { version } = JSON.parse(readFileSync(join(place, "node_modules/e2b/package.json"), "utf8")) as {
      version: string;
    };
    const sdk = join(place, "node_modules/e2b/dist/index.mjs");
    for (const node of NODES) {
      const before = server.created;
      const { code, text } = await execute(
        "npx",
        ["--yes", `node@${node}`, join(folder, "program.mjs"), ENTRY, sdk, server.url, server.apiKey],
        folder,
      );
      const isRight = code === 0 && server.sandboxes.size === 0;
      if (!isRight) failures++;
      const made = server.created - before;
      console.log(
        `e2b ${version}, node ${node}: ${isRight ? text.trim().split("\n").at(-1) : `FAILED\n${text}`} (${made} sandboxes, ${server.sandboxes.size} left)`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
  await server.stop();
}
process.exitCode = failures === 0 ? 0 : 1;
