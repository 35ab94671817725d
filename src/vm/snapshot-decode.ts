/**
 * Reads a heap that `snapshot-encode.ts` wrote. It believes nothing: what is no heap is a SnapshotError, numbers and counts
 * are held against what there is, fields against their kinds, tables and frames against what the machine relies on; and no
 * guest code runs, so that nothing happens before all is read.
 */

import type { Code } from "../compile/code.js";
import { KeyTable, PyDict, PyFrozenSet, PySet, type PlainKey } from "../objects/dictionary.js";
import { PyFunction } from "../objects/function.js";
import { PyGenerator } from "../objects/generator.js";
import type { FieldKind } from "../objects/heap.js";
import { LinkedCode } from "../objects/linked.js";
import { AnyFrame, ThenFrame, continuationNamed, type Continuation, type Machine } from "../objects/machine.js";
import {
  EMPTY_TUPLE,
  PyBoundMethod,
  PyBytes,
  PyCell,
  PyComplex,
  PyException,
  PyFloat,
  PyInstance,
  PyList,
  PyObject,
  PyTuple,
  PyType,
  PyWideStr,
  Shape,
  TypeFlag,
  type Value,
} from "../objects/model.js";
import { plainKey } from "../objects/plainkey.js";
import { Frame } from "./frame.js";
import { link } from "./link.js";
import { malformed, Reader } from "./snapshot-bytes.js";
import { hasIdentity, type EncodedHeap } from "./snapshot-encode.js";
import {
  ARRAY_CLASS,
  MAP_CLASS,
  RECORD_CLASS,
  SET_CLASS,
  TEMPLATED_DICT,
  Tag,
  layoutNamed,
  type Layout,
  type Surroundings,
} from "./snapshot-format.js";

/** Normalised keys cost nothing here. */
const FREE = { charge: () => undefined, allocate: () => undefined } as unknown as Machine;

const PLACEHOLDER_TYPE = new PyType("", [], 0);
const PLACEHOLDER_SHAPE = PLACEHOLDER_TYPE.rootShape;
const PLACEHOLDER_GLOBALS = new PyDict();

/** Objects whose constructors give them their hidden class; the others are made without one. */
const MAKERS: ReadonlyMap<string, () => object> = new Map<string, () => object>([
  ["dict", () => new PyDict()],
  ["set", () => new PySet()],
  ["frozenset", () => new PyFrozenSet()],
  ["list", () => new PyList([])],
  ["tuple", () => new PyTuple([])],
  ["cell", () => new PyCell(undefined)],
  ["method", () => new PyBoundMethod(null, null)],
  ["function", () => new PyFunction(null as never, "", "", null)],
  ["instance", () => new PyInstance(PLACEHOLDER_SHAPE)],
  ["exception", () => new PyException(PLACEHOLDER_SHAPE, EMPTY_TUPLE)],
  ["frame", () => new Frame(null as never)],
  ["generator", () => new PyGenerator("generator", "", "")],
  ["type", () => new PyType("", [], 0)],
]);

/** Names that the records of our own natives have. */
const RECORD_NAME = /^[a-zA-Z][a-zA-Z0-9]*$/; // native-ok: names of fields

export interface DecodedHeap {
  readonly root: readonly unknown[];
  /** Serial numbers of objects, in the order of the nodes. */
  readonly identities: readonly (readonly [object, number])[];
}

interface PendingShape {
  readonly instance: PyInstance;
  readonly cls: PyType;
  /** From 0 on: a shape of the class; else `names` and `isDictionary` say it. */
  readonly number: number;
  readonly names: readonly string[];
  readonly isDictionary: boolean;
}

