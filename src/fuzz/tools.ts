/**
 * Fuzzes a user's tools: programs call them with values from the edges, once with the tools as they are and once with tools
 * in their place that answer what no tool should. What is held against the tools: results that cannot cross or do not match
 * their own schema, texts of the host in their errors, calls that never end, rejections that nobody handles. What is held
 * against the sandbox: all that the oracle `self` holds. A wrong argument that a tool refuses is no failure.
 */

import { HOSTILE_NAMES, hostileTools } from "../attack/hostile-tools.js";
import { Sandbox } from "../host/sandbox.js";
import { readTools, type AnyTool, type Tools } from "../host/tools.js";
import { textsOf } from "../attack/oracles.js";
import { describe, universalComplaints, type Complaint, type JudgeOptions } from "./judge.js";
import { generateProgram } from "./generator.js";

/** Longest that a program may wait for its tools (ms). */
const PATIENCE = 5000;

/** How tools misbehave; an error's own words may pass, so those that speak of the engine prove nothing. */
const WAYS = HOSTILE_NAMES.filter((name) => !/path|range_error|stack_overflow|rejects_later/.test(name));

const HOLES: Readonly<Record<string, string>> = {
  int: "$i",
  float: "$f",
  str: "$s",
  bool: "$b",
  list: "$l",
  dict: "$d",
  bytes: "$y",
};

/** The user's module could not be had. */
export class ToolsError extends Error {}

export class ToolFuzz {
  private turn = 0;
  private readonly unhandled: unknown[] = [];

  private constructor(
    private readonly tools: Readonly<Record<string, unknown>>,
    private readonly calls: readonly string[],
    private readonly judging: JudgeOptions,
  ) {
    process.on("unhandledRejection", (reason) => this.unhandled.push(reason));
  }

  /** @throws ToolsError */
  static async load(url: string, judging: JudgeOptions): Promise<ToolFuzz> {
    let given: Tools | undefined;
    try {
      const module = (await import(url)) as { readonly tools?: Tools; readonly default?: Tools };
      given = module.tools ?? module.default;
    } catch (error) {
      throw new ToolsError(error instanceof Error ? error.message : String(error), { cause: error });
    }
    if (given === undefined) throw new ToolsError("the module exports no `tools`");
    const tools = given instanceof Map ? Object.fromEntries(given as ReadonlyMap<string, unknown>) : { ...given };
    let calls: string[];
    try {
      calls = [...readTools(tools as Tools)].flatMap(([name, { description }]) =>
        callsOf(name, description.signature.parameters),
      );
    } catch (error) {
      throw new ToolsError(error instanceof Error ? error.message : String(error), { cause: error });
    }
    if (calls.length === 0) throw new ToolsError("`tools` has no tools");
    return new ToolFuzz(tools, calls, judging);
  }

  program(seed: number): string {
    return generateProgram(seed, { comparable: false, calls: this.calls });
  }

  /** With the tools as they are, and with tools that misbehave: the next way, or the one that `like` names, or all. */
  async judge(program: string, like: Complaint | "all" | null = null): Promise<Complaint[]> {
    const complaints = await this.run(program, this.tools as Tools, null);
    const named = WAYS.filter((way) => like !== null && like !== "all" && like.text.endsWith(`(${way})`));
    const ways = like === "all" ? WAYS : named.length > 0 ? named : [WAYS[this.turn++ % WAYS.length]];
    for (const way of ways) {
      const hostile = hostileTools([way], () => new Sandbox())[way];
      const replaced = Object.fromEntries(
        Object.keys(this.tools).map((key) => [key, hostileCopy(this.tools[key], hostile)]),
      );
      complaints.push(...(await this.run(program, replaced as Tools, way)));
    }
    return complaints;
  }

  /** `way`: how the tools misbehave; null when they are the user's own. */
  private async run(program: string, tools: Tools, way: string | null): Promise<Complaint[]> {
    const sandbox = new Sandbox({ ...this.judging.sandbox, tools });
    const complaints: Complaint[] = [];
    const say = (kind: string, text: string): void =>
      void complaints.push({ oracle: "tools", kind, text: way === null ? text : `${text} (${way})` });
    try {
      const outcome = await sandbox.run(program, { signal: AbortSignal.timeout(PATIENCE), filename: "p.py" });
      if (outcome.status === "aborted") say("waits", `a call has not ended after ${PATIENCE / 1000} s`);
      for (const each of universalComplaints(outcome, program, sandbox, this.judging.canary))
        say(way === null ? each.kind : `hostile-${each.kind}`, each.text);
      if (way === null) {
        const wrong = /\b(\w+\(\) (?:gave a result|failed: [^\n]*cannot be passed)[^\n]{0,200})/.exec(textsOf(outcome));
        if (wrong !== null) say("result", wrong[1]);
      }
    } catch (error) {
      say("threw", describe(error));
    }
    await new Promise((resolve) => setImmediate(resolve));
    for (const reason of this.unhandled.splice(0))
      say("unhandled", `a rejection that nobody handles: ${describe(reason)}`);
    return complaints;
  }
}

/** A tool of the same declaration that does what the hostile one does. */
function hostileCopy(tool: unknown, hostile: AnyTool): unknown {
  return typeof tool === "function" || typeof tool !== "object" || tool === null
    ? hostile
    : { ...tool, execute: hostile, outputSchema: undefined };
}

interface ToolParameter {
  readonly name: string;
  readonly annotation?: string | null;
}

/** Ways to call a tool: with what fits, with half of it, with anything. */
function callsOf(name: string, parameters: readonly ToolParameter[]): string[] {
  const hole = ({ annotation }: ToolParameter): string => HOLES[(annotation ?? "").split(/[[ |]/)[0] ?? ""] ?? "$a";
  const named = parameters.map((parameter) => `${parameter.name}=${hole(parameter)}`);
  const loose = parameters.map((parameter) => `${parameter.name}=$a`);
  const calls = [`${name}(${named.join(", ")})`, `${name}(${named.join(", ")})`, `${name}(${loose.join(", ")})`];
  return [
    ...calls,
    `${name}(${parameters.map(hole).join(", ")})`,
    `${name}($a)`,
    `${name}($s)`,
    `${name}()`,
    `${name}(*$l, **$d)`,
  ];
}
