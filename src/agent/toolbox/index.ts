/**
 * The toolbox: tools that most agents want, each under an egress policy: search the web, read a page, look something up in
 * Wikipedia, ask the user. `coluber/agent` reaches the network through these alone.
 */

import { createInterface } from "node:readline/promises";
import { ToolError, tool, type ToolDefinition } from "../../host/tools.js";
import { fetchPage, pageText, type EgressPolicy, type Page } from "./egress.js";
import { parseDocument, toMarkdown, type DocumentLike } from "./markdown.js";

export interface SearchResult {
  readonly title: string;
  readonly url: string;
  readonly snippet: string;
}

export interface WebSearchOptions {
  readonly policy?: EgressPolicy;
  /**
   * The engine: a URL in which `{query}` and `{count}` are filled in. Answers may be HTML (DuckDuckGo's, or any page of
   * links) or JSON (SearXNG, Brave and engines like them). Default DuckDuckGo.
   */
  readonly endpoint?: string;
  /** For engines that want a key. Sent to the engine's own host only. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Results unless the call says otherwise. Default 10. */
  readonly results?: number;
}

const DUCKDUCKGO = "https://html.duckduckgo.com/html/?q={query}";
const MOST_RESULTS = 50;
const SNIPPET = 500;

const RESULT_LIST = {
  type: "array",
  items: {
    type: "object",
    properties: { title: { type: "string" }, url: { type: "string" }, snippet: { type: "string" } },
  },
} as const;

/** `web_search(query, max_results=10)`: a list of dicts with title, url and snippet. */
export function webSearch(
  options: WebSearchOptions = {},
): ToolDefinition<{ query: string; max_results: number }, SearchResult[]> {
  const { endpoint = DUCKDUCKGO, headers = {}, results = 10 } = options;
  const { host } = new URL(endpoint.replace("{query}", "x").replace("{count}", "1"));
  return tool<{ query: string; max_results: number }, SearchResult[]>({
    description:
      "Searches the web. Gives a list of dicts with the keys title, url and snippet; read a page with visit_webpage.",
    inputSchema: {
      type: "object",
      properties: {
        query: { type: "string", minLength: 1, maxLength: 500 },
        max_results: { type: "integer", minimum: 1, maximum: MOST_RESULTS, default: results },
      },
      required: ["query"],
    },
    outputSchema: RESULT_LIST,
    async: true,
    idempotent: true,
    execute: async ({ query, max_results: count }, { signal }) => {
      const url = endpoint
        .replaceAll("{query}", () => encodeURIComponent(query))
        .replaceAll("{count}", () => String(count));
      // The engine is the host's choice: it may stand on an unusual port, and gets the key; a redirect elsewhere does not.
      const page = await fetchPage(
        url,
        { ...options.policy, maxRedirects: Object.keys(headers).length === 0 ? 5 : 0 },
        {
          headers,
          signal,
          alsoAllow: [host],
        },
      );
      if (page.status >= 400) throw new ToolError("OSError", `the search engine answered with status ${page.status}`);
      return (await resultsOf(page)).slice(0, count);
    },
  });
}

