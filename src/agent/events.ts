/**
 * Events of a run: what `stream()` yields, what the command shows, what a trace holds, what telemetry reads. Plain data but
 * for `respond` of a request for approval. One union, and the JSONL form of it.
 */

import type { ExecutorUsed } from "../executor/executor.js";
import { encodeValue } from "./encode.js";
import type { ActionStep, AgentStatus, Step } from "./memory.js";
import type { Usage } from "./model.js";

/** What every event says. */
export interface EventBase {
  /** The run: "run-1". Unique in the process. */
  readonly run: string;
  /** The agent's name. */
  readonly agent: string;
  /** Managed agents: the run, and its call, that this one works for. */
  readonly parent: { readonly run: string; readonly call: string } | null;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Number of the step, from 1; 0 before the first. */
  readonly step: number;
}

/** What a model call is for. */
export type Purpose = "action" | "plan" | "final";

export type EventBody =
  | { readonly type: "run-start"; readonly task: string; readonly model: string; readonly variables: readonly string[] }
  | { readonly type: "model-start"; readonly purpose: Purpose; readonly provider: string; readonly model: string }
  | { readonly type: "text-delta"; readonly purpose: Purpose; readonly text: string }
  | { readonly type: "reasoning-delta"; readonly purpose: Purpose; readonly text: string }
  /** The call is made again; the text so far is void. */
  | { readonly type: "model-retry"; readonly attempt: number; readonly delay: number; readonly error: string }
  | {
      readonly type: "model-end";
      readonly purpose: Purpose;
      readonly text: string;
      readonly reasoning: string;
      readonly finishReason: string;
      readonly usage: Usage;
      readonly error: string | null;
    }
  | { readonly type: "plan"; readonly text: string }
  | { readonly type: "code"; readonly code: string; readonly thought: string }
  | { readonly type: "output"; readonly stream: "stdout" | "stderr"; readonly text: string }
  | { readonly type: "tool-start"; readonly call: string; readonly tool: string; readonly input: unknown }
  | {
      readonly type: "tool-end";
      readonly call: string;
      readonly tool: string;
      readonly result?: unknown;
      readonly error: string | null;
      readonly milliseconds: number;
    }
  | {
      readonly type: "approval-request";
      readonly call: string;
      readonly tool: string;
      readonly input: unknown;
      readonly line: number;
      /** true to make the call; false or a reason to refuse it. The first answer counts. */
      readonly respond: (verdict: boolean | string) => void;
    }
  | {
      readonly type: "approval";
      readonly call: string;
      readonly tool: string;
      readonly isApproved: boolean;
      readonly reason: string;
    }
  | { readonly type: "step-end"; readonly action: ActionStep }
  | {
      readonly type: "run-end";
      readonly status: AgentStatus;
      readonly answer: unknown;
      readonly error: string | null;
      readonly usage: Usage;
      readonly used: ExecutorUsed;
      readonly milliseconds: number;
    };

export type AgentEvent = EventBase & EventBody;
export type AgentEventType = AgentEvent["type"];

/** First line of a trace. */
export const TRACE_HEADER = { format: "coluber-trace", version: 1 } as const;

/** An event as a line of JSON, without line end. Values that JSON lacks are tagged (see `encodeValue`). */
export function eventLine(event: AgentEvent): string {
  const { ...fields } = event as unknown as Record<string, unknown>;
  delete fields["respond"];
  return JSON.stringify(encodeValue(fields));
}

export type { Step };
