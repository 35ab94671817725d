/**
 * Tools of MCP servers, over stdio or streamable HTTP, by the official client (an optional peer, loaded when it is used).
 * A server is not trusted with more than its answers: its names become Python names, its schemas are read by our own
 * checker, its results are plain data, and its death is an exception that a program can catch.
 *
 * https://modelcontextprotocol.io/specification
 */

import type { CallToolResult, Client, JsonSchemaValidatorResult, Tool, Transport } from "@modelcontextprotocol/client";
import { makeBuiltins } from "../library/builtins.js";
import { MODULES } from "../library/modules.js";
import { contextReady } from "../library/ready.js";
import { pythonName } from "../host/python-names.js";
import { ToolError, type ToolCallContext, type ToolDefinition } from "../host/tools.js";
import { readToolSets } from "./tools.js";

/** A server to start as a child process. */
export interface McpStdioServer {
  readonly command: string;
  readonly args?: readonly string[];
  /** Added to the few harmless variables that the client passes by itself. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** A server that listens. */
export interface McpHttpServer {
  readonly url: string | URL;
  readonly headers?: Readonly<Record<string, string>>;
}

export type McpServerAddress = McpStdioServer | McpHttpServer;

export interface McpToolsOptions {
  /** For messages; default: the name that the server gives itself. */
  readonly name?: string;
  /** Put before every Python name: "github" gives `github_search`. */
  readonly prefix?: string;
  /** Only these tools, by the server's names. */
  readonly include?: readonly string[];
  /** Names that are taken already: a tool of such a name gets a number behind its own. */
  readonly taken?: Iterable<string>;
  /** Which calls wait for approval. Default: none. */
  readonly requiresApproval?: boolean | ((tool: string, input: unknown) => boolean | PromiseLike<boolean>);
  /** Milliseconds that connecting, listing and each call may take. Default 60000. */
  readonly timeoutMilliseconds?: number;
}

/** A tool whose name or schema is not as the server gave it, or that was left out. */
export interface McpNote {
  /** The server's name for it. */
  readonly tool: string;
  /** What code calls it; null when it was left out. */
  readonly pythonName: string | null;
  readonly note: string;
}

export interface McpTools {
  /** For `tools` of an agent or a Sandbox. */
  readonly tools: Readonly<Record<string, ToolDefinition>>;
  readonly notes: readonly McpNote[];
  /** What the server says of itself to a model; not ours to trust. */
  readonly instructions: string | undefined;
  /** Ends the connection, and the process of a stdio server. */
  close(): Promise<void>;
}

const TIMEOUT = 60_000;
/** Ends a run: no server's tool may be called so. */
const FINAL_ANSWER = "final_answer";
void contextReady;
/** A tool must not hide what programs count on. */
const builtins = makeBuiltins();
/** Most tools taken from one server, and characters of one tool's description and schemas. */
const TOOLS = 500;
const DESCRIPTION = 4000;
const SCHEMA = 100_000;
/** Characters of a server's error output kept for messages. */
const COMPLAINT = 2000;

/**
 * Connects to an MCP server and gives its tools.
 *
 * @example
 * const github = await mcpTools({ command: "github-mcp-server", args: ["stdio"] });
 * const agent = new CodeAgent({ model, tools: github.tools });
 * // …
 * await github.close();
 */
export async function mcpTools(server: McpServerAddress, options: McpToolsOptions = {}): Promise<McpTools> {
  const connection = new Connection(server, options);
  try {
    return await connection.open();
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function load(): Promise<typeof import("@modelcontextprotocol/client")> {
  try {
    return await import("@modelcontextprotocol/client");
  } catch (cause) {
    throw new Error("MCP needs the package @modelcontextprotocol/client: npm install @modelcontextprotocol/client", {
      cause,
    });
  }
}

class Connection {
  private client: Client | null = null;
  private label: string;
  private death = "";
  private isClosed = false;
  private complaint = "";
  private readonly timeout: number;

  constructor(
    private readonly server: McpServerAddress,
    private readonly options: McpToolsOptions,
  ) {
    this.label = options.name ?? "";
    this.timeout = options.timeoutMilliseconds ?? TIMEOUT;
  }

  async open(): Promise<McpTools> {
    const { Client: ClientClass } = await load();
    const transport = await this.transport();
    const client = new ClientClass(
      { name: "coluber", version: "0.1.0" },
      // Results are checked by our own reader of schemas, which neither compiles code nor runs a server's patterns unmetered.
      { capabilities: {}, jsonSchemaValidator: { getValidator: () => acceptAll } },
    );
    this.client = client;
    client.onclose = () => {
      this.death = "the connection was closed";
    };
    try {
      await client.connect(transport, { timeout: this.timeout });
    } catch (cause) {
      throw new Error(`the MCP server ${this.place()} did not answer: ${textOf(cause)}${this.said()}`, { cause });
    }
    if (this.label === "") this.label = client.getServerVersion()?.name.slice(0, 100) ?? this.place();
    const listed = await this.list(client);
    const notes: McpNote[] = [];
    const tools = this.take(listed, notes);
    return { tools, notes, instructions: client.getInstructions(), close: () => this.close() };
  }

  private async transport(): Promise<Transport> {
    const { server } = this;
    if ("url" in server) {
      const { StreamableHTTPClientTransport } = await load();
      return new StreamableHTTPClientTransport(new URL(server.url), {
        requestInit: { headers: { ...server.headers } },
      });
    }
    const { StdioClientTransport, getDefaultEnvironment } = await import("@modelcontextprotocol/client/stdio");
    const transport = new StdioClientTransport({
      command: server.command,
      args: [...(server.args ?? [])],
      env: { ...getDefaultEnvironment(), ...server.env },
      ...(server.cwd === undefined ? {} : { cwd: server.cwd }),
      stderr: "pipe",
    });
    transport.stderr?.on("data", (chunk: Buffer) => {
      this.complaint = (this.complaint + chunk.toString("utf8")).slice(-COMPLAINT);
    });
    return transport;
  }

  private place(): string {
    return "url" in this.server ? new URL(this.server.url).origin : `'${this.server.command}'`;
  }

  private said(): string {
    const text = this.complaint.trim();
    return text === "" ? "" : ` (it said: ${text})`;
  }

  private async list(client: Client): Promise<Tool[]> {
    if (client.getServerCapabilities()?.tools === undefined) return [];
    try {
      const { tools } = await client.listTools(undefined, { timeout: this.timeout });
      return tools;
    } catch (cause) {
      throw new Error(`the tools of the MCP server '${this.label}' cannot be listed: ${textOf(cause)}`, { cause });
    }
  }

  // ------------------------------------------------------------------------------------------------------------- tools

  private take(listed: readonly Tool[], notes: McpNote[]): Record<string, ToolDefinition> {
    const taken = new Set([...(this.options.taken ?? []), FINAL_ANSWER]);
    const tools = new Map<string, ToolDefinition>();
    const { include } = this.options;
    for (const given of listed) {
      if (include !== undefined && !include.includes(given.name)) continue;
      if (tools.size >= TOOLS) {
        notes.push({ tool: given.name, pythonName: null, note: `left out: more than ${TOOLS} tools` });
        continue;
      }
      const name = this.nameFor(given.name, taken, notes);
      taken.add(name);
      tools.set(name, this.tool(name, given, notes));
    }
    for (const name of include ?? [])
      if (!listed.some((given) => given.name === name))
        notes.push({ tool: name, pythonName: null, note: "the server has no such tool" });
    return Object.fromEntries(tools);
  }

  private nameFor(given: string, taken: ReadonlySet<string>, notes: McpNote[]): string {
    const { prefix } = this.options;
    const wanted = prefix === undefined ? given : `${prefix}_${given}`;
    const plain = pythonName(wanted.slice(0, 200)) ?? "tool";
    const isPythons = builtins.getName(plain) !== undefined;
    const free = isPythons || MODULES.has(plain) ? `${plain}_` : plain;
    let name = free;
    for (let number = 2; taken.has(name); number++) name = `${free}_${number}`;
    if (name !== wanted)
      notes.push({
        tool: given,
        pythonName: name,
        note:
          plain === wanted
            ? `'${plain}' is ${free === plain ? "taken" : isPythons ? "Python's own" : "the name of a module"}`
            : `'${wanted.slice(0, 200)}' is no Python name`,
      });
    return name;
  }

  private tool(name: string, given: Tool, notes: McpNote[]): ToolDefinition {
    const { requiresApproval = false } = this.options;
    const isWrapped = isRecord(given.outputSchema) && given.outputSchema["x-fastmcp-wrap-result"] === true;
    const made: ToolDefinition = {
      description: (given.description ?? given.title ?? "").slice(0, DESCRIPTION),
      inputSchema: inputSchema(given.inputSchema),
      ...(given.outputSchema === undefined ? {} : { outputSchema: outputSchema(given.outputSchema, isWrapped) }),
      async: true,
      idempotent: given.annotations?.idempotentHint === true || given.annotations?.readOnlyHint === true,
      requiresApproval:
        typeof requiresApproval === "function"
          ? (input: unknown) => requiresApproval(given.name, input)
          : requiresApproval,
      execute: (input: unknown, context) => this.call(name, given.name, isWrapped, input, context),
    };
    const problem = schemaProblem(name, made, given);
    if (problem === null) return made;
    notes.push({
      tool: given.name,
      pythonName: name,
      note: `its schema cannot be used (${problem}): any arguments pass`,
    });
    const { outputSchema: _output, ...rest } = made;
    return { ...rest, inputSchema: { type: "object", additionalProperties: true } };
  }

  private async call(
    name: string,
    serverName: string,
    isWrapped: boolean,
    input: unknown,
    context: ToolCallContext,
  ): Promise<unknown> {
    const { client } = this;
    if (client === null || this.death !== "") throw this.gone();
    const given = jsonForm(input) as Record<string, unknown>;
    let result: CallToolResult;
    try {
      result = await client.callTool(
        { name: serverName, arguments: given },
        { signal: context.signal, timeout: this.timeout },
      );
    } catch (error) {
      if (this.death !== "") throw this.gone();
      const text = textOf(error);
      if (codeOf(error) === "REQUEST_TIMEOUT")
        throw new ToolError("TimeoutError", `${name}(): the MCP server '${this.label}' gave no answer in time`);
      throw new ToolError("RuntimeError", `${name}(): the MCP server '${this.label}' refused: ${text}`);
    }
    if (result.isError === true) {
      const text = result.content.map((item) => (item.type === "text" ? item.text : `<${item.type}>`)).join("\n");
      throw new ToolError("RuntimeError", `${name}() failed: ${text === "" ? "no reason given" : text}`);
    }
    return resultOf(result, isWrapped);
  }

  private gone(): ToolError {
    const why = this.isClosed ? "it was closed by the host" : `${this.death}${this.said()}`;
    return new ToolError("ConnectionError", `the MCP server '${this.label}' is not there any more: ${why}`);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.death ||= "closed";
    const { client } = this;
    this.client = null;
    await client?.close();
  }
}

function acceptAll<T>(data: unknown): JsonSchemaValidatorResult<T> {
  return { valid: true, data: data as T, errorMessage: undefined };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** References that lead out of the schema say nothing here, as if they were not there: the rest is checked all the same. */
function withoutFarReferences(schema: object): object {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === "$ref" && typeof value === "string" && value !== "#" && !value.startsWith("#/") ? undefined : value,
  ) as object;
}

/** A schema that names no argument takes any. */
function inputSchema(given: Tool["inputSchema"]): object {
  const schema = isRecord(given) ? withoutFarReferences(given) : given;
  const isOpen = isRecord(schema) && schema["properties"] === undefined && schema["additionalProperties"] === undefined;
  return isOpen ? { ...schema, additionalProperties: true } : schema;
}

/** FastMCP puts results that are no objects into `{ result }`; code gets them bare. */
function outputSchema(given: object, isWrapped: boolean): object {
  const schema = withoutFarReferences(given);
  if (!isWrapped) return schema;
  const { properties } = schema as { properties?: Readonly<Record<string, unknown>> };
  const inner = properties?.["result"];
  return isRecord(inner) ? { ...schema, type: undefined, properties: undefined, required: undefined, ...inner } : {};
}

/** Why a tool's schemas cannot be used; null when they can. */
function schemaProblem(name: string, made: ToolDefinition, given: Tool): string | null {
  if (!isRecord(given.inputSchema)) return "it is no object";
  const size = JSON.stringify([given.inputSchema, given.outputSchema ?? null]).length;
  if (size > SCHEMA) return `${size} characters`;
  try {
    readToolSets({ [name]: made }, FINAL_ANSWER);
    return null;
  } catch (error) {
    return textOf(error);
  }
}

/** What JSON can hold of an input: bytes as base64, sets as arrays, maps as objects of text keys. */
function jsonForm(value: unknown): unknown {
  if (typeof value === "bigint")
    throw new ToolError("OverflowError", `${value} is too large for JSON's numbers: pass it as text`);
  if (typeof value === "number" && !Number.isFinite(value)) throw new ToolError("ValueError", `JSON has no ${value}`);
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Set) return [...value].map(jsonForm);
  if (Array.isArray(value)) return (value as unknown[]).map(jsonForm);
  if (typeof value !== "object" || value === null) return value;
  const entries: [string, unknown][] =
    value instanceof Map ? [...value].map(([key, item]) => [String(key), item]) : Object.entries(value);
  return Object.fromEntries(entries.map(([key, item]) => [key, jsonForm(item)]));
}

function resultOf(result: CallToolResult, isWrapped: boolean): unknown {
  const structured: unknown = result.structuredContent;
  if (structured !== undefined && structured !== null)
    return isWrapped && isRecord(structured) && "result" in structured ? structured["result"] : structured;
  const items = result.content.map(contentOf);
  return items.length === 0 ? null : items.length === 1 ? items[0] : items;
}

/** One piece of content: text as it is, media with their bytes. */
function contentOf(item: CallToolResult["content"][number]): unknown {
  switch (item.type) {
    case "text":
      return item.text;
    case "image":
    case "audio":
      return { type: item.type, mimeType: item.mimeType, data: new Uint8Array(Buffer.from(item.data, "base64")) };
    case "resource":
      return "text" in item.resource
        ? item.resource.text
        : {
            type: "resource",
            uri: item.resource.uri,
            mimeType: item.resource.mimeType ?? null,
            data: new Uint8Array(Buffer.from(item.resource.blob, "base64")),
          };
    case "resource_link":
      return { type: "resource_link", uri: item.uri, name: item.name, description: item.description ?? null };
    default:
      return null;
  }
}

function textOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}

function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}
