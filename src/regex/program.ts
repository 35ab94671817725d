// A compiled pattern as the matcher reads it. Plain data; made again from source and flags when a machine is restored.
import type { WideSet } from "./charset.js";
import type { RegexPlan } from "./opcode.js";

export interface Program {
  readonly code: Int32Array;
  /** Bits of the first 256 code points, a plane of bytes for every eight sets. */
  readonly planes: Uint8Array;
  readonly wideSets: readonly WideSet[];
  /** Capturing groups. */
  readonly groups: number;
  /** No match is shorter. */
  readonly minimum: number;
  readonly plan: RegexPlan;
  /** Characters that every match begins with, and for each length of it how long a border it has. */
  readonly prefix: Int32Array;
  readonly borders: Int32Array;
  /** Where to go on behind the prefix; 0 where it must be matched again. */
  readonly afterPrefix: number;
  /** The check of plan First. */
  readonly firstPlane: number;
  readonly firstBit: number;
  readonly firstClasses: number;
  /** The wide set that decides from 256 on, or -1 when the classes do. */
  readonly firstWide: number;
  /**
   * The unlimited repeat of one character that the pattern begins with, or -1. If no match begins where its run
   * begins, none begins within the run: what follows the run has been tried in all its places.
   */
  readonly leadingRun: number;
  /** Whether choices that cannot succeed may be left out; false only for `exact` programs. */
  readonly lean: boolean;
}