export class HeapDecoder {
  private readonly reader: Reader;
  private readonly strings: readonly string[];
  private readonly nodes: object[] = [];
  private readonly queue: { readonly node: object; readonly name: string; readonly layout: Layout | null }[] = [];
  private readonly layouts = new Map<string, Layout>();
  private readonly named = new Map<number, object>();
  private readonly linked: LinkedCode[] = [];
  private readonly shapes: PendingShape[] = [];
  private readonly shapesOf = new Map<PyType, Shape[]>();
  private readonly loads: (readonly [layout: Layout, object: object, saved: unknown])[] = [];
  private readonly checks: (readonly [layout: Layout, object: object])[] = [];
  private readonly tables: { readonly table: KeyTable; readonly isIndexed: boolean }[] = [];
  private readonly frames: Frame[] = [];
  private readonly sequences: (PyList | PyTuple)[] = [];

  constructor(
    private readonly heap: EncodedHeap,
    private readonly surroundings: Surroundings,
  ) {
    this.reader = new Reader(heap.body);
    this.strings = heap.strings;
  }

  decode(): DecodedHeap {
    const { queue, reader } = this;
    const root = this.value();
    if (!Array.isArray(root)) throw malformed("its root is no array");
    for (let next = 0; next < queue.length; next++) this.contents(queue[next]);
    for (const linked of this.linked)
      for (let index = 0; index < linked.children.length; index++) {
        const id = reader.number(this.nodes.length);
        if (id === 0) continue;
        const child = this.nodes[id - 1];
        if (!(child instanceof LinkedCode) || child.code !== linked.code.children[index])
          throw malformed("linked code with a strange child");
        linked.children[index] = child;
      }
    checkClasses(this.shapesOf.keys());
    for (const pending of this.shapes) this.setShape(pending);
    for (const { table, isIndexed } of this.tables) checkTable(table, isIndexed);
    for (const [layout, object, saved] of this.loads) {
      try {
        layout.codec?.load(object, saved as never);
      } catch (error) {
        throw malformed(`${layout.name}: ${error instanceof Error ? error.message : "it cannot be made again"}`);
      }
    }
    for (const [layout, object] of this.checks)
      if (layout.check?.(object) !== true) throw malformed(`a ${layout.name} that is none`);
    for (const { items } of this.sequences)
      for (const item of items) if (!isValue(item)) throw malformed("a list or tuple with something that is no value");
    for (const frame of this.frames) checkFrame(frame);
    return { root: root as unknown[], identities: this.identities() };
  }

  private identities(): (readonly [object, number])[] {
    const { reader } = this;
    const found: (readonly [object, number])[] = [];
    const count = reader.count();
    for (let index = 0; index < count; index++) {
      const node = this.nodes[reader.number(this.nodes.length - 1)];
      found.push([node, reader.number()]);
    }
    if (count > 0 || reader.left > 0) {
      const shared = reader.count();
      for (let index = 0; index < shared; index++) {
        const name = this.string();
        const object = this.surroundings.named(name);
        if (object === undefined) throw malformed(`nothing is called ${name}`);
        found.push([object, reader.number()]);
      }
    }
    if (reader.left > 0) throw malformed("it goes on behind its end");
    return found;
  }

  // ------------------------------------------------------------------------------------------------------------- values

  private string(): string {
    const index = this.reader.number(this.strings.length - 1);
    return this.strings[index];
  }

  private value(): unknown {
    const { reader } = this;
    const tag = reader.byte();
    if (tag >= 128) return tag - 128;
    switch (tag as Tag) {
      case Tag.UNDEFINED:
        return undefined;
      case Tag.NULL:
        return null;
      case Tag.FALSE:
        return false;
      case Tag.TRUE:
        return true;
      case Tag.INT:
        return reader.number();
      case Tag.NEGATIVE: {
        const magnitude = reader.number();
        if (magnitude === 0) throw malformed("a negative zero");
        return -magnitude;
      }
      case Tag.BIG:
        return this.big();
      case Tag.NEGATIVE_BIG:
        return -this.big();
      case Tag.NUMBER:
        return reader.double();
      case Tag.FLOAT: {
        const made = new PyFloat(reader.double());
        this.nodes.push(made);
        return made;
      }
      case Tag.COMPLEX: {
        const real = reader.double();
        const made = new PyComplex(real, reader.double());
        this.nodes.push(made);
        return made;
      }
      case Tag.STRING:
        return this.string();
      case Tag.NODE:
        return this.node();
      case Tag.EXTERNAL:
        return this.external();
      default:
        throw malformed(`a value of kind ${tag}`);
    }
  }

