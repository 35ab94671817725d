/**
 * Exception groups (PEP 654): their construction, `split`, `subgroup`, `derive`, and what `except*` does with them. The
 * walk over nested groups keeps its own stack and can wait at every predicate and every `derive` that guest code defines.
 */

import { ownAttribute, setOwnAttribute } from "./attribute.js";
import { classMethod, getter, method } from "./define.js";
import { EXCEPTION_SIZE } from "./exception-fields.js";
import { BASE_EXCEPTION_GROUP, EXCEPTION, EXCEPTION_GROUP } from "./exception-types.js";
import { heapClass } from "./heap.js";
import { NativeFrame, X, continuation, type Machine, type NextResult, type Result } from "./machine.js";
import { PyException, PyGenericAlias, PyList, PyTuple, PyType, TypeFlag, type Value } from "./model.js";
import { PyDict } from "./dictionary.js";
import { callMethod, collect, isStr, isTrue, lookupSpecial, strOf, typeName, unwrap } from "./protocol.js";
import { joinAll } from "./text.js";
import { isCallable } from "./bind.js";

// -------------------------------------------------------------------------------------------------------- construction

/** Is it an instance of BaseExceptionGroup? */
export function isGroup(value: Value | undefined): value is PyException {
  return value instanceof PyException && value.shape.cls.isSubtypeOf(BASE_EXCEPTION_GROUP);
}

/** The exceptions of a group. */
export function groupMembers(group: PyException): readonly PyException[] {
  const members = group.fields?.get("exceptions");
  return members instanceof PyTuple ? (members.items as readonly PyException[]) : [];
}

/** `BaseExceptionGroup.__new__`: checks message and exceptions, and chooses between the two built-in classes. */
export function constructGroup(m: Machine, cls: PyType, args: readonly Value[]): Result {
  if (args.length !== 2)
    return m.typeError(`BaseExceptionGroup.__new__() takes exactly 2 arguments (${args.length} given)`);
  const [message, exceptions] = args;
  if (!isStr(unwrap(message)))
    return m.typeError(
      `BaseExceptionGroup.__new__() argument 1 must be str, not ${message === null ? "None" : typeName(message)}`,
    );
  if (
    lookupSpecial(exceptions, "__getitem__") === undefined ||
    unwrap(exceptions) instanceof PyDict ||
    exceptions instanceof PyType
  )
    return m.typeError("second argument (exceptions) must be a sequence");
  return m.then(collect(m, exceptions), CONSTRUCT, cls, args);
}

const CONSTRUCT = continuation("group.construct", (m, value, cls: PyType, args: readonly Value[]) => {
  const { items } = value as PyList;
  if (items.length === 0) return m.valueError("second argument (exceptions) must be a non-empty sequence");
  m.charge(items.length);
  let allPlain = true;
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (!(item instanceof PyException))
      return m.valueError(`Item ${index} of second argument (exceptions) is not an exception`);
    if (!item.shape.cls.isSubtypeOf(EXCEPTION)) allPlain = false;
  }
  let made = cls;
  if (cls === BASE_EXCEPTION_GROUP && allPlain) made = EXCEPTION_GROUP;
  else if (!allPlain && cls === EXCEPTION_GROUP) return m.typeError("Cannot nest BaseExceptions in an ExceptionGroup");
  else if (!allPlain && cls.isSubtypeOf(EXCEPTION)) return m.typeError(`Cannot nest BaseExceptions in '${cls.name}'`);
  return makeGroup(m, made, args, items);
});

function makeGroup(m: Machine, cls: PyType, args: readonly Value[], members: readonly Value[]): PyException {
  m.allocate(2 * EXCEPTION_SIZE + 56 + 8 * members.length);
  const group = new PyException(cls.rootShape, new PyTuple(args));
  group.fields = new Map<string, Value>([
    ["message", args[0]],
    ["exceptions", new PyTuple(members)],
  ]);
  return group;
}

/** A nameless group of the right built-in class around exceptions (at least one), given as a tuple or a list. */
function groupOf(m: Machine, members: readonly PyException[], given: PyTuple | PyList): PyException {
  const allPlain = members.every((member) => member.shape.cls.isSubtypeOf(EXCEPTION));
  m.charge(members.length);
  m.allocate(56 + 8 * members.length);
  return makeGroup(m, allPlain ? EXCEPTION_GROUP : BASE_EXCEPTION_GROUP, ["", given], members);
}

