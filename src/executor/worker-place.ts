/**
 * Where a `worker` executor's VM runs: a child process (its own heap cap, no environment, no way to the file system, a kill
 * that always works) or a worker thread (quicker to start, weaker: see spec/executors.md). Both carry messages as text.
 */

import { spawn, type ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { FrameReader, frame } from "./frames.js";

/** The program of the place; when the sources themselves run (tests), the built one. */
const ENTRY = new URL(
  import.meta.url.endsWith(".ts") ? "../../dist/executor/worker-child.js" : "../executor/worker-child.js",
  import.meta.url,
);
/** Bytes of the child's own error text that are kept for the reason of its death. */
const COMPLAINT_BYTES = 8192;

export interface PlaceOptions {
  readonly isolation: "process" | "thread";
  /** Mebibytes of the engine's heap. */
  readonly heap: number;
  /** Mebibytes of all private memory of the process (Linux); 0: no cap but the heap's. */
  readonly memory: number;
}

export interface PlaceEvents {
  onMessage(text: string): void;
  /** It is gone; once, and the last event. `reason` is for people. */
  onExit(reason: string): void;
}

export interface Place {
  /** Of a child process. */
  readonly pid: number | null;
  post(text: string): void;
  /** Ends it at once. */
  kill(): void;
  /** Whether it keeps the host's process alive. */
  hold(isHeld: boolean): void;
}

/** Starts a place. */
export function openPlace(options: PlaceOptions, events: PlaceEvents): Place {
  return options.isolation === "process" ? new ProcessPlace(options, events) : new ThreadPlace(options, events);
}

/** The flags of Node's permission model: read the package's own files, nothing else. */
function permissionFlags(): string[] {
  const flag = ["--permission", "--experimental-permission"].find((name) =>
    process.allowedNodeEnvironmentFlags.has(name),
  );
  if (flag === undefined) return [];
  const root = fileURLToPath(new URL("..", ENTRY));
  const readable = [`${root}*`, fileURLToPath(new URL("../../package.json", ENTRY))];
  // The one dependency, by its real place and by the one where it is looked for.
  try {
    const acorn = createRequire(ENTRY).resolve("acorn/package.json");
    readable.push(`${dirname(acorn)}/*`, fileURLToPath(new URL("../../node_modules/acorn/*", ENTRY)));
  } catch {
    // Not there: then nothing needs it.
  }
  // A path given twice makes Node 20 abort.
  return [flag, ...[...new Set(readable)].map((path) => `--allow-fs-read=${path}`)];
}

class ProcessPlace implements Place {
  get pid(): number | null {
    return this.child.pid ?? null;
  }
  private readonly child: ChildProcess;
  private readonly socket: Socket;
  private complaint = "";
  private killedFor = "";
  private isGone = false;

  constructor(
    { heap, memory }: PlaceOptions,
    private readonly events: PlaceEvents,
  ) {
    const flags = [
      `--max-old-space-size=${heap}`,
      "--no-addons",
      "--no-deprecation",
      "--disable-warning=ExperimentalWarning",
      "--disable-proto=delete",
      ...permissionFlags(),
      fileURLToPath(ENTRY),
    ];
    // The shell sets limits that Node cannot, then becomes the child: no core file, and a cap on memory of any kind.
    const isLinux = process.platform === "linux";
    const limits = `ulimit -c 0; ${memory > 0 ? `ulimit -d ${Math.ceil(memory * 1024)}; ` : ""}exec "$@"`;
    const [command, args] = isLinux
      ? ["/bin/sh", ["-c", limits, "sh", process.execPath, ...flags]]
      : [process.execPath, flags];
    this.child = spawn(command, args, {
      cwd: isLinux ? "/" : tmpdir(),
      // Nothing of the host's environment; Windows cannot start a process without these.
      env: process.platform === "win32" ? { SystemRoot: process.env["SystemRoot"], windir: process.env["windir"] } : {},
      stdio: ["ignore", "ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    this.child.stderr?.on("data", (chunk: Buffer) => {
      if (this.complaint.length < COMPLAINT_BYTES) this.complaint += chunk.toString("utf8").slice(0, COMPLAINT_BYTES);
    });
    this.socket = this.child.stdio[3] as Socket;
    const reader = new FrameReader((text) => {
      if (!this.isGone) events.onMessage(text);
    });
    this.socket.on("data", (chunk: Buffer) => {
      try {
        reader.push(chunk);
      } catch {
        this.killFor("it sent a message that is too large");
      }
    });
    this.socket.on("error", () => undefined);
    this.child.on("error", (error) => this.gone(`it could not be started: ${error.message}`));
    this.child.on("close", (code, signal) => this.gone(this.reason(code, signal)));
  }

  private reason(code: number | null, signal: NodeJS.Signals | null): string {
    if (this.killedFor !== "") return this.killedFor;
    if (/heap out of memory|Allocation failed|OOM/i.test(this.complaint)) return "it ran out of memory";
    return signal === null ? `it ended with code ${code ?? "?"}` : `it was ended by ${signal}`;
  }

  private gone(reason: string): void {
    if (this.isGone) return;
    this.isGone = true;
    this.socket.destroy();
    this.child.stderr?.destroy();
    this.events.onExit(reason);
  }

  private killFor(reason: string): void {
    if (this.killedFor === "") this.killedFor = reason;
    this.child.kill("SIGKILL");
  }

  post(text: string): void {
    if (!this.isGone && this.socket.writable) this.socket.write(frame(text));
  }

  kill(): void {
    this.killFor("it was stopped");
  }

  hold(isHeld: boolean): void {
    for (const handle of [this.child, this.socket, this.child.stderr as Socket | null])
      if (isHeld) handle?.ref();
      else handle?.unref();
  }
}

class ThreadPlace implements Place {
  readonly pid = null;
  private readonly worker: Worker;
  private reason = "";
  private isGone = false;

  constructor(
    { heap }: PlaceOptions,
    private readonly events: PlaceEvents,
  ) {
    this.worker = new Worker(ENTRY, {
      env: {},
      argv: [],
      execArgv: ["--no-addons", "--no-deprecation"],
      stdin: false,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
      trackUnmanagedFds: true,
    });
    this.worker.stdout.resume();
    this.worker.stderr.resume();
    this.worker.on("message", (text: unknown) => {
      if (!this.isGone && typeof text === "string") events.onMessage(text);
    });
    this.worker.on("error", (error: unknown) => {
      const code = error instanceof Error && "code" in error ? error.code : "";
      this.reason = code === "ERR_WORKER_OUT_OF_MEMORY" ? "it ran out of memory" : `it failed: ${String(error)}`;
    });
    this.worker.on("exit", (code) => this.gone(this.reason === "" ? `it ended with code ${code}` : this.reason));
  }

  private gone(reason: string): void {
    if (this.isGone) return;
    this.isGone = true;
    this.events.onExit(reason);
  }

  post(text: string): void {
    if (!this.isGone) this.worker.postMessage(text);
  }

  kill(): void {
    // Some native calls hold a thread for seconds after this; nothing waits for it.
    void this.worker.terminate();
    this.gone(this.reason === "" ? "it was stopped" : this.reason);
  }

  hold(isHeld: boolean): void {
    if (isHeld) this.worker.ref();
    else this.worker.unref();
  }
}
