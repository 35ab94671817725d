/**
 * Dates across the boundary. Inward a Date is an aware datetime in UTC, made by the guest's own datetime module, which is
 * loaded for it when it must be. Outward an aware datetime is the Date of its instant, a naive one is taken as UTC (the
 * sandbox's local time), a date or time its ISO text, a timedelta its milliseconds. Fields are read as data: no guest code.
 */

import { heapClass } from "../objects/heap.js";
import {
  Exit,
  LimitSignal,
  MemoryRefused,
  NativeFrame,
  X,
  type Machine,
  type NextResult,
  type Result,
} from "../objects/machine.js";
import { PyInstance, PyMember, PyModule, PyType, type Value } from "../objects/model.js";
import type { VirtualMachine } from "../vm/machine.js";

/** Stops the loop when the frames above it are done. */
class BarrierFrame extends NativeFrame {
  override readonly catches = true;
  hasFailed = false;
  step(m: Machine): NextResult {
    m.exit = Exit.SUSPEND;
    return X;
  }
  override caught(m: Machine): NextResult {
    m.clearException();
    this.hasFailed = true;
    m.exit = Exit.SUSPEND;
    return X;
  }
}
heapClass(BarrierFrame, "frame.barrier", { catches: "plain", hasFailed: "plain", back: "skip" }, 48);

/** Loads one of our own library modules while the machine stands still or runs a host call. No program's code runs here. */
function load(m: VirtualMachine, name: string): PyModule {
  const known = m.modules.get(name);
  if (known instanceof PyModule && known.hidden !== null) return known;
  const { base, exit, sliceEnd } = m;
  const barrier = new BarrierFrame();
  m.push(barrier);
  m.base = barrier;
  // Not to be cut in slices: the caller cannot wait.
  m.sliceEnd = Number.POSITIVE_INFINITY;
  const loaded: Result = m.internalModule(name);
  const result: NextResult = m.run(loaded);
  m.sliceEnd = sliceEnd;
  if (result === X && m.exit === Exit.STOP && m.stop !== null)
    throw new LimitSignal(m.stop.limit ?? "aborted", m.stop.message);
  m.base = base;
  m.exit = exit;
  const made = m.modules.get(name);
  if (barrier.hasFailed || !(made instanceof PyModule)) throw new MemoryRefused();
  return made;
}

function classNamed(module: PyModule, name: string): PyType | null {
  const found = (module.hidden ?? module.namespace).getName(name);
  return found instanceof PyType ? found : null;
}

/** The value of a slot of `__slots__`. */
export function memberOf(instance: PyInstance, name: string): Value | undefined {
  const member = instance.shape.cls.lookup(name);
  return member instanceof PyMember ? instance.slots[member.index] : undefined;
}

function setMember(instance: PyInstance, name: string, value: Value): void {
  const member = instance.shape.cls.lookup(name);
  if (member instanceof PyMember) instance.slots[member.index] = value;
}

// ------------------------------------------------------------------------------------------------------------- inward

const DAY = 86_400_000;

/** Year, month and day of a day since 1970 (Howard Hinnant's civil_from_days). */
function civil(days: number): readonly [year: number, month: number, day: number] {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * month + 2) / 5) + 1;
  return [yearOfEra + era * 400 + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9, day];
}

/** An aware datetime for milliseconds since 1970; null when Python has no such date. */
export function datetimeOf(machine: Machine, milliseconds: number): Value | null {
  if (!Number.isFinite(milliseconds)) return null;
  const days = Math.floor(milliseconds / DAY);
  const [year, month, day] = civil(days);
  if (year < 1 || year > 9999) return null;
  const module = load(machine as VirtualMachine, "datetime");
  const cls = classNamed(module, "datetime");
  const zone = (module.hidden ?? module.namespace).getName("UTC");
  if (cls === null || zone === undefined) return null;
  machine.allocate(200);
  const rest = milliseconds - days * DAY;
  const made = new PyInstance(cls.rootShape);
  setMember(made, "_year", year);
  setMember(made, "_month", month);
  setMember(made, "_day", day);
  setMember(made, "_hour", Math.floor(rest / 3_600_000));
  setMember(made, "_minute", Math.floor(rest / 60_000) % 60);
  setMember(made, "_second", Math.floor(rest / 1000) % 60);
  setMember(made, "_microsecond", (rest % 1000) * 1000);
  setMember(made, "_tzinfo", zone);
  setMember(made, "_fold", 0);
  return made;
}

// ------------------------------------------------------------------------------------------------------------ outward

/** What a date, time, datetime or timedelta is outside; undefined for anything else. A text says why it has no form. */
export type Temporal = { readonly value: unknown } | { readonly problem: string } | undefined;

export function temporalToHost(machine: Machine, instance: PyInstance): Temporal {
  const module = (machine as VirtualMachine).modules.get("datetime");
  if (!(module instanceof PyModule)) return undefined;
  const { cls } = instance.shape;
  const is = (name: string): boolean => {
    const type = classNamed(module, name);
    return type !== null && cls.isSubtypeOf(type);
  };
  if (is("datetime")) return instant(instance);
  if (is("date")) return { value: dateText(instance) };
  if (is("timedelta")) return { value: span(instance) };
  if (is("time"))
    return memberOf(instance, "_tzinfo") === null
      ? { value: timeText(instance) }
      : { problem: "a time with a time zone has no JavaScript form: use isoformat()" };
  return undefined;
}

function number(instance: PyInstance, name: string): number {
  const value = memberOf(instance, name);
  return typeof value === "number" ? value : 0;
}

function span(delta: PyInstance): number {
  return number(delta, "_days") * DAY + number(delta, "_seconds") * 1000 + number(delta, "_microseconds") / 1000;
}

function instant(instance: PyInstance): Temporal {
  const zone = memberOf(instance, "_tzinfo") ?? null;
  let offset = 0;
  if (zone !== null) {
    const delta = zone instanceof PyInstance ? memberOf(zone, "_offset") : undefined;
    if (!(delta instanceof PyInstance))
      return { problem: "a datetime of this time zone has no JavaScript form: use astimezone(timezone.utc)" };
    offset = span(delta);
  }
  // oxlint-disable-next-line no-restricted-globals -- a given instant, not the clock
  const date = new Date(0);
  date.setUTCFullYear(number(instance, "_year"), number(instance, "_month") - 1, number(instance, "_day"));
  date.setUTCHours(
    number(instance, "_hour"),
    number(instance, "_minute"),
    number(instance, "_second"),
    Math.floor(number(instance, "_microsecond") / 1000),
  );
  // oxlint-disable-next-line no-restricted-globals -- a given instant, not the clock
  return { value: new Date(date.getTime() - offset) };
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}

function dateText(instance: PyInstance): string {
  return `${pad(number(instance, "_year"), 4)}-${pad(number(instance, "_month"), 2)}-${pad(number(instance, "_day"), 2)}`;
}

function timeText(instance: PyInstance): string {
  const microsecond = number(instance, "_microsecond");
  const text = `${pad(number(instance, "_hour"), 2)}:${pad(number(instance, "_minute"), 2)}:${pad(number(instance, "_second"), 2)}`;
  return microsecond === 0 ? text : `${text}.${pad(microsecond, 6)}`;
}
