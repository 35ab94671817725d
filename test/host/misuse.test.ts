// What a host passes wrongly: every option of every public function, with what came and what is allowed.

import { describe, expect, it } from "vitest";
import {
  Durable,
  MemoryStore,
  Sandbox,
  check,
  compile,
  describeTools,
  readJournal,
  replay,
  runMany,
  type JournalEntry,
} from "../../src/index.js";

/** What is passed is wrong in its type: that is the point. */
type Loose = never;

/** The error of a call, as `Type: message`. */
async function thrown(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Error) return `${error.name}: ${error.message}`;
    throw error;
  }
  return "nothing was thrown";
}

type Row = readonly [given: unknown, message: string];

/** Options that every function has which makes a sandbox. */
const SANDBOX: Readonly<Record<string, readonly Row[]>> = {
  imports: [
    ["math", 'TypeError: imports must be an array of module names, such as ["math", "json"], not "math"'],
    [null, 'TypeError: imports must be an array of module names, such as ["math", "json"], not null'],
    [new Set(["math"]), 'TypeError: imports must be an array of module names, such as ["math", "json"], not an object'],
    [["maths"], 'TypeError: imports: there is no module "maths": did you mean "math"?'],
    [["collection.*"], 'TypeError: imports: there is no module "collection.*": did you mean "collections"?'],
    [
      ["socket"],
      'TypeError: imports: there is no module "socket" (there is no network in the sandbox: call a tool instead)',
    ],
    [[3], 'TypeError: imports: expected module names such as "math", "collections.*" or "*", not 3'],
    [["ma*"], 'TypeError: imports: "ma*" is no module name; wildcards are "*", "package.*" and "safe"'],
  ],
  limits: [
    [null, "TypeError: limits must be an object of budgets by name, not null"],
    [[], "TypeError: limits must be an object of budgets by name, not an array"],
    [{ instruction: 1 }, "RangeError: unknown limit 'instruction': did you mean 'instructions'?"],
    [{ memory: "1" }, `RangeError: limit 'memory' must be a non-negative integer of bytes, not "1"`],
    [{ memory: -1 }, "RangeError: limit 'memory' must be a non-negative integer of bytes, not -1"],
    [{ time: Number.NaN }, "RangeError: limit 'time' must be a non-negative integer of milliseconds, not NaN"],
  ],
  seed: [
    ["a", 'TypeError: seed must be a whole number, not "a"'],
    [1.5, "TypeError: seed must be a whole number, not 1.5"],
    [null, "TypeError: seed must be a whole number, not null"],
  ],
  clock: [
    [
      "wall",
      'TypeError: clock must be "real", milliseconds since 1970, a Date, or a function that gives milliseconds, not "wall"',
    ],
    [new Date(Number.NaN), "not a Date"],
    [Number.NaN, "not NaN"],
  ],
  files: [
    [null, "TypeError: files must be an object or Map of contents by path, not null"],
    [["/a"], "TypeError: files must be an object or Map of contents by path, not an array"],
    [{ "/a": 3 }, "TypeError: files['/a'] must be text, a Uint8Array, or { content, readOnly }, not 3"],
    [{ "/a": { content: "", readonly: true } }, "did you mean 'readOnly'?"],
    [{ "/": "" }, "TypeError: files: '/' cannot be the path of a file"],
  ],
  tools: [
    [null, "TypeError: tools must be an object or Map of tools by name, not null"],
    [[() => 1], "TypeError: tools must be an object or Map of tools by name, not an array"],
    [{ get: 3 }, "TypeError: tools.get: expected a function or a tool (an object with execute, inputSchema …), not 3"],
    [{ get: { execute: "x" } }, 'TypeError: tools.get.execute must be a function, not "x"'],
    [
      { get: { requiresApproval: "x" } },
      'TypeError: tools.get.requiresApproval must be a boolean or a function, not "x"',
    ],
    [{ get: { description: 3 } }, "TypeError: tools.get.description must be a string, not 3"],
    [{ get: { idempotent: 1 } }, "TypeError: tools.get.idempotent must be true or false, not 1"],
    [{ get: { async: 1 } }, "TypeError: tools.get.async must be true or false, not 1"],
    [{ get: { inputSchema: 3 } }, "TypeError: tools.get.inputSchema"],
    [{ get: { outputSchema: "x" } }, "TypeError: tools.get.outputSchema"],
    [
      { get: { execut() {} } },
      "TypeError: unknown field tools.get.execut: did you mean 'execute'?; a tool has description",
    ],
    [{ get: { run() {} } }, "TypeError: unknown field tools.get.run: what a tool does is its 'execute'"],
    [{ get: { inputSchem: {} } }, "did you mean 'inputSchema'?"],
    [
      { get: { inputSchema: { properties: { a: { type: "strin" } } } } },
      'TypeError: tools.get.inputSchema.properties.a.type: there is no type "strin" in JSON Schema, only string, number',
    ],
    [{ get: { inputSchema: { propertis: {} } } }, "unknown keyword 'propertis': did you mean 'properties'?"],
    [
      { get: { inputSchema: { properties: { a: { type: "string", minLenght: 1 } } } } },
      "TypeError: tools.get.inputSchema.properties.a: unknown keyword 'minLenght': did you mean 'minLength'?",
    ],
    [
      { get: { inputSchema: { properties: { a: { pattern: "(" } } } } },
      'TypeError: tools.get.inputSchema.properties.a.pattern: "(" is no regular expression: missing )',
    ],
    [
      { get: { parameters: { properties: { a: { $ref: "http://x/y" } } } } },
      'TypeError: tools.get.parameters.properties.a.$ref: "http://x/y" is not followed',
    ],
    [
      { get: { outputSchema: { $ref: "#/definitions/Row" } } },
      'TypeError: tools.get.outputSchema.$ref: there is nothing at "#/definitions/Row"',
    ],
    [{ "?": () => 1 }, "TypeError: tools: '?' cannot be made a Python name"],
    [{ "a-b": () => 1, a_b: () => 1 }, "TypeError: tools: 'a-b' and 'a_b' are both 'a_b' in Python"],
  ],
  modules: [
    [null, "TypeError: modules must be an object of Python sources, or of objects, by module name, not null"],
    [{ m: 3 }, "TypeError: modules: 'm' must be Python source or an object of functions and constants, not 3"],
    [{ math: "" }, "TypeError: modules: 'math' is the name of a module of the library"],
    [{ "a b": "" }, "TypeError: modules: 'a b' is no Python module name"],
  ],
  onStdout: [[3, "TypeError: onStdout must be a function, not 3"]],
  onStderr: [["x", 'TypeError: onStderr must be a function, not "x"']],
  onApproval: [[true, "TypeError: onApproval must be a function, not true"]],
  onWarning: [[{}, "TypeError: onWarning must be a function, not an object"]],
  record: [[[], "TypeError: record must be a function, not an array"]],
  sliceMilliseconds: [
    [-1, "RangeError: sliceMilliseconds must be a number of milliseconds, 0 or more, not -1"],
    ["5", 'TypeError: sliceMilliseconds must be a number of milliseconds, 0 or more, not "5"'],
    [Number.NaN, "RangeError: sliceMilliseconds must be a number of milliseconds, 0 or more, not NaN"],
  ],
  builtins: [
    [true, "TypeError: builtins must be an object such as { exec: true }, not true"],
    [{ exec: 1 }, "TypeError: builtins.exec must be true or false, not 1"],
    [{ exek: true }, "TypeError: unknown builtins option 'exek': did you mean 'exec'?; the options are exec"],
  ],
  topLevelAwait: [["yes", 'TypeError: topLevelAwait must be true or false, not "yes"']],
  profile: [[1, "TypeError: profile must be true or false, not 1"]],
  finalAnswer: [
    [3, "TypeError: finalAnswer must be a Python name, not 3"],
    ["class", 'TypeError: finalAnswer must be a Python name, not "class"'],
    ["a b", 'TypeError: finalAnswer must be a Python name, not "a b"'],
  ],
  input: [["x", 'TypeError: input must be a function, not "x"']],
};

