/**
 * Models: the part of the AI SDK's language-model interface that an agent needs, and one call of it with retries. Versions
 * 2, 3 and 4 of the specification are accepted as they are; what differs between them (usage, finish reasons, file data) is
 * evened out here. No provider code.
 */

/** A language model by the AI SDK's provider specification. Structural: no package is needed to write one. */
export interface LanguageModel {
  readonly specificationVersion: string;
  readonly provider: string;
  readonly modelId: string;
  doGenerate(options: ModelCallOptions): PromiseLike<ModelGenerated>;
  doStream(options: ModelCallOptions): PromiseLike<ModelStreamed>;
}

/** What the agent passes to `doGenerate` and `doStream`. */
export interface ModelCallOptions {
  prompt: ModelMessage[];
  maxOutputTokens?: number;
  temperature?: number;
  topP?: number;
  seed?: number;
  stopSequences?: string[];
  responseFormat?:
    | { type: "text" }
    | { type: "json"; schema?: Record<string, unknown>; name?: string; description?: string };
  abortSignal?: AbortSignal;
  headers?: Record<string, string | undefined>;
  // oxlint-disable-next-line no-explicit-any -- each provider's own options, in the SDK's type
  providerOptions?: any;
}

export type ModelMessage =
  | { role: "system"; content: string }
  | { role: "user"; content: ModelPart[] }
  | { role: "assistant"; content: ModelText[] };

export interface ModelText {
  type: "text";
  text: string;
}
export type ModelPart = ModelText | { type: "file"; mediaType: string; data: ModelData };
/** Version 4 of the specification tags its file data. */
// oxlint-disable-next-line no-explicit-any -- Uint8Array | string | URL, or the tagged form, by the version
export type ModelData = any;

export interface ModelGenerated {
  readonly content: readonly { readonly type: string }[];
  readonly finishReason?: unknown;
  readonly usage?: unknown;
}
export interface ModelStreamed {
  readonly stream: ReadableStream<{ readonly type: string }>;
}

/** Tokens of one or more model calls. Counts that the provider did not report are 0. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Part of `outputTokens`. */
  readonly reasoningTokens: number;
  /** Part of `inputTokens`. */
  readonly cachedTokens: number;
  /** Model calls that gave a reply. */
  readonly calls: number;
  /** Of these, calls without any counts. */
  readonly unreported: number;
}

export const NO_USAGE: Usage = {
  inputTokens: 0,
  outputTokens: 0,
  reasoningTokens: 0,
  cachedTokens: 0,
  calls: 0,
  unreported: 0,
};

export function addUsage(a: Usage, b: Usage): Usage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    reasoningTokens: a.reasoningTokens + b.reasoningTokens,
    cachedTokens: a.cachedTokens + b.cachedTokens,
    calls: a.calls + b.calls,
    unreported: a.unreported + b.unreported,
  };
}

/** How calls that failed are made again. */
export interface RetryOptions {
  /** Attempts in all. Default 3. */
  readonly attempts?: number;
  /** Milliseconds before the second attempt; doubled for each further one. Default 1,000. */
  readonly delay?: number;
  /** Longest wait, also when the server asks for more (then the call fails at once). Default 60,000. */
  readonly longestDelay?: number;
  /** Waits; for tests. */
  readonly sleep?: (milliseconds: number, signal: AbortSignal) => PromiseLike<void>;
}

/** Settings of the model that the agent passes on. */
export interface ModelSettings {
  readonly maxOutputTokens?: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly seed?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly providerOptions?: Readonly<Record<string, unknown>>;
  /** False for models that refuse the parameter; the reply is then cut by the agent. Default true. */
  readonly stopSequences?: boolean;
  /** False: `doGenerate` instead of `doStream`. Default true. */
  readonly streaming?: boolean;
  /** A reply is cut after so many characters. Default 200,000. */
  readonly maxReplyCharacters?: number;
  readonly retry?: RetryOptions;
}

export interface ModelRequest {
  readonly messages: readonly ModelMessage[];
  readonly stopSequences: readonly string[];
  readonly responseFormat?: ModelCallOptions["responseFormat"];
  readonly signal: AbortSignal;
  readonly onText?: (text: string) => void;
  readonly onReasoning?: (text: string) => void;
  /** An attempt failed and another follows; what it has sent is void. */
  readonly onRetry?: (attempt: number, delay: number, error: unknown) => void;
}

export interface ModelReply {
  readonly text: string;
  readonly reasoning: string;
  readonly usage: Usage;
  /** "stop", "length", "content-filter", "error", "other" … */
  readonly finishReason: string;
  /** It was cut at `maxReplyCharacters`. */
  readonly isCut: boolean;
}

/** A stream that ended before its end, or that is none. */
export class ModelStreamError extends Error {
  override readonly name = "ModelStreamError";
  readonly isRetryable = true;
}

const REPLY_CHARACTERS = 200_000;