for (const name of ["message", "exceptions"])
  getter(
    BASE_EXCEPTION_GROUP,
    name,
    (_m, self: PyException) => self.fields?.get(name) ?? null,
    (m) => m.raise("AttributeError", "readonly attribute"),
  );

const GROUP_TEXT = continuation("group.str", (m, message, count: number) =>
  joinAll(m, [message as string, ` (${count} sub-exception${count === 1 ? "" : "s"})`]),
);
method(BASE_EXCEPTION_GROUP, "__str__(self, /)", {}, (m, self: PyException) =>
  m.then(strOf(m, self.fields?.get("message") ?? null), GROUP_TEXT, groupMembers(self).length),
);

classMethod(BASE_EXCEPTION_GROUP, "__class_getitem__(cls, item, /)", {}, (m, cls: PyType, item: Value) => {
  m.allocate(96);
  return new PyGenericAlias(cls, item instanceof PyTuple ? item : new PyTuple([item]));
});

method(BASE_EXCEPTION_GROUP, "derive(self, excs, /)", {}, (m, self: PyException, exceptions: Value) =>
  constructGroup(m, BASE_EXCEPTION_GROUP, [self.fields?.get("message") ?? null, exceptions]),
);

// ------------------------------------------------------------------------------------------------------------ the walk

/** What a walk takes an exception by: its class, a guest predicate, or being one of some (leaf) exceptions. */
class Matcher {
  constructor(
    readonly kind: "types" | "predicate" | "leaves",
    readonly types: readonly PyType[],
    readonly predicate: Value,
    readonly leaves: ReadonlySet<PyException> | null,
  ) {}
}
heapClass(Matcher, "group.matcher", { kind: "plain", types: "objects", predicate: "value", leaves: "state" }, 64);

function byTypes(types: readonly PyType[]): Matcher {
  return new Matcher("types", types, null, null);
}

/** A group whose members are being looked at. */
class SplitLevel {
  position = 0;
  readonly match: PyException[] = [];
  readonly rest: PyException[] = [];
  /** The group derived from `match`, once it is made. */
  matched: Value = null;
  constructor(readonly group: PyException) {}
}
heapClass(
  SplitLevel,
  "group.level",
  { position: "plain", match: "objects", rest: "objects", matched: "value", group: "object" },
  120,
);

type Todo = "examine" | "called" | "truth" | "members" | "derived-match" | "derived-rest";

/** Splits an exception in what matches and the rest, each with the nesting of the original. Answers the pair (match, rest). */
class SplitFrame extends NativeFrame {
  private readonly levels: SplitLevel[] = [];
  private todo: Todo = "examine";
  constructor(
    private readonly matcher: Matcher,
    private current: PyException,
    private readonly wantsRest: boolean,
  ) {
    super();
  }

  step(m: Machine, value: Value | undefined): NextResult {
    return this.run(m, value as Value);
  }

  /** `value` is what was waited for; the first time it is of no meaning. */
  run(m: Machine, value: Value): NextResult {
    let awaited: Result = value;
    for (;;) {
      switch (this.todo) {
        case "examine": {
          m.charge(2);
          const { matcher, current } = this;
          if (matcher.kind === "predicate") {
            this.todo = "called";
            awaited = m.call(matcher.predicate, [current]);
            if (awaited === X) return m.wait(this);
            break;
          }
          const matches =
            matcher.kind === "types"
              ? matcher.types.some((type) => current.shape.cls.isSubtypeOf(type))
              : (matcher.leaves as ReadonlySet<PyException>).has(current);
          if (this.examined(m, matches)) return this.pair(m, matches ? current : null, matches ? null : current);
          break;
        }
        case "called":
          this.todo = "truth";
          awaited = isTrue(m, awaited as Value);
          if (awaited === X) return m.wait(this);
          break;
        case "truth":
          if (this.examined(m, awaited === true))
            return this.pair(m, awaited === true ? this.current : null, awaited === true ? null : this.current);
          break;
        case "members": {
          const level = this.levels[this.levels.length - 1];
          const members = groupMembers(level.group);
          if (level.position < members.length) {
            this.current = members[level.position++];
            this.todo = "examine";
            break;
          }
          this.todo = "derived-match";
          awaited = derive(m, level.group, level.match);
          if (awaited === X) return m.wait(this);
          break;
        }
        case "derived-match": {
          const level = this.levels[this.levels.length - 1];
          level.matched = awaited as Value;
          this.todo = "derived-rest";
          awaited = this.wantsRest ? derive(m, level.group, level.rest) : null;
          if (awaited === X) return m.wait(this);
          break;
        }
        case "derived-rest": {
          const { matched } = this.levels.pop() as SplitLevel;
          if (this.levels.length === 0) return this.pair(m, matched, awaited as Value);
          this.keep(m, matched, awaited as Value);
          this.todo = "members";
          break;
        }
      }
    }
  }

