/**
 * The transport that is no sandbox: the driver runs as a child process of this one, with all of its rights. For tests of
 * driver and bridge, and for code that is trusted as much as the program that runs it.
 */

import { spawn as spawnChild, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import type { Socket } from "node:net";
import { join } from "node:path";
import { RemoteError } from "./errors.js";
import type { CommandResult, RemoteProcess, SandboxTransport, StreamHandlers } from "./transport.js";

export class ChildProcessTransport implements SandboxTransport {
  readonly name = "child_process";
  readonly can = { stdin: true, attach: false };
  directory = "";
  private readonly children = new Set<ChildProcess>();

  async open(signal: AbortSignal): Promise<void> {
    if (this.directory !== "") return;
    const directory = await mkdtemp(join(tmpdir(), "coluber-"));
    if (signal.aborted) {
      await rm(directory, { recursive: true, force: true });
      throw new RemoteError("aborted", "the signal was set");
    }
    this.directory = directory;
    process.on("exit", this.onExit);
  }

  spawn(
    command: readonly string[],
    environment: Readonly<Record<string, string>>,
    handlers: StreamHandlers,
  ): Promise<RemoteProcess> {
    // A group of its own, so that what it starts ends with it.
    const child = spawnChild(command[0], command.slice(1), {
      cwd: this.directory,
      // oxlint-disable-next-line no-process-env -- PATH and the like, as any child has them
      env: { ...process.env, ...environment },
      stdio: ["pipe", "pipe", "pipe"],
      detached: true,
    });
    return new Promise((resolve, reject) => {
      let isStarted = false;
      child.once("error", (error) => {
        if (!isStarted) reject(new RemoteError("refused", `${command[0]} could not be started: ${error.message}`));
      });
      child.once("spawn", () => {
        isStarted = true;
        this.children.add(child);
        child.stdin?.on("error", () => undefined);
        child.stdout?.setEncoding("utf8");
        child.stdout?.on("data", (text: string) => handlers.onData(text));
        let complaint = "";
        child.stderr?.setEncoding("utf8").on("data", (text: string) => {
          complaint = (complaint + text).slice(-2000);
        });
        child.once("exit", () => endGroup(child));
        child.once("close", (code) => {
          this.children.delete(child);
          handlers.onEnd({ kind: "exited", code, complaint });
        });
        resolve({
          id: String(child.pid),
          write: (text) => write(child, text),
          detach: () => Promise.resolve(),
          rest: (isResting) => hold(child, !isResting),
          kill: () => this.kill(child),
        });
      });
    });
  }

  async writeFile(path: string, content: string): Promise<void> {
    await writeFile(`${path}.part`, content);
    await rename(`${path}.part`, path);
  }

  run(command: readonly string[], milliseconds: number): Promise<CommandResult> {
    return new Promise((resolve, reject) => {
      const child = spawnChild(command[0], command.slice(1), {
        cwd: this.directory,
        stdio: ["ignore", "pipe", "pipe"],
        timeout: milliseconds,
      });
      let output = "";
      const take = (text: string): void => {
        output = (output + text).slice(-16_384);
      };
      child.stdout.setEncoding("utf8").on("data", take);
      child.stderr.setEncoding("utf8").on("data", take);
      child.once("error", (error) =>
        reject(new RemoteError("refused", `${command[0]} could not be started: ${error.message}`)),
      );
      child.once("close", (code) => resolve({ exitCode: code ?? 1, output }));
    });
  }

  private async kill(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    hold(child, true);
    const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
    endGroup(child);
    await ended;
  }

  /** A process that ends without `close` leaves nothing either. */
  private readonly onExit = (): void => {
    for (const child of this.children) endGroup(child);
    if (this.directory !== "") rmSync(this.directory, { recursive: true, force: true });
  };

  async dispose(): Promise<void> {
    process.off("exit", this.onExit);
    await Promise.all([...this.children].map((child) => this.kill(child)));
    const { directory } = this;
    this.directory = "";
    if (directory !== "") await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Whether the child and its pipes keep this process from ending. Without it the driver ends: its input does. */
function hold(child: ChildProcess, isHeld: boolean): void {
  const what = isHeld ? "ref" : "unref";
  child[what]();
  // Pipes are sockets, whatever their type says.
  for (const pipe of child.stdio) (pipe as Partial<Socket> | null | undefined)?.[what]?.();
}

function endGroup(child: ChildProcess): void {
  try {
    process.kill(-(child.pid as number), "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}

function write(child: ChildProcess, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (child.stdin === null || child.stdin.destroyed) {
      reject(new RemoteError("lost", "the Python process has no standard input any more"));
      return;
    }
    child.stdin.write(text, (error) => {
      if (error === null || error === undefined) resolve();
      else reject(error);
    });
  });
}
