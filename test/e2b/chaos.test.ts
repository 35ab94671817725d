// A bad network and a bad service between the real E2B SDK and real Pythons: streams are cut, writes get lost on the way
// there or back, sandboxes die. Calls and output still happen once and in order; what cannot go on ends in a typed error;
// and no sandbox is left behind.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { RemoteError, type E2BOptions, type RemoteOptions } from "../../src/executor/e2b.js";
import { RemoteExecutor } from "../../src/executor/remote/executor.js";
import { ChildProcessTransport } from "../../src/executor/remote/child-process.js";
import type { Loopback } from "./loopback.js";
import { NO_PYTHON, PYTHON, newLoopback, overLoopback } from "./places.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

// Generous: on a loaded machine every one of the many round trips takes its time.
describe.skipIf(PYTHON === null)(`chaos ${NO_PYTHON}`, { timeout: 120_000 }, () => {
  let server: Loopback;
  const open: RemoteExecutor[] = [];
  const executor = (options: E2BOptions & RemoteOptions = {}): RemoteExecutor => {
    const made = overLoopback(server, options);
    open.push(made);
    return made;
  };
  beforeEach(async () => {
    server = newLoopback();
    await server.start();
  });
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
    const left = server.sandboxes.size;
    await server.stop();
    expect(left).toBe(0);
  });

  const rejection = async (work: Promise<unknown>): Promise<RemoteError> => {
    try {
      await work;
    } catch (error) {
      if (error instanceof RemoteError) return error;
      throw error;
    }
    throw new Error("it did not fail");
  };

  it("makes each call and each line of output once, in order, with streams cut every 25 ms and 30 % of the input lost", async () => {
    const calls: number[] = [];
    const remote = executor();
    await remote.start({
      tools: {
        next: {
          inputSchema: { type: "object", properties: { i: { type: "integer" } }, required: ["i"] },
          execute: ({ i }: { i: number }) => {
            calls.push(i);
            return i * 2;
          },
        },
      },
    });
    Object.assign(server.chaos, { dropStreamsEvery: 25, loseRequests: 0.15, loseReplies: 0.15 });
    const streamed: string[] = [];
    const result = await remote.run(
      "import time\ntotal = 0\nfor i in range(250):\n    total += next(i)\n    print('line', i)\n    time.sleep(0.002)\ntotal",
      { onOutput: (_stream, text) => streamed.push(text) },
    );
    const numbers = Array.from({ length: 250 }, (_, index) => index);
    const lines = numbers.map((index) => `line ${index}\n`).join("");
    expect(result).toMatchObject({ status: "done", value: 249 * 250, used: { toolCalls: 250 } });
    expect(calls).toEqual(numbers);
    expect(result.stdout).toBe(lines);
    expect(streamed.join("")).toBe(lines);
    expect(server.drops).toBeGreaterThan(10);
    expect(remote.reconnects).toBeGreaterThan(10);
  });

  it("notices input that was taken and never arrived", async () => {
    const remote = executor();
    await remote.start({ tools: { one: () => 1 } });
    server.chaos.loseSilently = 0.25;
    expect(await remote.run("sum(one() for _ in range(5))")).toMatchObject({ status: "done", value: 5 });
    server.chaos.loseSilently = 0;
  });

  it("carries large values both ways over a bad line", async () => {
    const remote = executor();
    const text = "é".repeat(300_000);
    await remote.start({ tools: { large: () => text } });
    Object.assign(server.chaos, { dropStreamsEvery: 60, loseRequests: 0.1, loseReplies: 0.1 });
    await remote.setVariables({ given: text });
    const result = await remote.run("assert large() == given\ngiven");
    expect(result.status === "done" && result.value === text).toBe(true);
  });

  it("rotates handles, which keep all output in memory", async () => {
    const remote = executor({ limits: { streamCharacters: 1_000_000 } });
    await remote.start({});
    const result = await remote.run("for i in range(40): print(str(i % 10) * 99_999)");
    expect(result).toMatchObject({ status: "done", isTruncated: true });
    for (let round = 0; round < 4; round++)
      expect((await remote.run("print('x' * 900_000)")).stdout.length).toBe(900_001);
    expect(remote.reconnects).toBeGreaterThan(2);
  });

  it("tells that a sandbox died, and goes on in a new one", async () => {
    const remote = executor();
    await remote.start({ tools: { die: () => wait(10).then(() => server.kill([...server.sandboxes.keys()][0])) } });
    await remote.run("x = 1");
    const result = await remote.run("print('before', flush=True)\ndie()\nimport time\ntime.sleep(60)");
    expect(result).toMatchObject({ status: "lost", isStateLost: true, limit: null, stdout: "before\n" });
    expect(await remote.run("x")).toMatchObject({ status: "raised", error: { type: "NameError" } });
    expect(server.created).toBe(2);
    server.kill([...server.sandboxes.keys()][0]);
    await wait(50);
    expect(await remote.run("2")).toMatchObject({ status: "done", value: 2, isStateLost: true });
  });

  it("types what goes wrong at the start, and leaves nothing", async () => {
    server.chaos.createAnswers = [429];
    expect(await rejection(executor().start({}))).toMatchObject({ code: "quota" });
    server.chaos.createAnswers = [503];
    expect(await rejection(executor().start({}))).toMatchObject({ code: "unavailable" });
    server.chaos.createAnswers = [402];
    expect(await rejection(executor().start({}))).toMatchObject({ code: "quota" });
    server.capacity = 0;
    expect(await rejection(executor().start({}))).toMatchObject({ code: "quota" });
    server.capacity = 20;
    expect(await rejection(executor({ template: "nothing" }).start({}))).toMatchObject({ code: "refused" });
    expect(await rejection(executor({ apiKey: `e2b_${"0".repeat(40)}` }).start({}))).toMatchObject({
      code: "authentication",
    });
    const key = process.env["E2B_API_KEY"];
    delete process.env["E2B_API_KEY"];
    expect(await rejection(executor({ apiKey: "" }).start({}))).toMatchObject({ code: "authentication" });
    if (key !== undefined) process.env["E2B_API_KEY"] = key;
    expect(await rejection(executor({ apiUrl: "http://127.0.0.1:9" }).start({}))).toMatchObject({
      code: "unavailable",
    });
    expect(await rejection(executor({ python: "python-of-none" }).start({}))).toMatchObject({ code: "ended" });
    expect(server.sandboxes.size).toBe(0);
  });

  it("finds and kills the sandbox whose creation it never heard of", async () => {
    server.chaos.createAnswers = ["lose-reply"];
    expect(await rejection(executor().start({}))).toMatchObject({ code: "unavailable" });
    expect(server.created).toBe(1);
    expect(server.sandboxes.size).toBe(0);
    server.chaos.createAnswers = ["hang"];
    expect(await rejection(executor({ createMilliseconds: 200 }).start({}))).toMatchObject({ code: "timeout" });
    expect(server.created).toBe(2);
    expect(server.sandboxes.size).toBe(0);
    server.chaos.createAnswers = ["hang"];
    const controller = new AbortController();
    const aborted = rejection(executor().start({ signal: controller.signal }));
    while (server.created < 3) await wait(5);
    controller.abort();
    expect(await aborted).toMatchObject({ code: "aborted" });
    expect(server.sandboxes.size).toBe(0);
  });

  it("renews the sandbox's short life, and lets it die with the host", async () => {
    const remote = executor({ lifetime: 1500 });
    await remote.start({});
    await wait(2200);
    expect(await remote.run("1")).toMatchObject({ status: "done", isStateLost: false });
    expect(server.log.filter((line) => line.endsWith("/timeout")).length).toBeGreaterThan(1);
  });

  it("asks for a closed sandbox, and opens it to the package index for pip alone", async () => {
    const folder = mkdtempSync(join(tmpdir(), "coluber-wheel-"));
    try {
      await makeWheel(folder);
      const remote = executor({
        packages: ["coluber-sample==1.0"],
        environment: { PIP_NO_INDEX: "1", PIP_FIND_LINKS: folder },
      });
      await remote.start({});
      expect(await remote.run("import coluber_sample\ncoluber_sample.ANSWER")).toMatchObject({
        status: "done",
        value: 42,
      });
      expect(server.networks).toEqual([
        { allow_internet_access: false, network: expect.objectContaining({ allowPublicTraffic: false }) },
        expect.objectContaining({ allowOut: ["pypi.org", "files.pythonhosted.org"], denyOut: ["0.0.0.0/0"] }),
        expect.objectContaining({ allow_internet_access: false }),
      ]);
      const refused = await rejection(
        executor({ packages: ["coluber-none"], environment: { PIP_NO_INDEX: "1" } }).start({}),
      );
      expect(refused).toMatchObject({ code: "refused" });
      expect(refused.message).toContain("coluber-none");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("kills its sandboxes when the process is told to end", async () => {
    const code = `
      const { e2bExecutor } = await import(${JSON.stringify(join(ROOT, "dist/executor/e2b.js"))});
      const executor = e2bExecutor(${JSON.stringify({ apiKey: server.apiKey, apiUrl: server.url, sandboxUrl: server.url, template: "base" })});
      await executor.start({});
      console.log("ready");
      await executor.run("import time; time.sleep(60)");
    `;
    const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise((resolve) => child.once("exit", (_code, signal) => resolve(signal)));
    await new Promise((resolve) => child.stdout.once("data", resolve));
    expect(server.sandboxes.size).toBe(1);
    child.kill("SIGTERM");
    expect(await ended).toBe("SIGTERM");
    expect(server.sandboxes.size).toBe(0);
  });

  it("lets a process end that forgot to close, and takes its sandbox along", async () => {
    const code = `
      const { e2bExecutors } = await import(${JSON.stringify(join(ROOT, "dist/executor/e2b.js"))});
      const { CodeAgent, scriptedModel } = await import(${JSON.stringify(join(ROOT, "dist/agent/index.js"))});
      const at = ${JSON.stringify({ apiKey: server.apiKey, apiUrl: server.url, sandboxUrl: server.url, template: "base" })};
      const agent = new CodeAgent({ model: scriptedModel(["<code>\\nfinal_answer(6 * 7)\\n</code>"]), executor: e2bExecutors({ ...at, guard: true }) });
      console.log((await agent.run("?")).answer);`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", code], { cwd: ROOT });
    let text = "";
    child.stdout.on("data", (chunk) => (text += String(chunk)));
    child.stderr.on("data", (chunk) => (text += String(chunk)));
    expect(await new Promise((resolve) => child.once("close", resolve))).toBe(0);
    expect(text).toBe("42\n");
    expect([server.created, server.sandboxes.size]).toEqual([1, 0]);
  });

  it("takes up a stream that was let go while nothing was wanted, and misses nothing", async () => {
    const remote = executor();
    await remote.start({ tools: { twice: (x: number) => x * 2 } });
    expect(await remote.run("x = 1")).toMatchObject({ status: "done" });
    await wait(2600);
    expect(server.streams).toBe(0);
    expect(await remote.run("print(x)\ntwice(x)")).toMatchObject({ status: "done", value: 2, stdout: "1\n" });
    expect(remote.reconnects).toBe(0);
    // A sandbox that died meanwhile is noticed before the code is sent.
    await wait(2600);
    for (const id of server.sandboxes.keys()) server.kill(id);
    expect(await remote.run("twice(2)")).toMatchObject({ status: "done", value: 4, isStateLost: true });
  });

  it("says what to install when the SDK is missing", async () => {
    const folder = mkdtempSync(join(tmpdir(), "coluber-alone-"));
    try {
      // The package as it is, where "e2b" leads nowhere.
      symlinkSync(join(ROOT, "dist"), join(folder, "dist"));
      mkdirSync(join(folder, "node_modules/e2b"), { recursive: true });
      writeFileSync(join(folder, "node_modules/e2b/package.json"), '{ "name": "e2b", "exports": {} }');
      const code = `const { e2bExecutor } = await import(${JSON.stringify(join(folder, "dist/executor/e2b.js"))}); try { await e2bExecutor({ apiKey: "x", apiUrl: "http://127.0.0.1:9" }).start({}); } catch (error) { console.log(error.code, error.message); }`;
      const child = spawn(process.execPath, ["--preserve-symlinks", "--input-type=module", "-e", code], {
        cwd: folder,
      });
      let text = "";
      child.stdout.on("data", (chunk) => (text += String(chunk)));
      await new Promise((resolve) => child.once("close", resolve));
      expect(text).toContain(
        "missing-package the e2b executor needs the package 'e2b': install it with `npm install e2b`",
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("does not count the time that code takes to get there as the code's own", async () => {
    const remote = executor({ limits: { reconnectMilliseconds: 500 } });
    await remote.start({});
    server.chaos.loseRequests = 1;
    const lost = await remote.run("2", { timeMilliseconds: 50 });
    expect(lost).toMatchObject({ status: "lost", limit: null, isStateLost: true, used: { time: 0 } });
    expect(lost).toMatchObject({ message: expect.stringContaining("writing to Python failed: ") as string });
    server.chaos.loseRequests = 0;
    expect(await remote.run("3", { timeMilliseconds: 30_000 })).toMatchObject({ status: "done", value: 3 });
  });

  it("closes at any time, also while it starts or runs", async () => {
    const starting = executor();
    const start = rejection(starting.start({}));
    await starting.close();
    expect(["closed", "aborted"]).toContain((await start).code);
    const running = executor();
    await running.start({});
    const action = running.run("import time\ntime.sleep(60)");
    await wait(30);
    await running.close();
    expect(["lost", "aborted"]).toContain((await action).status);
    await expect(running.run("1")).rejects.toMatchObject({ code: "closed" });
    await running.close();
  });
});

/** A child process whose standard input cannot be written to: messages go through files. */
class MailboxTransport extends ChildProcessTransport {
  override readonly can = { stdin: false, attach: false };
}

describe.skipIf(PYTHON === null)(`mailbox ${NO_PYTHON}`, { timeout: 60_000 }, () => {
  it("serves places without a standard input", async () => {
    const remote = new RemoteExecutor(new MailboxTransport(), { python: PYTHON as string });
    try {
      await remote.start({
        tools: { twice: (x: number) => x * 2, slow: () => wait(20).then(() => "s".repeat(100_000)) },
        finalAnswer: "done",
      });
      expect(await remote.run("sum(twice(i) for i in range(50))")).toMatchObject({ status: "done", value: 2450 });
      expect(
        await remote.run("import asyncio\n[len(x) for x in await asyncio.gather(*(slow() for _ in range(8)))]"),
      ).toMatchObject({ value: new Array(8).fill(100_000) });
      expect(await remote.run("while True: pass", { timeMilliseconds: 100 })).toMatchObject({
        status: "limit",
        isStateLost: false,
      });
      expect(await remote.run("done(1)")).toMatchObject({ status: "final", value: 1 });
    } finally {
      await remote.close();
    }
  });
});

/** Writes a wheel with one module, as pip takes it. */
async function makeWheel(folder: string): Promise<void> {
  const script = `
import zipfile, os
info = "coluber_sample-1.0.dist-info/"
with zipfile.ZipFile(os.path.join(${JSON.stringify(folder)}, "coluber_sample-1.0-py3-none-any.whl"), "w") as wheel:
    wheel.writestr("coluber_sample.py", "ANSWER = 42\\n")
    wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: coluber-sample\\nVersion: 1.0\\n")
    wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
    wheel.writestr(info + "RECORD", "coluber_sample.py,,\\n" + info + "METADATA,,\\n" + info + "WHEEL,,\\n" + info + "RECORD,,\\n")
`;
  await new Promise((resolve) => spawn(PYTHON as string, ["-c", script], { stdio: "inherit" }).once("close", resolve));
}
