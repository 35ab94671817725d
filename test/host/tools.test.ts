// Tools: what the guest sees of them, which arguments they take, what comes back, how errors arrive, and the limits.

import { describe, expect, it } from "vitest";
import { Sandbox, ToolError, describeTools, tool, type SandboxWarning, type Tools } from "../../src/index.js";
import { done, errorOf, later, onlyCall, suspended } from "./helpers.js";

const WEATHER = tool({
  description: "Get the weather of a city.",
  inputSchema: {
    type: "object",
    properties: {
      city: { type: "string", description: "name of the city" },
      days: { type: "integer", minimum: 1, default: 3 },
      unit: { enum: ["celsius", "fahrenheit"] },
      tags: { type: "array", items: { type: "string" } },
      where: { anyOf: [{ $ref: "#/$defs/place" }, { type: "null" }] },
    },
    required: ["city"],
    additionalProperties: false,
    $defs: {
      place: {
        type: "object",
        properties: { lat: { type: "number" } },
        required: ["lat"],
        additionalProperties: false,
      },
    },
  },
  outputSchema: {
    type: "object",
    properties: { degrees: { type: "number" }, hours: { type: "integer" } },
    description: "the forecast",
  },
  execute: (input) => ({ ...input, degrees: 20, hours: 7 }),
});

function print(source: string, tools: Tools): string {
  return done(new Sandbox({ tools }).runSync(source)).stdout.trimEnd();
}

function fails(source: string, tools: Tools): string {
  return errorOf(new Sandbox({ tools }).runSync(source));
}

const SIGNATURE =
  "weather(city: str, days: int = 3, unit: Literal['celsius', 'fahrenheit'] | None = None, tags: list[str] | None = None, where: dict | None = None) -> dict";

