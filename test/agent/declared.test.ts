// What an agent or a code tool is declared with: everything that could not work is refused at once, by name.

import { describe, expect, it } from "vitest";
import { CodeAgent, codeTool, scriptedModel, telemetry, type CodeAgentOptions } from "../../src/agent/index.js";
import { schemaProblem } from "../../src/agent/schema-check.js";

import type { AnyTool } from "../../src/index.js";

const execute = (): number => 1;
const agent = (options: Partial<CodeAgentOptions>): CodeAgent =>
  new CodeAgent({ model: scriptedModel(["<code>\nfinal_answer(1)\n</code>"]), ...options });
const withSchema = (inputSchema: unknown, outputSchema?: unknown): (() => CodeAgent) => {
  const tool = { execute, inputSchema, ...(outputSchema === undefined ? {} : { outputSchema }) } as AnyTool;
  return () => agent({ tools: { look: tool } });
};

const ONLY = ", only string, number, integer, boolean, null, array, object";

describe("schemas of tools", () => {
  const object = (rest: object): object => ({ type: "object", properties: { n: {}, "a-b": {} }, ...rest });
  it.each<[unknown, string]>([
    [{ type: "objekt" }, `inputSchema.type: there is no type "objekt" in JSON Schema${ONLY}`],
    [{ type: [] }, "inputSchema.type: expected at least one type"],
    [{ type: 5 }, `inputSchema.type: there is no type 5 in JSON Schema${ONLY}`],
    [
      { type: "object", properties: [{ name: "n" }] },
      "inputSchema.properties: expected an object of schemas by name, not an array",
    ],
    [
      { type: "object", properties: { n: "string" } },
      `inputSchema.properties.n: expected a schema (an object), not "string"`,
    ],
    [
      { type: "object", properties: { "a b": null } },
      `inputSchema.properties["a b"]: expected a schema (an object), not null`,
    ],
    [
      { properties: { n: { items: { type: "strin" } } } },
      `inputSchema.properties.n.items.type: there is no type "strin" in JSON Schema${ONLY}`,
    ],
    [
      { type: "object", properties: { a_b: {}, "a-b": {} } },
      `inputSchema.properties: "a_b" and "a-b" are both 'a_b' in Python`,
    ],
    [{ type: "object", properties: { "": {} } }, `inputSchema.properties: "" cannot be made a Python name`],
    [object({ required: ["m"] }), `inputSchema.required: there is no property "m"`],
    [{ type: "object", required: ["m"] }, `inputSchema.required: there is no property "m"`],
    [object({ required: "n" }), `inputSchema.required: expected an array of names, not "n"`],
    [object({ required: [1] }), "inputSchema.required: expected an array of names, not an array"],
    [
      object({ additionalProperties: "no" }),
      `inputSchema.additionalProperties: expected a schema (an object), not "no"`,
    ],
    [{ anyOf: [] }, "inputSchema.anyOf: expected an array of schemas, not an empty one"],
    [{ anyOf: { type: "string" } }, "inputSchema.anyOf: expected an array of schemas, not an object"],
    [{ oneOf: [{}, 3] }, "inputSchema.oneOf[1]: expected a schema (an object), not 3"],
    [{ enum: "a" }, `inputSchema.enum: expected an array of values, not "a"`],
    [{ enum: [] }, "inputSchema.enum: expected an array of values, not an empty one"],
    [{ minimum: "0" }, `inputSchema.minimum: expected a number, not "0"`],
    [{ minLength: -1 }, "inputSchema.minLength: expected a count, not -1"],
    [{ pattern: /a/ }, "inputSchema.pattern: expected a regular expression as a text, not an object"],
    [{ $ref: "#/$defs/Node" }, `inputSchema.$ref: there is nothing at "#/$defs/Node"`],
    [{ $ref: 1 }, "inputSchema.$ref: expected a text, not 1"],
    [
      { $defs: { Node: { type: "tree" } } },
      `inputSchema.$defs.Node.type: there is no type "tree" in JSON Schema${ONLY}`,
    ],
    [[], "inputSchema: expected a schema (an object), not an array"],
  ])("%j is refused", (schema, problem) => {
    expect(withSchema(schema)).toThrow(new TypeError(`tools: 'look': ${problem}`));
  });

  it("of results are looked at too", () => {
    expect(withSchema({ type: "object" }, { type: "flaot" })).toThrow(
      /'look': outputSchema.type: there is no type "flaot"/,
    );
    expect(() => codeTool({ tools: { look: { execute, parameters: { type: "x" } } } })).toThrow(/parameters.type/);
    expect(withSchema("text")).toThrow(/inputSchema: expected a JSON Schema object/);
  });

  it("that are right pass: references, recursion, parts, booleans, nothing at all", () => {
    const node = { type: "object", properties: { next: { $ref: "#/$defs/Node" } } };
    const shared: Record<string, unknown> = { type: "object" };
    shared["properties"] = { self: shared };
    for (const schema of [
      { $ref: "#/$defs/Node", $defs: { Node: node } },
      {
        type: "object",
        properties: { n: { type: ["integer", "null"], minimum: 0, exclusiveMinimum: true } },
        required: ["n"],
      },
      { type: "object", allOf: [{ properties: { m: {} } }], required: ["m"] },
      { type: "array", items: [{ type: "string" }, true], prefixItems: [false] },
      { type: "string", pattern: "^\\p{L}+$", unit: "m", "x-of": 1 },
      shared,
      true,
      {},
    ])
      expect(schemaProblem(schema, "s")).toBeNull();
    expect(withSchema(undefined)).not.toThrow();
  });
});

