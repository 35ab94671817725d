/**
 * Writes a heap: everything that is reachable from a root, by the heap table (`objects/heap.ts`), one place for all classes.
 * Classes whose "skip" fields matter say so with a codec; five that the machine itself is made of are known here. Iterative.
 */

import type { Code } from "../compile/code.js";
import { PyDict, PyFrozenSet } from "../objects/dictionary.js";
import { LinkedCode } from "../objects/linked.js";
import {
  PyBytes,
  PyComplex,
  PyFloat,
  PyInstance,
  PyTuple,
  PyType,
  PyWideStr,
  Shape,
  TypeFlag,
  type Value,
} from "../objects/model.js";
import { ThenFrame } from "../objects/machine.js";
import { PyGetSet, PyNative } from "../objects/native.js";
import { Writer } from "./snapshot-bytes.js";
import {
  ARRAY_CLASS,
  MAP_CLASS,
  RECORD_CLASS,
  SET_CLASS,
  TEMPLATED_DICT,
  Tag,
  isCode,
  layoutOf,
  type External,
  type Layout,
  type Surroundings,
  type Template,
} from "./snapshot-format.js";

/** Longer text is told apart by samples: the engine hashes it by its length alone. */
const HASHED_TEXT = 16_000;
const SAMPLE_DEPTH = 8;

const TYPED_ARRAYS: ReadonlySet<string> = new Set(["Uint8Array", "Int32Array", "Uint32Array", "Float64Array"]);

/** A heap as bytes, with the tables that the bytes refer to. */
export interface EncodedHeap {
  readonly body: Uint8Array;
  readonly strings: readonly string[];
  readonly externals: readonly External[];
}

export class HeapEncoder {
  readonly strings: string[] = [];
  readonly externals: External[] = [];
  private readonly body = new Writer();
  private readonly knownStrings = new Map<string, number>();
  private readonly samples = new Map<number, number[]>();
  private readonly knownClasses = new Map<string, number>();
  private readonly knownNames = new Map<object, number>();
  private readonly ids = new Map<object, number>();
  /** Nodes by number; arrays that stand inside fields have numbers too. */
  private readonly nodes: object[] = [];
  private readonly queue: object[] = [];
  private readonly linked: LinkedCode[] = [];
  /** Dicts that are written as differences from a template. */
  private readonly templated = new Map<PyDict, string>();

  constructor(private readonly surroundings: Surroundings) {}

  /** From now on the dict is written as what differs from the template. */
  useTemplate(dict: PyDict, name: string): void {
    const template = this.surroundings.template(name);
    if (template === undefined || dict.buckets !== null || dict.keys.length < template.keys.length) return;
    for (let index = 0; index < template.keys.length; index++) if (dict.keys[index] !== template.keys[index]) return;
    this.templated.set(dict, name);
  }

  /** `identityOf`: the serial number of an object that has one, or undefined; `null` when no object has. */
  encode(root: readonly unknown[], identityOf: ((object: object) => number | undefined) | null): EncodedHeap {
    const { body, queue } = this;
    this.value(root);
    for (let next = 0; next < queue.length; next++) this.contents(queue[next]);
    // Which functions share linked code with the code that makes them.
    for (const linked of this.linked)
      for (const child of linked.children) body.number(child === undefined ? 0 : (this.ids.get(child) ?? -1) + 1);
    if (identityOf === null) body.number(0);
    else {
      const found: (readonly [number, number])[] = [];
      this.nodes.forEach((node, id) => {
        const serial = identityOf(node);
        if (serial !== undefined) found.push([id, serial]);
      });
      body.number(found.length);
      for (const [id, serial] of found) {
        body.number(id);
        body.number(serial);
      }
      const shared: (readonly [string, number])[] = [];
      for (const [name, object] of this.surroundings.all()) {
        const serial = identityOf(object);
        if (serial !== undefined) shared.push([name, serial]);
      }
      shared.sort((a, b) => a[1] - b[1]); // native-ok: our own names
      body.number(shared.length);
      for (const [name, serial] of shared) {
        this.string(name);
        body.number(serial);
      }
    }
    return { body: body.done(), strings: this.strings, externals: this.externals };
  }

  // ------------------------------------------------------------------------------------------------------------- values

