// Models: versions 2, 3 and 4 of the AI SDK's specification, retries, broken streams, aborts; with the SDK's own mocks.

import type { LanguageModelV2, LanguageModelV3 } from "@ai-sdk/provider";
import { APICallError } from "@ai-sdk/provider";
import { MockLanguageModelV3, simulateReadableStream } from "ai/test";
import { describe, expect, it } from "vitest";
import {
  CodeAgent,
  ModelStreamError,
  callModel,
  scriptedModel,
  type LanguageModel,
  type ModelCallOptions,
  type ModelReply,
  type ModelSettings,
} from "../../src/agent/index.js";

const MESSAGES = [{ role: "user", content: [{ type: "text", text: "hello" }] }] as const;
const never = new AbortController().signal;

function ask(
  model: LanguageModel,
  settings: ModelSettings = {},
  more: { readonly signal?: AbortSignal; readonly onText?: (text: string) => void } = {},
): Promise<ModelReply> {
  return callModel(
    model,
    { retry: { sleep: async () => undefined }, ...settings },
    {
      messages: structuredClone(MESSAGES) as never,
      stopSequences: ["</code>"],
      signal: never,
      ...more,
    },
  );
}

const USAGE_V3 = {
  inputTokens: { total: 10, noCache: 7, cacheRead: 3, cacheWrite: 0 },
  outputTokens: { total: 5, text: 3, reasoning: 2 },
};

function v3(parts: readonly object[]): LanguageModelV3 {
  return new MockLanguageModelV3({
    doStream: async () => ({ stream: simulateReadableStream({ chunks: parts as never[] }) }),
  });
}

const TEXT = [
  { type: "stream-start", warnings: [] },
  { type: "reasoning-start", id: "r" },
  { type: "reasoning-delta", id: "r", delta: "hm" },
  { type: "reasoning-end", id: "r" },
  { type: "text-start", id: "t" },
  { type: "text-delta", id: "t", delta: "one " },
  { type: "text-delta", id: "t", delta: "two" },
  { type: "text-end", id: "t" },
] as const;

describe("the versions of the specification", () => {
  it("2: flat usage, a finish reason in one word", async () => {
    const model: LanguageModelV2 = {
      specificationVersion: "v2",
      provider: "mock",
      modelId: "mock",
      supportedUrls: {},
      doGenerate: async () => {
        throw new Error("unused");
      },
      doStream: async () => ({
        stream: simulateReadableStream({
          chunks: [
            ...TEXT,
            {
              type: "finish",
              finishReason: "length",
              usage: { inputTokens: 10, outputTokens: 5, totalTokens: 15, reasoningTokens: 2, cachedInputTokens: 3 },
            },
          ] as never[],
        }),
      }),
    };
    expect(await ask(model)).toEqual({
      text: "one two",
      reasoning: "hm",
      finishReason: "length",
      isCut: false,
      usage: { inputTokens: 10, outputTokens: 5, reasoningTokens: 2, cachedTokens: 3, calls: 1, unreported: 0 },
    });
  });

  it.each(["v3", "v4"] as const)("%s: usage in parts, a finish reason with the raw one", async (version) => {
    const model = v3([...TEXT, { type: "finish", finishReason: { unified: "stop", raw: "eos" }, usage: USAGE_V3 }]);
    const seen =
      version === "v3" ? model : Object.assign(Object.create(model) as LanguageModel, { specificationVersion: "v4" });
    const deltas: string[] = [];
    const reply = await ask(seen, {}, { onText: (text) => deltas.push(text) });
    expect(deltas).toEqual(["one ", "two"]);
    expect(reply).toMatchObject({
      text: "one two",
      finishReason: "stop",
      usage: { inputTokens: 10, outputTokens: 5, reasoningTokens: 2, cachedTokens: 3, calls: 1, unreported: 0 },
    });
  });

  it("a stream that never ends and says nothing is cut", { timeout: 30_000 }, async () => {
    let parts = 0;
    const model = v3([]);
    const endless: LanguageModel = Object.assign(Object.create(model) as LanguageModel, {
      doStream: async () => ({
        stream: new ReadableStream({
          pull: (controller) => {
            parts++;
            controller.enqueue(
              parts === 1 ? { type: "text-delta", id: "1", delta: "one" } : { type: "text-delta", id: "1", delta: "" },
            );
          },
        }),
      }),
    });
    expect(await ask(endless)).toMatchObject({ text: "one", isCut: true, finishReason: "length" });
    expect(parts).toBeLessThan(20_000);
  });

  it("doGenerate in place of doStream", async () => {
    const model = new MockLanguageModelV3({
      doGenerate: async () => ({
        content: [
          { type: "reasoning", text: "hm" },
          { type: "text", text: "<code>\n1" },
        ],
        finishReason: { unified: "stop", raw: undefined },
        usage: USAGE_V3,
        warnings: [],
      }),
    });
    expect(await ask(model, { streaming: false })).toMatchObject({ text: "<code>\n1", reasoning: "hm" });
  });

  it("images are bytes, text or addresses in versions 2 and 3, and tagged in version 4", async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const url = new URL("https://example.com/cat.png");
    for (const version of ["v2", "v3", "v4"] as const) {
      const model = scriptedModel(["<code>\nfinal_answer(1)\n</code>"], { specificationVersion: version });
      await new CodeAgent({ model }).run("What is on them?", {
        images: [
          { data: bytes, mediaType: "image/png" },
          { data: url, mediaType: "image/png" },
        ],
      });
      const user = model.calls[0]?.prompt[1];
      const files = user?.role === "user" ? user.content.filter((part) => part.type === "file") : [];
      expect(files.map((part) => part.data as unknown)).toEqual(
        version === "v4"
          ? [
              { type: "data", data: bytes },
              { type: "url", url },
            ]
          : [bytes, url],
      );
    }
  });

  it("settings and stop sequences are passed on", async () => {
    const model = scriptedModel(["a </code> b", "a </code> b"]);
    const settings = { temperature: 0.5, topP: 0.9, seed: 7, maxOutputTokens: 100, headers: { "x-a": "b" } };
    expect((await ask(model, settings)).text).toBe("a ");
    expect((await ask(model, { stopSequences: false })).text).toBe("a </code> b");
    const [first, second] = model.calls as [ModelCallOptions, ModelCallOptions];
    expect(first).toMatchObject({ ...settings, stopSequences: ["</code>"] });
    expect("stopSequences" in second).toBe(false);
  });

  it("others are refused", () => {
    for (const model of [null, "gpt", {}, { doStream: () => 1, specificationVersion: "v1" }, { doStream: () => 1 }])
      expect(() => new CodeAgent({ model: model as never })).toThrow(TypeError);
  });
});

