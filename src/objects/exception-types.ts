/**
 * The built-in exception classes as one table: name, base, documentation. Every class here is a PyType flagged EXCEPTION,
 * and its instances, like those of guest subclasses, are PyException. Implements the hierarchy of the Python library
 * reference, "Built-in Exceptions".
 */

import { OBJECT, defineType } from "./define.js";
import { PyException, TypeFlag, type PyType, type Value } from "./model.js";

interface Row {
  readonly base: string;
  readonly doc: string;
}

/** In an order in which bases come first. */
const HIERARCHY = {
  BaseException: { base: "object", doc: "Root of all exceptions." },
  Exception: { base: "BaseException", doc: "Base of the exceptions that do not end the program." },
  GeneratorExit: { base: "BaseException", doc: "Asks a generator or coroutine to end." },
  KeyboardInterrupt: { base: "BaseException", doc: "The user interrupted the program." },
  SystemExit: { base: "BaseException", doc: "Asks the program to end; `code` is its exit status." },
  BaseExceptionGroup: { base: "BaseException", doc: "Several exceptions raised together." },

  ArithmeticError: { base: "Exception", doc: "Base of the errors of arithmetic." },
  FloatingPointError: { base: "ArithmeticError", doc: "A floating-point operation failed." },
  OverflowError: { base: "ArithmeticError", doc: "The result cannot be represented." },
  ZeroDivisionError: { base: "ArithmeticError", doc: "Division or modulo by zero." },
  AssertionError: { base: "Exception", doc: "An assertion does not hold." },
  AttributeError: { base: "Exception", doc: "There is no such attribute." },
  BufferError: { base: "Exception", doc: "An operation on a buffer cannot be done." },
  EOFError: { base: "Exception", doc: "The input ended where more was needed." },
  ImportError: { base: "Exception", doc: "A module, or a name in it, cannot be imported." },
  ModuleNotFoundError: { base: "ImportError", doc: "There is no such module." },
  LookupError: { base: "Exception", doc: "Base of the errors of looking something up." },
  IndexError: { base: "LookupError", doc: "The index is out of range." },
  KeyError: { base: "LookupError", doc: "There is no such key." },
  MemoryError: { base: "Exception", doc: "There is not enough memory." },
  NameError: { base: "Exception", doc: "There is no such global name." },
  UnboundLocalError: { base: "NameError", doc: "A local variable is read before it has a value." },
  OSError: { base: "Exception", doc: "The operating system refused an operation." },
  BlockingIOError: { base: "OSError", doc: "The operation would have to wait." },
  ChildProcessError: { base: "OSError", doc: "There is no such child process." },
  ConnectionError: { base: "OSError", doc: "Base of the errors of connections." },
  BrokenPipeError: { base: "ConnectionError", doc: "The other end does not read any more." },
  ConnectionAbortedError: { base: "ConnectionError", doc: "The connection was given up." },
  ConnectionRefusedError: { base: "ConnectionError", doc: "The peer refused the connection." },
  ConnectionResetError: { base: "ConnectionError", doc: "The peer reset the connection." },
  FileExistsError: { base: "OSError", doc: "The file is there already." },
  FileNotFoundError: { base: "OSError", doc: "There is no such file." },
  InterruptedError: { base: "OSError", doc: "A signal interrupted the operation." },
  IsADirectoryError: { base: "OSError", doc: "A file was wanted and this is a directory." },
  NotADirectoryError: { base: "OSError", doc: "A directory was wanted and this is none." },
  PermissionError: { base: "OSError", doc: "The operation is not permitted." },
  ProcessLookupError: { base: "OSError", doc: "There is no such process." },
  TimeoutError: { base: "OSError", doc: "The operation took too long." },
  ReferenceError: { base: "Exception", doc: "What a weak proxy referred to is gone." },
  RuntimeError: { base: "Exception", doc: "An error that belongs to no other class." },
  NotImplementedError: { base: "RuntimeError", doc: "The method is to be written by a subclass." },
  PythonFinalizationError: { base: "RuntimeError", doc: "The operation is not possible while Python shuts down." },
  RecursionError: { base: "RuntimeError", doc: "Calls are nested too deeply." },
  StopAsyncIteration: { base: "Exception", doc: "An asynchronous iterator has no more items." },
  StopIteration: { base: "Exception", doc: "An iterator has no more items." },
  SyntaxError: { base: "Exception", doc: "The source text is not Python." },
  IndentationError: { base: "SyntaxError", doc: "The indentation is wrong." },
  TabError: { base: "IndentationError", doc: "Tabs and spaces are mixed in the indentation." },
  SystemError: { base: "Exception", doc: "The interpreter found a fault in itself." },
  TypeError: { base: "Exception", doc: "An argument has the wrong type." },
  ValueError: { base: "Exception", doc: "An argument has the right type but a wrong value." },
  UnicodeError: { base: "ValueError", doc: "Base of the errors of encoding and decoding." },
  UnicodeDecodeError: { base: "UnicodeError", doc: "Bytes cannot be decoded." },
  UnicodeEncodeError: { base: "UnicodeError", doc: "Text cannot be encoded." },
  UnicodeTranslateError: { base: "UnicodeError", doc: "Text cannot be translated." },
  ExceptionGroup: { base: "BaseExceptionGroup", doc: "Several exceptions, all of class Exception, raised together." },

  Warning: { base: "Exception", doc: "Base of the warnings." },
  BytesWarning: { base: "Warning", doc: "About bytes used as text." },
  DeprecationWarning: { base: "Warning", doc: "About deprecated features, for developers." },
  EncodingWarning: { base: "Warning", doc: "About encodings left to the platform." },
  FutureWarning: { base: "Warning", doc: "About deprecated features, for users." },
  ImportWarning: { base: "Warning", doc: "About probable mistakes in imports." },
  PendingDeprecationWarning: { base: "Warning", doc: "About features that will be deprecated." },
  ResourceWarning: { base: "Warning", doc: "About resources not released." },
  RuntimeWarning: { base: "Warning", doc: "About doubtful behaviour at run time." },
  SyntaxWarning: { base: "Warning", doc: "About doubtful syntax." },
  UnicodeWarning: { base: "Warning", doc: "About Unicode." },
  UserWarning: { base: "Warning", doc: "Warnings of user code." },
} as const satisfies Record<string, Row>;

