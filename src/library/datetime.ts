/**
 * The quick ways of datetime: classes and all that is unusual are frozen Python (`frozen/datetime.py`); what programs do most
 * (make, compare, add, replace, print, read) is done here on the slots of plain instances. A native that meets anything else
 * (zones that differ, subclasses, values that are no ints, errors) calls the class's slow method, a frame like any other.
 */

import { OBJECT, TYPE, builtin, defineType, method, staticMethod } from "../objects/define.js";
import { type Machine, type NextResult, type Result } from "../objects/machine.js";
import {
  NOT_IMPLEMENTED,
  PyFloat,
  PyInstance,
  PyModule,
  PyTuple,
  PyType,
  TypeFlag,
  type Int,
  type Value,
} from "../objects/model.js";
import { PyGetSet, type NativeBody, type NativeOptions } from "../objects/native.js";
import { isStr, typeOf } from "../objects/protocol.js";
import { INSTANCE_SIZE, strSize, tupleSize } from "../objects/sizes.js";
import { flatten } from "../objects/text.js";
import type { VirtualMachine } from "../vm/machine.js";
import { contents, defineModule } from "./modules.js";

type Kind = "date" | "datetime" | "time" | "timedelta" | "tzinfo";

/** The class of datetime.py that an instance is of; its slots come first in every subclass. */
function kindOf(value: Value | undefined): Kind | null {
  if (!(value instanceof PyInstance)) return null;
  const { mro } = value.shape.cls;
  for (let index = 0; index < mro.length; index++) {
    switch (mro[index].messageName) {
      case "datetime.datetime":
        return "datetime";
      case "datetime.date":
        return "date";
      case "datetime.timedelta":
        return "timedelta";
      case "datetime.time":
        return "time";
      case "datetime.tzinfo":
        return "tzinfo";
    }
  }
  return null;
}

/** Is the class the module's own, not one that a program derived? */
function isOwn(instance: PyInstance, kind: Kind): boolean {
  return instance.shape.cls.messageName === `datetime.${kind}`;
}

function hidden(name: Kind, kinds: readonly Kind[]): PyType {
  return defineType(name, {
    module: "datetime",
    flags: TypeFlag.NO_NEW,
    accepts: (value) => {
      const kind = kindOf(value);
      return kind !== null && kinds.includes(kind); // native-ok: two at most
    },
  });
}
const DATE = hidden("date", ["date", "datetime"]);
const DATETIME = hidden("datetime", ["datetime"]);
const TIME = hidden("time", ["time"]);
const DELTA = hidden("timedelta", ["timedelta"]);

/** The module's own class of that name; null when the program took the module apart. */
function classNamed(m: Machine, name: Kind | "timezone"): PyType | null {
  const module = (m as VirtualMachine).modules.get("datetime");
  if (!(module instanceof PyModule)) return null;
  const cls = (module.hidden ?? module.namespace).getName(name);
  return cls instanceof PyType ? cls : null;
}

/** Calls the class's slow method. */
function slow(m: Machine, name: string, self: Value, ...rest: readonly Value[]): Result {
  const found = typeOf(self).lookup(`_slow_${name}`);
  return found === undefined ? m.typeError("datetime is not whole") : m.call(found, [self, ...rest]);
}

/** A slot as a number. */
function at(instance: PyInstance, index: number): number {
  return instance.slots[index] as number;
}

// ------------------------------------------------------------------------------------------------------------- the calendar