  /** Deals with the current exception; true when it is the outermost one and decides the result. */
  private examined(m: Machine, matches: boolean): boolean {
    const { current } = this;
    if (!matches && isGroup(current)) {
      m.allocate(120);
      this.levels.push(new SplitLevel(current));
    } else {
      if (this.levels.length === 0) return true;
      this.keep(m, matches ? current : null, matches ? null : current);
    }
    this.todo = "members";
    return false;
  }

  private keep(m: Machine, match: Value, rest: Value): void {
    const level = this.levels[this.levels.length - 1];
    m.allocate(16);
    if (match !== null) level.match.push(match as PyException);
    if (rest !== null && this.wantsRest) level.rest.push(rest as PyException);
  }

  private pair(m: Machine, match: Value, rest: Value): Value {
    m.allocate(56);
    return new PyTuple([match, this.wantsRest ? rest : null]);
  }
}
heapClass(
  SplitFrame,
  "frame.group-split",
  {
    levels: "objects",
    todo: "plain",
    matcher: "object",
    current: "object",
    wantsRest: "plain",
    back: "skip",
    catches: "plain",
  },
  128,
);

function split(m: Machine, matcher: Matcher, exception: PyException, wantsRest: boolean): Result {
  m.allocate(192);
  return new SplitFrame(matcher, exception, wantsRest).run(m, null) as Result;
}

/** `group.derive(members)` with what belongs to the original: traceback, context, cause, notes. None for no members. */
function derive(m: Machine, group: PyException, members: readonly PyException[]): Result {
  if (members.length === 0) return null;
  m.allocate(56 + 8 * members.length);
  return m.then(callMethod(m, group, "derive", [new PyList(members.slice())]), DERIVED, group);
}
const DERIVED = continuation("group.derived", (m, value, original: PyException) => {
  const derived = value as Value;
  if (!isGroup(derived)) return m.typeError("derive must return an instance of BaseExceptionGroup");
  derived.traceback = original.traceback;
  derived.context = original.context;
  derived.cause = original.cause;
  derived.suppressContext = true;
  const notes = ownAttribute(original, "__notes__") ?? original.shape.cls.lookup("__notes__");
  // Notes that are no sequence are dropped, as in CPython.
  if (notes === undefined || lookupSpecial(notes, "__getitem__") === undefined || unwrap(notes) instanceof PyDict)
    return derived;
  return m.then(collect(m, notes), NOTED, derived);
});
const NOTED = continuation("group.noted", (m, notes, derived: PyException) => {
  setOwnAttribute(m, derived, "__notes__", notes as Value);
  return derived;
});

/** The argument of split() and subgroup(); null with a TypeError pending. */
function matcherOf(m: Machine, condition: Value): Matcher | null {
  if (condition instanceof PyType) {
    if (condition.has(TypeFlag.EXCEPTION)) return byTypes([condition]);
  } else {
    const inner = unwrap(condition);
    if (inner instanceof PyTuple) {
      m.charge(inner.items.length);
      if (inner.items.every((item) => item instanceof PyType && item.has(TypeFlag.EXCEPTION)))
        return byTypes(inner.items as readonly PyType[]);
    } else if (isCallable(condition)) return new Matcher("predicate", [], condition, null);
  }
  m.typeError("expected an exception type, a tuple of exception types, or a callable (other than a class)");
  return null;
}

method(BASE_EXCEPTION_GROUP, "split(self, matcher_value, /)", {}, (m, self: PyException, condition: Value) => {
  const matcher = matcherOf(m, condition);
  return matcher === null ? X : split(m, matcher, self, true);
});

