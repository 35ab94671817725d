/**
 * How objects say what they consist of, for `copy`: `object.__reduce_ex__`, `object.__reduce__`, `object.__getstate__` (Python
 * library reference, "pickle", "Pickling Class Instances"). There is no pickle here. CPython: protocols 0 and 1 have a form of
 * their own; here every protocol gives the form of protocol 2.
 */

import { attributeDictionary, getAttribute } from "./attribute.js";
import { OBJECT, builtin, method } from "./define.js";
import { BYTEARRAY } from "./bytearray.js";
import { PyDict, type PyFrozenSet, type PySet } from "./dictionary.js";
import { dictItemIterator } from "./dictview.js";
import { heapClass } from "./heap.js";
import { NativeFrame, X, continuation, type Machine, type NextResult, type Result } from "./machine.js";
import {
  PyBytes,
  PyInstance,
  PyList,
  PyMember,
  PyTuple,
  PyType,
  type PyByteArray,
  type PyException,
  type PyRange,
  type PySlice,
  type Value,
} from "./model.js";
import { callUnbound, iterate, lookupSpecial, typeName, typeOf, unwrap } from "./protocol.js";
import { RANGE } from "./range.js";
import { liveKeys } from "./repr.js";
import { FROZENSET, SET } from "./set.js";
import { ITERATOR_SIZE, bytesSize, dictSize, listSize, tupleSize } from "./sizes.js";
import { SLICE } from "./slice.js";
import { exceptionType } from "./exception-types.js";

// ------------------------------------------------------------------------------------------------------- making again

const NEW_FOUND = continuation(
  "copyreg.new",
  (m, hook, args: readonly Value[], keywords: ReadonlyMap<string, Value> | null) =>
    m.call(hook as Value, args, keywords),
);
/** `copyreg.__newobj__`: cls.__new__(cls, *args). */
export const NEW_OBJECT = builtin("__newobj__(cls, /, *args)", {}, (m, cls: Value, args: Value[]) =>
  m.then(getAttribute(m, cls, "__new__"), NEW_FOUND, [cls, ...args]),
);
/** `copyreg.__newobj_ex__`: cls.__new__(cls, *args, **kwargs). */
export const NEW_OBJECT_WITH = builtin(
  "__newobj_ex__(cls, args, kwargs, /)",
  {},
  (m, cls: Value, args: Value, kwargs: Value) => {
    const keywords = new Map<string, Value>();
    if (kwargs instanceof PyDict)
      for (let position = 0; position < kwargs.keys.length; position++) {
        const key = kwargs.keys[position];
        if (typeof key === "string") keywords.set(key, kwargs.values[position] as Value);
      }
    return m.then(
      getAttribute(m, cls, "__new__"),
      NEW_FOUND,
      [cls, ...(args instanceof PyTuple ? args.items : [])],
      keywords,
    );
  },
);
for (const native of [NEW_OBJECT, NEW_OBJECT_WITH]) native.path = `copyreg.${native.name}`;

// -------------------------------------------------------------------------------------------------------------- state

/** The instance's dict, or (dict or None, slots); None when there is neither. */
function stateOf(m: Machine, self: Value): Value {
  if (!(self instanceof PyInstance)) return null;
  const dictionary = attributeDictionary(m, self);
  const state: Value = dictionary === undefined || dictionary.size === 0 ? null : dictionary;
  if (typeOf(self).memberCount === 0) return state;
  m.allocate(dictSize(typeOf(self).memberCount) + tupleSize(2));
  const slots = new PyDict();
  for (const cls of typeOf(self).mro)
    for (const name of cls.slotNames ?? []) {
      const member = cls.attributes.get(name);
      const value = member instanceof PyMember ? self.slots[member.index] : undefined;
      if (value !== undefined && slots.getName(name) === undefined) slots.setName(name, value);
    }
  return slots.size === 0 ? state : new PyTuple([state, slots]);
}
/** object.__getstate__ itself. */
export const OBJECT_GET_STATE = method(OBJECT, "__getstate__(self, /)", { wantsInstance: true }, (m, self: Value) =>
  stateOf(m, self),
);

