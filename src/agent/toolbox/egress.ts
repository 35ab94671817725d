/**
 * The way out for tools that read the web: one GET, under a policy. Hosts by allow-list, addresses checked after DNS and the
 * connection pinned to what was checked (so that a second answer cannot move it), redirects checked like first requests,
 * bytes and time capped. Private, loopback, link-local, metadata and other special addresses are refused.
 *
 * https://www.iana.org/assignments/iana-ipv4-special-registry, …/iana-ipv6-special-registry
 */

import { lookup } from "node:dns/promises";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { BlockList, isIP } from "node:net";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createUnzip } from "node:zlib";
import { ToolError } from "../../host/tools.js";

/** What a tool may reach. */
export interface EgressPolicy {
  /** Hosts: "example.com", "*.example.com" (and what is below it), or "*" for all that are public. Default `["*"]`. */
  readonly allow?: readonly string[];
  /** Hosts that are refused although they are allowed. */
  readonly deny?: readonly string[];
  /** Default 80 and 443. */
  readonly ports?: readonly number[];
  /** Bytes of one answer, decompressed; the rest is cut. Default 2 MiB. */
  readonly maxBytes?: number;
  /** Milliseconds of one request, redirects included. Default 20000. */
  readonly timeoutMilliseconds?: number;
  /** Default 5. */
  readonly maxRedirects?: number;
  /**
   * Addresses that may be connected to although they are not public, as "127.0.0.1" or "10.0.0.0/8": for a server of your
   * own, and for tests. Default: none.
   */
  readonly allowAddresses?: readonly string[];
  /** Resolves a host; default: the system's resolver. */
  readonly resolve?: (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;
}

/** What came back. */
export interface Page {
  /** After redirects. */
  readonly url: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: Uint8Array;
  /** Cut at `maxBytes`. */
  readonly isTruncated: boolean;
}

export interface PageRequest {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Hosts that are allowed for this request besides the policy's, such as a search engine that the host chose. */
  readonly alsoAllow?: readonly string[];
}

const MAX_BYTES = 2 * 1024 * 1024;
const TIMEOUT = 20_000;
const REDIRECTS = 5;
const URL_LENGTH = 4096;

const FORBIDDEN = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["168.63.129.16", 32],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  FORBIDDEN.addSubnet(network, bits, "ipv4");
/** Of IPv6 only global unicast is public, and of that not what wraps IPv4 or is set aside. */
const GLOBAL_UNICAST = new BlockList();
GLOBAL_UNICAST.addSubnet("2000::", 3, "ipv6");
for (const [network, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["2620:4f:8000::", 48],
  ["3fff::", 20],
] as const)
  FORBIDDEN.addSubnet(network, bits, "ipv6");

/** Is it an address of the public internet? */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !FORBIDDEN.check(address, "ipv4");
    case 6:
      return !address.includes("%") && GLOBAL_UNICAST.check(address, "ipv6") && !FORBIDDEN.check(address, "ipv6");
    default:
      return false;
  }
}

function refuse(message: string): never {
  throw new ToolError("PermissionError", message);
}

/** Gets a page under a policy; throws ToolErrors that a program can act on. */
export async function fetchPage(address: string, policy: EgressPolicy = {}, options: PageRequest = {}): Promise<Page> {
  const timeout = AbortSignal.timeout(policy.timeoutMilliseconds ?? TIMEOUT);
  const signal = options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal]);
  let url = readUrl(address, undefined);
  try {
    for (let hop = 0; ; hop++) {
      const target = await permit(url, policy, options.alsoAllow ?? []);
      signal.throwIfAborted();
      const answer = await get(url, target, options.headers ?? {}, signal, policy);
      if ("body" in answer) return answer;
      if (hop >= (policy.maxRedirects ?? REDIRECTS))
        throw new ToolError("OSError", `too many redirects from ${address}`);
      url = readUrl(answer.location, url);
    }
  } catch (error) {
    if (error instanceof ToolError) throw error;
    if (options.signal?.aborted === true) throw error;
    if (timeout.aborted) throw new ToolError("TimeoutError", `no answer from ${url.host} in time`);
    throw new ToolError("ConnectionError", `${url.host}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readUrl(text: string, base: URL | undefined): URL {
  if (text.length > URL_LENGTH) throw new ToolError("ValueError", "the URL is too long");
  let url: URL;
  try {
    url = new URL(text, base);
  } catch {
    throw new ToolError("ValueError", `not a URL: ${text.slice(0, 200)} (it begins with https://)`);
  }
  if (url.protocol !== "http:" && url.protocol !== "https:")
    refuse(`only http and https can be visited, not ${url.protocol.slice(0, 20)}`);
  if (url.username !== "" || url.password !== "") refuse("URLs with a user name or password are refused");
  url.hash = "";
  return url;
}

/** The address to connect to, when the policy lets it. */
async function permit(
  url: URL,
  policy: EgressPolicy,
  alsoAllow: readonly string[],
): Promise<{ address: string; family: number }> {
  const host = url.hostname
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "")
    .toLowerCase();
  const port = url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
  const allow = policy.allow ?? ["*"];
  const isAlso = alsoAllow.includes(url.host);
  if (!isAlso && (!matches(host, allow) || matches(host, policy.deny ?? [])))
    refuse(`the host ${host} is not among the allowed ones: ${allow.join(", ")}`);
  if (!isAlso && !(policy.ports ?? [80, 443]).includes(port)) refuse(`port ${port} is not allowed`);
  const family = isIP(host);
  const found = family === 0 ? await resolve(host, policy) : [{ address: host, family }];
  if (found.length === 0) throw new ToolError("ConnectionError", `the host ${host} has no address`);
  // All of them: a name that has a public and a private address is a trap.
  for (const { address } of found)
    if (!isPublicAddress(address) && !isExcepted(address, policy.allowAddresses ?? []))
      refuse(`${host} is at ${address}, which is not a public address`);
  return found[0];
}

