/**
 * The E2B transport: sandboxes in the cloud by the `e2b` package, loaded on use. What the SDK leaves open is closed here:
 * its retries are off (with them its time-outs and aborts get lost after a garbage collection), every call has a timer of
 * our own, the sandbox's short life is renewed while this process lives, and a sandbox whose creation nobody heard of is
 * found by its nonce and killed. Errors are told apart by name, since versions of the SDK disagree on classes.
 */

import { randomUUID } from "node:crypto";
import type { CommandHandle, E2B, Sandbox } from "e2b";
import { checkSweepOptions } from "./options.js";
import { errorText, RemoteError, type RemoteErrorCode } from "./errors.js";
import { startGuard, type Guard } from "./guard.js";
import type { SandboxReference } from "./session.js";
import type { CommandResult, RemoteProcess, SandboxTransport, StreamHandlers } from "./transport.js";

export interface E2BOptions {
  /** Default: the environment variable E2B_API_KEY. */
  readonly apiKey?: string;
  /** Template of the sandbox: any with Python 3.8 or later. Default: "code-interpreter-v1" (Python 3.13, numpy, pandas …). */
  readonly template?: string;
  /**
   * What code in the sandbox may reach. Default: nothing. `true` is the whole internet; a list of hosts is just these; an object
   * is E2B's own `network` option.
   */
  readonly network?: boolean | readonly string[] | Readonly<Record<string, unknown>>;
  /** Milliseconds after which the sandbox dies if this process no longer renews it. Default: 120,000. */
  readonly lifetime?: number;
  /** A loopback proxy that holds a hostile sandbox's answers to size and origin. Default: false. */
  readonly guard?: boolean;
  /** Shown in E2B's list of sandboxes. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Environment variables of the sandbox. No secrets: code reads them. */
  readonly envs?: Readonly<Record<string, string>>;
  /** HTTP proxy for the SDK's requests. */
  readonly proxy?: string;
  readonly domain?: string;
  /** For a server of one's own. */
  readonly apiUrl?: string;
  readonly sandboxUrl?: string;
  /** Milliseconds for creating a sandbox, and for any other call of the control plane. */
  readonly createMilliseconds?: number;
  readonly requestMilliseconds?: number;
  /** The SDK, when it is not the installed package `e2b`. */
  readonly sdk?: unknown;
}

const DEFAULTS = {
  template: "code-interpreter-v1",
  lifetime: 120_000,
  createMilliseconds: 45_000,
  requestMilliseconds: 15_000,
};
const NONCE = "coluberSession";
/** E2B's word for all addresses. */
const ALL = "0.0.0.0/0";

type SandboxClass = InstanceType<typeof E2B>["Sandbox"];

/** The part of the package that is used. */
interface Sdk {
  readonly E2B: typeof E2B;
}

async function loadSdk(given: unknown): Promise<Sdk> {
  if (given !== undefined) return given as Sdk;
  try {
    return await import("e2b");
  } catch (error) {
    throw new RemoteError(
      "missing-package",
      "the e2b executor needs the package 'e2b': install it with `npm install e2b`",
      { cause: error },
    );
  }
}

export class E2BTransport implements SandboxTransport {
  readonly name = "e2b";
  readonly can = { stdin: true, attach: true };
  private sandboxes: SandboxClass | null = null;
  private sandbox: Sandbox | null = null;
  private guard: Guard | null = null;
  private lease: NodeJS.Timeout | null = null;
  private nonce: string = randomUUID();
  /** Creations that nobody has heard the end of. */
  private readonly creations = new Set<Promise<unknown>>();
  private mayHaveOrphans = false;

  constructor(private readonly options: E2BOptions = {}) {
    const { lifetime } = options;
    if (lifetime !== undefined && !(lifetime >= 1000 && lifetime <= 2_000_000_000))
      throw new RangeError("lifetime: expected at least 1000 milliseconds, and at most 2000000000");
  }

