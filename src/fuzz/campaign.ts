/**
 * One campaign in one process: programs one after another from a seed, judged by the chosen oracles; those that reach
 * something new join the pool from which others are made. Invariants: the same seed, options and version give the same programs
 * (nothing is decided by time, except when to stop); a failure of a kind that was seen is counted and not shown again.
 */

import { randomUUID } from "node:crypto";
import { intrinsicsChanged, intrinsicsNow } from "../attack/oracles.js";
import type { SandboxOptions } from "../host/options.js";
import { Sandbox } from "../host/sandbox.js";
import type { FinalOutcome } from "../host/outcome.js";
import { Coverage } from "./coverage.js";
import { CPython, knownDifference, normalise, type Printed } from "./cpython.js";
import { generateProgram } from "./generator.js";
import { FUZZ_LIMITS, judgeSelf, judgeSlices, judgeSnapshot, type Complaint, type JudgeOptions } from "./judge.js";
import { knownLines } from "./known.js";
import { minimise } from "./minimise.js";
import { NEXT_PROGRAM, WarmPair, judgeSequence } from "./warm.js";
import { mutate } from "./mutate.js";
import { Random, seedOf } from "./random.js";
import { ToolFuzz } from "./tools.js";

export type Oracle = "self" | "slices" | "snapshot" | "cpython" | "tools";
export const ORACLES: readonly Oracle[] = ["self", "slices", "snapshot", "cpython", "tools"];

export interface CampaignOptions {
  readonly seed: number;
  readonly oracles: readonly Oracle[];
  /** Options of the sandbox beside the fuzzer's own limits. */
  readonly sandbox: SandboxOptions;
  /** URL of a module that exports `tools`. */
  readonly tools: string | null;
  /** Programs to begin with. */
  readonly corpus: readonly string[];
  /** Index of the first program, how many, and how far apart (jobs take turns). */
  readonly first: number;
  readonly step: number;
  readonly programs: number;
  /** Milliseconds after which no new batch begins. */
  readonly time: number;
  /** Distinct failures after which it ends. */
  readonly failures: number;
}

/** A failure, made small. */
export interface Failure {
  readonly oracle: string;
  readonly kind: string;
  readonly text: string;
  /** What failures of one cause have in common. */
  readonly signature: string;
  readonly program: string;
  readonly index: number;
  /** What CPython prints of it, when it was asked. */
  readonly expected: Printed | null;
}

export interface Tally {
  programs: number;
  /** Runs of the sandbox. */
  runs: number;
  /** How often each oracle was asked. */
  readonly asked: Record<string, number>;
  /** Programs of which more was looked at than of all. */
  readonly sampled: Record<string, number>;
  /** Characters of all programs, and units that their first runs were charged. */
  characters: number;
  units: number;
  /** How programs ended. */
  readonly ends: Record<string, number>;
  /** Programs that an oracle could not judge, by reason. */
  readonly skipped: Record<string, number>;
  features: number;
  pool: number;
  /** Milliseconds of processor time. */
  processor: number;
  readonly failures: Record<string, number>;
}

const BATCH = 40;
const LARGEST_POOL = 400;
/** The walk over the whole heap takes as long as many programs: one of so many, beside the last one of some warm pairs. */
const WALK_EVERY = 200;
/** Programs whose features are looked at: all of the first, then one of so many. */
const COVERED_AT_FIRST = 4000;
const COVER_EVERY = 4;
/** Programs between two looks at the intrinsics. */
const INTRINSICS_EVERY = 200;

export function emptyTally(): Tally {
  return {
    programs: 0,
    runs: 0,
    asked: {},
    sampled: {},
    characters: 0,
    units: 0,
    ends: {},
    skipped: {},
    features: 0,
    pool: 0,
    processor: 0,
    failures: {},
  };
}