const RUN: Readonly<Record<string, readonly Row[]>> = {
  inputs: [
    [[1], "TypeError: inputs must be an object or Map of values by name, not an array"],
    [null, "TypeError: inputs must be an object or Map of values by name, not null"],
    ["x", 'TypeError: inputs must be an object or Map of values by name, not "x"'],
    [new Proxy({}, {}), "TypeError: inputs must be an object or Map of values by name, not a Proxy"],
    [{ "a b": 1 }, 'TypeError: a name in inputs must be a Python name, not "a b"'],
    [{ class: 1 }, 'TypeError: a name in inputs must be a Python name, not "class"'],
    [{ "": 1 }, 'TypeError: a name in inputs must be a Python name, not ""'],
    [new Map([[1, 1]]), "TypeError: a name in inputs must be a Python name, not 1"],
    [
      Object.defineProperty({}, "x", { get: () => 1, enumerable: true }),
      "ConversionError: inputs['x']: a getter cannot be passed to the sandbox",
    ],
  ],
  filename: [
    [3, "TypeError: filename must be a string, not 3"],
    [null, "TypeError: filename must be a string, not null"],
  ],
  signal: [
    [3, "TypeError: signal must be an AbortSignal, not 3"],
    [new AbortController(), "TypeError: signal must be an AbortSignal, not an object"],
  ],
  time: [
    ["1", 'TypeError: time must be a number of milliseconds, 0 or more, not "1"'],
    [-1, "RangeError: time must be a number of milliseconds, 0 or more, not -1"],
    [Number.NaN, "RangeError: time must be a number of milliseconds, 0 or more, not NaN"],
  ],
};

