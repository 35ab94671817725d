// Numbers as printable text: base 46 in 92 characters, the upper half of which mean "more follows". The
// generated tables are written so (test/tools/generate-unicode.py); only our own data is ever read here.

/** Reads packed numbers one after another. */
export class PackedReader {
  private index = 0;

  constructor(private readonly text: string) {}

  get done(): boolean {
    return this.index >= this.text.length;
  }

  next(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const code = this.text.charCodeAt(this.index++);
      // 0x21, 0x23–0x5b, 0x5d–0x7e: quotation mark and backslash are left out.
      const symbol = code < 0x22 ? 0 : code < 0x5c ? code - 0x22 : code - 0x23;
      if (symbol < 46) return value + symbol * scale;
      value += symbol * scale;
      scale *= 46;
    }
  }

  /** The next number with its sign in the lowest bit. */
  nextSigned(): number {
    const value = this.next();
    return value & 1 ? -(value + 1) / 2 : value / 2;
  }
}