const BEFORE_MONTH = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const LAST_DAY = 3652059;
const DAY = 86_400_000_000;

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
function monthDays(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
function ordinalOf(year: number, month: number, day: number): number {
  const past = year - 1;
  const leap = month > 2 && isLeap(year) ? 1 : 0;
  return (
    past * 365 +
    Math.floor(past / 4) -
    Math.floor(past / 100) +
    Math.floor(past / 400) +
    BEFORE_MONTH[month] +
    leap +
    day
  );
}
function dayNumber(date: PyInstance): number {
  return ordinalOf(at(date, 0), at(date, 1), at(date, 2));
}

/** Writes year, month and day of an ordinal into the first slots. */
function putDay(instance: PyInstance, ordinal: number): void {
  let rest = ordinal - 1;
  const cycles = Math.floor(rest / 146097);
  rest -= cycles * 146097;
  const centuries = Math.floor(rest / 36524);
  rest -= centuries * 36524;
  const fours = Math.floor(rest / 1461);
  rest -= fours * 1461;
  const ones = Math.floor(rest / 365);
  rest -= ones * 365;
  const { slots } = instance;
  let year = cycles * 400 + centuries * 100 + fours * 4 + ones + 1;
  if (ones === 4 || centuries === 4) {
    slots[0] = year - 1;
    slots[1] = 12;
    slots[2] = 31;
    return;
  }
  let month = (rest + 50) >> 5 || 1;
  let before = BEFORE_MONTH[month] + (month > 2 && isLeap(year) ? 1 : 0);
  if (before > rest) {
    month--;
    before = BEFORE_MONTH[month] + (month > 2 && isLeap(year) ? 1 : 0);
  }
  slots[0] = year;
  slots[1] = month;
  slots[2] = rest - before + 1;
}

/** Microseconds since midnight. */
function clockOf(moment: PyInstance, first: number): number {
  return ((at(moment, first) * 60 + at(moment, first + 1)) * 60 + at(moment, first + 2)) * 1e6 + at(moment, first + 3);
}
function putClock(instance: PyInstance, micros: number): void {
  const { slots } = instance;
  const seconds = Math.floor(micros / 1e6);
  slots[3] = Math.floor(seconds / 3600);
  slots[4] = Math.floor(seconds / 60) % 60;
  slots[5] = seconds % 60;
  slots[6] = micros - seconds * 1e6;
}

function wrongDate(m: Machine, year: number, month: number, day: number): Result | null {
  if (year < 1 || year > 9999) return m.valueError(`year ${year} is out of range`);
  if (month < 1 || month > 12) return m.valueError("month must be in 1..12");
  if (day < 1 || day > monthDays(year, month)) return m.valueError("day is out of range for month");
  return null;
}
function wrongTime(
  m: Machine,
  hour: number,
  minute: number,
  second: number,
  micro: number,
  fold: number,
): Result | null {
  if (hour < 0 || hour > 23) return m.valueError("hour must be in 0..23");
  if (minute < 0 || minute > 59) return m.valueError("minute must be in 0..59");
  if (second < 0 || second > 59) return m.valueError("second must be in 0..59");
  if (micro < 0 || micro > 999999) return m.valueError("microsecond must be in 0..999999");
  if (fold !== 0 && fold !== 1) return m.valueError("fold must be either 0 or 1");
  return null;
}

function newInstance(m: Machine, cls: PyType): PyInstance {
  m.allocate(INSTANCE_SIZE);
  return new PyInstance(cls.rootShape);
}

/** A `__new__` that the machine calls as it calls a guest's: not one of the natives that only make the payload of a class. */
function maker(type: PyType, text: string, options: NativeOptions, body: NativeBody): void {
  staticMethod(type, text, options, body).owner = TYPE;
}

function areNumbers(values: readonly (Value | undefined)[]): values is number[] {
  for (let index = 0; index < values.length; index++) if (typeof values[index] !== "number") return false;
  return true;
}

/** Class and arguments for the slow way of `__new__`. */
function slowNew(m: Machine, cls: Value, args: readonly Value[], keywords: Map<string, Value> | null = null): Result {
  const found = cls instanceof PyType ? cls.lookup("_slow_new") : undefined;
  return found === undefined ? m.typeError("datetime is not whole") : m.call(found, [cls, ...args], keywords);
}

/** The class is the module's of that kind, or derived from it. */
function isClass(cls: Value, kind: Kind): cls is PyType {
  if (!(cls instanceof PyType)) return false;
  for (const base of cls.mro) if (base.messageName === `datetime.${kind}`) return true;
  return false;
}

function missing(m: Machine, name: string, position: number): Result {
  return m.typeError(`function missing required argument '${name}' (pos ${position})`);
}

// --------------------------------------------------------------------------------------------------------------- attributes

const NAMES: readonly (readonly [PyType, Kind, readonly string[]])[] = [
  [DATE, "date", ["year", "month", "day"]],
  [DATETIME, "datetime", ["year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"]],
  [TIME, "time", ["hour", "minute", "second", "microsecond", "tzinfo", "fold"]],
  [DELTA, "timedelta", ["days", "seconds", "microseconds"]],
];
for (const [type, kind, names] of NAMES)
  names.forEach((name, index) => {
    const refuse = (m: Machine) =>
      m.raise("AttributeError", `attribute '${name}' of 'datetime.${kind}' objects is not writable`);
    // Owned by object, since the instances are of the frozen classes: the getter looks for itself.
    const made = new PyGetSet(
      name,
      OBJECT,
      (m: Machine, self: PyInstance) =>
        type.accepts?.(self) === true
          ? (self.slots[index] as Value)
          : m.typeError(
              `descriptor '${name}' for 'datetime.${kind}' objects doesn't apply to a '${typeOf(self).name}' object`,
            ),
      refuse as never,
    );
    type.attributes.set(name, made);
  });

// ---------------------------------------------------------------------------------------------------------------- timedelta

function deltaMicros(delta: PyInstance): number {
  return at(delta, 1) * 1e6 + at(delta, 2);
}

/** A timedelta from days and microseconds (any safe numbers); null when it is out of range. */
function makeDelta(m: Machine, cls: PyType | null, days: number, micros: number): PyInstance | null {
  const carry = Math.floor(micros / DAY);
  const whole = days + carry;
  if (cls === null || whole < -999999999 || whole > 999999999) return null;
  const rest = micros - carry * DAY;
  const seconds = Math.floor(rest / 1e6);
  const delta = newInstance(m, cls);
  const { slots } = delta;
  slots[0] = whole;
  slots[1] = seconds;
  slots[2] = rest - seconds * 1e6;
  slots[3] = -1;
  return delta;
}

maker(
  DELTA,
  "__new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)",
  { cost: 3 },
  (m, cls: Value, ...units: Value[]) => {
    if (isClass(cls, "timedelta") && areNumbers(units)) {
      const [days, seconds, micros, millis, minutes, hours, weeks] = units as number[];
      let largest = 0;
      for (const unit of units as number[]) largest = Math.max(largest, Math.abs(unit));
      if (largest < 1e9) {
        const small = micros + millis * 1000;
        const carry = Math.floor(small / 1e6);
        const total = seconds + carry + minutes * 60 + hours * 3600 + weeks * 604800;
        const whole = Math.floor(total / 86400);
        const made = makeDelta(m, cls, days + whole, (total - whole * 86400) * 1e6 + small - carry * 1e6);
        if (made !== null) return made;
      }
    }
    return slowNew(m, cls, units);
  },
);

function compareDeltas(a: PyInstance, b: PyInstance): number {
  return at(a, 0) - at(b, 0) || deltaMicros(a) - deltaMicros(b);
}

/** Defines the six comparisons: `compare` gives a number, or null for the slow way; `foreign` what another type gets. */
function comparisons(
  type: PyType,
  kind: Kind,
  compare: (a: PyInstance, b: PyInstance) => number | null,
  alike: boolean,
): void {
  const add = (name: string, test: (order: number) => boolean): void => {
    method(type, `__${name}__(self, other, /)`, {}, (m, self: PyInstance, other: Value) => {
      const found = kindOf(other);
      if (found === kind && kindOf(self) === kind) {
        const order = compare(self, other as PyInstance);
        if (order !== null) return test(order);
      } else if (found === null && alike) return NOT_IMPLEMENTED;
      return slow(m, name, self, other);
    });
  };
  add("eq", (order) => order === 0);
  add("lt", (order) => order < 0);
  add("le", (order) => order <= 0);
  add("gt", (order) => order > 0);
  add("ge", (order) => order >= 0);
}
comparisons(DELTA, "timedelta", compareDeltas, true);

function deltaSum(m: Machine, self: PyInstance, other: Value, sign: number, name: string): Result {
  if (kindOf(other) !== "timedelta") return NOT_IMPLEMENTED;
  const right = other as PyInstance;
  const days = at(self, 0) + sign * at(right, 0);
  return (
    makeDelta(m, classNamed(m, "timedelta"), days, deltaMicros(self) + sign * deltaMicros(right)) ??
    slow(m, name, self, other)
  );
}
method(DELTA, "__add__(self, other, /)", {}, (m, self: PyInstance, other: Value) => deltaSum(m, self, other, 1, "add"));
method(DELTA, "__sub__(self, other, /)", {}, (m, self: PyInstance, other: Value) =>
  deltaSum(m, self, other, -1, "sub"),
);
method(
  DELTA,
  "__neg__(self, /)",
  {},
  (m, self: PyInstance) =>
    makeDelta(m, classNamed(m, "timedelta"), -at(self, 0), -deltaMicros(self)) ?? slow(m, "neg", self),
);
method(DELTA, "__mul__(self, other, /)", {}, (m, self: PyInstance, other: Value) => {
  if (typeof other === "number" && Math.abs(other) < 10_000)
    return (
      makeDelta(m, classNamed(m, "timedelta"), at(self, 0) * other, deltaMicros(self) * other) ??
      slow(m, "mul", self, other)
    );
  return slow(m, "mul", self, other);
});
method(DELTA, "__bool__(self, /)", {}, (_m, self: PyInstance) => at(self, 0) !== 0 || deltaMicros(self) !== 0);
method(
  DELTA,
  "__hash__(self, /)",
  {},
  (_m, self: PyInstance) => (at(self, 0) * 86400 + at(self, 1)) * 31 + at(self, 2),
);
method(DELTA, "total_seconds(self)", { doc: "Total seconds in the duration." }, (m, self: PyInstance) => {
  if (Math.abs(at(self, 0)) > 100_000) return slow(m, "total_seconds", self);
  m.allocate(24);
  return new PyFloat((at(self, 0) * DAY + deltaMicros(self)) / 1e6);
});

// --------------------------------------------------------------------------------------------------------------------- date

maker(
  DATE,
  "__new__(cls, year=..., month=..., day=...)",
  { cost: 3 },
  (m, cls: Value, year: Value, month: Value, day: Value) => {
    if (year === undefined) return missing(m, "year", 1);
    if (month === undefined) return missing(m, "month", 2);
    if (day === undefined) return missing(m, "day", 3);
    if (!isClass(cls, "date") || typeof year !== "number" || typeof month !== "number" || typeof day !== "number")
      return slowNew(m, cls, [year, month, day]);
    const wrong = wrongDate(m, year, month, day);
    if (wrong !== null) return wrong;
    const made = newInstance(m, cls);
    made.slots[0] = year;
    made.slots[1] = month;
    made.slots[2] = day;
    return made;
  },
);

function compareSlots(a: PyInstance, b: PyInstance, from: number, to: number): number {
  for (let index = from; index < to; index++) {
    const difference = at(a, index) - at(b, index);
    if (difference !== 0) return difference;
  }
  return 0;
}
comparisons(DATE, "date", (a, b) => compareSlots(a, b, 0, 3), true);

method(DATE, "__hash__(self, /)", {}, (_m, self: PyInstance) => dayNumber(self));
method(DATE, "toordinal(self, /)", { doc: "Return proleptic Gregorian ordinal." }, (_m, self: PyInstance) =>
  dayNumber(self),
);
method(
  DATE,
  "weekday(self, /)",
  { doc: "Return the day of the week: Monday is 0." },
  (_m, self: PyInstance) => (dayNumber(self) + 6) % 7,
);
method(
  DATE,
  "isoweekday(self, /)",
  { doc: "Return the day of the week: Monday is 1." },
  (_m, self: PyInstance) => ((dayNumber(self) + 6) % 7) + 1,
);

function shiftedDate(m: Machine, self: PyInstance, days: number): PyInstance | null {
  const ordinal = dayNumber(self) + days;
  if (!isOwn(self, "date") || ordinal < 1 || ordinal > LAST_DAY) return null;
  const made = newInstance(m, self.shape.cls);
  putDay(made, ordinal);
  return made;
}
method(DATE, "__add__(self, other, /)", {}, (m, self: PyInstance, other: Value) =>
  kindOf(other) === "timedelta"
    ? (shiftedDate(m, self, at(other as PyInstance, 0)) ?? slow(m, "add", self, other))
    : NOT_IMPLEMENTED,
);
method(DATE, "__sub__(self, other, /)", {}, (m, self: PyInstance, other: Value) => {
  const kind = kindOf(other);
  const right = other as PyInstance;
  if (kind === "timedelta") return shiftedDate(m, self, -at(right, 0)) ?? slow(m, "sub", self, other);
  if (kind === "date" && kindOf(self) === "date")
    return (
      makeDelta(m, classNamed(m, "timedelta"), dayNumber(self) - dayNumber(right), 0) ?? slow(m, "sub", self, other)
    );
  if (kind === "datetime" && kindOf(self) === "date") return NOT_IMPLEMENTED;
  return slow(m, "sub", self, other);
});
/** Calls the class's slow replace() with what was given. */
function slowReplace(
  m: Machine,
  self: PyInstance,
  given: readonly (Value | undefined)[],
  names: readonly string[],
): Result {
  const found = typeOf(self).lookup("_slow_replace");
  if (found === undefined) return m.typeError("datetime is not whole");
  const keywords = new Map<string, Value>();
  for (const [index, name] of names.entries()) {
    const value = given[index];
    if (value !== undefined) keywords.set(name, value);
  }
  return m.call(found, [self], keywords);
}
method(
  DATE,
  "replace(self, /, year=..., month=..., day=...)",
  {},
  (m, self: PyInstance, ...given: (Value | undefined)[]) => {
    const fields = given.map((value, index) => (value === undefined ? self.slots[index] : value));
    if (!isOwn(self, "date") || !areNumbers(fields)) return slowReplace(m, self, given, ["year", "month", "day"]);
    const wrong = wrongDate(m, fields[0], fields[1], fields[2]);
    if (wrong !== null) return wrong;
    const made = newInstance(m, self.shape.cls);
    for (let index = 0; index < 3; index++) made.slots[index] = fields[index];
    return made;
  },
);

function digits(value: number, width: number): string {
  let text = String(value);
  while (text.length < width) text = `0${text}`;
  return text;
}
function dateText(date: PyInstance): string {
  return `${digits(at(date, 0), 4)}-${digits(at(date, 1), 2)}-${digits(at(date, 2), 2)}`;
}
method(
  DATE,
  "isoformat(self, /)",
  { cost: 3, doc: "Return the date formatted according to ISO." },
  (m, self: PyInstance) => {
    m.allocate(strSize(10));
    return dateText(self);
  },
);
method(DATE, "__str__(self, /)", { cost: 3 }, (m, self: PyInstance) => {
  if (!isOwn(self, "date")) return slow(m, "str", self);
  m.allocate(strSize(10));
  return dateText(self);
});

// ----------------------------------------------------------------------------------------------------------------- datetime

/** A datetime of checked fields; null when a value is not plain, X with the error. */
function makeMoment(m: Machine, cls: PyType, fields: readonly (Value | undefined)[], zone: Value): NextResult | null {
  if (!areNumbers(fields) || (zone !== null && kindOf(zone) !== "tzinfo")) return null;
  const [year, month, day, hour, minute, second, micro, fold] = fields;
  const wrong = wrongDate(m, year, month, day) ?? wrongTime(m, hour, minute, second, micro, fold);
  if (wrong !== null) return wrong;
  const made = newInstance(m, cls);
  const { slots } = made;
  for (let index = 0; index < 7; index++) slots[index] = fields[index];
  slots[7] = zone;
  slots[8] = fold;
  return made;
}

maker(
  DATETIME,
  "__new__(cls, year=..., month=..., day=..., hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)",
  { cost: 5 },
  (
    m,
    cls: Value,
    year: Value | undefined,
    month: Value | undefined,
    day: Value | undefined,
    hour: Value,
    minute: Value,
    second: Value,
    micro: Value,
    zone: Value,
    fold: Value,
  ) => {
    if (year === undefined) return missing(m, "year", 1);
    if (month === undefined) return missing(m, "month", 2);
    if (day === undefined) return missing(m, "day", 3);
    if (isClass(cls, "datetime")) {
      const made = makeMoment(m, cls, [year, month, day, hour, minute, second, micro, fold], zone);
      if (made !== null) return made;
    }
    return slowNew(m, cls, [year, month, day, hour, minute, second, micro, zone], new Map([["fold", fold]]));
  },
);

comparisons(
  DATETIME,
  "datetime",
  (a, b) => {
    if (a.slots[7] === b.slots[7]) return compareSlots(a, b, 0, 7);
    const apart = microsApart(a, b);
    return apart === null ? null : (dayNumber(a) - dayNumber(b)) * DAY + apart;
  },
  false,
);
/** How many microseconds lie between the clocks of two moments, days aside; null when a zone must be asked. */
function microsApart(a: PyInstance, b: PyInstance): number | null {
  const apart = clockOf(a, 3) - clockOf(b, 3);
  if (a.slots[7] === b.slots[7]) return apart;
  const mine = fixedOffset(a.slots[7]);
  const theirs = fixedOffset(b.slots[7]);
  if (mine === null || theirs === null) return null;
  return apart + (at(theirs, 0) - at(mine, 0)) * DAY + deltaMicros(theirs) - deltaMicros(mine);
}
method(DATETIME, "__hash__(self, /)", {}, (m, self: PyInstance) =>
  self.slots[7] === null
    ? (dayNumber(self) * 86400 + Math.floor(clockOf(self, 3) / 1e6)) * 31 + at(self, 6)
    : slow(m, "hash", self),
);

/** The moment so many days and microseconds later; null for the slow way. */
function shiftedMoment(m: Machine, self: PyInstance, days: number, micros: number): PyInstance | null {
  if (!isOwn(self, "datetime")) return null;
  const clock = clockOf(self, 3) + micros;
  const carry = Math.floor(clock / DAY);
  const ordinal = dayNumber(self) + days + carry;
  if (ordinal < 1 || ordinal > LAST_DAY) return null;
  const made = newInstance(m, self.shape.cls);
  putDay(made, ordinal);
  putClock(made, clock - carry * DAY);
  made.slots[7] = self.slots[7];
  made.slots[8] = 0;
  return made;
}
method(DATETIME, "__add__(self, other, /)", { cost: 3 }, (m, self: PyInstance, other: Value) => {
  if (kindOf(other) !== "timedelta") return NOT_IMPLEMENTED;
  const delta = other as PyInstance;
  return shiftedMoment(m, self, at(delta, 0), deltaMicros(delta)) ?? slow(m, "add", self, other);
});
method(DATETIME, "__sub__(self, other, /)", { cost: 3 }, (m, self: PyInstance, other: Value) => {
  const kind = kindOf(other);
  const right = other as PyInstance;
  if (kind === "timedelta")
    return shiftedMoment(m, self, -at(right, 0), -deltaMicros(right)) ?? slow(m, "sub", self, other);
  const apart = kind === "datetime" ? microsApart(self, right) : null;
  const delta =
    apart === null ? null : makeDelta(m, classNamed(m, "timedelta"), dayNumber(self) - dayNumber(right), apart);
  return delta ?? slow(m, "sub", self, other);
});
const MOMENT_NAMES = ["year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"];
method(
  DATETIME,
  "replace(self, /, year=..., month=..., day=..., hour=..., minute=..., second=..., microsecond=..., tzinfo=..., *, fold=...)",
  { cost: 5 },
  (m, self: PyInstance, ...given: (Value | undefined)[]) => {
    if (isOwn(self, "datetime")) {
      const all = given.map((value, index) => (value === undefined ? self.slots[index] : value));
      const zone = all[7] as Value;
      const made = makeMoment(m, self.shape.cls, [...all.slice(0, 7), all[8]], zone);
      if (made !== null) return made;
    }
    return slowReplace(m, self, given, MOMENT_NAMES);
  },
);

/** The offset of the module's own timezone; null for any other zone. */
function fixedOffset(zone: Value | undefined): PyInstance | null {
  if (!(zone instanceof PyInstance) || zone.shape.cls.messageName !== "datetime.timezone") return null;
  const offset = zone.slots[0];
  return kindOf(offset) === "timedelta" ? (offset as PyInstance) : null;
}
function offsetText(offset: PyInstance): string {
  const micros = at(offset, 0) * DAY + deltaMicros(offset);
  const size = Math.abs(micros);
  const seconds = Math.floor(size / 1e6);
  const rest = size - seconds * 1e6;
  const clock = `${digits(Math.floor(seconds / 3600), 2)}:${digits(Math.floor(seconds / 60) % 60, 2)}`;
  const small = seconds % 60 !== 0 || rest !== 0 ? `:${digits(seconds % 60, 2)}` : "";
  return `${micros < 0 ? "-" : "+"}${clock}${small}${rest === 0 ? "" : `.${digits(rest, 6)}`}`;
}

/** The moment with its offset when that is fixed; null when its zone must be asked. */
function zonedText(m: Machine, moment: PyInstance, separator: string): string | null {
  const zone = moment.slots[7];
  const offset = zone === null ? null : fixedOffset(zone);
  if (zone !== null && offset === null) return null;
  m.allocate(strSize(41));
  return momentText(moment, separator) + (offset === null ? "" : offsetText(offset));
}
function momentText(moment: PyInstance, separator: string): string {
  const micro = at(moment, 6);
  const clock = `${digits(at(moment, 3), 2)}:${digits(at(moment, 4), 2)}:${digits(at(moment, 5), 2)}`;
  return `${dateText(moment)}${separator}${clock}${micro === 0 ? "" : `.${digits(micro, 6)}`}`;
}
method(
  DATETIME,
  "isoformat(self, /, sep='T', timespec='auto')",
  { cost: 5, doc: "Return the time formatted according to ISO." },
  (m, self: PyInstance, sep: Value, timespec: Value) => {
    const text = timespec === "auto" && typeof sep === "string" && sep.length === 1 ? zonedText(m, self, sep) : null;
    return text ?? slow(m, "isoformat", self, sep, timespec);
  },
);
method(DATETIME, "__str__(self, /)", { cost: 5 }, (m, self: PyInstance) => {
  return (isOwn(self, "datetime") ? zonedText(m, self, " ") : null) ?? slow(m, "str", self);
});
method(
  DATETIME,
  "astimezone(self, /, tz=None)",
  { cost: 8, doc: "tz -> convert to local time in new timezone tz. The sandbox's local time is UTC." },
  (m, self: PyInstance, tz: Value) => {
    const from = fixedOffset(self.slots[7]);
    const to = fixedOffset(tz);
    if (from === null || to === null) return slow(m, "astimezone", self, tz);
    if (self.slots[7] === tz) return self;
    const utc = shiftedMoment(m, self, -at(from, 0), -deltaMicros(from));
    const made = utc === null ? null : shiftedMoment(m, utc, at(to, 0), deltaMicros(to));
    if (made === null) return slow(m, "astimezone", self, tz);
    made.slots[7] = tz;
    return made;
  },
);
method(
  DATETIME,
  "date(self, /)",
  { doc: "Return date object with same year, month and day." },
  (m, self: PyInstance) => {
    const cls = classNamed(m, "date");
    if (cls === null) return slow(m, "date", self);
    const made = newInstance(m, cls);
    for (let index = 0; index < 3; index++) made.slots[index] = self.slots[index];
    return made;
  },
);

// --------------------------------------------------------------------------------------------------------------------- time

comparisons(
  TIME,
  "time",
  (a, b) => (a.slots[4] === null && b.slots[4] === null ? compareSlots(a, b, 0, 4) : null),
  true,
);

// ------------------------------------------------------------------------------------------------------------------ reading

/** The number that `count` digits of a text make, or -1. */
function readDigits(text: string, from: number, count: number): number {
  if (from + count > text.length) return -1;
  let value = 0;
  for (let index = from; index < from + count; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** hh:mm[:ss[.ffffff]] from a place on: the fields and where it ends; null when it is anything else. */
function readClock(text: string, from: number): { readonly fields: number[]; readonly end: number } | null {
  const fields = [readDigits(text, from, 2), 0, 0, 0];
  if (fields[0] < 0 || text[from + 2] !== ":") return null;
  fields[1] = readDigits(text, from + 3, 2);
  let end = from + 5;
  if (text[end] === ":") {
    fields[2] = readDigits(text, end + 1, 2);
    end += 3;
    if (text[end] === ".") {
      let digit = end + 1;
      for (let unit = 100_000; unit >= 1 && digit < text.length; unit /= 10, digit++) {
        const value = readDigits(text, digit, 1);
        if (value < 0) break;
        fields[3] += value * unit;
      }
      if (digit === end + 1 || readDigits(text, digit, 1) >= 0) return null;
      end = digit;
    }
  }
  return fields[1] < 0 || fields[2] < 0 ? null : { fields, end };
}

const PARSE_ISO = builtin("parse_iso(text, /)", { cost: 8 }, (m, given: Value) => {
  if (!isStr(given)) return null;
  const text = flatten(m, given);
  if (typeof text !== "string" || text.length < 10 || text.length > 42) return null;
  const fields = [readDigits(text, 0, 4), readDigits(text, 5, 2), readDigits(text, 8, 2), 0, 0, 0, 0];
  if (text[4] !== "-" || text[7] !== "-" || fields[0] < 0 || fields[1] < 0 || fields[2] < 0) return null;
  let offset: number | null = null;
  if (text.length > 10) {
    const clock = readClock(text, 11);
    if (clock === null || text.charCodeAt(10) > 127) return null;
    for (let index = 0; index < 4; index++) fields[3 + index] = clock.fields[index];
    const sign = text[clock.end];
    if (sign === "Z" && clock.end + 1 === text.length) offset = 0;
    else if (sign === "+" || sign === "-") {
      const zone = readClock(text, clock.end + 1);
      if (
        zone === null ||
        zone.end !== text.length ||
        zone.fields[0] > 23 ||
        zone.fields[1] > 59 ||
        zone.fields[2] > 59
      )
        return null;
      const [hours, minutes, seconds, micros] = zone.fields;
      offset = (sign === "-" ? -1 : 1) * (((hours * 60 + minutes) * 60 + seconds) * 1e6 + micros);
      // As in C, where microseconds alone make no zone.
      if (Math.abs(offset) < 1e6) offset = 0;
    } else if (clock.end !== text.length) return null;
  }
  m.allocate(tupleSize(8));
  return new PyTuple([...fields, offset]);
});

// A datetime of what parse_iso found, when the class is the module's own; else None.
const MOMENT = builtin("moment(cls, fields, /)", { cost: 8 }, (m, cls: Value, fields: Value) => {
  if (!(cls instanceof PyType) || cls.messageName !== "datetime.datetime" || !(fields instanceof PyTuple)) return null;
  const offset = fields.items[7];
  const zone = offset === null ? null : zoneOf(m, offset as number);
  return zone === undefined ? null : (makeMoment(m, cls, [...fields.items.slice(0, 7), 0], zone) as Result);
});

/** A timezone without a name, so many microseconds from UTC (less than a day). */
function zoneOf(m: Machine, micros: number): Value | undefined {
  const cls = classNamed(m, "timezone");
  if (micros === 0) return cls?.lookup("utc");
  const offset = makeDelta(m, classNamed(m, "timedelta"), 0, micros);
  if (cls === null || offset === null) return undefined;
  const zone = newInstance(m, cls);
  zone.slots[0] = offset;
  zone.slots[1] = null;
  return zone;
}

function weekOne(year: number): number {
  const first = ordinalOf(year, 1, 1);
  const weekday = (first + 6) % 7;
  return weekday > 3 ? first - weekday + 7 : first - weekday;
}
function isoCalendar(year: number, month: number, day: number): readonly [number, number, number] {
  const today = ordinalOf(year, month, day);
  let named = year;
  if (today < weekOne(year)) named--;
  else if (today >= weekOne(year + 1)) named++;
  const days = today - weekOne(named);
  return [named, Math.floor(days / 7) + 1, (days % 7) + 1];
}
const ISO_CALENDAR = builtin(
  "iso_calendar(year: index, month: index, day: index, cls=None, /)",
  { cost: 4 },
  (m, year: Int, month: Int, day: Int, cls: Value) => {
    m.allocate(tupleSize(3));
    const found = new PyTuple([...isoCalendar(Number(year), Number(month), Number(day))]);
    if (!(cls instanceof PyType)) return found;
    m.allocate(INSTANCE_SIZE);
    return new PyInstance(cls.rootShape, found);
  },
);

const DAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTH_NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
/** Longer formats, and what is not in the table below, go the long way. */
const SHORT_FORMAT = 200;
/** Fields are year, month, day, hour, minute, second, microsecond. */
const DIRECTIVES = new Map<string, (f: readonly number[]) => string>([
  ["%", () => "%"],
  ["Y", (f) => String(f[0])],
  ["y", (f) => digits(f[0] % 100, 2)],
  ["m", (f) => digits(f[1], 2)],
  ["d", (f) => digits(f[2], 2)],
  ["H", (f) => digits(f[3], 2)],
  ["I", (f) => digits(f[3] % 12 || 12, 2)],
  ["M", (f) => digits(f[4], 2)],
  ["S", (f) => digits(f[5], 2)],
  ["f", (f) => digits(f[6], 6)],
  ["p", (f) => (f[3] < 12 ? "AM" : "PM")],
  ["j", (f) => digits(ordinalOf(f[0], f[1], f[2]) - ordinalOf(f[0], 1, 1) + 1, 3)],
  ["a", (f) => dayName(f).slice(0, 3)],
  ["A", (f) => dayName(f)],
  ["b", (f) => MONTH_NAMES[f[1] - 1].slice(0, 3)],
  ["B", (f) => MONTH_NAMES[f[1] - 1]],
]);
function dayName(fields: readonly number[]): string {
  return DAY_NAMES[(ordinalOf(fields[0], fields[1], fields[2]) + 6) % 7];
}

// The text for a format of common directives, else None.
const FORMAT_FIELDS = builtin("format_fields(format, /, *fields)", { cost: 4 }, (m, form: Value, fields: Value[]) => {
  if (typeof form !== "string" || form.length > SHORT_FORMAT || fields.length !== 7 || !areNumbers(fields)) return null;
  m.charge(form.length);
  m.allocate(strSize(5 * form.length));
  let text = "";
  for (let index = 0; index < form.length; index++) {
    const char = form[index];
    if (char !== "%") {
      text += char;
      continue;
    }
    const directive = DIRECTIVES.get(form[++index]);
    if (directive === undefined) return null;
    text += directive(fields);
  }
  return text;
});

/** The next one or two digits when they are in range: what the patterns of strptime prefer. */
function readNumber(text: string, from: number, low: number, high: number): { value: number; end: number } | null {
  const two = readDigits(text, from, 2);
  if (two >= low && two <= high) return { value: two, end: from + 2 };
  const one = readDigits(text, from, 1);
  return one >= low && one <= high ? { value: one, end: from + 1 } : null;
}

const RANGES = new Map<string, readonly [index: number, low: number, high: number]>([
  ["m", [1, 1, 12]],
  ["d", [2, 1, 31]],
  ["H", [3, 0, 23]],
  ["M", [4, 0, 59]],
  ["S", [5, 0, 59]],
]);

// (year, month, day, hour, minute, second, microsecond) for formats of numbers that fit, else None.
const PARSE_FORMAT = builtin("parse_format(text, format, /)", { cost: 4 }, (m, given: Value, form: Value) => {
  if (!isStr(given) || !isStr(form)) return null;
  const text = flatten(m, given);
  const format = flatten(m, form);
  if (typeof text !== "string" || typeof format !== "string" || format.length > 64) return null;
  m.charge(format.length);
  const fields = [1900, 1, 1, 0, 0, 0, 0];
  let place = 0;
  let dated = false;
  for (let index = 0; index < format.length; index++) {
    const char = format[index];
    if (char !== "%") {
      // White space and letters of other cases go the long way.
      if (char <= " " ? char !== " " || text[place] !== " " || text[place + 1] <= " " : text[place] !== char)
        return null;
      place++;
      continue;
    }
    const directive = format[++index];
    const range = RANGES.get(directive);
    if (range !== undefined) {
      const number = readNumber(text, place, range[1], range[2]);
      if (number === null) return null;
      fields[range[0]] = number.value;
      place = number.end;
    } else if (directive === "Y") {
      fields[0] = readDigits(text, place, 4);
      if (fields[0] < 0) return null;
      dated = true;
      place += 4;
    } else if (directive === "f") {
      let end = place;
      fields[6] = 0;
      for (let unit = 100_000; unit >= 1; unit /= 10, end++) {
        const digit = readDigits(text, end, 1);
        if (digit < 0) break;
        fields[6] += digit * unit;
      }
      if (end === place) return null;
      place = end;
    } else return null;
  }
  // Without a year, February 29th has rules of its own.
  if (place !== text.length || (!dated && fields[1] === 2 && fields[2] === 29)) return null;
  m.allocate(tupleSize(7));
  return new PyTuple(fields);
});

defineModule({
  name: "_datetime",
  doc: "Natives of datetime.",
  fill: contents("_datetime", [PARSE_ISO, PARSE_FORMAT, MOMENT, ISO_CALENDAR, FORMAT_FIELDS], {
    date: DATE,
    datetime: DATETIME,
    time: TIME,
    timedelta: DELTA,
  }),
});