describe("in Python a tool", () => {
  const tools = { weather: WEATHER };

  it("is a callable with name, docstring and annotations", () => {
    const lines = print(
      "print(weather)\nprint(weather.__name__, weather.__qualname__, weather.__module__, callable(weather), type(weather).__name__)\nprint(weather.__doc__)\nprint(weather.__annotations__['days'], weather.__text_signature__[:13])",
      tools,
    );
    expect(lines).toBe(
      `<tool ${SIGNATURE}>\nweather weather tools True tool\nGet the weather of a city.\n\nArgs:\n    city: name of the city\n\nReturns:\n    the forecast\nint (city: str, d`,
    );
  });

  it("has help() with its signature", () => {
    expect(print("help(weather)", tools)).toBe(
      `Help on tool weather:\n\n${SIGNATURE}\n    Get the weather of a city.\n    \n    Args:\n        city: name of the city\n    \n    Returns:\n        the forecast`,
    );
  });

  it("is a value like any other: stored, compared, hashed, passed; in a class it is no method", () => {
    expect(
      print(
        "class A:\n    f = weather\nd = {weather: 1}\nprint(d[weather], weather == weather, A().f is weather, A().f('x')['city'], list(map(weather, ['a']))[0]['city'])",
        tools,
      ),
    ).toBe("1 True True x a");
  });

  it("cannot be made, changed or looked through", () => {
    expect(fails("type(weather)()", tools)).toBe("TypeError: cannot create 'tool' instances");
    expect(fails("weather.execute = 1", tools)).toMatch(/^AttributeError/);
    expect(fails("weather.description", tools)).toBe("AttributeError: 'tool' object has no attribute 'description'");
    expect(print("print([n for n in dir(weather) if not n.startswith('__')])", tools)).toBe("[]");
  });

  it("takes positional and named arguments, defaults filled in", () => {
    expect(print("print(weather('Rome'))", tools)).toBe("{'city': 'Rome', 'days': 3, 'degrees': 20.0, 'hours': 7}");
    expect(print("print(weather('Rome', 2, unit='celsius', tags=('a',)))", tools)).toBe(
      "{'city': 'Rome', 'days': 2, 'unit': 'celsius', 'tags': ['a'], 'degrees': 20.0, 'hours': 7}",
    );
    expect(print("print(weather(**{'days': 1, 'city': 'Rome'}))", tools)).toBe(
      "{'city': 'Rome', 'days': 1, 'degrees': 20.0, 'hours': 7}",
    );
  });

  it("takes None for what is optional as left out, unless the schema accepts null", () => {
    expect(print("print(weather('Rome', unit=None, tags=None, where=None))", tools)).toBe(
      "{'city': 'Rome', 'where': None, 'days': 3, 'degrees': 20.0, 'hours': 7}",
    );
  });

  it("refuses wrong arguments as CPython does, naming the right signature", () => {
    const right = ` (signature: ${SIGNATURE})`;
    expect(fails("weather()", tools)).toBe(
      `TypeError: weather() missing 1 required positional argument: 'city'${right}`,
    );
    expect(fails("weather('a', citi='b')", tools)).toBe(
      `TypeError: weather() got an unexpected keyword argument 'citi'. Did you mean 'city'?${right}`,
    );
    expect(fails("weather('a', city='b')", tools)).toBe(
      `TypeError: weather() got multiple values for argument 'city'${right}`,
    );
    expect(fails("weather(1, 2, 3, 4, 5, 6)", tools)).toBe(
      `TypeError: weather() takes from 1 to 5 positional arguments but 6 were given${right}`,
    );
    const two = tool({
      inputSchema: { properties: { a: {}, b: {}, c: {} }, required: ["a", "b", "c"] },
      execute: () => 1,
    });
    expect(fails("two()", { two })).toBe(
      "TypeError: two() missing 3 required positional arguments: 'a', 'b', and 'c' (signature: two(a, b, c))",
    );
    expect(fails("two(1, 2)", { two })).toBe(
      "TypeError: two() missing 1 required positional argument: 'c' (signature: two(a, b, c))",
    );
    expect(fails("two(1, 2, 3, 4)", { two })).toBe(
      "TypeError: two() takes 3 positional arguments but 4 were given (signature: two(a, b, c))",
    );
  });

  it("refuses what does not match its schema with ValueError and the path", () => {
    const cases: readonly (readonly [string, string])[] = [
      ["weather(1)", "city: expected str, got int"],
      ["weather('a', 1.5)", "days: expected int, got float"],
      ["weather('a', True)", "days: expected int, got bool"],
      ["weather('a', 0)", "days: 0 is less than 1"],
      ["weather('a', unit='kelvin')", "unit: expected one of 'celsius', 'fahrenheit', got 'kelvin'"],
      ["weather('a', tags=['x', 'y', 3])", "tags[2]: expected str, got int"],
      ["weather('a', tags='x')", "tags: expected list[str], got str"],
      ["weather('a', where={'lat': 'north'})", "where['lat']: expected float, got str"],
      ["weather('a', where={})", "where['lat']: is missing"],
      ["weather('a', where={'lat': 1, 'lon': 2})", "where['lon']: is not expected"],
      ["weather('a', where=3)", "where: expected dict | None, got int"],
    ];
    for (const [source, problem] of cases)
      expect(fails(source, tools)).toBe(`ValueError: weather() argument ${problem}`);
  });

  it("gets a Python name where the host's is none; so do its parameters", () => {
    const tools2: Tools = {
      "get-user.info": tool({
        inputSchema: {
          properties: { "user-id": { type: "integer" }, from: {}, "2nd": {}, user_id: {} },
          required: ["user-id"],
        },
        execute: (input) => Object.entries(input),
      }),
      lambda: () => "kw",
      "1st": () => "digit",
      größe: () => "unicode",
    };
    expect(print("print(get_user_info(7, from_=1, _2nd=2, user_id=3), lambda_(), _1st(), größe())", tools2)).toBe(
      "[['user-id', 7], ['from', 1], ['2nd', 2], ['user_id', 3]] kw digit unicode",
    );
    expect(print("print(get_user_info)", tools2)).toBe(
      "<tool get_user_info(user_id_: int, from_=None, _2nd=None, user_id=None)>",
    );
    expect(() => new Sandbox({ tools: { "a-b": () => 1, a_b: () => 1 } })).toThrow(
      "tools: 'a-b' and 'a_b' are both 'a_b' in Python",
    );
    expect(() => new Sandbox({ tools: { "--": () => 1 } })).toThrow("tools: '--' cannot be made a Python name");
  });

  it("may be shadowed and found again, and stays when globals are cleared", () => {
    const sandbox = new Sandbox({ tools: { f: () => 1 } });
    expect(done(sandbox.runSync("f = 5\nx = f\ndel f\nx, f()")).value).toEqual([5, 1]);
    sandbox.runSync("f = 2");
    sandbox.reset();
    expect(done(sandbox.runSync("f()")).value).toBe(1);
  });

  it("may have the name of a built-in, which the library keeps", () => {
    const sandbox = new Sandbox({
      imports: ["collections"],
      tools: { len: () => 42, sum: () => 7, open: (name: string) => `<${name}>` },
    });
    expect(
      done(
        sandbox.runSync("from collections import Counter\nlen([1]), sum(), Counter('aab').most_common(1), open('x')"),
      ).value,
    ).toEqual([42, 7, [["a", 2]], "<x>"]);
  });

  it("takes any keywords when its schema is open or says nothing, and the whole input when it is no object's", () => {
    const opaque = { "~standard": { version: 1, vendor: "test", validate: (value: unknown) => ({ value }) } } as const;
    const tools2 = {
      open_ended: tool({
        inputSchema: { type: "object", properties: { a: {} }, additionalProperties: { type: "integer" } },
        execute: (x) => x,
      }),
      opaque: tool({ inputSchema: opaque, execute: (x) => x }),
      whole: tool({ inputSchema: { type: "array", items: { type: "integer" } }, execute: (x) => x }),
      nothing: tool({ execute: (x) => x }),
    };
    expect(print("print(open_ended(a=1, b=2), opaque(x=1), whole([1, 2]), nothing())", tools2)).toBe(
      "{'a': 1, 'b': 2} {'x': 1} [1, 2] {}",
    );
    expect(fails("open_ended(b='x')", tools2)).toBe("ValueError: open_ended() argument b: expected int, got str");
    expect(fails("whole([1, 'x'])", tools2)).toBe("ValueError: whole() argument 1: expected int, got str");
    expect(fails("nothing(1)", tools2)).toBe(
      "TypeError: nothing() takes 0 positional arguments but 1 was given (signature: nothing())",
    );
  });

  it("that is a bare function takes positional arguments only", () => {
    const tools2 = { join: (...parts: string[]) => parts.join("-") };
    expect(print("print(join('a', 'b'), join)", tools2)).toBe("a-b <tool join(*args)>");
    expect(fails("join(sep='x')", tools2)).toBe(
      "TypeError: join() takes no keyword arguments (signature: join(*args))",
    );
  });

  it("is declared for a model's prompt by describeTools", () => {
    expect(
      describeTools({ weather: WEATHER, plain: () => 1, one: tool({ description: "One line.", execute: () => 1 }) }),
    ).toBe(
      `def ${SIGNATURE}:\n    """Get the weather of a city.\n\n    Args:\n        city: name of the city\n\n    Returns:\n        the forecast\n    """\n\ndef plain(*args):\n    ...\n\ndef one():\n    """One line."""\n`,
    );
  });
});