  get directory(): string {
    return `/tmp/coluber-${this.nonce}`;
  }

  /** The sandbox's id at E2B, while there is one. */
  get sandboxId(): string | null {
    return this.sandbox?.sandboxId ?? null;
  }

  /** What the guard has refused. */
  get refusals(): readonly string[] {
    return this.guard?.refusals ?? [];
  }

  // ------------------------------------------------------------------------------------------------------------ lifetime

  async open(signal: AbortSignal): Promise<void> {
    const sandboxes = (this.sandboxes ??= await this.connect());
    keepTrack(this);
    const {
      template = DEFAULTS.template,
      lifetime = DEFAULTS.lifetime,
      createMilliseconds = DEFAULTS.createMilliseconds,
    } = this.options;
    const controller = new AbortController();
    const stop = (): void => controller.abort();
    signal.addEventListener("abort", stop, { once: true });
    const creation = sandboxes.create(template, {
      timeoutMs: lifetime,
      requestTimeoutMs: createMilliseconds,
      metadata: { app: "coluber", ...this.options.metadata, [NONCE]: this.nonce },
      ...(this.options.envs === undefined ? {} : { envs: { ...this.options.envs } }),
      ...this.networkOptions(),
      lifecycle: { onTimeout: "kill" },
      signal: controller.signal,
    });
    this.creations.add(creation);
    void creation.then(
      () => this.creations.delete(creation),
      () => this.creations.delete(creation),
    );
    let sandbox: Sandbox;
    try {
      sandbox = await within(creation, createMilliseconds, "creating a sandbox", signal);
    } catch (error) {
      controller.abort();
      // The request may have got through although its answer did not.
      this.mayHaveOrphans = true;
      await this.sweep();
      throw mapError(error, "the sandbox could not be created");
    } finally {
      signal.removeEventListener("abort", stop);
    }
    this.hold(sandbox);
  }

  /** From now on its life is renewed from here. */
  private hold(sandbox: Sandbox): void {
    const { lifetime = DEFAULTS.lifetime } = this.options;
    this.sandbox = sandbox;
    const renew = (): void => {
      within(sandbox.setTimeout(lifetime, this.request), this.milliseconds, "renewing").catch(() => undefined);
    };
    this.lease = setInterval(renew, Math.max(500, lifetime / 3));
    this.lease.unref();
  }

  async adopt({ sandbox: id, nonce }: SandboxReference, signal: AbortSignal): Promise<void> {
    const sandboxes = (this.sandboxes ??= await this.connect());
    const { lifetime = DEFAULTS.lifetime, createMilliseconds = DEFAULTS.createMilliseconds } = this.options;
    let sandbox: Sandbox;
    try {
      const connection = sandboxes.connect(id, { timeoutMs: lifetime, requestTimeoutMs: createMilliseconds, signal });
      sandbox = await within(connection, createMilliseconds, "connecting", signal);
    } catch (error) {
      const mapped = mapError(error, "the sandbox could not be taken up again");
      // Of a sandbox that was never known this would be another error.
      throw mapped.code === "ended" ? new RemoteError("lost", mapped.message, { cause: error }) : mapped;
    }
    this.nonce = nonce;
    keepTrack(this);
    this.hold(sandbox);
  }

  async release(milliseconds: number): Promise<SandboxReference> {
    const sandbox = this.alive();
    this.endLease();
    await this.bounded(() => sandbox.setTimeout(milliseconds, this.request), "setting the sandbox's time");
    return { sandbox: sandbox.sandboxId, nonce: this.nonce };
  }

  async leave(): Promise<void> {
    this.endLease();
    this.sandbox = null;
    await this.leaveLocally();
  }

  private endLease(): void {
    if (this.lease !== null) clearInterval(this.lease);
    this.lease = null;
  }