  private value(value: unknown): void {
    const { body } = this;
    switch (typeof value) {
      case "undefined":
        body.byte(Tag.UNDEFINED);
        return;
      case "boolean":
        body.byte(value ? Tag.TRUE : Tag.FALSE);
        return;
      case "number":
        this.numeral(value);
        return;
      case "bigint":
        body.byte(value < 0n ? Tag.NEGATIVE_BIG : Tag.BIG);
        this.string((value < 0n ? -value : value).toString(16));
        return;
      case "string":
        body.byte(Tag.STRING);
        this.string(value);
        return;
      case "object":
        if (value === null) body.byte(Tag.NULL);
        else if (value instanceof PyFloat || value instanceof PyComplex) this.fraction(value);
        else this.reference(value);
        return;
      default:
        throw new Error(`a ${typeof value} in the heap`);
    }
  }

  /** Floats and complex numbers have a number as nodes have, so that one which is held twice stays one. */
  private fraction(value: PyFloat | PyComplex): void {
    const { body } = this;
    const id = this.ids.get(value);
    if (id !== undefined) {
      body.byte(Tag.NODE);
      body.number(id);
      return;
    }
    this.register(value);
    if (value instanceof PyFloat) {
      body.byte(Tag.FLOAT);
      body.double(value.value);
    } else {
      body.byte(Tag.COMPLEX);
      body.double(value.real);
      body.double(value.imaginary);
    }
  }

  private register(value: object): void {
    this.ids.set(value, this.nodes.length);
    this.nodes.push(value);
  }

  private numeral(value: number): void {
    const { body } = this;
    if (value >= 0 && value < 128 && Number.isInteger(value) && !Object.is(value, -0)) body.byte(128 + value);
    else if (Number.isSafeInteger(value) && !Object.is(value, -0)) {
      body.byte(value < 0 ? Tag.NEGATIVE : Tag.INT);
      body.number(Math.abs(value));
    } else {
      body.byte(Tag.NUMBER);
      body.double(value);
    }
  }

  private string(text: string): void {
    const index = text.length <= HASHED_TEXT ? this.shortString(text) : this.longString(text);
    this.body.number(index);
  }

  private shortString(text: string): number {
    let index = this.knownStrings.get(text);
    if (index === undefined) {
      index = this.strings.length;
      this.strings.push(text);
      this.knownStrings.set(text, index);
    }
    return index;
  }

  private longString(text: string): number {
    const { length } = text;
    let sample = length;
    for (let index = 0; index < 64; index++)
      sample = (Math.imul(sample, 31) + text.charCodeAt(Math.floor((index * (length - 1)) / 64))) | 0;
    const known = this.samples.get(sample) ?? [];
    for (const index of known) if (this.strings[index] === text) return index;
    if (known.length < SAMPLE_DEPTH) known.push(this.strings.length);
    this.samples.set(sample, known);
    this.strings.push(text);
    return this.strings.length - 1;
  }

  private external(made: External): number {
    this.externals.push(made);
    return this.externals.length - 1;
  }

  private className(name: string): void {
    let index = this.knownClasses.get(name);
    if (index === undefined) {
      index = this.external({ kind: "class", name });
      this.knownClasses.set(name, index);
    }
    this.body.number(index);
  }

  private codeNumber(code: Code): number {
    let index = this.knownNames.get(code);
    if (index === undefined) {
      index = this.external({ kind: "code", code });
      this.knownNames.set(code, index);
    }
    return index;
  }

  private reference(object: object): void {
    const { body, ids } = this;
    const id = ids.get(object);
    if (id !== undefined) {
      body.byte(Tag.NODE);
      body.number(id);
      return;
    }
    const named = this.knownNames.get(object) ?? this.nameNumber(object);
    if (named !== undefined) {
      body.byte(Tag.EXTERNAL);
      body.number(named);
      return;
    }
    body.byte(Tag.NODE);
    body.number(this.nodes.length);
    ids.set(object, this.nodes.length);
    this.nodes.push(object);
    this.newNode(object);
  }

  private nameNumber(object: object): number | undefined {
    if (isCode(object)) return this.codeNumber(object);
    const name = this.surroundings.nameOf(object);
    if (name === undefined) return undefined;
    const index = this.external({ kind: "name", name });
    this.knownNames.set(object, index);
    return index;
  }

