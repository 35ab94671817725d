/**
 * What objects cost in memory: one function or constant per kind, in bytes. The same table serves the charge before an
 * object is made and the mark pass that recounts it, so both agree (design §5, the memory rule). The numbers were fitted
 * to V8's heap: tables, tuples and lists lie between half and twice what they really take, but for lists grown from nothing
 * by a few appends, for which V8 takes room for seventeen.
 */

export const FLOAT_SIZE = 32;
export const COMPLEX_SIZE = 48;
export const INSTANCE_SIZE = 112;
export const RANGE_SIZE = 56;
export const SLICE_SIZE = 48;
/** Any built-in iterator or view. */
export const ITERATOR_SIZE = 48;
/** A dict or set before its first entry. */
export const TABLE_SIZE = 160;
/** A two-element tuple, as dict items give them. */
export const PAIR_SIZE = 80;
/** Bytes of one entry's room in a dict, and in a set. */
export const DICT_ENTRY_SIZE = 55;
export const SET_ENTRY_SIZE = 45;

export function instanceSize(slots: number): number {
  return INSTANCE_SIZE + 8 * slots;
}

export function listSize(length: number): number {
  return 72 + 8 * length;
}

export function tupleSize(length: number): number {
  return 64 + 8 * length;
}

/** `room` is the number of entries the table has room for. */
export function dictSize(room: number): number {
  return TABLE_SIZE + DICT_ENTRY_SIZE * room;
}

export function setSize(room: number): number {
  return TABLE_SIZE + SET_ENTRY_SIZE * room;
}

/** A str held as a JavaScript string; twice as much per character when it leaves Latin-1. */
export function strSize(length: number, twoByte = false): number {
  return 32 + (twoByte ? 2 * length : length);
}

/** A str held as code points. */
export function wideStrSize(length: number): number {
  return 32 + 4 * length;
}

export function bytesSize(length: number): number {
  return 150 + length;
}

/** An int outside the safe range, by its bits. */
export function bigIntSize(bits: number): number {
  return 24 + Math.ceil(bits / 64) * 8;
}
