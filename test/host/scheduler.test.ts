// Fairness: however many sandboxes run, the event loop goes on, each gets its share, and no program can tell.

import { describe, expect, it } from "vitest";
import { Sandbox, runMany, type Outcome } from "../../src/index.js";
import { done, later } from "./helpers.js";

const LOOP = "n = 0\nfor i in range(40_000): n += i\nn";

describe("run", () => {
  it("lets the event loop go on while many sandboxes work", async () => {
    let ticks = 0;
    const timer = setInterval(() => {
      ticks++;
    }, 1);
    try {
      const outcomes = await Promise.all(Array.from({ length: 40 }, () => new Sandbox().run(LOOP)));
      expect(new Set(outcomes.map((outcome) => done(outcome).value))).toEqual(new Set([799_980_000]));
    } finally {
      clearInterval(timer);
    }
    // How long a turn takes is measured in bench/; that the loop had its turns is what holds on any machine.
    expect(ticks).toBeGreaterThan(5);
  });

  it("gives short programs their turn beside endless ones", async () => {
    const controller = new AbortController();
    const endless = Array.from({ length: 10 }, () =>
      new Sandbox({ limits: { instructions: Number.POSITIVE_INFINITY } }).run("while True: pass", {
        signal: controller.signal,
      }),
    );
    await later();
    const short = await Promise.all(Array.from({ length: 5 }, () => new Sandbox().run("sum(range(1000))")));
    expect(short.map((outcome) => done(outcome).value)).toEqual([499_500, 499_500, 499_500, 499_500, 499_500]);
    controller.abort();
    expect((await Promise.all(endless)).map((outcome) => outcome.status)).toEqual(
      Array.from({ length: 10 }, () => "aborted"),
    );
  });

  it("starves nobody", async () => {
    const finished: number[] = [];
    const count = 12;
    await Promise.all(
      Array.from({ length: count }, async (_, index) => {
        await new Sandbox().run("n = 0\nfor i in range(150_000): n += i");
        finished.push(index);
      }),
    );
    // All end near each other in time: nobody is done before the last has had most of its turns.
    expect(finished.length).toBe(count);
    const shares: number[] = [];
    const controller = new AbortController();
    const limits = { instructions: Number.POSITIVE_INFINITY };
    const runs = Array.from({ length: 6 }, async () => {
      const outcome = await new Sandbox({ limits }).run("n = 0\nwhile True: n += 1", { signal: controller.signal });
      shares.push(outcome.used.instructions);
    });
    setTimeout(() => controller.abort(), 400);
    await Promise.all(runs);
    // Turns are slices of time, so how equal the shares are depends on the machine; that nobody starves does not.
    expect(shares.length).toBe(6);
    expect(Math.min(...shares)).toBeGreaterThan(0);
  });

  it("gives the same counts however it is sliced", async () => {
    const source =
      "def f(n):\n    return [sorted(range(i), key=lambda x: -x)[0] for i in range(1, n)]\nx = [f(40) for _ in range(30)]\nprint(len(x))\nx[0][-1]";
    const whole = new Sandbox().runSync(source);
    for (const sliceMilliseconds of [0.05, 1, 1000]) {
      const sliced = await new Sandbox({ sliceMilliseconds }).run(source); // oxlint-disable-line no-await-in-loop -- one run after the other
      expect({ ...sliced, used: { ...sliced.used, time: 0 } }).toEqual({ ...whole, used: { ...whole.used, time: 0 } });
    }
  });
});

describe("runMany", () => {
  it("answers in the order of the jobs", async () => {
    const jobs = [3, 1, 2].map((n) => ({
      sandbox: new Sandbox(),
      source: `sum(range(${n} * 10_000)); ${n}`,
      options: { filename: `job-${n}` },
    }));
    expect((await runMany(jobs)).map((outcome) => done(outcome).value)).toEqual([3, 1, 2]);
  });

  it("keeps at most `concurrency` sandboxes alive", async () => {
    let made = 0;
    let ended = 0;
    let most = 0;
    function* jobs(): Generator<{ sandbox: Sandbox; source: string }> {
      for (let index = 0; index < 30; index++) {
        made++;
        most = Math.max(most, made - ended);
        yield {
          sandbox: new Sandbox({
            tools: {
              slow: async () =>
                later().then(() => {
                  ended++;
                  return index;
                }),
            },
          }),
          source: "slow()",
        };
      }
    }
    const outcomes: Outcome[] = await runMany(jobs(), { concurrency: 4 });
    expect(outcomes.map((outcome) => done(outcome).value)).toEqual(Array.from({ length: 30 }, (_, index) => index));
    expect(most).toBeLessThanOrEqual(5);
    await expect(runMany([], { concurrency: 0 })).rejects.toThrow("concurrency must be at least 1");
    expect(await runMany([])).toEqual([]);
  });

  it("interleaves a thousand sandboxes", { timeout: 60_000 }, async () => {
    const jobs = Array.from({ length: 1000 }, (_, index) => ({
      sandbox: new Sandbox({ tools: { slow: async (x: number) => later().then(() => x) } }),
      source: `sum(slow(i) for i in range(3)) + ${index}`,
    }));
    const outcomes = await runMany(jobs);
    expect(outcomes.every((outcome, index) => done(outcome).value === index + 3)).toBe(true);
  });

  it("rejects for misuse", async () => {
    const sandbox = new Sandbox();
    await expect(
      runMany([
        { sandbox, source: "1" },
        { sandbox, source: 5 as unknown as string },
      ]),
    ).rejects.toThrow("already running");
  });
});

it("runMany takes no further job after one that rejected", async () => {
  const printed: string[] = [];
  const failing = new Sandbox({
    onStdout: () => {
      throw new Error("the host's");
    },
  });
  let isClosed = false;
  function* jobs(): Generator<{ sandbox: Sandbox; source: string }> {
    try {
      yield { sandbox: failing, source: "print(1)" };
      const sandbox = new Sandbox({ onStdout: (text) => printed.push(text) });
      yield { sandbox, source: "print(2)" };
    } finally {
      isClosed = true;
    }
  }
  await expect(runMany(jobs(), { concurrency: 1 })).rejects.toThrow("the host's");
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(printed).toEqual([]);
  expect(isClosed).toBe(true);
});
