// A stand-in for E2B on loopback, for the real SDK: control plane, process and file calls of the sandbox daemon, with real
// processes inside (no isolation: for tests only). It can be told to misbehave: drop streams, lose requests or replies,
// answer late, kill. Files are confined to /tmp/coluber-*, which is what the executor asks for.

import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How the server misbehaves. All of it can be changed while it runs. */
export interface Chaos {
  /** Cut streams of output that are this old, in milliseconds, and have carried something; 0: never. */
  dropStreamsEvery: number;
  /** Parts of the writes to standard input: refused before they arrive, unanswered after they arrived, or neither done nor refused. */
  loseRequests: number;
  loseReplies: number;
  loseSilently: number;
  /** Milliseconds from a request to its answer, and of each chunk of output. */
  delay: number;
  /** Answers of the control plane to the next requests that create a sandbox. */
  createAnswers: (429 | 503 | 402 | "hang" | "lose-reply")[];
  /** Answers requests to a sandbox in its place; true: it has answered. */
  hostile: ((path: string, request: IncomingMessage, response: ServerResponse, body: Buffer) => boolean) | null;
}

interface Process {
  readonly pid: number;
  readonly child: ChildProcess;
  readonly command: string;
  /** Streams, and when they first carried something. */
  readonly subscribers: Map<ServerResponse, number>;
  end: { readonly exitCode: number; readonly status: string } | null;
  /** Writes to standard input, one after the other. */
  input: Promise<void>;
}

interface SandboxRecord {
  readonly id: string;
  readonly template: string;
  readonly token: string;
  readonly metadata: Record<string, string>;
  readonly created: number;
  readonly request: Record<string, unknown>;
  endAt: number;
  timer: NodeJS.Timeout | null;
  state: "running" | "paused";
  network: unknown;
  readonly processes: Map<number, Process>;
  readonly folders: Set<string>;
}

const TEMPLATES = new Set(["base", "code-interpreter-v1"]);

export class Loopback {
  readonly chaos: Chaos = {
    dropStreamsEvery: 0,
    loseRequests: 0,
    loseReplies: 0,
    loseSilently: 0,
    delay: 0,
    createAnswers: [],
    hostile: null,
  };
  readonly sandboxes = new Map<string, SandboxRecord>();
  /** Every request, as "METHOD path". */
  readonly log: string[] = [];
  /** Bodies of requests that set network rules, in order. */
  readonly networks: unknown[] = [];
  readonly apiKey = `e2b_${randomBytes(20).toString("hex")}`;
  capacity = 20;
  /** Called when somebody with the key asks for "/attack?index". */
  onAttack: ((index: number) => void) | null = null;
  created = 0;
  drops = 0;
  private readonly server: Server;
  private seed = 12345;
  private dropTimer: NodeJS.Timeout | null = null;
  private dropEvery = 0;
  /** Streams that a process waits for. */
  private readonly slow = new Set<ServerResponse>();

