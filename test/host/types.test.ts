// Types of the public API, checked by `npm run typecheck`: what schemas infer, what fits as a tool, how outcomes narrow.

import { describe, expectTypeOf, it } from "vitest";
import {
  Sandbox,
  ToolError,
  check,
  runMany,
  tool,
  type DoneOutcome,
  type FinalOutcome,
  type Finding,
  type InferSchema,
  type Outcome,
  type PendingCall,
  type StandardSchema,
  type SuspendedOutcome,
  type ToolCallContext,
  type Tools,
} from "../../src/index.js";

interface Query {
  readonly q: string;
  readonly limit?: number;
}
declare const standard: StandardSchema<Query>;
/** As the AI SDK types `jsonSchema<T>(…)`. */
declare const fromAiSdk: { readonly _type: { a: number }; readonly jsonSchema: unknown };

describe("types", () => {
  it("infer what execute gets from a schema", () => {
    expectTypeOf<InferSchema<typeof standard>>().toEqualTypeOf<Query>();
    expectTypeOf<InferSchema<typeof fromAiSdk>>().toEqualTypeOf<{ a: number }>();
    expectTypeOf<InferSchema<{ type: "object" }>>().toEqualTypeOf<Record<string, unknown>>();
    const typed = (): unknown =>
      tool({
        inputSchema: standard,
        requiresApproval: (input) => input.q === "",
        execute: (input, context) => {
          expectTypeOf(input).toEqualTypeOf<Query>();
          expectTypeOf(context).toEqualTypeOf<ToolCallContext>();
          expectTypeOf(context.signal).toEqualTypeOf<AbortSignal>();
          return input.limit ?? 0;
        },
      });
    const explicit = (): unknown => tool<Query>({ inputSchema: { type: "object" }, execute: (input) => input.q });
    const wrong = (): unknown =>
      tool({
        inputSchema: standard,
        // @ts-expect-error there is no such field
        execute: (input) => input.nope,
      });
    expectTypeOf(typed).toBeFunction();
    expectTypeOf(explicit).toBeFunction();
    expectTypeOf(wrong).toBeFunction();
  });

  it("take functions and tools of all inputs in one record", () => {
    const tools = {
      plain: (a: number, b: string) => a + b.length,
      later: async (key: string) => key,
      typed: tool<Query, number>({ inputSchema: {}, execute: ({ q }) => q.length }),
      hostOnly: tool({ description: "settled by the host" }),
    };
    expectTypeOf(tools).toExtend<Tools>();
    expectTypeOf<{ f: number }>().not.toExtend<Tools>();
  });

  it("narrow outcomes by status", () => {
    expectTypeOf<Sandbox["run"]>().returns.resolves.toEqualTypeOf<Outcome>();
    expectTypeOf<Sandbox["runSync"]>().returns.toEqualTypeOf<FinalOutcome>();
    expectTypeOf<Sandbox["cancel"]>().returns.toEqualTypeOf<FinalOutcome>();
    expectTypeOf<Extract<Outcome, { status: "done" }>>().toEqualTypeOf<DoneOutcome>();
    expectTypeOf<Extract<Outcome, { calls: unknown }>>().toEqualTypeOf<SuspendedOutcome>();
    expectTypeOf<SuspendedOutcome["calls"]>().toEqualTypeOf<readonly PendingCall[]>();
    expectTypeOf<Exclude<Outcome, FinalOutcome>>().toEqualTypeOf<SuspendedOutcome>();
    expectTypeOf(check).returns.toEqualTypeOf<readonly Finding[]>();
    expectTypeOf(runMany).returns.resolves.toEqualTypeOf<Outcome[]>();
    expectTypeOf(ToolError).constructorParameters.toEqualTypeOf<[type: string, message: string]>();
  });
});