  private async connect(): Promise<SandboxClass> {
    const sdk = await loadSdk(this.options.sdk);
    const { proxy, domain, apiUrl, sandboxUrl } = this.options;
    // oxlint-disable-next-line no-process-env -- the variables that the SDK documents
    const { env } = process;
    const apiKey = this.options.apiKey ?? env["E2B_API_KEY"];
    if (apiKey === undefined || apiKey === "")
      throw new RemoteError(
        "authentication",
        "the e2b executor needs an API key: pass `apiKey`, or set E2B_API_KEY (keys are at https://e2b.dev/dashboard)",
      );
    let dataUrl = sandboxUrl ?? env["E2B_SANDBOX_URL"];
    if (this.options.guard === true) {
      const upstream = dataUrl;
      const suffix = domain ?? env["E2B_DOMAIN"] ?? "e2b.app";
      this.guard ??= await startGuard((id) => upstream ?? `https://49983-${id}.${suffix}`);
      dataUrl = this.guard.url;
    }
    const client = new sdk.E2B({
      apiKey,
      retries: 0,
      requestTimeoutMs: this.milliseconds,
      ...(proxy === undefined ? {} : { proxy }),
      ...(domain === undefined ? {} : { domain }),
      ...(apiUrl === undefined ? {} : { apiUrl }),
      ...(dataUrl === undefined ? {} : { sandboxUrl: dataUrl }),
    });
    return client.Sandbox;
  }

  private networkOptions(): object {
    const { network = false } = this.options;
    const closed = { allowPublicTraffic: false };
    if (network === true) return { network: closed };
    if (network === false) return { allowInternetAccess: false, network: closed };
    if (Array.isArray(network)) return { network: { ...closed, allowOut: [...(network as string[])], denyOut: [ALL] } };
    return { network: { ...closed, ...network } };
  }

  private get milliseconds(): number {
    return this.options.requestMilliseconds ?? DEFAULTS.requestMilliseconds;
  }

  private get request(): { readonly requestTimeoutMs: number } {
    return { requestTimeoutMs: this.milliseconds };
  }

  /** Hosts for a while; afterwards what `network` says. */
  async setEgress(hosts: readonly string[] | null): Promise<void> {
    const sandbox = this.alive();
    const { network = false } = this.options;
    if (network === true) return;
    const rules =
      hosts !== null
        ? { allowOut: [...hosts, ...(Array.isArray(network) ? (network as string[]) : [])], denyOut: [ALL] }
        : Array.isArray(network)
          ? { allowOut: [...(network as string[])], denyOut: [ALL] }
          : typeof network === "object"
            ? { ...network }
            : { allowInternetAccess: false, denyOut: [ALL] };
    await this.bounded(() => sandbox.updateNetwork(rules, this.request), "changing the network rules");
  }

  private alive(): Sandbox {
    if (this.sandbox === null) throw new RemoteError("lost", "there is no sandbox");
    return this.sandbox;
  }

  private async bounded<T>(work: () => Promise<T>, what: string, milliseconds = this.milliseconds): Promise<T> {
    try {
      return await within(work(), milliseconds, what);
    } catch (error) {
      throw mapError(error, `${what} failed`);
    }
  }

  async dispose(): Promise<void> {
    this.endLease();
    const { sandbox } = this;
    this.sandbox = null;
    if (sandbox !== null) {
      const isGone = await this.kill(() => sandbox.kill(this.request));
      if (!isGone) this.mayHaveOrphans = true;
    }
    if (this.creations.size > 0) this.mayHaveOrphans = true;
    await this.sweep();
    await this.leaveLocally();
  }

  private async leaveLocally(): Promise<void> {
    forget(this);
    const { guard } = this;
    if (guard !== null) {
      this.guard = null;
      this.sandboxes = null;
      await guard.close();
    }
  }

