/**
 * Messages over a byte stream: four bytes of length, then UTF-8 JSON. The reader refuses a message above its cap before it
 * holds it, so that the other side cannot make this one buffer without end.
 */

/** Most bytes of one message. */
export const FRAME_BYTES = 64 * 1024 * 1024;

/** A message for the stream. */
export function frame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  if (length > FRAME_BYTES) throw new RangeError(`a message of ${length} bytes is above the cap of ${FRAME_BYTES}`);
  const bytes = Buffer.allocUnsafe(4 + length);
  bytes.writeUInt32BE(length, 0);
  bytes.write(text, 4);
  return bytes;
}

/** Cuts a stream into messages. */
export class FrameReader {
  private readonly chunks: Buffer[] = [];
  private held = 0;
  private wanted = -1;

  /** `onMessage` gets each message's text, in order. */
  constructor(private readonly onMessage: (text: string) => void) {}

  /** Takes what came; throws a RangeError when a message is above the cap. */
  push(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.held += chunk.length;
    for (;;) {
      if (this.wanted < 0) {
        if (this.held < 4) return;
        this.wanted = this.take(4).readUInt32BE(0);
        if (this.wanted > FRAME_BYTES) throw new RangeError(`a message of ${this.wanted} bytes is above the cap`);
      }
      if (this.held < this.wanted) return;
      const text = this.take(this.wanted).toString("utf8");
      this.wanted = -1;
      this.onMessage(text);
    }
  }

  private take(count: number): Buffer {
    if (count === 0) return Buffer.alloc(0);
    this.held -= count;
    const [first] = this.chunks;
    if (first.length >= count) {
      if (first.length === count) this.chunks.shift();
      else this.chunks[0] = first.subarray(count);
      return first.subarray(0, count);
    }
    const all = Buffer.concat(this.chunks);
    this.chunks.length = 0;
    if (all.length > count) this.chunks.push(all.subarray(count));
    return all.subarray(0, count);
  }
}
