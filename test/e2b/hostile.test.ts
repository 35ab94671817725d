// A sandbox that lies. The code in it owns everything on its side: it can write what it likes where frames are expected, and
// replace the daemon that the SDK talks to. Here it does both. What must hold: no call is made twice or for a run that is
// over, nothing is asked of another host, the host's memory stays bounded, and what comes out is an answer (a wrong one,
// perhaps) or a typed error.

import { spawn } from "node:child_process";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ExecutorResult } from "../../src/executor/executor.js";
import { childProcessExecutor, type RemoteExecutor } from "../../src/executor/e2b.js";
import { FrameReader, parseFrame } from "../../src/executor/remote/frames.js";
import { decodeValue } from "../../src/executor/remote/values.js";
import type { Loopback } from "./loopback.js";
import { NO_PYTHON, PYTHON, newLoopback } from "./places.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

describe("frames and values from a stranger", () => {
  it("finds frames in a stream that begins and breaks anywhere", () => {
    const frames: string[] = [];
    const reader = new FrameReader((text) => frames.push(text));
    reader.push('tail of an old frame"}\n\u001e{"a":1');
    reader.push('}\nnoise\u001e{"b":\u001e{"c":2}\n');
    reader.push("\u001e{");
    reader.reset();
    reader.push('"lost":1}\n\u001e{"d":3}\n');
    expect(frames).toEqual(['{"a":1}', '{"c":2}', '{"d":3}']);
  });

  it("refuses what is too large, too deep or of the wrong shape before it is built", () => {
    const refused = [
      "[".repeat(1_000_000),
      `{"s":1,"a":0,"t":"out","d":[${"[],".repeat(500_000)}0]}`,
      `{"s":1,"a":0,"t":"out","d":[${"1,".repeat(4_100_000)}0]}`,
      "{",
      "3",
      '{"s":-1,"a":0,"t":"ready"}',
      '{"s":1,"a":1e400,"t":"ready"}',
      '{"s":1,"a":0,"t":"call","id":1,"run":1,"tool":3,"args":[],"kwargs":{}}',
      '{"s":1,"a":0,"t":"call","id":1,"run":1,"tool":"x","line":1,"args":{},"kwargs":{}}',
      '{"s":1,"a":0,"t":"done","run":1,"error":{"type":1}}',
      '{"s":1,"a":0,"t":"out","d":[3]}',
    ];
    for (const text of refused) expect(() => parseFrame(text)).toThrow(/the sandbox sent/);
    expect(parseFrame('{"s":1,"a":0,"t":"something new"}')).toBe(null);
    const reader = new FrameReader(() => undefined);
    reader.push("\u001e");
    expect(() => {
      for (let chunk = 0; chunk < 200; chunk++) reader.push("x".repeat(65_536));
    }).toThrow(/more than/);
  });

  it("decodes values of the table and nothing else", () => {
    let deep: unknown = 1;
    for (let level = 0; level < 300; level++) deep = [deep];
    for (const json of [
      deep,
      { d: ["a"], x: 1 },
      { d: [1, 2] },
      { i: "0x1" },
      { i: "1n" },
      { f: "x" },
      { b: 1 },
      { img: ["text/html", { b: "" }, 1, 1] },
      { nd: ["float64", [1e9, 1e9], [1]] },
      { nd: ["float64", [2], [1, [2]]] },
      { nd: ["float64", [1], 1] },
      { df: { d: ["columns", ["a"], "types", ["i"], "rows", 1, "index", [0], "data", [[1, 2]], "text", ""] } },
      { df: { d: ["columns", ["a"], "types", ["i"], "rows", 0, "index", [0], "data", [[1]], "text", ""] } },
      { constructor: 1 },
      { __proto__x: 1 },
    ])
      expect(() => decodeValue(json)).toThrow(/not in the table/);
    const record = decodeValue(JSON.parse('{"d":["__proto__",{"d":["polluted",true]}]}')) as Record<string, unknown>;
    expect(({} as Record<string, unknown>)["polluted"]).toBe(undefined);
    expect(Object.keys(record)).toEqual(["__proto__"]);
  });
});

