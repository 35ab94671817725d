/**
 * The opcode table: every fact about an instruction lives here once.
 *
 * An instruction is one Int32 word: `op | argument << 8` (the argument is a signed 24-bit number). The compiler's stack
 * depth, the verifier, the disassembler, the snapshot's liveness, `spec/bytecode.md` and the fuzzer all read `OPS`.
 * `const enum` is inlined by tsc: an imported object would make the interpreter's switch an order of magnitude slower.
 *
 * Stack pictures read left (deep) to right (top): `before -> after`.
 */

export const enum Op {
  // Operand stack
  NOP = 0,
  POP_TOP,
  COPY,
  SWAP,
  PUSH_UNBOUND,
  // Constants and variables
  LOAD_CONST,
  LOAD_FAST,
  STORE_FAST,
  DELETE_FAST,
  MAKE_CELL,
  LOAD_CLOSURE,
  LOAD_DEREF,
  STORE_DEREF,
  DELETE_DEREF,
  LOAD_CLASS_DEREF,
  LOAD_NAME,
  STORE_NAME,
  DELETE_NAME,
  LOAD_GLOBAL,
  STORE_GLOBAL,
  DELETE_GLOBAL,
  LOAD_CLASS_GLOBAL,
  LOAD_LOCALS,
  LOAD_BUILD_CLASS,
  LOAD_ASSERTION_ERROR,
  // Attributes and items
  LOAD_ATTR,
  STORE_ATTR,
  DELETE_ATTR,
  LOAD_METHOD,
  BINARY_SUBSCR,
  STORE_SUBSCR,
  DELETE_SUBSCR,
  BUILD_SLICE,
  // Operators; argument 1 means the in-place form
  BINARY_ADD,
  BINARY_SUBTRACT,
  BINARY_MULTIPLY,
  BINARY_TRUE_DIVIDE,
  BINARY_FLOOR_DIVIDE,
  BINARY_MODULO,
  BINARY_POWER,
  BINARY_MATRIX_MULTIPLY,
  BINARY_LEFT_SHIFT,
  BINARY_RIGHT_SHIFT,
  BINARY_AND,
  BINARY_OR,
  BINARY_XOR,
  UNARY_NEGATIVE,
  UNARY_POSITIVE,
  UNARY_INVERT,
  UNARY_NOT,
  COMPARE_LESS,
  COMPARE_LESS_EQUAL,
  COMPARE_EQUAL,
  COMPARE_NOT_EQUAL,
  COMPARE_GREATER,
  COMPARE_GREATER_EQUAL,
  IS_OP,
  CONTAINS_OP,
  // Control flow
  JUMP,
  POP_JUMP_IF_FALSE,
  POP_JUMP_IF_TRUE,
  POP_JUMP_IF_NONE,
  POP_JUMP_IF_NOT_NONE,
  JUMP_IF_FALSE_OR_POP,
  JUMP_IF_TRUE_OR_POP,
  GET_ITER,
  FOR_ITER,
  RETURN_VALUE,
  // Functions and calls
  MAKE_FUNCTION,
  CALL,
  CALL_METHOD,
  CALL_KEYWORD,
  CALL_EX,
  // Building values
  BUILD_TUPLE,
  BUILD_LIST,
  BUILD_SET,
  BUILD_MAP,
  BUILD_STRING,
  FORMAT_VALUE,
  LIST_APPEND,
  SET_ADD,
  MAP_ADD,
  LIST_EXTEND,
  SET_UPDATE,
  DICT_UPDATE,
  DICT_MERGE,
  LIST_TO_TUPLE,
  UNPACK_SEQUENCE,
  UNPACK_EX,
  // Imports
  IMPORT_NAME,
  IMPORT_FROM,
  IMPORT_STAR,
  // Exceptions and with
  RAISE,
  RERAISE,
  PUSH_EXCEPTION,
  POP_EXCEPTION,
  CHECK_EXCEPTION_MATCH,
  CHECK_GROUP_MATCH,
  PREPARE_RERAISE_STAR,
  BEFORE_WITH,
  WITH_EXCEPT_START,
  // Generators and coroutines
  YIELD_VALUE,
  GET_YIELD_FROM_ITER,
  SEND,
  END_SEND,
  GET_AWAITABLE,
  GET_AITER,
  GET_ANEXT,
  END_ASYNC_FOR,
  BEFORE_ASYNC_WITH,
  // Pattern matching
  MATCH_CLASS,
  MATCH_MAPPING,
  MATCH_SEQUENCE,
  MATCH_KEYS,
  GET_LEN,
  // Rare operations
  SETUP_ANNOTATIONS,
  INTRINSIC_1,
  INTRINSIC_2,
}

