// Sandboxes that outlive the process that made them, on purpose (`detach` here, `session` there, also after a real process
// has ended) or not (`sweepSandboxes`); over the loopback server with the real SDK.

import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CodeAgent, scriptedModel } from "../../src/agent/index.js";
import {
  childProcessExecutor,
  sweepSandboxes,
  type SweepOptions,
  type E2BOptions,
  type RemoteExecutor,
  type RemoteOptions,
  type RemoteSession,
} from "../../src/executor/e2b.js";
import type { Loopback } from "./loopback.js";
import { NO_PYTHON, PYTHON, newLoopback, overLoopback } from "./places.js";

const ENTRY = fileURLToPath(new URL("../../dist/executor/e2b.js", import.meta.url));
const add = async (a: number, b: number): Promise<number> => a + b;

describe.skipIf(PYTHON === null)(`sandboxes and processes ${NO_PYTHON}`, { timeout: 120_000 }, () => {
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
  const options = (): E2BOptions => ({
    apiKey: server.apiKey,
    apiUrl: server.url,
    sandboxUrl: server.url,
    template: "base",
  });
  /** Another process, which runs `code` with an executor `executor` that has started. */
  const elsewhere = async (code: string, more: object = {}): Promise<{ child: ChildProcess; said: string }> => {
    const program = `
      const { e2bExecutor } = await import(${JSON.stringify(ENTRY)});
      const executor = e2bExecutor(${JSON.stringify({ ...options(), ...more })});
      await executor.start({ tools: { add: async (a, b) => a + b, gone: async () => 1 }, finalAnswer: "done" });
      ${code}
    `;
    const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const said = await new Promise<string>((resolve, reject) => {
      let text = "";
      child.stdout.on("data", (chunk) => {
        text += String(chunk);
        if (text.includes("\n")) resolve(text.trim());
      });
      child.once("close", () => reject(new Error(`it ended: ${text}`)));
    });
    return { child, said };
  };
  const gone = (child: ChildProcess): Promise<unknown> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve(null);
      else child.once("exit", resolve);
    });

  it("are taken up again by another process, with variables, tools and guard of its own", async () => {
    const { child, said } = await elsewhere(
      `await executor.setVariables({ given: [1, 2] });
       await executor.run("x = add(40, 1)\\ndef f():\\n    return x + len(given)\\nprint('p' * 100_000)");
       console.log(JSON.stringify(await executor.detach()));
       await executor.close();`,
      { guard: true },
    );
    await gone(child);
    expect(server.sandboxes.size).toBe(1);
    const session = JSON.parse(said) as RemoteSession;
    const lines: string[] = [];
    const remote = executor({ session, guard: true });
    await remote.start({ tools: { add, more: async () => "more" }, finalAnswer: "finish" });
    expect(server.created).toBe(1);
    const shown = await remote.run("print('on')\n[f(), add(x, 1), more()]", {
      onOutput: (_stream, text) => lines.push(text),
    });
    expect(shown).toMatchObject({ status: "done", value: [43, 42, "more"], stdout: "on\n", isStateLost: false });
    expect(lines.join("")).toBe("on\n");
    // Tools of the host that left are not there, nor its final answer.
    expect(await remote.run("gone()")).toMatchObject({ status: "raised", error: { type: "NameError" } });
    expect(await remote.run("done(1)")).toMatchObject({ status: "raised", error: { type: "NameError" } });
    expect(await remote.run("finish(f())")).toMatchObject({ status: "final", value: 43 });
    // A restart binds again what the first host had bound.
    expect(await remote.run("import os\nos._exit(1)")).toMatchObject({ status: "lost", isStateLost: true });
    expect(await remote.run("given, 'x' in globals()")).toMatchObject({ value: [[1, 2], false] });
    // And on to a third.
    await remote.run("x = 'third'");
    const again = JSON.parse(JSON.stringify(await remote.detach(60_000))) as RemoteSession;
    await expect(remote.run("1")).rejects.toMatchObject({ code: "closed" });
    const third = executor({ session: again });
    await third.start({ tools: { add } });
    expect(await third.run("x, add(1, 1)")).toMatchObject({ value: ["third", 2] });
    expect(server.created).toBe(1);
  });

  it("keep what threads print and call meanwhile from doing harm", async () => {
    const first = executor();
    await first.start({ tools: { add } });
    await first.run(
      "import threading, time\ndef noise():\n    for i in range(200):\n        print('n' * 500)\n        time.sleep(0.005)\nt = threading.Thread(target=noise)\nt.start()",
    );
    const session = await first.detach();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const second = executor({ session });
    await second.start({ tools: { add } });
    expect(await second.run("t.join()\nadd(1, 2)")).toMatchObject({ status: "done", value: 3 });
  });

  it("an agent goes on in one", async () => {
    const first = executor();
    await first.start({});
    await first.run("rows = [3, 4]");
    const session = await first.detach();
    const model = scriptedModel(["<code>\nfinal_answer(sum(rows) + extra)\n</code>"]);
    const agent = new CodeAgent({ model, executor: () => executor({ session }) });
    expect(await agent.run("How many?", { args: { extra: 5 } })).toMatchObject({ status: "done", answer: 12 });
    await agent.close();
  });

  it("say what is wrong: no session, another's, a sandbox or a Python that is gone, a service out of reach", async () => {
    const first = executor();
    await expect(first.detach()).rejects.toThrow("has not been started");
    await first.start({});
    const busy = first.run("import time\ntime.sleep(0.3)");
    await expect(first.detach()).rejects.toThrow("under way");
    await busy;
    await expect(first.detach(5)).rejects.toThrow(RangeError);
    const session = await first.detach();
    for (const wrong of [
      null,
      {},
      { ...session, version: 2 },
      { ...session, transport: "child_process" },
      { ...session, sandbox: "../x" },
      { ...session, nonce: "x/../../etc" },
      { ...session, process: "1; rm" },
      { ...session, frames: -1 },
      { ...session, bound: [1, 2] },
    ])
      expect(() => executor({ session: wrong as never })).toThrow(
        expect.objectContaining({ code: "refused", message: expect.stringMatching(/^session: /) as string }) as Error,
      );
    // Out of reach: the sandbox is not killed, and may be taken up later.
    const unreachable = executor({ session, apiUrl: "http://127.0.0.1:9" });
    await expect(unreachable.start({})).rejects.toMatchObject({ code: "unavailable" });
    expect(server.sandboxes.size).toBe(1);
    // Its Python is gone.
    const [sandbox] = server.sandboxes.values();
    for (const each of sandbox.processes.values()) each.child.kill("SIGKILL");
    await new Promise((resolve) => setTimeout(resolve, 200));
    await expect(executor({ session }).start({})).rejects.toMatchObject({ code: "ended" });
    expect(server.sandboxes.size).toBe(0);
    await expect(executor({ session }).start({})).rejects.toMatchObject({ code: "lost" });
    const child = childProcessExecutor();
    open.push(child);
    await child.start({});
    await expect(child.detach()).rejects.toThrow("'child_process' cannot be left running");
  });

  it("live as long as they were given, and no longer", async () => {
    const first = executor({ lifetime: 1000 });
    await first.start({});
    await first.detach(6000);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(server.sandboxes.size).toBe(1);
    await expect.poll(() => server.sandboxes.size, { timeout: 20_000 }).toBe(0);
  });

  it("that a dead process left are swept by their metadata, and no others", async () => {
    const mark = { service: "reports" };
    const { child } = await elsewhere(`console.log("ready"); setInterval(() => {}, 1000);`, { metadata: mark });
    child.kill("SIGKILL");
    await gone(child);
    const other = executor({ metadata: { service: "others" } });
    await other.start({});
    const own = executor({ metadata: mark });
    await own.start({});
    await own.run("x = 1");
    const kept = executor({ metadata: mark });
    await kept.start({});
    const session = await kept.detach();
    expect(server.sandboxes.size).toBe(4);
    await expect(sweepSandboxes({ ...options(), metadata: {} })).rejects.toThrow("at least one entry");
    // What does not say what to keep kills nothing.
    for (const wrong of [
      { keep: [session.sandbox] },
      { keep: [JSON.stringify(session)] },
      { keep: [{}] },
      { olderThan: 1 },
    ])
      await expect(sweepSandboxes({ ...options(), metadata: mark, ...wrong } as SweepOptions)).rejects.toThrow(
        TypeError,
      );
    const sweep = { ...options(), metadata: mark, keep: [session] };
    expect(await sweepSandboxes({ ...sweep, olderThanMilliseconds: 3_600_000 })).toEqual([]);
    expect(await sweepSandboxes(sweep)).toHaveLength(1);
    expect(server.sandboxes.size).toBe(3);
    expect(await own.run("x")).toMatchObject({ value: 1 });
    expect(await sweepSandboxes({ ...options(), metadata: mark })).toEqual([session.sandbox]);
    expect(await own.run("x")).toMatchObject({ value: 1 });
    await expect(sweepSandboxes({ ...sweep, apiKey: `e2b_${"0".repeat(40)}` })).rejects.toMatchObject({
      code: "authentication",
    });
  });
});