const FIRST = continuation("group.first", (_m, pair) => (pair as PyTuple).items[0]);
method(BASE_EXCEPTION_GROUP, "subgroup(self, matcher_value, /)", {}, (m, self: PyException, condition: Value) => {
  const matcher = matcherOf(m, condition);
  return matcher === null ? X : m.then(split(m, matcher, self, false), FIRST);
});

// -------------------------------------------------------------------------------------------------------------- except*

/**
 * `except* type`: the pair (rest, match). A matching exception that is no group comes wrapped in one; a group is split by
 * its own `split`. X with CPython's TypeError for what cannot stand behind `except*`.
 */
export function matchGroup(m: Machine, exception: Value, type: Value): Result {
  const inner = unwrap(type);
  const types = inner instanceof PyTuple ? inner.items : [type];
  m.charge(types.length);
  m.allocate(56);
  for (const item of types)
    if (!(item instanceof PyType) || !item.has(TypeFlag.EXCEPTION))
      return m.typeError("catching classes that do not inherit from BaseException is not allowed");
  for (const item of types)
    if ((item as PyType).isSubtypeOf(BASE_EXCEPTION_GROUP))
      return m.typeError("catching ExceptionGroup with except* is not allowed. Use except instead.");
  if (!(exception instanceof PyException)) return new PyTuple([null, null]);
  const { cls } = exception.shape;
  if (types.some((item) => cls.isSubtypeOf(item as PyType)))
    return new PyTuple([null, isGroup(exception) ? exception : groupOf(m, [exception], new PyTuple([exception]))]);
  if (!isGroup(exception)) return new PyTuple([exception, null]);
  return m.then(callMethod(m, exception, "split", [type]), SPLIT_FOR_HANDLER, exception);
}
const SPLIT_FOR_HANDLER = continuation("group.except", (m, value, exception: PyException) => {
  const pair = unwrap(value as Value);
  const { name } = exception.shape.cls;
  if (!(pair instanceof PyTuple))
    return m.typeError(`${name}.split must return a tuple, not ${typeName(value as Value)}`);
  if (pair.items.length < 2)
    return m.typeError(`${name}.split must return a 2-tuple, got tuple of size ${pair.items.length}`);
  m.allocate(56);
  return new PyTuple([pair.items[1], pair.items[0]]);
});

/**
 * The end of a try with `except*` clauses: what is raised of the original exception and of `raised`, the list of what the
 * clauses raised or left over (with None among them). None when nothing is left.
 */
export function prepareReraiseStar(m: Machine, original: PyException, list: PyList): Result {
  const left: PyException[] = [];
  for (const item of list.items) if (item instanceof PyException) left.push(item);
  m.charge(list.items.length);
  if (left.length === 0) return null;
  // One clause at most ran for an exception that is no group.
  if (!isGroup(original)) return left[0];
  const raised: PyException[] = [];
  const reraised: PyException[] = [];
  for (const exception of left) (sameOrigin(exception, original) ? reraised : raised).push(exception);
  if (reraised.length === 0) return together(m, raised);
  const leaves = leavesOf(m, reraised);
  return m.then(split(m, new Matcher("leaves", [], null, leaves), original, false), PROJECTED, raised);
}
const PROJECTED = continuation("group.projected", (m, pair, raised: PyException[]) => {
  const reraised = (pair as PyTuple).items[0];
  return together(m, reraised === null ? raised : [...raised, reraised as PyException]);
});

/** One exception as it is, several as a group. */
function together(m: Machine, exceptions: readonly PyException[]): Value {
  if (exceptions.length === 0) return null;
  return exceptions.length === 1 ? exceptions[0] : groupOf(m, exceptions, new PyList(exceptions.slice()));
}

/** Was it split off the original and left as it was? */
function sameOrigin(exception: PyException, original: PyException): boolean {
  return (
    exception.traceback === original.traceback &&
    exception.cause === original.cause &&
    exception.context === original.context
  );
}

/** The exceptions inside some groups that are no groups themselves. */
function leavesOf(m: Machine, exceptions: readonly PyException[]): Set<PyException> {
  const leaves = new Set<PyException>();
  const pending = [...exceptions];
  for (let exception = pending.pop(); exception !== undefined; exception = pending.pop()) {
    m.charge(1);
    if (isGroup(exception)) for (const member of groupMembers(exception)) pending.push(member);
    else {
      m.allocate(32);
      leaves.add(exception);
    }
  }
  return leaves;
}
