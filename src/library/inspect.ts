/**
 * The native part of `inspect`: the parameters of functions, what kind of function one is, where it stands in its source, and
 * the states of generators. Code objects and frames stay out of reach.
 */

import { CodeFlag } from "../compile/code.js";
import { builtin } from "../objects/define.js";
import { PyFunction } from "../objects/function.js";
import { PyGenerator } from "../objects/generator.js";
import type { Machine } from "../objects/machine.js";
import { PyBoundMethod, PyList, PyTuple, PyType, type FlatStr, type Value } from "../objects/model.js";
import { PyNative, type Parameter } from "../objects/native.js";
import { listSize, strSize, tupleSize } from "../objects/sizes.js";
import { hostString, toHostText } from "../objects/text.js";
import type { ExceptHandler, Match, Stmt, Try, TryStar } from "../syntax/ast.js";
import { PythonSyntaxError } from "../syntax/error.js";
import { parseModule } from "../syntax/parser.js";
import type { VirtualMachine } from "../vm/machine.js";
import { contents, defineModule } from "./modules.js";
import { PyTool } from "./tools.js";

// ---------------------------------------------------------------------------------------------------------- parameters

const KIND = { "positional-only": 0, positional: 1, varargs: 2, "keyword-only": 3, varkeywords: 4 } as const;

/** (name, kind, has default, default) for each parameter of a native, the receiver left out when it is bound. */
function nativeParameters(m: Machine, native: PyNative, bound: boolean): PyList {
  const { parameters } = native.signature;
  const hasReceiver = native.binding === "method" || native.binding === "classmethod";
  const shown = bound && hasReceiver ? parameters.slice(1) : parameters;
  m.charge(shown.length);
  m.allocate(listSize(shown.length) + shown.length * tupleSize(4));
  return new PyList(
    shown.map((parameter: Parameter) => {
      const hasDefault = !parameter.required && parameter.kind !== "varargs" && parameter.kind !== "varkeywords";
      return new PyTuple([parameter.name, KIND[parameter.kind], hasDefault, parameter.defaultValue ?? null]);
    }),
  );
}

/** (names of the parameters, positional count, positional-only count, keyword-only count, *args, **kwargs, kind, file, line). */
function functionParts(m: Machine, fn: PyFunction): PyTuple {
  const { code } = fn.linked;
  const varargs = (code.flags & CodeFlag.VARARGS) !== 0;
  const varkeywords = (code.flags & CodeFlag.VARKEYWORDS) !== 0;
  const count = code.argCount + code.keywordOnlyCount + (varargs ? 1 : 0) + (varkeywords ? 1 : 0);
  m.charge(count);
  m.allocate(tupleSize(9) + tupleSize(count));
  const kind =
    (code.flags & CodeFlag.GENERATOR) !== 0
      ? "generator"
      : (code.flags & CodeFlag.COROUTINE) !== 0
        ? "coroutine"
        : (code.flags & CodeFlag.ASYNC_GENERATOR) !== 0
          ? "async_generator"
          : "";
  return new PyTuple([
    new PyTuple(code.localNames.slice(0, count).map(hostString)),
    code.argCount,
    code.positionalOnlyCount,
    code.keywordOnlyCount,
    varargs,
    varkeywords,
    kind,
    hostString(code.filename),
    code.firstLine,
  ]);
}

// -------------------------------------------------------------------------------------------------------------- source

/** The statements directly inside one. */
function blocksOf(statement: Stmt): readonly (readonly Stmt[])[] {
  switch (statement.kind) {
    case "FunctionDef":
    case "AsyncFunctionDef":
    case "ClassDef":
    case "With":
    case "AsyncWith":
      return [statement.body];
    case "If":
    case "For":
    case "AsyncFor":
    case "While":
      return [statement.body, statement.orelse];
    case "Try":
    case "TryStar": {
      const { body, handlers, orelse, finalbody } = statement as Try | TryStar;
      return [body, ...handlers.map((handler: ExceptHandler) => handler.body), orelse, finalbody];
    }
    case "Match":
      return (statement as Match).cases.map((branch) => branch.body);
    default:
      return [];
  }
}

