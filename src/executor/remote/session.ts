/**
 * A session on paper: what one process needs to take up a sandbox that another has left running. Plain JSON, without any
 * secret; it may have been kept anywhere, so reading it checks every field.
 */

import { RemoteError } from "./errors.js";

const FORMAT = "coluber-remote-session";
const VERSION = 1;

/** Of the transport: which sandbox, and the name of its directory in it. */
export interface SandboxReference {
  readonly sandbox: string;
  readonly nonce: string;
}

/** Of the bridge: which process, and how far the conversation has come. */
export interface BridgeState {
  readonly process: string;
  /** Number of the last frame taken. */
  readonly frames: number;
  /** Number of the last line sent. */
  readonly lines: number;
  readonly mails: number;
}

/** What `detach` gives, and the option `session` takes. Keep it as JSON. */
export interface RemoteSession extends SandboxReference, BridgeState {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly transport: string;
  readonly python: string;
  /** Actions and messages so far, so that no number is used twice. */
  readonly actions: number;
  readonly replies: number;
  /** Names and values in turn that the host has bound, for an interpreter that has to be started again. */
  readonly bound: readonly unknown[];
}

export function sessionOf(parts: Omit<RemoteSession, "format" | "version">): RemoteSession {
  return { format: FORMAT, version: VERSION, ...parts };
}

/** Throws RemoteError `refused` for what is no session of that transport. */
export function readSession(given: unknown, transport: string): RemoteSession {
  if (typeof given !== "object" || given === null) throw refused("expected what `detach` gave");
  const session = given as { readonly [key: string]: unknown };
  if (session["format"] !== FORMAT) throw refused("expected what `detach` gave");
  if (session["version"] !== VERSION)
    throw refused(`it has version ${String(session["version"]).slice(0, 20)}, and ${VERSION} is known`);
  if (session["transport"] !== transport)
    throw refused(`it is of '${String(session["transport"]).slice(0, 40)}', not of '${transport}'`);
  const text = (name: string, form: RegExp): string => {
    const value = session[name];
    if (typeof value !== "string" || !form.test(value)) throw refused(`${name} is not what it has to be`);
    return value;
  };
  const count = (name: string): number => {
    const value = session[name];
    if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
      throw refused(`${name} is not what it has to be`);
    return value;
  };
  const bound = session["bound"];
  if (
    !Array.isArray(bound) ||
    bound.length % 2 !== 0 ||
    bound.some((name, at) => at % 2 === 0 && typeof name !== "string")
  )
    throw refused("bound is not what it has to be");
  return {
    format: FORMAT,
    version: VERSION,
    transport,
    sandbox: text("sandbox", /^[\w-]{1,128}$/),
    nonce: text("nonce", /^[0-9a-f-]{36}$/),
    process: text("process", /^[0-9]{1,15}$/),
    python: text("python", /^CPython [\d.]{1,10}$/),
    frames: count("frames"),
    lines: count("lines"),
    mails: count("mails"),
    actions: count("actions"),
    replies: count("replies"),
    bound: bound as readonly unknown[],
  };
}

function refused(why: string): RemoteError {
  return new RemoteError("refused", `session: ${why}`);
}
