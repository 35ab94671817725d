// Virtual files: `open` as CPython has it (files-program.out is what CPython 3.13 prints for files-program.py), what the
// host grants and gets, quotas, read-only parts.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Sandbox } from "../../src/index.js";
import { done, errorOf, later } from "./helpers.js";

const here = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");

/** Contents as text. */
function texts(files: ReadonlyMap<string, Uint8Array> | undefined): Record<string, string> {
  return Object.fromEntries([...(files ?? [])].map(([path, bytes]) => [path, Buffer.from(bytes).toString("utf8")]));
}

describe("open", () => {
  it("does what CPython's does", () => {
    const outcome = done(new Sandbox({ imports: ["csv", "io", "json"], files: {} }).runSync(here("files-program.py")));
    expect(outcome.stdout).toBe(here("files-program.out"));
  });

  it("is refused when no files are granted", () => {
    expect(errorOf(new Sandbox().runSync("open('x')"))).toBe(
      "RuntimeError: open() is not available: no files are granted to this sandbox: the host can grant some with `files`",
    );
    expect(() => new Sandbox().files.set("/x", "")).toThrow("no files are granted");
    expect(new Sandbox().files.list()).toEqual([]);
  });

  it("takes every way to write a path", () => {
    const sandbox = new Sandbox({ files: { "data/a.txt": "A", "/b.txt": new Uint8Array([66]) } });
    const source =
      "class P:\n    def __fspath__(self): return '/b.txt'\n[open(p).read() for p in ['data/a.txt', '/data/a.txt', './data//a.txt', '/x/../data/./a.txt', '../../data/a.txt', b'b.txt', P()]]";
    expect(done(sandbox.runSync(source)).value).toEqual(["A", "A", "A", "A", "A", "B", "B"]);
  });
});

describe("files", () => {
  it("that a run created or changed are in its outcome, and stay for the next", async () => {
    const sandbox = new Sandbox({ files: { "/in.txt": "in", "/same.txt": "same" } });
    const first = await sandbox.run(
      "open('out.txt', 'w').write(open('in.txt').read() + '!')\nopen('/tmp/t', 'w')\nopen('same.txt').read()",
    );
    expect(texts(first.files)).toEqual({ "/out.txt": "in!", "/tmp/t": "" });
    const second = sandbox.runSync("open('out.txt', 'a').write('?')");
    expect(texts(second.files)).toEqual({ "/out.txt": "in!?" });
    expect(sandbox.runSync("open('out.txt').read()").files?.size).toBe(0);
    expect(sandbox.files.list()).toEqual(["/in.txt", "/same.txt", "/out.txt", "/tmp/t"]);
    expect(sandbox.files.delete("out.txt")).toBe(true);
    expect(sandbox.files.get("/out.txt")).toBeUndefined();
    sandbox.files.set("/deep/er/x.bin", new Uint8Array([1]));
    expect(done(sandbox.runSync("open('deep/er/x.bin', 'rb').read()")).value).toEqual(new Uint8Array([1]));
    sandbox.reset();
    expect(sandbox.files.list()).toEqual(["/in.txt", "/same.txt"]);
    expect(new Sandbox().runSync("1").files).toBeUndefined();
  });

  it("are in the outcome of a run that failed, too, without being closed", () => {
    const outcome = new Sandbox({ files: {}, limits: { instructions: 200_000 } }).runSync(
      "f = open('log', 'w')\nf.write('begun')\nwhile True: pass",
    );
    expect(outcome.status).toBe("limit");
    expect(texts(outcome.files)).toEqual({ "/log": "begun" });
  });

  it("are copies on both sides", () => {
    const bytes = new Uint8Array([1, 2]);
    const sandbox = new Sandbox({ files: { "/a": bytes } });
    bytes[0] = 9;
    const read = sandbox.files.get("/a");
    expect(read).toEqual(new Uint8Array([1, 2]));
    if (read !== undefined) read[0] = 7;
    expect(done(sandbox.runSync("open('/a', 'rb').read()")).value).toEqual(new Uint8Array([1, 2]));
  });

  it("may be read-only", () => {
    const sandbox = new Sandbox({ files: { "/a": { content: "fixed", readOnly: true } } });
    for (const mode of ["w", "a", "r+", "wb"])
      expect(errorOf(sandbox.runSync(`open('/a', '${mode}')`))).toBe(
        "PermissionError: [Errno 13] Permission denied: '/a'",
      );
    expect(done(sandbox.runSync("open('/a').read()")).value).toBe("fixed");
  });

  it("have a quota in bytes and in number, which the program may handle", () => {
    const sandbox = new Sandbox({ files: {}, limits: { fileBytes: 1000, files: 3 } });
    const many =
      "n = 0\ntry:\n    while True:\n        open(f'{n}', 'w').write('x')\n        n += 1\nexcept OSError as e: print(n, e, e.errno)";
    expect(done(sandbox.runSync(many)).stdout).toBe("3 [Errno 28] No space left on device: '3' 28\n");
    const big =
      "f = open('0', 'wb')\ntry:\n    for i in range(10_000): f.write(bytes(100))\nexcept OSError as e: print(i, e)\nf.seek(0)\nf.truncate()\nprint(f.write(bytes(900)))";
    expect(done(sandbox.runSync(big)).stdout).toBe("9 [Errno 28] No space left on device\n900\n");
    const sparse = "f = open('1', 'wb')\nf.seek(10**12)\nf.write(b'x')";
    expect(errorOf(sandbox.runSync(sparse))).toBe("OSError: [Errno 28] No space left on device");
    expect(done(sandbox.runSync("open('0', 'rb').read()[:2]")).value).toEqual(new Uint8Array(2));
  });

  it("may be named like anything", () => {
    const sandbox = new Sandbox({ files: { "/__proto__": "p", "/constructor": "c" } });
    expect(
      done(sandbox.runSync("open('toString', 'w').write('t')\nopen('__proto__').read() + open('constructor').read()"))
        .value,
    ).toBe("pc");
    expect(sandbox.files.list()).toEqual(["/__proto__", "/constructor", "/toString"]);
  });

  it("may be written while a tool waits", async () => {
    const sandbox = new Sandbox({ files: {}, tools: { slow: async () => later().then(() => "late") } });
    const outcome = await sandbox.run("with open('a', 'w') as f:\n    print('early', file=f)\n    f.write(slow())");
    expect(texts(outcome.files)).toEqual({ "/a": "early\nlate" });
  });

  it("that are none are refused by name", () => {
    expect(() => new Sandbox({ files: { "": "x" } })).toThrow("files: '' cannot be the path of a file");
    expect(() => new Sandbox({ files: { "/a\0b": "x" } })).toThrow(TypeError);
    expect(() => new Sandbox({ files: { "/a": 5 as unknown as string } })).toThrow(
      "files['/a'] must be text, a Uint8Array, or { content, readOnly }",
    );
    expect(() => new Sandbox({ files: { "/a": "x", "/a/b": "y" } })).toThrow("files: '/a' is a file and a directory");
    expect(() => new Sandbox({ files: { "/a/b": "y", "/a": "x" } })).toThrow(
      "files: '/a' cannot be the path of a file",
    );
  });
});
