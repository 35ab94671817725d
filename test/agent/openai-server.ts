// A server on the loopback that speaks OpenAI's chat-completions protocol, scripted reply by reply: text in deltas, usage,
// errors, answers that break off or never come. It keeps what it was asked.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ServerReply {
  readonly text?: string;
  /** HTTP status of a failure, with its message. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
  readonly finishReason?: string;
  /** Closes the connection after the text. */
  readonly breaksOff?: boolean;
  /** Sends the text and then nothing more. */
  readonly hangs?: boolean;
  readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number } | null;
  /** Sent between the deltas as it is. */
  readonly garbage?: string;
}

export interface Asked {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: {
    readonly model: string;
    readonly stream?: boolean;
    readonly stop?: readonly string[];
    readonly stream_options?: { readonly include_usage?: boolean };
    readonly response_format?: { readonly type: string };
    readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  };
}

export class OpenAIServer {
  readonly asked: Asked[] = [];
  /** Settles when a client has gone away before its answer was complete. */
  readonly left: Promise<void>;
  private readonly replies: ServerReply[];
  private told: () => void = () => undefined;

  private constructor(
    replies: readonly (ServerReply | string)[],
    private readonly server: Server,
  ) {
    this.replies = replies.map((reply) => (typeof reply === "string" ? { text: reply } : reply));
    this.left = new Promise((resolve) => {
      this.told = resolve;
    });
    server.on("request", (request: IncomingMessage, response: ServerResponse) => void this.answer(request, response));
  }

  static async start(replies: readonly (ServerReply | string)[]): Promise<OpenAIServer> {
    const server = createServer();
    const made = new OpenAIServer(replies, server);
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    return made;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = JSON.parse(Buffer.concat(parts).toString("utf8")) as Asked["body"];
    const reply = this.replies[this.asked.length] ?? { status: 500, message: "no more replies" };
    this.asked.push({ path: request.url ?? "", authorization: request.headers.authorization, body });
    if (reply.status !== undefined) {
      response.writeHead(reply.status, { "content-type": "application/json", ...reply.headers });
      response.end(JSON.stringify({ error: { message: reply.message ?? "failure", type: "error" } }));
      return;
    }
    const text = stopped(reply.text ?? "", body.stop ?? []);
    const finish = reply.finishReason ?? "stop";
    const usage = reply.usage === undefined ? { prompt_tokens: 11, completion_tokens: 7 } : reply.usage;
    if (body.stream !== true) {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(
        JSON.stringify({
          id: "c",
          object: "chat.completion",
          created: 0,
          model: body.model,
          choices: [{ index: 0, message: { role: "assistant", content: text }, finish_reason: finish }],
          usage: usage === null ? undefined : { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens },
        }),
      );
      return;
    }
    response.on("close", () => {
      if (!response.writableFinished) this.told();
    });
    response.writeHead(200, { "content-type": "text/event-stream" });
    const send = (fields: object): void => {
      response.write(
        `data: ${JSON.stringify({ id: "c", object: "chat.completion.chunk", created: 0, model: body.model, ...fields })}\n\n`,
      );
    };
    send({ choices: [{ index: 0, delta: { role: "assistant", content: "" }, finish_reason: null }] });
    for (let at = 0; at < text.length; at += 16)
      send({ choices: [{ index: 0, delta: { content: text.slice(at, at + 16) }, finish_reason: null }] });
    if (reply.garbage !== undefined) response.write(reply.garbage);
    if (reply.hangs === true) return;
    if (reply.breaksOff === true) {
      // What was written is on its way; then the connection is gone.
      setImmediate(() => response.destroy());
      return;
    }
    send({ choices: [{ index: 0, delta: {}, finish_reason: finish }] });
    if (usage !== null && body.stream_options?.include_usage === true)
      send({ choices: [], usage: { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens } });
    response.write("data: [DONE]\n\n");
    response.end();
  }
}

function stopped(text: string, stops: readonly string[]): string {
  let end = text.length;
  for (const stop of stops) {
    const at = text.indexOf(stop);
    if (at >= 0 && at < end) end = at;
  }
  return text.slice(0, end);
}