describe("JSON Schema", () => {
  const check = (schema: object, source: string): string => {
    const outcome = new Sandbox({
      tools: { f: tool({ inputSchema: { properties: { x: schema }, required: ["x"] }, execute: () => "ok" }) },
    }).runSync(`f(${source})`);
    return outcome.status === "raised"
      ? outcome.error.message.replace("f() argument ", "")
      : String(done(outcome).value);
  };
  const rows: readonly (readonly [schema: object, good: string, bad: string, problem: string])[] = [
    [{ type: ["string", "null"] }, "None", "1", "x: expected str | None, got int"],
    [{ type: "integer" }, "2.0", "2.5", "x: expected int, got float"],
    [{ type: "number" }, "2**70", "'1'", "x: expected float, got str"],
    [{ type: "boolean" }, "True", "1", "x: expected bool, got int"],
    [{ const: { a: [1] } }, "{'a': [1]}", "{'a': [2]}", "x: expected {'a': [1]}, got {'a': [2]}"],
    [{ enum: [1, "a", null] }, "None", "2", "x: expected one of 1, 'a', None, got 2"],
    [{ maximum: 5, exclusiveMinimum: 0 }, "5", "0", "x: 0 is not greater than 0"],
    [{ maximum: 5 }, "5", "6", "x: 6 is greater than 5"],
    [{ exclusiveMaximum: 5 }, "4.9", "5", "x: 5 is not less than 5"],
    [{ multipleOf: 0.1 }, "0.3", "0.35", "x: 0.35 is not a multiple of 0.1"],
    [{ minLength: 2 }, "'\u{1f600}b'", "'\u{1f600}'", "x: has 1 characters, at least 2 are needed"],
    [{ maxLength: 2 }, "'\u{1f600}b'", "'abc'", "x: has 3 characters, at most 2 are allowed"],
    [{ pattern: "^[a-z]+$" }, "'abc'", "'aBc'", "x: 'aBc' does not match the pattern '^[a-z]+$'"],
    [{ pattern: "^\\p{Lu}" }, "'left to the tool'", "1", "ok"],
    [{ minItems: 1 }, "[1]", "[]", "x: has 0 items, at least 1 are needed"],
    [{ maxItems: 1 }, "(1,)", "[1, 2]", "x: has 2 items, at most 1 are allowed"],
    [{ uniqueItems: true }, "[1, '1']", "[{'a': 1, 'b': 2}, {'b': 2, 'a': 1}]", "x[1]: is there twice"],
    [
      { prefixItems: [{ type: "string" }], items: { type: "integer" } },
      "['a', 1]",
      "['a', 'b']",
      "x[1]: expected int, got str",
    ],
    [{ minProperties: 1 }, "{'a': 1}", "{}", "x: has 0 keys, at least 1 are needed"],
    [{ additionalProperties: { type: "string" } }, "{'a': 'b'}", "{'a': 1}", "x['a']: expected str, got int"],
    [{ type: "object" }, "{}", "{1: 2}", "x: expected dict, got dict"],
    [{ allOf: [{ minimum: 1 }, { maximum: 2 }] }, "2", "3", "x: 3 is greater than 2"],
    [{ anyOf: [{ type: "string" }, { type: "integer" }] }, "1", "1.5", "x: expected str | int, got float"],
    [{ oneOf: [{ minimum: 1 }, { maximum: 3 }] }, "5", "2", "x: matches more than one of the alternatives"],
    [{ not: { const: 3 } }, "4", "3", "x: 3 is not allowed"],
    [{ type: "string", nullable: true }, "None", "1", "x: expected str | None, got int"],
  ];
  for (const [schema, good, bad, problem] of rows) {
    it(JSON.stringify(schema), () => {
      expect(check(schema, good)).toBe("ok");
      expect(check(schema, bad)).toBe(problem);
    });
  }

  it("that refers to itself checks a tree, and cannot be made to explode", () => {
    const tree = {
      $defs: {
        node: {
          type: "object",
          properties: {
            kids: { type: "array", items: { anyOf: [{ $ref: "#/$defs/node" }, { $ref: "#/$defs/node" }] } },
          },
          required: ["kids"],
        },
      },
      properties: { x: { $ref: "#/$defs/node" } },
    };
    const tools = { f: tool({ inputSchema: tree, execute: () => "ok" }) };
    expect(done(new Sandbox({ tools }).runSync("f({'kids': [{'kids': []}]})")).value).toBe("ok");
    const outcome = new Sandbox({ tools, limits: { instructions: 100_000 } }).runSync(
      "x = {}\nfor _ in range(60): x = {'kids': [x]}\nf(x)",
    );
    expect(outcome.status).toBe("limit");
  });
});

