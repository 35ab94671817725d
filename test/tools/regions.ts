// Generated parts of Markdown files: what stands between `<!-- generated: NAME -->` and `<!-- end generated -->` is
// written by a tool, the rest by people. Invariant: replacing a region leaves every other byte as it was.

const END = "<!-- end generated -->";

/** The names of the generated regions of `text`, in order. */
export function regionNames(text: string): string[] {
  return [...text.matchAll(/^<!-- generated: ([\w-]+) -->$/gm)].map((match) => match[1] ?? "");
}

/** `text` with the inside of region `name` replaced by `content`. Throws when there is no such region, or no end of it. */
export function replaceRegion(text: string, name: string, content: string): string {
  const start = `<!-- generated: ${name} -->\n`;
  const at = text.startsWith(start) ? 0 : text.indexOf(`\n${start}`) + 1;
  if (at === 0 && !text.startsWith(start)) throw new Error(`no line "${start.trimEnd()}"`);
  const from = at + start.length;
  const to = text.indexOf(END, from);
  if (to < 0) throw new Error(`region "${name}" has no "${END}"`);
  return `${text.slice(0, from)}\n${content.trim()}\n\n${text.slice(to)}`;
}
