// Exceptions as objects: construction, fields, str and repr, groups. Expected texts are CPython 3.13's.
// oxlint-disable import/no-unassigned-import -- a type's file fills its method table when it is loaded

import { expect, test } from "vitest";
import { getAttribute, plainGetAttribute, setAttribute } from "../../src/objects/attribute.js";
import { constructException, callExceptionType, exceptionMatches, exceptionType } from "../../src/objects/exception.js";
import { EXCEPTION_TYPES } from "../../src/objects/exception-types.js";
import { matchGroup, prepareReraiseStar } from "../../src/objects/exception-group.js";
import type { Result } from "../../src/objects/machine.js";
import { PyBytes, PyException, PyList, PyTuple, TypeFlag, PyType, type Value } from "../../src/objects/model.js";
import "../../src/objects/list.js";
import "../../src/objects/none.js";
import "../../src/objects/object.js";
import "../../src/objects/tuple.js";
import "../../src/objects/string.js";
import "../../src/objects/int.js";
import { reprOf, strOf, typeOf } from "../../src/objects/protocol.js";
import { toHostText } from "../../src/objects/text.js";
import { describeException, formatException, type ExceptionText } from "../../src/objects/traceback.js";
import { FakeMachine, Raised, guestClass, guestFunction, provideTypeOf } from "./fake-machine.js";

provideTypeOf(typeOf);

type Keywords = Readonly<Record<string, Value>>;

/** Raises real exceptions. */
class ExceptionMachine extends FakeMachine {
  override makeException(type: string, args: readonly Value[]): PyException {
    return new PyException(exceptionType(type).rootShape, new PyTuple(args));
  }
  override pendingIs(type: string): boolean {
    return this.exception !== null && this.exception.type.isSubtypeOf(exceptionType(type));
  }
}

function machine(): FakeMachine {
  return new ExceptionMachine();
}

/** The value, or "Type: message" of what was raised. */
function run(m: FakeMachine, action: () => Result): Value | string {
  try {
    return m.finish(action()) as Value;
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    return error.message;
  }
}

function make(
  m: FakeMachine,
  cls: string | PyType,
  args: readonly Value[] = [],
  keywords: Keywords = {},
): Value | string {
  const type = typeof cls === "string" ? exceptionType(cls) : cls;
  return run(m, () => callExceptionType(m, type, args, new Map(Object.entries(keywords))));
}

function text(m: FakeMachine, value: Value): string {
  const result = run(m, () => strOf(m, value));
  return typeof result === "string" ? result : toHostText(result as never);
}
function repr(m: FakeMachine, value: Value): string {
  const result = run(m, () => reprOf(m, value));
  return typeof result === "string" ? result : toHostText(result as never);
}
function exception(m: FakeMachine, cls: string | PyType, ...args: Value[]): PyException {
  return make(m, cls, args) as PyException;
}
const tuple = (...items: Value[]): PyTuple => new PyTuple(items);
const bytes = (data: string): PyBytes => new PyBytes(new TextEncoder().encode(data));

test("every class is flagged as an exception and descends from BaseException", () => {
  for (const [name, type] of EXCEPTION_TYPES) {
    expect(type.name).toBe(name);
    expect(type.isSubtypeOf(exceptionType("BaseException"))).toBe(true);
    expect(type.has(TypeFlag.EXCEPTION) && type.has(TypeFlag.BASE) && type.has(TypeFlag.HAS_DICT)).toBe(true);
  }
  expect(exceptionType("IOError")).toBe(exceptionType("OSError"));
  expect(() => exceptionType("Nothing")).toThrow("no built-in exception is called Nothing");
  expect(exceptionType("ExceptionGroup").mro.map((type) => type.name)).toEqual([
    "ExceptionGroup",
    "BaseExceptionGroup",
    "Exception",
    "BaseException",
    "object",
  ]);
});

