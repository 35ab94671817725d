/** `from __future__` statements: they stand at the head of a file, and only `annotations` still changes anything. */

import type { Located, Mod } from "../syntax/ast.js";

export interface Futures {
  readonly annotations: boolean;
  /** The line of the last of them; 0 when there is none. */
  readonly lastLine: number;
}

const FEATURES: ReadonlySet<string> = new Set([
  "nested_scopes",
  "generators",
  "division",
  "absolute_import",
  "with_statement",
  "print_function",
  "unicode_literals",
  "barry_as_FLUFL",
  "generator_stop",
  "annotations",
]);

export function readFutures(
  tree: Mod,
  complain: (message: string, location: Located, rangeless: boolean) => never,
): Futures {
  let annotations = false;
  let lastLine = 0;
  if (tree.kind === "Expression") return { annotations, lastLine };
  for (let i = 0; i < tree.body.length; i++) {
    const node = tree.body[i];
    const isDocstring =
      i === 0 && node.kind === "Expr" && node.value.kind === "Constant" && node.value.value.type === "str";
    if (isDocstring) continue;
    if (node.kind !== "ImportFrom" || node.module !== "__future__" || node.level !== 0) break;
    for (const { name } of node.names) {
      if (name === "annotations") annotations = true;
      else if (name === "braces") complain("not a chance", node, true);
      else if (!FEATURES.has(name)) complain(`future feature ${name} is not defined`, node, true);
    }
    lastLine = node.line;
  }
  return { annotations, lastLine };
}