/** Rare one-operand operations (`INTRINSIC_1 k`: `value -> result`). */
export const enum Intrinsic1 {
  /** name -> TypeVar */
  TYPE_VAR = 0,
  /** name -> ParamSpec */
  PARAM_SPEC,
  /** name -> TypeVarTuple */
  TYPE_VAR_TUPLE,
  /** tuple of type parameters -> Generic[parameters] */
  SUBSCRIPT_GENERIC,
  /** tuple (name, type parameters tuple or None, function that computes the value) -> TypeAliasType */
  TYPE_ALIAS,
  /** value -> None; shown as an interactive session shows it, and kept as `_` */
  DISPLAY,
}

/** Rare two-operand operations (`INTRINSIC_2 k`: `first, second -> result`). */
export const enum Intrinsic2 {
  /** name, function that computes the bound -> TypeVar */
  TYPE_VAR_WITH_BOUND = 0,
  /** name, function that computes the constraints -> TypeVar */
  TYPE_VAR_WITH_CONSTRAINTS,
  /** function, tuple of type parameters -> function (its `__type_params__` set) */
  SET_FUNCTION_TYPE_PARAMS,
  /** type parameter, function that computes its default -> type parameter */
  SET_TYPE_PARAM_DEFAULT,
}

/** What an instruction's argument means; the verifier checks each kind's range. */
export type OperandKind =
  | "none"
  | "constant" // index into code.constants
  | "name" // index into code.names
  | "local" // index of a fast local slot
  | "cell" // index of a fast local slot that holds a cell
  | "jump" // word index of the target
  | "count" // number of stack items
  | "function" // child index << 4 | FunctionFlag bits
  | "unpack" // items before the star | items after it << 12
  | "flag"; // a small number explained in the doc

/** Bits of MAKE_FUNCTION's argument: which parts lie on the stack, deepest first. */
export const enum FunctionFlag {
  /** a tuple of positional defaults */
  DEFAULTS = 1,
  /** a dict of keyword-only defaults */
  KEYWORD_DEFAULTS = 2,
  /** a dict of annotations */
  ANNOTATIONS = 4,
  /** a tuple of cells, one for each of the child's free variables */
  CLOSURE = 8,
}

/** FORMAT_VALUE's argument: conversion in the low two bits, then whether a format spec lies on the stack. */
export const enum FormatFlag {
  NONE = 0,
  STR = 1,
  REPR = 2,
  ASCII = 3,
  HAS_SPEC = 4,
}

type Effect = number | ((argument: number) => number);

export interface OpRow {
  readonly operand: OperandKind;
  /** Items taken from the stack. */
  readonly pops: Effect;
  /** Items left on the stack when control falls through. */
  readonly pushes: Effect;
  /** Items left on the stack when the jump is taken, where it differs from `pushes`. */
  readonly jumpPushes?: number;
  /** Control never falls through to the next instruction. */
  readonly ends?: true;
  /** Ends a charging block: control may go elsewhere, and the instruction after it is charged on arrival. */
  readonly branch?: true;
  readonly doc: string;
}

const count = (argument: number): number => argument;
const bits = (argument: number): number =>
  (argument & 1) + ((argument >> 1) & 1) + ((argument >> 2) & 1) + ((argument >> 3) & 1);

const binary = (symbol: string): OpRow => ({
  operand: "flag",
  pops: 2,
  pushes: 1,
  doc: `left, right -> left ${symbol} right. Argument 1: the in-place form.`,
});
const unary = (symbol: string): OpRow => ({ operand: "none", pops: 1, pushes: 1, doc: `value -> ${symbol}value` });
const compare = (symbol: string): OpRow => ({
  operand: "none",
  pops: 2,
  pushes: 1,
  doc: `left, right -> left ${symbol} right`,
});

