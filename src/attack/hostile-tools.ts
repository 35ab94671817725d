/** Tools that answer, throw and reject what no tool should; the corpus calls them by name. The host's side of each is a trap. */

import type { AnyTool } from "../host/tools.js";

/** What a tool closes over and no guest may see. */
const SECRET = { secret: "coluber-attack-secret" };

class Host {
  readonly secret = SECRET;
  method(): object {
    return globalThis;
  }
}

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}

function cycle(): unknown {
  const value: Record<string, unknown> = {};
  value["self"] = value;
  return value;
}

function overflow(): never {
  return overflow();
}

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const trap = (): never => {
  throw new Error("a trap of the host ran");
};
const TRAPS = { get: trap, has: trap, ownKeys: trap, getOwnPropertyDescriptor: trap, getPrototypeOf: trap };

/** Makes a throwing tool of what it throws. */
function throwing(make: () => unknown): () => never {
  return () => {
    // oxlint-disable-next-line no-throw-literal, only-throw-error -- what hostile tools do
    throw make();
  };
}

const HOSTILE: Readonly<Record<string, (...args: never[]) => unknown>> = {
  returns_function: () => trap,
  returns_class: () => Host,
  returns_symbol: () => Symbol.iterator,
  returns_proxy: () => new Proxy({}, TRAPS),
  returns_getter: () => Object.defineProperty({}, "a", { get: trap, enumerable: true }),
  returns_cycle: cycle,
  returns_deep: () => deep(100_000),
  returns_wide: () => new Array(3_000_000).fill(0),
  returns_global: () => globalThis,
  returns_process: () => process,
  returns_error: () => new Error("as a value"),
  returns_promise_of_function: () => Promise.resolve(trap),
  // oxlint-disable-next-line no-thenable -- what hostile tools do
  returns_thenable_inside: () => ({ inner: { then: trap } }),
  returns_proto_keys: () => JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": 1}}') as unknown,
  returns_buffer: () => Buffer.from("bytes"),
  returns_map_of_functions: () => new Map([["a", trap]]),
  returns_date_invalid: () => new Date(Number.NaN),
  // oxlint-disable-next-line no-sparse-arrays -- the point of it
  returns_array_with_holes: () => [1, , 3],
  returns_sparse_array: () => Object.assign([], { 4_000_000_000: 1 }),
  returns_huge_string: () => "x".repeat(200_000_000),
  returns_generator: function* () {
    yield 1;
  },
  returns_weakmap: () => new WeakMap(),
  returns_regexp: () => /a/,
  returns_array_subclass: () => new (class extends Array<number> {})(3),
  returns_null_prototype: () => Object.create(null) as unknown,
  returns_frozen: () => Object.freeze({ a: Object.freeze([1]) }),
  returns_revoked_proxy: revoked,
  returns_bigint_huge: () => 1n << 8_000_000n,
  throws_error: throwing(() => Object.assign(new Error("secret at /etc/passwd"), { host: globalThis, cause: SECRET })),
  throws_string: throwing(() => "text"),
  throws_undefined: throwing(() => undefined),
  throws_object: throwing(() => ({ message: SECRET, toString: trap })),
  throws_function: throwing(() => trap),
  throws_proxy: throwing(() => new Proxy(new Error("x"), TRAPS)),
  throws_getter_message: throwing(() => Object.defineProperty(new Error("x"), "message", { get: trap })),
  throws_cause_chain: throwing(() => {
    let error = new Error("first");
    for (let index = 0; index < 10_000; index++) error = new Error("next", { cause: error });
    return error;
  }),
  throws_aggregate: throwing(() => new AggregateError([new Error("a"), SECRET], "many")),
  throws_range_error: throwing(() => new RangeError("Invalid array length")),
  throws_stack_overflow: overflow,
  throws_path: throwing(() => new Error(`ENOENT: no such file, open '${process.execPath}'`)),
  throws_huge_message: throwing(() => new Error("x".repeat(50_000_000))),
  throws_named_system_exit: throwing(() => Object.assign(new Error("x"), { name: "SystemExit" })),
  rejects_error: () => Promise.reject(Object.assign(new Error("later"), { host: globalThis })),
  // oxlint-disable-next-line prefer-promise-reject-errors -- what hostile tools do
  rejects_null: () => Promise.reject(null),
  rejects_later: async () => {
    await Promise.resolve();
    throw new TypeError("undefined is not a function");
  },
  never_ends_twice: () => Promise.race([Promise.resolve(1), Promise.resolve(2)]),
  echo: (...args) => args[0],
  mutates: (value: { a?: unknown }) => {
    value.a = "changed by the host";
    return null;
  },
};

/** Names of the tools that answer, throw or reject what no tool should. */
export const HOSTILE_NAMES: readonly string[] = Object.keys(HOSTILE).filter((name) =>
  /^(returns|throws|rejects)_/.test(name),
);

/** The tools of these names; `sandbox` gives the sandbox that they are in. Throws for a name that there is not. */
export function hostileTools(
  names: readonly string[],
  sandbox: () => { runSync(source: string): unknown },
): Record<string, AnyTool> {
  let kept: unknown = null;
  const tools: Record<string, AnyTool> = {};
  for (const name of names) {
    if (name === "reenters") tools[name] = () => sandbox().runSync("1");
    else if (name === "keeps") {
      tools[name] = (value: unknown) => {
        if (value !== null) kept = value;
        return kept;
      };
    } else {
      const body = Object.hasOwn(HOSTILE, name) ? HOSTILE[name] : undefined;
      if (body === undefined) throw new TypeError(`no hostile tool is named '${name}'`);
      tools[name] = body;
    }
  }
  return tools;
}
