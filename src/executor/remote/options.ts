/** The options of remote executors, checked when they are given: a `gaurd` that nobody sees would be no guard. */

import {
  checkOptions,
  expectFlag,
  expectMilliseconds,
  expectRecord,
  expectText,
  misuse,
  ownValue,
} from "../../host/misuse.js";
import type { E2BOptions, SweepOptions } from "./e2b.js";
import type { RemoteOptions } from "./executor.js";

type Check = (value: unknown, what: string) => void;

const text: Check = (value, what) => {
  if (value !== undefined) expectText(value, what);
};
const texts =
  (wanted: string): Check =>
  (value, what) => {
    if (value === undefined) return;
    if (!Array.isArray(value)) throw misuse(what, wanted, value);
    for (const each of value as unknown[]) expectText(each, `an entry of ${what}`);
  };
const textsByName: Check = (value, what) => {
  if (value === undefined) return;
  expectRecord(value, what, "an object of strings");
  for (const [name, each] of Object.entries(value as object)) expectText(each, `${what}.${name}`);
};
const record: Check = (value, what) => {
  if (value !== undefined) expectRecord(value, what, "an object");
};

const REMOTE: Readonly<Record<keyof RemoteOptions, Check>> = {
  imports: texts('an array of module names, such as ["math", "json"]'),
  packages: texts('an array of packages, such as ["numpy", "pandas==2.2"]'),
  packageHosts: texts('an array of hosts, such as ["pypi.org"]'),
  environment: textsByName,
  limits: record,
  python: text,
  // Text from outside as a rule: refused with a code, where it is read (session.ts).
  session: () => undefined,
};

const E2B: Readonly<Record<keyof E2BOptions, Check>> = {
  apiKey: text,
  template: text,
  network: (value, what) => {
    if (value === undefined || typeof value === "boolean") return;
    if (Array.isArray(value)) texts("")(value, what);
    else expectRecord(value, what, "true, false, an array of hosts, or E2B's own network options");
  },
  lifetime: expectMilliseconds,
  guard: expectFlag,
  metadata: textsByName,
  envs: textsByName,
  proxy: text,
  domain: text,
  apiUrl: text,
  sandboxUrl: text,
  createMilliseconds: expectMilliseconds,
  requestMilliseconds: expectMilliseconds,
  sdk: (value, what) => {
    if (value === undefined) return;
    const wanted = "the package `e2b`, as import() gives it";
    if (typeof value !== "object" || value === null) throw misuse(what, wanted, value);
    if (typeof (value as { readonly E2B?: unknown }).E2B !== "function") throw misuse(what, wanted, value);
  },
};

function checked<T extends object>(options: T, checks: Readonly<Record<string, Check>>, what: string): T {
  const own = checkOptions(options, new Set(Object.keys(checks)), what);
  for (const [name, check] of Object.entries(checks)) check(ownValue(own, name), name);
  return own;
}

/** Options of `childProcessExecutor`. */
export function checkRemoteOptions(options: RemoteOptions): RemoteOptions {
  return checked(options, REMOTE, "childProcessExecutor");
}

/** Options of `e2bExecutor`. */
export function checkE2BOptions(options: E2BOptions & RemoteOptions): E2BOptions & RemoteOptions {
  return checked(options, { ...REMOTE, ...E2B }, "e2bExecutor");
}

/** A `keep` that names nothing would have what is wanted killed. */
const SWEEP: Readonly<Record<Exclude<keyof SweepOptions, keyof E2BOptions> | "metadata", Check>> = {
  metadata: (value, what) => {
    expectRecord(value, what, "an object of strings");
    textsByName(value, what);
  },
  keep: (value, what) => {
    if (value === undefined) return;
    const wanted = "an array of what `detach` gave";
    if (!Array.isArray(value)) throw misuse(what, wanted, value);
    for (const each of value as unknown[]) {
      expectRecord(each, `an entry of ${what}`, "what `detach` gave");
      expectText(ownValue(each as object, "sandbox"), `the sandbox of an entry of ${what}`);
    }
  },
  olderThanMilliseconds: expectMilliseconds,
};

/** Options of `sweepSandboxes`. */
export function checkSweepOptions(options: SweepOptions): SweepOptions {
  return checked(options, { ...E2B, ...SWEEP }, "sweepSandboxes");
}
