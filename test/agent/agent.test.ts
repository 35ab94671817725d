// Runs of agents that no transcript can show: handles, several runs at once, going on, misuse.

import { describe, expect, it } from "vitest";
import { execFileSync } from "node:child_process";
import {
  lstatSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import {
  CodeAgent,
  Memory,
  MemoryFileError,
  decodeValue,
  encodeValue,
  scriptedModel,
  type AgentEvent,
  type CodeAgentOptions,
  type Executor,
  type ExecutorResult,
} from "../../src/agent/index.js";

function agentWith(replies: readonly string[], options: Partial<CodeAgentOptions> = {}): CodeAgent {
  return new CodeAgent({
    model: scriptedModel(replies.map((code) => `Thought: t\n<code>\n${code}\n</code>`)),
    ...options,
  });
}

describe("a run", () => {
  it("ends with the final answer and keeps variables from step to step", async () => {
    const result = await agentWith(["x = [n * n for n in numbers]\nprint(x)", "final_answer(sum(x))"]).run(
      "Sum the squares",
      {
        args: { numbers: [1, 2, 3] },
      },
    );
    expect(result).toMatchObject({ status: "done", answer: 14, answerText: "14", error: null });
    expect(result.steps.map((step) => step.observation)).toEqual(["[1, 4, 9]", "Answer: 14"]);
    expect(result.usage.calls).toBe(2);
  });

  it("goes on with memory and variables when reset is false", async () => {
    const agent = agentWith(["x = 20\nfinal_answer(x)", "final_answer(x + 1)", "final_answer('x' in globals())"]);
    expect(await agent.run("first")).toMatchObject({ answer: 20 });
    expect(await agent.run("second", { reset: false })).toMatchObject({ answer: 21 });
    expect(agent.memory?.steps.map(({ kind }) => kind)).toEqual([
      "system",
      "task",
      "action",
      "final",
      "task",
      "action",
      "final",
    ]);
    expect(await agent.run("third")).toMatchObject({ answer: false });
  });

  it("streams its events in order, and leaving the loop aborts it", async () => {
    const agent = agentWith(["print('a')", "final_answer(1)"]);
    const seen: AgentEvent[] = [];
    const handle = agent.stream("t");
    for await (const event of handle) seen.push(event);
    expect(seen.filter(({ type }) => type !== "text-delta").map(({ type }) => type)).toEqual([
      "run-start",
      "model-start",
      "model-end",
      "code",
      "output",
      "step-end",
      "model-start",
      "model-end",
      "code",
      "step-end",
      "run-end",
    ]);
    expect((await handle.result).status).toBe("done");
    const left = agentWith(["x = 1", "final_answer(2)"]).stream("t");
    for await (const event of left) if (event.type === "step-end") break;
    expect((await left.result).status).toBe("aborted");
  });

  it("is refused for what is misuse", async () => {
    expect(() => new CodeAgent({ model: "gpt" as never })).toThrow(/model object/);
    expect(() => agentWith([], { tool: {} } as never)).toThrow(/unknown CodeAgent option 'tool'/);
    expect(() => agentWith([], { tools: { print: () => 1 } })).toThrow(/hide Python's own print/);
    expect(() => agentWith([], { tools: { "": () => 1 } })).toThrow(/Python name/);
    expect(() => agentWith([], { tools: [{ a: () => 1 }, { a: () => 2 }] })).toThrow(/two of the name 'a'/);
    expect(() => agentWith([], { tools: { "a-b": () => 1, a_b: () => 2 } })).toThrow(/both 'a_b'/);
    expect(() => agentWith([], { tools: { final_answer: () => 1 } })).toThrow(/ends a run/);
    expect(() =>
      agentWith([], {
        tools: { a: { inputSchema: { type: "object", properties: { x: { type: "objekt" } } }, execute: () => 1 } },
      }),
    ).toThrow(/inputSchema/);
    await expect(agentWith(["1"]).run("t", { args: { f: () => 1 } })).rejects.toThrow(/'?f'?/);
    await expect(agentWith(["1"]).run("t", { steps: 3 } as never)).rejects.toThrow(/unknown run option/);
  });
});

describe("callbacks", () => {
  it("see each step, may edit the memory, and may end the run", async () => {
    const numbers: number[] = [];
    const model = scriptedModel([
      "<code>\nprint('secret', 100 + 23)\n</code>",
      "<code>\nx = 1\n</code>",
      "<code>\nx = 2\n</code>",
    ]);
    const agent = new CodeAgent({
      model,
      callbacks: {
        onStep: async (step, { memory, stop }) => {
          numbers.push(step.number);
          const at = memory.steps.indexOf(step);
          memory.steps[at] = { ...step, observation: step.observation.replaceAll(/\d+/g, "***") };
          if (step.number === 2) stop("that is enough");
        },
      },
    });
    const result = await agent.run("t");
    expect(numbers).toEqual([1, 2]);
    expect(result).toMatchObject({ status: "aborted" });
    expect(result.error?.message).toBe("that is enough");
    expect(JSON.stringify(model.calls[1]?.prompt)).toContain("secret ***");
    expect(JSON.stringify(model.calls[1]?.prompt)).not.toContain("123");
  });

  it("that throw end the run, onlookers that throw do not", async () => {
    const broken = await agentWith(["x = 1"], {
      callbacks: {
        onStep: () => {
          throw new Error("no space");
        },
      },
    }).run("t");
    expect(broken).toMatchObject({ status: "error" });
    expect(broken.error?.message).toBe("no space");
    const fine = agentWith(["final_answer(1)"], {
      callbacks: {
        onEvent: () => {
          throw new Error("onlooker");
        },
      },
    });
    expect(await fine.run("t")).toMatchObject({ status: "done", answer: 1 });
  });
});

describe("the wall clock", () => {
  it("ends a run whose model does not answer, and one whose program does not end", async () => {
    const silent = new CodeAgent({
      model: {
        specificationVersion: "v3",
        provider: "p",
        modelId: "m",
        doGenerate: () => new Promise(() => undefined),
        doStream: () => new Promise(() => undefined),
      },
      budget: { milliseconds: 20 },
    });
    expect(await silent.run("t")).toMatchObject({ status: "budget", exceeded: { name: "milliseconds", limit: 20 } });
    const busy = agentWith(["while True: pass"], {
      budget: { milliseconds: 50 },
      limits: { instructions: 1_000_000_000_000 },
    });
    expect(await busy.run("t")).toMatchObject({ status: "budget", exceeded: { name: "milliseconds" } });
  });
});

/** An executor of a few lines, whose interpreter is lost at its second action. */
class Fragile implements Executor {
  readonly name = "fragile";
  readonly description = { imports: [], python: "Python", topLevelAwait: false };
  readonly bound: unknown[] = [];
  isClosed = false;
  private runs = 0;
  async start(): Promise<void> {
    this.runs = 0;
  }
  async setVariables(variables: Readonly<Record<string, unknown>>): Promise<void> {
    this.bound.push(variables);
  }
  async run(): Promise<ExecutorResult> {
    const base = { stdout: "", stderr: "", isTruncated: false, used: { toolCalls: 0, time: 0 }, isStateLost: false };
    switch (++this.runs) {
      case 1:
        return { ...base, stdout: "partly", isTruncated: true, status: "done", value: null, valueRepr: "None" };
      case 2:
        return { ...base, isStateLost: true, status: "lost", limit: null, message: "the process died", traceback: "" };
      default:
        return { ...base, status: "final", value: 7, valueRepr: "7" };
    }
  }
  async close(): Promise<void> {
    this.isClosed = true;
  }
}

describe("other executors", () => {
  it("may lose the interpreter: the model is told, arguments are bound again", async () => {
    const made: Fragile[] = [];
    const agent = agentWith(["a", "b", "c"], {
      executor: () => {
        made.push(new Fragile());
        return made.at(-1) as Fragile;
      },
    });
    const result = await agent.run("t", { args: { n: 1 } });
    expect(result).toMatchObject({ status: "done", answer: 7 });
    expect(result.steps.map(({ outcome }) => outcome)).toEqual(["done", "lost", "final"]);
    expect(result.steps[0]?.observation).toBe("partly\n[more output was dropped]");
    expect(result.steps[1]?.observation).toContain("the process died\nThe interpreter was restarted");
    expect(made[0]?.bound).toEqual([{ n: 1 }, { n: 1 }]);
    await agent.close();
    expect(made[0]?.isClosed).toBe(true);
  });

  it("that fail to start or to run end the run with their error", async () => {
    for (const method of ["start", "run"] as const) {
      const executor = new Fragile();
      executor[method] = async () => {
        throw new Error(`${method} failed`);
      };
      const result = await agentWith(["a"], { executor: () => executor }).run("t");
      expect(result).toMatchObject({ status: "error" });
      expect(result.error?.message).toBe(`${method} failed`);
    }
  });

  it("are closed when another run took their place", async () => {
    const made: Fragile[] = [];
    const agent = new CodeAgent({
      model: scriptedModel(Array.from({ length: 9 }, () => "<code>\na\n</code>")),
      executor: () => {
        made.push(new Fragile());
        return made.at(-1) as Fragile;
      },
    });
    await Promise.all([agent.run("a"), agent.run("b"), agent.run("c")]);
    expect(made.filter(({ isClosed }) => isClosed)).toHaveLength(2);
    await agent.close();
    expect(made.every(({ isClosed }) => isClosed)).toBe(true);
  });
});

describe("memory", () => {
  it("comes back from JSON as it was", async () => {
    const { memory } = await agentWith(["final_answer({'a': (1, 2.5), 'b': 2**70, 'c': {1}})"]).run("t");
    const again = Memory.fromJSON(JSON.parse(JSON.stringify(memory)));
    expect(again.steps).toEqual(memory.steps);
    expect(() => Memory.fromJSON({})).toThrow(/no saved memory/);
  });

  it("is saved to a file and loaded, and a run goes on from it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "coluber-memory-"));
    try {
      const path = join(folder, "memory.json");
      const { memory } = await agentWith(["final_answer('the first answer')"]).run("first");
      await memory.save(path);
      expect(readdirSync(folder)).toEqual(["memory.json"]);
      const loaded = await Memory.load(path);
      expect(loaded.steps).toEqual(memory.steps);
      const model = scriptedModel(["<code>\nfinal_answer(2)\n</code>"]);
      await new CodeAgent({ model }).run("second", { memory: loaded });
      const prompt = JSON.stringify(model.calls[0]?.prompt);
      expect(prompt).toContain("Task: first");
      expect(prompt).toContain("Answer: 'the first answer'");
      expect(prompt).toContain("Task: second");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("is not lost when it cannot be saved, nor is the file that was there", async () => {
    const folder = mkdtempSync(join(tmpdir(), "coluber-memory-"));
    try {
      const { memory } = await agentWith(["final_answer(1)"]).run("t");
      const before = structuredClone(memory.steps);
      // A folder in the way: the last step of saving fails.
      await expect(memory.save(folder)).rejects.toThrow(MemoryFileError);
      await expect(memory.save(join(folder, "no", "such", "folder.json"))).rejects.toThrow(/could not save/);
      expect(memory.steps).toEqual(before);
      expect(readdirSync(folder)).toEqual([]);
      const path = join(folder, "bad.json");
      writeFileSync(path, '{"format":"coluber-memory","version":1,"steps":[{"kind":"action"}]}');
      await expect(Memory.load(path)).rejects.toThrow(/step 0 \(action\) of the saved memory has no number/);
      writeFileSync(path, "half a li");
      await expect(Memory.load(path)).rejects.toThrow(/could not load/);
      expect(readFileSync(path, "utf8")).toBe("half a li");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("is saved through links, never over what is no regular file, and with the permissions that the file had", async () => {
    const folder = mkdtempSync(join(tmpdir(), "coluber-memory-"));
    try {
      const { memory } = await agentWith(["final_answer(1)"]).run("t");
      const real = join(folder, "real.json");
      writeFileSync(real, "before", { mode: 0o600 });
      symlinkSync("real.json", join(folder, "link.json"));
      symlinkSync("link.json", join(folder, "second.json"));
      await memory.save(join(folder, "second.json"));
      expect(lstatSync(join(folder, "second.json")).isSymbolicLink()).toBe(true);
      expect((await Memory.load(real)).steps).toEqual(memory.steps);
      expect(statSync(real).mode & 0o777).toBe(0o600);
      symlinkSync("not-yet.json", join(folder, "dangling.json"));
      await memory.save(join(folder, "dangling.json"));
      expect((await Memory.load(join(folder, "not-yet.json"))).steps).toEqual(memory.steps);
      symlinkSync("round.json", join(folder, "round.json"));
      await expect(memory.save(join(folder, "round.json"))).rejects.toThrow(/links without end/);
      execFileSync("mkfifo", [join(folder, "pipe")]);
      await expect(memory.save(join(folder, "pipe"))).rejects.toThrow(/no regular file/);
      expect(statSync(join(folder, "pipe")).isFIFO()).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("is saved by any number at once, each whole", async () => {
    const folder = mkdtempSync(join(tmpdir(), "coluber-memory-"));
    try {
      const path = join(folder, "memory.json");
      const memories = await Promise.all(
        Array.from({ length: 8 }, (_, index) => agentWith([`final_answer('${String(index).repeat(5000)}')`]).run("t")),
      );
      await Promise.all(memories.map(({ memory }) => memory.save(path)));
      const { steps } = await Memory.load(path);
      expect(memories.some(({ memory }) => isDeepStrictEqual(memory.steps, steps))).toBe(true);
      expect(readdirSync(folder)).toEqual(["memory.json"]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("that the disk has no room for leaves the file that was there", () => {
    const folder = mkdtempSync(join(tmpdir(), "coluber-memory-"));
    try {
      const path = join(folder, "memory.json");
      writeFileSync(path, "the old one");
      const program = `
        import { Memory } from ${JSON.stringify(new URL("../../dist/agent/index.js", import.meta.url).href)};
        const memory = new Memory([{ kind: "system", text: "x".repeat(100_000) }]);
        await memory.save(process.argv[1]).then(() => console.log("saved"), (error) => console.log(error.name, memory.steps[0].text.length));
      `;
      // The kernel refuses what goes beyond 8 KiB of a file, as it does beyond the end of a disk.
      const said = execFileSync(
        "/bin/sh",
        ["-c", 'ulimit -f 8; exec "$@"', "sh", process.execPath, "--input-type=module", "-e", program, path],
        { encoding: "utf8" },
      );
      expect(said).toBe("MemoryFileError 100000\n");
      expect(readFileSync(path, "utf8")).toBe("the old one");
      expect(readdirSync(folder)).toEqual(["memory.json"]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("is shown by replay, and dumped in full or in short", async () => {
    const { memory } = await agentWith(["print('hello')", "final_answer(1)"]).run("the task");
    const lines: string[] = [];
    memory.replay((text) => lines.push(text));
    expect(lines.join("\n")).toContain("── step 1: done");
    expect(lines.join("\n")).toContain("  │ print('hello')\nhello");
    expect(memory.succinct().map(({ kind }) => kind)).toEqual(["system", "task", "action", "action", "final"]);
    expect(JSON.stringify(memory.succinct())).not.toContain("hello\\n");
    expect(memory.full()).toHaveLength(5);
    expect(memory.usage.calls).toBe(2);
  });
});

describe("values in memories and traces", () => {
  it("come back as they were", () => {
    const values = [
      null,
      undefined,
      1n << 80n,
      Number.NaN,
      Number.NEGATIVE_INFINITY,
      -0,
      "text",
      new Uint8Array([0, 255]),
      new Date(5),
      new Date(Number.NaN),
      new URL("https://example.com/"),
      new Set([1, [2]]),
      new Map<unknown, unknown>([[1, { a: new Map() }]]),
      { $map: 1 },
      { $object: { $set: 2 } },
      { $map: 1, b: 2 },
      [{ __proto__: null, a: [] }],
    ];
    for (const value of values) {
      const again = decodeValue(JSON.parse(JSON.stringify(encodeValue(value))));
      expect(again).toEqual(Array.isArray(value) ? [{ a: [] }] : value);
      if (Object.is(value, -0)) expect(Object.is(again, -0)).toBe(true);
    }
    expect(decodeValue(encodeValue(() => 1))).toBe("<function>");
  });

  it("have a depth", () => {
    let deep: unknown = 1;
    for (let depth = 0; depth < 10_000; depth++) deep = [deep];
    expect(JSON.stringify(encodeValue(deep))).toContain("nested too deeply");
  });
});