const SHOWN: readonly (readonly [string, readonly Value[], string, string])[] = [
  ["ValueError", [], "ValueError()", ""],
  ["ValueError", ["x"], "ValueError('x')", "x"],
  ["ValueError", ["x", 2], "ValueError('x', 2)", "('x', 2)"],
  ["KeyError", ["a"], "KeyError('a')", "'a'"],
  ["KeyError", [], "KeyError()", ""],
  ["KeyError", ["a", 1], "KeyError('a', 1)", "('a', 1)"],
  ["ImportError", [1, 2], "ImportError(1, 2)", "(1, 2)"],
  ["OSError", [2], "OSError(2)", "2"],
  ["OSError", [2, "x"], "FileNotFoundError(2, 'x')", "[Errno 2] x"],
  ["OSError", [2, "x", "f"], "FileNotFoundError(2, 'x')", "[Errno 2] x: 'f'"],
  ["OSError", [2, "x", "f", null, "g"], "FileNotFoundError(2, 'x')", "[Errno 2] x: 'f' -> 'g'"],
  ["OSError", [2, "x", null, null, "g"], "FileNotFoundError(2, 'x', None, None, 'g')", "[Errno 2] x"],
  ["OSError", [1, 2, 3, 4, 5, 6], "OSError(1, 2, 3, 4, 5, 6)", "(1, 2, 3, 4, 5, 6)"],
  ["OSError", ["a", "b"], "OSError('a', 'b')", "[Errno a] b"],
  ["OSError", [true, "x"], "PermissionError(True, 'x')", "[Errno True] x"],
  ["BlockingIOError", [11, "x", 5], "BlockingIOError(11, 'x', 5)", "[Errno 11] x"],
  ["SyntaxError", ["m", tuple("f", 1, 2, "txt")], "SyntaxError('m', ('f', 1, 2, 'txt'))", "m (f, line 1)"],
  [
    "SyntaxError",
    ["m", tuple("a/b/f", 1, 2, "t", 3, 4)],
    "SyntaxError('m', ('a/b/f', 1, 2, 't', 3, 4))",
    "m (f, line 1)",
  ],
  ["SyntaxError", ["m", tuple(null, 1, 2, "t", 3, 4)], "SyntaxError('m', (None, 1, 2, 't', 3, 4))", "m (line 1)"],
  ["SyntaxError", ["m", tuple("x/y", null, 2, "t", 3, 4)], "SyntaxError('m', ('x/y', None, 2, 't', 3, 4))", "m (y)"],
  ["SyntaxError", [], "SyntaxError()", "None"],
  [
    "UnicodeDecodeError",
    ["utf-8", bytes("abc"), 1, 2, "bad"],
    "",
    "'utf-8' codec can't decode byte 0x62 in position 1: bad",
  ],
  [
    "UnicodeDecodeError",
    ["utf-8", bytes("abc"), 0, 3, "bad"],
    "",
    "'utf-8' codec can't decode bytes in position 0-2: bad",
  ],
  [
    "UnicodeDecodeError",
    ["utf-8", bytes(""), 0, 0, "bad"],
    "",
    "'utf-8' codec can't decode bytes in position 0--1: bad",
  ],
  [
    "UnicodeEncodeError",
    ["utf-8", "a\u1234", 1, 2, "bad"],
    "",
    "'utf-8' codec can't encode character '\\u1234' in position 1: bad",
  ],
  [
    "UnicodeEncodeError",
    ["utf-8", "aé", 1, 2, "bad"],
    "",
    "'utf-8' codec can't encode character '\\xe9' in position 1: bad",
  ],
  [
    "UnicodeTranslateError",
    ["aé", 0, 2, "bad"],
    "UnicodeTranslateError('aé', 0, 2, 'bad')",
    "can't translate characters in position 0-1: bad",
  ],
];
test.each(SHOWN)("%s%s shows as in CPython", (name, args, shown, str) => {
  const m = machine();
  const made = exception(m, name, ...args);
  if (shown !== "") expect(repr(m, made)).toBe(shown);
  expect(text(m, made)).toBe(str);
});

