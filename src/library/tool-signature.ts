/**
 * Signatures of tools: which arguments a call may have, with the words of CPython's TypeErrors. Plain data and pure
 * functions, so that the machine (a call that is made) and the checker (a call that is read) say the same.
 */

import { closestName } from "../objects/suggest.js";

export interface ToolParameter {
  /** As Python writes it. */
  readonly name: string;
  /** The key under which the host gets it; differs where that is no Python name. */
  readonly property: string;
  /** Python annotation ("list[str]"), or "" for none. */
  readonly annotation: string;
  readonly required: boolean;
  /** The default as Python text; null for required parameters. */
  readonly defaultText: string | null;
  readonly description: string;
}

/** Positional-or-keyword parameters, required ones first; then perhaps `*args` or `**kwargs`. */
export interface ToolSignature {
  /** The tool's name in Python. */
  readonly name: string;
  readonly parameters: readonly ToolParameter[];
  /** Name of the parameter that takes any further positional arguments. */
  readonly varargs: string | null;
  /** Name of the parameter that takes any further named arguments. */
  readonly varkeywords: string | null;
  /** Annotation of the result, or "". */
  readonly returns: string;
}

/** `(city: str, days: int = 3) -> float` */
export function signatureText(signature: ToolSignature): string {
  const parts = signature.parameters.map(
    ({ name, annotation, defaultText }) =>
      name +
      (annotation === "" ? "" : `: ${annotation}`) +
      (defaultText === null ? "" : annotation === "" ? `=${defaultText}` : ` = ${defaultText}`),
  );
  if (signature.varargs !== null) parts.push(`*${signature.varargs}`);
  if (signature.varkeywords !== null) parts.push(`**${signature.varkeywords}`);
  return `(${parts.join(", ")})${signature.returns === "" ? "" : ` -> ${signature.returns}`}`;
}

/** Where each parameter's argument comes from: index of a positional one, keyword, or undefined for the default. */
export interface BoundNames {
  readonly slots: readonly (number | string | undefined)[];
  /** Keywords that `**kwargs` takes. */
  readonly rest: readonly string[];
}

/**
 * Binds a call of so many positional arguments and these keywords; a text when a TypeError is due. A call whose positional
 * arguments or keywords are not all known (`*args`, `**kwargs` in the call) says so in `open`: then nothing is missing.
 */
export function bindNames(
  signature: ToolSignature,
  positional: number,
  keywords: Iterable<string>,
  open = false,
): BoundNames | string {
  const { name, parameters, varargs, varkeywords } = signature;
  const slots: (number | string | undefined)[] = parameters.map((_parameter, index) =>
    index < positional ? index : undefined,
  );
  const rest: string[] = [];
  for (const keyword of keywords) {
    const at = parameters.findIndex((parameter) => parameter.name === keyword);
    if (at === -1) {
      if (varkeywords === null) return complaint(signature, unexpected(signature, keyword));
      rest.push(keyword);
    } else if (slots[at] !== undefined)
      return complaint(signature, `${name}() got multiple values for argument '${keyword}'`);
    else slots[at] = keyword;
  }
  if (positional > parameters.length && varargs === null) return complaint(signature, tooMany(signature, positional));
  if (!open) {
    const missing = parameters.filter((parameter, index) => parameter.required && slots[index] === undefined);
    if (missing.length > 0) return complaint(signature, missingText(name, missing));
  }
  return { slots, rest };
}

/** CPython's words, and what would have been right. */
function complaint(signature: ToolSignature, text: string): string {
  return `${text} (signature: ${signature.name}${signatureText(signature)})`;
}

function unexpected({ name, parameters, varargs }: ToolSignature, keyword: string): string {
  if (parameters.length === 0) return `${name}() takes no ${varargs === null ? "arguments" : "keyword arguments"}`;
  const close = closestName(
    keyword,
    parameters.map((parameter) => parameter.name),
  );
  return `${name}() got an unexpected keyword argument '${keyword}'${close === null ? "" : `. Did you mean '${close}'?`}`;
}

function tooMany({ name, parameters }: ToolSignature, given: number): string {
  const required = parameters.filter((parameter) => parameter.required).length;
  const takes = required === parameters.length ? String(required) : `from ${required} to ${parameters.length}`;
  const plural = parameters.length === 1 && required === 1 ? "" : "s";
  return `${name}() takes ${takes} positional argument${plural} but ${given} ${given === 1 ? "was" : "were"} given`;
}

function missingText(name: string, missing: readonly ToolParameter[]): string {
  const quoted = missing.map((parameter) => `'${parameter.name}'`);
  const last = quoted[quoted.length - 1];
  const list =
    quoted.length === 1
      ? last
      : quoted.length === 2
        ? `${quoted[0]} and ${last}`
        : `${quoted.slice(0, -1).join(", ")}, and ${last}`;
  return `${name}() missing ${missing.length} required positional argument${missing.length === 1 ? "" : "s"}: ${list}`;
}