describe("names", () => {
  it.each<[string, RegExp]>([
    ["__builtins__", /'__builtins__' is a name that Python itself uses/],
    ["__name__", /Python itself uses/],
    ["asyncio", /'asyncio' has the name of a module/],
    ["json", /a program that says `import json` would lose it/],
    ["len", /would hide Python's own len\(\)/],
    ["final_answer", /ends a run/],
  ])("a tool may not be called %s", (name, problem) => {
    expect(() => agent({ tools: { [name]: execute } })).toThrow(problem);
  });

  it("of modules are free where programs may not import them", () => {
    expect(() => agent({ tools: { json: execute, calendar: execute }, imports: ["math"] })).not.toThrow();
    expect(() => agent({ tools: { json: execute }, imports: ["json"] })).toThrow(/module/);
  });

  it("of managed agents are held to the same rules", () => {
    const member = (name: string): CodeAgent => agent({ name, description: "d" });
    expect(() => agent({ managedAgents: [member("random")] })).toThrow(
      /managedAgents: 'random' has the name of a module/,
    );
    expect(() => agent({ managedAgents: [member("print")] })).toThrow(/hide Python's own print/);
    expect(() => agent({ managedAgents: [member("a")], tools: { a: execute } })).toThrow(/two of the name 'a'/);
  });

  it.each<[Record<string, unknown>, RegExp]>([
    [{ final_answer: 1 }, /args: 'final_answer' is the name of the function that ends a run/],
    [{ look: 1 }, /args: 'look' would hide the tool of that name/],
    [{ get_it: 1 }, /args: 'get_it' would hide the tool/],
    [{ helper: 1 }, /args: 'helper' would hide the agent of that name/],
    [{ print: 1 }, /args: 'print' would hide Python's own print\(\)/],
    [{ __builtins__: 1 }, /args: '__builtins__' is a name that Python itself uses/],
    [{ "my rows": 1 }, /args: 'my rows' is no Python name/],
    [{ class: 1 }, /args: 'class' is no Python name/],
    [{ "": 1 }, /args: '' is no Python name/],
  ])("variables %j are refused", async (args, problem) => {
    const made = agent({
      tools: { look: execute, "get-it": execute },
      managedAgents: [agent({ name: "helper", description: "d" })],
    });
    await expect(made.run("t", { args })).rejects.toThrow(problem);
    expect(() => made.stream("t", { args })).toThrow(problem);
    expect((await made.run("t", { args: { rows: [1] } })).status).toBe("done");
  });

  it("of additional_args are the program's mistake, which it can repair", async () => {
    const helper = agent({ name: "helper", description: "d", tools: { look: execute } });
    const leader = new CodeAgent({
      model: scriptedModel([
        "<code>\ntry:\n    helper('x', {'look': 1})\nexcept TypeError as e:\n    print(e)\nfinal_answer(helper('x', {'n': 1}))\n</code>",
      ]),
      managedAgents: [helper],
    });
    const result = await leader.run("t");
    expect(result.steps[0]?.stdout).toBe("helper(): additional_args: 'look' would hide the tool of that name\n");
    expect(result.answer).toBe(1);
  });
});

describe("options", () => {
  it.each<[Partial<CodeAgentOptions>, RegExp]>([
    [
      { executor: "cloud" as never },
      /executor: expected "local", "worker", "e2b", "child_process" or a function .*, not "cloud"/,
    ],
    [{ executor: 5 as never }, /not number/],
    [{ clock: "fast" as never }, /clock must be/],
    [{ executor: "worker", clock: () => 1 }, /clock: a function cannot be asked/],
    [{ executor: "e2b", clock: 5 }, /its machine's own clock/],
    [{ imports: "json" as never }, /imports must be an array/],
    [{ imports: ["j*"] }, /is no module name/],
    [{ limits: { instructions: -1 } }, /instructions/],
    [{ limits: { steps: 1 } as never }, /steps/],
    [{ tracer: {} as never }, /tracer: expected { tracer, trace, context } .* there is no tracer.startSpan\(\)/],
    [{ tracer: { tracer: { startSpan: execute } } as never }, /there is no trace.setSpan\(\)/],
  ])("%j are refused", (options, problem) => {
    expect(() => agent(options)).toThrow(problem);
  });

  it("of telemetry and code tools as well", async () => {
    expect(() => telemetry(null as never)).toThrow(/there is no tracer.startSpan/);
    expect(() => codeTool({ tool: {} } as never)).toThrow(/unknown codeTool option 'tool'/);
    expect(() => codeTool({ tools: { print: execute } })).toThrow(/hide Python's own print/);
    expect(() => codeTool({ executor: "x" as never })).toThrow(/executor: expected "local"/);
    const made = codeTool();
    for (const input of [{}, null, undefined, { code: 5 }, "1"])
      await expect(made.execute(input as never)).rejects.toThrow(/the input must be { code: "…" }/);
  });
});

describe("places by name", { timeout: 120_000 }, () => {
  it.each(["local", "worker", "child_process"] as const)("%s runs a program with a tool", async (executor) => {
    const model = scriptedModel([
      "<code>\nx = look(rows)\nprint(x)\n</code>",
      "<code>\nimport datetime\nfinal_answer((x, datetime.datetime.now().year > 2024))\n</code>",
    ]);
    const look = ({ n }: { readonly n: readonly number[] }): number => n.length;
    const tool: AnyTool = { inputSchema: { type: "object", properties: { n: {} }, required: ["n"] }, execute: look };
    await using made = new CodeAgent({ model, executor, tools: { look: tool } });
    const result = await made.run("t", { args: { rows: [1, 2, 3] } });
    expect(result).toMatchObject({ status: "done", answer: [3, true] });
    expect(result.steps[0]?.stdout).toBe("3\n");
  });

  it("e2b says what it lacks", async () => {
    // oxlint-disable-next-line no-process-env -- the key of the one who runs the tests
    const key = process.env["E2B_API_KEY"];
    delete process.env["E2B_API_KEY"];
    try {
      const result = await agent({ executor: "e2b" }).run("t");
      expect(result.status).toBe("error");
      expect(result.error?.message).toMatch(/key/i);
    } finally {
      if (key !== undefined) process.env["E2B_API_KEY"] = key;
    }
  });
});

describe("the clock", () => {
  it("is the real one: a time-out ends the wait for a tool, and the tool is told", async () => {
    let isAborted = false;
    const slow: AnyTool = {
      async: true,
      execute: async (_input, { signal }) =>
        new Promise((resolve) => {
          const timer = setTimeout(resolve, 60_000);
          signal.addEventListener("abort", () => {
            isAborted = true;
            clearTimeout(timer);
            resolve(null);
          });
        }),
    };
    const model = scriptedModel([
      "<code>\nimport asyncio\nawait asyncio.wait_for(slow(), 0.05)\n</code>",
      "<code>\ntry:\n    async with asyncio.timeout(0.05):\n        await slow()\nexcept TimeoutError:\n    final_answer('late')\n</code>",
    ]);
    const result = await new CodeAgent({ model, tools: { slow } }).run("t");
    expect(result).toMatchObject({ status: "done", answer: "late" });
    expect(result.steps[0]?.error?.type).toBe("TimeoutError");
    expect(result.steps[0]?.observation).not.toContain("never retrieved");
    expect(isAborted).toBe(true);
  });

  it("may be another", async () => {
    const model = scriptedModel(["<code>\nimport time\nfinal_answer(time.time())\n</code>"]);
    expect((await new CodeAgent({ model, clock: 5000 }).run("t")).answer).toBe(5);
  });
});