export const OPS = {
  NOP: { operand: "none", pops: 0, pushes: 0, doc: "Nothing; keeps a line for tracebacks." },
  POP_TOP: { operand: "none", pops: 1, pushes: 0, doc: "value ->" },
  COPY: { operand: "count", pops: 0, pushes: 1, doc: "Push again the n-th item from the top (1 is the top)." },
  SWAP: { operand: "count", pops: 0, pushes: 0, doc: "Exchange the top with the n-th item from the top (n >= 2)." },
  PUSH_UNBOUND: {
    operand: "none",
    pops: 0,
    pushes: 1,
    doc: "-> unbound. The empty receiver slot of CALL_KEYWORD; never seen by guest code.",
  },

  LOAD_CONST: { operand: "constant", pops: 0, pushes: 1, doc: "-> constants[i]" },
  LOAD_FAST: { operand: "local", pops: 0, pushes: 1, doc: "-> locals[i]; UnboundLocalError when unbound." },
  STORE_FAST: { operand: "local", pops: 1, pushes: 0, doc: "value ->" },
  DELETE_FAST: { operand: "local", pops: 0, pushes: 0, doc: "Unbind locals[i]; UnboundLocalError when unbound." },
  MAKE_CELL: {
    operand: "local",
    pops: 0,
    pushes: 0,
    doc: "locals[i] = a new cell that holds what locals[i] held. In the prologue for captured parameters and variables, and at the entry of an inlined comprehension whose variable is captured (there the slot is emptied first by the compiler's choice of a fresh slot; a second run must get a fresh, empty cell).",
  },
  LOAD_CLOSURE: { operand: "cell", pops: 0, pushes: 1, doc: "-> the cell in locals[i] itself; for MAKE_FUNCTION." },
  LOAD_DEREF: {
    operand: "cell",
    pops: 0,
    pushes: 1,
    doc: "-> contents of the cell; NameError/UnboundLocalError when empty.",
  },
  STORE_DEREF: { operand: "cell", pops: 1, pushes: 0, doc: "value ->" },
  DELETE_DEREF: { operand: "cell", pops: 0, pushes: 0, doc: "Empty the cell; NameError when empty." },
  LOAD_CLASS_DEREF: {
    operand: "cell",
    pops: 1,
    pushes: 1,
    doc: "mapping -> mapping[name of slot i] if present, else the contents of the cell. Class bodies and type-parameter scopes inside them; the mapping comes from LOAD_LOCALS or __classdict__.",
  },
  LOAD_NAME: {
    operand: "name",
    pops: 0,
    pushes: 1,
    doc: "-> name looked up in the frame's namespace, globals, builtins.",
  },
  STORE_NAME: { operand: "name", pops: 1, pushes: 0, doc: "value -> ; into the frame's namespace." },
  DELETE_NAME: {
    operand: "name",
    pops: 0,
    pushes: 0,
    doc: "Delete from the frame's namespace; NameError when absent.",
  },
  LOAD_GLOBAL: { operand: "name", pops: 0, pushes: 1, doc: "-> global, else builtin; NameError when absent." },
  STORE_GLOBAL: { operand: "name", pops: 1, pushes: 0, doc: "value ->" },
  DELETE_GLOBAL: { operand: "name", pops: 0, pushes: 0, doc: "Delete the global; NameError when absent." },
  LOAD_CLASS_GLOBAL: {
    operand: "name",
    pops: 1,
    pushes: 1,
    doc: "mapping -> mapping[name] if present, else the global or builtin (type-parameter scopes inside a class).",
  },
  LOAD_LOCALS: { operand: "none", pops: 0, pushes: 1, doc: "-> the frame's namespace (a class body's dict)." },
  LOAD_BUILD_CLASS: { operand: "none", pops: 0, pushes: 1, doc: "-> builtins.__build_class__" },
  LOAD_ASSERTION_ERROR: {
    operand: "none",
    pops: 0,
    pushes: 1,
    doc: "-> AssertionError, whatever that name is bound to.",
  },

  LOAD_ATTR: { operand: "name", pops: 1, pushes: 1, doc: "object -> object.name" },
  STORE_ATTR: { operand: "name", pops: 2, pushes: 0, doc: "value, object ->" },
  DELETE_ATTR: { operand: "name", pops: 1, pushes: 0, doc: "object ->" },
  LOAD_METHOD: {
    operand: "name",
    pops: 1,
    pushes: 2,
    doc: "object -> function, object (to be called with the object first), or -> attribute, unbound.",
  },
  BINARY_SUBSCR: { operand: "none", pops: 2, pushes: 1, doc: "object, key -> object[key]" },
  STORE_SUBSCR: { operand: "none", pops: 3, pushes: 0, doc: "value, object, key ->" },
  DELETE_SUBSCR: { operand: "none", pops: 2, pushes: 0, doc: "object, key ->" },
  BUILD_SLICE: { operand: "count", pops: count, pushes: 1, doc: "start, stop[, step] -> slice (argument 2 or 3)" },

  BINARY_ADD: binary("+"),
  BINARY_SUBTRACT: binary("-"),
  BINARY_MULTIPLY: binary("*"),
  BINARY_TRUE_DIVIDE: binary("/"),
  BINARY_FLOOR_DIVIDE: binary("//"),
  BINARY_MODULO: binary("%"),
  BINARY_POWER: binary("**"),
  BINARY_MATRIX_MULTIPLY: binary("@"),
  BINARY_LEFT_SHIFT: binary("<<"),
  BINARY_RIGHT_SHIFT: binary(">>"),
  BINARY_AND: binary("&"),
  BINARY_OR: binary("|"),
  BINARY_XOR: binary("^"),
  UNARY_NEGATIVE: unary("-"),
  UNARY_POSITIVE: unary("+"),
  UNARY_INVERT: unary("~"),
  UNARY_NOT: unary("not "),
  COMPARE_LESS: compare("<"),
  COMPARE_LESS_EQUAL: compare("<="),
  COMPARE_EQUAL: compare("=="),
  COMPARE_NOT_EQUAL: compare("!="),
  COMPARE_GREATER: compare(">"),
  COMPARE_GREATER_EQUAL: compare(">="),
  IS_OP: { operand: "flag", pops: 2, pushes: 1, doc: "left, right -> left is right. Argument 1: is not." },
  CONTAINS_OP: {
    operand: "flag",
    pops: 2,
    pushes: 1,
    doc: "item, container -> item in container. Argument 1: not in.",
  },

  JUMP: { operand: "jump", pops: 0, pushes: 0, ends: true, branch: true, doc: "Go to the target." },
  POP_JUMP_IF_FALSE: { operand: "jump", pops: 1, pushes: 0, branch: true, doc: "value -> ; jump when it is false." },
  POP_JUMP_IF_TRUE: { operand: "jump", pops: 1, pushes: 0, branch: true, doc: "value -> ; jump when it is true." },
  POP_JUMP_IF_NONE: { operand: "jump", pops: 1, pushes: 0, branch: true, doc: "value -> ; jump when it is None." },
  POP_JUMP_IF_NOT_NONE: {
    operand: "jump",
    pops: 1,
    pushes: 0,
    branch: true,
    doc: "value -> ; jump when it is not None.",
  },
  JUMP_IF_FALSE_OR_POP: {
    operand: "jump",
    pops: 1,
    pushes: 0,
    jumpPushes: 1,
    branch: true,
    doc: "value -> value and jump when it is false, else value ->",
  },
  JUMP_IF_TRUE_OR_POP: {
    operand: "jump",
    pops: 1,
    pushes: 0,
    jumpPushes: 1,
    branch: true,
    doc: "value -> value and jump when it is true, else value ->",
  },
  GET_ITER: { operand: "none", pops: 1, pushes: 1, doc: "iterable -> iter(iterable)" },
  FOR_ITER: {
    operand: "jump",
    pops: 1,
    pushes: 2,
    jumpPushes: 0,
    branch: true,
    doc: "iterator -> iterator, next value; when exhausted: iterator -> and jump.",
  },
  RETURN_VALUE: { operand: "none", pops: 1, pushes: 0, ends: true, branch: true, doc: "value -> ; to the caller." },

  MAKE_FUNCTION: {
    operand: "function",
    pops: bits,
    pushes: 1,
    doc: "[defaults tuple], [keyword defaults dict], [annotations dict], [closure tuple] -> function of children[argument >> 4].",
  },
  CALL: { operand: "count", pops: (n) => n + 1, pushes: 1, doc: "callable, n arguments -> result" },
  CALL_METHOD: {
    operand: "count",
    pops: (n) => n + 2,
    pushes: 1,
    doc: "callable, receiver or unbound, n arguments -> result (after LOAD_METHOD)",
  },
  CALL_KEYWORD: {
    operand: "count",
    pops: (n) => n + 3,
    pushes: 1,
    doc: "callable, receiver or unbound, n arguments (positional, then keyword values), tuple of keyword names -> result",
  },
  CALL_EX: {
    operand: "flag",
    pops: (flag) => 2 + flag,
    pushes: 1,
    doc: "callable, tuple of arguments[, dict of keyword arguments] -> result. Argument 1: the dict is there.",
  },

  BUILD_TUPLE: { operand: "count", pops: count, pushes: 1, doc: "n items -> tuple" },
  BUILD_LIST: { operand: "count", pops: count, pushes: 1, doc: "n items -> list" },
  BUILD_SET: { operand: "count", pops: count, pushes: 1, doc: "n items -> set" },
  BUILD_MAP: { operand: "count", pops: (n) => 2 * n, pushes: 1, doc: "n pairs key, value -> dict" },
  BUILD_STRING: { operand: "count", pops: count, pushes: 1, doc: "n strings -> their concatenation" },
  FORMAT_VALUE: {
    operand: "flag",
    pops: (flag) => (flag & FormatFlag.HAS_SPEC ? 2 : 1),
    pushes: 1,
    doc: "value[, spec] -> format(conversion(value), spec); see FormatFlag.",
  },
  LIST_APPEND: {
    operand: "count",
    pops: 1,
    pushes: 0,
    doc: "value -> ; appended to the list n items below the value (1: right below).",
  },
  SET_ADD: { operand: "count", pops: 1, pushes: 0, doc: "value -> ; added to the set n items below the value." },
  MAP_ADD: { operand: "count", pops: 2, pushes: 0, doc: "key, value -> ; stored in the dict n items below the key." },
  LIST_EXTEND: { operand: "count", pops: 1, pushes: 0, doc: "iterable -> ; extends the list n items below it." },
  SET_UPDATE: { operand: "count", pops: 1, pushes: 0, doc: "iterable -> ; updates the set n items below it." },
  DICT_UPDATE: {
    operand: "count",
    pops: 1,
    pushes: 0,
    doc: "mapping -> ; updates the dict n items below it ({**mapping}).",
  },
  DICT_MERGE: {
    operand: "count",
    pops: 1,
    pushes: 0,
    doc: "mapping -> ; merges into the dict n items below it; TypeError on a repeated key (f(**a, **b)); the callable lies below dict and argument tuple.",
  },
  LIST_TO_TUPLE: { operand: "none", pops: 1, pushes: 1, doc: "list -> tuple" },
  UNPACK_SEQUENCE: { operand: "count", pops: 1, pushes: count, doc: "iterable -> n items, the first on top" },
  UNPACK_EX: {
    operand: "unpack",
    pops: 1,
    pushes: (argument) => (argument & 0xfff) + (argument >> 12) + 1,
    doc: "iterable -> items before, list, items after; the first on top",
  },

  IMPORT_NAME: { operand: "name", pops: 2, pushes: 1, doc: "level, fromlist tuple or None -> module" },
  IMPORT_FROM: { operand: "name", pops: 0, pushes: 1, doc: "module -> module, module.name" },
  IMPORT_STAR: { operand: "none", pops: 1, pushes: 0, doc: "module -> ; its public names into the frame's namespace." },

  RAISE: {
    operand: "count",
    pops: count,
    pushes: 0,
    ends: true,
    branch: true,
    doc: "0: raise the handled exception again; 1: exception -> ; 2: exception, cause ->",
  },
  RERAISE: {
    operand: "none",
    pops: 1,
    pushes: 0,
    ends: true,
    branch: true,
    doc: "exception -> ; raised again, traceback kept.",
  },
  PUSH_EXCEPTION: {
    operand: "none",
    pops: 1,
    pushes: 2,
    doc: "exception -> previously handled exception or None, exception; it is now the one being handled. First instruction of a handler.",
  },
  POP_EXCEPTION: { operand: "none", pops: 1, pushes: 0, doc: "previously handled exception -> ; handled again." },
  CHECK_EXCEPTION_MATCH: { operand: "none", pops: 1, pushes: 1, doc: "exception, class or tuple -> exception, bool" },
  CHECK_GROUP_MATCH: {
    operand: "none",
    pops: 2,
    pushes: 2,
    doc: "exception, class or tuple -> rest or None, matching group or None (except*)",
  },
  PREPARE_RERAISE_STAR: {
    operand: "none",
    pops: 2,
    pushes: 1,
    doc: "original exception, list of raised and unhandled ones -> exception to raise, or None",
  },
  BEFORE_WITH: { operand: "none", pops: 1, pushes: 2, doc: "manager -> bound __exit__, result of __enter__()" },
  WITH_EXCEPT_START: {
    operand: "none",
    pops: 0,
    pushes: 1,
    doc: "exit, previous, exception -> exit, previous, exception, exit(type, exception, traceback)",
  },

  YIELD_VALUE: {
    operand: "flag",
    pops: 1,
    pushes: 1,
    branch: true,
    doc: "value -> sent value. Argument 1: inside yield from or await (the receiver lies below), so throw() and close() go to the receiver.",
  },
  GET_YIELD_FROM_ITER: { operand: "none", pops: 1, pushes: 1, doc: "iterable -> iterator for yield from" },
  SEND: {
    operand: "jump",
    pops: 1,
    pushes: 1,
    branch: true,
    doc: "receiver, value -> receiver, yielded value; when the receiver returns: receiver, returned value and jump.",
  },
  END_SEND: { operand: "none", pops: 2, pushes: 1, doc: "receiver, value -> value" },
  GET_AWAITABLE: {
    operand: "flag",
    pops: 1,
    pushes: 1,
    doc: "object -> iterator of its __await__. Argument 1: from __aenter__, 2: from __aexit__ (error texts).",
  },
  GET_AITER: { operand: "none", pops: 1, pushes: 1, doc: "object -> object.__aiter__()" },
  GET_ANEXT: { operand: "none", pops: 0, pushes: 1, doc: "aiter -> aiter, awaitable of aiter.__anext__()" },
  END_ASYNC_FOR: {
    operand: "none",
    pops: 2,
    pushes: 0,
    doc: "aiter, exception -> ; raises it again unless it is StopAsyncIteration.",
  },
  BEFORE_ASYNC_WITH: {
    operand: "none",
    pops: 1,
    pushes: 2,
    doc: "manager -> bound __aexit__, awaitable of __aenter__()",
  },

  MATCH_CLASS: {
    operand: "count",
    pops: 3,
    pushes: 1,
    doc: "subject, class, tuple of keyword attribute names -> tuple of attributes (n positional, then the named), or None",
  },
  MATCH_MAPPING: { operand: "none", pops: 0, pushes: 1, doc: "subject -> subject, bool" },
  MATCH_SEQUENCE: { operand: "none", pops: 0, pushes: 1, doc: "subject -> subject, bool" },
  MATCH_KEYS: {
    operand: "none",
    pops: 0,
    pushes: 1,
    doc: "subject, keys tuple -> subject, keys, tuple of values or None",
  },
  GET_LEN: { operand: "none", pops: 0, pushes: 1, doc: "object -> object, len(object)" },

  SETUP_ANNOTATIONS: {
    operand: "none",
    pops: 0,
    pushes: 0,
    doc: "Bind __annotations__ to a new dict unless it is bound.",
  },
  INTRINSIC_1: { operand: "flag", pops: 1, pushes: 1, doc: "value -> result; see Intrinsic1." },
  INTRINSIC_2: { operand: "flag", pops: 2, pushes: 1, doc: "first, second -> result; see Intrinsic2." },
} as const satisfies Record<keyof typeof Op, OpRow>;

/** Opcode names by number, in the order of `Op` (the table's keys stand in that order; a test holds it). */
export const OP_NAMES: readonly (keyof typeof OPS)[] = Object.keys(OPS) as (keyof typeof OPS)[];

/** Rows by opcode number. */
export const OP_ROWS: readonly OpRow[] = Object.values(OPS);
