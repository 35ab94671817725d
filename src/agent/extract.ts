/**
 * Code from a model's reply: between the tags, else from Markdown fences, else the whole reply when it is a program. Written
 * for what models really send (missing closing tags, tags in strings, fences in tags, reasoning, invented observations).
 * Pure functions; the cases are `spec/cases/agent/extract/*.json`.
 */

import { parseModule } from "../syntax/parser.js";
import { CharacterNamesNeeded } from "../syntax/literals.js";
import { PythonSyntaxError } from "../syntax/error.js";

/** Opening and closing tag. */
export type CodeTags = readonly [open: string, close: string];

export const CODE_TAGS: CodeTags = ["<code>", "</code>"];

export type Extracted =
  | { readonly kind: "code"; readonly code: string; readonly thought: string }
  | { readonly kind: "none"; readonly reason: "empty" | "no-code"; readonly thought: string };

/** More closing tags or fences are not tried. */
const CANDIDATES = 20;
/** More blocks of one reply are not read. */
const BLOCKS = 200;
/** Longer texts are not parsed to decide between candidates. */
const PARSED_LENGTH = 100_000;
/** So many characters are parsed for one reply at most; then the first candidate is taken. */
const PARSED_IN_ALL = 500_000;
let parsed = 0;

export function extractCode(reply: string, tags: CodeTags = CODE_TAGS): Extracted {
  parsed = 0;
  const whole = reply
    .replace(/^\uFEFF/, "")
    .replaceAll("\r\n", "\n")
    .replaceAll("\r", "\n");
  if (whole.trim() === "") return { kind: "none", reason: "empty", thought: "" };
  for (const text of withoutReasoning(whole)) {
    const blocks = taggedBlocks(text, tags) ?? fencedBlocks(text) ?? wholeText(text) ?? jsonCode(text);
    if (blocks !== null)
      return { kind: "code", code: blocks.codes.join("\n\n"), thought: thoughtText(text.slice(0, blocks.start)) };
  }
  return { kind: "none", reason: "no-code", thought: thoughtText(whole) };
}

/** Reasoning in tags at the beginning of a reply, and what follows it. */
export function leadingReasoning(reply: string): { readonly reasoning: string; readonly rest: string } {
  const start = REASONING_START.exec(reply);
  const end = REASONING_END.exec(reply);
  if (start === null || end === null) return { reasoning: "", rest: reply };
  return {
    reasoning: reply.slice(start[0].length, end.index).trim(),
    rest: reply.slice(end.index + end[0].length),
  };
}

/** The reply as memory keeps it: without an invented observation, with the closing tag that the stop sequence took. */
export function closeReply(given: string, tags: CodeTags = CODE_TAGS): string {
  const pattern = tagPatterns(tags);
  const [closed] = given.matchAll(pattern.close);
  const invented = closed === undefined ? -1 : given.slice(closed.index).search(/\n\s*\**Observation\**:/i);
  const reply = closed !== undefined && invented >= 0 ? given.slice(0, closed.index + invented).trimEnd() : given;
  const opens = [...reply.matchAll(pattern.open)].length;
  const closes = [...reply.matchAll(pattern.close)].length;
  if (opens <= closes) return reply;
  return `${reply}${/\n\s*$/.test(reply) ? "" : "\n"}${tags[1]}`;
}

interface Blocks {
  readonly codes: readonly string[];
  /** Where the first one begins, with its tag or fence. */
  readonly start: number;
}

// ---------------------------------------------------------------------------------------------------------- reasoning

const REASONING_START = /^\s*<(think|thinking|reasoning|reflection)>/i;
const REASONING_END = /<\/(think|thinking|reasoning|reflection)>/i;

/** The text behind the reasoning; then the whole, for replies that are nothing else. */
function* withoutReasoning(text: string): Generator<string> {
  let rest = text;
  for (let start = REASONING_START.exec(rest); start !== null; start = REASONING_START.exec(rest)) {
    const end = REASONING_END.exec(rest);
    if (end === null) break;
    rest = rest.slice(end.index + end[0].length);
  }
  // Some templates open the block in the prompt: then only its end is in the reply.
  const end = REASONING_END.exec(rest);
  if (rest === text && end !== null && !REASONING_START.test(text)) {
    const behind = text.slice(end.index + end[0].length);
    if (!isInsideString(text, end.index)) yield behind;
  }
  if (rest.trim() !== "" && rest !== text) yield rest;
  yield text.replace(REASONING_START, "");
}