const BYTES = new Sandbox().snapshot();
const STORE = new MemoryStore();
const OPTIONS: readonly (readonly [
  name: string,
  make: (options: Loose) => unknown,
  rows: Readonly<Record<string, readonly Row[]>>,
])[] = [
  ["Sandbox", (options) => new Sandbox(options), SANDBOX],
  ["restore", (options) => Sandbox.restore(BYTES, options), { ...SANDBOX, signal: RUN["signal"] ?? [] }],
  ["fork", (options) => new Sandbox().fork(options), SANDBOX],
  ["Durable", (options: object) => Durable.open({ id: "s", store: STORE, ...options }), SANDBOX],
  ["run", (options) => new Sandbox().run("1", options), RUN],
  ["run", (options) => new Sandbox().start("1", options), RUN],
  ["run", (options) => new Sandbox().runSync("1", options), RUN],
  ["run", (options: object) => runMany([{ sandbox: new Sandbox(), source: "1", options }]), RUN],
  ["call", (options) => new Sandbox().call("len", [[]], {}, options), { signal: RUN["signal"] ?? [] }],
  ["call", (options) => new Sandbox().callSync("len", [[]], {}, options), { signal: RUN["signal"] ?? [] }],
  [
    "check",
    (options) => check("1", options),
    {
      imports: SANDBOX["imports"] ?? [],
      tools: SANDBOX["tools"] ?? [],
      modules: SANDBOX["modules"] ?? [],
      files: [[3, "TypeError: files must be an object or Map of contents by path, not 3"]],
      builtins: SANDBOX["builtins"] ?? [],
      topLevelAwait: SANDBOX["topLevelAwait"] ?? [],
      finalAnswer: SANDBOX["finalAnswer"] ?? [],
      globals: [
        [3, "TypeError: globals must be an array or Set of names, not 3"],
        ["x", 'TypeError: globals must be an array or Set of names, not "x"'],
        [[3], "TypeError: a name in globals must be a string, not 3"],
      ],
    },
  ],
  [
    "check",
    (options) => new Sandbox().check("1", options),
    { globals: [[{}, "TypeError: globals must be an array or Set of names, not an object"]] },
  ],
  [
    "compile",
    (options) => compile("1", options),
    { filename: RUN["filename"] ?? [], topLevelAwait: SANDBOX["topLevelAwait"] ?? [] },
  ],
  ["compile", (options) => new Sandbox().compile("1", options), { filename: RUN["filename"] ?? [] }],
  [
    "snapshot",
    (options) => new Sandbox().snapshot(options),
    {
      key: [
        ["secret", 'TypeError: key must be a Uint8Array that is not empty, not "secret"'],
        [new Uint8Array(), "TypeError: key must be a Uint8Array that is not empty"],
      ],
    },
  ],
  [
    "runMany",
    (options) => runMany([], options),
    {
      concurrency: [
        ["4", 'TypeError: concurrency must be a number of jobs at once, not "4"'],
        [0, "RangeError: concurrency must be at least 1, not 0"],
        [Number.NaN, "RangeError: concurrency must be at least 1, not NaN"],
      ],
    },
  ],
  [
    "replay",
    (options) => replay([], options),
    { onStdout: SANDBOX["onStdout"] ?? [], onStderr: SANDBOX["onStderr"] ?? [] },
  ],
];

