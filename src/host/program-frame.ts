/**
 * The bottom frame of a run: what follows the program's own end. It asks for the repr of the value, or for the texts of the
 * exception, which may be guest code, may wait and may be sliced like any other; so a run that stands still anywhere is its
 * frames and nothing else.
 */

import { exceptionType } from "../objects/exception.js";
import { heapClass } from "../objects/heap.js";
import { NativeFrame, X, type Machine, type NextResult } from "../objects/machine.js";
import { PyException, type AnyStr, type FlatStr, type Value } from "../objects/model.js";
import { PyGenerator } from "../objects/generator.js";
import { isStr, reprOf, strOf, typeName, unwrap } from "../objects/protocol.js";
import { flatten, strLength, toHostText } from "../objects/text.js";
import { escapeSurrogates } from "../objects/text-repr.js";
import { ExceptionText, describeException } from "../objects/traceback.js";
import { CodeFlag, type Code } from "../compile/code.js";
import { startModule } from "../library/start-module.js";
import { runCoroutine } from "../library/tools.js";
import type { PyDict } from "../objects/dictionary.js";
import { Frame } from "../vm/frame.js";
import { link } from "../vm/link.js";
import type { VirtualMachine } from "../vm/machine.js";

type Stage = "program" | "coroutine" | "repr" | "describe" | "exit" | "done";

export class ProgramFrame extends NativeFrame {
  override readonly catches = true;
  stage: Stage = "program";
  value: Value = null;
  valueRepr = "None";
  /** The exception that ended the program, as text. */
  error: ExceptionText | null = null;
  /** After SystemExit. */
  exitCode: number | null = null;
  private exception: PyException | null = null;

  /** `awaits`: a coroutine that the program gives (an async function's call) is run. */
  constructor(private readonly awaits: boolean) {
    super();
  }

  /** Takes the result of the start: a value, or X while frames run. */
  begin(m: Machine, result: NextResult): NextResult {
    return result === X ? m.wait(this) : this.step(m, result as Value | undefined);
  }

  step(m: Machine, value: Value | undefined): NextResult {
    switch (this.stage) {
      case "program":
        if (this.awaits && value instanceof PyGenerator && value.kind === "coroutine") {
          this.stage = "coroutine";
          return this.begin(m, runCoroutine(m, value));
        }
        return this.ended(m, value ?? null);
      case "coroutine":
        return this.ended(m, value ?? null);
      case "repr":
        this.valueRepr = isStr(value as Value) ? toHostText(flatten(m, value as AnyStr)) : "";
        break;
      case "describe":
        this.error = value as unknown as ExceptionText;
        break;
      case "exit":
        printExit(m, flatten(m, value as AnyStr));
        break;
      case "done":
        break;
    }
    this.stage = "done";
    return null;
  }

  private ended(m: Machine, value: Value): NextResult {
    this.value = value;
    if (value === null) {
      this.stage = "done";
      return null;
    }
    this.stage = "repr";
    m.beginOutside();
    return this.begin(m, reprOf(m, value));
  }

  override caught(m: Machine): NextResult {
    const exception = m.clearException();
    switch (this.stage) {
      case "program":
      case "coroutine":
        this.exception = exception;
        if (exception.type.isSubtypeOf(exceptionType("SystemExit"))) return this.exited(m, exception);
        this.stage = "describe";
        m.beginOutside();
        return this.begin(m, describeException(m, exception));
      case "repr":
        this.valueRepr = `<unprintable ${typeName(this.value)} object>`;
        break;
      case "describe":
        this.error = new ExceptionText(this.exception?.type.name ?? "Exception", this.exception?.traceback ?? null);
        break;
      default:
        break;
    }
    this.stage = "done";
    return null;
  }

  private exited(m: Machine, exception: PyException): NextResult {
    const { fields, args } = exception;
    const first: Value = args.items.length > 1 ? args : (args.items[0] ?? null);
    const code = fields !== null && fields.has("code") ? (fields.get("code") ?? null) : first;
    const number = unwrap(code);
    if (code === null) this.exitCode = 0;
    else if (typeof number === "boolean") this.exitCode = Number(number);
    else if (typeof number === "number") this.exitCode = ((number % 256) + 256) % 256;
    else if (typeof number === "bigint")
      // C's long of an int beyond 64 bits is -1.
      this.exitCode = BigInt.asIntN(64, number) === number ? Number(BigInt.asUintN(8, number)) : 255;
    else {
      this.exitCode = 1;
      this.stage = "exit";
      m.beginOutside();
      return this.begin(m, strOf(m, code));
    }
    this.stage = "done";
    return null;
  }
}
heapClass(
  ProgramFrame,
  "frame.program",
  {
    catches: "plain",
    stage: "plain",
    value: "value",
    valueRepr: "plain",
    error: "object",
    exitCode: "plain",
    exception: "object",
    awaits: "plain",
    back: "skip",
  },
  (frame) => 160 + frame.valueRepr.length,
);

/** What SystemExit says is output as any other. */
function printExit(m: Machine, text: FlatStr): void {
  m.charge(strLength(text) >> 4);
  m.write("stderr", `${escapeSurrogates(toHostText(text))}\n`);
}

/** Pushes the frames of a compiled program; one with `await` outside functions is a coroutine, which is run. */
export function startProgram(m: VirtualMachine, code: Code, globals: PyDict): NextResult {
  if ((code.flags & CodeFlag.COROUTINE) === 0) return startModule(m, code, globals);
  const linked = link(code, globals, m.tier);
  m.allocate(160 + 8 * (linked.localCount + linked.stackSize));
  const coroutine = new PyGenerator("coroutine", "<module>", "<module>");
  const frame = new Frame(linked);
  frame.generator = coroutine;
  frame.sp = linked.localCount;
  coroutine.frame = frame;
  for (let slot = 0; slot < linked.localCount; slot++) coroutine.saved.push(undefined);
  return runCoroutine(m, coroutine);
}