// ------------------------------------------------------------------------------------------------------------- reduce

const ARGUMENTS_WITH = 1;
const ARGUMENTS = 2;
const STATE = 3;
const ITEMS = 4;

class ReduceObjectFrame extends NativeFrame {
  private stage = 0;
  private args: readonly Value[] = [];
  private keywords: Value = null;
  private state: Value = null;
  constructor(private readonly self: Value) {
    super();
  }
  step(m: Machine, value: Value | undefined): NextResult {
    const { self } = this;
    const cls = typeOf(self);
    let given: Result | undefined = value;
    if (this.stage === 0) {
      const withKeywords = cls.lookup("__getnewargs_ex__");
      const plain = cls.lookup("__getnewargs__");
      if (withKeywords !== undefined) {
        this.stage = ARGUMENTS_WITH;
        given = callUnbound(m, withKeywords, self, []);
      } else if (plain !== undefined) {
        this.stage = ARGUMENTS;
        given = callUnbound(m, plain, self, []);
      } else {
        this.stage = STATE;
        given = this.askState(m);
      }
      if (given === X) return m.wait(this);
    }
    if (this.stage === ARGUMENTS_WITH || this.stage === ARGUMENTS) {
      if (!this.takeArguments(m, given as Value)) return X;
      this.stage = STATE;
      given = this.askState(m);
      if (given === X) return m.wait(this);
    }
    if (this.stage === STATE) {
      this.state = given as Value;
      this.stage = ITEMS;
      const inner = unwrap(self);
      given = inner instanceof PyList && self !== inner ? iterate(m, self) : null;
      if (given === X) return m.wait(this);
    }
    return this.result(m, given as Value);
  }
  private askState(m: Machine): Result {
    const hook = lookupSpecial(this.self, "__getstate__") as Value;
    return hook === OBJECT_GET_STATE ? stateOf(m, this.self) : callUnbound(m, hook, this.self, []);
  }
  private takeArguments(m: Machine, given: Value): boolean {
    const name = this.stage === ARGUMENTS ? "__getnewargs__" : "__getnewargs_ex__";
    const tuple = unwrap(given);
    if (!(tuple instanceof PyTuple)) {
      m.typeError(`${name} should return a tuple, not '${typeName(given)}'`);
      return false;
    }
    if (this.stage === ARGUMENTS) {
      this.args = tuple.items;
      return true;
    }
    const [args, keywords] = tuple.items;
    if (tuple.items.length !== 2)
      m.valueError(`__getnewargs_ex__ should return a tuple of length 2, not ${tuple.items.length}`);
    else if (!(args instanceof PyTuple))
      m.typeError(`first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '${typeName(args)}'`);
    else if (!(keywords instanceof PyDict))
      m.typeError(`second item of the tuple returned by __getnewargs_ex__ must be a dict, not '${typeName(keywords)}'`);
    else {
      this.args = args.items;
      this.keywords = keywords;
      return true;
    }
    return false;
  }
  private result(m: Machine, listItems: Value): PyTuple {
    const { self, args, keywords, state } = this;
    const cls = typeOf(self);
    const inner = unwrap(self);
    m.allocate(tupleSize(5) + tupleSize(args.length + 1) + ITERATOR_SIZE);
    const dictItems = inner instanceof PyDict ? dictItemIterator(inner) : null;
    const list =
      inner instanceof PyList && listItems === null ? m.call(m.builtins.getName("iter") as Value, [inner]) : listItems;
    if (keywords instanceof PyDict && keywords.size > 0)
      return new PyTuple([
        NEW_OBJECT_WITH,
        new PyTuple([cls, new PyTuple(args), keywords]),
        state,
        list as Value,
        dictItems,
      ]);
    return new PyTuple([NEW_OBJECT, new PyTuple([cls, ...args]), state, list as Value, dictItems]);
  }
}
heapClass(
  ReduceObjectFrame,
  "frame.reduce-object",
  { stage: "plain", args: "values", keywords: "value", state: "value", self: "value", back: "skip", catches: "plain" },
  96,
);

