/**
 * The native part of `copy` (Python library reference, "copy"). Values of exact built-in types and instances of classes without
 * copying hooks are copied here, deeply by an explicit stack; everything else goes to the frozen part, which knows the hooks.
 */

import { ownAttribute } from "../objects/attribute.js";
import { OBJECT, builtin } from "../objects/define.js";
import { dictSet } from "../objects/dict.js";
import { PyDict, PyFrozenSet, PySet } from "../objects/dictionary.js";
import { PyFunction } from "../objects/function.js";
import { CoroutineWrapper, PyGenerator } from "../objects/generator.js";
import { copyTable, dictGet } from "../objects/hashtable.js";
import { heapClass } from "../objects/heap.js";
import { PyIterator } from "../objects/iteration.js";
import { NativeFrame, X, continuation, type Machine, type NextResult, type Result } from "../objects/machine.js";
import {
  NOT_IMPLEMENTED,
  PyBoundMethod,
  PyByteArray,
  PyBytes,
  PyComplex,
  PyEllipsis,
  PyException,
  PyFloat,
  PyGenericAlias,
  PyInstance,
  PyList,
  PyNotImplemented,
  PyObject,
  PyProperty,
  PyRange,
  PyRope,
  PySlice,
  PyTuple,
  PyType,
  PyUnionType,
  PyWideStr,
  TypeFlag,
  type Value,
} from "../objects/model.js";
import { PyNative } from "../objects/native.js";
import { NEW_OBJECT, NEW_OBJECT_WITH, OBJECT_GET_STATE, OBJECT_REDUCE, OBJECT_REDUCE_EX } from "../objects/reduce.js";
import { liveKeys } from "../objects/repr.js";
import { FROZENSET, SET } from "../objects/set.js";
import { INSTANCE_SIZE, ITERATOR_SIZE, bytesSize, listSize, setSize, tupleSize } from "../objects/sizes.js";
import { contents, defineModule } from "./modules.js";

/** Values that are their own copies. */
function isAtomic(value: Value): boolean {
  if (!(value instanceof PyObject)) return true;
  return (
    value instanceof PyFloat ||
    value instanceof PyType ||
    value instanceof PyFunction ||
    value instanceof PyNative ||
    value instanceof PyWideStr ||
    value instanceof PyRope ||
    value instanceof PyBytes ||
    value instanceof PyComplex ||
    value instanceof PyRange ||
    value instanceof PyProperty ||
    value instanceof PyEllipsis ||
    value instanceof PyNotImplemented ||
    value instanceof PyGenericAlias ||
    value instanceof PyUnionType ||
    value instanceof PySlice ||
    (value instanceof PyBoundMethod && value.func instanceof PyNative && value.func.binding !== "function")
  );
}

const HOOKS = [
  "__copy__",
  "__deepcopy__",
  // Left by copyreg.pickle().
  "__copyreg__",
  "__setstate__",
  "__getnewargs__",
  "__getnewargs_ex__",
  "__getattr__",
] as const;
const OBJECT_GET_ATTRIBUTE = OBJECT.attributes.get("__getattribute__");

/** An instance of a guest class that says nothing about copying: the copy has the same shape and attributes. */
function isPlainInstance(value: PyInstance): boolean {
  const cls = value.shape.cls;
  if (value.payload !== undefined || !cls.has(TypeFlag.GUEST) || value instanceof PyException) return false;
  if (cls.lookup("__reduce_ex__") !== OBJECT_REDUCE_EX || cls.lookup("__reduce__") !== OBJECT_REDUCE) return false;
  if (cls.lookup("__getstate__") !== OBJECT_GET_STATE || cls.lookup("__getattribute__") !== OBJECT_GET_ATTRIBUTE)
    return false;
  if (cls.lookup("__new__") !== OBJECT.lookup("__new__")) return false;
  for (const hook of HOOKS) if (cls.lookup(hook) !== undefined) return false;
  return ownAttribute(value, "__deepcopy__") === undefined && !hasGuestSlots(cls);
}
/** With slots, CPython sets the attributes by setattr. */
function hasGuestSlots(cls: PyType): boolean {
  if (cls.memberCount === 0) return false;
  const setter = cls.lookup("__setattr__");
  return setter !== OBJECT.lookup("__setattr__");
}

// ------------------------------------------------------------------------------------------------------------ shallow

function copyInstance(m: Machine, value: PyInstance): PyInstance {
  const copy = new PyInstance(value.shape);
  m.charge(1 + (value.slots.length >> 2));
  m.allocate(INSTANCE_SIZE + 8 * value.slots.length);
  copy.slots = value.slots.slice();
  if (value.dictionary !== null) {
    copy.dictionary = new PyDict();
    copyTable(m, value.dictionary, copy.dictionary);
  }
  return copy;
}

function copyIterator(m: Machine, value: PyIterator): PyIterator {
  m.allocate(ITERATOR_SIZE);
  const copy = Object.create(Object.getPrototypeOf(value) as object) as PyIterator;
  return Object.assign(copy, value);
}

