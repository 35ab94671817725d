/**
 * The limits of a run (design §5): one table gives names, defaults, what is counted and the text a model reads. The meter
 * itself is a few fields of the machine, so that charging is a subtraction and a test.
 */

import type { Value } from "../objects/model.js";
import { closestName } from "../objects/suggest.js";

export interface LimitRow {
  readonly default: number | null;
  readonly unit: string;
  readonly counts: string;
  /** What to try next. */
  readonly hint: string;
}

export const LIMITS = {
  instructions: {
    default: 10_000_000,
    unit: "instructions",
    counts: "bytecode instructions of a run, plus native work by its size",
    hint: "Use a cheaper algorithm, smaller inputs, or split the work over several runs.",
  },
  memory: {
    default: 64 * 1024 * 1024,
    unit: "bytes",
    counts: "bytes of live guest values",
    hint: "Keep less data at once: process items one by one (generators) and delete what is no longer needed.",
  },
  output: {
    default: 1024 * 1024,
    unit: "bytes",
    counts: "bytes printed to stdout and stderr",
    hint: "Print less: summaries and samples instead of whole collections.",
  },
  depth: {
    default: 1000,
    unit: "frames",
    counts:
      "nested guest calls; passing it raises RecursionError, which the program may catch; sys.setrecursionlimit raises it up to tenfold, where the run ends",
    hint: "Replace recursion by a loop with an explicit stack.",
  },
  source: {
    default: 1024 * 1024,
    unit: "bytes",
    counts: "bytes of source text",
    hint: "Send a shorter program; pass data as inputs instead of literals.",
  },
  toolCalls: {
    default: 1000,
    unit: "calls",
    counts: "calls of host tools",
    hint: "Call the tool fewer times, or for several items at once.",
  },
  concurrentCalls: {
    default: 32,
    unit: "calls",
    counts: "calls of asynchronous tools under way at once; further ones wait their turn",
    hint: "Await some calls before making more.",
  },
  argumentBytes: {
    default: 1024 * 1024,
    unit: "bytes",
    counts: "bytes of the arguments of one tool call; passing it raises ValueError, which the program may catch",
    hint: "Pass less to the tool at once.",
  },
  resultBytes: {
    default: 8 * 1024 * 1024,
    unit: "bytes",
    counts: "bytes of one tool's result; passing it raises RuntimeError, which the program may catch",
    hint: "Ask the tool for less at once.",
  },
  fileBytes: {
    default: 16 * 1024 * 1024,
    unit: "bytes",
    counts: "bytes of all virtual files; passing it raises OSError, which the program may catch",
    hint: "Write less, or remove files that are no longer needed.",
  },
  files: {
    default: 1000,
    unit: "files",
    counts: "virtual files and directories; passing it raises OSError, which the program may catch",
    hint: "Put several records into one file.",
  },
  time: {
    default: null,
    unit: "milliseconds",
    counts: "wall clock of guest execution; the time that tools take does not count",
    hint: "Use a cheaper algorithm or smaller inputs.",
  },
} as const satisfies Record<string, LimitRow>;

export type LimitName = keyof typeof LIMITS;
export type Limits = { readonly [name in LimitName]?: number };
export type ResolvedLimits = { readonly [name in LimitName]: number };

const LIMIT_NAMES: ReadonlySet<string> = new Set(Object.keys(LIMITS));
/** Is there a limit of that name? */
export function isLimitName(name: string): name is LimitName {
  return LIMIT_NAMES.has(name);
}

/** Fills in defaults; throws a RangeError naming what was wrong. */
export function resolveLimits(limits: Limits = {}): ResolvedLimits {
  const resolved: Record<string, number> = {};
  for (const name of Object.keys(limits))
    if (!Object.hasOwn(LIMITS, name))
      throw new RangeError(
        `unknown limit '${name}': ${suggestion(name)}expected one of ${Object.keys(LIMITS).join(", ")}`,
      );
  for (const name of Object.keys(LIMITS) as LimitName[]) {
    const given = Object.hasOwn(limits, name) ? limits[name] : undefined;
    const value: number = given ?? LIMITS[name].default ?? Number.POSITIVE_INFINITY;
    if (
      typeof value !== "number" ||
      Number.isNaN(value) ||
      value < 0 ||
      (value !== Number.POSITIVE_INFINITY && !Number.isSafeInteger(value))
    )
      throw new RangeError(
        `limit '${name}' must be a non-negative integer of ${LIMITS[name].unit}, not ${typeof value === "string" ? `"${value as string}"` : String(value)}`,
      );
    resolved[name] = value;
  }
  return resolved as ResolvedLimits;
}

function suggestion(name: string): string {
  const close = closestName(name, Object.keys(LIMITS));
  return close === null ? "" : `did you mean '${close}'? `;
}

/** Why a run was stopped. */
export interface Stop {
  readonly kind: "limit" | "aborted" | "finished";
  readonly limit?: LimitName;
  readonly message: string;
  /** "finished": the answer, and its repr as `message`. */
  readonly answer?: Value;
}

/** The sentence for a limit that was met. */
export function limitMessage(name: LimitName, limit: number): string {
  return `${name} limit reached: the budget is ${limit} ${LIMITS[name].unit} (${LIMITS[name].counts}). ${LIMITS[name].hint}`;
}