/** Built-in types whose objects are what they hold: remade from their payload or as `object()`. */
const REMADE: ReadonlySet<string> = new Set([
  "object",
  "list",
  "dict",
  "int",
  "bool",
  "float",
  "complex",
  "str",
  "bytes",
  "tuple",
]);

/** Refuses natives that cannot be taken apart. */
function canReduce(self: Value): boolean {
  if (self instanceof PyType) return false;
  if (self instanceof PyInstance && self.payload === undefined) return true;
  return REMADE.has(typeOf(unwrap(self)).name);
}

function reduceObject(m: Machine, self: Value): Result {
  if (!canReduce(self))
    return m.typeError(
      `cannot pickle ${typeName(self) === "memoryview" ? "memoryview objects" : `'${typeName(self)}' object`}`,
    );
  m.allocate(96);
  return new ReduceObjectFrame(self).step(m, undefined) as Result;
}
export const OBJECT_REDUCE = method(
  OBJECT,
  "__reduce__(self, /)",
  { doc: "Helper for pickle.", wantsInstance: true },
  (m, self: Value) => reduceObject(m, self),
);
export const OBJECT_REDUCE_EX = method(
  OBJECT,
  "__reduce_ex__(self, protocol: size, /)",
  { doc: "Helper for pickle.", wantsInstance: true },
  (m, self: Value) => {
    const hook = lookupSpecial(self, "__reduce__") as Value;
    return hook === OBJECT_REDUCE ? reduceObject(m, self) : callUnbound(m, hook, self, []);
  },
);

// ----------------------------------------------------------------------------------------------------- built-in types

/** (class, args, state) with the state of the instance's class. */
function withState(m: Machine, self: Value, args: readonly Value[]): Result {
  m.allocate(tupleSize(3) + tupleSize(args.length));
  const hook = lookupSpecial(self, "__getstate__") as Value;
  return m.then(hook === OBJECT_GET_STATE ? stateOf(m, self) : callUnbound(m, hook, self, []), WITH_STATE, self, args);
}
const WITH_STATE = continuation(
  "reduce.with-state",
  (_m, state, self: Value, args: readonly Value[]) => new PyTuple([typeOf(self), new PyTuple(args), state as Value]),
);
for (const type of [SET, FROZENSET])
  method(type, "__reduce__(self, /)", { wantsInstance: true }, (m, self: Value) => {
    const set = unwrap(self) as PySet | PyFrozenSet;
    m.allocate(listSize(set.size));
    return withState(m, self, [new PyList(liveKeys(m, set))]);
  });
method(BYTEARRAY, "__reduce__(self, /)", { wantsInstance: true }, (m, self: Value) => {
  const array = unwrap(self) as PyByteArray;
  m.charge(array.length >> 6);
  m.allocate(bytesSize(array.length));
  return withState(m, self, array.length === 0 ? [] : [new PyBytes(array.bytes.slice(0, array.length))]);
});
method(RANGE, "__reduce__(self, /)", {}, (m, self: PyRange) => {
  m.allocate(tupleSize(2) + tupleSize(3));
  return new PyTuple([RANGE, new PyTuple([self.start, self.stop, self.step])]);
});
method(SLICE, "__reduce__(self, /)", {}, (m, self: PySlice) => {
  m.allocate(tupleSize(2) + tupleSize(3));
  return new PyTuple([SLICE, new PyTuple([self.start, self.stop, self.step])]);
});

const BASE_EXCEPTION = exceptionType("BaseException");
method(BASE_EXCEPTION, "__reduce__(self, /)", { wantsInstance: true }, (m, self: PyException) => {
  const dictionary = attributeDictionary(m, self);
  m.allocate(tupleSize(3));
  return new PyTuple(
    dictionary === undefined || dictionary.size === 0
      ? [typeOf(self), self.args]
      : [typeOf(self), self.args, dictionary],
  );
});