  /** True when the sandbox is certainly gone. */
  private async kill(work: () => Promise<unknown>): Promise<boolean> {
    for (let attempt = 0; attempt < 4; attempt++) {
      if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt));
      try {
        await within(work(), this.milliseconds, "killing the sandbox");
        return true;
      } catch (error) {
        const { code } = mapError(error, "");
        if (code === "lost" || code === "ended") return true;
        if (code === "authentication") return false;
      }
    }
    return false;
  }

  /** Kills every sandbox with this session's nonce: those whose creation was never confirmed. */
  private async sweep(): Promise<void> {
    const { sandboxes } = this;
    if (!this.mayHaveOrphans || sandboxes === null) return;
    for (let attempt = 0; attempt < 3; attempt++) {
      if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 300 * attempt));
      try {
        const found = await within(
          sandboxes.list({ query: { metadata: { [NONCE]: this.nonce } }, ...this.request }).nextItems(),
          this.milliseconds,
          "listing sandboxes",
        );
        for (const { sandboxId } of found) await this.kill(() => sandboxes.kill(sandboxId, this.request));
        if (found.length > 0 || this.creations.size === 0) this.mayHaveOrphans = false;
        if (!this.mayHaveOrphans) return;
      } catch (error) {
        if (mapError(error, "").code === "authentication") return;
      }
    }
  }

  /** Kills what other sessions have left; see `sweepSandboxes`. */
  async sweepOthers(
    metadata: Readonly<Record<string, string>>,
    keep: ReadonlySet<string>,
    olderThan: number,
  ): Promise<string[]> {
    const sandboxes = await this.connect();
    const pages = sandboxes.list({ query: { metadata: { app: "coluber", ...metadata } }, ...this.request });
    const found: string[] = [];
    for (let page = 0; page < PAGES && pages.hasNext; page++)
      for (const each of await this.bounded(() => pages.nextItems(), "listing sandboxes")) {
        const isHeld = [...alive].some(
          ({ nonce, sandboxId }) => nonce === each.metadata[NONCE] || sandboxId === each.sandboxId,
        );
        const age = Date.now() - each.startedAt.getTime();
        if (!isHeld && !keep.has(each.sandboxId) && age >= olderThan && each.metadata[NONCE] !== undefined)
          found.push(each.sandboxId);
      }
    const killed: string[] = [];
    for (const id of found) if (await this.kill(() => sandboxes.kill(id, this.request))) killed.push(id);
    return killed;
  }

  // ----------------------------------------------------------------------------------------------------------- processes

  async spawn(
    command: readonly string[],
    environment: Readonly<Record<string, string>>,
    handlers: StreamHandlers,
  ): Promise<RemoteProcess> {
    const sandbox = this.alive();
    const complaint = { text: "" };
    const handle = await this.bounded(
      () =>
        sandbox.commands.run(`exec ${command.map(quoted).join(" ")}`, {
          background: true,
          stdin: true,
          timeoutMs: 0,
          cwd: this.directory,
          envs: { ...environment },
          onStdout: (text) => handlers.onData(text),
          onStderr: (text) => {
            complaint.text = (complaint.text + text).slice(-2000);
          },
          ...this.request,
        }),
      "starting Python",
    );
    return this.processOf(sandbox, handle, handlers, complaint);
  }

  async attach(id: string, handlers: StreamHandlers): Promise<RemoteProcess> {
    const sandbox = this.alive();
    const complaint = { text: "" };
    const handle = await this.bounded(
      () =>
        sandbox.commands.connect(Number(id), {
          timeoutMs: 0,
          onStdout: (text) => handlers.onData(text),
          onStderr: (text) => {
            complaint.text = (complaint.text + text).slice(-2000);
          },
          ...this.request,
        }),
      "taking the output up again",
    );
    return this.processOf(sandbox, handle, handlers, complaint);
  }

  private processOf(
    sandbox: Sandbox,
    handle: CommandHandle,
    handlers: StreamHandlers,
    complaint: { readonly text: string },
  ): RemoteProcess {
    handle.wait().then(
      () => handlers.onEnd({ kind: "exited", code: 0, complaint: complaint.text }),
      (error: unknown) => {
        const name = nameOf(error);
        if (name === "CommandExitError")
          handlers.onEnd({
            kind: "exited",
            code: (error as { readonly exitCode?: number }).exitCode ?? null,
            complaint: complaint.text,
          });
        else if (name === "SandboxNotFoundError")
          handlers.onEnd({ kind: "gone", error: mapError(error, "the sandbox is gone") });
        else handlers.onEnd({ kind: "dropped", error });
      },
    );
    const { pid } = handle;
    return {
      id: String(pid),
      write: async (text) => {
        try {
          await sandbox.commands.sendStdin(pid, text, this.request);
        } catch (error) {
          throw mapError(error, "writing to Python failed");
        }
      },
      detach: async () => {
        await handle.disconnect();
      },
      kill: async () => {
        await within(sandbox.commands.kill(pid, this.request), this.milliseconds, "killing Python");
      },
    };
  }

  async writeFile(path: string, content: string): Promise<void> {
    const sandbox = this.alive();
    await this.bounded(() => sandbox.files.write(path, content, this.request), "writing a file");
  }

  async run(command: readonly string[], milliseconds: number): Promise<CommandResult> {
    const sandbox = this.alive();
    try {
      const { stdout, stderr } = await within(
        sandbox.commands.run(command.map(quoted).join(" "), {
          cwd: this.directory,
          timeoutMs: milliseconds,
          ...this.request,
        }),
        milliseconds + this.milliseconds,
        "running a command",
      );
      return { exitCode: 0, output: (stdout + stderr).slice(-16_384) };
    } catch (error) {
      if (nameOf(error) !== "CommandExitError") throw mapError(error, "running a command failed");
      const { exitCode, stdout, stderr } = error as {
        readonly exitCode: number;
        readonly stdout: string;
        readonly stderr: string;
      };
      return { exitCode, output: (stdout + stderr).slice(-16_384) };
    }
  }
}

