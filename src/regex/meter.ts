// The one thing that this folder asks of whoever runs it: to be told of work and memory before they are spent.
// Both calls may throw to stop; nothing here then needs to be cleaned up.

/** A step is about one instruction of the matcher, 16 characters looked at in a tight loop, or 8 gone back over. */
export interface Meter {
  /** Steps that are about to be made, or up to a few dozen that have just been made. */
  charge(steps: number): void;
  /** Bytes that are about to be allocated. */
  reserve(bytes: number): void;
}

/** For patterns of our own and for tests. */
export const UNLIMITED: Meter = {
  charge() {},
  reserve() {},
};
