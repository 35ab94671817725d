// What the tests of the host boundary share: outcomes narrowed to one status, and tools that answer at once or later.

import type { DoneOutcome, Outcome, PendingCall, RaisedOutcome, Sandbox, SuspendedOutcome } from "../../src/index.js";

function unexpected(outcome: Outcome, wanted: string): Error {
  const detail = outcome.status === "raised" ? outcome.error.traceback : "message" in outcome ? outcome.message : "";
  const cause = outcome.status === "internal" && outcome.cause instanceof Error ? (outcome.cause.stack ?? "") : "";
  return new Error(`expected ${wanted}, ended as ${outcome.status}: ${detail}${cause}`);
}

export function done(outcome: Outcome): DoneOutcome {
  if (outcome.status !== "done") throw unexpected(outcome, "done");
  return outcome;
}

export function raised(outcome: Outcome): RaisedOutcome {
  if (outcome.status !== "raised") throw unexpected(outcome, "raised");
  return outcome;
}

/** `Type: message` of the exception that ended the program. */
export function errorOf(outcome: Outcome): string {
  const { type, message } = raised(outcome).error;
  return `${type}: ${message}`;
}

export function suspended(outcome: Outcome): SuspendedOutcome {
  if (outcome.status !== "suspended") throw unexpected(outcome, "suspended");
  return outcome;
}

/** The only call that waits. */
export function onlyCall(outcome: Outcome): PendingCall {
  const { calls } = suspended(outcome);
  const [call] = calls;
  if (call === undefined || calls.length !== 1) throw new Error(`${calls.length} calls wait`);
  return call;
}

/** Settles every call as it comes, oldest first, until the program ends. */
export async function settleAll(
  sandbox: Sandbox,
  first: Outcome,
  answer: (call: PendingCall) => unknown,
): Promise<Outcome> {
  let outcome = first;
  while (outcome.status === "suspended") {
    const [call] = outcome.calls;
    if (call === undefined) throw new Error("suspended without a call");
    // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
    outcome = await sandbox.resume(call.id, answer(call));
  }
  return outcome;
}

/** Resolves after other work of the event loop. */
export function later(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