describe.skipIf(PYTHON === null)(`forged frames ${NO_PYTHON}`, { timeout: 60_000 }, () => {
  const made: number[] = [];
  let executor: RemoteExecutor;
  beforeAll(async () => {
    executor = childProcessExecutor({ python: PYTHON as string, limits: { graceMilliseconds: 500 } });
    await executor.start({
      tools: {
        note: {
          inputSchema: { type: "object", properties: { x: { type: "integer" } }, required: ["x"] },
          execute: ({ x }: { x: number }) => made.push(x),
        },
      },
      finalAnswer: "final_answer",
    });
  });
  afterAll(() => executor.close());
  beforeEach(() => {
    made.length = 0;
  });

  /** Runs code that can say what it likes to the host: `say(frame)` in order, `raw(text)` as it is. */
  const forge = (code: string): Promise<ExecutorResult> =>
    executor.run(
      `import sys, os, json, time\ndriver = sys._getframe(1).f_globals\nrun = driver["state"].action\ndef say(**frame): driver["channel"].send(frame)\ndef raw(text): os.write(driver["channel"].descriptor, text.encode())\ndef call(id, x=1, tool="note", run=run, **more): say(t="call", id=id, run=run, tool=tool, line=1, args=[x], kwargs={}, **more)\n${code}`,
    );

  it("makes a call once, for the action under way only", async () => {
    expect(await forge("for _ in range(5): call(900, 7)\ntime.sleep(0.05)\n'on'")).toMatchObject({
      status: "done",
      value: "on",
    });
    expect(made).toEqual([7]);
    await forge(
      "call(901, 8, run=run - 1)\ncall(902, 8, run=run + 1)\ncall(903, 'text')\ncall(904, 8, tool='__proto__')\ncall(905, {'d': [1]})\ncall(906, 9)\ntime.sleep(0.05)",
    );
    expect(made).toEqual([7, 9]);
    // Said after the action's end: nobody is asked.
    await forge(
      "import threading\nold = run\ndef later():\n    time.sleep(0.1)\n    call(907, 10, run=old)\nthreading.Thread(target=later).start()",
    );
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(made).toEqual([7, 9]);
  });

  it("counts forged calls too", async () => {
    expect(await forge("for i in range(1000, 1400): call(i, i)\ntime.sleep(5)")).toMatchObject({
      status: "limit",
      limit: "toolCalls",
      used: { toolCalls: 256 },
    });
    expect(made.length).toBeLessThanOrEqual(256);
  });

  it("takes a fake final answer or end for what it is: a wrong answer", async () => {
    expect(await forge("say(t='final', run=run - 1, repr='9', value=9)\n'true'")).toMatchObject({
      status: "done",
      value: "true",
    });
    expect(await forge("say(t='final', run=run, repr='9', value={'zz': 1})\n")).toMatchObject({
      status: "final",
      value: "9",
    });
    expect(await forge("say(t='done', run=run, value=5, repr='5')\n")).toMatchObject({ status: "done", value: 5 });
    expect(await executor.run("6")).toMatchObject({ status: "done", value: 6 });
  });

  it("ignores old numbers, and waits for missing ones", async () => {
    expect(
      await forge(`raw('\\x1e{"s":1,"a":0,"t":"final","run":%d,"repr":"old","value":1}\\n' % run)\n'fine'`),
    ).toMatchObject({ status: "done", value: "fine" });
    expect(
      await forge(`raw('\\x1e{"s":99999,"a":0,"t":"final","run":%d,"repr":"new","value":1}\\n' % run)\n'fine'`),
    ).toMatchObject({ status: "done", value: "fine" });
  });

  const BROKEN: readonly (readonly [string, string])[] = [
    ["acknowledges what was never sent", `raw('\\x1e{"s":0,"a":99999,"t":"pong"}\\n')`],
    ["sends what is no JSON", `raw('\\x1e{nonsense\\n')`],
    ["nests without end", `raw('\\x1e' + '[' * 3_000_000 + '\\n')`],
    ["begins a frame without end", `raw('\\x1e')\nwhile True: raw('x' * 65536)`],
    ["floods with frames", `while True: raw('\\x1e{"s":0,"a":0,"t":"pong","x":"%s"}\\n' % ('x' * 60000))`],
    ["floods with output", `while True: say(t="out", d=[["o", "x" * 16000]])`],
  ];
  it.each(BROKEN)("stops a sandbox that %s, with a typed result", async (_name, code) => {
    const result = await forge(`${code}\ntime.sleep(30)`);
    expect(result).toMatchObject({ status: "lost", isStateLost: true });
    expect(result.status === "lost" && result.message).toMatch(/the sandbox (sent|acknowledged)/);
    expect(result.stdout.length).toBeLessThanOrEqual(executor.limits.outputBytes);
    expect(await executor.run("1")).toMatchObject({ status: "done", value: 1 });
  });
});

