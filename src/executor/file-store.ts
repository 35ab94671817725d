/**
 * A store of durable sessions in files, for Node. One file a session, a log: each save appends a record (length, bytes,
 * SHA-256), synced to the disk before its promise resolves. What a crash cut off at the end is no record, and the one before it
 * counts; damage with whole records behind it is an error. A log that has grown is written anew beside and renamed over the old one.
 */

import { createHash } from "node:crypto";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { DurableStore } from "../host/durable.js";

const HEAD = 4;
const DIGEST = 32;
/** A log longer than this, and than four times its last record, is written anew. */
const GROWN = 64 * 1024;

export class FileStore implements DurableStore {
  private readonly lengths = new Map<string, number>();

  /** Keeps its files in a folder, which is made when it is not there. */
  constructor(private readonly folder: string) {
    if (typeof folder !== "string" || folder === "")
      throw new TypeError(`the folder of a FileStore must be a path, not ${JSON.stringify(folder) ?? String(folder)}`);
  }

  private path(id: string): string {
    if (id.length > 200) throw new TypeError(`a session's id has at most 200 letters, not ${id.length}`);
    if (!/^[\w.-]+$/.test(id) || /^\.+$/.test(id))
      throw new TypeError(`a session's id has letters, digits, '.', '-' and '_' only: '${id}'`);
    return join(this.folder, `${id}.session`);
  }

  async load(id: string): Promise<Uint8Array | null> {
    const log = await readLog(this.path(id));
    const { end, last } = lastRecord(log);
    if (end < log.length && isDamaged(log, end))
      throw new Error(`the session's file ${this.path(id)} is damaged at byte ${end}: what comes behind is whole`);
    this.lengths.set(id, end);
    return last;
  }

  async save(id: string, bytes: Uint8Array): Promise<void> {
    const path = this.path(id);
    await mkdir(this.folder, { recursive: true });
    if (!this.lengths.has(id)) await this.load(id);
    const end = this.lengths.get(id) ?? 0;
    const record = recordOf(bytes);
    if (end + record.length > GROWN && end > 4 * record.length) {
      const beside = `${path}.new`;
      await write(beside, 0, record, "w");
      await rename(beside, path);
      await syncFolder(this.folder);
      this.lengths.set(id, record.length);
      return;
    }
    // Behind the last whole record: what a crash left there is overwritten, and cut off.
    await write(path, end, record, end === 0 ? "w" : "r+");
    if (end === 0) await syncFolder(this.folder);
    this.lengths.set(id, end + record.length);
  }
}

async function write(path: string, at: number, bytes: Uint8Array, flags: string): Promise<void> {
  const file = await open(path, flags);
  try {
    await file.truncate(at);
    await file.write(bytes, 0, bytes.length, at);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The entry of a new or renamed file; folders cannot be synced everywhere. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows.
  }
}

async function readLog(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return new Uint8Array(0);
    throw error;
  }
}

function recordOf(bytes: Uint8Array): Uint8Array {
  const record = new Uint8Array(HEAD + bytes.length + DIGEST);
  new DataView(record.buffer).setUint32(0, bytes.length, true);
  record.set(bytes, HEAD);
  record.set(createHash("sha256").update(bytes).digest(), HEAD + bytes.length);
  return record;
}

/**
 * Is what stands behind the last whole record more than a record that a crash cut off? Then other bytes follow it, or the log
 * ends with a whole record.
 */
function isDamaged(log: Uint8Array, end: number): boolean {
  const view = new DataView(log.buffer, log.byteOffset, log.length);
  if (end + HEAD <= log.length && end + HEAD + view.getUint32(end, true) + DIGEST < log.length) return true;
  for (let at = end + 1; at + HEAD + DIGEST <= log.length; at++) {
    if (at + HEAD + view.getUint32(at, true) + DIGEST !== log.length) continue;
    const bytes = log.subarray(at + HEAD, log.length - DIGEST);
    if (Buffer.compare(createHash("sha256").update(bytes).digest(), log.subarray(log.length - DIGEST)) === 0)
      return true;
  }
  return false;
}

/** The last whole record, and where it ends. */
function lastRecord(log: Uint8Array): { readonly end: number; readonly last: Uint8Array | null } {
  const view = new DataView(log.buffer, log.byteOffset, log.length);
  let end = 0;
  let last: Uint8Array | null = null;
  while (end + HEAD + DIGEST <= log.length) {
    const length = view.getUint32(end, true);
    const next = end + HEAD + length + DIGEST;
    if (next > log.length) break;
    const bytes = log.subarray(end + HEAD, next - DIGEST);
    const digest = createHash("sha256").update(bytes).digest();
    if (Buffer.compare(digest, log.subarray(next - DIGEST, next)) !== 0) break;
    last = bytes;
    end = next;
  }
  return { end, last: last === null ? null : Uint8Array.from(last) };
}
