// `coluber agent` and `coluber trace`: the demonstration, models and tools from modules and servers, events, complaints.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { findModel, NO_MODEL } from "../../src/cli/agent-model.js";
import { main } from "../../src/cli/dispatch.js";
import { Misuse } from "../../src/cli/exit.js";
import { OpenAIServer } from "../agent/openai-server.js";

const folder = mkdtempSync(join(tmpdir(), "coluber-agent-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

let stdout = "";
let stderr = "";
beforeEach(() => {
  stdout = "";
  stderr = "";
  for (const name of ["COLUBER_MODEL", "COLUBER_BASE_URL", "COLUBER_API_KEY", "OPENAI_API_KEY", "HF_TOKEN"])
    vi.stubEnv(name, "");
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const agentSource = pathToFileURL(join(import.meta.dirname, "../../src/agent/scripted.ts")).href;

/** A module that exports a model which says these programs. */
function modelModule(name: string, programs: readonly string[]): string {
  const replies = JSON.stringify(programs.map((code) => `Thought: t\n<code>\n${code}\n</code>`));
  return file(
    name,
    `import { scriptedModel } from ${JSON.stringify(agentSource)};\nexport default scriptedModel(${replies});\n`,
  );
}

describe("coluber agent --demo", () => {
  it("goes through a real task: tools, two mistakes that it repairs, the answer", async () => {
    const trace = join(folder, "demo.jsonl");
    expect(await main(["agent", "--demo", "--trace", trace])).toBe(0);
    expect(stdout).toContain('→ list_invoices(month="2026-10") = [');
    expect(stdout).toContain("exchange_rate() got an unexpected keyword argument 'code'");
    expect(stdout).toContain("ValueError: could not convert string to float: '1,250.00'");
    expect(stdout).toContain("Answer: Cafe Lumen owes 1122.75 EUR\n5 steps");
    const live = stdout;
    stdout = "";
    expect(await main(["trace", "show", trace])).toBe(0);
    // The same run; live, the model's text came in pieces.
    expect(stdout.replaceAll(/\s+/g, " ")).toBe(live.replaceAll(/\s+/g, " "));
  });
});

describe("coluber agent", () => {
  it("takes a model, tools and inputs from modules and options", async () => {
    const model = modelModule("model.mjs", ["print(add(a, 40))", "final_answer(add(a, 40))"]);
    const tools = file("tools.mjs", "export const add = (a, b) => a + b;\n");
    expect(await main(["agent", "task", "--model", model, "--tools", tools, "--input", "a=2"])).toBe(0);
    expect(stdout).toContain("→ add(2, 40) = 42");
    expect(stdout).toContain("Answer: 42");
  });

  it("prints events as lines of JSON with --json", async () => {
    const model = modelModule("json.mjs", ["final_answer({'a': 1})"]);
    expect(await main(["agent", "task", "--model", model, "--json"])).toBe(0);
    const events = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { type: string; answer?: unknown });
    expect(events[0]?.type).toBe("run-start");
    expect(events.at(-1)).toMatchObject({ type: "run-end", status: "done", answer: { a: 1 } });
  });

  it("says by its exit code how a run ended", async () => {
    const steps = modelModule("steps.mjs", ["x = 1", "x = 2"]);
    expect(await main(["agent", "task", "--model", steps, "--max-steps", "1"])).toBe(2);
    const none = file(
      "none.mjs",
      `import { scriptedModel } from ${JSON.stringify(agentSource)};\nexport default scriptedModel([]);\n`,
    );
    expect(await main(["agent", "task", "--model", none])).toBe(1);
    const budget = modelModule("budget.mjs", ["x = 1", "x = 2"]);
    expect(await main(["agent", "task", "--model", budget, "--max-tokens", "10"])).toBe(2);
  });

  it("refuses calls that need approval when nobody is at the terminal, unless --yes is given", async () => {
    const code = ["try:\n    print(wipe())\nexcept PermissionError as e:\n    print(e)", "final_answer(1)"];
    const tools = file("wipe.mjs", "export const wipe = { requiresApproval: true, execute: () => 'wiped' };\n");
    await main(["agent", "task", "--model", modelModule("wipe1.mjs", code), "--tools", tools]);
    expect(stdout).toContain("│ the call of wipe() was not approved: nobody is at the terminal");
    stdout = "";
    await main(["agent", "task", "--model", modelModule("wipe2.mjs", code), "--tools", tools, "--yes"]);
    expect(stdout).toContain("│ wiped");
  });

  it("reaches a server that speaks OpenAI's protocol", async () => {
    const server = await OpenAIServer.start(["<code>\nfinal_answer('from the server')\n</code>"]);
    try {
      vi.stubEnv("COLUBER_API_KEY", "k");
      vi.stubEnv("OPENAI_API_KEY", "not for others");
      expect(await main(["agent", "task", "--model", "tiny", "--base-url", server.url])).toBe(0);
      expect(stdout).toContain("Answer: from the server");
      expect(server.asked[0]?.authorization).toBe("Bearer k");
    } finally {
      await server.stop();
    }
  });

  it("names the three ways to give a model", async () => {
    expect(await main(["agent", "task"])).toBe(3);
    expect(stderr).toContain(NO_MODEL);
    expect(NO_MODEL).toMatch(/1\. .*\n[^]*2\. .*\n[^]*3\. /);
  });

  it("says in a line what is wrong with a call", async () => {
    const model = modelModule("ok.mjs", ["1"]);
    const wrong: readonly (readonly [argv: readonly string[], message: RegExp])[] = [
      [["--model", "x", "--base-url", "nonsense"], /--base-url: 'nonsense' is no address/],
      [["--model", "x", "--base-url", "ftp://x/"], /expected an http or https address/],
      [["--model", "x"], /api\.openai\.com needs a key: set OPENAI_API_KEY/],
      [["--model", "x", "--api-key-env", "NO_SUCH_KEY"], /the environment has no NO_SUCH_KEY/],
      [["--model", join(folder, "missing.mjs")], /could not load/],
      [["--model", file("empty.mjs", "export default 1;\n")], /exports no AI SDK model/],
      [["--model", model, "--tools", file("notools.mjs", "export const x = 1;\n")], /exports no tools/],
      [["--model", model, "--tools", file("print.mjs", "export const print = () => 1;\n")], /hide Python's own print/],
      [["--model", model, "--executor", "moon"], /unknown executor 'moon'/],
      [["--model", model, "--max-steps", "0"], /maxSteps must be/],
      [["--model", model, "--limit", "speed=1"], /unknown limit 'speed'/],
      [["--model", model, "--nonsense"], /--nonsense/],
      [["second task"], /one task at a time/],
    ];
    for (const [argv, message] of wrong) {
      stderr = "";
      expect(await main(["agent", "task", ...argv])).toBe(3);
      expect(stderr).toMatch(message);
    }
  });

  it("sends a key only to the server that it belongs to", async () => {
    const env = { OPENAI_API_KEY: "o", HF_TOKEN: "h" };
    const given = { model: "m", apiKeyEnv: undefined };
    await expect(findModel({ ...given, baseUrl: undefined }, {})).rejects.toThrow(Misuse);
    const header = async (baseUrl: string): Promise<string | undefined> => {
      const model = (await findModel({ ...given, baseUrl }, env)) as unknown as {
        config: { headers: () => Record<string, string | undefined> };
      };
      const headers = model.config.headers();
      return headers["authorization"] ?? headers["Authorization"];
    };
    expect(await header("https://api.openai.com/v1")).toBe("Bearer o");
    expect(await header("https://router.huggingface.co/v1")).toBe("Bearer h");
    expect(await header("https://evil.example/v1")).toBeUndefined();
  });
});

describe("coluber trace", () => {
  it("refuses what is no trace, and forgives a last line that was cut off", async () => {
    expect(await main(["trace", "show", file("a.txt", "hello\n")])).toBe(3);
    expect(stderr).toContain("line 1: not a line of JSON");
    expect(await main(["trace", "show", file("b.jsonl", '{"format":"coluber-trace","version":9}\n')])).toBe(3);
    expect(await main(["trace", "show", file("c.jsonl", '{"format":"coluber-trace","version":1}\n')])).toBe(3);
    expect(await main(["trace", "show", join(folder, "missing.jsonl")])).toBe(3);
    expect(await main(["trace", "show"])).toBe(3);
    expect(await main(["trace", "nonsense", "x"])).toBe(3);
    const trace = join(folder, "cut.jsonl");
    await main(["agent", "task", "--model", modelModule("cut.mjs", ["final_answer(5)"]), "--trace", trace]);
    const text = readFileSync(trace, "utf8");
    stdout = "";
    expect(await main(["trace", "show", file("half.jsonl", text.slice(0, -40))])).toBe(0);
    expect(stdout).toMatch(/step 1[^]*the trace ends here: line \d+ is cut off/i);
    stdout = "";
    const lines = text.split("\n");
    expect(await main(["trace", "show", file("short.jsonl", lines.slice(0, -3).join("\n"))])).toBe(0);
    expect(stdout).toContain("the trace ends here: the end of the run is not in it");
    stdout = "";
    lines[4] = "{]";
    expect(await main(["trace", "show", file("damaged.jsonl", lines.join("\n"))])).toBe(0);
    expect(stdout).toContain("the trace ends here: line 5 is damaged: not a line of JSON");
    stdout = "";
    expect(await main(["trace", "show", file("half.jsonl", text.slice(0, -40))])).toBe(0);
    expect(stdout).toContain("final_answer(5)");
  });

  it("that cannot be written is complained about, and the run goes on", async () => {
    const model = modelModule("full.mjs", ["final_answer(6)"]);
    expect(await main(["agent", "task", "--model", model, "--trace", "/dev/full"])).toBe(0);
    expect(stdout).toContain("Answer: 6");
    expect(stderr).toContain("the trace could not be written");
  });
});
