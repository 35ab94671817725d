/**
 * Bridge: an ordered, exactly-once conversation with the driver over streams that may break and writes that may get lost,
 * or arrive twice. Frames in are numbered, taken in order and acknowledged; after a break the stream is taken up again and
 * what is missing asked for. Lines out are numbered, at most 48 KiB each and eight under way; what was not acknowledged is
 * sent again. Invariants: every frame is handed on once and in order; what one stream may hold in memory is bounded.
 */

import { asRemoteError, RemoteError, type RemoteErrorCode } from "./errors.js";
import { FRAME_CHARACTERS, FrameReader, parseFrame, parseWhole, type Frame } from "./frames.js";
import type { BridgeState } from "./session.js";
import type { RemoteProcess, SandboxTransport, StreamEnd } from "./transport.js";

/** Bytes of a piece of a long message: with base64 and its wrapping a line stays below 48 KiB. */
const PIECE_BYTES = 34_000;
const LINES_UNDER_WAY = 8;
const ACKNOWLEDGE_CHARACTERS = 256 * 1024;
const ACKNOWLEDGE_FRAMES = 64;
const TICK = 250;
/** Where output can be taken up again, a stream is let go when nobody has wanted anything for so long. */
const REST_MILLISECONDS = 2000;
/** Errors after which nothing more will come. */
const FINAL: ReadonlySet<RemoteErrorCode> = new Set(["lost", "ended", "authentication"]);

export interface BridgeOptions {
  /** Milliseconds for one write. */
  readonly requestMilliseconds: number;
  /** Silence after which the driver is asked for a sign of life, and after as much again the stream is taken up anew. */
  readonly heartbeatMilliseconds: number;
  /** How long a broken stream may stay broken. */
  readonly reconnectMilliseconds: number;
  /** Characters that one stream gets before a new one is taken: the SDK keeps all of a stream in memory. */
  readonly streamCharacters: number;
  readonly onFrame: (frame: Frame) => void;
  /** Characters as they come, before anything is made of them; may throw. */
  readonly onCharacters: (count: number) => void;
  /** Once: the process is gone, or what it says makes no sense. */
  readonly onLost: (error: RemoteError) => void;
}

/** A line to the driver. `body` is JSON text of its fields. */
interface Line {
  readonly number: number;
  readonly body: string;
  attempts: number;
  /** When the last write of it succeeded; 0: not yet. */
  written: number;
  isUnderWay: boolean;
  /** Called once, when the line has got to the sandbox as far as one can tell. */
  onDelivered: (() => void) | null;
}

function delivered(line: Line): void {
  const { onDelivered } = line;
  line.onDelivered = null;
  onDelivered?.();
}

export class Bridge {
  private process: RemoteProcess | null = null;
  private readonly reader = new FrameReader((text) => this.receive(text));
  /** The parts of a long frame so far. */
  private parts: string[] = [];
  private partCharacters = 0;
  /** Number of the last frame taken. */
  private taken = 0;
  private streamCharacters = 0;
  private unacknowledgedCharacters = 0;
  private unacknowledgedFrames = 0;
  private lastHeard = 0;
  private askedAt = 0;
  private gapSince = 0;
  private nextLine = 1;
  private mails = 0;
  /** Lines that the driver has not acknowledged, in order. */
  private readonly lines: Line[] = [];
  private underWay = 0;
  private failingSince = 0;
  private tickTimer: NodeJS.Timeout | null = null;
  private readonly timers = new Set<NodeJS.Timeout>();
  private isOver = false;
  private isAttaching = false;
  /** The stream was let go; the process lives on, and keeps what it says. */
  private isAsleep = false;
  private restTimer: NodeJS.Timeout | null = null;
  private waking: Promise<void> | null = null;
  private generation = 0;
  /** The end of a stream that came before the stream was ours. */
  private early: StreamEnd | null = null;
  /** How often a stream was taken up again. */
  reconnects = 0;

  constructor(
    private readonly transport: SandboxTransport,
    private readonly options: BridgeOptions,
  ) {}

  async start(command: readonly string[], environment: Readonly<Record<string, string>>): Promise<void> {
    const given = this.transport.can.stdin ? environment : { ...environment, COLUBER_MAILBOX: this.mailbox };
    const process = await this.transport.spawn(command, given, this.handlers());
    if (this.isOver) {
      await process.kill().catch(() => undefined);
      return;
    }
    this.begin(process);
  }

  private begin(process: RemoteProcess): void {
    this.process = process;
    this.lastHeard = Date.now();
    this.tickTimer = setInterval(() => this.tick(), TICK);
    this.pump();
    this.endedEarly();
  }