/** The sum of several campaigns; of the features those of the one that saw most. */
export function sumTallies(tallies: readonly Tally[]): Tally {
  const total = emptyTally();
  for (const each of tallies) {
    for (const field of ["programs", "runs", "pool", "characters", "units", "processor"] as const)
      total[field] += each[field];
    total.features = Math.max(total.features, each.features);
    for (const table of ["asked", "sampled", "ends", "skipped", "failures"] as const)
      for (const key of Object.keys(each[table])) total[table][key] = (total[table][key] ?? 0) + each[table][key];
  }
  return total;
}

export class Campaign {
  readonly tally: Tally = emptyTally();
  private readonly pool: string[] = [];
  private readonly coverage: Coverage;
  private python: CPython | null = null;
  private secondPython: CPython | null = null;
  private toolFuzz: ToolFuzz | null = null;
  private readonly judging: JudgeOptions;
  private readonly comparable: boolean;
  /** Slices and snapshots begin with machines as new as they need themselves. */
  private readonly isWarm: boolean;
  private pair: WarmPair | null = null;
  private pairs = 0;
  private intrinsics: Map<string, unknown>;

  constructor(
    private readonly options: CampaignOptions,
    private readonly onFailure: (failure: Failure) => void,
    /** Called with each program before it runs, so that a process that dies can be asked what killed it. */
    private readonly onProgram: (program: string) => void,
  ) {
    // Node defines some of its globals when they are first read.
    void AbortSignal.timeout(0);
    this.intrinsics = intrinsicsNow();
    const canary = randomUUID();
    process.env["COLUBER_FUZZ_CANARY"] = canary;
    const { sandbox } = options;
    this.judging = { canary, sandbox: { imports: ["*"], ...sandbox, limits: { ...FUZZ_LIMITS, ...sandbox.limits } } };
    // The library, whose natives are watched, is loaded with the first sandbox.
    void new Sandbox(this.judging.sandbox).runSync("pass");
    this.coverage = new Coverage();
    this.comparable = options.oracles.includes("cpython");
    this.isWarm = options.oracles.every((oracle) => oracle === "self" || oracle === "cpython");
    this.pool.push(...options.corpus);
  }

  /** Runs to the end; answers why an oracle was left out, if one was. */
  async run(): Promise<readonly string[]> {
    const missing: string[] = [];
    const { options, tally } = this;
    if (options.oracles.includes("cpython")) {
      const why = await this.findPython();
      if (why !== null) missing.push(`oracle cpython: ${why}`);
    }
    if (options.oracles.includes("tools")) {
      if (options.tools === null) missing.push("oracle tools: no --tools given");
      else this.toolFuzz = await ToolFuzz.load(options.tools, this.judging);
    }
    const started = performance.now();
    const processor = process.cpuUsage();
    for (let done = 0; done < options.programs; done += BATCH) {
      if (performance.now() - started > options.time) break;
      const length = Math.min(BATCH, options.programs - done);
      const indexes = Array.from({ length }, (_, at) => options.first + (done + at) * options.step);
      await this.batch(indexes);
      // Timers have their turn: those who wait are told how far it is.
      await new Promise((resolve) => setImmediate(resolve));
      const { user, system } = process.cpuUsage(processor);
      tally.processor = (user + system) / 1000;
      tally.features = this.coverage.seen.size;
      tally.pool = this.pool.length;
      if (Object.keys(tally.failures).length >= options.failures) break;
    }
    this.python?.stop();
    this.secondPython?.stop();
    return missing;
  }

  /** Every feature that a program had. */
  features(): string[] {
    return this.coverage.texts();
  }

  /** Judges one given program: how it fails, or null. */
  async again(program: string): Promise<Complaint | null> {
    if (this.options.oracles.includes("cpython")) await this.findPython();
    if (this.options.tools !== null) this.toolFuzz = await ToolFuzz.load(this.options.tools, this.judging);
    const like = this.toolFuzz === null ? null : { oracle: "tools", kind: "", text: "" };
    const complaint = await this.judgeAlone(program, like);
    this.python?.stop();
    this.secondPython?.stop();
    return complaint;
  }

