/** What a run costs, and what it may cost. A managed agent's costs are also its leader's, so caps hold for the whole tree. */

import type { ExecutorUsed } from "../executor/executor.js";
import { NO_USAGE, addUsage, type Usage } from "./model.js";

/** Caps of a run. The one that is met first ends it with status "budget". */
export interface Budget {
  /** Input and output tokens of all model calls. */
  readonly tokens?: number;
  /** Calls of tools and managed agents. */
  readonly toolCalls?: number;
  /** Instructions of all actions, where the executor counts them. */
  readonly instructions?: number;
  /** Wall clock of the run. */
  readonly milliseconds?: number;
}

export interface Exceeded {
  readonly name: keyof Budget;
  readonly limit: number;
  readonly used: number;
}

const NAMES = ["tokens", "toolCalls", "instructions", "milliseconds"] as const;

export function checkBudget(budget: Budget): void {
  for (const name of Object.keys(budget)) {
    if (!(NAMES as readonly string[]).includes(name))
      throw new TypeError(`budget: unknown '${name}': expected one of ${NAMES.join(", ")}`);
    const value = budget[name as keyof Budget];
    if (value !== undefined && !(typeof value === "number" && value >= 0))
      throw new RangeError(`budget.${name} must be a non-negative number, not ${String(value)}`);
  }
}

export class Ledger {
  usage: Usage = NO_USAGE;
  toolCalls = 0;
  instructions = 0;
  memory = 0;
  time = 0;

  constructor(
    readonly budget: Budget,
    private readonly parent: Ledger | null,
    private readonly now: () => number,
    readonly startedAt: number,
  ) {}

  addModel(usage: Usage): void {
    this.usage = addUsage(this.usage, usage);
    this.parent?.addModel(usage);
  }

  addToolCall(): void {
    this.toolCalls++;
    this.parent?.addToolCall();
  }

  addRun(used: ExecutorUsed): void {
    this.instructions += used.instructions ?? 0;
    this.memory = Math.max(this.memory, used.memory ?? 0);
    this.time += used.time;
    this.parent?.addRun(used);
  }

  get used(): ExecutorUsed {
    return {
      instructions: this.instructions,
      memory: this.memory,
      toolCalls: this.toolCalls,
      time: this.time,
    };
  }

  /** The cap on calls, when it is met. */
  noMoreCalls(): Exceeded | null {
    const { toolCalls } = this.budget;
    if (toolCalls !== undefined && this.toolCalls >= toolCalls)
      return { name: "toolCalls", limit: toolCalls, used: this.toolCalls };
    return this.parent?.noMoreCalls() ?? null;
  }

  /** Another cap that is met; a leader's as well. At a cap nothing more may be spent. */
  exceeded(): Exceeded | null {
    const { tokens, instructions, milliseconds } = this.budget;
    const spent = this.usage.inputTokens + this.usage.outputTokens;
    if (tokens !== undefined && spent >= tokens) return { name: "tokens", limit: tokens, used: spent };
    if (instructions !== undefined && this.instructions >= instructions)
      return { name: "instructions", limit: instructions, used: this.instructions };
    const elapsed = this.now() - this.startedAt;
    if (milliseconds !== undefined && elapsed >= milliseconds)
      return { name: "milliseconds", limit: milliseconds, used: elapsed };
    return this.parent?.exceeded() ?? null;
  }
}