  /** Takes up a conversation that another bridge has released. */
  async adopt({ process: id, frames, lines, mails }: BridgeState): Promise<void> {
    this.taken = frames;
    this.nextLine = lines + 1;
    this.mails = mails;
    const process = await this.transport.attach!(id, this.handlers());
    if (this.isOver) {
      await process.detach().catch(() => undefined);
      return;
    }
    this.begin(process);
    this.ask();
  }

  /** Leaves the process running, once it has all that was sent. */
  async release(milliseconds: number): Promise<BridgeState> {
    const until = Date.now() + milliseconds;
    while (this.lines.length > 0 || this.parts.length > 0 || this.isAttaching) {
      if (this.isOver) throw new RemoteError("lost", "the Python process is gone");
      if (Date.now() > until)
        throw new RemoteError("timeout", `the driver did not take all that was sent within ${milliseconds} ms`);
      this.control(',"ping":1');
      await this.pause(50);
    }
    const { process } = this;
    if (process === null || this.isOver) throw new RemoteError("lost", "the Python process is gone");
    this.stop();
    this.process = null;
    await process.detach().catch(() => undefined);
    return { process: process.id, frames: this.taken, lines: this.nextLine - 1, mails: this.mails };
  }

  // -------------------------------------------------------------------------------------------------------------- frames

  private handlers(): { onData(text: string): void; onEnd(end: StreamEnd): void } {
    const generation = ++this.generation;
    this.reader.reset();
    this.streamCharacters = 0;
    this.early = null;
    return {
      onData: (text) => {
        if (generation === this.generation && !this.isOver) this.data(text);
      },
      onEnd: (end) => {
        if (generation === this.generation && !this.isOver) this.ended(end);
      },
    };
  }

  private data(text: string): void {
    this.lastHeard = Date.now();
    this.askedAt = 0;
    this.streamCharacters += text.length;
    this.unacknowledgedCharacters += text.length;
    try {
      this.options.onCharacters(text.length);
      this.reader.push(text);
    } catch (error) {
      this.lose(asRemoteError(error, "protocol", "the sandbox sent what no driver sends"));
      return;
    }
    if (this.unacknowledgedCharacters > ACKNOWLEDGE_CHARACTERS || this.unacknowledgedFrames > ACKNOWLEDGE_FRAMES)
      this.control("");
    if (this.streamCharacters > this.options.streamCharacters && this.transport.can.attach) void this.reattach();
  }

  private receive(text: string): void {
    if (this.isOver) return;
    const received = parseFrame(text);
    if (received === null) return;
    this.acknowledged(received.acknowledged);
    if (received.sequence === 0) {
      const { frame } = received;
      if (frame.type === "pong" && frame.last > this.taken && this.gapSince === 0) this.ask();
      return;
    }
    if (received.sequence <= this.taken) return;
    if (received.sequence > this.taken + 1) {
      // Frames are missing: they were said while nobody listened. What follows them will be repeated too.
      if (this.gapSince === 0) this.ask();
      return;
    }
    this.gapSince = 0;
    this.taken = received.sequence;
    this.unacknowledgedFrames++;
    const { frame } = received;
    if (frame.type === "part") this.part(frame);
    else this.options.onFrame(frame);
  }

  private part({ text, isLast }: Extract<Frame, { type: "part" }>): void {
    this.parts.push(text);
    if ((this.partCharacters += text.length) > FRAME_CHARACTERS)
      throw new RemoteError("protocol", `the sandbox sent a frame of more than ${FRAME_CHARACTERS} characters`);
    if (!isLast) return;
    const whole = this.parts.join("");
    this.parts = [];
    this.partCharacters = 0;
    const frame = parseWhole(whole);
    if (frame !== null && frame.type !== "part") this.options.onFrame(frame);
  }

  /** Asks for what is missing, until the request has got through. */
  private ask(): void {
    this.gapSince = Date.now();
    const { generation } = this;
    const { process } = this;
    if (process === null) return;
    this.writing(process, `{"n":0,"a":${this.taken},"from":${this.taken + 1}}\n`).catch(async () => {
      await this.pause(10);
      if (!this.isOver && generation === this.generation && !this.isAttaching) this.ask();
    });
  }

  private endedEarly(): void {
    const { early } = this;
    this.early = null;
    if (early !== null) this.ended(early);
  }