  private big(): bigint {
    const value = this.bigOfAnySize();
    if (value <= BigInt(Number.MAX_SAFE_INTEGER)) throw malformed("a small int in the form of a large one");
    return value;
  }

  private bigOfAnySize(): bigint {
    const digits = this.string();
    for (let index = 0; index < digits.length; index++) {
      const unit = digits.charCodeAt(index);
      if ((unit < 48 || unit > 57) && (unit < 97 || unit > 102)) throw malformed("an int that is none");
    }
    if (digits.length === 0 || (digits.length > 1 && digits.charCodeAt(0) === 48))
      throw malformed("an int that is none");
    return BigInt(`0x${digits}`);
  }

  /** A field that holds a bigint whatever its size, and so a small one too. */
  private bigintField(): unknown {
    const tag: Tag = this.reader.byte();
    if (tag !== Tag.BIG && tag !== Tag.NEGATIVE_BIG) throw malformed("a bigint that is none");
    const value = this.bigOfAnySize();
    if (tag === Tag.NEGATIVE_BIG && value === 0n) throw malformed("a negative zero");
    return tag === Tag.BIG ? value : -value;
  }

  private external(): object {
    const index = this.reader.number(this.heap.externals.length - 1);
    const known = this.named.get(index);
    if (known !== undefined) return known;
    const external = this.heap.externals[index];
    let found: object | undefined;
    if (external.kind === "name") found = this.surroundings.named(external.name);
    else if (external.kind === "code") found = external.code;
    if (found === undefined) throw malformed("something named that is not");
    this.named.set(index, found);
    return found;
  }

  private code(): Code {
    const external = this.heap.externals[this.reader.number(this.heap.externals.length - 1)];
    if (external.kind !== "code") throw malformed("code that is none");
    return external.code;
  }

  private className(): string {
    const external = this.heap.externals[this.reader.number(this.heap.externals.length - 1)];
    if (external.kind !== "class") throw malformed("a class that is none");
    return external.name;
  }

  private node(): object {
    const id = this.reader.number(this.nodes.length);
    if (id < this.nodes.length) return this.nodes[id];
    // Its number is taken before whatever it needs to be made.
    this.nodes.push(PLACEHOLDER_TYPE);
    const made = this.newNode(this.className());
    this.nodes[id] = made;
    return made;
  }

  private newNode(name: string): object {
    const { reader } = this;
    let made: object;
    let layout: Layout | null = null;
    switch (name) {
      case ARRAY_CLASS:
        made = [];
        break;
      case RECORD_CLASS:
        made = {};
        break;
      case MAP_CLASS:
        made = new Map();
        break;
      case SET_CLASS:
        made = new Set();
        break;
      case TEMPLATED_DICT:
        made = new PyDict();
        break;
      case "Uint8Array":
        return reader.raw(reader.count());
      case "Float64Array":
        return Float64Array.from({ length: this.countOf(8) }, () => reader.double());
      case "Int32Array":
        return this.words(new Int32Array(this.countOf(4)));
      case "Uint32Array":
        return this.words(new Uint32Array(this.countOf(4)));
      case "bytes": {
        const bytes = this.value();
        if (!(bytes instanceof Uint8Array)) throw malformed("bytes that are none");
        return new PyBytes(bytes);
      }
      case "str.wide": {
        const points = this.value();
        if (!(points instanceof Uint32Array)) throw malformed("text that is none");
        for (const point of points) if (point > 0x10ffff) throw malformed("text that is none");
        return new PyWideStr(points);
      }
      case "code": {
        const linked = link(this.code(), PLACEHOLDER_GLOBALS, null, true);
        this.linked.push(linked);
        made = linked;
        break;
      }
      default: {
        layout = this.layout(name);
        const maker = MAKERS.get(name);
        if (maker !== undefined) made = maker();
        else {
          made = Object.create(layout.prototype) as object;
          if (made instanceof AnyFrame) made.back = null;
          if (made instanceof AnyFrame || made instanceof PyObject) made.epoch = 0;
        }
      }
    }
    this.queue.push({ node: made, name, layout });
    return made;
  }