  constructor(private readonly pathPrefix: string) {
    this.server = createServer((request, response) => {
      void this.serve(request, response).catch((error: unknown) => {
        if (!response.headersSent) response.writeHead(500);
        response.end(String(error));
      });
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    if (this.dropTimer !== null) clearInterval(this.dropTimer);
    for (const id of this.sandboxes.keys()) this.kill(id);
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  /** A number in [0, 1), the same series in every run. */
  private random(): number {
    this.seed = (Math.imul(this.seed, 1_103_515_245) + 12_345) >>> 0;
    return (this.seed >>> 8) / 2 ** 24;
  }

  kill(id: string): boolean {
    const sandbox = this.sandboxes.get(id);
    if (sandbox === undefined) return false;
    this.sandboxes.delete(id);
    if (sandbox.timer !== null) clearTimeout(sandbox.timer);
    for (const process of sandbox.processes.values()) {
      endGroup(process.child);
      for (const subscriber of process.subscribers.keys()) subscriber.destroy();
    }
    for (const folder of sandbox.folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    return true;
  }

  private live(sandbox: SandboxRecord, seconds: number): void {
    if (sandbox.timer !== null) clearTimeout(sandbox.timer);
    sandbox.endAt = Date.now() + seconds * 1000;
    sandbox.timer = setTimeout(() => this.kill(sandbox.id), seconds * 1000);
  }

  /** How many streams of output are open. */
  get streams(): number {
    let count = 0;
    for (const sandbox of this.sandboxes.values())
      for (const process of sandbox.processes.values()) count += process.subscribers.size;
    return count;
  }

  /** Cuts all streams of output now, or those that are so old. */
  dropStreams(age = 0): void {
    for (const sandbox of this.sandboxes.values())
      for (const process of sandbox.processes.values())
        for (const [subscriber, began] of process.subscribers) {
          if (age > 0 && began > Date.now() - age) continue;
          this.drops++;
          process.subscribers.delete(subscriber);
          subscriber.destroy();
        }
  }

  private watchDrops(): void {
    if (this.dropEvery === this.chaos.dropStreamsEvery) return;
    this.dropEvery = this.chaos.dropStreamsEvery;
    if (this.dropTimer !== null) clearInterval(this.dropTimer);
    this.dropTimer =
      this.dropEvery === 0 ? null : setInterval(() => this.dropStreams(this.dropEvery), this.dropEvery / 5);
  }

  // ---------------------------------------------------------------------------------------------------------- requests

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.watchDrops();
    const url = new URL(request.url ?? "/", "http://loopback");
    this.log.push(`${request.method} ${url.pathname}`);
    const body = await readBody(request);
    if (this.chaos.delay > 0) await new Promise((resolve) => setTimeout(resolve, this.chaos.delay));
    const id = request.headers["e2b-sandbox-id"];
    if (id === undefined) this.control(request, response, url, body);
    else this.data(String(id), request, response, url, body);
  }

  private control(request: IncomingMessage, response: ServerResponse, url: URL, body: Buffer): void {
    if (request.headers["x-api-key"] !== this.apiKey) {
      answer(response, 401, { code: 401, message: "Invalid API key" });
      return;
    }
    const path = url.pathname.replace(/^\/v2\//, "/");
    if (path === "/attack") {
      this.onAttack?.(Number(url.search.slice(1)));
      response.writeHead(204).end();
      return;
    }
    const json = body.length === 0 ? {} : (JSON.parse(body.toString("utf8")) as Record<string, unknown>);
    if (path === "/sandboxes" && request.method === "POST") this.create(response, json);
    else if (path === "/sandboxes") this.list(response, url);
    else {
      const [, , id, action] = path.split("/");
      const sandbox = this.sandboxes.get(id);
      if (sandbox === undefined) answer(response, 404, { code: 404, message: `sandbox ${id} was not found` });
      else this.change(request, response, sandbox, action, json);
    }
  }

  private create(response: ServerResponse, json: Record<string, unknown>): void {
    const special = this.chaos.createAnswers.shift();
    if (special === 429) return answer(response, 429, { code: 429, message: "Rate limit exceeded" });
    if (special === 503) return answer(response, 503, { code: 503, message: "no capacity" });
    if (special === 402) return answer(response, 402, { code: 402, message: "billing: the account has no credit" });
    const template = String(json["templateID"]);
    if (!TEMPLATES.has(template))
      return answer(response, 404, { code: 404, message: `template '${template}' not found` });
    if (this.sandboxes.size >= this.capacity)
      return answer(response, 429, {
        code: 429,
        message: "you have reached the maximum number of concurrent sandboxes",
      });
    const id = `i${randomBytes(10).toString("hex")}`;
    const sandbox: SandboxRecord = {
      id,
      template,
      token: randomBytes(16).toString("hex"),
      metadata: (json["metadata"] ?? {}) as Record<string, string>,
      created: Date.now(),
      request: json,
      endAt: 0,
      timer: null,
      state: "running",
      network: json["network"] ?? null,
      processes: new Map(),
      folders: new Set(),
    };
    this.networks.push({ allow_internet_access: json["allow_internet_access"], network: json["network"] });
    this.sandboxes.set(id, sandbox);
    this.created++;
    this.live(sandbox, Number(json["timeout"] ?? 300));
    if (special === "lose-reply") response.destroy();
    else if (special !== "hang") answer(response, 201, this.describe(sandbox));
  }

  private describe(sandbox: SandboxRecord): object {
    return {
      sandboxID: sandbox.id,
      templateID: sandbox.template,
      clientID: "loopback",
      envdVersion: "0.5.8",
      envdAccessToken: sandbox.token,
      trafficAccessToken: "traffic",
      domain: null,
    };
  }

  private list(response: ServerResponse, url: URL): void {
    const wanted = new URLSearchParams(url.searchParams.get("metadata") ?? "");
    const found = [...this.sandboxes.values()].filter((sandbox) =>
      [...wanted].every(([key, value]) => sandbox.metadata[key] === value),
    );
    answer(
      response,
      200,
      found.map((sandbox) => ({
        ...this.describe(sandbox),
        startedAt: new Date(sandbox.created).toISOString(),
        endAt: new Date(sandbox.endAt).toISOString(),
        cpuCount: 2,
        memoryMB: 512,
        diskSizeMB: 512,
        state: sandbox.state,
        metadata: sandbox.metadata,
      })),
    );
  }

  private change(
    request: IncomingMessage,
    response: ServerResponse,
    sandbox: SandboxRecord,
    action: string | undefined,
    json: Record<string, unknown>,
  ): void {
    if (request.method === "DELETE") {
      this.kill(sandbox.id);
      response.writeHead(204).end();
    } else if (action === "timeout") {
      this.live(sandbox, Number(json["timeout"]));
      response.writeHead(204).end();
    } else if (action === "pause") {
      sandbox.state = "paused";
      response.writeHead(204).end();
    } else if (action === "connect") {
      sandbox.state = "running";
      // Connecting only ever makes its life longer.
      const seconds = Number(json["timeout"] ?? 0);
      if (Date.now() + seconds * 1000 > sandbox.endAt) this.live(sandbox, seconds);
      answer(response, 200, this.describe(sandbox));
    } else if (action === "network") {
      sandbox.network = json;
      this.networks.push(json);
      response.writeHead(204).end();
    } else answer(response, 404, { code: 404, message: "no such action" });
  }

  // ------------------------------------------------------------------------------------------------------------ daemon

  private data(id: string, request: IncomingMessage, response: ServerResponse, url: URL, body: Buffer): void {
    const sandbox = this.sandboxes.get(id);
    if (sandbox === undefined || sandbox.state === "paused") {
      answer(response, 502, { sandboxId: id, message: "The sandbox was not found", code: 502 });
      return;
    }
    const path = url.pathname;
    if (path === "/health") {
      response.writeHead(204).end();
      return;
    }
    if (request.headers["x-access-token"] !== sandbox.token) {
      answer(response, 401, { code: "unauthenticated", message: "unauthenticated: wrong access token" });
      return;
    }
    if (this.chaos.hostile !== null && this.chaos.hostile(path, request, response, body)) return;
    if (path === "/files") this.files(sandbox, request, response, url, body);
    else if (path.startsWith("/filesystem.Filesystem/")) this.filesystem(sandbox, path, response, body);
    else this.processes(sandbox, path, request, response, body);
  }

  private files(
    sandbox: SandboxRecord,
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    body: Buffer,
  ): void {
    const path = url.searchParams.get("path") ?? "";
    if (!isOurs(path)) return answer(response, 403, { code: 403, message: `permission denied: ${path}` });
    if (request.method === "GET") {
      try {
        response.writeHead(200, { "content-type": "application/octet-stream" }).end(readFileSync(path));
      } catch {
        answer(response, 404, { code: 404, message: `path '${path}' does not exist` });
      }
      return;
    }
    const type = request.headers["content-type"] ?? "";
    const folder = path.split("/").slice(0, -1).join("/");
    mkdirSync(folder, { recursive: true });
    sandbox.folders.add(folder.split("/").slice(0, 3).join("/"));
    writeFileSync(path, type.startsWith("multipart/") ? firstPart(body, type) : body);
    answer(response, 200, [{ path, name: path.split("/").at(-1), type: "file" }]);
  }

  private filesystem(sandbox: SandboxRecord, path: string, response: ServerResponse, body: Buffer): void {
    const json = JSON.parse(body.toString("utf8")) as { readonly path?: string };
    const target = json.path ?? "";
    if (!path.endsWith("/MakeDir")) return answer(response, 501, { code: "unimplemented", message: path });
    if (!isOurs(target)) return answer(response, 403, { code: "permission_denied", message: target });
    mkdirSync(target, { recursive: true });
    sandbox.folders.add(target.split("/").slice(0, 3).join("/"));
    answer(response, 200, { entry: { name: target.split("/").at(-1), type: "FILE_TYPE_DIRECTORY", path: target } });
  }

  private processes(
    sandbox: SandboxRecord,
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
  ): void {
    const isStream = path.endsWith("/Start") || path.endsWith("/Connect");
    const json = JSON.parse((isStream ? body.subarray(5) : body).toString("utf8") || "{}") as Record<string, unknown>;
    if (path.endsWith("/Start")) {
      const process = this.spawn(sandbox, json, Number(request.headers["connect-timeout-ms"] ?? 0));
      this.subscribe(process, response);
      return;
    }
    if (path.endsWith("/List")) {
      const running = [...sandbox.processes.values()].filter((process) => process.end === null);
      answer(response, 200, { processes: running.map(({ pid, command }) => ({ pid, config: { cmd: command } })) });
      return;
    }
    const { pid } = json["process"] as { readonly pid: number };
    const process = sandbox.processes.get(pid);
    if (process === undefined || process.end !== null) {
      if (isStream) {
        response.writeHead(200, { "content-type": "application/connect+json" });
        response.end(envelope({ error: { code: "not_found", message: `process with pid ${pid} not found` } }, 2));
      } else answer(response, 404, { code: "not_found", message: `process with pid ${pid} not found` });
    } else if (path.endsWith("/Connect")) this.subscribe(process, response);
    else if (path.endsWith("/SendInput")) this.sendInput(process, json, response);
    else if (path.endsWith("/CloseStdin")) {
      process.child.stdin?.end();
      answer(response, 200, {});
    } else if (path.endsWith("/SendSignal")) {
      endGroup(process.child, json["signal"] === "SIGNAL_SIGTERM" ? "SIGTERM" : "SIGKILL");
      answer(response, 200, {});
    } else answer(response, 501, { code: "unimplemented", message: path });
  }

  private spawn(sandbox: SandboxRecord, json: Record<string, unknown>, deadline: number): Process {
    const config = json["process"] as {
      readonly cmd: string;
      readonly args?: readonly string[];
      readonly envs?: Record<string, string>;
      readonly cwd?: string;
    };
    // No login shell: the machine's own profile is none of the test's.
    const args = (config.args ?? []).filter((arg) => arg !== "-l");
    const child = spawn(config.cmd, args, {
      cwd: config.cwd ?? "/tmp",
      env: { PATH: `${this.pathPrefix}:${process.env["PATH"] ?? ""}`, HOME: "/tmp", LANG: "C.UTF-8", ...config.envs },
      stdio: [json["stdin"] === true ? "pipe" : "ignore", "pipe", "pipe"],
      detached: true,
    });
    const made: Process = {
      pid: child.pid ?? 0,
      child,
      command: config.cmd,
      subscribers: new Map(),
      end: null,
      input: Promise.resolve(),
    };
    sandbox.processes.set(made.pid, made);
    child.stdin?.on("error", () => undefined);
    const timer = deadline > 0 ? setTimeout(() => endGroup(child), deadline) : null;
    for (const [stream, name] of [
      [child.stdout, "stdout"],
      [child.stderr, "stderr"],
    ] as const)
      stream?.on("data", (chunk: Buffer) => {
        for (let at = 0; at < chunk.length; at += 32_768)
          this.tell(made, { event: { data: { [name]: chunk.subarray(at, at + 32_768).toString("base64") } } }, stream);
      });
    child.once("exit", () => {
      if (timer !== null) clearTimeout(timer);
      endGroup(child);
    });
    child.once("close", (code, signal) => {
      made.end = { exitCode: code ?? -1, status: signal === null ? `exit status ${code}` : `signal: ${signal}` };
      const end = {
        exited: signal === null,
        status: made.end.status,
        ...(code === 0 ? {} : { exitCode: made.end.exitCode }),
      };
      for (const subscriber of made.subscribers.keys()) {
        subscriber.write(envelope({ event: { end } }));
        subscriber.end(envelope({}, 2));
      }
    });
    return made;
  }

  private subscribe(process: Process, response: ServerResponse): void {
    response.writeHead(200, { "content-type": "application/connect+json" });
    response.write(envelope({ event: { start: { pid: process.pid } } }));
    process.subscribers.set(response, Number.POSITIVE_INFINITY);
    response.on("close", () => process.subscribers.delete(response));
  }

  /** What nobody hears is lost; who hears slowly makes the process wait. */
  private tell(process: Process, event: object, stream: { pause(): unknown; resume(): unknown }): void {
    const data = envelope(event);
    const { delay } = this.chaos;
    for (const [subscriber, began] of process.subscribers) {
      if (began === Number.POSITIVE_INFINITY) process.subscribers.set(subscriber, Date.now());
      if (delay > 0) setTimeout(() => subscriber.write(data), delay);
      else if (!subscriber.write(data) && !this.slow.has(subscriber)) {
        this.slow.add(subscriber);
        stream.pause();
        const go = (): void => {
          this.slow.delete(subscriber);
          subscriber.off("drain", go).off("close", go);
          stream.resume();
        };
        subscriber.once("drain", go);
        subscriber.once("close", go);
      }
    }
  }

  private sendInput(process: Process, json: Record<string, unknown>, response: ServerResponse): void {
    const { loseRequests, loseReplies, loseSilently, delay } = this.chaos;
    const die = this.random();
    if (die < loseRequests) {
      response.destroy();
      return;
    }
    const { stdin } = json["input"] as { readonly stdin: string };
    const isSilent = die >= 1 - loseSilently;
    const write = (): Promise<void> =>
      new Promise((resolve) => {
        if (isSilent) resolve();
        else process.child.stdin?.write(Buffer.from(stdin, "base64"), () => resolve());
      });
    process.input = process.input.then(write);
    void process.input.then(() => {
      if (die < loseRequests + loseReplies) response.destroy();
      else setTimeout(() => answer(response, 200, {}), delay > 0 ? delay : 0);
    });
  }
}

function isOurs(path: string): boolean {
  return /^\/tmp\/coluber-[\w-]+(\/[\w./-]*)?$/.test(path) && !path.includes("..");
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals = "SIGKILL"): void {
  try {
    process.kill(-(child.pid as number), signal);
  } catch {
    // It has ended already.
  }
}

function answer(response: ServerResponse, status: number, json: unknown): void {
  if (!response.writableEnded && !response.destroyed)
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
}

export function envelope(json: object, flags = 0): Buffer {
  const text = Buffer.from(JSON.stringify(json), "utf8");
  const head = Buffer.alloc(5);
  head[0] = flags;
  head.writeUInt32BE(text.length, 1);
  return Buffer.concat([head, text]);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The content of a form's first file. */
function firstPart(body: Buffer, type: string): Buffer {
  const boundary = /boundary=("?)([^";]+)\1/.exec(type)?.[2] ?? "";
  const start = body.indexOf("\r\n\r\n") + 4;
  return body.subarray(start, body.indexOf(`\r\n--${boundary}`, start));
}
