/**
 * What the model reads of an action: its output, its last value, or an error with all that helps to repair it. Long texts
 * are cut in the middle, with a count of what was left out.
 */

import { formatFindings, type Finding } from "../host/check.js";
import type { ExecutorResult } from "../executor/executor.js";

/** A text of at most about `limit` characters: its beginning and its end. */
export function cutMiddle(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const half = Math.max(1, Math.floor(limit / 2));
  let head = half;
  let tail = text.length - half;
  // Not through a surrogate pair.
  if (isHigh(text.charCodeAt(head - 1))) head--;
  if (isHigh(text.charCodeAt(tail - 1))) tail++;
  return `${text.slice(0, head)}\n... [${grouped(tail - head)} of ${grouped(text.length)} characters left out] ...\n${text.slice(tail)}`;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

/** 1234567 → "1,234,567" */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ",");
}

/** What a program printed, both streams. */
function printed({ stdout, stderr, isTruncated }: ExecutorResult): string {
  let text = stdout;
  if (stderr !== "") text += `${text === "" || text.endsWith("\n") ? "" : "\n"}[stderr]\n${stderr}`;
  if (isTruncated) text += `${text.endsWith("\n") ? "" : "\n"}[more output was dropped]\n`;
  return text;
}

/** What the observation may say besides the result. */
export interface ObservationContext {
  /** Functions that programs are given: the model may have hidden them by variables, or forgotten to await them. */
  readonly names: ReadonlySet<string>;
  readonly code: string;
  /** Functions whose calls the program did not wait for. */
  readonly dropped?: readonly string[];
}

/** The observation of an action that ran. */
export function resultText(result: ExecutorResult, limit: number, context: ObservationContext): string {
  const parts: string[] = [];
  const output = printed(result);
  if (output !== "") parts.push(cutMiddle(output, limit).trimEnd());
  switch (result.status) {
    case "final":
      parts.push(`Answer: ${cutMiddle(result.valueRepr, limit)}`);
      break;
    case "done":
      if (result.valueRepr !== "None") parts.push(`Last value: ${cutMiddle(result.valueRepr, limit)}`);
      else if (output === "") parts.push("(The program ran to its end and printed nothing.)");
      parts.push(...doneHints(result, context).map((hint) => `Hint: ${hint}`));
      break;
    case "raised":
      parts.push(`The program raised an exception:\n${cutMiddle(result.error.traceback, limit).trimEnd()}`);
      for (const hint of raisedHints(result.error, context)) parts.push(`Hint: ${hint}`);
      break;
    case "limit":
    case "aborted":
    case "lost":
      parts.push(
        `The program was stopped.\n${result.traceback === "" ? "" : `${result.traceback.trimEnd()}\n`}${result.message}`,
      );
      if (result.status === "limit") parts.push(usedText(result));
      break;
  }
  if (result.isStateLost)
    parts.push(
      "The interpreter was restarted: all variables and functions of earlier programs are gone. Define again what you need.",
    );
  return parts.join("\n");
}

function usedText({ used, isStateLost }: ExecutorResult): string {
  const counts: string[] = [];
  if (used.instructions !== undefined) counts.push(`${grouped(used.instructions)} instructions`);
  if (used.memory !== undefined) counts.push(`${grouped(used.memory)} bytes of memory`);
  counts.push(`${grouped(used.toolCalls)} calls of functions`);
  return `Used: ${counts.join(", ")}.${isStateLost ? "" : " What was defined before the stop is still there."}`;
}

function raisedHints(
  error: { readonly type: string; readonly message: string; readonly traceback: string },
  context: ObservationContext,
): string[] {
  const { names } = context;
  const hints: string[] = [];
  if (/\btool_call\b/.test(error.message)) hints.push(awaitHint("call", context));
  else if (/['"]coroutine['"]|\btype coroutine\b|\bcoroutine found/.test(error.message))
    hints.push(awaitHint("coroutine", context));
  if (error.type === "TypeError" && error.message.endsWith("object is not callable")) {
    const line = sourceLine(error.traceback);
    for (const match of line.matchAll(/\b([\p{L}_][\p{L}\p{N}_]*)\s*\(/gu)) {
      const name = match[1] as string;
      if (names.has(name)) {
        hints.push(`a variable of yours hides the function ${name}(): \`del ${name}\` brings it back.`);
        break;
      }
    }
  }
  if (error.type === "PermissionError")
    hints.push(
      "somebody decided against this call. Do not repeat it; reach the goal without it, or say in the answer why you cannot.",
    );
  return hints;
}

const UNAWAITED = /<tool_call [\p{L}\p{N}_.]+ pending>|<coroutine object /u;

/** A program that ran to its end may still have lost what it asked for. */
function doneHints(result: ExecutorResult & { readonly status: "done" }, context: ObservationContext): string[] {
  const dropped = [...new Set(context.dropped)];
  if (dropped.length > 0) {
    const calls = dropped.map((name) => `${name}()`).join(", ");
    return [`the program did not wait for ${calls}, and the answer is lost. Write \`await ${dropped[0]}(…)\`.`];
  }
  const seen = UNAWAITED.exec(result.valueRepr) ?? UNAWAITED.exec(result.stdout.slice(0, 100_000));
  return seen === null ? [] : [awaitHint(seen[0].startsWith("<coroutine") ? "coroutine" : "call", context)];
}

/** Why a value of an unfinished call is no answer; null when it is none. */
export function unawaitedAnswer(result: ExecutorResult & { readonly status: "final" }): string | null {
  // A value without a JavaScript form is its repr; a text that the program wrote has quotes there.
  if (result.value !== result.valueRepr || !UNAWAITED.test(result.valueRepr)) return null;
  return "it holds a call that was not awaited, not its result. Write `await` before the call.";
}

function awaitHint(what: "call" | "coroutine", { names, code }: ObservationContext): string {
  const name =
    what === "coroutine"
      ? functionsOf(code).find((each) => isCalled(each, code))
      : [...names].find((each) => isCalled(each, code));
  const shown = name === undefined ? "await" : `await ${name}(…)`;
  return what === "coroutine"
    ? `a coroutine is the call of an async function that has not been awaited: write \`${shown}\`.`
    : `a tool_call is the call of a function that has not been awaited: write \`${shown}\`, or \`await\` the value before you use it.`;
}

/** Is there a call of this name without `await`? */
function isCalled(name: string, code: string): boolean {
  for (let at = code.indexOf(`${name}(`); at >= 0; at = code.indexOf(`${name}(`, at + 1)) {
    const before = code.slice(Math.max(0, at - 12), at);
    if (!/[\p{L}\p{N}_.]$/u.test(before) && !/(await|def)\s+$/.test(before)) return true;
  }
  return false;
}

function functionsOf(code: string): string[] {
  return [...code.matchAll(/\basync\s+def\s+([\p{L}_][\p{L}\p{N}_]*)/gu)].map((match) => match[1] as string);
}

/** The last line of source that a traceback shows. */
function sourceLine(traceback: string): string {
  const lines = traceback.split("\n").filter((line) => line.startsWith("    ") && !/^[\s~^]+$/.test(line));
  return lines.at(-1) ?? "";
}

/** The observation of an action that was not run. */
export function findingsText(findings: readonly Finding[], limit: number): string {
  const shown = findings.slice(0, 10);
  const more = findings.length > shown.length ? `\nand ${findings.length - shown.length} more` : "";
  return cutMiddle(
    `Nothing was run: ${findings.length === 1 ? "this is certain to fail" : "these are certain to fail"}.\n${formatFindings(shown, "program").trimEnd()}${more}`,
    limit,
  );
}
