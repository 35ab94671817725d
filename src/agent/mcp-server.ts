/**
 * Coluber as an MCP server: the tool `run_python` for any MCP client. State persists from call to call within a session of
 * the connection; each session is an executor of its own, made when it is first used. The server package is an optional
 * peer, loaded when a server is made.
 */

import type { CallToolResult, McpServer } from "@modelcontextprotocol/server";
import type { Executor, ExecutorResult } from "../executor/executor.js";

export interface McpServerOptions {
  /** Makes a session's executor, not started. */
  readonly makeExecutor: () => Executor;
  /** Told to the client's model. */
  readonly imports: readonly string[];
  readonly version: string;
  /** Most sessions at once; the one that was used least lately gives way. Default 8. */
  readonly sessions?: number;
  /** Characters of output that go to the client's model. Default 20000. */
  readonly outputCharacters?: number;
  /** Milliseconds of one call. */
  readonly timeMilliseconds?: number;
}

const SESSIONS = 8;
const OUTPUT = 20_000;

interface Session {
  readonly executor: Executor;
  readonly ready: Promise<void>;
  /** Calls of one session wait for each other. */
  last: Promise<unknown>;
}

/** The sessions of one connection. */
export class PythonSessions {
  private readonly sessions = new Map<string, Session>();
  private isClosed = false;

  constructor(private readonly options: McpServerOptions) {}

  /** Runs code in a session; `isFresh` begins it anew. */
  async run(name: string, code: string, isFresh: boolean, signal: AbortSignal): Promise<CallToolResult> {
    if (this.isClosed) throw new Error("the server is closed");
    if (isFresh) await this.reset(name);
    const session = this.session(name);
    const turn = session.last.then(async () => {
      await session.ready;
      const { timeMilliseconds } = this.options;
      return session.executor.run(code, { signal, ...(timeMilliseconds === undefined ? {} : { timeMilliseconds }) });
    });
    session.last = turn.catch(() => undefined);
    return this.report(await turn);
  }

  /** Forgets a session. */
  async reset(name: string): Promise<boolean> {
    const session = this.sessions.get(name);
    this.sessions.delete(name);
    await session?.executor.close();
    return session !== undefined;
  }

  private session(name: string): Session {
    const known = this.sessions.get(name);
    if (known !== undefined) {
      // Used last: goes to the end of the order in which sessions give way.
      this.sessions.delete(name);
      this.sessions.set(name, known);
      return known;
    }
    const [oldest] = this.sessions.keys();
    if (oldest !== undefined && this.sessions.size >= (this.options.sessions ?? SESSIONS)) void this.reset(oldest);
    const executor = this.options.makeExecutor();
    const ready = executor.start({});
    ready.catch(() => this.sessions.delete(name));
    const made: Session = { executor, ready, last: Promise.resolve() };
    this.sessions.set(name, made);
    return made;
  }

  private report(result: ExecutorResult): CallToolResult {
    const parts: string[] = [];
    const cut = (text: string): string => shortened(text, this.options.outputCharacters ?? OUTPUT);
    if (result.stdout !== "") parts.push(cut(result.stdout.replace(/\n$/, "")));
    if (result.stderr !== "") parts.push(`stderr:\n${cut(result.stderr)}`);
    let error: string | null = null;
    switch (result.status) {
      case "done":
      case "final":
        if (result.valueRepr !== "None") parts.push(cut(result.valueRepr));
        break;
      case "raised":
        error = cut(result.error.traceback);
        break;
      default:
        error = cut(`${result.traceback}${result.message}`);
        if (result.isStateLost && !error.includes("gone")) error += "\nThe variables of earlier calls are gone.";
    }
    if (error !== null) parts.push(error);
    const text = parts.join("\n");
    return {
      content: [{ type: "text", text: text === "" ? "(no output)" : text }],
      structuredContent: {
        status: result.status,
        stdout: cut(result.stdout),
        stderr: cut(result.stderr),
        value: "valueRepr" in result ? cut(result.valueRepr) : null,
        error,
        stateLost: result.isStateLost,
      },
      isError: error !== null,
    };
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.sessions.keys()].map((name) => this.reset(name)));
  }
}

