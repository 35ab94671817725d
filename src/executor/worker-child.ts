/**
 * The place where a `worker` executor's VM runs: the entry of a child process or a worker thread. It is a local executor
 * behind messages. Tools are calls back to the host; nothing of the host's is in here but their descriptions.
 */

import { Socket } from "node:net";
import { parentPort } from "node:worker_threads";
import type { Executor, ExecutorResult, ExecutorRun } from "./executor.js";
import { FrameReader, frame } from "./frames.js";
import type { ToolSpecification } from "./host-tools.js";
import { LocalExecutor } from "./local.js";
import { ConversionError } from "../host/convert.js";
import { ToolError, type AnyTool, type ToolCallContext } from "../host/tools.js";
import { fromWire, toWire } from "./wire.js";
import type { ToWorker, WorkerStart } from "./worker-protocol.js";

/** Output is sent in messages of about this size. */
const OUTPUT_CHARACTERS = 16_384;
/** Of each text of a result, and of its value on the wire: together below the cap of a message, whatever is in them. */
const TEXT_CHARACTERS = 1_000_000;
const VALUE_CHARACTERS = 8_000_000;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

class Place {
  private executor: Executor | null = null;
  private run = 0;
  private abort: AbortController | null = null;
  private calls = 0;
  private readonly waiting = new Map<number, Waiting>();

  /** Output not sent yet: many small prints go as one message. */
  private output: { readonly id: number; readonly stream: "stdout" | "stderr"; text: string } | null = null;

  constructor(private readonly post: (text: string) => void) {}

  private send(message: object): void {
    this.flush();
    this.post(JSON.stringify(message));
  }

  private flush(): void {
    const { output } = this;
    if (output === null) return;
    this.output = null;
    this.post(JSON.stringify({ type: "output", ...output }));
  }

  private print(id: number, stream: "stdout" | "stderr", text: string): void {
    if (this.output === null || this.output.stream !== stream || this.output.text.length > OUTPUT_CHARACTERS) {
      this.flush();
      this.output = { id, stream, text };
      setImmediate(() => this.flush());
    } else this.output.text += text;
  }

  take(text: string): void {
    const message = JSON.parse(text) as ToWorker;
    switch (message.type) {
      case "ping":
        this.send({ type: "pong" });
        break;
      case "abort":
        if (message.id === this.run) this.abort?.abort();
        break;
      case "reply":
        this.settle(message.call)?.resolve(fromWire(message.value));
        break;
      case "refusal":
        this.settle(message.call)?.reject(new ToolError(message.errorType, message.message));
        break;
      default:
        this.work(message).catch((error: unknown) => this.failed(message.id, error));
    }
  }

  private settle(call: number): Waiting | undefined {
    const waiting = this.waiting.get(call);
    this.waiting.delete(call);
    return waiting;
  }

  private failed(id: number, error: unknown): void {
    const fields =
      error instanceof ConversionError
        ? { path: error.path, valueType: error.valueType, reason: error.reason, isTooMuch: error.isTooMuch }
        : null;
    const isError = error instanceof Error;
    this.send({
      type: "failed",
      id,
      name: isError ? error.name : "Error",
      message: isError ? error.message : String(error),
      fields,
    });
  }

  private async work(message: Exclude<ToWorker, { type: "ping" | "abort" | "reply" | "refusal" }>): Promise<void> {
    const { id } = message;
    switch (message.type) {
      case "start":
        this.executor = await this.start(message.options);
        this.send({ type: "started", id, description: this.executor.description });
        break;
      case "variables":
        await this.ready().setVariables(fromWire(message.values) as Record<string, unknown>);
        this.send({ type: "answer", id, value: null });
        break;
      case "snapshot": {
        const executor = this.ready();
        if (executor.snapshot === undefined) throw new Error("snapshots are not available");
        this.send({ type: "answer", id, value: toWire(await executor.snapshot()) });
        break;
      }
      case "check":
        this.send({ type: "answer", id, value: toWire((await this.ready().check?.(message.code)) ?? []) });
        break;
      case "run":
        await this.runCode(id, message.code, message.timeMilliseconds);
        break;
    }
  }

  private ready(): Executor {
    if (this.executor === null) throw new Error("not started");
    return this.executor;
  }