  private countOf(size: number): number {
    const count = this.reader.count();
    if (count * size > this.reader.left) throw malformed("it ends too soon");
    return count;
  }

  private words<T extends Int32Array | Uint32Array>(words: T): T {
    for (let index = 0; index < words.length; index++) words[index] = this.reader.word();
    return words;
  }

  private layout(name: string): Layout {
    let layout = this.layouts.get(name);
    if (layout === undefined) {
      layout = layoutNamed(name);
      if (layout === undefined) throw malformed(`no class ${name}`);
      this.layouts.set(name, layout);
    }
    return layout;
  }

  // ----------------------------------------------------------------------------------------------------------- contents

  private contents({ node, name, layout }: HeapDecoder["queue"][number]): void {
    const { reader } = this;
    if (layout !== null) {
      if (node instanceof PyType) this.type(node);
      else this.fields(node, layout);
      return;
    }
    switch (name) {
      case ARRAY_CLASS:
        this.items(node as unknown[]);
        break;
      case RECORD_CLASS: {
        const count = reader.count();
        for (let index = 0; index < count; index++) {
          const key = this.string();
          if (!RECORD_NAME.test(key)) throw malformed("a record with a strange name"); // native-ok: our own names
          (node as Record<string, unknown>)[key] = this.value();
        }
        break;
      }
      case MAP_CLASS: {
        const count = reader.count();
        const map = node as Map<unknown, unknown>;
        for (let index = 0; index < count; index++) {
          const key = this.value();
          map.set(key, this.value());
        }
        if (map.size !== count) throw malformed("a key twice");
        break;
      }
      case SET_CLASS: {
        const count = reader.count();
        for (let index = 0; index < count; index++) (node as Set<unknown>).add(this.value());
        break;
      }
      case TEMPLATED_DICT:
        this.templatedDict(node as PyDict);
        break;
      default:
        this.linkedCode(node as LinkedCode);
    }
  }

  private items(into: unknown[]): void {
    const count = this.reader.count();
    for (let index = 0; index < count; index++) into.push(this.value());
  }

  /** A field that holds an array, or what is no array. */
  private arrayField(): unknown {
    const { reader } = this;
    if (reader.left > 0 && reader.bytes[reader.at] === Tag.ARRAY) {
      reader.at++;
      const array: unknown[] = [];
      this.nodes.push(array);
      this.items(array);
      return array;
    }
    return this.value();
  }

  private fields(object: object, layout: Layout): void {
    const held = object as Record<string, unknown>; // field names are ours, from the heap table
    for (const [field, kind] of layout.fields) {
      const value =
        kind === "values" || kind === "objects"
          ? this.arrayField()
          : kind === "bigint"
            ? this.bigintField()
            : this.value();
      if (!fits(kind, value)) throw malformed(`${layout.name}.${field} holds what it cannot`);
      held[field] = value;
    }
    if (layout.isTable) this.tables.push({ table: object as KeyTable, isIndexed: this.reader.byte() === 1 });
    if (object instanceof PyInstance) this.shape(object);
    else if (object instanceof PyList || object instanceof PyTuple) this.sequences.push(object);
    else if (object instanceof Frame) this.frames.push(object);
    else if (object instanceof ThenFrame) {
      const then = this.value() as Continuation | null;
      if (typeof then !== "object" || then === null || continuationNamed(then.name) !== then)
        throw malformed("a continuation that is none");
      held["continuation"] = then;
    }
    if (layout.codec !== undefined) this.loads.push([layout, object, this.value()]);
    if (layout.check !== undefined) this.checks.push([layout, object]);
  }