/** Is the place between quotes on its line? A closing tag there is text of a program. */
function isInsideString(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return (line.match(/"/g)?.length ?? 0) % 2 === 1 || (line.match(/(?<![A-Za-z])'/g)?.length ?? 0) % 2 === 1;
}

/** The thought without its label and the label of the code. */
function thoughtText(text: string): string {
  return text
    .replace(REASONING_START, "")
    .replaceAll(new RegExp(REASONING_END, "gi"), "")
    .trim()
    .replace(/^\**thoughts?\**\s*:\**\s*/i, "")
    .replace(/(^|\n)\s*\**code\**\s*:\**\s*$/i, "")
    .trim();
}

// --------------------------------------------------------------------------------------------------------------- tags

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

function tagPatterns([open, close]: CodeTags): { readonly open: RegExp; readonly close: RegExp } {
  // An HTML-like tag may have attributes, spaces and capitals.
  const opening = /^<(\w+)>$/.exec(open);
  const closing = /^<\/(\w+)>$/.exec(close);
  return {
    open: new RegExp(opening === null ? escaped(open) : `<${opening[1]}(?:\\s[^<>\\n]*)?>`, "gi"),
    close: new RegExp(closing === null ? escaped(close) : `<\\s*/\\s*${closing[1]}\\s*>`, "gi"),
  };
}

function taggedBlocks(text: string, tags: CodeTags): Blocks | null {
  const patterns = tagPatterns(tags);
  const opens = [...text.matchAll(patterns.open)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    // `<code>` between backticks is talk about the tag.
    .filter(({ start, end }) => !(text[start - 1] === "`" && /^`(?!`)/.test(text.slice(end))));
  const closes = [...text.matchAll(patterns.close)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const codes: string[] = [];
  let first = -1;
  let from = 0;
  while (codes.length < BLOCKS) {
    const open = opens.find(({ start }) => start >= from);
    if (open === undefined) break;
    if (codes.length > 0 && hasObservation(text.slice(from, open.start))) break;
    const chosen = closeTag(text, opens, closes, open);
    if (chosen.code !== "") {
      if (first < 0) first = chosen.start;
      codes.push(chosen.code);
    }
    from = chosen.end;
  }
  return codes.length === 0 ? null : { codes, start: first };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Closed extends Span {
  readonly code: string;
}

/** The closing tag that makes a program of what is between; a tag in one of the program's strings does not. */
function closeTag(text: string, opens: readonly Span[], closes: readonly Span[], open: Span): Closed {
  const behind = closes.filter(({ start }) => start >= open.end).slice(0, CANDIDATES);
  if (behind.length === 0) {
    const rest = text.slice(open.end);
    const code = cleaned(rest.slice(0, endWithoutTag(rest)));
    if (!parses(code))
      for (const later of opens.filter(({ start }) => start > open.end).slice(0, CANDIDATES)) {
        const behindIt = text.slice(later.end);
        const shorter = cleaned(behindIt.slice(0, endWithoutTag(behindIt)));
        if (shorter !== "" && parses(shorter)) return { code: shorter, start: later.start, end: text.length };
      }
    return { code, start: open.start, end: text.length };
  }
  const [next] = behind;
  const firstCode = cleaned(text.slice(open.end, next.start));
  if (parses(firstCode)) return { code: firstCode, start: open.start, end: next.end };
  const farther = (): Closed | null => {
    for (const close of behind.slice(1)) {
      const code = cleaned(text.slice(open.end, close.start));
      if (parses(code)) return { code, start: open.start, end: close.end };
    }
    return null;
  };
  const nearer = (): Closed | null => {
    for (const later of opens.filter(({ start }) => start > open.end && start < next.start).slice(0, CANDIDATES)) {
      const code = cleaned(text.slice(later.end, next.start));
      if (code !== "" && parses(code)) return { code, start: later.start, end: next.end };
    }
    return null;
  };
  // Tags in the program's strings, or an opening tag in the thought before the one that is meant: a tag that ends its line
  // is meant.
  const found = /^[ \t]*\n/.test(text.slice(open.end)) ? (farther() ?? nearer()) : (nearer() ?? farther());
  if (found !== null) return found;
  return { code: firstCode, start: open.start, end: next.end };
}

/** Where code without its closing tag ends: before half a tag, another format's mark, or an invented observation. */
function endWithoutTag(text: string): number {
  const mark = /<end_code>|<\|?(?:end|eot|im_end|end_of_text|endoftext)[^<>\n]*>|\n\s*Observation:|<\/\w*\s*$|<$/i.exec(
    text,
  );
  return mark === null ? text.length : mark.index;
}

function hasObservation(text: string): boolean {
  return /^\s*\**Observation\**:/im.test(text);
}

// ------------------------------------------------------------------------------------------------------------- fences

const FENCE = /(^|\n)[ \t]*(`{3,9}|~{3,9})[ \t]*(?:\{?\.?([\w+#-]*)\}?)([^\n]*)/g;
const PYTHON: ReadonlySet<string> = new Set([
  "python",
  "py",
  "python3",
  "py3",
  "ipython",
  "tool_code",
  "code",
  "pycon",
]);
/** Fences without a language, or with one that says little. */
const UNSURE: ReadonlySet<string> = new Set(["", "repl", "console"]);

interface Fence {
  readonly code: string;
  readonly language: string;
  readonly start: number;
}

function fencedBlocks(text: string): Blocks | null {
  const fences = readFences(text);
  const sure = fences.filter(({ language }) => PYTHON.has(language));
  const chosen =
    sure.length > 0 ? sure : fences.filter(({ code, language }) => UNSURE.has(language) && isProgram(code));
  if (chosen.length === 0) return null;
  return { codes: chosen.map(({ code }) => code), start: (chosen[0] as Fence).start };
}

function readFences(text: string): readonly Fence[] {
  const fences: Fence[] = [];
  let from = 0;
  while (fences.length < BLOCKS) {
    FENCE.lastIndex = from;
    const match = FENCE.exec(text);
    if (match === null) break;
    const [all, lead = "", marks = "```", language = "", rest = ""] = match;
    const start = match.index + lead.length;
    if (fences.length > 0 && hasObservation(text.slice(from, start))) break;
    const head = match.index + all.length;
    // ```python print(1)```
    const inline = new RegExp(`^\\s*(.*?)${marks}\\s*$`).exec(rest);
    if (inline !== null && (inline[1] ?? "") !== "") {
      fences.push({ code: cleaned(inline[1] as string), language: language.toLowerCase(), start });
      from = head;
      continue;
    }
    const { code, end } = closeFence(text, head, marks);
    if (code !== "") fences.push({ code, language: language.toLowerCase(), start });
    from = end;
  }
  return fences;
}

/** The fence that makes a program of what is between; one in a string of the program does not. */
function closeFence(text: string, head: number, marks: string): { readonly code: string; readonly end: number } {
  const closing = new RegExp(`\\n?[ \\t]*${escaped(marks)}${marks[0]}*[ \\t]*(?:<end_code>)?[ \\t]*(?=\\n|$|<)`, "g");
  closing.lastIndex = head;
  let first: { readonly code: string; readonly end: number } | null = null;
  for (let tried = 0; tried < CANDIDATES; tried++) {
    const match = closing.exec(text);
    if (match === null) break;
    const code = cleaned(text.slice(head, match.index));
    const found = { code, end: match.index + match[0].length };
    if (parses(code)) return found;
    first ??= found;
  }
  if (first !== null) return first;
  const rest = text.slice(head);
  return { code: cleaned(rest.slice(0, endWithoutTag(rest))), end: text.length };
}

// --------------------------------------------------------------------------------------------------------- plain code

/** The reply itself, or what is behind a line `Code:`, when that is a program. */
function wholeText(text: string): Blocks | null {
  const code = cleaned(text);
  if (isProgram(code)) return { codes: [code], start: 0 };
  const label = /(?:^|\n)[ \t]*\**Code\**:\**[ \t]*\n?/i.exec(text);
  if (label === null) return null;
  const rest = text.slice(label.index + label[0].length);
  const behind = cleaned(rest.slice(0, endWithoutTag(rest)));
  return isProgram(behind) ? { codes: [behind], start: label.index } : null;
}

/** A call of a tool in JSON, as models trained on tool calls write it: `{"name": …, "arguments": {"code": …}}`. */
function jsonCode(text: string): Blocks | null {
  const match = /^[^{]*?(?:```(?:json)?\s*|<tool_call>\s*)?(\{[\s\S]*\})\s*(?:```|<\/tool_call>)?\s*$/.exec(text);
  if (match === null) return null;
  const code = codeField(parseJson(match[1] as string), 0);
  return code === null ? null : { codes: [cleaned(code)], start: text.indexOf(match[1] as string) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function codeField(value: unknown, depth: number): string | null {
  if (typeof value !== "object" || value === null || depth > 3) return null;
  const fields = value as Readonly<Record<string, unknown>>;
  for (const name of ["code", "python", "source"]) {
    const code = fields[name];
    if (typeof code === "string" && code.trim() !== "") return code;
  }
  for (const name of ["arguments", "parameters", "input", "function"]) {
    const inner = fields[name];
    const code = codeField(typeof inner === "string" ? parseJson(inner) : inner, depth + 1);
    if (code !== null) return code;
  }
  return null;
}

/** `{thought, code}` of the structured mode; null when the reply is not that. */
export function extractStructured(reply: string): Extracted | null {
  const match = /\{[\s\S]*\}/.exec(reply);
  const fields = match === null ? null : parseJson(match[0]);
  if (typeof fields !== "object" || fields === null) return null;
  const { thought, code } = fields as { readonly thought?: unknown; readonly code?: unknown };
  if (typeof code !== "string" || code.trim() === "") return null;
  return { kind: "code", code: cleaned(code), thought: typeof thought === "string" ? thought : "" };
}

// ----------------------------------------------------------------------------------------------------------- cleaning

/** A block without the fences, prompts and indentation around the program. */
function cleaned(block: string): string {
  let code = block
    .replaceAll("\r\n", "\n")
    .replace(/^(?:[ \t]*\n)+/, "")
    .trimEnd();
  const fence = /^[ \t]*(`{3,9}|~{3,9})[ \t]*\{?\.?[\w+#-]*\}?[ \t]*\n?/.exec(code);
  if (fence !== null) {
    code = code.slice(fence[0].length);
    const end = new RegExp(`\\n?[ \\t]*${fence[1]}[ \\t]*$`).exec(code);
    if (end !== null) code = code.slice(0, end.index);
  }
  code = code.replace(/^(?:python3?|py)[ \t]*\n(?=[^\n])/i, "");
  code = code.replace(/^(?:[ \t]*\n)+/, "").trimEnd();
  return dedented(withoutPrompts(code));
}

/** Lines of an interactive session: only what was typed. */
function withoutPrompts(code: string): string {
  if (!/^[ \t]*(?:>>>|In \[\d+\]:)(?: |$)/m.test(code) || parses(code)) return code;
  const typed: string[] = [];
  for (const line of code.split("\n")) {
    const match = /^[ \t]*(?:>>>|\.\.\.|In \[\d+\]:)(?: (.*))?$/.exec(line);
    if (match !== null) typed.push(match[1] ?? "");
  }
  return typed.join("\n").trimEnd();
}

/** Without the indentation that all lines share, when only that makes it a program. */
function dedented(code: string): string {
  if (!/^[ \t]/.test(code) || parses(code)) return code;
  const lines = code.split("\n");
  const indent = /^[ \t]*/.exec(lines[0] as string)?.[0] ?? "";
  if (lines.every((line) => line.trim() === "" || line.startsWith(indent)))
    return lines.map((line) => line.slice(indent.length)).join("\n");
  return [(lines[0] as string).trimStart(), ...lines.slice(1)].join("\n");
}

function parses(code: string): boolean {
  return bodyOf(code) !== null;
}

function bodyOf(code: string): readonly object[] | null {
  parsed += code.length + 1000;
  if (code.length > PARSED_LENGTH || parsed > PARSED_IN_ALL) return null;
  try {
    const tree = parseModule(code, { filename: "<reply>" });
    return "body" in tree && Array.isArray(tree.body) ? (tree.body as readonly object[]) : null;
  } catch (error) {
    if (error instanceof PythonSyntaxError) return null;
    // A `\N{…}` escape: certainly Python.
    if (error instanceof CharacterNamesNeeded) return [{ kind: "Assign" }];
    throw error;
  }
}

/** Does it do anything? Prose of one word parses as well. */
function isProgram(code: string): boolean {
  const body = bodyOf(code);
  if (body === null) return false;
  return body.some((statement) => {
    const { kind, value } = statement as { readonly kind: string; readonly value?: unknown };
    if (kind === "AnnAssign") return value !== null && value !== undefined;
    if (kind !== "Expr" && kind !== "Pass") return true;
    return hasCall(value);
  });
}

function hasCall(node: unknown): boolean {
  const pending: unknown[] = [node];
  for (let visited = 0; pending.length > 0 && visited < 10_000; visited++) {
    const at = pending.pop();
    if (typeof at !== "object" || at === null) continue;
    if ((at as { readonly kind?: unknown }).kind === "Call") return true;
    pending.push(...(Array.isArray(at) ? (at as unknown[]) : Object.values(at)));
  }
  return false;
}