/** Keeps the beginning and the end. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const half = Math.floor(most / 2);
  return `${text.slice(0, half)}\n… ${text.length - 2 * half} characters left out …\n${text.slice(text.length - half)}`;
}

/** A server with its tools, for one connection; close the sessions when the connection ends. */
export async function makeMcpServer(
  options: McpServerOptions,
): Promise<{ server: McpServer; sessions: PythonSessions }> {
  const { McpServer: ServerClass, fromJsonSchema } = await load();
  const sessions = new PythonSessions(options);
  const server = new ServerClass({ name: "coluber", version: options.version }, { capabilities: { tools: {} } });
  const { imports } = options;
  const allowed =
    imports.length === 0
      ? "No module can be imported."
      : imports.includes("*")
        ? "Coluber's own modules of the standard library can be imported (math, json, re, datetime, collections and more)."
        : `Only these modules can be imported: ${imports.join(", ")}.`;
  const session = {
    type: "string",
    maxLength: 100,
    description: "Sessions of different names share nothing. Leave it out for the usual one.",
  } as const;
  const output = {
    type: "object",
    properties: {
      status: { enum: ["done", "final", "raised", "limit", "aborted", "lost"] },
      stdout: { type: "string" },
      stderr: { type: "string" },
      value: { type: ["string", "null"], description: "Python repr of the last expression's value." },
      error: { type: ["string", "null"], description: "Traceback or reason." },
      stateLost: { type: "boolean", description: "The variables of earlier calls are gone." },
    },
    required: ["status", "stdout", "stderr", "value", "error", "stateLost"],
  } as const;
  server.registerTool(
    "run_python",
    {
      title: "Run Python",
      description:
        "Runs a Python 3.13 program in a sandbox without network, processes or files, and gives what it prints and the value of its last " +
        `expression. Variables, functions and imports stay for the next call of the session. ${allowed} Time, memory and output are limited.`,
      inputSchema: fromJsonSchema<{ code: string; session?: string; reset?: boolean }>({
        type: "object",
        properties: {
          code: { type: "string", description: "The program." },
          session,
          reset: { type: "boolean", description: "True to forget what earlier calls of the session made, first." },
        },
        required: ["code"],
        additionalProperties: false,
      }),
      outputSchema: fromJsonSchema<Record<string, unknown>>(output),
      annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
    },
    async ({ code, session: name = "", reset = false }, context) =>
      sessions.run(name, code, reset, context.mcpReq.signal),
  );
  server.registerTool(
    "reset_python",
    {
      title: "Reset Python",
      description: "Forgets the variables, functions and imports of a session of run_python.",
      inputSchema: fromJsonSchema<{ session?: string }>({
        type: "object",
        properties: { session },
        additionalProperties: false,
      }),
      annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
    },
    async ({ session: name = "" }) => ({
      content: [
        { type: "text", text: (await sessions.reset(name)) ? "The session was reset." : "There was nothing to reset." },
      ],
    }),
  );
  return { server, sessions };
}

async function load(): Promise<typeof import("@modelcontextprotocol/server")> {
  try {
    return await import("@modelcontextprotocol/server");
  } catch (cause) {
    throw new Error(
      "the MCP server needs the package @modelcontextprotocol/server: npm install @modelcontextprotocol/server",
      {
        cause,
      },
    );
  }
}

/** Serves one client over standard input and output, until it goes away. */
export async function serveMcp(options: McpServerOptions): Promise<void> {
  const { server, sessions } = await makeMcpServer(options);
  const { StdioServerTransport } = await import("@modelcontextprotocol/server/stdio");
  const transport = new StdioServerTransport();
  await new Promise<void>((resolve, reject) => {
    server.server.onclose = resolve;
    server.connect(transport).catch(reject);
  });
  await sessions.close();
}