  private ended(end: StreamEnd): void {
    if (this.process === null || this.isAttaching) {
      this.early = end;
      return;
    }
    if (end.kind === "exited") {
      const code = end.code === null ? "" : ` with exit code ${end.code}`;
      const complaint = end.complaint.trim() === "" ? "" : `: ${end.complaint.trim().slice(-500)}`;
      this.lose(new RemoteError("ended", `the Python process ended${code}${complaint}`));
    } else if (end.kind === "gone") this.lose(asRemoteError(end.error, "lost", "the sandbox is gone"));
    else if (!this.transport.can.attach)
      this.lose(asRemoteError(end.error, "lost", "the connection to the Python process broke"));
    else void this.reattach();
  }

  /** Takes the output up again, and asks for what was missed. */
  private async reattach(isBroken = true): Promise<void> {
    const old = this.process;
    if (this.isAttaching || this.isOver || old === null) return;
    this.isAttaching = true;
    const started = Date.now();
    void old.detach().catch(() => undefined);
    for (let attempt = 0; !this.isOver; attempt++) {
      if (attempt > 0) await this.pause(Math.min(25 * 2 ** attempt, 2000));
      if (this.isOver) break;
      try {
        const process = await this.transport.attach!(old.id, this.handlers());
        if (this.isOver) {
          await process.detach().catch(() => undefined);
          break;
        }
        this.process = process;
        if (isBroken) this.reconnects++;
        this.lastHeard = Date.now();
        this.isAttaching = false;
        this.ask();
        this.endedEarly();
        return;
      } catch (error) {
        const remote = asRemoteError(error, "unavailable", "the sandbox cannot be reached");
        const isFinal = FINAL.has(remote.code);
        if (isFinal || Date.now() - started > this.options.reconnectMilliseconds) {
          this.isAttaching = false;
          this.lose(isFinal ? remote : new RemoteError("lost", remote.message, { cause: remote }));
          return;
        }
      }
    }
    this.isAttaching = false;
  }

  private lose(error: RemoteError): void {
    if (this.isOver) return;
    this.stop();
    this.options.onLost(error);
  }

  // --------------------------------------------------------------------------------------------------------------- lines

