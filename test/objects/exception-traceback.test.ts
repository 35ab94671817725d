// The text of uncaught exceptions against CPython's: the recorded programs of exception-traceback.py.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PyTraceback } from "../../src/objects/model.js";
import { SyntaxRecord } from "../../src/objects/traceback-record.js";
import { ExceptionText, formatException, formatFrames } from "../../src/objects/traceback.js";

type Entry = readonly [file: string, name: string, line: number, endLine: number, column: number, endColumn: number];

interface Recorded {
  readonly type: string;
  readonly message: string;
  readonly stack: readonly Entry[];
  readonly suppress: boolean;
  readonly notes: readonly string[];
  readonly cause: Recorded | null;
  readonly context: Recorded | null;
  readonly members?: readonly Recorded[];
  readonly count?: number;
  readonly syntax?: ConstructorParameters<typeof SyntaxRecord>;
}

interface Case {
  readonly name: string;
  readonly source: string;
  readonly record: Recorded;
  readonly text: string;
}

function traceback(stack: readonly Entry[]): PyTraceback | null {
  let made: PyTraceback | null = null;
  for (let index = stack.length - 1; index >= 0; index--) made = new PyTraceback(made, ...stack[index]);
  return made;
}

function build(recorded: Recorded): ExceptionText {
  const text = new ExceptionText(recorded.type, traceback(recorded.stack));
  text.message = recorded.message;
  text.notes = recorded.notes;
  text.suppressContext = recorded.suppress;
  text.cause = recorded.cause === null ? null : build(recorded.cause);
  text.context = recorded.context === null ? null : build(recorded.context);
  if (recorded.members !== undefined) {
    text.members = recorded.members.map(build);
    text.memberCount = recorded.count ?? 0;
  }
  if (recorded.syntax !== undefined) text.syntax = new SyntaxRecord(...recorded.syntax);
  return text;
}

const cases = JSON.parse(readFileSync(new URL("exception-traceback.json", import.meta.url), "utf8")) as readonly Case[];

test.each(cases.map((recorded) => [recorded.source, recorded] as const))("%s", (_source, recorded) => {
  expect(formatException(build(recorded.record), new Map([[recorded.name, recorded.source]]))).toBe(recorded.text);
});

test("without the source there are no excerpts", () => {
  const entry = traceback([["lost.py", "f", 3, 3, 0, 5]]);
  expect(formatFrames(entry, new Map())).toBe('Traceback (most recent call last):\n  File "lost.py", line 3, in f\n');
  expect(formatFrames(null, new Map())).toBe("");
});

test("without columns the stripped line stands alone", () => {
  const entry = traceback([["a.py", "f", 2, 2, -1, -1]]);
  expect(formatFrames(entry, new Map([["a.py", "x\n  y = 1  \n"]]))).toBe(
    'Traceback (most recent call last):\n  File "a.py", line 2, in f\n    y = 1\n',
  );
});

test("a traceback tied into a knot ends", () => {
  const entry = traceback([["a.py", "f", 1, 1, -1, -1]]);
  if (entry === null) throw new Error("no entry");
  entry.next = entry;
  expect(formatFrames(entry, new Map())).toContain("in f");
});

test("the text of entries is bounded", () => {
  const line = `x = ${"a+".repeat(200_000)}1`;
  const stack: Entry[] = [];
  for (let index = 0; index < 500; index++) stack.push(["big.py", `f${index}`, 1, 1, 4, line.length]);
  const text = formatFrames(traceback(stack), new Map([["big.py", line]]));
  expect(text.length).toBeLessThan(4_000_000);
  expect(text).toContain("more lines not shown]");
});

test("a group that contains itself many times over is cut off", () => {
  let group = new ExceptionText("ValueError", null);
  for (let depth = 0; depth < 11; depth++) {
    const outer = new ExceptionText("ExceptionGroup", null);
    outer.message = "many";
    outer.members = new Array<ExceptionText>(15).fill(group);
    outer.memberCount = 15;
    group = outer;
  }
  const text = formatException(group, new Map());
  expect(text.length).toBeLessThan(5_000_000);
  expect(text.endsWith("[the rest is not shown]\n")).toBe(true);
});