  private templatedDict(dict: PyDict): void {
    const { reader } = this;
    const external = this.heap.externals[reader.number(this.heap.externals.length - 1)];
    const template = external.kind === "template" ? this.surroundings.template(external.name) : undefined;
    if (template === undefined) throw malformed("a template that is none");
    const length = reader.number(reader.left + template.keys.length);
    if (length < template.keys.length) throw malformed("a dict shorter than its template");
    dict.keys = [...template.keys];
    dict.values = [...template.values];
    const count = reader.count();
    const changed = new Set<number>();
    for (let index = 0; index < count; index++) changed.add(reader.number(template.keys.length - 1));
    if (changed.size !== count) throw malformed("a template changed twice at a place");
    template.values.forEach((value, position) => {
      if ((value instanceof PyFloat || value instanceof PyComplex) && !changed.has(position)) this.nodes.push(value);
    });
    for (const position of changed) dict.values[position] = this.value() as Value;
    for (let position = template.keys.length; position < length; position++) {
      dict.keys.push(this.value() as Value);
      dict.values.push(this.value() as Value);
    }
    dict.version = reader.number();
    dict.first = reader.number();
    dict.usable = reader.number();
    dict.size = 0;
    for (const key of dict.keys) if (key !== undefined) dict.size++;
    this.tables.push({ table: dict, isIndexed: reader.byte() === 1 });
  }

  private linkedCode(linked: LinkedCode): void {
    const globals = this.value();
    if (!(globals instanceof PyDict)) throw malformed("code without globals");
    const made = linked as unknown as { globals: PyDict; constants: Value[] };
    made.globals = globals;
    for (let index = 0; index < linked.constants.length; index++)
      if (hasIdentity(linked.constants[index])) {
        const constant = this.value();
        if (!(constant instanceof PyTuple) && !(constant instanceof PyFrozenSet))
          throw malformed("a constant that is none");
        made.constants[index] = constant;
      } else {
        const own = linked.constants[index];
        if (!(own instanceof PyFloat) && !(own instanceof PyComplex)) continue;
        const id = this.reader.number(this.nodes.length);
        if (id === 0) {
          this.nodes.push(own);
          continue;
        }
        const constant = this.nodes[id - 1];
        if (!(constant instanceof PyFloat || constant instanceof PyComplex) || !isSameFraction(own, constant))
          throw malformed("a constant that is another");
        made.constants[index] = constant;
      }
  }

  // ------------------------------------------------------------------------------------------------- classes and shapes

  private text(): string {
    const value = this.value();
    if (typeof value !== "string") throw malformed("text that is none");
    return value;
  }

  private textOrNull(): string | null {
    const value = this.value();
    if (value !== null && typeof value !== "string") throw malformed("text that is none");
    return value;
  }

  private types(): PyType[] {
    const array = this.arrayField();
    if (!Array.isArray(array)) throw malformed("classes that are none");
    for (const item of array as unknown[]) if (!(item instanceof PyType)) throw malformed("a class that is none");
    return array as PyType[];
  }