/** Calls the model, again after retryable errors. Throws the signal's reason after an abort, whatever the provider threw. */
export async function callModel(
  model: LanguageModel,
  settings: ModelSettings,
  request: ModelRequest,
): Promise<ModelReply> {
  const { attempts = 3, delay = 1000, longestDelay = 60_000, sleep = wait } = settings.retry ?? {};
  for (let attempt = 1; ; attempt++) {
    request.signal.throwIfAborted();
    try {
      return await (settings.streaming === false || typeof model.doStream !== "function" ? generate : stream)(
        model,
        settings,
        request,
      );
    } catch (error) {
      request.signal.throwIfAborted();
      if (attempt >= attempts || !isRetryable(error)) throw error;
      const pause = askedDelay(error) ?? delay * 2 ** (attempt - 1);
      if (pause > longestDelay) throw error;
      request.onRetry?.(attempt, pause, error);
      await sleep(pause, request.signal);
    }
  }
}

function callOptions(model: LanguageModel, settings: ModelSettings, request: ModelRequest): ModelCallOptions {
  const { maxOutputTokens, temperature, topP, seed, headers, providerOptions } = settings;
  return {
    prompt: request.messages.map((message) => forVersion(message, model.specificationVersion)),
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { topP }),
    ...(seed === undefined ? {} : { seed }),
    ...(headers === undefined ? {} : { headers: { ...headers } }),
    ...(providerOptions === undefined ? {} : { providerOptions }),
    ...(request.stopSequences.length === 0 || settings.stopSequences === false
      ? {}
      : { stopSequences: [...request.stopSequences] }),
    ...(request.responseFormat === undefined ? {} : { responseFormat: request.responseFormat }),
    abortSignal: request.signal,
  };
}

/** Messages hold plain data (bytes, base64 text or URL); version 4 tags it. */
function forVersion(message: ModelMessage, version: string): ModelMessage {
  if (message.role !== "user") return { ...message };
  return {
    role: "user",
    content: message.content.map((part): ModelPart => {
      if (part.type === "text" || version === "v2" || version === "v3") return { ...part };
      const data: unknown = part.data;
      return { ...part, data: data instanceof URL ? { type: "url", url: data } : { type: "data", data } };
    }),
  };
}

async function generate(model: LanguageModel, settings: ModelSettings, request: ModelRequest): Promise<ModelReply> {
  const result = await orAborted(model.doGenerate(callOptions(model, settings, request)), request.signal);
  if (typeof result !== "object" || result === null || !Array.isArray(result.content))
    throw new ModelStreamError("the model's answer is no result of doGenerate");
  const collected = new Collected(settings, request);
  for (const part of result.content) {
    const { type, text } = part as { readonly type: unknown; readonly text?: unknown };
    if (typeof text !== "string") continue;
    if (type === "text") collected.text(text);
    else if (type === "reasoning") collected.reasoning(text);
  }
  return collected.reply(result.usage, result.finishReason);
}

async function stream(model: LanguageModel, settings: ModelSettings, request: ModelRequest): Promise<ModelReply> {
  const { signal } = request;
  const result = await orAborted(model.doStream(callOptions(model, settings, request)), signal);
  const parts: unknown = (result as ModelStreamed | null)?.stream;
  if (!(parts instanceof ReadableStream)) throw new ModelStreamError("the model's answer is no stream");
  const reader = (parts as ReadableStream<unknown>).getReader();
  const collected = new Collected(settings, request);
  let end: { readonly usage?: unknown; readonly finishReason?: unknown } | null = null;
  try {
    while (!collected.isCut) {
      let got: { readonly done: boolean; readonly value?: unknown };
      try {
        got = await orAborted(reader.read(), signal);
      } catch (error) {
        signal.throwIfAborted();
        // What says itself whether it may be tried again is left as it is.
        throw isRecord(error) && typeof error["isRetryable"] === "boolean"
          ? error
          : new ModelStreamError(`the reply broke off: ${errorText(error)}`, { cause: error });
      }
      if (got.done) break;
      const part = got.value as Readonly<Record<string, unknown>> | null;
      collected.part();
      if (typeof part !== "object" || part === null) continue;
      switch (part["type"]) {
        case "text-delta":
          if (typeof part["delta"] === "string") collected.text(part["delta"]);
          break;
        case "reasoning-delta":
          if (typeof part["delta"] === "string") collected.reasoning(part["delta"]);
          break;
        case "finish":
          end = part;
          break;
        case "error":
          throw asError(part["error"]);
        default:
          break;
      }
    }
  } finally {
    // Not awaited: a provider may take its time, or fail, and the reply does not depend on it.
    reader.cancel().then(undefined, () => undefined);
  }
  signal.throwIfAborted();
  if (end === null && !collected.isCut)
    throw new ModelStreamError("the reply broke off: the stream ended without a finish part");
  return collected.reply(end?.usage, end?.finishReason ?? "length");
}

/** Parts without text (empty deltas, parts of other kinds) that a reply may hold in a row. */
const MOST_IDLE_PARTS = 10_000;