const REFUSED: readonly (readonly [string, readonly Value[], Keywords, string])[] = [
  ["ValueError", [], { a: 1 }, "TypeError: ValueError() takes no keyword arguments"],
  ["OSError", [2, "x"], { filename: "y" }, "TypeError: OSError() takes no keyword arguments"],
  [
    "ImportError",
    ["x"],
    { nme: 1 },
    "TypeError: ImportError() got an unexpected keyword argument 'nme'. Did you mean 'name'?",
  ],
  ["AttributeError", ["x"], { foo: 1 }, "TypeError: AttributeError() got an unexpected keyword argument 'foo'"],
  ["UnicodeDecodeError", [], {}, "TypeError: function takes exactly 5 arguments (0 given)"],
  ["UnicodeDecodeError", [1, bytes("a"), 1, 2, "s"], {}, "TypeError: argument 1 must be str, not int"],
  ["UnicodeDecodeError", ["u", "a", 1, 2, "s"], {}, "TypeError: a bytes-like object is required, not 'str'"],
  [
    "UnicodeDecodeError",
    ["u", bytes("a"), "1", 2, "s"],
    {},
    "TypeError: 'str' object cannot be interpreted as an integer",
  ],
  ["UnicodeDecodeError", ["u", bytes("a"), 1, 2, 3], {}, "TypeError: argument 5 must be str, not int"],
  [
    "UnicodeDecodeError",
    ["u", bytes("a"), 2n ** 70n, 2, "s"],
    {},
    "OverflowError: Python int too large to convert to C ssize_t",
  ],
  ["SyntaxError", ["m", tuple("f", 1)], {}, "TypeError: function takes at least 4 arguments (2 given)"],
  [
    "SyntaxError",
    ["m", tuple("f", 1, 2, "t", 3)],
    {},
    "TypeError: end_offset must be provided when end_lineno is provided",
  ],
  ["SyntaxError", ["m", tuple("f", 1, 2, "t", 3, 4, 5)], {}, "TypeError: function takes at most 6 arguments (7 given)"],
  ["SyntaxError", ["m", 5], {}, "TypeError: 'int' object is not iterable"],
  ["ExceptionGroup", [], {}, "TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)"],
  [
    "ExceptionGroup",
    [1, new PyList([])],
    {},
    "TypeError: BaseExceptionGroup.__new__() argument 1 must be str, not int",
  ],
  [
    "ExceptionGroup",
    ["m", new PyList([])],
    {},
    "ValueError: second argument (exceptions) must be a non-empty sequence",
  ],
  ["ExceptionGroup", ["m", 5], {}, "TypeError: second argument (exceptions) must be a sequence"],
  [
    "ExceptionGroup",
    ["m", new PyList([1])],
    {},
    "ValueError: Item 0 of second argument (exceptions) is not an exception",
  ],
];
test.each(REFUSED)("%s%s %s is refused in CPython's words", (name, args, keywords, message) => {
  expect(make(machine(), name, args, keywords)).toBe(message);
});

test("fields follow from the arguments, and stay when args change", () => {
  const m = machine();
  const stop = exception(m, "StopIteration", 5);
  const get = (of: Value, name: string): Value => run(m, () => getAttribute(m, of, name));
  expect(get(stop, "value")).toBe(5);
  m.finish(setAttribute(m, stop, "args", tuple(6)));
  expect(get(stop, "value")).toBe(5);
  expect(get(exception(m, "StopIteration"), "value")).toBe(null);
  expect(get(exception(m, "SystemExit", 1, 2), "code")).toBeInstanceOf(PyTuple);
  expect(get(exception(m, "OSError", 2, "x", "f"), "filename")).toBe("f");
  expect(get(exception(m, "BlockingIOError", 11, "x", 5), "characters_written")).toBe(5);
  expect(get(exception(m, "BlockingIOError", 11, "x"), "characters_written")).toBe(
    "AttributeError: characters_written",
  );
  const missing = make(m, "ImportError", ["m"], { name: "n" }) as PyException;
  expect([get(missing, "msg"), get(missing, "name"), get(missing, "path")]).toEqual(["m", "n", null]);
});

test("attributes of BaseException refuse what CPython refuses", () => {
  const m = machine();
  const error = exception(m, "ValueError");
  const set = (name: string, value: Value): Value => run(m, () => setAttribute(m, error, name, value));
  expect(set("__traceback__", 1)).toBe("TypeError: __traceback__ must be a traceback or None");
  expect(set("__cause__", 1)).toBe("TypeError: exception cause must be None or derive from BaseException");
  expect(set("__context__", 1)).toBe("TypeError: exception context must be None or derive from BaseException");
  expect(set("__suppress_context__", 1)).toBe("TypeError: attribute value type must be bool");
  expect(set("args", 5)).toBe("TypeError: 'int' object is not iterable");
  expect(set("__cause__", null)).toBe(null);
  expect(error.suppressContext).toBe(true);
});

test("notes are a list among the instance's attributes", () => {
  const m = machine();
  const error = exception(m, "ValueError");
  m.method("add_note", error, "one");
  m.method("add_note", error, "two");
  const notes = run(m, () => plainGetAttribute(m, error, error.type, "__notes__"));
  expect((notes as PyList).items).toEqual(["one", "two"]);
  expect(run(m, () => m.method("add_note", error, 1))).toBe("TypeError: note must be a str, not 'int'");
  m.finish(setAttribute(m, error, "__notes__", 1));
  expect(run(m, () => m.method("add_note", error, "x"))).toBe("TypeError: Cannot add note: __notes__ is not a list");
});

