/*
 * Writes trees in a plain text form that `ast_dump.py` writes too, so that ours can be held against CPython's.
 */
import type { ConstantValue } from "../../src/syntax/ast.js";

/** Kinds to which CPython gives no position. */
const UNPLACED = new Set([
  "Module",
  "Expression",
  "Interactive",
  "arguments",
  "comprehension",
  "withitem",
  "match_case",
]);
const view = new DataView(new ArrayBuffer(8));

function floatText(value: number): string {
  view.setFloat64(0, value);
  return view.getUint32(0).toString(16).padStart(8, "0") + view.getUint32(4).toString(16).padStart(8, "0");
}

function constantText(value: ConstantValue): string {
  switch (value.type) {
    case "int":
      return `int:${value.value}`;
    case "float":
      return `float:${floatText(value.value)}`;
    case "complex":
      return `complex:${floatText(value.value)}`;
    case "str": {
      const points = value.wide ?? Array.from(value.value, (char) => char.codePointAt(0) as number);
      return `str${value.kind ?? ""}:${points.join(",")}`;
    }
    case "bytes":
      return `bytes:${Array.from(value.value).join(",")}`;
    default:
      return value.type;
  }
}

type Item = { readonly kind: string } & Record<string, unknown>;

/** The text of a tree, one node a line. */
export function dump(root: object): string {
  const lines: string[] = [];
  const visit = (value: unknown, label: string, indent: string): void => {
    if (Array.isArray(value)) {
      lines.push(`${indent}${label}[${value.length}]`);
      for (const item of value) visit(item, "-", indent + " ");
    } else if (
      value !== null &&
      typeof value === "object" &&
      "type" in value &&
      !("kind" in value && "line" in value)
    ) {
      lines.push(`${indent}${label}=${constantText(value as ConstantValue)}`);
    } else if (value !== null && typeof value === "object") {
      const node = value as Item;
      const place = UNPLACED.has(node.kind)
        ? ""
        : ` ${node["line"]}:${node["column"]}-${node["endLine"]}:${node["endColumn"]}`;
      lines.push(`${indent}${label}=${node.kind}${place}`);
      for (const [name, field] of Object.entries(node).slice(5)) visit(field, name, indent + " ");
    } else {
      lines.push(`${indent}${label}=${value === null ? "None" : value}`);
    }
  };
  visit(root, "root", "");
  return lines.join("\n");
}