  /** Why there is none. */
  private async findPython(): Promise<string | null> {
    const [first, second] = [await CPython.find(), await CPython.find()];
    if (typeof first === "string") return first;
    if (typeof second === "string") return second;
    [this.python, this.secondPython] = [first, second];
    return null;
  }

  private programOf(index: number): string {
    const random = new Random(seedOf(this.options.seed ^ 0x5bd1e995, index));
    const seed = seedOf(this.options.seed, index);
    if (this.toolFuzz !== null && random.chance(0.7)) return this.toolFuzz.program(seed);
    if (this.pool.length > 2 && random.chance(0.25))
      return mutate(random.pick(this.pool), random.pick(this.pool), random, this.comparable);
    return generateProgram(seed, { comparable: this.comparable });
  }

  private async batch(indexes: readonly number[]): Promise<void> {
    const { tally, options } = this;
    const comparable: { index: number; program: string; ours: Printed }[] = [];
    for (const index of indexes) {
      const program = this.programOf(index);
      this.onProgram(program);
      tally.programs++;
      if (this.toolFuzz !== null) {
        count(tally.asked, "tools");
        tally.runs++;
        for (const complaint of await this.toolFuzz.judge(program)) await this.fail(complaint, program, index, null);
        continue;
      }
      const isCovered = tally.programs <= COVERED_AT_FIRST || index % COVER_EVERY === 0;
      const outcome = await this.judgeSelf(program, index, isCovered);
      if (outcome === null) continue;
      count(tally.ends, outcome.status === "limit" ? `limit:${outcome.limit}` : outcome.status);
      tally.units += outcome.used.instructions;
      if (isCovered && this.coverage.take().fresh > 0) this.keep(program, index);
      const more = this.judgeMore(program, outcome, index);
      if (more !== null) await this.fail(more, program, index, null);
      const ours = printed(outcome);
      if (this.python !== null && ours !== null) comparable.push({ index, program, ours });
      else if (options.oracles.includes("cpython")) count(tally.skipped, this.python === null ? "no CPython" : "limit");
    }
    if (tally.programs % INTRINSICS_EVERY < BATCH) await this.lookAtIntrinsics(indexes);
    if (comparable.length > 0) await this.compare(comparable);
  }

  /** The outcome, null after a failure. */
  private async judgeSelf(program: string, index: number, isCovered: boolean): Promise<FinalOutcome | null> {
    const { tally } = this;
    const coverage = isCovered ? this.coverage : null;
    const walks = index % WALK_EVERY === 0;
    count(tally.asked, "self");
    tally.characters += program.length;
    tally.runs += 2;
    if (isCovered) count(tally.sampled, "traced");
    if (!this.isWarm) {
      const { outcome, complaints } = judgeSelf(program, this.judging, coverage, walks);
      if (walks) count(tally.sampled, "heap walked");
      for (const complaint of complaints) await this.fail(complaint, program, index, null);
      return complaints.length > 0 ? null : outcome;
    }
    if (this.pair === null || this.pair.isSpent) this.pair = new WarmPair(this.judging, this.pairs++);
    const { pair } = this;
    const { outcome, complaints, walked, compiledAll } = pair.judge(program, coverage, walks);
    if (walked) count(tally.sampled, "heap walked");
    if (compiledAll) count(tally.sampled, "all code compiled");
    if (complaints.length === 0) return outcome;
    // It is told of the program alone when that is enough, else with what ran before it.
    const isAlone = (await this.judgeAlone(program, complaints[0])) !== null;
    const failing = isAlone ? program : pair.history.join(NEXT_PROGRAM);
    for (const complaint of complaints) await this.fail(complaint, failing, index, null);
    return null;
  }

  private keep(program: string, index: number): void {
    if (this.pool.length < LARGEST_POOL) this.pool.push(program);
    else this.pool[seedOf(7, index) % LARGEST_POOL] = program;
  }

