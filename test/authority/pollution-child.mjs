// A process whose prototypes are polluted after Coluber was loaded. Runs each program unpolluted, then under every
// pollution, in fresh sandboxes, and prints as JSON what differed: { [pollution]: [program, …] }.

import { readFileSync } from "node:fs";

const { Sandbox } = await import(new URL("../../dist/index.js", import.meta.url).href);
const programs = JSON.parse(readFileSync(process.argv[2], "utf8"));

// What a gadget would be if it were read through a prototype: options, fields of records, marks of protocols. (`get` and
// `set` are left out: with them on Object.prototype every Object.defineProperty of the process throws, Node's own too.)
const GADGETS = {
  polluted: "text",
  // oxlint-disable-next-line no-thenable -- the point of it
  then: (resolve) => resolve("thenable"),
  toJSON: () => "json",
  toString: () => "text of the host",
  valueOf: () => 1,
  length: 7,
  value: "a value",
  writable: false,
  enumerable: true,
  configurable: true,
  default: "a default",
  kind: "Module",
  type: "str",
  name: "a name",
  fields: [],
  signal: { aborted: true, addEventListener() {}, removeEventListener() {} },
  filename: "polluted.py",
  inputs: { polluted: 1 },
  imports: ["*"],
  builtins: { exec: true },
  tools: { polluted: () => "called" },
  modules: { polluted: "x = 1" },
  files: { "/polluted": "text" },
  input: () => "line",
  limits: { instructions: 3 },
  clock: "real",
  seed: 99,
  topLevelAwait: true,
  finalAnswer: "polluted",
  profile: true,
  time: 0,
  constructor: Function,
  __proto__x: 1,
  description: "polluted",
  execute: () => "executed",
  cost: 1_000_000,
  doc: "polluted",
  wantsInstance: true,
};

/** Adds enumerable properties that are read wherever an own one is missing; answers how to undo it. */
function add(target, properties) {
  const before = Object.getOwnPropertyDescriptors(target);
  for (const key of Object.keys(properties))
    Object.defineProperty(target, key, {
      value: properties[key],
      enumerable: true,
      writable: true,
      configurable: true,
    });
  return () => {
    for (const key of Object.keys(properties)) {
      if (Object.hasOwn(before, key)) Object.defineProperty(target, key, before[key]);
      else delete target[key];
    }
  };
}

/** Replaces every method by one that calls it: what instrumentation and polyfills do. */
function wrap(target) {
  const undo = [];
  for (const key of Reflect.ownKeys(target)) {
    const descriptor = Object.getOwnPropertyDescriptor(target, key);
    if (key === "constructor" || typeof descriptor.value !== "function" || !descriptor.configurable) continue;
    const original = descriptor.value;
    Object.defineProperty(target, key, {
      ...descriptor,
      value(...args) {
        return Reflect.apply(original, this, args);
      },
    });
    undo.push(() => Object.defineProperty(target, key, descriptor));
  }
  return () => undo.forEach((each) => each());
}

const { constructor: _constructor, length: _length, ...forInstances } = GADGETS;
const omit = (record, target) => Object.fromEntries(Object.entries(record).filter(([key]) => !(key in target)));

const POLLUTIONS = {
  "Object.prototype has more properties": () => add(Object.prototype, omit(GADGETS, Object.prototype)),
  "Array.prototype has more properties": () => add(Array.prototype, omit(forInstances, Array.prototype)),
  "Map.prototype has more properties": () => add(Map.prototype, omit(forInstances, Map.prototype)),
  "String.prototype has more properties": () => add(String.prototype, omit(forInstances, String.prototype)),
  // oxlint-disable-next-line no-thenable -- the point of it
  "Function.prototype has more properties": () => add(Function.prototype, { polluted: 1, then: 1, execute: 1 }),
  "Object.prototype.toString and valueOf lie": () =>
    add(Object.prototype, { toString: GADGETS.toString, valueOf: GADGETS.valueOf }),
  "Object.prototype's methods are wrapped": () => wrap(Object.prototype),
  "Array.prototype's methods are wrapped": () => wrap(Array.prototype),
  "Map.prototype's methods are wrapped": () => wrap(Map.prototype),
  "String.prototype's methods are wrapped": () => wrap(String.prototype),
};

function outcome(source) {
  const made = new Sandbox({ imports: ["safe"], tools: { echo: (value) => value } }).runSync(source, {
    filename: "p.py",
  });
  const { time: _time, ...used } = made.used;
  return [
    made.status,
    made.stdout,
    made.stderr,
    made.valueRepr,
    made.error?.traceback,
    made.limit,
    used,
    describe(made.cause),
  ]
    .map((part) => (typeof part === "object" ? Object.values(part ?? {}).join() : String(part)))
    .join("\n");
}

/** What a sandbox without options gives away, and what a run without options does. */
function bare(source) {
  try {
    const made = new Sandbox().runSync(source);
    return `${made.status}\n${made.stdout}\n${made.error?.traceback}\n${made.used.instructions}\n${Object.keys(made).join()}`;
  } catch (error) {
    return `threw ${describe(error)}`;
  }
}

function describe(error) {
  return error instanceof Error ? String(error.stack) : "";
}

const BARE = [
  "import math",
  "print(eval('1'))",
  "print(open('/polluted').read())",
  "print(polluted)",
  "import polluted",
  "input()",
  "for i in range(100): pass",
  "import os",
];

const all = [...programs.map((source) => [outcome, source]), ...BARE.map((source) => [bare, source])];
for (const [run, source] of all) run(source);
const expected = all.map(([run, source]) => run(source));
const found = {};
const details = {};
for (const name of Object.keys(POLLUTIONS)) {
  const undo = POLLUTIONS[name]();
  const results = [];
  try {
    for (let index = 0; index < all.length; index++) {
      try {
        results[index] = all[index][0](all[index][1]);
      } catch (error) {
        results[index] = `threw ${describe(error)}`;
      }
    }
  } finally {
    undo();
  }
  const different = all.map((_, index) => index).filter((index) => results[index] !== expected[index]);
  found[name] = different.map((index) => all[index][1].slice(0, 60));
  details[name] = different.map((index) => [expected[index], results[index]]);
}
if (process.argv[3] === "--details") console.error(JSON.stringify(details, null, 1).slice(0, 20_000));
console.log(JSON.stringify({ programs: all.length, found }));