/** A shallow copy, or NOT_IMPLEMENTED when the hooks must be asked. */
function shallow(m: Machine, value: Value): Value {
  if (isAtomic(value) || value instanceof PyTuple || value instanceof PyFrozenSet) return value;
  if (value instanceof PyList) {
    const { length } = value.items;
    m.charge(1 + (length >> 3));
    m.allocate(listSize(length));
    return new PyList(value.items.slice());
  }
  if (value instanceof PyDict || value instanceof PySet) {
    const copy = value instanceof PyDict ? new PyDict() : new PySet();
    copyTable(m, value, copy);
    return copy;
  }
  if (value instanceof PyByteArray) {
    m.charge(1 + (value.length >> 6));
    m.allocate(bytesSize(value.length));
    return new PyByteArray(value.bytes.slice(0, value.length), value.length);
  }
  if (value instanceof PyIterator && !(value instanceof PyGenerator) && !(value instanceof CoroutineWrapper))
    return copyIterator(m, value);
  return value instanceof PyInstance && isPlainInstance(value) ? copyInstance(m, value) : NOT_IMPLEMENTED;
}

// --------------------------------------------------------------------------------------------------------------- deep

/** The memo of deepcopy: a dict for the hooks to use, and what was copied natively beside it. */
class Memo extends PyDict {
  readonly copies = new Map<PyObject, Value>();
}
heapClass(
  Memo,
  "copy.memo",
  {
    keys: "values",
    values: "values",
    size: "plain",
    version: "plain",
    first: "plain",
    usable: "plain",
    index: "skip",
    buckets: "bytes",
    hashes: "bytes",
    copies: "state",
  },
  (memo) => 240 + 64 * memo.copies.size,
);

/** One object being copied. */
class CopyLevel {
  position = 0;
  /** In a dict: the copied key of the value that comes next. */
  key: Value | undefined = undefined;
  constructor(
    readonly source: PyObject,
    /** The copy, for what is changed in place; null for what is made at the end. */
    readonly copy: PyObject | null,
    /** What remains to be copied. */
    readonly items: readonly (Value | undefined)[],
    readonly copied: (Value | undefined)[],
  ) {}
}
heapClass(
  CopyLevel,
  "copy.level",
  { position: "plain", key: "value", source: "object", copy: "object", items: "values", copied: "values" },
  88,
);

class DeepCopyFrame extends NativeFrame {
  private readonly levels: CopyLevel[] = [];
  /** What the awaited call does: 0 gives a copy, 1 stores a dict entry, 2 makes a set. */
  private awaiting = 0;
  constructor(
    private readonly value: Value,
    private readonly memo: Memo | PyDict,
    /** Copies by the hooks: other(value, memo). */
    private readonly other: Value,
  ) {
    super();
  }

  step(m: Machine, value: Value | undefined): NextResult {
    let given: Result | undefined = value;
    if (this.levels.length === 0 && given === undefined) {
      given = this.copyOf(m, this.value);
      if (given === X) return m.wait(this);
    } else if (this.awaiting === 1) {
      this.awaiting = 0;
      given = undefined;
    } else if (this.awaiting === 2) {
      this.awaiting = 0;
      const level = this.levels.pop() as CopyLevel;
      this.remember(m, level.source, given as Value);
    }
    for (;;) {
      const level = this.levels[this.levels.length - 1];
      if (given !== undefined) {
        if (level === undefined) return given as Value;
        const stored = this.take(m, level, given as Value);
        if (stored === X) return m.wait(this);
      }
      given = this.advance(m, level);
      if (given === X) return m.wait(this);
    }
  }

  /** Gives a level the copy that it waits for; null, or X. */
  private take(m: Machine, level: CopyLevel, copy: Value): Result {
    if (!(level.source instanceof PyDict)) {
      level.copied[level.position - 1] = copy;
      return null;
    }
    if (level.key === undefined) {
      level.key = copy;
      return null;
    }
    const { key } = level;
    level.key = undefined;
    this.awaiting = 1;
    const stored = dictSet(m, level.copy as PyDict, key, copy);
    if (stored !== X) this.awaiting = 0;
    return stored;
  }

  /** The next copy that a level needs; undefined when it was put off to a level of its own, or when the level ended. */
  private advance(m: Machine, level: CopyLevel): Result | undefined {
    const { source } = level;
    m.charge(1);
    if (source instanceof PyDict && level.key !== undefined)
      return this.copyOf(m, source.values[level.position - 1] ?? null);
    while (level.position < level.items.length) {
      const item = level.items[level.position++];
      if (item !== undefined) return this.copyOf(m, item);
    }
    return this.finish(m, level);
  }