  /** Slices and snapshots, at lengths that come from the index. */
  private judgeMore(program: string, outcome: FinalOutcome, index: number): Complaint | null {
    const { tally, options } = this;
    if (outcome.status === "limit") return null;
    const random = new Random(seedOf(options.seed ^ 0x51ed270b, index));
    const { instructions } = outcome.used;
    if (options.oracles.includes("slices")) {
      count(tally.asked, "slices");
      tally.runs++;
      const [complaint] = judgeSlices(program, this.judging, outcome, random.pick([0, 1, 3, 17, 100]));
      if (complaint !== undefined) return complaint;
    }
    if (options.oracles.includes("snapshot")) {
      count(tally.asked, "snapshot");
      tally.runs++;
      const every = instructions < 400 ? 1 : Math.ceil(instructions / (5 + random.below(40)));
      const [complaint] = judgeSnapshot(program, this.judging, outcome, every, 60);
      if (complaint !== undefined) return complaint;
    }
    return null;
  }

  private async lookAtIntrinsics(indexes: readonly number[]): Promise<void> {
    const changed = intrinsicsChanged(this.intrinsics);
    if (changed.length === 0) return;
    this.intrinsics = intrinsicsNow();
    await this.fail(
      { oracle: "self", kind: "intrinsics", text: `the host's ${changed.join(", ")} changed` },
      `# one of the programs ${indexes[0]} to ${indexes.at(-1)} and ${INTRINSICS_EVERY} before\n`,
      indexes[0] ?? 0,
      null,
    );
  }

  private async compare(rows: readonly { index: number; program: string; ours: Printed }[]): Promise<void> {
    const { tally } = this;
    const answers = (await this.python?.ask(rows.map((row) => row.program))) ?? [];
    for (const [at, { index, program, ours }] of rows.entries()) {
      const theirs = answers[at] ?? null;
      if (theirs === null) {
        count(tally.skipped, "no answer");
        continue;
      }
      count(tally.asked, "cpython");
      const complaint = await this.difference(program, ours, theirs, true);
      if (complaint === null) continue;
      // Earlier programs may have changed the library, here or there.
      const alone = this.isWarm ? await this.judgeAlone(program, complaint) : complaint;
      if (alone === null) count(tally.skipped, "differs only after other programs");
      else await this.fail(alone, program, index, theirs);
    }
  }

  private async difference(
    program: string,
    ours: Printed,
    theirs: Printed,
    counts: boolean,
  ): Promise<Complaint | null> {
    const [a, b] = [alike(ours), alike(theirs)];
    if (a === b) return null;
    const [mine, its] = firstLines(a, b);
    const known = knownDifference(program, ours, theirs) ?? knownLines(mine, its, program);
    if (known !== null) {
      if (counts) count(this.tally.skipped, `known: ${known}`);
      return null;
    }
    // Another process has other hashes and addresses: what it prints otherwise CPython does not promise.
    const [second] = (await this.secondPython?.ask([program], "1")) ?? [];
    if (second === null || second === undefined || alike(second) !== b) {
      if (counts) count(this.tally.skipped, "unstable in CPython");
      return null;
    }
    return {
      oracle: "cpython",
      kind: "differs",
      text: `Coluber ${JSON.stringify(mine)}, CPython ${JSON.stringify(its)}`,
    };
  }

