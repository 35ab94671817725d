/** A run's events as text for people, as they happen: what the model writes, what it does, what comes of it. */

import { styleText } from "node:util";
import { answerText } from "../agent/memory.js";
import type { AgentEvent } from "../agent/events.js";

/** Characters of a value in a line. */
const SHORT = 160;

export interface DisplayOptions {
  readonly write: (text: string) => void;
  readonly isColoured: boolean;
  /** Deltas are left out: the texts come whole (a trace that is shown). */
  readonly isWhole?: boolean;
}

type Style = Parameters<typeof styleText>[0];

/** Feed it every event, in order. */
export class AgentDisplay {
  private atLineStart = true;
  /** Managed agents are indented by their depth. */
  private readonly depths = new Map<string, number>();
  private readonly titles = new Map<string, string>();
  private lastRun = "";
  /** Calls under way, for their arguments. */
  private readonly calls = new Map<string, string>();

  constructor(private readonly options: DisplayOptions) {}

  event(event: AgentEvent): void {
    switch (event.type) {
      case "run-start": {
        const depth = event.parent === null ? 0 : (this.depths.get(event.parent.run) ?? 0) + 1;
        this.depths.set(event.run, depth);
        this.line(event, event.parent === null ? "Task" : event.agent, ["bold", "cyan"]);
        this.block(event, event.task, null);
        break;
      }
      case "model-start":
        this.title(
          event,
          event.purpose === "plan" ? "Plan" : event.purpose === "final" ? "Last chance" : `Step ${event.step}`,
        );
        break;
      case "text-delta":
        if (this.options.isWhole !== true && event.parent === null)
          this.raw(this.styled("dim", event.text), event.text);
        break;
      case "model-retry":
        this.line(event, `the model failed (${event.error}); again in ${event.delay} ms`, "yellow");
        break;
      case "model-end":
        if (this.options.isWhole === true || event.parent !== null) this.block(event, event.text, "dim");
        this.newLine();
        if (event.error !== null) this.line(event, `the model failed: ${event.error}`, "red");
        break;
      case "output":
        this.block(event, event.text, event.stream === "stderr" ? "yellow" : null, "│ ");
        break;
      case "tool-start":
        this.calls.set(`${event.run} ${event.call}`, callText(event.tool, event.input));
        break;
      case "tool-end": {
        const call = this.calls.get(`${event.run} ${event.call}`) ?? event.tool;
        this.calls.delete(`${event.run} ${event.call}`);
        const outcome = event.error === null ? `= ${shortened(answerText(event.result))}` : `failed: ${event.error}`;
        this.line(event, `→ ${call} ${outcome}`, event.error === null ? "magenta" : "red");
        break;
      }
      case "approval":
        this.line(
          event,
          `${event.tool} was ${event.isApproved ? "approved" : `refused${event.reason === "" ? "" : `: ${event.reason}`}`}`,
          "yellow",
        );
        break;
      case "step-end": {
        const { outcome, observation, stdout, stderr, valueRepr, error } = event.action;
        if (outcome === "done") {
          if (valueRepr !== null) this.line(event, `= ${shortened(valueRepr)}`, null);
        } else if (outcome !== "final" && outcome !== "model-error") {
          const printed = error !== null && stdout + stderr !== "" ? observation.indexOf(error.type) : -1;
          const text = printed < 0 ? observation : withoutOutput(observation, stdout);
          this.block(event, text, "red", "✗ ");
        }
        break;
      }
      case "run-end":
        this.runEnd(event);
        break;
      default:
        break;
    }
  }

  private runEnd(event: AgentEvent & { readonly type: "run-end" }): void {
    const { status, answer, error, usage, milliseconds, step } = event;
    if (status === "done" || status === "max-steps")
      this.line(event, `${status === "done" ? "Answer" : "Answer, as far as the steps went"}: ${answerText(answer)}`, [
        "bold",
        "green",
      ]);
    else this.line(event, `${status}: ${error ?? ""}`, ["bold", "red"]);
    const tokens = usage.inputTokens + usage.outputTokens;
    this.line(
      event,
      `${step} step${step === 1 ? "" : "s"}, ${tokens} tokens, ${(milliseconds / 1000).toFixed(1)} s`,
      "dim",
    );
  }

  private title(event: AgentEvent, text: string): void {
    this.titles.set(event.run, text);
    this.lastRun = event.run;
    this.line(event, `── ${text}`, ["bold", "blue"]);
  }

  private line(event: AgentEvent, text: string, style: Style | null): void {
    this.newLine();
    // Another run's lines in between: say whose these are.
    if (event.run !== this.lastRun && event.parent !== null && event.type !== "run-start") {
      this.lastRun = event.run;
      this.put(this.indent(event) + this.styled("dim", `[${event.agent}]`));
      this.newLine();
    }
    this.put(this.indent(event) + (style === null ? text : this.styled(style, text)));
    this.newLine();
  }

  private block(event: AgentEvent, text: string, style: Style | null, mark = ""): void {
    if (text.trim() === "") return;
    this.newLine();
    const indent = this.indent(event);
    for (const line of text.trimEnd().split("\n"))
      this.put(`${indent}${mark}${style === null ? line : this.styled(style, line)}\n`);
    this.atLineStart = true;
  }

  private indent(event: AgentEvent): string {
    return "    ".repeat(this.depths.get(event.run) ?? 0);
  }

  private raw(shown: string, text: string): void {
    this.options.write(shown);
    if (text !== "") this.atLineStart = text.endsWith("\n");
  }

  private put(text: string): void {
    this.options.write(text);
    this.atLineStart = text.endsWith("\n");
  }

  private newLine(): void {
    if (!this.atLineStart) this.put("\n");
  }

  private styled(style: Style, text: string): string {
    return this.options.isColoured ? styleText(style, text, { validateStream: false }) : text;
  }
}

function withoutOutput(observation: string, stdout: string): string {
  const printed = stdout.trimEnd();
  return printed !== "" && observation.startsWith(printed)
    ? observation.slice(printed.length).trimStart()
    : observation;
}

/** `get_temperature(city="Oslo")` */
export function callText(tool: string, input: unknown): string {
  const parts = Array.isArray(input)
    ? (input as unknown[]).map((value) => shortened(answerText(value), 60))
    : typeof input === "object" && input !== null
      ? Object.entries(input).map(([name, value]) => `${name}=${shortened(JSON.stringify(value) ?? "None", 60)}`)
      : [];
  return `${tool}(${parts.join(", ")})`;
}

function shortened(text: string, length = SHORT): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