describe("Standard Schema", () => {
  const schema = {
    "~standard": {
      version: 1,
      vendor: "test",
      validate: (value: unknown) => {
        const { n } = value as { n?: unknown };
        return typeof n === "number"
          ? { value: { n: n * 10 } }
          : { issues: [{ message: "not a number", path: ["n", { key: 0 }] }] };
      },
      jsonSchema: { input: () => ({ type: "object", properties: { n: { type: "integer" } }, required: ["n"] }) },
      types: undefined as { readonly input: { n: number }; readonly output: { n: number } } | undefined,
    },
  } as const;

  it("checks, transforms, and gives the signature", () => {
    const tools = { f: tool({ inputSchema: schema, execute: ({ n }) => n }) };
    expect(print("print(f, f(2))", tools)).toBe("<tool f(n: int)> 20");
    expect(fails("f('x')", tools)).toBe("ValueError: f() argument n[0]: not a number");
  });

  it("may check asynchronously", async () => {
    const slow = {
      "~standard": {
        ...schema["~standard"],
        validate: async (value: unknown) => later().then(() => schema["~standard"].validate(value)),
      },
    };
    const tools = {
      f: tool({ inputSchema: slow, outputSchema: slow, execute: ({ n }: { n: number }) => ({ n: n + 1 }) }),
    };
    expect(done(await new Sandbox({ tools }).run("f(2)")).value).toEqual({ n: 210 });
    expect(errorOf(await new Sandbox({ tools }).run("f('x')"))).toBe("ValueError: f() argument n[0]: not a number");
    expect(errorOf(new Sandbox({ tools }).runSync("f(1)"))).toMatch(/^RuntimeError: f\(\) needs to wait for the host/);
  });
});

describe("results", () => {
  const result = (value: unknown, outputSchema?: object): string =>
    print("print(type(r := f()).__name__, r)", { f: tool({ outputSchema, execute: () => value }) });

  it("are floats where the schema says number, at any depth", () => {
    expect(result(10)).toBe("int 10");
    expect(result(10, { type: "number" })).toBe("float 10.0");
    expect(result(10, { type: ["number", "null"] })).toBe("float 10.0");
    expect(result(10, { type: ["integer", "number"] })).toBe("int 10");
    expect(
      result([1, { a: 2, b: 3 }], {
        type: "array",
        items: { anyOf: [{ type: "number" }, { type: "object", properties: { a: { type: "number" } } }] },
      }),
    ).toBe("list [1.0, {'a': 2.0, 'b': 3}]");
    expect(
      result(
        { k: 1, deep: { k: 2 } },
        {
          $defs: { t: { type: "object", properties: { k: { type: "number" }, deep: { $ref: "#/$defs/t" } } } },
          $ref: "#/$defs/t",
        },
      ),
    ).toBe("dict {'k': 1.0, 'deep': {'k': 2.0}}");
    expect(result({ x: 1, y: 2 }, { additionalProperties: { type: "number" } })).toBe("dict {'x': 1.0, 'y': 2.0}");
  });

  it("that do not match their schema, or cannot cross, are RuntimeErrors", () => {
    expect(fails("f()", { f: tool({ outputSchema: { type: "string" }, execute: () => 1 }) })).toBe(
      "RuntimeError: f() gave a result that does not match its schema: expected str, got int",
    );
    expect(fails("f()", { f: () => ({ a: [() => 1] }) })).toBe(
      "RuntimeError: f() gave a result that cannot be passed: result['a'][0]: a function cannot be passed to the sandbox",
    );
    expect(fails("f()", { f: () => [Promise.resolve(1)] })).toBe(
      "RuntimeError: f() gave a result that cannot be passed: result[0]: a promise cannot be passed: await it first",
    );
  });

  it("may come from an async generator, whose last value counts", async () => {
    const outcome = await new Sandbox({
      tools: {
        f: async function* () {
          yield 1;
          await later();
          yield 2;
        },
      },
    }).run("f()");
    expect(done(outcome).value).toBe(2);
  });

  it("are copies, and so are arguments", async () => {
    const shared = { list: [1] };
    let got: number[] = [];
    const tools = {
      give: () => shared,
      take: (list: number[]) => {
        got = list;
        got.push(99);
      },
      slow: async (list: number[]) => later().then(() => list.length),
    };
    const sandbox = new Sandbox({ tools });
    expect(done(await sandbox.run("x = give()\nx['list'].append(2)\ny = [5]\ntake(y)\ny, x")).value).toEqual([
      [5],
      { list: [1, 2] },
    ]);
    expect(shared).toEqual({ list: [1] });
    expect(got).toEqual([5, 99]);
  });
});