function failing(errors: readonly unknown[]): {
  readonly model: LanguageModel;
  readonly waits: number[];
  readonly settings: ModelSettings;
} {
  const waits: number[] = [];
  let call = 0;
  const model = new MockLanguageModelV3({
    doStream: async () => {
      const error = errors[call++];
      if (error !== undefined) throw error as Error;
      return {
        stream: simulateReadableStream({
          chunks: [...TEXT, { type: "finish", finishReason: { unified: "stop", raw: "" }, usage: USAGE_V3 }] as never[],
        }),
      };
    },
  });
  const settings = {
    retry: {
      sleep: async (milliseconds: number) => {
        waits.push(milliseconds);
      },
    },
  };
  return { model, waits, settings };
}

function apiError(statusCode: number, responseHeaders: Record<string, string> = {}): APICallError {
  return new APICallError({
    message: `status ${statusCode}`,
    url: "http://x",
    requestBodyValues: {},
    statusCode,
    responseHeaders,
  });
}

describe("retries", () => {
  it("follow retryable errors, with growing waits", async () => {
    const { model, waits, settings } = failing([apiError(503), apiError(500)]);
    expect(await ask(model, settings)).toMatchObject({ text: "one two" });
    expect(waits).toEqual([1000, 2000]);
  });

  it("follow no other errors", async () => {
    const { model, waits, settings } = failing([apiError(401)]);
    await expect(ask(model, settings)).rejects.toThrow("status 401");
    expect(waits).toEqual([]);
    await expect(ask(failing([new Error("plain")]).model)).rejects.toThrow("plain");
  });

  it("end after the last attempt with its error", async () => {
    const { model, waits, settings } = failing([apiError(500), apiError(502), apiError(503)]);
    await expect(ask(model, settings)).rejects.toThrow("status 503");
    expect(waits).toHaveLength(2);
  });

  it("wait as long as the server asks: seconds, milliseconds or a date", async () => {
    const date = new Date(Date.now() + 30_000).toUTCString();
    const { model, waits, settings } = failing([
      apiError(429, { "retry-after": "7" }),
      apiError(429, { "retry-after-ms": "1234" }),
      apiError(429, { "retry-after": date }),
    ]);
    await ask(model, { retry: { ...settings.retry, attempts: 4 } });
    expect(waits.slice(0, 2)).toEqual([7000, 1234]);
    expect(waits[2]).toBeGreaterThan(15_000);
    expect(waits[2]).toBeLessThanOrEqual(30_000);
  });

  it("are given up when the server asks for too long a wait", async () => {
    const { model, waits, settings } = failing([apiError(429, { "retry-after": "3600" })]);
    await expect(ask(model, settings)).rejects.toThrow("status 429");
    expect(waits).toEqual([]);
  });

  it("follow streams that break off: without an end, or with an error on the way", async () => {
    const replies = [
      { text: "half", isBroken: true },
      { text: "half", error: new TypeError("terminated") },
      { text: "whole" },
    ];
    expect((await ask(scriptedModel(replies))).text).toBe("whole");
    await expect(ask(scriptedModel(replies.slice(0, 1)), { retry: { attempts: 1 } })).rejects.toThrow(ModelStreamError);
  });

  it("do not follow an error on the way that says it is not retryable", async () => {
    const error = Object.assign(new Error("the key was withdrawn"), { isRetryable: false });
    const model = scriptedModel([{ text: "half", error }, { text: "whole" }]);
    await expect(ask(model)).rejects.toThrow("the key was withdrawn");
    expect(model.calls).toHaveLength(1);
  });

  it("follow an error part of the stream when that is retryable", async () => {
    const bad = (error: unknown): LanguageModel => v3([...TEXT, { type: "error", error }]);
    await expect(ask(bad("overloaded"))).rejects.toThrow("overloaded");
    await expect(ask(bad({ message: "x" }))).rejects.toThrow('{"message":"x"}');
    await expect(ask(bad(apiError(500)), { retry: { attempts: 1 } })).rejects.toThrow("status 500");
  });

  it("refuse what is no stream and no result", async () => {
    const model = {
      ...v3([]),
      specificationVersion: "v3",
      doStream: async () => ({ stream: null }),
      doGenerate: async () => null,
    };
    const odd = model as unknown as LanguageModel;
    await expect(ask(odd, { retry: { attempts: 1 } })).rejects.toThrow("no stream");
    await expect(ask(odd, { streaming: false, retry: { attempts: 1 } })).rejects.toThrow("no result");
  });
});

