/** Modules of CPython that do not exist here on purpose: why, and what to use instead. A model reads these texts. */

const NO_NETWORK = "there is no network in the sandbox: call a tool instead";
const NO_PROCESS = "processes cannot be started in the sandbox: call a tool instead";
const NO_THREADS = "there are no threads in the sandbox: use asyncio, or plain loops";
const NO_NATIVE = "there is no native code in the sandbox";
const NO_IMPORT = "modules come from the sandbox's own table: use the import statement";
const NO_CODE = "code objects and frames are not shown in the sandbox";
const NO_MACHINE = "there is no operating system in the sandbox";
const NO_PICKLE = "data that makes objects when it is read is not supported: use json, or copy.deepcopy for copies";
const NO_TERMINAL = "there is no terminal in the sandbox: use print, and input where the host grants it";
const NO_PACKAGES = "packages cannot be installed in the sandbox";
const NO_SCREEN = "there is no screen in the sandbox: print the data instead";
const NO_DATABASE = "there is no database in the sandbox: call a tool, or keep the data in lists and dicts";

/** Reasons by module; a package stands for its submodules too. */
const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  [
    NO_NETWORK,
    [
      "socket",
      "ssl",
      "socketserver",
      "select",
      "selectors",
      "http",
      "http.client",
      "http.server",
      "urllib.request",
      "urllib.robotparser",
      "ftplib",
      "smtplib",
      "poplib",
      "imaplib",
      "telnetlib",
      "xmlrpc",
      "webbrowser",
      "wsgiref",
      "requests",
      "httpx",
      "aiohttp",
      "urllib3",
      "websockets",
    ],
  ],
  [NO_PROCESS, ["subprocess", "pty", "pexpect"]],
  [NO_THREADS, ["threading", "_thread", "concurrent", "concurrent.futures"]],
  ["there are no processes in the sandbox: use asyncio, or plain loops", ["multiprocessing", "joblib"]],
  ["there are no signals in the sandbox: the host limits the run's time", ["signal", "faulthandler"]],
  [NO_NATIVE, ["ctypes", "cffi", "mmap", "_ctypes"]],
  [NO_IMPORT, ["importlib", "imp", "pkgutil", "runpy", "zipimport", "site", "modulefinder"]],
  [NO_CODE, ["dis", "code", "codeop", "symtable", "pdb", "bdb", "gc", "tracemalloc"]],
  [NO_MACHINE, ["os", "posix", "nt", "pwd", "grp", "resource", "platform", "fcntl", "syslog", "winreg", "psutil"]],
  [NO_PICKLE, ["pickle", "marshal", "shelve", "dill", "cloudpickle"]],
  [NO_TERMINAL, ["curses", "readline", "getpass", "termios", "tty", "cmd"]],
  [NO_PACKAGES, ["pip", "ensurepip", "venv", "setuptools", "distutils"]],
  [NO_SCREEN, ["tkinter", "turtle", "idlelib", "pygame"]],
  [NO_DATABASE, ["sqlite3", "dbm", "psycopg2", "sqlalchemy"]],
  ["there is no entropy source in the sandbox: use random", ["secrets"]],
];

const REASONS = new Map<string, string>();
for (const [reason, names] of GROUPS) for (const name of names) REASONS.set(name, reason);

/** Why a module of this name does not exist here, or undefined when it is not known at all. */
export function reasonFor(parts: readonly string[]): string | undefined {
  for (let count = parts.length; count > 0; count--) {
    const reason = REASONS.get(parts.slice(0, count).join("."));
    if (reason !== undefined) return reason;
  }
  return undefined;
}