describe("errors of the host", () => {
  const thrown = (error: unknown): string =>
    fails("f()", {
      f: () => {
        throw error;
      },
    }); // oxlint-disable-line typescript/only-throw-error -- hostile on purpose

  it("arrive as RuntimeError with type and text only", () => {
    expect(thrown(new RangeError("out of range"))).toBe("RuntimeError: f() failed: RangeError: out of range");
    expect(thrown("plain text")).toBe("RuntimeError: f() failed: plain text");
    expect(thrown(undefined)).toBe("RuntimeError: f() failed");
    expect(thrown({ secret: 1 })).toBe("RuntimeError: f() failed: Error");
    expect(thrown(new DOMException("took too long", "TimeoutError"))).toBe(
      "RuntimeError: f() failed: TimeoutError: took too long",
    );
    const own = Object.assign(new Error("visible"), { secret: "sk-123", cause: new Error("hidden") });
    const sandbox = new Sandbox({
      tools: {
        f: () => {
          throw own;
        },
      },
    });
    const { error } = sandbox.runSync("f()") as { error: { traceback: string } };
    expect(error.traceback).not.toMatch(/secret|sk-123|hidden|test\/host|\.ts/);
    expect(
      done(
        sandbox.runSync(
          "try: f()\nexcept RuntimeError as e: print(e.args, e.__cause__, e.__context__, sorted(vars(e)))",
        ),
      ).stdout,
    ).toBe("('f() failed: Error: visible',) None None []\n");
  });

  it("are bounded, and run no accessor", () => {
    expect(thrown(new Error("x".repeat(100_000))).length).toBeLessThan(1100);
    let ran = false;
    const hostile = Object.defineProperty(new Error("m"), "message", { get: () => (ran = true) });
    expect(thrown(hostile)).toBe("RuntimeError: f() failed: Error");
    expect(ran).toBe(false);
    const refusing = new Proxy(
      {},
      {
        getOwnPropertyDescriptor: () => {
          throw new Error("trap");
        },
        getPrototypeOf: () => {
          throw new Error("trap");
        },
      },
    );
    expect(thrown(refusing)).toBe("RuntimeError: f() failed: Error");
  });

  it("may choose the Python exception by ToolError", async () => {
    expect(thrown(new ToolError("KeyError", "no such city"))).toBe("KeyError: 'no such city'");
    expect(
      print("try: f()\nexcept LookupError as e: print(type(e).__name__, e.args)", {
        f: () => {
          throw new ToolError("IndexError", "far");
        },
      }),
    ).toBe("IndexError ('far',)");
    const outcome = await new Sandbox({
      tools: {
        f: async () => {
          await later();
          throw new ToolError("TimeoutError", "slow");
        },
      },
    }).run("f()");
    expect(errorOf(outcome)).toBe("TimeoutError: slow");
    expect(() => new ToolError("SystemExit", "")).toThrow(
      "'SystemExit' is no built-in Python exception that a tool may raise",
    );
    expect(() => new ToolError("Nonsense", "")).toThrow(TypeError);
    for (const name of ["ExceptionGroup", "UnicodeDecodeError"])
      // made of more than a text
      expect(() => new ToolError(name, "x")).toThrow(TypeError);
  });

  it("have the line of the call in their traceback", async () => {
    const outcome = await new Sandbox({
      tools: {
        f: async () => {
          throw new Error("no");
        },
      },
    }).run("def g():\n    return f()\n\ng()");
    expect(outcome.status === "raised" && outcome.error.traceback).toBe(
      'Traceback (most recent call last):\n  File "<run 1>", line 4, in <module>\n    g()\n    ~^^\n  File "<run 1>", line 2, in g\n    return f()\nRuntimeError: f() failed: Error: no\n',
    );
  });
});

