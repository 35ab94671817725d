/**
 * Guard: a loopback proxy between the SDK and a sandbox's own daemon, which hostile code may have replaced. It talks to one
 * origin whatever a response says, refuses redirects and compressed bodies, and cuts what grows too large: an envelope, or a
 * whole response. Opt-in; costs about a millisecond for each request.
 */

import {
  createServer,
  request as requestPlain,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { request as requestSecure, Agent as SecureAgent } from "node:https";
import { Agent as PlainAgent } from "node:http";
import type { AddressInfo } from "node:net";

/** Bytes of one envelope of a stream: stdout comes in chunks of 32 KiB. */
const ENVELOPE_BYTES = 4 * 1024 * 1024;
/** Bytes of one response that is no stream. */
const RESPONSE_BYTES = 8 * 1024 * 1024;
/** Bytes of one stream: the bridge takes up a new one before. */
const STREAM_BYTES = 64 * 1024 * 1024;

export interface Guard {
  /** What the SDK takes for the sandbox's URL. */
  readonly url: string;
  /** Responses that were refused or cut, newest last. */
  readonly refusals: readonly string[];
  close(): Promise<void>;
}

/** Starts one. `originOf`: where the daemon of a sandbox really is. */
export async function startGuard(originOf: (sandboxId: string) => string): Promise<Guard> {
  const refusals: string[] = [];
  const agents = { "http:": new PlainAgent({ keepAlive: true }), "https:": new SecureAgent({ keepAlive: true }) };
  const server = createServer((request, response) => forward(request, response, originOf, agents, refusals));
  server.requestTimeout = 0;
  server.headersTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  server.unref();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refusals,
    close: () => closeServer(server, agents),
  };
}

async function closeServer(server: Server, agents: { readonly [scheme: string]: { destroy(): void } }): Promise<void> {
  for (const agent of Object.values(agents)) agent.destroy();
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  originOf: (sandboxId: string) => string,
  agents: { readonly "http:": PlainAgent; readonly "https:": SecureAgent },
  refusals: string[],
): void {
  const id = incoming.headers["e2b-sandbox-id"];
  let origin: URL;
  try {
    if (typeof id !== "string" || !/^[A-Za-z0-9_-]{1,100}$/.test(id)) throw new Error("no sandbox");
    origin = new URL(originOf(id));
  } catch {
    outgoing.writeHead(400).end();
    return;
  }
  const refuse = (why: string): void => {
    if (refusals.length < 100) refusals.push(why);
    upstream.destroy();
    if (outgoing.headersSent) outgoing.destroy();
    else
      outgoing
        .writeHead(502, { "content-type": "application/json" })
        .end(JSON.stringify({ code: "unavailable", message: `the guard refused the answer: ${why}` }));
  };
  const isSecure = origin.protocol === "https:";
  const headers = { ...incoming.headers, host: origin.host, "accept-encoding": "identity" };
  const options = {
    protocol: origin.protocol,
    hostname: origin.hostname,
    port: origin.port === "" ? (isSecure ? 443 : 80) : Number(origin.port),
    method: incoming.method,
    path: incoming.url,
    headers,
  };
  const upstream = isSecure
    ? requestSecure({ ...options, agent: agents["https:"] })
    : requestPlain({ ...options, agent: agents["http:"] });
  upstream.on("error", (error) => {
    if (outgoing.headersSent) outgoing.destroy();
    else
      outgoing
        .writeHead(502, { "content-type": "application/json" })
        .end(JSON.stringify({ code: "unavailable", message: error.message }));
  });
  upstream.on("response", (answer) => pass(answer, outgoing, refuse));
  outgoing.on("close", () => upstream.destroy());
  incoming.pipe(upstream);
}

/** Hands an answer on, as long as it is one. */
function pass(answer: IncomingMessage, outgoing: ServerResponse, refuse: (why: string) => void): void {
  const status = answer.statusCode ?? 502;
  const encoding = answer.headers["content-encoding"];
  answer.on("error", () => outgoing.destroy());
  if (status >= 300 && status < 400) {
    refuse(`a redirect (${status})`);
    return;
  }
  if (encoding !== undefined && encoding !== "identity") {
    refuse(`a body with the encoding '${encoding.slice(0, 20)}'`);
    return;
  }
  const isStream = (answer.headers["content-type"] ?? "").startsWith("application/connect+");
  const envelopes = new Envelopes();
  let bytes = 0;
  outgoing.writeHead(status, answer.headers);
  outgoing.flushHeaders();
  answer.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > (isStream ? STREAM_BYTES : RESPONSE_BYTES)) {
      refuse("an answer that is too long");
      return;
    }
    if (isStream && !envelopes.take(chunk)) {
      refuse("an envelope that is too long or compressed");
      return;
    }
    if (!outgoing.write(chunk)) {
      answer.pause();
      outgoing.once("drain", () => answer.resume());
    }
  });
  answer.on("end", () => outgoing.end());
}

/** Follows the envelopes of a Connect stream: a byte of flags, four of length, the message. */
class Envelopes {
  private readonly head: number[] = [];
  private left = 0;

  /** False: an envelope that no honest daemon sends. */
  take(chunk: Buffer): boolean {
    let at = 0;
    while (at < chunk.length) {
      if (this.left > 0) {
        const step = Math.min(this.left, chunk.length - at);
        this.left -= step;
        at += step;
        continue;
      }
      this.head.push(chunk[at++]);
      if (this.head.length < 5) continue;
      const [flags, a, b, c, d] = this.head.splice(0, 5);
      this.left = ((a * 256 + b) * 256 + c) * 256 + d;
      if ((flags & 1) !== 0 || this.left > ENVELOPE_BYTES) return false;
    }
    return true;
  }
}