/** The name of a built-in exception class. */
export type ExceptionName = keyof typeof HIERARCHY;

const types = new Map<string, PyType>();
for (const [name, row] of Object.entries(HIERARCHY) as [string, Row][]) {
  const type = defineType(name, {
    bases: [row.base === "object" ? OBJECT : (types.get(row.base) as PyType)],
    base: true,
    flags: TypeFlag.EXCEPTION | TypeFlag.HAS_DICT,
    doc: row.doc,
    accepts: (value: Value): boolean => value instanceof PyException && value.shape.cls.isSubtypeOf(type),
  });
  types.set(name, type);
}

/** Every built-in exception class by its name, in order of definition; for the namespace of builtins. */
export const EXCEPTION_TYPES: ReadonlyMap<string, PyType> = types;
/** Other names of built-in exception classes. */
export const EXCEPTION_ALIASES: ReadonlyMap<string, string> = new Map([
  ["EnvironmentError", "OSError"],
  ["IOError", "OSError"],
]);

/** The built-in exception class of this name; an unknown name is a mistake of ours. */
export function exceptionType(name: string): PyType {
  const type = types.get(name) ?? types.get(EXCEPTION_ALIASES.get(name) ?? "");
  if (type === undefined) throw new Error(`no built-in exception is called ${name}`);
  return type;
}

export const BASE_EXCEPTION = exceptionType("BaseException");
export const EXCEPTION = exceptionType("Exception");
export const BASE_EXCEPTION_GROUP = exceptionType("BaseExceptionGroup");
export const EXCEPTION_GROUP = exceptionType("ExceptionGroup");
export const GENERATOR_EXIT = exceptionType("GeneratorExit");
export const KEYBOARD_INTERRUPT = exceptionType("KeyboardInterrupt");
export const SYSTEM_EXIT = exceptionType("SystemExit");
export const STOP_ITERATION = exceptionType("StopIteration");
export const STOP_ASYNC_ITERATION = exceptionType("StopAsyncIteration");
export const ATTRIBUTE_ERROR = exceptionType("AttributeError");
export const IMPORT_ERROR = exceptionType("ImportError");
export const MODULE_NOT_FOUND_ERROR = exceptionType("ModuleNotFoundError");
export const KEY_ERROR = exceptionType("KeyError");
export const NAME_ERROR = exceptionType("NameError");
export const UNBOUND_LOCAL_ERROR = exceptionType("UnboundLocalError");
export const OS_ERROR = exceptionType("OSError");
export const BLOCKING_IO_ERROR = exceptionType("BlockingIOError");
export const SYNTAX_ERROR = exceptionType("SyntaxError");
export const INDENTATION_ERROR = exceptionType("IndentationError");
export const TAB_ERROR = exceptionType("TabError");
export const RUNTIME_ERROR = exceptionType("RuntimeError");
export const RECURSION_ERROR = exceptionType("RecursionError");
export const MEMORY_ERROR = exceptionType("MemoryError");
export const TYPE_ERROR = exceptionType("TypeError");
export const VALUE_ERROR = exceptionType("ValueError");
export const UNICODE_ERROR = exceptionType("UnicodeError");
export const UNICODE_DECODE_ERROR = exceptionType("UnicodeDecodeError");
export const UNICODE_ENCODE_ERROR = exceptionType("UnicodeEncodeError");
export const UNICODE_TRANSLATE_ERROR = exceptionType("UnicodeTranslateError");
export const WARNING = exceptionType("Warning");

// ExceptionGroup is the one built-in class with two bases that both lead to BaseException.
EXCEPTION_GROUP.bases = [BASE_EXCEPTION_GROUP, EXCEPTION];
EXCEPTION_GROUP.mro = [EXCEPTION_GROUP, BASE_EXCEPTION_GROUP, EXCEPTION, BASE_EXCEPTION, OBJECT];

/** The names of all built-in exception classes (without the aliases). */
export function exceptionNames(): readonly string[] {
  return [...types.keys()];
}