  private async start(options: WorkerStart): Promise<Executor> {
    const executor: Executor = new LocalExecutor({
      imports: options.imports,
      limits: options.limits,
      seed: options.seed,
      ...(options.clock === null ? {} : { clock: options.clock }),
      builtins: { exec: options.exec },
      topLevelAwait: options.topLevelAwait,
    });
    const tools = new Map<string, AnyTool>();
    for (const specification of options.tools) tools.set(specification.key, this.tool(specification));
    const given = { tools, ...(options.finalAnswer === null ? {} : { finalAnswer: options.finalAnswer }) };
    if (options.snapshot === null) await executor.start(given);
    else if (executor.restore === undefined) throw new Error("snapshots are not available");
    else await executor.restore(Buffer.from(options.snapshot, "base64"), given);
    return executor;
  }

  /** A tool that asks the host. Where the host checks the arguments by JSON Schema the VM does too, on the program's meter. */
  private tool(specification: ToolSpecification): AnyTool {
    const { name, isAsync, input, output } = specification;
    if (specification.isBare) {
      const ask = (...args: unknown[]): Promise<unknown> => this.ask(name, args, null, "", 0, null);
      return isAsync ? async (...args: unknown[]) => ask(...args) : ask;
    }
    return {
      description: specification.description,
      ...(input === null ? {} : { inputSchema: specification.isInputChecked ? asObject(input) : unchecked(input) }),
      ...(output === null ? {} : { outputSchema: unchecked(output) }),
      async: isAsync,
      idempotent: specification.isIdempotent,
      execute: (value: unknown, context: ToolCallContext) =>
        this.ask(name, [], value, context.callId, context.line, context.signal),
    };
  }

  private ask(
    tool: string,
    args: readonly unknown[],
    input: unknown,
    callId: string,
    line: number,
    signal: AbortSignal | null,
  ): Promise<unknown> {
    const call = ++this.calls;
    return new Promise((resolve, reject) => {
      this.waiting.set(call, { resolve, reject });
      this.send({
        type: "call",
        id: this.run,
        call,
        callId: callId === "" ? `call-${call}` : callId,
        tool,
        args: toWire(args),
        input: toWire(input),
        line,
      });
      signal?.addEventListener("abort", () => {
        if (this.settle(call) !== undefined) this.send({ type: "cancel", call });
      });
    });
  }

  private async runCode(id: number, code: string | null, timeMilliseconds: number | null): Promise<void> {
    this.run = id;
    this.abort = new AbortController();
    const executor = this.ready();
    const options: ExecutorRun = {
      signal: this.abort.signal,
      ...(timeMilliseconds === null ? {} : { timeMilliseconds }),
      onOutput: (stream, text) => this.print(id, stream, text),
    };
    if (code === null && executor.proceed === undefined) throw new Error("there is no action to go on with");
    const result = await (code === null
      ? (executor.proceed?.(options) as Promise<ExecutorResult>)
      : executor.run(code, options));
    this.abort = null;
    this.waiting.clear();
    this.send({ type: "result", id, result: wireResult(result) });
  }
}

function asObject(schema: ToolSpecification["input"]): object {
  return typeof schema === "object" && schema !== null ? schema : { anyOf: [schema] };
}

/** A schema that tells what it is and lets everything through: the host checks. */
function unchecked(schema: unknown): object {
  return {
    "~standard": {
      version: 1,
      vendor: "coluber",
      validate: (value: unknown) => ({ value }),
      jsonSchema: { input: () => schema, output: () => schema },
    },
  };
}

/** Output is left out: it was streamed. What is too large to be sent is cut; a value is its repr then. */
function wireResult(result: ExecutorResult): object {
  const { stdout: _stdout, stderr: _stderr, ...rest } = result;
  const cut = (text: string): string => text.slice(0, TEXT_CHARACTERS);
  if (rest.status === "raised") {
    const { error } = rest;
    return { ...rest, error: { ...error, message: cut(error.message), traceback: cut(error.traceback) } };
  }
  if (!("value" in rest)) return { ...rest, message: cut(rest.message), traceback: cut(rest.traceback) };
  const valueRepr = cut(rest.valueRepr);
  try {
    return { ...rest, valueRepr, value: toWire(rest.value, 0, { left: VALUE_CHARACTERS }) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ...rest, valueRepr, value: valueRepr };
  }
}

/** Begins to listen. */
function main(): void {
  if (parentPort !== null) {
    const port = parentPort;
    const place = new Place((text) => port.postMessage(text));
    port.on("message", (text: string) => place.take(text));
    return;
  }
  const socket = new Socket({ fd: 3 });
  const place = new Place((text) => socket.write(frame(text)));
  const reader = new FrameReader((text) => place.take(text));
  socket.on("data", (chunk: Buffer) => reader.push(chunk));
  // Without a host there is nobody to work for.
  socket.on("close", () => process.exit(0));
  socket.on("error", () => process.exit(0));
}

main();
