/** A host's hand in a sandbox between its runs: globals by name, virtual files by path. Values are copied, as everywhere. */

import { normalPath } from "../library/files.js";
import { LimitSignal, MemoryRefused } from "../objects/machine.js";
import { limitMessage } from "../vm/meter.js";
import { Budget, toGuest, toHost } from "./convert.js";
import { putFile, type FileContent } from "./files.js";
import { toBase64, valueToJson } from "./journal.js";
import { expectName, expectText } from "./misuse.js";
import type { Session } from "./session.js";

/** Names in the guest's global scope. */
export class GlobalAccess {
  constructor(private readonly session: Session) {}

  /** The value of a global as a JavaScript value; undefined when there is none. */
  get(name: string): unknown {
    expectText(name, "the name of a global");
    this.session.expectUsable();
    const { session } = this;
    const value = session.globals.getName(name);
    return value === undefined
      ? undefined
      : outside(session, () => toHost(session.machine, value, name, new Budget(session.machine.limits.memory)));
  }

  has(name: string): boolean {
    expectText(name, "the name of a global");
    this.session.expectUsable();
    return this.session.globals.getName(name) !== undefined;
  }

  set(name: string, value: unknown): void {
    expectName(name, "the name of a global");
    this.session.expectUsable();
    const { session } = this;
    const { machine, globals } = session;
    const during = session.place("globals.set()");
    const made = outside(session, () => toGuest(machine, value, name));
    globals.setName(name, made);
    session.environment.journal?.note({ type: "set", name, value: valueToJson(machine, made), ...during });
  }

  delete(name: string): boolean {
    expectText(name, "the name of a global");
    this.session.expectUsable();
    const { session } = this;
    session.environment.journal?.note({ type: "delete", name, ...session.place("globals.delete()") });
    return session.globals.deleteName(name);
  }
}

/** The virtual files, when some are granted. */
export class FileAccess {
  constructor(private readonly session: Session) {}

  /** A copy of a file's bytes; undefined when there is no such file. */
  get(path: string): Uint8Array | undefined {
    expectText(path, "the path of a file");
    this.session.expectUsable();
    const entry = this.session.machine.files?.files.get(normalPath(path) ?? "");
    return entry?.bytes.slice(0, entry.length);
  }

  set(path: string, content: FileContent): void {
    expectText(path, "the path of a file");
    this.session.expectUsable();
    const { machine, environment } = this.session;
    const store = machine.files;
    if (store === null) throw new Error("no files are granted to this sandbox: pass `files` to it");
    const during = this.session.place("files.set()");
    putFile(store, path, content);
    const entry = store.files.get(normalPath(path) ?? "");
    if (entry !== undefined)
      environment.journal?.note({
        type: "file",
        path,
        content: toBase64(entry.bytes.subarray(0, entry.length)),
        ...during,
      });
  }

  delete(path: string): boolean {
    expectText(path, "the path of a file");
    this.session.expectUsable();
    const { machine, environment } = this.session;
    environment.journal?.note({ type: "file", path, content: null, ...this.session.place("files.delete()") });
    return machine.files?.remove(normalPath(path) ?? "") === 0;
  }

  /** All paths. */
  list(): string[] {
    this.session.expectUsable();
    return [...(this.session.machine.files?.files.keys() ?? [])];
  }
}

/** Conversion between runs has a budget of its own; inside a run (from a callback) it is charged to the run. */
function outside<T>(session: Session, convert: () => T): T {
  const { machine } = session;
  if (session.isIdle) machine.startRun();
  else if (session.isRunning) return convert();
  try {
    return convert();
  } catch (signal) {
    if (signal instanceof LimitSignal) throw new RangeError(signal.message);
    if (signal instanceof MemoryRefused) throw new RangeError(limitMessage("memory", machine.limits.memory));
    throw signal;
  }
}
