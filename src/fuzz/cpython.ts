/**
 * CPython as an oracle: a long-lived python3.13 that runs many programs. Invariants: it must be 3.13, found on PATH or by
 * PYENV; before the first program it loads the modules and then forbids itself files, processes, sockets and further
 * imports by an audit hook, since programs are random; a program that it does not answer in time is skipped and named.
 */

import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { createInterface, type Interface } from "node:readline";
import { MODULES } from "./grammar.js";

/** What a program printed and how it ended. */
export interface Printed {
  readonly stdout: string;
  /** "" or "Type: message (line N)". */
  readonly error: string;
}

const DRIVER = `
import sys, io, json, resource
sys.setrecursionlimit(1000)
for name in json.loads(sys.argv[1]): __import__(name)
import asyncio, encodings.latin_1, encodings.utf_16, encodings.ascii, encodings.idna, unicodedata, _strptime, locale, traceback, typing, warnings, enum, random, copy, io, pprint, abc, types, time, contextvars, inspect
warnings.simplefilter('ignore')
resource.setrlimit(resource.RLIMIT_AS, (1 << 31, 1 << 31))
asyncio.run(asyncio.sleep(0))
real = sys.stdout
FORBIDDEN = ('open', 'os.', 'subprocess.', 'socket.', 'shutil.', 'ctypes.', 'tempfile.', 'pty.', 'webbrowser.', 'ftplib.', 'urllib.', 'http.', 'mmap.', 'fcntl.', 'signal.', 'gc.', 'sys._getframe', 'code.__new__', 'sqlite3.', 'marshal.', 'pickle.', 'import')
ALLOWED = {'os.putenv'}
guarded = False
def hook(event, args):
    if guarded and event.startswith(FORBIDDEN) and event not in ALLOWED:
        if event == 'import' and args[0] in sys.modules: return
        if event.startswith('socket.') or event.startswith('signal.'):
            import threading
            if loop_starting(): return
        raise RuntimeError('forbidden: ' + event)
def loop_starting():
    frame = sys._current_frames if False else None
    f = real_getframe(1)
    while f is not None:
        if f.f_code.co_filename.endswith(('selector_events.py', 'runners.py', 'unix_events.py', 'base_events.py')): return True
        f = f.f_back
    return False
def real_getframe(depth):
    global guarded
    guarded = False
    try: return sys._getframe(depth + 1)
    finally: guarded = True
sys.addaudithook(hook)
class OutOfTime(BaseException): pass
def out_of_time(*_): raise OutOfTime
import signal
signal.signal(signal.SIGVTALRM, out_of_time)
def run(source):
    global guarded
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, 'utf-8', newline='\\n', write_through=True)
    error = ''
    sys.stdout = out
    scope = {'__name__': '__main__', '__doc__': None, '__package__': None, '__builtins__': __builtins__}
    try:
        code = compile(source, 'p.py', 'exec')
        signal.setitimer(signal.ITIMER_VIRTUAL, 2)
        guarded = True
        exec(code, scope)
    except BaseException as e:
        guarded = False
        if isinstance(e, SyntaxError): line = e.lineno
        else:
            line, tb = 0, e.__traceback__
            while tb is not None:
                if tb.tb_frame.f_code.co_filename == 'p.py': line = tb.tb_lineno
                tb = tb.tb_next
        try: text = e.msg if isinstance(e, SyntaxError) else str(e)
        except BaseException: text = '<no text>'
        error = '%s: %s (line %s)' % (type(e).__name__, text, line)
    finally:
        guarded = False
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        sys.stdout = real
    return [raw.getvalue()[:1000000].decode(), error]
for line in sys.stdin:
    answers = []
    for source in json.loads(line):
        try: answers.append(run(source))
        except BaseException as e: answers.append(['', 'driver: ' + repr(e)])
    real.write(json.dumps(answers) + '\\n')
    real.flush()
`;

/** Longest that one batch may take (ms of wall time). */
const PATIENCE = 60_000;
/** Longest that a command may take to tell its version (ms). */
const VERSION_PATIENCE = 10_000;

/** The command and environment of a CPython 3.13, or why there is none. */
async function findPython(): Promise<{ command: string; version: string } | string> {
  const tried: string[] = [];
  for (const command of ["python3.13", "python3", "python"]) {
    const version = await askVersion(command);
    if (version?.startsWith("3.13.") === true) return { command, version };
    tried.push(`${command} ${version ?? "not found"}`);
  }
  return `no CPython 3.13 (${tried.join(", ")})`;
}

function pythonEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PYENV_VERSION: process.env["PYENV_VERSION"] ?? "3.13.0",
    PYTHONIOENCODING: "utf-8:surrogatepass",
  };
}

function askVersion(command: string): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(
      command,
      ["-I", "-c", "import platform; print(platform.python_implementation(), platform.python_version())"],
      {
        env: pythonEnvironment(),
        stdio: ["ignore", "pipe", "ignore"],
        timeout: VERSION_PATIENCE,
        killSignal: "SIGKILL",
      },
    );
    let text = "";
    child.stdout.on("data", (part: Buffer) => (text += part.toString()));
    child.on("error", () => resolve(null));
    child.on("close", () => {
      const [implementation, version] = text.trim().split(" ");
      resolve(implementation === "CPython" && version !== undefined ? version : null);
    });
  });
}

export class CPython {
  private child: ChildProcessWithoutNullStreams | null = null;
  private lines: Interface | null = null;
  private waiting: ((line: string | null) => void) | null = null;

  private constructor(
    private readonly command: string,
    readonly version: string,
  ) {}

  /** CPython 3.13, or why there is none. */
  static async find(): Promise<CPython | string> {
    const found = await findPython();
    return typeof found === "string" ? found : new CPython(found.command, found.version);
  }

  private start(hashSeed: string): void {
    const child = spawn(this.command, ["-B", "-c", DRIVER, JSON.stringify(MODULES)], {
      env: { ...pythonEnvironment(), PYTHONHASHSEED: hashSeed },
      stdio: ["pipe", "pipe", "pipe"],
    });
    child.stderr.resume();
    child.stdin.on("error", () => undefined);
    this.child = child;
    this.lines = createInterface({ input: child.stdout });
    this.lines.on("line", (line) => this.waiting?.(line));
    child.on("close", () => {
      if (this.child !== child) return;
      this.child = null;
      this.waiting?.(null);
    });
  }

  /** What CPython makes of each program; null where it gave no answer. */
  async ask(programs: readonly string[], hashSeed = "0"): Promise<(Printed | null)[]> {
    const answer = await this.askAll(programs, hashSeed);
    if (answer !== null) return answer;
    if (programs.length === 1) return [null];
    const all: (Printed | null)[] = [];
    for (const program of programs) all.push((await this.askAll([program], hashSeed))?.[0] ?? null);
    return all;
  }

  private askAll(programs: readonly string[], hashSeed: string): Promise<Printed[] | null> {
    if (this.child === null) this.start(hashSeed);
    return new Promise((resolve) => {
      const finish = (line: string | null): void => {
        clearTimeout(timer);
        this.waiting = null;
        resolve(
          line === null ? null : (JSON.parse(line) as [string, string][]).map(([stdout, error]) => ({ stdout, error })),
        );
      };
      const timer = setTimeout(() => {
        this.stop();
        finish(null);
      }, PATIENCE);
      this.waiting = finish;
      this.child?.stdin.write(`${JSON.stringify(programs)}\n`);
    });
  }

  stop(): void {
    const { child } = this;
    this.child = null;
    this.lines?.close();
    child?.kill("SIGKILL");
  }
}

/** Text in which what differs between processes, and is no bug, is the same. */
export function normalise(text: string): string {
  return (
    text
      .replaceAll(/0x[0-9a-f]{6,}/g, "0x…")
      .replaceAll(/(?<= at )0x[0-9a-f]+/g, "0x…")
      .replaceAll("str_ascii_iterator", "str_iterator")
      .replaceAll(/<module '([\w.]+)' from '[^']*'>/g, "<module '$1' (built-in)>")
      // Suggestions are for the traceback.
      .replaceAll(/\. Did you (mean|forget)[^\n]*(?= \(line \d+\)$)/gm, "")
  );
}

/**
 * Why the two differ although both are right by spec/divergences.md; null when they should not.
 * `program` says whether a set can be in it.
 */
export function knownDifference(program: string, ours: Printed, theirs: Printed): string | null {
  const [a, b] = [ours, theirs].map(({ stdout, error }) => normalise(`${stdout}\n${error}`));
  if (/MemoryError|RecursionError|OutOfTime|forbidden: |driver: /.test(a + b)) return "limits";
  if (/\bset\b|frozenset|\{/.test(program) && sortedText(a) === sortedText(b)) return "set-order";
  return null;
}

function sortedText(text: string): string {
  return [...text].sort().join("");
}
