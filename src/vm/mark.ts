/**
 * The mark pass (design §5, the memory rule): walks what guest code can reach from the machine's roots and adds up sizes by
 * the heap table, the one that charges are made from. Iterative, and charged like any other work, in small steps, so that a
 * deadline holds in it. Objects carry the number of the last pass that met them. Text and big ints have no identity: long
 * ones count once for equal content, and the references found later are pointed at the first copy, so that what is counted
 * and what is held agree; short ones count by reference, but for those just seen. The dead part of the value stack is
 * cleared. Nothing that is found depends on the engine, so the pass is deterministic.
 */

import type { PyDict } from "../objects/dictionary.js";
import { heapClassOf } from "../objects/heap.js";
import { AnyFrame } from "../objects/machine.js";
import { PyFloat, PyInstance, PyList, PyObject, PyTuple, PyType, TypeFlag, type Value } from "../objects/model.js";
import { PyNative } from "../objects/native.js";
import { FLOAT_SIZE, bigIntSize, instanceSize, listSize, strSize, tupleSize } from "../objects/sizes.js";
import { bigBitLength } from "../numeric/bits.js";
import { Frame } from "./frame.js";
import type { VirtualMachine } from "./machine.js";

/** Text shorter than this counts by reference. */
const SHORT_TEXT = 64;
/** Text up to this length is found by the engine's own hash, which reads all of it; longer text by a sample. */
const HASHED_TEXT = 16_000;
/** Longer big ints (bits) count once for equal values. */
const SHORT_BIG = 512;
/** So many long texts or big ints with the same sample are compared; more count by reference. */
const SAMPLE_DEPTH = 8;
/** Short texts remembered, by a few of their characters. */
const RECENT = 1024;
/** Bytes a character of source takes: itself, and the code made of it, which functions hold. */
const SOURCE_SIZE = 14;
/** Units charged at a time. */
const STEP = 2048;

/** The number of the pass under way or last made; objects of all sandboxes share the sequence. */
let epoch = 0;

/** How a class is walked: its fields by kind, and its size. */
interface Walk {
  readonly single: readonly string[];
  readonly many: readonly string[];
  readonly maps: readonly string[];
  readonly plain: readonly string[];
  readonly size: (object: never) => number;
}
const walks = new Map<unknown, Walk>();

function walkOf(object: object): Walk | undefined {
  const known = walks.get(object.constructor);
  if (known !== undefined) return known;
  const registered = heapClassOf(object);
  if (registered === undefined) return undefined;
  const single: string[] = [];
  const many: string[] = [];
  const maps: string[] = [];
  const plain: string[] = [];
  for (const field of Object.keys(registered.fields)) {
    const kind = registered.fields[field];
    if (kind === "value" || kind === "object" || kind === "state") single.push(field);
    else if (kind === "values" || kind === "objects") many.push(field);
    else if (kind === "map") maps.push(field);
    else if (kind === "plain" || kind === "bigint") plain.push(field);
  }
  const walk = { single, many, maps, plain, size: registered.size };
  walks.set(object.constructor, walk);
  return walk;
}

class Marker {
  private live = 0;
  private units = 0;
  private readonly pending: object[] = [];
  /** Objects without an epoch: arrays and Maps of natives' state. */
  private readonly others = new Set<unknown>();
  private readonly texts = new Map<string, string>();
  private readonly samples = new Map<number, (string | bigint)[]>();
  private readonly recent: string[] = new Array<string>(RECENT).fill("");

  constructor(private readonly m: VirtualMachine) {}

  measure(): number {
    const { m } = this;
    this.walkStack();
    for (let frame = m.top; frame !== null; frame = frame.back) this.visit(frame);
    this.visit(m.stepping);
    this.visitAll(m.roots);
    this.visitMap(m.modules);
    this.visit(m.eventLoop);
    this.visit(m.currentTask);
    this.visit(m.currentContext);
    for (const call of m.toolCalls.values()) this.visit(call);
    // Classes are held by their bases.
    for (const subclasses of m.guestSubclasses.values()) this.visitAll(subclasses);
    this.visit(m.exception);
    this.visit(m.handled);
    this.visit(m.stopValue);
    for (const [name, source] of m.sources) this.live += strSize(name.length) + SOURCE_SIZE * source.length;
    this.walkPending();
    return this.live;
  }

  measureEach(namespace: PyDict): Map<string, number> {
    const sizes = new Map<string, number>();
    for (let position = 0; position < namespace.keys.length; position++) {
      const name = namespace.keys[position];
      if (typeof name !== "string") continue;
      const before = this.live;
      this.visit(namespace.values[position]);
      this.walkPending();
      sizes.set(name, this.live - before);
    }
    return sizes;
  }