describe("aborts", () => {
  it("end a call that never answers, with the signal's reason", async () => {
    const silent: LanguageModel = {
      specificationVersion: "v3",
      provider: "p",
      modelId: "m",
      doGenerate: () => new Promise(() => undefined),
      doStream: async () => ({ stream: new ReadableStream() }),
    };
    for (const streaming of [true, false]) {
      const abort = new AbortController();
      const asked = ask(silent, { streaming }, { signal: abort.signal });
      abort.abort(new Error("enough"));
      await expect(asked).rejects.toThrow("enough");
    }
  });

  it("are reported as such, whatever the provider throws", async () => {
    const abort = new AbortController();
    const model: LanguageModel = {
      specificationVersion: "v3",
      provider: "p",
      modelId: "m",
      doGenerate: async () => {
        throw new Error("unused");
      },
      doStream: async () => {
        abort.abort(new Error("stopped by the user"));
        throw new Error("socket closed");
      },
    };
    await expect(ask(model, {}, { signal: abort.signal })).rejects.toThrow("stopped by the user");
  });

  it("end an agent's run while the model thinks, while code runs, and while a tool works", async () => {
    const endless = "<code>\nwhile True: pass\n</code>";
    for (const place of ["model", "code", "tool"] as const) {
      const abort = new AbortController();
      const stop = (): void => abort.abort(new Error("enough"));
      const agent = new CodeAgent({
        model: scriptedModel([
          (): string => {
            if (place === "model") stop();
            return place === "tool" ? "<code>\nwait()\n</code>" : endless;
          },
        ]),
        limits: { instructions: 1_000_000_000_000 },
        tools: {
          wait: async () => {
            setTimeout(stop, 1);
            return new Promise(() => undefined);
          },
        },
        callbacks: {
          onEvent: ({ type }) => {
            if (type === "code" && place === "code") setTimeout(stop, 1);
          },
        },
      });
      const result = await agent.run("t", { signal: abort.signal });
      expect(result).toMatchObject({ status: "aborted", answer: null });
      expect(result.error?.message).toBe("enough");
      await agent.close();
    }
  });
});