test("an exception inside itself has no endless text", () => {
  const m = machine();
  const a = exception(m, "ValueError");
  const b = exception(m, "ValueError", a);
  a.args = tuple(b);
  expect(repr(m, a)).toBe("RecursionError: maximum recursion depth exceeded while getting the repr of an object");
  expect(text(m, a)).toBe("RecursionError: maximum recursion depth exceeded while getting the str of an object");
  a.args = tuple(a, 1);
  expect(text(m, a)).toBe("(ValueError(...), 1)");
  expect(m.reprGuard.size).toBe(0);
  let deep = exception(m, "ValueError", "leaf");
  for (let depth = 0; depth < 10_000; depth++) deep = exception(m, "ValueError", deep);
  expect(text(m, deep)).toBe("leaf");
});

test("a guest class that skips super().__init__ has args but no fields", () => {
  const m = machine();
  const quiet = guestClass("Quiet", { __init__: () => null }, exceptionType("StopIteration"));
  quiet.flags |= TypeFlag.EXCEPTION | TypeFlag.HAS_DICT;
  const made = run(m, () => constructException(m, quiet, [5], null)) as PyException;
  expect(made.args.items).toEqual([5]);
});

test("except takes classes and tuples of classes", () => {
  const m = machine();
  const error = exception(m, "KeyError", 1);
  const match = (type: Value): Value => run(m, () => exceptionMatches(m, error, type));
  expect(match(exceptionType("LookupError"))).toBe(true);
  expect(match(exceptionType("OSError"))).toBe(false);
  expect(match(tuple(exceptionType("OSError"), exceptionType("KeyError")))).toBe(true);
  const refusal = "TypeError: catching classes that do not inherit from BaseException is not allowed";
  expect(match(tuple(exceptionType("KeyError"), 5))).toBe(refusal);
  expect(match(tuple(tuple(exceptionType("KeyError"))))).toBe(refusal);
  expect(match(null)).toBe(refusal);
});

// ------------------------------------------------------------------------------------------------------------- groups

function group(m: FakeMachine, message: string, ...members: PyException[]): PyException {
  return exception(m, "ExceptionGroup", message, new PyList(members));
}

test("the class of a group follows from its members", () => {
  const m = machine();
  expect(repr(m, make(m, "BaseExceptionGroup", ["m", new PyList([exception(m, "ValueError", 1)])]))).toBe(
    "ExceptionGroup('m', [ValueError(1)])",
  );
  expect(repr(m, make(m, "BaseExceptionGroup", ["m", new PyList([exception(m, "KeyboardInterrupt")])]))).toBe(
    "BaseExceptionGroup('m', [KeyboardInterrupt()])",
  );
  expect(make(m, "ExceptionGroup", ["m", new PyList([exception(m, "KeyboardInterrupt")])])).toBe(
    "TypeError: Cannot nest BaseExceptions in an ExceptionGroup",
  );
  expect(text(m, group(m, "m", exception(m, "ValueError"), exception(m, "ValueError")))).toBe("m (2 sub-exceptions)");
});

test("split keeps the nesting, by class and by predicate", () => {
  const m = machine();
  const tree = group(
    m,
    "a",
    exception(m, "ValueError", 1),
    group(m, "b", exception(m, "TypeError", 2), exception(m, "ValueError", 3)),
    exception(m, "TypeError", 4),
  );
  const expected =
    "(ExceptionGroup('a', [ValueError(1), ExceptionGroup('b', [ValueError(3)])]), " +
    "ExceptionGroup('a', [ExceptionGroup('b', [TypeError(2)]), TypeError(4)]))";
  expect(repr(m, m.method("split", tree, exceptionType("ValueError")))).toBe(expected);
  const asked: string[] = [];
  const predicate = guestFunction((_m, value) => {
    asked.push(typeOf(value).name);
    return typeOf(value).name === "ValueError";
  });
  expect(repr(m, m.method("split", tree, predicate))).toBe(expected);
  expect(asked).toEqual(["ExceptionGroup", "ValueError", "ExceptionGroup", "TypeError", "ValueError", "TypeError"]);
  expect(m.method("subgroup", tree, exceptionType("KeyError"))).toBe(null);
  expect(run(m, () => m.method("split", tree, 3))).toBe(
    "TypeError: expected an exception type, a tuple of exception types, or a callable (other than a class)",
  );
});

test("a derived group has the notes, context and cause of the original", () => {
  const m = machine();
  const tree = group(m, "a", exception(m, "ValueError", 1), exception(m, "TypeError", 2));
  tree.context = exception(m, "KeyError", 3);
  m.method("add_note", tree, "n");
  const [match] = (m.method("split", tree, exceptionType("ValueError")) as PyTuple).items as PyException[];
  expect(match.context).toBe(tree.context);
  expect(match.suppressContext).toBe(true);
  const notes = run(m, () => plainGetAttribute(m, match, match.type, "__notes__"));
  expect((notes as PyList).items).toEqual(["n"]);
});