async function resultsOf(page: Page): Promise<SearchResult[]> {
  const text = pageText(page);
  if (/\bjson\b/i.test(page.contentType) || /^\s*[[{]/.test(text)) return jsonResults(text);
  const document = await parseDocument(text);
  return document === null ? [] : htmlResults(document, page.url);
}

/** Lists of results where engines put them, under the names that they use. */
function jsonResults(text: string): SearchResult[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new ToolError("OSError", "the search engine's answer cannot be read");
  }
  for (const path of [
    [],
    ["results"],
    ["web", "results"],
    ["organic"],
    ["organic_results"],
    ["items"],
    ["data"],
    ["webPages", "value"],
  ]) {
    let at: unknown = data;
    for (const key of path) at = isRecord(at) ? at[key] : undefined;
    if (!Array.isArray(at)) continue;
    return (at as unknown[]).filter(isRecord).flatMap((item): SearchResult[] => {
      const url = textAt(item, "url", "link", "href");
      if (!/^https?:/i.test(url)) return [];
      return [
        {
          title: textAt(item, "title", "name") || url,
          url,
          snippet: stripped(textAt(item, "content", "description", "snippet", "body")),
        },
      ];
    });
  }
  return [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function textAt(item: Readonly<Record<string, unknown>>, ...names: readonly string[]): string {
  for (const name of names) if (typeof item[name] === "string") return item[name];
  return "";
}

function stripped(text: string): string {
  return text
    .slice(0, 4 * SNIPPET)
    .replaceAll(/<[^<>]{0,200}>/g, "")
    .replaceAll(/\s+/g, " ")
    .trim()
    .slice(0, SNIPPET);
}

interface Linked {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  closest?(selector: string): (Linked & { querySelector?(selector: string): Linked | null }) | null;
}

/** DuckDuckGo's results by their classes; of another page, its links to other hosts. */
function htmlResults(document: DocumentLike, base: string): SearchResult[] {
  const found = new Map<string, SearchResult>();
  const take = (links: Iterable<unknown>, isOwn: boolean): void => {
    for (const link of links as Iterable<Linked>) {
      const url = targetOf(link.getAttribute("href") ?? "", base);
      if (url === null || found.has(url) || (!isOwn && new URL(url).host === new URL(base).host)) continue;
      const title = stripped(link.textContent ?? "");
      if (title === "") continue;
      const around = link.closest?.(".result, .web-result, tr, li, article, div") ?? null;
      const snippet = stripped(
        around?.querySelector?.(".result__snippet, .result-snippet, .snippet, p")?.textContent ?? "",
      );
      found.set(url, { title, url, snippet });
    }
  };
  take(document.querySelectorAll("a.result__a, a.result-link"), true);
  if (found.size === 0) take(document.querySelectorAll("a[href]"), false);
  return [...found.values()];
}

/** Where a result leads: engines wrap links into redirects of their own. */
function targetOf(href: string, base: string): string | null {
  let url: URL;
  try {
    url = new URL(href, base);
  } catch {
    return null;
  }
  const wrapped = url.searchParams.get("uddg");
  if (wrapped !== null) return targetOf(wrapped, base);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  // Advertisements.
  if (/(^|\.)duckduckgo\.com$/.test(url.hostname)) return null;
  return url.href;
}

export interface VisitWebpageOptions {
  readonly policy?: EgressPolicy;
  /** Characters of a page; the rest is cut. Default 40000. */
  readonly maxCharacters?: number;
}

/** `visit_webpage(url)`: the page as Markdown. */
export function visitWebpage(options: VisitWebpageOptions = {}): ToolDefinition<{ url: string }, string> {
  return tool<{ url: string }, string>({
    description: "Reads a web page and gives its text as Markdown.",
    inputSchema: {
      type: "object",
      properties: { url: { type: "string", description: "http or https" } },
      required: ["url"],
    },
    outputSchema: { type: "string" },
    async: true,
    idempotent: true,
    execute: async ({ url }, { signal }) => {
      const page = await fetchPage(url, options.policy, { signal });
      if (page.status >= 400) throw new ToolError("OSError", `${page.url} answered with status ${page.status}`);
      const text = await readable(page);
      const most = options.maxCharacters ?? 40_000;
      if (text.length <= most && !page.isTruncated) return text;
      return `${text.slice(0, most)}\n\n… the rest of the page is left out`;
    },
  });
}

async function readable(page: Page): Promise<string> {
  const type = page.contentType.split(";")[0].trim().toLowerCase();
  const isHtml = type === "text/html" || type === "application/xhtml+xml";
  const text = pageText(page);
  if (isHtml || (type === "" && /^\s*<(!doctype|html)/i.test(text))) return toMarkdown(text, page.url);
  if (type === "" || type.startsWith("text/") || /[/+](json|xml|javascript|yaml)$/.test(type)) return text;
  throw new ToolError("ValueError", `${page.url} is ${type.slice(0, 100)}, not a page of text`);
}

export interface WikipediaOptions {
  readonly policy?: EgressPolicy;
  /** "en", "de" … Default "en". */
  readonly language?: string;
  /** api.php of a MediaWiki. Default Wikipedia's. */
  readonly endpoint?: string;
}

/** `wikipedia_search(query, max_results=3)`: the best articles' titles, addresses and introductions. */
export function wikipediaSearch(
  options: WikipediaOptions = {},
): ToolDefinition<{ query: string; max_results: number }, SearchResult[]> {
  const { language = "en" } = options;
  if (!/^[a-z][a-z-]{1,20}$/.test(language)) throw new TypeError(`language: '${language}' is none`);
  const endpoint = options.endpoint ?? `https://${language}.wikipedia.org/w/api.php`;
  return tool<{ query: string; max_results: number }, SearchResult[]>({
    description:
      "Searches Wikipedia. Gives a list of dicts with the keys title, url and snippet (the article's introduction), best first.",
    inputSchema: {
      type: "object",
      properties: {
        query: { type: "string", minLength: 1, maxLength: 300 },
        max_results: { type: "integer", minimum: 1, maximum: 10, default: 3 },
      },
      required: ["query"],
    },
    outputSchema: RESULT_LIST,
    async: true,
    idempotent: true,
    execute: async ({ query, max_results: count }, { signal }) => {
      const url = new URL(endpoint);
      const parameters = {
        action: "query",
        format: "json",
        formatversion: "2",
        generator: "search",
        gsrsearch: query,
        gsrlimit: String(count),
        prop: "extracts|info",
        inprop: "url",
        exintro: "1",
        explaintext: "1",
        exlimit: "max",
      };
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
      const page = await fetchPage(url.href, options.policy, { signal, alsoAllow: [url.host] });
      if (page.status >= 400) throw new ToolError("OSError", `Wikipedia answered with status ${page.status}`);
      return articles(pageText(page)).slice(0, count);
    },
  });
}

function articles(text: string): SearchResult[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new ToolError("OSError", "Wikipedia's answer cannot be read");
  }
  const query = isRecord(data) ? data["query"] : null;
  const pages = isRecord(query) ? query["pages"] : null;
  const list = Array.isArray(pages) ? (pages as unknown[]) : isRecord(pages) ? Object.values(pages) : [];
  return list
    .filter(isRecord)
    .sort((one, other) => Number(one["index"] ?? 0) - Number(other["index"] ?? 0))
    .map((page) => ({
      title: textAt(page, "title"),
      url: textAt(page, "fullurl", "canonicalurl"),
      snippet: textAt(page, "extract").slice(0, 4000),
    }));
}

export interface UserInputOptions {
  /** Asks; default: on the terminal. */
  readonly ask?: (question: string, signal: AbortSignal) => string | Promise<string>;
}

/** `user_input(question)`: what the user answers. */
export function userInput(options: UserInputOptions = {}): ToolDefinition<{ question: string }, string> {
  return tool<{ question: string }, string>({
    description: "Asks the user a question and gives the answer.",
    inputSchema: {
      type: "object",
      properties: { question: { type: "string", minLength: 1, maxLength: 4000 } },
      required: ["question"],
    },
    outputSchema: { type: "string" },
    async: true,
    execute: async ({ question }, { signal }) => (options.ask ?? askTerminal)(question, signal),
  });
}

async function askTerminal(question: string, signal: AbortSignal): Promise<string> {
  if (!process.stdin.isTTY) throw new ToolError("EOFError", "nobody is there to answer");
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    // A question is a stranger's text: no control characters on the terminal.
    // oxlint-disable-next-line no-control-regex -- these are what is left out
    return await terminal.question(`${question.replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, " ")}\n> `, {
      signal,
    });
  } finally {
    terminal.close();
  }
}

export interface ToolboxOptions {
  /** Of all tools that reach the network. */
  readonly policy?: EgressPolicy;
  readonly search?: Omit<WebSearchOptions, "policy">;
  readonly page?: Omit<VisitWebpageOptions, "policy">;
  readonly wikipedia?: Omit<WikipediaOptions, "policy">;
  /** Adds `user_input`. */
  readonly ask?: UserInputOptions["ask"] | true;
}

/** The tools that most agents want, under one policy. */
export function toolbox(options: ToolboxOptions = {}): Record<string, ToolDefinition> {
  const policy = options.policy === undefined ? {} : { policy: options.policy };
  const tools: Record<string, unknown> = {
    web_search: webSearch({ ...options.search, ...policy }),
    visit_webpage: visitWebpage({ ...options.page, ...policy }),
    wikipedia_search: wikipediaSearch({ ...options.wikipedia, ...policy }),
  };
  if (options.ask !== undefined) tools["user_input"] = userInput(options.ask === true ? {} : { ask: options.ask });
  return tools as Record<string, ToolDefinition>;
}

export type { EgressPolicy } from "./egress.js";
