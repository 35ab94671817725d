/** An executor whose code is loaded when it starts, for places that need packages or a platform that not everybody has. */

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
    if (this.executor !== null) throw new Error("the executor has started already");
    const executor = await this.load();
    if (this.isClosed) throw new Error("the executor is closed");
    this.executor = executor;
    await executor.start(options);
  }

  private get started(): Executor {
    if (this.isClosed) throw new Error("the executor is closed");
    if (this.executor === null) throw new Error("the executor has not been started");
    return this.executor;
  }

  async setVariables(variables: Readonly<Record<string, unknown>>): Promise<void> {
    await this.started.setVariables(variables);
  }

  async run(code: string, options?: ExecutorRun): Promise<ExecutorResult> {
    return this.started.run(code, options);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.executor?.close();
  }
}
