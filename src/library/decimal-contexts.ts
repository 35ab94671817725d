/** decimal: contexts with their fields, flags and traps, and the module itself. */

import { builtin, constructor, getter, method } from "../objects/define.js";
import { X, continuation, type Machine, type Result } from "../objects/machine.js";
import { PyFloat, type Int, type Value } from "../objects/model.js";
import { isInt, isStr, unwrap } from "../objects/protocol.js";
import { INSTANCE_SIZE } from "../objects/sizes.js";
import { flatten, hostString } from "../objects/text.js";
import * as decimal from "../numeric/decimal.js";
import { decimalText, parseDecimal } from "../numeric/decimal-text.js";
import { contents, defineModule } from "./modules.js";
import {
  CONTEXT,
  DECIMAL,
  DecimalState,
  NAN_NUMBER,
  type Num,
  Operation,
  PyContext,
  PyDecimal,
  WAYS_TO_BE_INVALID,
  chargeText,
  cleanText,
  exactContext,
  floatToDecimal,
  fromValue,
  intToDecimal,
  makeDecimal,
  operand,
  stateOf,
  tell,
  unsupported,
} from "./decimal.js";
import { ROUNDINGS, roundingOf } from "./decimal-methods.js";

const { QUIET_NAN } = decimal;

/** Sets one attribute of a context; false with an exception. */
function setField(m: Machine, context: PyContext, name: string, value: Value): boolean {
  if (name === "rounding") {
    const rounding = roundingOf(m, value);
    if (rounding < 0) return false;
    context.rounding = rounding;
    return true;
  }
  const inner = unwrap(value);
  if (!isInt(inner)) {
    m.typeError("an integer is required");
    return false;
  }
  const number = Number(inner);
  const most = decimal.MAX_PRECISION;
  if (typeof inner === "bigint" && (inner > 9223372036854775807n || inner < -9223372036854775808n)) {
    m.raise("OverflowError", "Python int too large to convert to C ssize_t");
    return false;
  }
  const refuse = (text: string): boolean => {
    m.valueError(text);
    return false;
  };
  switch (name) {
    case "prec":
      if (number < 1 || number > most) return refuse("valid range for prec is [1, MAX_PREC]");
      context.precision = number;
      break;
    case "Emin":
      if (number < -decimal.MAX_EXPONENT || number > 0) return refuse("valid range for Emin is [MIN_EMIN, 0]");
      context.emin = number;
      break;
    case "Emax":
      if (number < 0 || number > decimal.MAX_EXPONENT) return refuse("valid range for Emax is [0, MAX_EMAX]");
      context.emax = number;
      break;
    case "capitals":
      if (number !== 0 && number !== 1) return refuse("valid values for capitals are 0 or 1");
      context.capitals = number;
      break;
    default:
      if (number !== 0 && number !== 1) return refuse("valid values for clamp are 0 or 1");
      context.clamp = number;
  }
  return true;
}
const FIELDS = {
  prec: "precision",
  rounding: "rounding",
  Emin: "emin",
  Emax: "emax",
  capitals: "capitals",
  clamp: "clamp",
} as const;
for (const name of Object.keys(FIELDS) as (keyof typeof FIELDS)[])
  getter(
    CONTEXT,
    name,
    (_m, self: Value) => {
      const value = (unwrap(self) as PyContext)[FIELDS[name]];
      return name === "rounding" ? ROUNDINGS[value] : value;
    },
    (m, self: Value, value) => {
      if (value === undefined) return m.raise("AttributeError", "context attributes cannot be deleted");
      return setField(m, unwrap(self) as PyContext, name, value) ? null : X;
    },
  );
/** A signal that is set by hand has all its ways. */
function allWays(bits: number): number {
  return (bits & 511) | ((bits & decimal.INVALID_OPERATION) === 0 ? 0 : WAYS_TO_BE_INVALID);
}
const SET_BITS = continuation("decimal.set-bits", (_m, bits, self: PyContext, which: number) => {
  if (which === 0) self.flags = allWays(Number(bits));
  else self.traps = allWays(Number(bits));
  return null;
});
for (const [which, name] of (["flags", "traps"] as const).entries())
  getter(
    CONTEXT,
    name,
    (m, self: Value) => m.call(stateOf(m).signals, [self, which]),
    (m, self: Value, value) =>
      value === undefined
        ? m.raise("AttributeError", "context attributes cannot be deleted")
        : m.then(m.call(stateOf(m).bits, [value, true]), SET_BITS, unwrap(self), which),
  );