  /** How a program fails by the oracle that `like` is of, or by any. */
  private async judgeAlone(program: string, like: Complaint | null): Promise<Complaint | null> {
    if (like?.oracle === "tools") {
      const found = await this.toolFuzz?.judge(program, like.kind === "" ? "all" : like);
      return found?.find((each) => like.kind === "" || each.kind === like.kind) ?? null;
    }
    if (program.includes(NEXT_PROGRAM)) return judgeSequence(program.split(NEXT_PROGRAM), this.judging, like);
    const { outcome, complaints } = judgeSelf(program, this.judging, null);
    if (complaints.length > 0 || outcome === null) return complaints[0] ?? null;
    if (like === null || like.oracle === "self") {
      const complaint = judgeSequence([program], this.judging, like);
      if (complaint !== null) return complaint;
    }
    if (like === null || like.oracle === "slices" || like.oracle === "snapshot") {
      for (const units of [0, 1, 3, 17, 100]) {
        const [complaint] = [
          ...(like?.oracle === "snapshot" ? [] : judgeSlices(program, this.judging, outcome, units)),
          ...(like?.oracle === "slices" ? [] : judgeSnapshot(program, this.judging, outcome, Math.max(1, units), 300)),
        ];
        if (complaint !== undefined) return complaint;
      }
    }
    const ours = printed(outcome);
    if (this.python === null || ours === null || (like !== null && like.oracle !== "cpython")) return null;
    const [theirs] = await this.python.ask([program]);
    return theirs === null || theirs === undefined ? null : this.difference(program, ours, theirs, false);
  }

  private async fail(complaint: Complaint, program: string, index: number, expected: Printed | null): Promise<void> {
    const signature = signatureOf(complaint);
    const seen = this.tally.failures[signature];
    count(this.tally.failures, signature);
    if (seen !== undefined) return;
    const fails = async (candidate: string): Promise<boolean> => {
      this.onProgram(candidate);
      const found = await this.judgeAlone(candidate, complaint);
      return found !== null && signatureOf(found) === signature;
    };
    const fewer = await fewerPrograms(program, fails);
    const small = await minimise(fewer, fails, fewer.includes(NEXT_PROGRAM) ? 200 : 400);
    const answer = expected === null || this.python === null ? null : ((await this.python.ask([small]))[0] ?? null);
    this.onFailure({ ...complaint, signature, program: small, index, expected: answer });
  }
}

/** Of a sequence those programs that the failure needs. */
async function fewerPrograms(sequence: string, fails: (candidate: string) => Promise<boolean>): Promise<string> {
  let programs = sequence.split(NEXT_PROGRAM);
  for (let size = programs.length >> 1; size >= 1; size >>= 1) {
    for (let end = programs.length - 1; end > 0; end -= size) {
      const fewer = programs.filter((_, at) => at < end - size || at >= end);
      if (await fails(fewer.join(NEXT_PROGRAM))) programs = fewer;
    }
  }
  return programs.join(NEXT_PROGRAM);
}

/** Of a complaint what does not depend on the program's values: names in quotes, numbers and texts left out. */
export function signatureOf({ oracle, kind, text }: Complaint): string {
  const bare = text
    .replaceAll(/every \d+: /g, "")
    .replaceAll(/'[^']*'/g, "'…'")
    .replaceAll(/-?\d[\d.e+]*/g, "0")
    .slice(0, 160);
  return `${oracle} ${kind} ${bare}`;
}

function count(table: Record<string, number>, key: string): void {
  table[key] = (table[key] ?? 0) + 1;
}

/** What a program printed and how it ended, in CPython's terms; null for what CPython has not. */
export function printed(outcome: FinalOutcome): Printed | null {
  if (outcome.status === "done") return outcome.exitCode === undefined ? { stdout: outcome.stdout, error: "" } : null;
  if (outcome.status !== "raised") return null;
  const { type, message, line } = outcome.error;
  // CPython keeps its suggestions for the traceback.
  const text = message.replace(/ \((p\.py, )?line \d+\)$/, "").replace(/\. Did you (mean|forget)[^\n]*$/, "");
  return { stdout: outcome.stdout, error: `${type}: ${text} (line ${line})` };
}

function alike({ stdout, error }: Printed): string {
  return normalise(`${stdout}\n${error}`);
}

function firstLines(a: string, b: string): [string, string] {
  const [mine, its] = [a.split("\n"), b.split("\n")];
  const at = mine.findIndex((line, index) => line !== its[index]);
  return [(mine[at] ?? "").slice(0, 200), (its[at] ?? "").slice(0, 200)];
}