/** The last line of the statement that begins at a line (its decorators included), or that contains it; 0 when there is none. */
function statementEnd(body: readonly Stmt[], line: number): number {
  let end = 0;
  const pending: (readonly Stmt[])[] = [body];
  for (let block = pending.pop(); block !== undefined; block = pending.pop())
    for (const statement of block) {
      const decorators = "decorator_list" in statement ? statement.decorator_list : [];
      const first = decorators.length > 0 ? decorators[0].line : statement.line;
      if (first > line || statement.endLine < line) continue;
      if (first === line) return statement.endLine;
      end = statement.endLine;
      pending.push(...blocksOf(statement));
    }
  return end;
}

const natives: readonly PyNative[] = [
  builtin("_function_parts(fn, /)", {}, (m, fn: Value) => (fn instanceof PyFunction ? functionParts(m, fn) : null)),
  builtin("_native_parameters(fn, /)", {}, (m, fn: Value) => {
    if (fn instanceof PyNative) return nativeParameters(m, fn, false);
    if (fn instanceof PyBoundMethod && fn.func instanceof PyNative) return nativeParameters(m, fn.func, true);
    // What a built-in class is called with.
    if (fn instanceof PyType && fn.construct !== null) return nativeParameters(m, fn.construct, false);
    return null;
  }),
  // (name, kind, default as text or None, annotation) for each parameter of a tool, and the annotation of its result.
  builtin("_tool_parts(tool, /)", {}, (m, tool: Value) => {
    if (!(tool instanceof PyTool)) return null;
    const { parameters, varargs, varkeywords, returns } = tool.description.signature;
    m.charge(parameters.length + 2);
    m.allocate(listSize(parameters.length + 2) + (parameters.length + 3) * tupleSize(4));
    const parts: Value[] = parameters.map(
      ({ name, defaultText, annotation }) =>
        new PyTuple([
          hostString(name),
          KIND.positional,
          defaultText === null ? null : hostString(defaultText),
          hostString(annotation),
        ]),
    );
    if (varargs !== null) parts.push(new PyTuple([hostString(varargs), KIND.varargs, null, ""]));
    if (varkeywords !== null) parts.push(new PyTuple([hostString(varkeywords), KIND.varkeywords, null, ""]));
    return new PyTuple([new PyList(parts), hostString(returns)]);
  }),
  builtin("_source(filename: str, /)", {}, (machine, filename: FlatStr) => {
    const m = machine as VirtualMachine;
    const text = m.sources.get(toHostText(filename));
    if (text === undefined) return null;
    m.charge(1 + (text.length >> 4));
    m.allocate(strSize(text.length, true));
    return hostString(text);
  }),
  builtin("_statement_end(filename: str, line: size, /)", {}, (machine, filename: FlatStr, line: number) => {
    const m = machine as VirtualMachine;
    const text = m.sources.get(toHostText(filename));
    if (text === undefined) return 0;
    m.charge(20 + text.length);
    m.allocate(16 * text.length);
    try {
      return statementEnd(parseModule(text, { filename: "<source>" }).body, line);
    } catch (error) {
      if (error instanceof PythonSyntaxError) return 0;
      throw error;
    }
  }),
  builtin("_generator_state(generator, /)", {}, (_m, generator: Value) => {
    if (!(generator instanceof PyGenerator)) return null;
    if (generator.frame === null) return "CLOSED";
    if (generator.running) return "RUNNING";
    return generator.started ? "SUSPENDED" : "CREATED";
  }),
];
defineModule({ name: "_inspect", doc: "Natives of inspect.", fill: contents("_inspect", natives) });
defineModule({ name: "inspect", doc: "What objects are and how they are called.", frozen: "inspect" });