function copyContext(m: Machine, context: PyContext): PyContext {
  m.allocate(INSTANCE_SIZE + 40);
  const { precision, rounding, emin, emax, capitals, clamp, flags, traps } = context;
  return new PyContext(precision, rounding, emin, emax, capitals, clamp, flags, traps);
}
const WITH_FLAGS = continuation("decimal.with-flags", (m, bits, made: PyContext, traps: Value) => {
  made.flags = allWays(Number(bits));
  return traps === null ? made : m.then(m.call(stateOf(m).bits, [traps]), WITH_TRAPS, made);
});
const WITH_TRAPS = continuation("decimal.with-traps", (_m, bits, made: PyContext) => {
  made.traps = allWays(Number(bits));
  return made;
});
constructor(
  CONTEXT,
  "Context(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)",
  { cost: 4 },
  (m, ...given: Value[]) => {
    const defaults = unwrap(stateOf(m).defaults);
    const made =
      defaults instanceof PyContext ? copyContext(m, defaults) : new PyContext(28, 6, -999999, 999999, 1, 0, 0, 0);
    made.flags = 0;
    const names = ["prec", "rounding", "Emin", "Emax", "capitals", "clamp"];
    for (let index = 0; index < names.length; index++)
      if (given[index] !== null && !setField(m, made, names[index], given[index])) return X;
    const [flags, traps] = given.slice(6);
    if (flags !== null) return m.then(m.call(stateOf(m).bits, [flags]), WITH_FLAGS, made, traps);
    return traps === null ? made : m.then(m.call(stateOf(m).bits, [traps]), WITH_TRAPS, made);
  },
);
for (const name of ["copy", "__copy__"])
  method(CONTEXT, `${name}(self, /)`, { doc: "A copy of the context." }, (m, self: PyContext) => copyContext(m, self));
method(CONTEXT, "clear_flags(self, /)", { doc: "Reset all flags to False." }, (_m, self: PyContext) => {
  self.flags = 0;
  return null;
});
method(CONTEXT, "clear_traps(self, /)", { doc: "Set all traps to False." }, (_m, self: PyContext) => {
  self.traps = 0;
  return null;
});
method(CONTEXT, "Etiny(self, /)", { doc: "Emin - prec + 1." }, (_m, self: PyContext) => self.emin - self.precision + 1);
method(CONTEXT, "Etop(self, /)", { doc: "Emax - prec + 1." }, (_m, self: PyContext) => self.emax - self.precision + 1);
/** Signals in the order in which CPython shows them, which for an invalid operation depends on the way. */
const SHOWN: readonly (readonly [string, number])[] = [
  ["Clamped", decimal.CLAMPED],
  ["InvalidOperation", decimal.CONVERSION_SYNTAX],
  ["DivisionByZero", decimal.DIVISION_BY_ZERO],
  ["InvalidOperation", decimal.DIVISION_IMPOSSIBLE | decimal.DIVISION_UNDEFINED],
  ["Inexact", decimal.INEXACT],
  ["InvalidOperation", decimal.INVALID_OPERATION | decimal.INVALID_CONTEXT],
  ["FloatOperation", decimal.FLOAT_OPERATION],
  ["Overflow", decimal.OVERFLOW],
  ["Rounded", decimal.ROUNDED],
  ["Subnormal", decimal.SUBNORMAL],
  ["Underflow", decimal.UNDERFLOW],
];
function shownSignals(bits: number): string {
  const names: string[] = [];
  let rest = bits;
  for (const [name, bit] of SHOWN)
    if ((rest & bit) !== 0) {
      names.push(name);
      if (name === "InvalidOperation") rest &= ~(decimal.INVALID_OPERATION | WAYS_TO_BE_INVALID);
    }
  return `[${names.join(", ")}]`;
}
method(CONTEXT, "__repr__(self, /)", { cost: 8 }, (m, self: PyContext) => {
  m.allocate(400);
  return (
    `Context(prec=${self.precision}, rounding=${ROUNDINGS[self.rounding]}, Emin=${self.emin}, Emax=${self.emax}, ` +
    `capitals=${self.capitals}, clamp=${self.clamp}, flags=${shownSignals(self.flags)}, traps=${shownSignals(self.traps)})`
  );
});
method(
  CONTEXT,
  "create_decimal(self, num='0', /)",
  { cost: 3, doc: "A number rounded by this context." },
  (m, self: PyContext, value: Value) => {
    const inner = unwrap(value);
    if (inner instanceof PyDecimal) return created(m, self, inner);
    if (isStr(inner)) {
      // No underscores and no space here: CPython asks for plain numeric text.
      const text = flatten(m, inner);
      const host = typeof text === "string" ? text : "?";
      const clean = cleanText(m, text);
      const parsed = clean.length === host.length ? parseDecimal(clean) : null;
      return parsed === null
        ? tell(m, self, decimal.CONVERSION_SYNTAX, makeDecimal(m, NAN_NUMBER))
        : created(m, self, parsed);
    }
    return m.then(fromValue(m, value, self), CREATED, self);
  },
);
const CREATED = continuation("decimal.created", (m, number, self: PyContext) => created(m, self, number as PyDecimal));
function created(m: Machine, context: PyContext, x: Num): Result {
  const operation = new Operation(m, context);
  if (x.kind >= QUIET_NAN) {
    const room = context.precision - context.clamp;
    if (x.coefficient !== 0n && decimal.digitCount(x.coefficient) > room)
      return tell(m, context, decimal.CONVERSION_SYNTAX, makeDecimal(m, NAN_NUMBER));
    return makeDecimal(m, x);
  }
  const result = makeDecimal(m, decimal.fix(operation, x));
  return tell(m, context, operation.status, result);
}
method(
  CONTEXT,
  "create_decimal_from_float(self, f, /)",
  { cost: 3, doc: "A float as this context rounds it." },
  (m, self: PyContext, value: Value) => {
    const inner = unwrap(value);
    if (inner instanceof PyFloat) return created(m, self, floatToDecimal(m, inner.value));
    return isInt(inner) ? created(m, self, intToDecimal(m, inner)) : m.typeError("argument must be int or float");
  },
);
for (const [name, engineering] of [
  ["to_sci_string", false],
  ["to_eng_string", true],
] as const)
  method(CONTEXT, `${name}(self, x, /)`, { cost: 4, doc: "A number as text." }, (m, self: PyContext, value: Value) => {
    const x = operand(m, value);
    if (x === undefined) return unsupported(m, value);
    chargeText(m, x);
    return hostString(decimalText(x, self.capitals === 1, engineering));
  });

