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

/** The observation of an action that ran. `names`: functions that the model may have hidden by variables. */
export function resultText(result: ExecutorResult, limit: number, names: ReadonlySet<string>): string {
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
      break;
    case "raised":
      parts.push(`The program raised an exception:\n${cutMiddle(result.error.traceback, limit).trimEnd()}`);
      for (const hint of raisedHints(result.error, names)) parts.push(`Hint: ${hint}`);
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
  names: ReadonlySet<string>,
): string[] {
  const hints: string[] = [];
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