async function resolve(
  host: string,
  policy: EgressPolicy,
): Promise<readonly { readonly address: string; readonly family: number }[]> {
  try {
    return policy.resolve === undefined ? await lookup(host, { all: true }) : await policy.resolve(host);
  } catch {
    throw new ToolError("ConnectionError", `the host ${host} could not be found`);
  }
}

function matches(host: string, patterns: readonly string[]): boolean {
  return patterns.some((given) => {
    const pattern = given.toLowerCase();
    if (pattern === "*") return true;
    if (!pattern.startsWith("*.")) return host === pattern;
    return host.endsWith(pattern.slice(1)) && host.length >= pattern.length;
  });
}

function isExcepted(address: string, patterns: readonly string[]): boolean {
  const family = isIP(address);
  if (family === 0 || address.includes("%")) return false;
  const type = family === 4 ? "ipv4" : "ipv6";
  const list = new BlockList();
  for (const pattern of patterns) {
    const [network, bits] = pattern.split("/");
    if (isIP(network) !== family) continue;
    if (bits === undefined) list.addAddress(network, type);
    else list.addSubnet(network, Number(bits), type);
  }
  return list.check(address, type);
}

/** One request to one address; a redirect comes back as its target. */
function get(
  url: URL,
  target: { readonly address: string; readonly family: number },
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
  policy: EgressPolicy,
): Promise<Page | { readonly location: string }> {
  return new Promise((resolveAnswer, reject) => {
    const send = url.protocol === "https:" ? httpsRequest : httpRequest;
    const request = send(url, {
      method: "GET",
      headers: {
        "user-agent": "coluber/0.1 (an agent's tool)",
        accept: "text/html,application/xhtml+xml,application/json;q=0.9,text/*;q=0.8,*/*;q=0.5",
        "accept-encoding": "gzip, deflate, br",
        ...headers,
      },
      signal,
      // A connection of its own, to the address that was checked.
      agent: false,
      lookup: (_host, options, callback) => {
        if (options.all === true)
          (callback as (error: null, list: { address: string; family: number }[]) => void)(null, [{ ...target }]);
        else callback(null, target.address, target.family);
      },
    });
    request.on("error", reject);
    request.on("response", (response) => {
      const { location } = response.headers;
      const status = response.statusCode ?? 0;
      if (location !== undefined && [301, 302, 303, 307, 308].includes(status)) {
        response.destroy();
        resolveAnswer({ location });
        return;
      }
      readBody(response, policy.maxBytes ?? MAX_BYTES).then(
        ({ body, isTruncated }) =>
          resolveAnswer({
            url: url.href,
            status,
            contentType: response.headers["content-type"] ?? "",
            body,
            isTruncated,
          }),
        reject,
      );
    });
    request.end();
  });
}

function readBody(response: IncomingMessage, maxBytes: number): Promise<{ body: Uint8Array; isTruncated: boolean }> {
  return new Promise((resolveBody, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const stream = decoded(response);
    const end = (isTruncated: boolean): void => {
      resolveBody({ body: new Uint8Array(Buffer.concat(chunks).subarray(0, maxBytes)), isTruncated });
      response.destroy();
      if (stream !== response) stream.destroy();
    };
    stream.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      if ((length += chunk.length) > maxBytes) end(true);
    });
    stream.on("end", () => end(false));
    stream.on("error", reject);
    response.on("error", reject);
    response.on("aborted", () => reject(new Error("the connection was closed early")));
  });
}

function decoded(response: IncomingMessage): Readable {
  switch ((response.headers["content-encoding"] ?? "identity").trim().toLowerCase()) {
    case "identity":
    case "":
      return response;
    case "gzip":
    case "x-gzip":
    case "deflate":
      return response.pipe(createUnzip());
    case "br":
      return response.pipe(createBrotliDecompress());
    default:
      throw new ToolError("OSError", "the answer is packed in a way that is not known");
  }
}

/** A page's text, by the character set that it declares. */
export function pageText({ body, contentType }: Page): string {
  const head = Buffer.from(body.subarray(0, 2048)).toString("latin1");
  const label =
    /charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType)?.[1] ??
    /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(head)?.[1];
  try {
    return new TextDecoder(label ?? "utf-8").decode(body);
  } catch {
    return new TextDecoder("utf-8").decode(body);
  }
}
