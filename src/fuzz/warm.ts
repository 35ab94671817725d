/**
 * The oracle `self` on two sandboxes that stay warm: most of what a small program costs is a new machine and its imports, so
 * a few dozen programs run one after another in the same two, each with globals of its own. One sandbox is interpreted, and
 * may be traced; the other compiles hot code, in some pairs all code. What must be alike is what `judgeSelf` compares. Invariant:
 * both sandboxes went through the same programs, so that what earlier ones left behind (imports, what they changed in the
 * library, garbage) is the same; a failure says whether the program alone fails so, too.
 */

import { machineOf, sessionOf } from "../attack/machine.js";
import type { FinalOutcome } from "../host/outcome.js";
import { Sandbox } from "../host/sandbox.js";
import { compileWhenLinked } from "../vm/link.js";
import { compile as compileCode } from "../vm/tier2/tier.js";
import type { Coverage } from "./coverage.js";
import {
  FILENAME,
  compiled,
  describe,
  firstDifference,
  isTimed,
  universalComplaints,
  visible,
  type Complaint,
  type JudgeOptions,
} from "./judge.js";

/** Programs that a pair of sandboxes runs. */
export const PROGRAMS_PER_PAIR = 64;
/** Of so many pairs one compiles all code when it is linked. */
const COMPILE_ALL_EVERY = 16;
/** Of so many pairs everything in reach is looked at when the last program has run. */
const WALK_EVERY = 4;
/** Between programs of a sequence, where a failure needs more than one. */
export const NEXT_PROGRAM = "# ---- the next program in the same sandbox ----\n";

export class WarmPair {
  private readonly traced: Sandbox;
  private readonly plain: Sandbox;
  private readonly compilesAll: boolean;
  private readonly walksAtEnd: boolean;
  /** What ran so far. */
  readonly history: string[] = [];
  /** Nothing more is judged here. */
  isSpent = false;

  constructor(
    private readonly options: JudgeOptions,
    number: number,
  ) {
    this.traced = new Sandbox({ ...options.sandbox, jit: false });
    this.plain = new Sandbox(options.sandbox);
    this.walksAtEnd = number % WALK_EVERY === 0;
    this.compilesAll = number % COMPILE_ALL_EVERY === 0;
  }

  /** The outcome is null after a failure. `walks`: everything in reach is looked at. */
  judge(source: string, coverage: Coverage | null, walks: boolean): WarmJudgement {
    this.history.push(source);
    this.isSpent = this.history.length >= PROGRAMS_PER_PAIR;
    const walked = walks || (this.isSpent && this.walksAtEnd);
    try {
      const program = compiled(source);
      if (program === null) return this.judgeNonsense(source);
      freshGlobals(this.traced);
      freshGlobals(this.plain);
      const machine = machineOf(this.traced);
      if (coverage !== null) coverage.attach(machine);
      const outcome = this.traced.runSync(program, { filename: FILENAME });
      coverage?.detach(machine);
      const { traced, options } = this;
      const complaints = universalComplaints(outcome, source, traced, options.canary, walked);
      if (isTimed(outcome) || outcome.status === "internal") this.isSpent = true;
      else {
        const again = this.runPlain(program);
        if (isTimed(again)) this.isSpent = true;
        else {
          const [expected, found] = [visible(outcome), visible(again)];
          if (found !== expected)
            complaints.push({ oracle: "self", kind: "two-runs", text: firstDifference(expected, found) });
        }
      }
      this.isSpent ||= complaints.length > 0;
      return { outcome, complaints, walked, compiledAll: this.compilesAll };
    } catch (error) {
      this.isSpent = true;
      const complaints = [{ oracle: "self", kind: "threw", text: describe(error) }];
      return { outcome: null, complaints, walked, compiledAll: this.compilesAll };
    }
  }

  /** What is no Python runs once, in a sandbox of its own: the two of the pair stay alike. */
  private judgeNonsense(source: string): WarmJudgement {
    const { options } = this;
    this.nonsense ??= new Sandbox(options.sandbox);
    const outcome = this.nonsense.runSync(source, { filename: FILENAME });
    const complaints = universalComplaints(outcome, source, this.nonsense, options.canary, false);
    return { outcome, complaints, walked: false, compiledAll: false };
  }
  private nonsense: Sandbox | null = null;

  private runPlain(program: Parameters<Sandbox["runSync"]>[0]): FinalOutcome {
    if (!this.compilesAll) return this.plain.runSync(program, { filename: FILENAME });
    compileWhenLinked(compileCode);
    try {
      return this.plain.runSync(program, { filename: FILENAME });
    } finally {
      compileWhenLinked(null);
    }
  }
}

export interface WarmJudgement {
  readonly outcome: FinalOutcome | null;
  readonly complaints: Complaint[];
  readonly walked: boolean;
  readonly compiledAll: boolean;
}

/** The first complaint about a sequence of programs in one pair, of the kind of `like` if that is given. */
export function judgeSequence(
  programs: readonly string[],
  options: JudgeOptions,
  like: Complaint | null = null,
): Complaint | null {
  for (const number of [1, 0]) {
    const pair = new WarmPair(options, number);
    for (const program of programs) {
      const { complaints } = pair.judge(program, null, like?.kind === "host-value");
      const found = complaints.find((each) => like === null || each.kind === like.kind);
      if (found !== undefined) return found;
    }
  }
  return null;
}

/** The next program finds a sandbox whose globals are new; what was imported stays. */
function freshGlobals(sandbox: Sandbox): void {
  const session = sessionOf(sandbox);
  const { machine, environment, globals } = session;
  const at = machine.roots.indexOf(globals);
  if (at >= 0) machine.roots.splice(at, 1);
  session.globals = environment.makeGlobals(machine);
}
