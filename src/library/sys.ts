/**
 * sys and io: frozen Python over a few natives. A guest sees of `sys.modules` only what it could import itself, read-only,
 * and reaches no frame, hook or path.
 */

import { builtin } from "../objects/define.js";
import { PyDict } from "../objects/dictionary.js";
import { heapClassOf } from "../objects/heap.js";
import { sizeArgument } from "../objects/sequence.js";
import {
  PyFloat,
  PyMappingProxy,
  PyModule,
  PyTuple,
  type AnyStr,
  type FlatStr,
  type Int,
  type Value,
} from "../objects/model.js";
import { checkUtf8 } from "../objects/encoding.js";
import { X } from "../objects/machine.js";
import { escapeSurrogates } from "../objects/text-repr.js";
import { isStr, typeName, typeOf, unwrap } from "../objects/protocol.js";
import { DICT_ENTRY_SIZE, strSize, tupleSize } from "../objects/sizes.js";
import { flatten, strLength, toHostText } from "../objects/text.js";
import { bitLength } from "../numeric/integer.js";
import { importerOf } from "../vm/importing.js";
import type { VirtualMachine } from "../vm/machine.js";
import { Gate } from "./gate.js";
import { contents, defineModule } from "./modules.js";

/** Rough bytes of a value by our own account. */
function sizeOf(value: Value): number {
  if (value === null) return 16;
  if (typeof value === "boolean" || typeof value === "number") return 28;
  if (typeof value === "bigint") return 24 + 4 * Math.ceil(bitLength(value) / 30);
  if (isStr(value)) return strSize(strLength(value)) + 17;
  if (value instanceof PyFloat) return 24;
  const described = heapClassOf(value);
  return described === undefined ? 64 : Math.max(16, Math.round(described.size(value as never)));
}

const natives = [
  builtin("write_stdout(text: str, /)", {}, (m, text: FlatStr) => {
    if (checkUtf8(m, text) === X) return X;
    m.write("stdout", toHostText(text));
    return null;
  }),
  builtin("write_stderr(text: str, /)", {}, (m, text: FlatStr) => {
    m.write("stderr", escapeSurrogates(toHostText(text)));
    return null;
  }),
  // The modules that the guest has or could import by name, afresh at each look.
  builtin("modules()", {}, (machine) => {
    const m = machine as VirtualMachine;
    const gate = importerOf(m);
    m.charge(4 * m.modules.size);
    m.allocate(160 + 60 * m.modules.size);
    const dict = new PyDict();
    for (const [name, module] of m.modules)
      if (name === "__main__" || (gate instanceof Gate && gate.allows(name))) dict.setName(name, module);
    if (!m.modules.has("__main__")) {
      const globals = mainGlobals(m);
      if (globals !== undefined) dict.setName("__main__", new PyModule("__main__", globals));
    }
    return new PyMappingProxy(dict);
  }),
];

/** The globals of the program itself: those of the outermost frame. */
function mainGlobals(m: VirtualMachine): PyDict | undefined {
  let globals: PyDict | undefined;
  for (let frame = m.guestFrame(); frame !== null;) {
    if (frame.linked.globals.getName("__name__") === "__main__") globals = frame.linked.globals;
    let back = frame.back;
    while (back !== null && !("linked" in back)) back = back.back;
    frame = back as typeof frame | null;
  }
  return globals;
}

const visible = [
  builtin(
    "exit(status=None, /)",
    { doc: "Exit the interpreter by raising SystemExit(status)." },
    (m, status: Value) => {
      if (status === null) return m.raiseWith("SystemExit");
      return status instanceof PyTuple ? m.raiseWith("SystemExit", ...status.items) : m.raiseWith("SystemExit", status);
    },
  ),
  builtin("exception()", { doc: "Return the current exception." }, (m) => m.handled),
  builtin("exc_info()", { doc: "Return current exception information: (type, value, traceback)." }, (m) => {
    m.allocate(tupleSize(3));
    const { handled } = m;
    return new PyTuple(handled === null ? [null, null, null] : [typeOf(handled), handled, handled.traceback]);
  }),
  builtin(
    "getrecursionlimit()",
    { doc: "Return the current value of the recursion limit." },
    (m) => (m as VirtualMachine).recursionLimitAsked,
  ),
  builtin(
    "setrecursionlimit(limit: index, /)",
    { doc: "Set the maximum depth of calls. Beyond ten times the limit `depth` the run ends." },
    (m, limit: Int) => {
      const size = sizeArgument(m, limit);
      if (typeof size !== "number") return size;
      if (size < 1) return m.valueError("recursion limit must be greater or equal than 1");
      if (size < m.depth)
        return m.raise(
          "RecursionError",
          `cannot set the recursion limit to ${size} at the recursion depth ${m.depth}: the limit is too low`,
        );
      if (size > 0x7fffffff) return m.raise("OverflowError", "Python int too large to convert to C int");
      m.recursionLimit = size;
      return null;
    },
  ),
  builtin(
    "getsizeof(object, default=...)",
    { doc: "Return the size of object in bytes, by the sandbox's account." },
    (_m, object: Value) => sizeOf(unwrap(object)),
  ),
  builtin("getrefcount(object, /)", { doc: "Objects are not counted here: always 2." }, () => 2),
  builtin("intern(string, /)", { doc: "Intern the given string." }, (m, string: Value) =>
    isStr(string)
      ? flatten(m, string as AnyStr)
      : m.typeError(`intern() argument must be str, not ${typeName(string)}`),
  ),
];
for (const native of visible) native.path = `sys.${native.name}`;

defineModule({ name: "_sys", doc: "Natives of sys.", fill: contents("_sys", [...natives, ...visible]) });
defineModule({
  name: "sys",
  doc: "This module provides access to some objects used or maintained by the interpreter.",
  frozen: "sys",
});
defineModule({
  name: "builtins",
  doc: "Built-in functions, types, exceptions, and other objects.",
  // A copy: what a program puts into it reaches neither its own plain names nor the code of the library.
  fill: (m, namespace) => {
    const { keys, values } = m.builtins;
    m.charge(keys.length);
    m.allocate(DICT_ENTRY_SIZE * keys.length);
    keys.forEach((key, index) => {
      if (typeof key === "string") namespace.setName(key, values[index] as Value);
    });
  },
});
defineModule({ name: "io", doc: "Streams held in memory: text and bytes with the interface of files.", frozen: "io" });
defineModule({ name: "__future__", doc: "The features that once were optional.", frozen: "__future__" });
