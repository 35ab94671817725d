/** What `coluber run --profile` prints, and the page that `--profile=FILE.html` writes: a flame graph of our own SVG, with nothing fetched. */

import type { Profile, ProfileNode } from "../vm/profile.js";

/** Lines and functions shown. */
const MOST_ROWS = 25;

/** The tables: instructions per function and per line, with the text of the lines. */
export function profileText(profile: Profile, source: string): string {
  const total = Math.max(1, totalOf(profile));
  const text = source.split("\n");
  const share = (count: number): string => `${((100 * count) / total).toFixed(1).padStart(5)} %`;
  const rows = [`${total.toLocaleString("en-US")} instructions`, "", "       own             with callees  function"];
  for (const row of profile.functions.slice(0, MOST_ROWS))
    rows.push(
      `${String(row.self).padStart(12)} ${share(row.self)} ${String(row.total).padStart(12)} ${share(row.total)}  ${row.name} (line ${row.line})`,
    );
  rows.push("", "        instructions  line");
  for (const row of profile.lines.slice(0, MOST_ROWS))
    rows.push(
      `${String(row.instructions).padStart(12)} ${share(row.instructions)}  ${String(row.line).padStart(4)}  ${(text[row.line - 1] ?? "").slice(0, 100)}`,
    );
  return `${rows.join("\n")}\n`;
}

function totalOf(profile: Profile): number {
  return sizes(profile.tree).get(profile.tree) ?? 0;
}

/** Instructions of every node with its children's. */
function sizes(root: ProfileNode): Map<ProfileNode, number> {
  const order = [root];
  for (const node of order) order.push(...node.children);
  const found = new Map<ProfileNode, number>();
  for (const node of order.reverse())
    found.set(
      node,
      node.children.reduce((sum, child) => sum + (found.get(child) ?? 0), node.self),
    );
  return found;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const WIDTH = 1180;
const ROW = 18;
/** Boxes narrower than this (pixels) are left out. */
const NARROWEST = 0.4;
const MOST_DEPTH = 400;

interface Box {
  readonly node: ProfileNode;
  readonly depth: number;
  readonly x: number;
}

/** One page that stands alone: the flame graph, and the source with instructions per line. */
export function profilePage(profile: Profile, source: string, title: string): string {
  const size = sizes(profile.tree);
  const total = Math.max(1, size.get(profile.tree) ?? 0);
  const boxes: Box[] = [{ node: profile.tree, depth: 0, x: 0 }];
  for (const box of boxes) {
    let { x } = box;
    if (box.depth >= MOST_DEPTH) continue;
    for (const child of box.node.children) {
      const units = size.get(child) ?? 0;
      if ((units * WIDTH) / total >= NARROWEST) boxes.push({ node: child, depth: box.depth + 1, x });
      x += units;
    }
  }
  const deepest = boxes.reduce((most, box) => Math.max(most, box.depth), 0);
  const rects = boxes.map((box) => {
    const units = size.get(box.node) ?? 0;
    const left = (box.x * WIDTH) / total;
    const width = (units * WIDTH) / total;
    const name = box.node.name === "" ? "run" : box.node.name;
    const shown = width < 30 ? "" : name.slice(0, Math.floor(width / 7));
    const told = `${name}${box.node.line > 0 ? ` (line ${box.node.line})` : ""}: ${units.toLocaleString("en-US")} instructions, ${((100 * units) / total).toFixed(1)} %, ${box.node.self.toLocaleString("en-US")} of its own`;
    return `<g><title>${escapeHtml(told)}</title><rect x="${left.toFixed(2)}" y="${box.depth * ROW}" width="${Math.max(0.3, width - 0.5).toFixed(2)}" height="${ROW - 1}" fill="${colour(name)}"/><text x="${(left + 3).toFixed(2)}" y="${box.depth * ROW + 13}">${escapeHtml(shown)}</text></g>`;
  });
  const counts = new Map<number, number>();
  for (const row of profile.lines) counts.set(row.line, (counts.get(row.line) ?? 0) + row.instructions);
  const most = Math.max(1, ...counts.values());
  const lines = source.split("\n").map((line, index) => {
    const count = counts.get(index + 1) ?? 0;
    const strength = count === 0 ? 0 : 0.08 + (0.5 * count) / most;
    return `<tr style="background:rgba(255,120,0,${strength.toFixed(2)})"><td>${count === 0 ? "" : count.toLocaleString("en-US")}</td><td>${index + 1}</td><td><pre>${escapeHtml(line)}</pre></td></tr>`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}: instructions</title>
<style>
body{font:14px system-ui,sans-serif;margin:20px;color:#222}
svg text{font:11px ui-monospace,monospace;pointer-events:none}
svg g:hover rect{stroke:#000}
table{border-collapse:collapse;font:12px ui-monospace,monospace}
td{padding:0 8px;text-align:right}td:last-child{text-align:left}pre{margin:0}
</style></head><body>
<h1>${escapeHtml(title)}</h1>
<p>${total.toLocaleString("en-US")} instructions. Each box is a function as called from the one above it; its width is what was charged while it ran.</p>
<svg viewBox="0 0 ${WIDTH} ${(deepest + 1) * ROW}" width="100%" role="img" aria-label="flame graph">${rects.join("")}</svg>
<h2>Lines</h2>
<table>${lines.join("\n")}</table>
</body></html>
`;
}

/** A warm colour that is the same for a name every time. */
function colour(name: string): string {
  let hash = 7;
  for (let index = 0; index < name.length; index++) hash = (hash * 31 + name.charCodeAt(index)) % 9973;
  return `hsl(${20 + (hash % 40)},${60 + (hash % 30)}%,${62 + (hash % 14)}%)`;
}