  /** The class, and what must be known to make the object. */
  private newNode(object: object): void {
    const { body, queue } = this;
    if (Array.isArray(object)) {
      this.className(ARRAY_CLASS);
      queue.push(object);
    } else if (object instanceof PyBytes) {
      this.className("bytes");
      this.value(object.bytes);
    } else if (object instanceof PyWideStr) {
      this.className("str.wide");
      this.value(object.codePoints);
    } else if (object instanceof LinkedCode) {
      this.className("code");
      body.number(this.codeNumber(object.code));
      this.linked.push(object);
      queue.push(object);
    } else if (object instanceof PyDict && this.templated.has(object)) {
      this.className(TEMPLATED_DICT);
      queue.push(object);
    } else if (ArrayBuffer.isView(object)) this.typedArray(object);
    else if (object instanceof Map) {
      this.className(MAP_CLASS);
      queue.push(object);
    } else if (object instanceof Set) {
      this.className(SET_CLASS);
      queue.push(object);
    } else {
      const layout = layoutOf(object);
      if (layout !== undefined) {
        if (
          object instanceof PyNative ||
          object.constructor === PyGetSet ||
          (object instanceof PyType && !object.has(TypeFlag.GUEST))
        )
          throw new Error(`${layout.name} ${(object as { name: string }).name} has no name in snapshots`);
        this.className(layout.name);
      } else if (Object.getPrototypeOf(object) === Object.prototype) this.className(RECORD_CLASS);
      else throw new Error(`class ${object.constructor.name} is not in the heap table`);
      queue.push(object);
    }
  }

  private typedArray(view: ArrayBufferView): void {
    const { name } = view.constructor;
    if (!TYPED_ARRAYS.has(name)) throw new Error(`a ${name} in the heap`);
    const { body } = this;
    this.className(name);
    if (view instanceof Uint8Array) {
      body.number(view.length);
      body.raw(view);
    } else if (view instanceof Float64Array) {
      body.number(view.length);
      for (const item of view) body.double(item);
    } else {
      const words = view as Int32Array | Uint32Array;
      body.number(words.length);
      for (let index = 0; index < words.length; index++) body.word(words[index]);
    }
  }

  // ----------------------------------------------------------------------------------------------------------- contents

  private contents(object: object): void {
    if (Array.isArray(object)) this.items(object);
    else if (object instanceof Map) {
      this.body.number(object.size);
      for (const [key, value] of object as Map<unknown, unknown>) {
        this.value(key);
        this.value(value);
      }
    } else if (object instanceof Set) {
      this.body.number(object.size);
      for (const value of object as Set<unknown>) this.value(value);
    } else if (object instanceof LinkedCode) this.linkedCode(object);
    else if (object instanceof PyType) this.type(object);
    else if (object instanceof PyDict && this.templated.has(object))
      this.templatedDict(object, this.templated.get(object) as string);
    else {
      const layout = layoutOf(object);
      if (layout === undefined) this.record(object as Record<string, unknown>);
      else this.fields(object, layout);
    }
  }

  private items(items: readonly unknown[]): void {
    const { length } = items;
    this.body.number(length);
    for (let index = 0; index < length; index++) this.value(items[index]);
  }

  /** An array in a field: mostly nobody else's. */
  private arrayField(array: unknown): void {
    if (!Array.isArray(array) || this.ids.has(array)) {
      this.value(array);
      return;
    }
    this.body.byte(Tag.ARRAY);
    this.ids.set(array, this.nodes.length);
    this.nodes.push(array);
    this.items(array);
  }

  private record(object: Record<string, unknown>): void {
    const names = Object.keys(object);
    this.body.number(names.length);
    for (const name of names) {
      this.string(name);
      this.value(object[name]);
    }
  }

  private fields(object: object, layout: Layout): void {
    const held = object as Record<string, unknown>; // field names are ours, from the heap table
    for (const [field, kind] of layout.fields) {
      if (kind === "values" || kind === "objects") this.arrayField(held[field]);
      else this.value(held[field]);
    }
    if (layout.isTable) this.body.byte(held["index"] === null ? 0 : 1);
    if (object instanceof PyInstance) this.shape(object);
    if (object instanceof ThenFrame) this.value(object.continuation);
    if (layout.codec !== undefined) this.value(layout.codec.save(object));
  }