// ---------------------------------------------------------------------------------------------------------------- the module

const natives = [
  builtin("install(defaults, raiser, signals, bits, tuple, comparer, /)", {}, (m, ...hooks: Value[]) => {
    const state = stateOf(m);
    [state.defaults, state.raiser, state.signals, state.bits, state.tuple, state.comparer] = hooks;
    state.current = copyContext(m, unwrap(state.defaults) as PyContext);
    return null;
  }),
  builtin("getcontext()", { doc: "Get the current default context." }, (m) => stateOf(m).current),
  builtin("setcontext(context, /)", { doc: "Set a new default context." }, (m, context: Value) => {
    const inner = unwrap(context);
    if (!(inner instanceof PyContext)) return m.typeError("argument must be a context");
    stateOf(m).current = context;
    return null;
  }),
  builtin("bits(context, which: size, /)", {}, (m, context: Value, which: number) => {
    const inner = unwrap(context);
    if (!(inner instanceof PyContext)) return m.typeError("argument must be a context");
    return (which === 0 ? inner.flags : inner.traps) & 511;
  }),
  builtin("set_bits(context, which: size, bits: size, /)", {}, (m, context: Value, which: number, bits: number) => {
    const inner = unwrap(context);
    if (!(inner instanceof PyContext)) return m.typeError("argument must be a context");
    if (which === 0) inner.flags = allWays(bits);
    else inner.traps = allWays(bits);
    return null;
  }),
  // self * integer, exactly.
  builtin("scaled(number, factor: index, /)", {}, (m, number: Value, factor: Int) => {
    const x = unwrap(number);
    if (!(x instanceof PyDecimal)) return m.typeError("expected a Decimal");
    const exact = exactContext(m);
    const y = intToDecimal(m, factor);
    decimal.chargeProduct(exact, decimal.digitCount(x.coefficient), decimal.digitCount(y.coefficient));
    return makeDecimal(m, decimal.finite(x.sign ^ y.sign, x.coefficient * y.coefficient, x.exponent));
  }),
];
const fill = contents("_decimal", natives, { Decimal: DECIMAL, Context: CONTEXT });
defineModule({
  name: "_decimal",
  doc: "Natives of decimal.",
  fill: (m, namespace) => {
    fill(m, namespace);
    namespace.setName("_state", new DecimalState());
  },
});
defineModule({ name: "decimal", doc: "C decimal arithmetic module", frozen: "decimal" });
