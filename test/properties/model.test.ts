// Property 13 of spec/sandbox.md, "Properties": containers against models. Random operations on a dict, a list, a set and a
// deque give what a Map and arrays of the host give; the model knows nothing of how the machine does it.

import { expect, it } from "vitest";
import * as fc from "fast-check";
import { Sandbox } from "../../src/index.js";

/** Keys that differ in Python; texts that mean something to JavaScript among them. */
const KEYS = [
  "0",
  "1",
  "'1'",
  "-1",
  "'a'",
  "'__proto__'",
  "'constructor'",
  "None",
  "(1,)",
  "2**70",
  "''",
  "'10'",
  "10",
  "0.5",
];
const key = fc.constantFrom(...KEYS);
const index = fc.integer({ min: -6, max: 6 });
const value = fc.integer({ min: 0, max: 99 });

function run(source: string): string {
  const outcome = new Sandbox({ imports: ["collections"] }).runSync(source);
  if (outcome.status !== "done")
    throw new Error(outcome.status === "raised" ? outcome.error.traceback : outcome.status);
  return outcome.stdout;
}

it("a dict is a map in order of insertion", { timeout: 60_000 }, () => {
  const step = fc.oneof(
    fc.tuple(fc.constant("set" as const), key, value),
    fc.tuple(fc.constant("pop" as const), key, value),
    fc.tuple(fc.constant("default" as const), key, value),
    fc.tuple(fc.constant("last" as const), key, value),
    fc.tuple(fc.constant("merge" as const), key, value),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const model = new Map<string, number>();
      const lines = ["d = {}"];
      for (const [kind, name, number] of steps) {
        if (kind === "set") {
          model.set(name, number);
          lines.push(`d[${name}] = ${number}`);
        } else if (kind === "pop") {
          model.delete(name);
          lines.push(`d.pop(${name}, None)`);
        } else if (kind === "default") {
          if (!model.has(name)) model.set(name, number);
          lines.push(`d.setdefault(${name}, ${number})`);
        } else if (kind === "last") {
          const last = [...model.keys()].at(-1);
          if (last !== undefined) model.delete(last);
          lines.push("if d: d.popitem()");
        } else {
          model.set(name, number);
          lines.push(`d |= {${name}: ${number}}`);
        }
      }
      lines.push("print([[repr(k), v] for k, v in d.items()], len(d))");
      const printed = run(lines.join("\n"));
      const expected = run(
        `print([${[...model].map(([name, number]) => `[repr(${name}), ${number}]`).join(", ")}], ${model.size})`,
      );
      expect(printed).toBe(expected);
    }),
    { seed: 13, numRuns: 60 },
  );
});

it("a list and a deque are arrays", { timeout: 60_000 }, () => {
  const step = fc.tuple(fc.constantFrom("append", "insert", "pop", "left", "rotate", "reverse"), index, value);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let model: number[] = [];
      const lines = ["import collections", "a = []", "q = collections.deque()"];
      for (const [kind, at, number] of steps) {
        const place = at < 0 ? Math.max(0, model.length + at) : Math.min(at, model.length);
        switch (kind) {
          case "append":
            model.push(number);
            lines.push(`a.append(${number}); q.append(${number})`);
            break;
          case "insert":
            model.splice(place, 0, number);
            lines.push(`a.insert(${at}, ${number}); q.insert(${at}, ${number})`);
            break;
          case "pop":
            model.pop();
            lines.push("if a: a.pop(); q.pop()");
            break;
          case "left":
            model.unshift(number);
            lines.push(`a[:0] = [${number}]; q.appendleft(${number})`);
            break;
          case "rotate": {
            const by = model.length === 0 ? 0 : ((at % model.length) + model.length) % model.length;
            model = [...model.slice(model.length - by), ...model.slice(0, model.length - by)];
            lines.push(`q.rotate(${at}); n = ${at} % len(a) if a else 0; a[:] = a[len(a) - n:] + a[:len(a) - n]`);
            break;
          }
          default:
            model.reverse();
            lines.push("a.reverse(); q.reverse()");
        }
      }
      lines.push("print(a, list(q) == a, a[::-2], a[1:-1])");
      const text = (items: readonly number[]): string => `[${items.join(", ")}]`;
      const stepped = model.toReversed().filter((_, position) => position % 2 === 0);
      expect(run(lines.join("\n"))).toBe(`${text(model)} True ${text(stepped)} ${text(model.slice(1, -1))}\n`);
    }),
    { seed: 14, numRuns: 60 },
  );
});

it("a set keeps what it was given, once, in order", { timeout: 60_000 }, () => {
  const step = fc.tuple(fc.constantFrom("add", "discard", "union", "minus"), key);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const model = new Set<string>();
      const lines = ["s = set()"];
      for (const [kind, name] of steps) {
        if (kind === "add" || kind === "union") model.add(name);
        else model.delete(name);
        lines.push(
          { add: `s.add(${name})`, discard: `s.discard(${name})`, union: `s |= {${name}}`, minus: `s = s - {${name}}` }[
            kind as "add"
          ],
        );
      }
      lines.push("print([repr(k) for k in s], len(s))");
      expect(run(lines.join("\n"))).toBe(
        run(`print([${[...model].map((name) => `repr(${name})`).join(", ")}], ${model.size})`),
      );
    }),
    { seed: 15, numRuns: 60 },
  );
});
