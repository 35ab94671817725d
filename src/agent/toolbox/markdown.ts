/**
 * HTML as Markdown, by linkedom and turndown (optional peers, loaded when they are used). Pages are hostile: what is too
 * large is cut first, and a page that the libraries cannot take is read as plain text by a single pass of our own.
 */

/** Characters of HTML that are looked at. */
const HTML = 1_500_000;
/** Elements nested deeper than this are not given to the libraries, which recurse. */
const DEPTH = 400;
/** Elements that hold nothing to read. */
const HIDDEN = ["script", "style", "noscript", "template", "svg", "iframe", "canvas", "object", "form", "nav", "head"];
const VOID = new Set(
  "area base br col embed hr img input link meta param source track wbr p li td th tr dt dd option".split(" "),
);

interface Converter {
  readonly parseHTML: (html: string) => { readonly document: DocumentLike };
  readonly Turndown: new (options: object) => {
    turndown(node: unknown): string;
    remove(names: string[]): unknown;
    escape: (text: string) => string;
  };
}

interface ElementLike {
  readonly textContent: string | null;
  remove(): void;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
}

export interface DocumentLike {
  readonly documentElement: ElementLike | null;
  readonly title?: string;
  readonly body: ElementLike | null;
  querySelectorAll(selector: string): Iterable<ElementLike>;
}

async function load(): Promise<Converter> {
  try {
    const [linkedom, turndown] = await Promise.all([
      // @ts-ignore -- its types need the DOM library
      import("linkedom") as Promise<unknown>,
      // @ts-ignore -- it has no types
      import("turndown") as Promise<unknown>,
    ]);
    const { parseHTML } = linkedom as Pick<Converter, "parseHTML">;
    return { parseHTML, Turndown: (turndown as { default: Converter["Turndown"] }).default };
  } catch (cause) {
    throw new Error("reading web pages needs the packages linkedom and turndown: npm install linkedom turndown", {
      cause,
    });
  }
}

/** A document of HTML, for tools that look into it; null when it is too deep to be taken apart. */
export async function parseDocument(html: string): Promise<DocumentLike | null> {
  const given = html.slice(0, HTML);
  if (depthOf(given) > DEPTH) return null;
  const { parseHTML } = await load();
  return parseHTML(given).document;
}

/** HTML as Markdown: the title, then the text with absolute links. */
export async function toMarkdown(html: string, base: string): Promise<string> {
  const { Turndown } = await load();
  const document = await parseDocument(html);
  if (document === null || document.documentElement === null) return plainText(html.slice(0, HTML));
  const title = (document.title ?? "").trim();
  for (const name of HIDDEN) for (const element of document.querySelectorAll(name)) element.remove();
  for (const [selector, attribute] of [
    ["a[href]", "href"],
    ["img[src]", "src"],
  ] as const)
    for (const element of document.querySelectorAll(selector)) {
      const target = absolute(element.getAttribute(attribute) ?? "", base);
      element.setAttribute(attribute, target);
    }
  const turndown = new Turndown({
    headingStyle: "atx",
    codeBlockStyle: "fenced",
    bulletListMarker: "-",
    emDelimiter: "*",
  });
  let text: string;
  try {
    text = turndown.turndown(document.body ?? document.documentElement);
  } catch {
    text = plainText(html.slice(0, HTML));
  }
  const body = text
    .replaceAll(/[ \t]+$/gm, "")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
  return title === "" || body.startsWith(`# ${title}`) ? body : `# ${title}\n\n${body}`;
}

function absolute(target: string, base: string): string {
  // Data and scripts in links are no reading matter.
  if (/^\s*(data|javascript|vbscript):/i.test(target)) return "";
  try {
    return new URL(target, base).href;
  } catch {
    return "";
  }
}

/** How deep elements may be nested in it, at most: tags are counted, not matched. */
function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z][a-z0-9-]{0,30})/gi)) {
    if (VOID.has(name.toLowerCase())) continue;
    if (slash === "") deepest = Math.max(deepest, ++depth);
    else depth = Math.max(0, depth - 1);
  }
  return deepest;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["nbsp", " "],
  ["#39", "'"],
]);

/** The text between tags, in one pass. */
export function plainText(html: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open < 0) {
      parts.push(html.slice(at));
      break;
    }
    parts.push(html.slice(at, open));
    const hidden = /^<(script|style|noscript|template)\b/i.exec(html.slice(open, open + 12))?.[1];
    const from = hidden === undefined ? open : closing(html, hidden, open);
    const close = html.indexOf(">", from);
    at = close < 0 ? html.length : close + 1;
    parts.push("\n");
  }
  return parts
    .join("")
    .replaceAll(/&([a-z]{2,4}|#39);/g, (whole, name: string) => ENTITIES.get(name) ?? whole)
    .replaceAll(/[ \t]{2,}/g, " ")
    .replaceAll(/\s*\n\s*/g, "\n")
    .trim();
}

function closing(html: string, name: string, from: number): number {
  const found = html.toLowerCase().indexOf(`</${name.toLowerCase()}`, from);
  return found < 0 ? html.length : found;
}