describe("a wrong option", () => {
  OPTIONS.forEach(([name, make, options], number) => {
    it(`of ${name} (${number + 1}) is named, with what came and what is allowed`, async () => {
      for (const [option, rows] of Object.entries(options))
        for (const [given, message] of rows)
          expect(await thrown(() => make({ [option]: given } as Loose)), option).toContain(message);
      expect(await thrown(() => make({ nothing: 1 } as Loose))).toContain(
        `TypeError: unknown ${name} option 'nothing'`,
      );
    });
  });

  const whole = OPTIONS.filter(([name, make]) => name !== "Durable" && make.length > 0);
  it.each(whole.map(([name], number) => [name, number] as const))(
    "of %s (%s): no object at all",
    async (name, number) => {
      for (const given of [null, 3, "x", []]) {
        const message = await thrown(() => whole[number]?.[1](given as Loose));
        expect(message).toMatch(/(the options of .*|jobs\[0\].*) must be an object/);
        expect(message, name).toContain("not ");
      }
    },
  );

  it("is asked about when its name is near one that there is", async () => {
    expect(await thrown(() => new Sandbox({ import: [] } as Loose))).toContain("did you mean 'imports'?");
    expect(await thrown(() => new Sandbox().runSync("1", { input: {} } as Loose))).toContain("did you mean 'inputs'?");
  });
});