interface Scenario {
  readonly name: string;
  readonly options: object;
  readonly code: string;
}
interface Account {
  readonly code: string;
  /** MiB that the host grew at most. */
  readonly growth: number;
}

/**
 * A host in a process of its own, whose memory is the host's alone. It goes through the scenarios and prints what came of
 * each; before the action that counts it tells the server by a request.
 */
function hostProcess(server: Loopback, scenarios: readonly Scenario[]): Promise<Account[]> {
  const options = { apiKey: server.apiKey, apiUrl: server.url, sandboxUrl: server.url, template: "base" };
  const script = `
    const { e2bExecutor } = await import(${JSON.stringify(join(ROOT, "dist/executor/e2b.js"))});
    for (const [index, { options, code }] of ${JSON.stringify(scenarios)}.entries()) {
      const executor = e2bExecutor({ ...${JSON.stringify(options)}, ...options });
      let outcome, before, most;
      const timer = setInterval(() => { most = Math.max(most, process.memoryUsage().rss); }, 5);
      try {
        await executor.start({});
        await executor.run("1");
        before = most = process.memoryUsage().rss;
        await fetch(${JSON.stringify(`${server.url}/attack`)} + "?" + index, { headers: { "x-api-key": ${JSON.stringify(server.apiKey)} } });
        const result = await executor.run(code);
        outcome = result.status + (result.isTruncated ? " truncated" : "");
      } catch (error) { outcome = error.code ?? error.name; }
      clearInterval(timer);
      await fetch(${JSON.stringify(`${server.url}/attack`)} + "?-1", { headers: { "x-api-key": ${JSON.stringify(server.apiKey)} } });
      await executor.close();
      console.log(JSON.stringify({ code: outcome, growth: Math.round((most - before) / 1048576) }));
    }
  `;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let text = "";
    child.stdout.on("data", (chunk) => (text += String(chunk)));
    child.once("close", () => {
      try {
        resolve(
          text
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line) as Account),
        );
      } catch {
        reject(new Error(`the host said ${text}`));
      }
    });
  });
}

type Attack = (path: string, response: ServerResponse, canary: string) => boolean;

const BOMB = gzipSync(Buffer.alloc(150_000_000));

function endless(response: ServerResponse, head: Buffer): void {
  response.write(head);
  const piece = Buffer.alloc(262_144, 32);
  const more = (): void => {
    let isTaken = true;
    while (isTaken && !response.destroyed) isTaken = response.write(piece);
    if (!response.destroyed) response.once("drain", more);
  };
  more();
}

const STREAM = { "content-type": "application/connect+json" };
const JSON_TYPE = { "content-type": "application/json" };