describe("arguments that cannot cross", () => {
  it("are TypeErrors with the path", () => {
    const tools = { f: () => 1, g: tool({ inputSchema: { properties: { x: {} } }, execute: () => 1 }) };
    expect(fails("f(1, [lambda: 1])", tools)).toBe(
      "TypeError: f() argument 2[0]: a Python 'function' has no JavaScript form: use its data (a dict, list, str or number) instead",
    );
    expect(fails("g(x={'a': object()})", tools)).toBe(
      "TypeError: g() argument x['a']: a Python 'object' has no JavaScript form: use its data (a dict, list, str or number) instead",
    );
    expect(fails("x = []\nx.append(x)\nf(x)", tools)).toBe("TypeError: f() argument 1[0]: the value contains itself");
  });

  it("are ValueErrors when they are too large or too deep", () => {
    const sandbox = new Sandbox({ tools: { f: () => 1 }, limits: { argumentBytes: 1000, resultBytes: 1000 } });
    expect(errorOf(sandbox.runSync("f('x' * 2000)"))).toBe("ValueError: f() argument 1: larger than 1000 bytes");
    expect(errorOf(sandbox.runSync("f('x' * 600, 'y' * 600)"))).toBe(
      "ValueError: f() argument 2: larger than 1000 bytes",
    );
    expect(errorOf(sandbox.runSync("x = 1\nfor _ in range(300): x = [x]\nf(x)"))).toMatch(
      /larger than 1000 bytes|nested deeper/,
    );
    const small = new Sandbox({ tools: { f: () => "x".repeat(2000) }, limits: { resultBytes: 1000 } });
    expect(errorOf(small.runSync("f()"))).toBe(
      "RuntimeError: f() gave a result that cannot be passed: result: larger than 1000 bytes",
    );
  });

  it("do not explode by shared structure", () => {
    const outcome = new Sandbox({ tools: { f: () => 1 } }).runSync(
      "x = [1]\nfor _ in range(60): x = [x, x]\ntry: f(x)\nexcept ValueError as e: print(e)",
    );
    expect(done(outcome).stdout).toContain("larger than 1048576 bytes");
  });
});

describe("asynchronous tools", () => {
  const order: string[] = [];
  const tools: Tools = {
    slow: async (name: string, turns: number) => {
      order.push(`begin ${name}`);
      for (let turn = 0; turn < turns; turn++) await later(); // oxlint-disable-line no-await-in-loop -- takes its time
      order.push(`end ${name}`);
      return name;
    },
  };

  it("make the program wait outside of coroutines", async () => {
    order.length = 0;
    expect(done(await new Sandbox({ tools }).run("[slow('a', 3), slow('b', 1)]")).value).toEqual(["a", "b"]);
    expect(order).toEqual(["begin a", "end a", "begin b", "end b"]);
  });

  it("give awaitables inside of coroutines, and run at once", async () => {
    order.length = 0;
    const source =
      "async def main():\n    calls = [slow('a', 3), slow('b', 1)]\n    print(calls[0])\n    more = list(slow(n, 1) for n in 'cd')\n    return [await c for c in calls + more]\n";
    const sandbox = new Sandbox({ tools });
    sandbox.runSync(source);
    const outcome = done(await sandbox.call("main"));
    expect(outcome.value).toEqual(["a", "b", "c", "d"]);
    expect(outcome.stdout).toBe("<tool_call slow pending>\n");
    expect(order.slice(0, 4)).toEqual(["begin a", "begin b", "begin c", "begin d"]);
    expect(order.indexOf("end b")).toBeLessThan(order.indexOf("end a"));
  });

  it("may be awaited outside of functions when topLevelAwait is on", async () => {
    order.length = 0;
    const sandbox = new Sandbox({ tools, topLevelAwait: true });
    const outcome = done(await sandbox.run("a = slow('a', 3)\nb = slow('b', 1)\nx = [await b, await a]\nx"));
    expect(outcome.value).toEqual(["b", "a"]);
    expect(order.slice(0, 2)).toEqual(["begin a", "begin b"]);
    expect(done(await sandbox.run("slow('c', 1)")).value).toBe("c");
    expect(errorOf(await new Sandbox({ tools }).run("await slow('a', 1)"))).toMatch(
      /^SyntaxError: 'await' outside function/,
    );
  });

  it("may be awaited twice, after errors too", async () => {
    const sandbox = new Sandbox({
      topLevelAwait: true,
      tools: {
        f: async () => 5,
        g: async () => {
          throw new ToolError("KeyError", "k");
        },
      },
    });
    expect(
      done(
        await sandbox.run(
          "c = f()\nx = await c\ny = await c\nd = g()\nr = []\nfor _ in range(2):\n    try: await d\n    except KeyError as e: r.append(str(e))\n(x, y, r)",
        ),
      ).value,
    ).toEqual([5, 5, ["'k'", "'k'"]]);
  });

  it("are not started by runSync", () => {
    let ran = false;
    const sandbox = new Sandbox({ tools: { f: async () => (ran = true) } });
    expect(errorOf(sandbox.runSync("f()"))).toBe(
      "RuntimeError: f() needs to wait for the host, which runSync() cannot do: the host must use run()",
    );
    expect(ran).toBe(false);
  });

  it("are called off when the run ends before they are awaited", async () => {
    const warnings: SandboxWarning[] = [];
    let signal: AbortSignal | undefined;
    const sandbox = new Sandbox({
      topLevelAwait: true,
      onWarning: (warning) => warnings.push(warning),
      tools: {
        f: tool({
          execute: async (_input, context) => {
            signal = context.signal;
            await later();
            return 1;
          },
        }),
      },
    });
    expect(done(await sandbox.run("c = f()\nasync def nothing(): pass\nawait nothing()")).value).toBe(null);
    expect(signal?.aborted).toBe(true);
    await later();
    await later();
    expect(warnings.map((warning) => warning.kind)).toEqual(["abandoned-call", "late-result"]);
    expect(errorOf(await sandbox.run("await c"))).toBe("RuntimeError: f(): the run ended before the call was awaited");
  });

  it("wait for each other when there are more than concurrentCalls", async () => {
    let running = 0;
    let most = 0;
    const sandbox = new Sandbox({
      topLevelAwait: true,
      limits: { concurrentCalls: 3 },
      tools: {
        f: async (x: number) => {
          most = Math.max(most, ++running);
          await later();
          running--;
          return x;
        },
      },
    });
    expect(done(await sandbox.run("calls = [f(i) for i in range(10)]\nr = [await c for c in calls]\nr")).value).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    );
    expect(most).toBe(3);
  });

  it("keep the arguments that they were called with", async () => {
    const sandbox = new Sandbox({
      topLevelAwait: true,
      limits: { concurrentCalls: 1 },
      tools: { f: async (x: number[]) => later().then(() => x.length) },
    });
    expect(
      done(await sandbox.run("a = [1]\nc = [f(a), f(a)]\na.append(2)\nr = [await x for x in c]\nr")).value,
    ).toEqual([1, 1]);
  });
});