  private walkPending(): void {
    const { pending } = this;
    for (let object = pending.pop(); object !== undefined; object = pending.pop()) {
      this.walk(object);
      if (this.units >= STEP) this.pay();
    }
    this.pay();
  }

  private pay(): void {
    const { units } = this;
    this.units = 0;
    this.m.charge(units);
  }

  private walkStack(): void {
    const { m } = this;
    const { stack } = m;
    const end = clearDeadStack(m);
    for (let index = 0; index < end; index++) stack[index] = this.visit(stack[index]) as (typeof stack)[number];
    this.live += 8 * end;
  }

  /** Counts a value and answers it, or its first copy. */
  private visit(value: unknown): unknown {
    switch (typeof value) {
      case "object":
        if (value !== null) this.visitObject(value);
        return value;
      case "string":
        return value.length < SHORT_TEXT ? this.shortText(value) : this.longText(value);
      case "bigint":
        return this.big(value);
      default:
        return value;
    }
  }

  private visitObject(object: object): void {
    if (object instanceof PyObject || object instanceof AnyFrame) {
      if (object.epoch === epoch) return;
      object.epoch = epoch;
      if (object instanceof PyFloat) {
        this.live += FLOAT_SIZE;
        this.units += 3;
        return;
      }
    } else if (this.others.has(object)) return;
    else this.others.add(object);
    this.pending.push(object);
  }

  private visitAll(values: unknown): void {
    if (!Array.isArray(values)) return;
    const { length } = values;
    for (let index = 0; index < length; index++) {
      const value: unknown = values[index];
      if (typeof value === "object") {
        if (value !== null) this.visitObject(value);
      } else if (typeof value === "string") {
        if (value.length >= SHORT_TEXT) values[index] = this.longText(value);
        else if (value.length > 1) this.shortText(value);
      } else if (typeof value === "bigint") values[index] = this.big(value);
      if ((index & 4095) === 4095) {
        this.units += 512;
        this.pay();
      }
    }
    this.units += (length & 4095) >> 3;
  }

  /** Keys are not replaced by first copies (an index holds them too), so long ones count each time. */
  private visitKeys(keys: readonly unknown[]): void {
    const { length } = keys;
    for (let index = 0; index < length; index++) {
      const key = keys[index];
      if (typeof key === "string") this.heldText(key);
      else this.visit(key);
      if ((index & 4095) === 4095) {
        this.units += 512;
        this.pay();
      }
    }
    this.units += (length & 4095) >> 3;
  }

  private visitMap(map: unknown): void {
    if (!(map instanceof Map)) return;
    for (const [key, value] of map as Map<unknown, unknown>) {
      if (typeof key === "string") this.heldText(key);
      else this.visit(key);
      this.visit(value);
    }
    this.units += map.size;
  }

  private walk(object: object): void {
    // The engine's own collector moves and marks what lives as well.
    this.units += 10;
    if (object instanceof PyList || object instanceof PyTuple) {
      if (object.constructor === PyTuple) this.live += tupleSize(object.items.length);
      else if (object.constructor === PyList) this.live += listSize(object.items.length);
      else this.live += (walkOf(object) as Walk).size(object as never);
      this.visitAll(object.items);
      return;
    }
    if (object.constructor === PyInstance) {
      const { slots, dictionary, payload } = object as PyInstance;
      this.live += instanceSize(slots.length);
      this.visitAll(slots);
      if (dictionary !== null) this.visitObject(dictionary);
      if (payload !== undefined) {
        const first = this.visit(payload);
        if (typeof payload === "string" && payload.length >= SHORT_TEXT)
          (object as PyInstance).payload = first as Value;
      }
      return;
    }
    // Built-in types and natives are shared by all sandboxes and hold nothing of a guest's.
    if (object instanceof PyNative || (object instanceof PyType && !object.has(TypeFlag.GUEST))) return;
    const walk = walkOf(object);
    if (walk === undefined) {
      this.walkState(object);
      return;
    }
    this.live += walk.size(object as never);
    const fields = object as Record<string, unknown>; // field names are ours, from the heap table
    for (const field of walk.many) {
      if (field === "keys" && Array.isArray(fields[field])) this.visitKeys(fields[field] as readonly unknown[]);
      else this.visitAll(fields[field]);
    }
    for (const field of walk.single) {
      const value = fields[field];
      const first = this.visit(value);
      if (typeof value === "string" && value.length >= SHORT_TEXT) fields[field] = first;
    }
    for (const field of walk.maps) this.visitMap(fields[field]);
    for (const field of walk.plain) {
      const value = fields[field];
      if (typeof value === "string") {
        if (value.length >= SHORT_TEXT) this.live += strSize(value.length);
      } else if (typeof value === "bigint") this.big(value);
    }
  }