  /** Sends a message; it arrives once, after all that were sent before. `onDelivered`: once its last line was taken. */
  send(message: object, onDelivered: (() => void) | null = null): void {
    if (this.isOver) return;
    const text = JSON.stringify(message);
    if (text.length < PIECE_BYTES / 3) this.line(`"m":${text}`);
    else {
      const bytes = Buffer.from(text, "utf8");
      for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
        const isLast = at + PIECE_BYTES >= bytes.length;
        const piece = bytes.toString("base64", at, Math.min(at + PIECE_BYTES, bytes.length));
        this.line(`"p":"${piece}"${isLast ? ',"last":true' : ""}`);
      }
    }
    (this.lines.at(-1) as Line).onDelivered = onDelivered;
    this.pump();
  }

  private line(body: string): void {
    this.lines.push({
      number: this.nextLine++,
      body,
      attempts: 0,
      written: 0,
      isUnderWay: false,
      onDelivered: null,
    });
  }

  private pump(): void {
    if (this.process === null || this.isOver) return;
    for (const line of this.lines) {
      if (this.underWay >= LINES_UNDER_WAY) return;
      if (!line.isUnderWay && line.written === 0) void this.write(line);
    }
  }

  /** An unnumbered line: what was received, and perhaps a wish. Not repeated when it gets lost; the next one says it again. */
  private control(more: string): void {
    this.unacknowledgedCharacters = 0;
    this.unacknowledgedFrames = 0;
    const { process } = this;
    if (process === null || this.isOver) return;
    this.writing(process, `{"n":0,"a":${this.taken}${more}}\n`).catch(() => undefined);
  }

  private async write(line: Line): Promise<void> {
    const { process } = this;
    if (process === null) return;
    line.isUnderWay = true;
    line.attempts++;
    this.underWay++;
    this.unacknowledgedCharacters = 0;
    this.unacknowledgedFrames = 0;
    try {
      await this.writing(process, `{"n":${line.number},"a":${this.taken},${line.body}}\n`);
      line.written = Date.now();
      delivered(line);
      this.failingSince = 0;
    } catch (error) {
      this.failed(error);
      if (!this.isOver) await this.pause(Math.min(10 * 2 ** Math.min(line.attempts, 8), 1000));
    }
    line.isUnderWay = false;
    this.underWay--;
    this.pump();
  }

  private failed(error: unknown): void {
    const now = Date.now();
    if (this.failingSince === 0) this.failingSince = now;
    const remote = asRemoteError(error, "unavailable", "the sandbox cannot be reached");
    if (now - this.failingSince > this.options.reconnectMilliseconds)
      this.lose(new RemoteError("lost", remote.message, { cause: remote }));
    else if (FINAL.has(remote.code) && now - this.failingSince > 1000) this.lose(remote);
  }

  private writing(process: RemoteProcess, text: string): Promise<void> {
    const { requestMilliseconds } = this.options;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new RemoteError("timeout", `a write took longer than ${requestMilliseconds} ms`)),
        requestMilliseconds,
      );
      this.timers.add(timer);
      this.deliver(process, text)
        .then(resolve, reject)
        .finally(() => {
          clearTimeout(timer);
          this.timers.delete(timer);
        });
    });
  }

  private get mailbox(): string {
    return `${this.transport.directory}/coluber_mail`;
  }

  /** By standard input, or as a file: the driver puts lines into order itself, so that files may come as they like. */
  private deliver(process: RemoteProcess, text: string): Promise<void> {
    if (!this.transport.can.stdin)
      return this.transport.writeFile(`${this.mailbox}/${String(++this.mails).padStart(8, "0")}`, text);
    return process.write === undefined ? Promise.reject(new Error("no standard input")) : process.write(text);
  }

  private acknowledged(number: number): void {
    if (number >= this.nextLine) throw new RemoteError("protocol", "the sandbox acknowledged what was never sent");
    let count = 0;
    while (count < this.lines.length && this.lines[count].number <= number) count++;
    if (count > 0) for (const line of this.lines.splice(0, count)) delivered(line);
  }

  // ------------------------------------------------------------------------------------------------------------- keeping

  private tick(): void {
    const now = Date.now();
    if (this.process === null || this.isAttaching || this.isAsleep) return;
    const { heartbeatMilliseconds } = this.options;
    if (this.gapSince !== 0 && now - this.gapSince >= 2 * TICK) this.ask();
    // A line that was written but not acknowledged: ask; if the answer does not have it, it went astray.
    const first = this.lines.at(0);
    if (first !== undefined && !first.isUnderWay && first.written !== 0 && now - first.written > 1000) {
      if (this.lastHeard > first.written + 500) {
        for (const line of this.lines) if (!line.isUnderWay && line.written < now - 1000) line.written = 0;
        this.pump();
      } else this.control(',"ping":1');
    }
    if (now - this.lastHeard > heartbeatMilliseconds) {
      if (this.askedAt === 0) {
        this.askedAt = now;
        this.control(',"ping":1');
      } else if (now - this.askedAt > heartbeatMilliseconds) {
        this.askedAt = 0;
        this.lastHeard = now;
        if (this.transport.can.attach) void this.reattach();
      }
    }
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.timers.delete(timer);
        resolve();
      }, milliseconds);
      this.timers.add(timer);
    });
  }

  /** Whether a conversation is expected to go on by itself: one at rest does not keep this process from ending. */
  rest(isResting: boolean): void {
    this.process?.rest?.(isResting);
    if (this.restTimer !== null) clearTimeout(this.restTimer);
    this.restTimer = null;
    if (isResting) {
      this.tickTimer?.unref();
      if (this.transport.can.attach) this.restTimer = setTimeout(() => this.sleep(), REST_MILLISECONDS).unref();
    } else this.tickTimer?.ref();
  }

  /** Lets the stream go: an open one would keep this process from ending for ever. */
  private sleep(): void {
    const { process } = this;
    this.restTimer = null;
    if (process === null || this.isOver || this.isAsleep) return;
    if (this.lines.length > 0 || this.underWay > 0 || this.isAttaching || this.parts.length > 0) {
      this.restTimer = setTimeout(() => this.sleep(), REST_MILLISECONDS).unref();
      return;
    }
    this.isAsleep = true;
    // What this stream may still bring is said again when it is asked for.
    this.handlers();
    void process.detach().catch(() => undefined);
  }

  /** Takes the stream up again that was let go. Afterwards the process is there, or `onLost` was called. */
  async wake(): Promise<void> {
    if (this.isAsleep) {
      this.isAsleep = false;
      this.waking = this.reattach(false);
    }
    await this.waking;
    this.waking = null;
  }

  /** Nothing more is said or heard. */
  private stop(): void {
    this.isOver = true;
    if (this.restTimer !== null) clearTimeout(this.restTimer);
    if (this.tickTimer !== null) clearInterval(this.tickTimer);
  }

  /** Ends the conversation, and the process with it. */
  async kill(): Promise<void> {
    this.stop();
    const { process } = this;
    if (process === null) return;
    this.process = null;
    await process.kill().catch(() => undefined);
    await process.detach().catch(() => undefined);
  }
}