  private type(cls: PyType): void {
    const { reader } = this;
    cls.name = this.text();
    cls.qualname = this.text();
    cls.moduleName = this.text();
    cls.messageName = this.textOrNull();
    cls.doc = this.textOrNull();
    cls.flags = reader.number(0xffff);
    if ((cls.flags & TypeFlag.GUEST) === 0) throw malformed("a class of ours");
    const metaclass = this.value();
    if (metaclass !== null && !(metaclass instanceof PyType)) throw malformed("a metaclass that is none");
    cls.metaclass = metaclass;
    cls.bases = this.types();
    cls.mro = this.types();
    cls.subclasses = this.types();
    const count = reader.count();
    for (let index = 0; index < count; index++) {
      const name = this.string();
      cls.attributes.set(name, this.value() as Value);
    }
    const payload = this.value();
    if (payload !== null && !(payload instanceof PyType)) throw malformed("a representation that is none");
    cls.payloadType = payload;
    const deferred = { slots: this.value(), abstract: this.value() };
    // Their items come later, in the queue: the arrays are held now.
    cls.slotNames = deferred.slots as readonly string[] | null;
    cls.abstractNames = deferred.abstract as readonly string[];
    cls.memberCount = reader.number(0xffff);
    const shapeBytes = reader.number();
    const hasDictionary = reader.byte() === 1;
    const names: string[] = [];
    const length = reader.count();
    for (let index = 0; index < length; index++) names.push(this.string());
    cls.rootShape = new Shape(cls, names, false);
    const shapes: Shape[] = [cls.rootShape, cls.rootShape];
    if (hasDictionary) shapes[1] = cls.dictionaryModeShape();
    // Each shape's branches stand in order, depth first.
    const open: { readonly shape: Shape; left: number }[] = [{ shape: cls.rootShape, left: reader.count() }];
    for (;;) {
      const top = open[open.length - 1];
      if (top === undefined) break;
      if (top.left === 0) {
        open.pop();
        continue;
      }
      top.left--;
      const shape = top.shape.with(this.string());
      shapes.push(shape);
      open.push({ shape, left: reader.count() });
    }
    cls.shapeBytes = shapeBytes;
    this.shapesOf.set(cls, shapes);
  }

  private shape(instance: PyInstance): void {
    const { reader } = this;
    const cls = this.value();
    if (!(cls instanceof PyType)) throw malformed("an instance of nothing");
    const number = reader.number() - 1;
    const names: string[] = [];
    let isDictionary = false;
    if (number < 0) {
      isDictionary = reader.byte() === 1;
      const count = reader.count();
      for (let index = 0; index < count; index++) names.push(this.string());
    }
    this.shapes.push({ instance, cls, number, names, isDictionary });
  }

  private setShape({ instance, cls, number, names, isDictionary }: PendingShape): void {
    if (number >= 0) {
      const shape = this.shapesOf.get(cls)?.[number];
      if (shape === undefined) throw malformed("an instance of no shape");
      instance.shape = shape;
    } else if (isDictionary) instance.shape = cls.dictionaryModeShape();
    else {
      let shape = cls.rootShape;
      const { shapeBytes } = cls;
      for (let index = shape.names.length; index < names.length; index++) shape = shape.with(names[index]);
      if (cls.has(TypeFlag.GUEST)) cls.shapeBytes = shapeBytes;
      instance.shape = shape;
    }
    if (!instance.shape.dictionaryMode && instance.slots.length < instance.shape.names.length)
      throw malformed("an instance without its attributes");
  }
}

function isSameFraction(a: PyFloat | PyComplex, b: PyFloat | PyComplex): boolean {
  if (a instanceof PyFloat) return b instanceof PyFloat && Object.is(a.value, b.value);
  return b instanceof PyComplex && Object.is(a.real, b.real) && Object.is(a.imaginary, b.imaginary);
}

/** May a field of this kind hold it? */
function fits(kind: FieldKind, value: unknown): boolean {
  if (typeof value !== "object" || value === null)
    return (
      kind === "plain" ||
      kind === "bigint" ||
      kind === "value" ||
      kind === "state" ||
      value === null ||
      value === undefined
    );
  switch (kind) {
    case "plain":
      return false;
    case "value":
      return value instanceof PyObject;
    case "values":
    case "objects":
      return Array.isArray(value) || ArrayBuffer.isView(value);
    case "map":
      return value instanceof Map;
    case "bytes":
      return ArrayBuffer.isView(value);
    default:
      return true;
  }
}