  /** State of natives: arrays, Maps and plain records. */
  private walkState(object: object): void {
    if (Array.isArray(object)) {
      this.live += 32 + 8 * object.length;
      this.visitAll(object);
    } else if (object instanceof Map) {
      this.live += 64 + 40 * object.size;
      this.visitMap(object);
    } else if (object instanceof Set) {
      this.live += 64 + 32 * object.size;
      for (const value of object) this.visit(value);
      this.units += object.size;
    } else if (ArrayBuffer.isView(object)) this.live += 64 + object.byteLength;
    else {
      this.live += 64;
      for (const value of Object.values(object)) this.visit(value);
    }
  }

  /** Text that something of ours holds as a key. */
  private heldText(text: string): void {
    if (text.length < SHORT_TEXT) this.shortText(text);
    else this.live += strSize(text.length);
  }

  private shortText(text: string): string {
    const { length } = text;
    if (length <= 1) return text;
    const slot =
      (text.charCodeAt(0) * 31 + text.charCodeAt(length - 1) * 7 + text.charCodeAt(length >> 1) * 3 + length) &
      (RECENT - 1);
    if (this.recent[slot] === text) return text;
    this.recent[slot] = text;
    this.live += strSize(length);
    return text;
  }

  private longText(text: string): string {
    const { length } = text;
    this.units += 4 + (length >> 6);
    if (length <= HASHED_TEXT) {
      const known = this.texts.get(text);
      if (known !== undefined) return known;
      this.texts.set(text, text);
      this.live += strSize(length);
      return text;
    }
    let sample = length;
    for (let index = 0; index < 8; index++) sample = (sample * 31 + text.charCodeAt((index * (length - 1)) >> 3)) | 0;
    return this.sampled(sample, text, strSize(length));
  }

  private big(value: bigint): bigint {
    const bits = bigBitLength(value);
    this.units += 3;
    if (bits < SHORT_BIG) {
      this.live += bigIntSize(bits);
      return value;
    }
    this.units += 4 + (bits >> 9);
    return this.sampled(Number(BigInt.asIntN(32, value)) ^ bits, value, bigIntSize(bits));
  }

  private sampled<T extends string | bigint>(sample: number, value: T, size: number): T {
    const known = this.samples.get(sample);
    if (known === undefined) this.samples.set(sample, [value]);
    else {
      for (const candidate of known) if (candidate === value) return candidate as T;
      if (known.length < SAMPLE_DEPTH) known.push(value);
      this.units += (known.length * size) >> 6;
    }
    this.live += size;
    return value;
  }
}

/** Bytes of what each value of a namespace holds that those before it do not. */
export function measureEach(m: VirtualMachine, namespace: PyDict): Map<string, number> {
  epoch++;
  return new Marker(m).measureEach(namespace);
}

/**
 * Empties what is dead of the value stack, and answers where its end is. Locals and operands of the frames live; so do, above
 * the `sp` of the topmost, the arguments of the native that runs and those being bound for a new frame. What lies between the
 * frames is left over from calls, and differs with the tier.
 */
export function clearDeadStack(m: VirtualMachine): number {
  const { stack } = m;
  const topmost = m.guestFrame();
  let end = topmost === null ? 0 : liveEnd(topmost);
  if (topmost !== null && m.callFrame === topmost && m.callPc === topmost.pc && m.callTop > end) end = m.callTop;
  if (m.bindingTop > end) {
    for (let index = end; index < m.bindingBase; index++) stack[index] = undefined;
    end = m.bindingTop;
  }
  if (end > stack.length) end = stack.length;
  for (let index = end; index < stack.length; index++) stack[index] = undefined;
  let above: Frame | null = topmost;
  for (let frame = topmost?.back ?? null; frame !== null; frame = frame.back) {
    if (!(frame instanceof Frame)) continue;
    for (let index = liveEnd(frame); index < (above as Frame).base; index++) stack[index] = undefined;
    above = frame;
  }
  return end;
}

function liveEnd(frame: Frame): number {
  return Math.max(frame.sp, frame.base + frame.linked.localCount);
}

/** Bytes of everything reachable. */
export function measureLive(m: VirtualMachine): number {
  epoch++;
  return new Marker(m).measure();
}
