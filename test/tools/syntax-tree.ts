// Walking the syntax trees that oxc-parser makes of TypeScript, for the house checks and the enum plugin.
// Invariant: every node is visited once, parents first.

/** A node of the tree; its other fields depend on `type`. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** Whether `value` is a node of the tree. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** Calls `visit` for `root` and every node below it. */
export function walk(root: unknown, visit: (node: SyntaxNode) => void): void {
  if (Array.isArray(root)) {
    for (const item of root) walk(item, visit);
  } else if (isNode(root)) {
    visit(root);
    for (const field in root) {
      const value = root[field];
      if (typeof value === "object" && value !== null) walk(value, visit);
    }
  }
}