/** A guest value; nothing, and what only we hold, are none. */
function isValue(item: unknown): boolean {
  return typeof item === "object" ? item === null || item instanceof PyObject : item !== undefined;
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** Classes form a graph that ends: who walks up or down in it comes to an end. */
function checkClasses(classes: Iterable<PyType>): void {
  const done = new Set<PyType>();
  const open = new Set<PyType>();
  for (const first of classes) {
    const pending: PyType[] = [first];
    for (let cls = pending.at(-1); cls !== undefined; cls = pending.at(-1)) {
      if (done.has(cls) || !cls.has(TypeFlag.GUEST)) {
        pending.pop();
        continue;
      }
      if (open.has(cls)) {
        pending.pop();
        open.delete(cls);
        done.add(cls);
        continue;
      }
      open.add(cls);
      if (cls.bases.length === 0 || cls.mro.length === 0) throw malformed("a class without bases");
      if ((cls.slotNames !== null && !isTexts(cls.slotNames)) || !isTexts(cls.abstractNames))
        throw malformed("a class whose names are no texts");
      if (cls.payloadType?.has(TypeFlag.GUEST) === true) throw malformed("a class represented by a program's");
      for (const subclass of cls.subclasses)
        // native-ok: as many as the program gave it
        if (!subclass.bases.includes(cls)) throw malformed("a subclass of another class");
      for (const above of cls.metaclass === null ? cls.bases : [...cls.bases, cls.metaclass]) {
        if (open.has(above)) throw malformed("classes in a circle");
        pending.push(above);
      }
    }
  }
}

/** A table's parts agree, and its index is made again. */
function checkTable(table: KeyTable, isIndexed: boolean): void {
  const { keys, values, buckets, hashes } = table;
  if (!Array.isArray(keys) || (values !== null && (!Array.isArray(values) || values.length !== keys.length)))
    throw malformed("a dict whose keys and values differ");
  let live = 0;
  for (const key of keys) if (key !== undefined) live++;
  if (table.size !== live || !isCount(table.version) || !isCount(table.first) || !isCount(table.usable))
    throw malformed("a dict that does not count right");
  if (table.first > keys.length || keys.length > table.usable) throw malformed("a dict without room");
  if ((buckets === null) !== (hashes === null) || (buckets !== null && isIndexed))
    throw malformed("a dict of two modes");
  if (buckets !== null && hashes !== null) {
    const { length } = buckets;
    if (length === 0 || (length & (length - 1)) !== 0 || hashes.length < 2 * keys.length)
      throw malformed("a dict without buckets");
    let empty = 0;
    for (const bucket of buckets) {
      if (bucket === 0) empty++;
      else if (bucket < -1 || bucket > keys.length || (bucket > 0 && keys[bucket - 1] === undefined))
        throw malformed("a dict with a strange bucket");
    }
    if (empty === 0) throw malformed("a dict that is full");
    table.index = null;
    return;
  }
  if (!isIndexed) {
    for (const key of keys)
      if (key !== undefined && typeof key !== "string") throw malformed("a small dict of other keys");
    table.index = null;
    return;
  }
  const index = new Map<PlainKey, number>();
  for (let position = 0; position < keys.length; position++) {
    const key = keys[position];
    if (key === undefined) continue;
    const plain = plainKey(FREE, key);
    if (plain === undefined) throw malformed("a plain dict of other keys");
    index.set(plain, position);
  }
  if (index.size !== live) throw malformed("a dict with a key twice");
  table.index = index;
}

function checkFrame(frame: Frame): void {
  const { linked, pc, sp, base } = frame;
  if (!(linked instanceof LinkedCode)) throw malformed("a frame without code");
  if (!isCount(pc) || pc > linked.code.words.length) throw malformed("a frame that stands nowhere");
  if (!isCount(base) || !isCount(sp)) throw malformed("a frame without a stack");
}