  private templatedDict(dict: PyDict, name: string): void {
    const { body } = this;
    const { keys, values } = this.surroundings.template(name) as Template;
    let index = this.knownClasses.get(`template ${name}`);
    if (index === undefined) {
      index = this.external({ kind: "template", name });
      this.knownClasses.set(`template ${name}`, index);
    }
    body.number(index);
    body.number(dict.keys.length);
    const changed: number[] = [];
    for (let position = 0; position < keys.length; position++) {
      const value = dict.values[position];
      const isFraction = value instanceof PyFloat || value instanceof PyComplex;
      if (!sameValue(value, values[position]) || (isFraction && this.ids.has(value))) changed.push(position);
      else if (isFraction) this.register(value);
    }
    body.number(changed.length);
    for (const position of changed) body.number(position);
    for (const position of changed) this.value(dict.values[position]);
    for (let position = keys.length; position < dict.keys.length; position++) {
      this.value(dict.keys[position]);
      this.value(dict.values[position]);
    }
    body.number(dict.version);
    body.number(dict.first);
    body.number(dict.usable);
    body.byte(dict.index === null ? 0 : 1);
  }

  private linkedCode(linked: LinkedCode): void {
    this.value(linked.globals);
    // Tuples and frozensets have an identity; the other constants come from the code.
    for (const constant of linked.constants)
      if (hasIdentity(constant)) this.value(constant);
      else if (constant instanceof PyFloat || constant instanceof PyComplex) {
        const id = this.ids.get(constant);
        this.body.number(id === undefined ? 0 : id + 1);
        if (id === undefined) this.register(constant);
      }
  }

  // ------------------------------------------------------------------------------------------------- classes and shapes

  /** Numbers of the shapes of guest classes, in order: root, dictionary mode, then below the root. */
  private readonly shapeNumbers = new Map<Shape, number>();
  private readonly shapedTypes = new Set<PyType>();

  private numberShapes(cls: PyType): void {
    if (this.shapedTypes.has(cls)) return;
    this.shapedTypes.add(cls);
    let count = 2;
    this.shapeNumbers.set(cls.rootShape, 0);
    const pending: Shape[] = [cls.rootShape];
    for (let shape = pending.pop(); shape !== undefined; shape = pending.pop()) {
      if (shape !== cls.rootShape) this.shapeNumbers.set(shape, count++);
      for (const child of [...shape.children()].reverse()) pending.push(child);
    }
    const dictionary = cls.existingDictionaryShape();
    if (dictionary !== null) this.shapeNumbers.set(dictionary, 1);
  }

  private shape(instance: PyInstance): void {
    const { body } = this;
    const { shape } = instance;
    const { cls } = shape;
    this.value(cls);
    if (cls.has(TypeFlag.GUEST)) {
      this.numberShapes(cls);
      const number = this.shapeNumbers.get(shape);
      if (number !== undefined) {
        body.number(number + 1);
        return;
      }
    }
    // Of a built-in class, or of a class that has another tree by now.
    body.number(0);
    body.byte(shape.dictionaryMode ? 1 : 0);
    body.number(shape.names.length);
    for (const name of shape.names) this.string(name);
  }

  private type(cls: PyType): void {
    const { body } = this;
    if (cls.construct !== null || cls.accepts !== null) throw new Error("a guest class with a native constructor");
    this.value(cls.name);
    this.value(cls.qualname);
    this.value(cls.moduleName);
    this.value(cls.messageName);
    this.value(cls.doc);
    body.number(cls.flags);
    this.value(cls.metaclass);
    this.arrayField(cls.bases);
    this.arrayField(cls.mro);
    this.arrayField(cls.subclasses);
    body.number(cls.attributes.size);
    for (const [name, value] of cls.attributes) {
      this.string(name);
      this.value(value);
    }
    this.value(cls.payloadType);
    this.value(cls.slotNames === null ? null : [...cls.slotNames]);
    this.value([...cls.abstractNames]);
    body.number(cls.memberCount);
    body.number(cls.shapeBytes);
    body.byte(cls.existingDictionaryShape() === null ? 0 : 1);
    body.number(cls.rootShape.names.length);
    for (const name of cls.rootShape.names) this.string(name);
    // The tree below the root: how many branches, and of each its name and the branches below it.
    const pending: Shape[] = [cls.rootShape];
    for (let shape = pending.pop(); shape !== undefined; shape = pending.pop()) {
      const children = [...shape.children()];
      if (shape !== cls.rootShape) this.string(shape.names[shape.names.length - 1]);
      body.number(children.length);
      for (const child of children.reverse()) pending.push(child);
    }
  }
}

export function hasIdentity(constant: Value): boolean {
  return (constant instanceof PyTuple && constant.items.length > 0) || constant instanceof PyFrozenSet;
}

function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return b !== undefined;
  return a instanceof PyFloat && b instanceof PyFloat && Object.is(a.value, b.value);
}