export interface SweepOptions extends E2BOptions {
  /** What a sandbox's metadata must have to be killed, besides being Coluber's. Not empty. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Sessions that were detached and are still wanted. */
  readonly keep?: readonly SandboxReference[];
  /** Only sandboxes that were made so long ago. Default 0. */
  readonly olderThanMilliseconds?: number;
}

/** Pages of E2B's list that are read at most. */
const PAGES = 1000;

/**
 * Kills the sandboxes that other processes have left behind, by their metadata: all that Coluber made with this API key and
 * with the `metadata` given here, but for those that this process holds and those in `keep`. Gives the ids of the killed.
 *
 * @example
 * // When a service starts: what its last life has left. Its executors have `metadata: { service: "reports-1" }`.
 * await sweepSandboxes({ metadata: { service: "reports-1" } });
 */
export async function sweepSandboxes(options: SweepOptions): Promise<string[]> {
  const { metadata, keep = [], olderThanMilliseconds = 0, ...rest } = checkSweepOptions(options);
  if (Object.keys(metadata).length === 0)
    throw new TypeError("metadata: name at least one entry, or sandboxes of others with the same key die too");
  const transport = new E2BTransport({ ...rest, guard: false });
  return transport.sweepOthers(metadata, new Set(keep.map(({ sandbox }) => sandbox)), olderThanMilliseconds);
}

/** A word of a shell's command line. */
function quoted(word: string): string {
  return /^[\w./=:@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The SDK's own time-outs are not relied on. */
async function within<T>(promise: Promise<T>, milliseconds: number, what: string, signal?: AbortSignal): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  try {
    return await Promise.race([
      promise,
      new Promise<never>((_resolve, reject) => {
        timer = setTimeout(
          () => reject(new RemoteError("timeout", `${what} took longer than ${milliseconds} ms`)),
          milliseconds,
        );
        onAbort = () => reject(new RemoteError("aborted", "the signal was set"));
        if (signal?.aborted === true) onAbort();
        signal?.addEventListener("abort", onAbort, { once: true });
      }),
    ]);
  } finally {
    clearTimeout(timer);
    if (onAbort !== undefined) signal?.removeEventListener("abort", onAbort);
  }
}

// ---------------------------------------------------------------------------------------------------------------- errors

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  return error.name === "Error" ? error.constructor.name : error.name;
}