/** What the daemon answers once it has turned; false: as before. */
const ATTACKS: readonly (readonly [string, Attack])[] = [
  [
    "redirects every request to another host",
    (path, response, canary) => {
      response.writeHead(307, { location: `${canary}${path}` }).end();
      return true;
    },
  ],
  [
    "answers with a gzip bomb",
    (path, response) => {
      if (!path.endsWith("/SendInput")) return false;
      response.writeHead(200, { ...JSON_TYPE, "content-encoding": "gzip" }).end(BOMB);
      return true;
    },
  ],
  [
    "streams a gzip bomb",
    (path, response) => {
      if (!path.endsWith("/Connect")) return false;
      response.writeHead(200, { ...STREAM, "content-encoding": "gzip" }).end(BOMB);
      return true;
    },
  ],
  [
    "sends an endless envelope",
    (path, response) => {
      if (!path.endsWith("/Connect")) return false;
      response.writeHead(200, STREAM);
      endless(response, Buffer.from([0, 255, 255, 255, 255]));
      return true;
    },
  ],
  [
    "sends an endless answer",
    (path, response) => {
      if (!path.endsWith("/SendInput")) return false;
      response.writeHead(200, JSON_TYPE);
      endless(response, Buffer.from("{"));
      return true;
    },
  ],
];

const FLOODS: readonly (readonly [name: string, code: string, end: string])[] = [
  [
    "100 MB of output",
    "import os\nfor _ in range(100): os.write(1, b'x' * 1_000_000)\nprint('y' * 1_000_000)",
    "done truncated",
  ],
  ["a value of 20 MB", "'B' * 20_000_000", "done"],
  [
    "100 MB of forged output",
    "import sys\nc = sys._getframe(1).f_globals['channel']\nfor _ in range(6500): c.send({'t': 'out', 'd': [['o', 'x' * 16000]]})",
    "lost truncated",
  ],
];

describe.skipIf(PYTHON === null)(`a hostile sandbox seen by the real SDK ${NO_PYTHON}`, () => {
  let server: Loopback;
  let hits = 0;
  const canary = createServer((_request, response) => {
    hits++;
    response.end("{}");
  });
  let accounts: Account[];
  beforeAll(async () => {
    await new Promise<void>((resolve) => canary.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(canary.address() as AddressInfo).port}`;
    server = newLoopback();
    await server.start();
    // Once the host says so the daemon turns: the streams break, and from then on it answers in its own way.
    server.onAttack = (index) => {
      const attack = ATTACKS[index];
      server.chaos.hostile = attack === undefined ? null : (path, _request, response) => attack[1](path, response, url);
      if (attack !== undefined) server.dropStreams();
    };
    const short = { limits: { reconnectMilliseconds: 500, requestMilliseconds: 2000 }, guard: true };
    accounts = await hostProcess(server, [
      ...ATTACKS.map(([name]) => ({ name, options: short, code: "import time\ntime.sleep(30)" })),
      ...FLOODS.map(([name, code]) => ({ name, options: {}, code })),
    ]);
  }, 120_000);
  afterAll(async () => {
    canary.close();
    expect(server.sandboxes.size).toBe(0);
    await server.stop();
  });

  it.each(ATTACKS.map(([name], index) => [name, index] as const))(
    "whose daemon %s: behind the guard a typed end, bounded memory",
    (_name, index) => {
      expect(accounts[index].code).toBe("lost");
      expect(accounts[index].growth).toBeLessThan(100);
    },
  );

  it("asks no other host", () => {
    expect(hits).toBe(0);
  });

  it.each(FLOODS.map(([name, , end], index) => [name, end, index] as const))(
    "that sends %s: the host does not grow",
    (_name, end, index) => {
      const { code, growth } = accounts[ATTACKS.length + index];
      expect(code).toBe(end);
      expect(growth).toBeLessThan(100);
    },
  );
});