describe("a wrong argument", () => {
  const suspended = async (): Promise<Sandbox> => {
    const sandbox = new Sandbox({ tools: { ask: {} } });
    await sandbox.start("ask()");
    return sandbox;
  };
  const rows: readonly (readonly [name: string, work: () => unknown, message: string])[] = [
    [
      "run",
      () => new Sandbox().run(3 as Loose),
      "TypeError: the program must be a string or a compiled Program, not 3",
    ],
    ["runSync", () => new Sandbox().runSync(null as Loose), "a string or a compiled Program, not null"],
    ["check", () => check(3 as Loose), "TypeError: the program must be a string, not 3"],
    ["compile", () => compile({} as Loose), "TypeError: the program must be a string, not an object"],
    ["call, name", () => new Sandbox().call(3 as Loose), "TypeError: the name of the function must be a string, not 3"],
    [
      "call, args",
      () => new Sandbox().callSync("f", 3 as Loose),
      "TypeError: args must be an array of arguments, not 3",
    ],
    [
      "call, kwargs",
      () => new Sandbox().callSync("f", [], [1] as Loose),
      "TypeError: kwargs must be an object of arguments by name, not an array",
    ],
    ["globals.get", () => new Sandbox().globals.get(3 as Loose), "the name of a global must be a string, not 3"],
    ["globals.has", () => new Sandbox().globals.has(null as Loose), "the name of a global must be a string, not null"],
    ["globals.set", () => new Sandbox().globals.set("a b", 1), 'the name of a global must be a Python name, not "a b"'],
    ["globals.delete", () => new Sandbox().globals.delete(3 as Loose), "the name of a global must be a string, not 3"],
    ["globals.set, value", () => new Sandbox().globals.set("f", () => 1), "ConversionError: f: a function cannot be"],
    ["files.get", () => new Sandbox().files.get(3 as Loose), "the path of a file must be a string, not 3"],
    ["files.set", () => new Sandbox({ files: {} }).files.set("/a", 3 as Loose), "files['/a'] must be text"],
    ["files.set, none granted", () => new Sandbox().files.set("/a", ""), "no files are granted to this sandbox"],
    ["files.delete", () => new Sandbox().files.delete(3 as Loose), "the path of a file must be a string, not 3"],
    [
      "resume",
      async () => (await suspended()).resume(1 as Loose, 1),
      'must be the id of a call, such as "call-1", not 1',
    ],
    ["approve", async () => (await suspended()).approve(null as Loose), "the id of approve() must be the id of a call"],
    [
      "deny",
      async () => (await suspended()).deny("call-1", 3 as Loose),
      "the message of deny() must be a string, not 3",
    ],
    ["cancel", async () => (await suspended()).cancel(3 as Loose), "the message of cancel() must be a string, not 3"],
    ...[
      null,
      3,
      {},
      { type: "ValueError" },
      {
        get type() {
          throw new Error("asked");
        },
        message: "",
      },
    ].map(
      (error) =>
        [
          "resumeError",
          async (): Promise<unknown> => (await suspended()).resumeError("call-1", error as Loose),
          "TypeError: the error of resumeError() must be an Error, a string, or { type, message }, not ",
        ] as const,
    ),
    [
      "resumeError, type",
      async () => (await suspended()).resumeError("call-1", { type: "Nope", message: "" }),
      "'Nope' is no built-in Python exception that a tool may raise",
    ],
    ["restore", () => Sandbox.restore("bytes" as Loose), 'a snapshot must be a Uint8Array, not "bytes"'],
    ["runMany", () => runMany(3 as Loose), "jobs must be an array or another iterable of { sandbox, source, options }"],
    ["runMany, a job", () => runMany([{ sandbox: {} as Loose, source: "1" }]), "jobs[0].sandbox must be a Sandbox"],
    [
      "runMany, a later job",
      () => runMany([{ sandbox: new Sandbox(), source: "1" }, 3 as Loose], { concurrency: 1 }),
      "jobs[1] must be an object { sandbox, source, options }, not 3",
    ],
    ["replay", () => replay("x" as Loose), 'entries must be an array of journal entries (readJournal), not "x"'],
    ["replay, an entry", () => replay([null as unknown as JournalEntry]), "a journal begins with an entry 'sandbox'"],
    ["readJournal", () => readJournal(3 as Loose), "the journal must be text, one JSON object a line, not 3"],
    ["describeTools", () => describeTools(3 as Loose), "tools must be an object or Map of tools by name, not 3"],
    ["Durable.open", () => Durable.open(null as Loose), "the options of Durable must be an object, not null"],
    [
      "Durable.open, id",
      () => Durable.open({ store: STORE } as Loose),
      "id must be a string that is not empty, not undefined",
    ],
    [
      "Durable.open, store",
      () => Durable.open({ id: "s", store: {} } as Loose),
      "store must be a store with save(id, bytes) and load(id), not an object",
    ],
    [
      "Durable.open, onUnknown",
      () => Durable.open({ id: "s", store: STORE, onUnknown: "retry" } as Loose),
      'onUnknown must be a function, not "retry"',
    ],
    [
      "Durable.open, key",
      () => Durable.open({ id: "s", store: STORE, key: "k" } as Loose),
      'key must be a Uint8Array that is not empty, not "k"',
    ],
  ];
  for (const [name, work, message] of rows)
    it(`of ${name} is refused: ${message.slice(-40)}`, async () => {
      expect(await thrown(work)).toContain(message);
    });

  it("of a sandbox that is disposed of is refused by everything but dispose()", async () => {
    const sandbox = new Sandbox({ files: { "/a": "" } });
    sandbox.dispose();
    sandbox.dispose();
    const uses: readonly (() => unknown)[] = [
      () => sandbox.run("1"),
      () => sandbox.runSync("1"),
      () => sandbox.start("1"),
      () => sandbox.call("f"),
      () => sandbox.callSync("f"),
      () => sandbox.resume("call-1", 1),
      () => sandbox.snapshot(),
      () => sandbox.fork(),
      () => sandbox.reset(),
      () => sandbox.globals.get("x"),
      () => sandbox.globals.set("x", 1),
      () => sandbox.globals.has("x"),
      () => sandbox.globals.delete("x"),
      () => sandbox.files.get("/a"),
      () => sandbox.files.set("/a", ""),
      () => sandbox.files.delete("/a"),
      () => sandbox.files.list(),
    ];
    for (const use of uses) expect(await thrown(use)).toContain("the sandbox is disposed");
    expect(sandbox.pendingCalls).toEqual([]);
    expect(sandbox.suspension).toBeNull();
  });

  it("leaves the sandbox as it was", async () => {
    const sandbox = await suspended();
    expect(await thrown(async () => sandbox.resumeError("call-1", null as Loose))).toContain("TypeError");
    expect(await thrown(async () => sandbox.resume("call-1", () => 1))).toBe("nothing was thrown");
    const idle = new Sandbox();
    for (const options of [{ filename: 3 }, { inputs: [1] }, { inputs: { x: () => 1 } }, { signal: 3 }])
      expect(await thrown(() => idle.runSync("1", options as Loose))).not.toBe("nothing was thrown");
    expect(idle.runSync("2")).toMatchObject({ status: "done", value: 2 });
  });
});