class Collected {
  private readonly texts: string[] = [];
  private readonly thoughts: string[] = [];
  private left: number;
  isCut = false;

  constructor(
    settings: ModelSettings,
    private readonly request: ModelRequest,
  ) {
    this.left = settings.maxReplyCharacters ?? REPLY_CHARACTERS;
  }

  /** A part has come: too many in a row that say nothing end the reply, as too much text does. */
  part(): void {
    if (++this.idle > MOST_IDLE_PARTS) this.isCut = true;
  }
  private idle = 0;

  private take(text: string): string {
    if (text !== "") this.idle = 0;
    const taken = text.length > this.left ? text.slice(0, this.left) : text;
    this.left -= taken.length;
    if (taken !== text) this.isCut = true;
    return taken;
  }

  text(delta: string): void {
    const text = this.take(delta);
    if (text === "") return;
    this.texts.push(text);
    this.request.onText?.(text);
  }

  reasoning(delta: string): void {
    const text = this.take(delta);
    if (text === "") return;
    this.thoughts.push(text);
    this.request.onReasoning?.(text);
  }

  reply(usage: unknown, finishReason: unknown): ModelReply {
    return {
      text: this.texts.join(""),
      reasoning: this.thoughts.join(""),
      usage: readUsage(usage),
      finishReason: this.isCut ? "length" : readFinishReason(finishReason),
      isCut: this.isCut,
    };
  }
}

/** Usage by version 2 (flat numbers) or by versions 3 and 4 (totals with parts). */
function readUsage(usage: unknown): Usage {
  const given = isRecord(usage) ? usage : {};
  const input = given["inputTokens"];
  const output = given["outputTokens"];
  const inputTokens = isRecord(input) ? input["total"] : input;
  const outputTokens = isRecord(output) ? output["total"] : output;
  const isReported = isCount(inputTokens) || isCount(outputTokens);
  return {
    inputTokens: count(inputTokens),
    outputTokens: count(outputTokens),
    reasoningTokens: count(isRecord(output) ? output["reasoning"] : given["reasoningTokens"]),
    cachedTokens: count(isRecord(input) ? input["cacheRead"] : given["cachedInputTokens"]),
    calls: 1,
    unreported: isReported ? 0 : 1,
  };
}

function readFinishReason(reason: unknown): string {
  const unified = isRecord(reason) ? reason["unified"] : reason;
  return typeof unified === "string" ? unified : "other";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}
function count(value: unknown): number {
  return isCount(value) ? value : 0;
}

function isRetryable(error: unknown): boolean {
  return isRecord(error) && error["isRetryable"] === true;
}

/** What the server asks for in Retry-After: seconds or a date; or in retry-after-ms. */
function askedDelay(error: unknown): number | null {
  if (!isRecord(error) || !isRecord(error["responseHeaders"])) return null;
  const headers = error["responseHeaders"];
  const milliseconds = Number(headers["retry-after-ms"] ?? "x");
  if (milliseconds >= 0) return milliseconds;
  const asked = headers["retry-after"];
  if (typeof asked !== "string" || asked.trim() === "") return null;
  const seconds = Number(asked);
  if (seconds >= 0) return seconds * 1000;
  const date = Date.parse(asked);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

function asError(error: unknown): unknown {
  return error instanceof Error ? error : new Error(errorText(error));
}

/** The text of anything that was thrown. */
export function errorText(error: unknown): string {
  if (error instanceof Error) return error.message === "" ? error.name : error.message;
  if (typeof error === "string") return error;
  try {
    return JSON.stringify(error) ?? String(error);
  } catch {
    return "unknown error";
  }
}

/** Rejects with the signal's reason as soon as it is set, also when the model ignores it. */
function orAborted<T>(promise: PromiseLike<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) {
      abort();
      promise.then(undefined, () => undefined);
      return;
    }
    signal.addEventListener("abort", abort, { once: true });
    const done = (): void => signal.removeEventListener("abort", abort);
    promise.then(
      (value) => {
        done();
        resolve(value);
      },
      (error: unknown) => {
        done();
        reject(error as Error);
      },
    );
  });
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", abort);
      resolve();
    }, milliseconds);
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    signal.addEventListener("abort", abort, { once: true });
  });
}

/** Throws a TypeError when it is no model. */
export function checkModel(model: unknown): LanguageModel {
  if (typeof model === "string")
    throw new TypeError(`model: expected a model object of an AI SDK provider, not the name '${model}'`);
  const given = model as Partial<LanguageModel> | null | undefined;
  if (
    typeof given !== "object" ||
    given === null ||
    (typeof given.doStream !== "function" && typeof given.doGenerate !== "function")
  )
    throw new TypeError("model: expected an AI SDK language model (an object with doStream and doGenerate)");
  const version: unknown = given.specificationVersion;
  if (version !== "v2" && version !== "v3" && version !== "v4")
    throw new TypeError(`model: specification version ${String(version)} is not known: expected v2, v3 or v4`);
  return given as LanguageModel;
}