describe("limits", () => {
  it("end the run at one call too many, which no handler sees", () => {
    const outcome = new Sandbox({ tools: { f: () => 1 }, limits: { toolCalls: 3 } }).runSync(
      "n = 0\nwhile True:\n    try: n += f()\n    except BaseException: print('caught')",
    );
    expect(outcome).toMatchObject({ status: "limit", limit: "toolCalls", stdout: "", used: { toolCalls: 3 } });
    expect(outcome.status === "limit" && outcome.message).toContain("toolCalls limit reached: the budget is 3 calls");
  });

  it("do not count the time that tools take", async () => {
    const wait = (milliseconds: number): Promise<void> =>
      new Promise((resolve) => {
        setTimeout(resolve, milliseconds);
      });
    const busy = (milliseconds: number): number => {
      const end = performance.now() + milliseconds;
      while (performance.now() < end);
      return 1;
    };
    const sandbox = new Sandbox({ tools: { busy, slow: async () => wait(300) }, limits: { time: 200 } });
    const outcome = await sandbox.run("busy(250)\nslow()\nsum(range(1000))");
    expect(done(outcome).value).toBe(499_500);
    expect(outcome.used.time).toBeLessThan(200);
  });

  it("bound what a tool's result may cost", () => {
    const outcome = new Sandbox({
      tools: { f: () => Array.from({ length: 100_000 }, (_, index) => index) },
      limits: { instructions: 10_000 },
    }).runSync("f()");
    expect(outcome).toMatchObject({ status: "limit", limit: "instructions" });
    const memory = new Sandbox({ tools: { f: () => "x".repeat(1_000_000) }, limits: { memory: 500_000 } });
    expect(errorOf(memory.runSync("f()"))).toBe("MemoryError: ");
    expect(done(memory.runSync("try: f()\nexcept MemoryError: print('ok')")).stdout).toBe("ok\n");
  });
});

describe("a tool that misbehaves", () => {
  it("cannot run its own sandbox, or settle its own call", async () => {
    const sandbox: Sandbox = new Sandbox({
      tools: {
        again: () => sandbox.runSync("1"),
        resume: async () => sandbox.resume("call-2", 1),
        reset: () => sandbox.reset(),
      },
    });
    expect(errorOf(await sandbox.run("again()"))).toBe(
      "RuntimeError: again() failed: Error: the sandbox is already running",
    );
    expect(errorOf(await sandbox.run("resume()"))).toBe(
      "RuntimeError: resume() failed: Error: resume() on a sandbox that is running",
    );
    expect(errorOf(await sandbox.run("reset()"))).toBe(
      "RuntimeError: reset() failed: Error: reset() on a sandbox that is running",
    );
    expect(done(await sandbox.run("1 + 1")).value).toBe(2);
  });

  it("may read and set globals while it runs", () => {
    const sandbox: Sandbox = new Sandbox({
      tools: {
        touch: () => {
          sandbox.globals.set("y", (sandbox.globals.get("x") as number) + 1);
        },
      },
    });
    expect(done(sandbox.runSync("x = 1\ntouch()\ny")).value).toBe(2);
  });

  it("that answers by a hostile thenable changes nothing", async () => {
    const twice = {
      // oxlint-disable-next-line unicorn/no-thenable -- that is the point
      then: (resolve: (value: unknown) => void) => {
        resolve(1);
        resolve(2);
        throw new Error("late");
      },
    };
    const thrower = {
      // oxlint-disable-next-line unicorn/no-thenable -- that is the point
      then: () => {
        throw new Error("no");
      },
    };
    const sandbox = new Sandbox({ tools: { twice: () => twice, thrower: () => thrower } });
    expect(done(await sandbox.run("twice()")).value).toBe(1);
    expect(errorOf(await sandbox.run("thrower()"))).toBe("RuntimeError: thrower() failed: Error: no");
  });

  it("is refused by name when it is none", () => {
    expect(() => new Sandbox({ tools: { f: 3 as unknown as () => void } })).toThrow(
      "tools.f: expected a function or a tool",
    );
    expect(() => new Sandbox({ tools: { f: { execute: 1 } } as unknown as Tools })).toThrow(
      "tools.f.execute must be a function, not 1",
    );
    expect(() => new Sandbox({ tools: { f: { inputSchema: 1 as unknown as object, execute: () => 1 } } })).toThrow(
      "tools.f.inputSchema: expected a JSON Schema object or a Standard Schema, not number",
    );
  });
});

