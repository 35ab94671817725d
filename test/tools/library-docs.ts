// What spec/library.md says of each module: every public name with its signature, and the instructions that a native costs
// beyond what it charges by size. Read from the modules themselves, loaded in a sandbox, so that nothing can be out of step.

import { CodeFlag } from "../../src/compile/code.js";
import { Sandbox } from "../../src/host/sandbox.js";
import { MODULES } from "../../src/library/modules.js";
import type { PyDict } from "../../src/objects/dictionary.js";
import { PyFunction } from "../../src/objects/function.js";
import {
  PyClassMethod,
  PyList,
  PyModule,
  PyProperty,
  PyStaticMethod,
  PyTuple,
  PyType,
  type Value,
} from "../../src/objects/model.js";
import { PyNative } from "../../src/objects/native.js";

/** Loads every module and gives them by name. */
function loadAll(names: readonly string[]): ReadonlyMap<string, Value> {
  const limits = { instructions: 1e9, memory: 2 ** 29, time: 300_000 };
  const sandbox = new Sandbox({ imports: ["*"], files: {}, limits });
  const outcome = sandbox.runSync(names.map((name) => `import ${name}\n`).join(""));
  if (outcome.status !== "done") throw new Error(`the modules do not load: ${JSON.stringify(outcome)}`);
  return sandbox["session"].machine.modules;
}

/** Parameters of a function of frozen Python, as they are written; defaults are only marked. */
function frozenSignature(name: string, made: PyFunction, skipsFirst: boolean): string {
  const { code } = made.linked;
  const parts: string[] = [];
  const defaults = made.defaults?.length ?? 0;
  for (let index = 0; index < code.argCount; index++) {
    const isOptional = index >= code.argCount - defaults;
    parts.push(code.localNames[index] + (isOptional ? "=…" : ""));
    if (index + 1 === code.positionalOnlyCount) parts.push("/");
  }
  let next = code.argCount + code.keywordOnlyCount;
  if ((code.flags & CodeFlag.VARARGS) !== 0) parts.push(`*${code.localNames[next++]}`);
  else if (code.keywordOnlyCount > 0) parts.push("*");
  for (let index = 0; index < code.keywordOnlyCount; index++) {
    const parameter = code.localNames[code.argCount + index];
    parts.push(parameter + (made.keywordDefaults?.getName(parameter) === undefined ? "" : "=…"));
  }
  if ((code.flags & CodeFlag.VARKEYWORDS) !== 0) parts.push(`**${code.localNames[next]}`);
  if (skipsFirst) {
    parts.shift();
    if (parts[0] === "/") parts.shift();
  }
  return `${name}(${parts.join(", ")})`;
}

/** A native's signature without the conversions of its parameters. */
function nativeSignature(native: PyNative): string {
  const text = native.signature.text.replaceAll(
    /(\w): ?(index|size|slice|int|float|str|text|bool|list|buffer|type|callable)\b/g,
    "$1",
  );
  return text
    .replaceAll(/\((self|type), \/(, )?/g, "(")
    .replace(/\((self|type)(, )?/, "(")
    .replace(/^\w+\(/, `${native.name}(`);
}

function inCode(text: string): string {
  return `\`${text}\``;
}

function costOf(native: PyNative): string {
  return native.cost > 1 ? ` (${native.cost})` : "";
}

/** The public methods of a class, each with its parameters. */
function methodsOf(cls: PyType): string {
  const shown: string[] = [];
  for (const [name, value] of cls.attributes as Iterable<[string, unknown]>) {
    if (name.startsWith("_")) continue;
    const inner = value instanceof PyStaticMethod || value instanceof PyClassMethod ? value.func : value;
    if (inner instanceof PyNative) shown.push(inCode(nativeSignature(inner)) + costOf(inner));
    else if (inner instanceof PyFunction)
      shown.push(inCode(frozenSignature(name, inner, !(value instanceof PyStaticMethod))));
    else if (inner instanceof PyProperty) shown.push(inCode(name));
    else if (inner !== null && typeof inner === "object") shown.push(inCode(name));
  }
  return shown.join(", ");
}

function classLine(name: string, cls: PyType): string {
  const bases = cls.bases.map((base) => base.name).filter((base) => base !== "object");
  const made = cls.construct;
  const init = cls.attributes.get("__init__");
  let head = name;
  if (made instanceof PyNative) head = nativeSignature(made).replace(/^\w+\(/, `${name}(`);
  else if (init instanceof PyFunction) head = frozenSignature(name, init, true);
  const methods = methodsOf(cls);
  return `- class ${inCode(head)}${bases.length > 0 ? ` of ${bases.map(inCode).join(", ")}` : ""}${methods === "" ? "" : `: ${methods}`}`;
}

function publicNames(namespace: PyDict): string[] {
  const declared = namespace.getName("__all__");
  const names: string[] = [];
  if (declared instanceof PyList || declared instanceof PyTuple) {
    for (const item of declared.items) if (typeof item === "string") names.push(item);
  } else for (const key of namespace.keys) if (typeof key === "string" && !key.startsWith("_")) names.push(key);
  return [...new Set(names)].filter((name) => namespace.getName(name) !== undefined).sort();
}

function moduleText(name: string, module: PyModule, doc: string): string {
  const functions: string[] = [];
  const classes: string[] = [];
  const others: string[] = [];
  for (const entry of publicNames(module.namespace)) {
    const value = module.namespace.getName(entry) as unknown;
    if (value instanceof PyModule) continue;
    if (value instanceof PyType) classes.push(classLine(entry, value));
    else if (value instanceof PyNative)
      functions.push(inCode(nativeSignature(value).replace(/^\w+\(/, `${entry}(`)) + costOf(value));
    else if (value instanceof PyFunction) functions.push(inCode(frozenSignature(entry, value, false)));
    else others.push(inCode(entry));
  }
  const parts = [`### ${inCode(name)}`, doc];
  if (functions.length > 0) parts.push(`Functions: ${functions.join(", ")}.`);
  if (classes.length > 0) parts.push(classes.join("\n"));
  if (others.length > 0) parts.push(`Also: ${others.join(", ")}.`);
  return parts.join("\n\n");
}

/** The whole list. */
export function librarySections(): string {
  const names = [...MODULES.keys()].filter((name) => !name.startsWith("_")).sort();
  const loaded = loadAll(names);
  const sections: string[] = [];
  for (const name of names) {
    const module = loaded.get(name);
    if (module instanceof PyModule) sections.push(moduleText(name, module, MODULES.get(name)?.doc ?? ""));
  }
  return sections.join("\n\n");
}
