/** An executor whose code is loaded when it starts, for places that need packages or a platform that not everybody has. */

import type { Finding } from "../host/check.js";
import type { Executor, ExecutorDescription, ExecutorResult, ExecutorRun, ExecutorStart } from "./executor.js";

export class LazyExecutor implements Executor {
  private executor: Executor | null = null;
  private isClosed = false;

  constructor(
    readonly name: string,
    private readonly before: ExecutorDescription,
    private readonly load: () => Promise<Executor>,
  ) {}

  get description(): ExecutorDescription {
    return this.executor?.description ?? this.before;
  }

  async start(options: ExecutorStart): Promise<void> {
    await (await this.made()).start(options);
  }

  async restore(snapshot: Uint8Array, options: ExecutorStart): Promise<void> {
    const executor = await this.made();
    if (executor.restore === undefined) throw this.lacks("snapshots");
    await executor.restore(snapshot, options);
  }

  private async made(): Promise<Executor> {
    if (this.executor !== null) throw new Error("the executor has started already");
    const executor = await this.load();
    if (this.isClosed) throw new Error("the executor is closed");
    this.executor = executor;
    return executor;
  }

  private lacks(what: string): Error {
    return new Error(`the executor '${this.name}' has no ${what}`);
  }

  private get started(): Executor {
    if (this.isClosed) throw new Error("the executor is closed");
    if (this.executor === null) throw new Error("the executor has not been started");
    return this.executor;
  }

  async setVariables(variables: Readonly<Record<string, unknown>>): Promise<void> {
    await this.started.setVariables(variables);
  }

  async check(code: string): Promise<readonly Finding[]> {
    return (await this.started.check?.(code)) ?? [];
  }

  async snapshot(): Promise<Uint8Array> {
    const { started } = this;
    if (started.snapshot === undefined) throw this.lacks("snapshots");
    return started.snapshot();
  }

  async proceed(options?: ExecutorRun): Promise<ExecutorResult> {
    const { started } = this;
    if (started.proceed === undefined) throw this.lacks("snapshots");
    return started.proceed(options);
  }

  async run(code: string, options?: ExecutorRun): Promise<ExecutorResult> {
    return this.started.run(code, options);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.executor?.close();
  }
}