test("except* wraps, splits and puts together again", () => {
  const m = machine();
  const bare = exception(m, "ValueError", 1);
  const wrapped = run(m, () => matchGroup(m, bare, exceptionType("ValueError"))) as PyTuple;
  expect(repr(m, wrapped)).toBe("(None, ExceptionGroup('', (ValueError(1),)))");
  expect(
    repr(
      m,
      run(m, () => matchGroup(m, bare, exceptionType("TypeError"))),
    ),
  ).toBe("(ValueError(1), None)");
  expect(run(m, () => matchGroup(m, bare, exceptionType("ExceptionGroup")))).toBe(
    "TypeError: catching ExceptionGroup with except* is not allowed. Use except instead.",
  );
  const tree = group(
    m,
    "a",
    exception(m, "ValueError", 1),
    group(m, "b", exception(m, "TypeError", 2), exception(m, "KeyError", 3)),
  );
  const first = run(m, () => matchGroup(m, tree, exceptionType("ValueError"))) as PyTuple;
  expect(repr(m, first)).toBe(
    "(ExceptionGroup('a', [ExceptionGroup('b', [TypeError(2), KeyError(3)])]), ExceptionGroup('a', [ValueError(1)]))",
  );
  const second = run(m, () => matchGroup(m, first.items[0], exceptionType("KeyError"))) as PyTuple;
  const put = (items: Value[]): string =>
    repr(
      m,
      run(m, () => prepareReraiseStar(m, tree, new PyList(items))),
    );
  expect(put([null, null])).toBe("None");
  expect(put([first.items[1], second.items[0]])).toBe(
    "ExceptionGroup('a', [ValueError(1), ExceptionGroup('b', [TypeError(2)])])",
  );
  const fresh = exception(m, "OSError", "new");
  fresh.context = bare;
  expect(put([fresh])).toBe("OSError('new')");
  expect(put([fresh, second.items[0]])).toBe(
    "ExceptionGroup('', [OSError('new'), ExceptionGroup('a', [ExceptionGroup('b', [TypeError(2)])])])",
  );
});

test("groups nested without end need no JavaScript stack", () => {
  const m = machine();
  let tree = group(m, "g", exception(m, "ValueError", 1), exception(m, "TypeError", 2));
  for (let depth = 0; depth < 20_000; depth++) tree = group(m, "g", tree);
  const pair = m.method("split", tree, exceptionType("ValueError")) as PyTuple;
  expect(pair.items.every((item) => item instanceof PyException)).toBe(true);
});

// --------------------------------------------------------------------------------------------------------- description

function printed(m: FakeMachine, error: PyException): string {
  return formatException(m.finish(describeException(m, error)) as unknown as ExceptionText, new Map());
}

test("what an exception refuses to say is replaced", () => {
  const m = machine();
  const flags = (type: PyType): PyType => {
    type.flags |= TypeFlag.EXCEPTION | TypeFlag.HAS_DICT;
    type.qualname = type.name;
    type.attributes.set("__module__", "__main__");
    return type;
  };
  const bad = flags(guestClass("Bad", { __str__: (vm) => vm.raise("KeyError", "no") }, exceptionType("Exception")));
  expect(printed(m, new PyException(bad.rootShape, tuple()))).toBe("Bad: <exception str() failed>\n");
  const silent = flags(
    guestClass("Silent", { __repr__: (vm) => vm.raise("KeyError", "no") }, exceptionType("Exception")),
  );
  const mute = new PyException(silent.rootShape, tuple("x"));
  const error = exception(m, "ValueError", "v");
  m.finish(setAttribute(m, error, "__notes__", tuple("one\nline", 5, mute)));
  expect(printed(m, error)).toBe("ValueError: v\none\nline\n5\nx\n");
  m.finish(setAttribute(m, error, "__notes__", mute));
  expect(printed(m, error)).toBe("ValueError: v\n<__notes__ repr() failed>\n");
});

test("chains are cut where they close", () => {
  const m = machine();
  const a = exception(m, "ValueError", "a");
  const b = exception(m, "ValueError", "b");
  a.cause = b;
  b.context = a;
  expect(printed(m, a)).toBe(
    "ValueError: b\n\nThe above exception was the direct cause of the following exception:\n\nValueError: a\n",
  );
});