const CODES: ReadonlyMap<string, RemoteErrorCode> = new Map([
  ["AuthenticationError", "authentication"],
  ["RateLimitError", "quota"],
  ["NotEnoughSpaceError", "quota"],
  ["ServiceBusyError", "unavailable"],
  ["TimeoutError", "timeout"],
  ["AbortError", "aborted"],
  ["SandboxNotFoundError", "lost"],
  ["NotFoundError", "ended"],
  ["FileNotFoundError", "refused"],
  ["InvalidArgumentError", "refused"],
  ["TemplateError", "refused"],
  ["BuildError", "refused"],
]);

const ADVICE: { readonly [code in RemoteErrorCode]?: string } = {
  authentication: "the API key was not accepted; check E2B_API_KEY or `apiKey`",
  quota: "E2B's limit on requests, sandboxes or space was reached; close other sandboxes, or wait",
  unavailable: "E2B does not answer; is the network up, and the service (https://status.e2b.dev)?",
};

/** An SDK's error as ours, by its name and text. */
export function mapError(error: unknown, what: string): RemoteError {
  if (error instanceof RemoteError) return error;
  const text = errorText(error);
  let code = CODES.get(nameOf(error)) ?? "unavailable";
  if (/\b401\b|\b403\b|unauthenticated|unauthorized|invalid api key/i.test(text)) code = "authentication";
  else if (/\b429\b|rate limit|quota|too many|maximum number of/i.test(text)) code = "quota";
  else if (/\b402\b|payment|billing/i.test(text)) code = "quota";
  else if (/template.*(not found|not exist)|\b404\b.*template/i.test(text)) code = "refused";
  else if (code === "timeout" && /\b502\b|sandbox was not found|not running/i.test(text)) code = "lost";
  else if (code === "unavailable" && /\b400\b|invalid/i.test(text)) code = "refused";
  const advice = ADVICE[code];
  return new RemoteError(
    code,
    `${what === "" ? "" : `${what}: `}${text}${advice === undefined ? "" : ` (${advice})`}`,
    {
      cause: error,
    },
  );
}

// --------------------------------------------------------------------------------------------------------------- signals

const alive = new Set<E2BTransport>();
const SIGNALS = ["SIGINT", "SIGTERM"] as const;
const handlers = new Map<NodeJS.Signals, () => void>();

/** When nothing is left that this process could do, nobody can want its sandboxes any more. */
function lastAct(): void {
  process.off("beforeExit", lastAct);
  for (const transport of alive) void transport.dispose();
}

/** While sandboxes live, an end of the process takes them along, by signal or because it has nothing more to do. */
function keepTrack(transport: E2BTransport): void {
  alive.add(transport);
  if (!process.listeners("beforeExit").includes(lastAct)) process.on("beforeExit", lastAct);
  for (const name of SIGNALS)
    if (!handlers.has(name)) {
      const handler = (): void => void leave(name);
      handlers.set(name, handler);
      process.on(name, handler);
    }
}

function forget(transport: E2BTransport): void {
  alive.delete(transport);
  if (alive.size > 0) return;
  process.off("beforeExit", lastAct);
  for (const [name, handler] of handlers) process.off(name, handler);
  handlers.clear();
}

async function leave(name: NodeJS.Signals): Promise<void> {
  const isOurs = process.listenerCount(name) === 1;
  await Promise.race([
    Promise.allSettled([...alive].map((transport) => transport.dispose())),
    new Promise((resolve) => setTimeout(resolve, 5000)),
  ]);
  // With no one else listening, the signal does what it would have done.
  if (!isOurs) return;
  for (const [each, handler] of handlers) process.off(each, handler);
  handlers.clear();
  process.kill(process.pid, name);
}