describe("approval", () => {
  const calls: string[] = [];
  const pay = tool({
    inputSchema: { properties: { amount: { type: "integer" } }, required: ["amount"] },
    requiresApproval: true,
    execute: ({ amount }: Record<string, unknown>) => {
      calls.push(`paid ${String(amount)}`);
      return `receipt ${String(amount)}`;
    },
  });

  it("stops before the call is made, and shows it", async () => {
    calls.length = 0;
    const sandbox = new Sandbox({ tools: { pay } });
    const call = onlyCall(await sandbox.run("r = pay(5)\nr"));
    expect(call).toEqual({
      id: "call-1",
      tool: "pay",
      args: [],
      kwargs: { amount: 5 },
      line: 1,
      approval: true,
      started: false,
    });
    expect(sandbox.pendingCalls).toEqual([call]);
    expect(calls).toEqual([]);
    expect(done(await sandbox.approve(call.id)).value).toBe("receipt 5");
    expect(calls).toEqual(["paid 5"]);
  });

  it("refused is a PermissionError that the program may handle", async () => {
    calls.length = 0;
    const sandbox = new Sandbox({ tools: { pay } });
    const call = onlyCall(await sandbox.run("try: pay(5)\nexcept PermissionError as e: print(e)"));
    expect(done(await sandbox.deny(call.id, "too much")).stdout).toBe("the call of pay() was not approved: too much\n");
    expect(calls).toEqual([]);
  });

  it("may be answered by the host with a value of its own", async () => {
    const sandbox = new Sandbox({ tools: { pay } });
    const call = onlyCall(await sandbox.start("pay(5)"));
    expect(done(await sandbox.resume(call.id, "dry run")).value).toBe("dry run");
  });

  it("is asked of onApproval by run", async () => {
    calls.length = 0;
    const asked: unknown[] = [];
    const sandbox = new Sandbox({
      tools: { pay },
      onApproval: async (call) => {
        asked.push([call.tool, call.kwargs]);
        await later();
        return (call.kwargs["amount"] as number) < 10 || "over the limit";
      },
    });
    const outcome = await sandbox.run(
      "out = [pay(1)]\ntry: pay(50)\nexcept PermissionError as e: out.append(str(e))\nout",
    );
    expect(done(outcome).value).toEqual(["receipt 1", "the call of pay() was not approved: over the limit"]);
    expect(asked).toEqual([
      ["pay", { amount: 1 }],
      ["pay", { amount: 50 }],
    ]);
    expect(calls).toEqual(["paid 1"]);
    const failing = new Sandbox({
      tools: { pay },
      onApproval: () => {
        throw new Error("no answer");
      },
    });
    expect(errorOf(await failing.run("pay(1)"))).toBe("RuntimeError: pay() failed: Error: no answer");
  });

  it("may depend on the arguments, asynchronously too", async () => {
    calls.length = 0;
    const tools = {
      pay: { ...pay, requiresApproval: ({ amount }: { amount: number }) => amount > 10 },
      later: {
        ...pay,
        requiresApproval: undefined,
        needsApproval: async ({ amount }: { amount: number }) => later().then(() => amount > 10),
      },
    };
    const sandbox = new Sandbox({ tools });
    expect(done(await sandbox.run("pay(5), later(6)")).value).toEqual(["receipt 5", "receipt 6"]);
    const call = onlyCall(await sandbox.run("pay(50), later(60)"));
    const next = onlyCall(await sandbox.approve(call.id));
    expect(next).toMatchObject({ tool: "later", kwargs: { amount: 60 }, approval: true });
    expect(done(await sandbox.approve(next.id)).value).toEqual(["receipt 50", "receipt 60"]);
  });

  it("waits beside calls that go on", async () => {
    const sandbox = new Sandbox({ topLevelAwait: true, tools: { pay, slow: async () => later().then(() => "slow") } });
    const outcome = await sandbox.run("a = pay(1)\nb = slow()\nprint(await b)\nr = await a\nr");
    expect(suspended(outcome).stdout).toBe("slow\n");
    expect(done(await sandbox.approve(onlyCall(outcome).id)).value).toBe("receipt 1");
  });

  it("cannot be had in runSync", () => {
    expect(errorOf(new Sandbox({ tools: { pay } }).runSync("pay(1)"))).toMatch(
      /^RuntimeError: pay\(\) needs to wait for the host/,
    );
  });
});