  private finish(m: Machine, level: CopyLevel): Result | undefined {
    const { source, copied } = level;
    if (source instanceof PySet || source instanceof PyFrozenSet) {
      this.awaiting = 2;
      const made = m.call(source instanceof PySet ? SET : FROZENSET, [new PyList(copied as Value[])]);
      if (made === X) return X;
      this.awaiting = 0;
      this.levels.pop();
      this.remember(m, source, made as Value);
      return made;
    }
    this.levels.pop();
    if (source instanceof PyTuple) {
      // A tuple that contains itself was copied meanwhile.
      const known = this.known(source);
      if (known !== undefined) return known;
      const { items } = source;
      for (let index = 0; index < items.length; index++)
        if (items[index] !== copied[index]) {
          m.allocate(tupleSize(items.length));
          const tuple = new PyTuple(copied as Value[]);
          this.remember(m, source, tuple);
          return tuple;
        }
      return source;
    }
    return level.copy as Value;
  }

  private known(value: PyObject): Value | undefined {
    return this.memo instanceof Memo ? this.memo.copies.get(value) : undefined;
  }
  private remember(m: Machine, value: PyObject, copy: Value): void {
    if (!(this.memo instanceof Memo) || value === copy) return;
    m.allocate(64);
    this.memo.copies.set(value, copy);
  }

  private open(m: Machine, level: CopyLevel): undefined {
    m.charge(1 + (level.items.length >> 3));
    m.allocate(88);
    if (level.copy !== null) this.remember(m, level.source, level.copy);
    this.levels.push(level);
    return undefined;
  }

  /** The copy of a value, X while a hook makes it, or undefined when a level for it was opened. */
  private copyOf(m: Machine, value: Value): Result | undefined {
    if (isAtomic(value)) return value;
    const object = value as PyObject;
    const known = this.known(object);
    if (known !== undefined) return known;
    if (object instanceof PyList) {
      m.allocate(listSize(object.items.length));
      const copy = new PyList([]);
      return this.open(m, new CopyLevel(object, copy, object.items, copy.items));
    }
    if (object instanceof PyDict) {
      m.allocate(240);
      return this.open(m, new CopyLevel(object, new PyDict(), object.keys, []));
    }
    if (object instanceof PyTuple) return this.open(m, new CopyLevel(object, null, object.items, []));
    if (object instanceof PySet || object instanceof PyFrozenSet) {
      m.allocate(setSize(object.size));
      return this.open(m, new CopyLevel(object, null, liveKeys(m, object), []));
    }
    if (object instanceof PyByteArray) return shallow(m, object);
    if (object instanceof PyInstance && object.dictionary === null && isPlainInstance(object)) {
      m.allocate(INSTANCE_SIZE + 8 * object.slots.length);
      const copy = new PyInstance(object.shape);
      // Slots are filled as they are copied; what is not yet there is unset, as during CPython's copying.
      while (copy.slots.length < object.slots.length) copy.slots.push(undefined);
      return this.open(m, new CopyLevel(object, copy, object.slots, copy.slots));
    }
    return m.call(this.other, [object, this.memo]);
  }
}
heapClass(
  DeepCopyFrame,
  "frame.deepcopy",
  {
    levels: "objects",
    awaiting: "plain",
    value: "value",
    memo: "object",
    other: "value",
    back: "skip",
    catches: "plain",
  },
  96,
);

const natives: readonly PyNative[] = [
  builtin("_shallow(value, /)", {}, (m, value: Value) => shallow(m, value)),
  builtin("_deepcopy(value, memo, other, /)", {}, (m, value: Value, memo: Value, other: Value) => {
    if (isAtomic(value)) return value;
    m.allocate(96);
    if (memo instanceof Memo) return new DeepCopyFrame(value, memo, other).step(m, undefined);
    m.allocate(240);
    return new DeepCopyFrame(value, new Memo(), other).step(m, undefined);
  }),
  // The copy that a hook made of an object, for later meetings with it.
  builtin("_remember(memo, value, copy, /)", {}, (m, memo: Value, value: Value, copy: Value) => {
    if (memo instanceof Memo && value instanceof PyObject && value !== copy) {
      m.allocate(64);
      memo.copies.set(value, copy);
    }
    return copy;
  }),
  // What a hook noted in the memo itself under id(value): the copy, or the default.
  builtin("_noted(memo, value, default, /)", {}, (m, memo: Value, value: Value, fallback: Value) => {
    if (!(memo instanceof PyDict) || memo.size === 0 || !(value instanceof PyObject)) return fallback;
    return m.then(dictGet(m, memo, m.identity(value)), NOTED, fallback);
  }),
];
const NOTED = continuation("copy.noted", (_m, found, fallback: Value) => found ?? fallback);

defineModule({
  name: "_copy",
  doc: "Natives of copy.",
  fill: contents("_copy", natives, { __newobj__: NEW_OBJECT, __newobj_ex__: NEW_OBJECT_WITH }),
});
defineModule({ name: "copy", doc: "Shallow and deep copies of objects.", frozen: "copy" });
