/**
 * Modules of CPython (and others that models like to import) that do not exist here: why, and what to use instead. A model
 * reads these texts: the gate says both, the static check hints at what to use.
 */

/** What to use in place of most of what reaches outside. */
export const CALL_A_TOOL = "call a tool instead";

interface Absence {
  /** Why it is left out; null for what is merely not there. */
  readonly why: string | null;
  readonly instead: string | null;
  /** A package stands for its submodules too. */
  readonly names: readonly string[];
}

const ABSENCES: readonly Absence[] = [
  {
    why: "there is no network in the sandbox",
    instead: CALL_A_TOOL,
    names: [
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
      "websocket",
      "websockets",
      "selenium",
    ],
  },
  {
    why: "processes cannot be started in the sandbox",
    instead: CALL_A_TOOL,
    names: ["subprocess", "pty", "pexpect"],
  },
  {
    why: "there are no threads in the sandbox",
    instead: "use asyncio, or plain loops",
    names: ["threading", "_thread", "concurrent", "concurrent.futures"],
  },
  {
    why: "there are no processes in the sandbox",
    instead: "use asyncio, or plain loops",
    names: ["multiprocessing", "joblib"],
  },
  {
    why: "there are no signals in the sandbox",
    instead: "the host limits the run's time",
    names: ["signal", "faulthandler"],
  },
  { why: "there is no native code in the sandbox", instead: null, names: ["ctypes", "cffi", "mmap", "_ctypes"] },
  {
    why: "modules come from the sandbox's own table",
    instead: "use the import statement",
    names: ["importlib", "imp", "pkgutil", "runpy", "zipimport", "site", "modulefinder"],
  },
  {
    why: "code objects and frames are not shown in the sandbox",
    instead: null,
    names: ["dis", "code", "codeop", "symtable", "pdb", "bdb", "gc", "tracemalloc"],
  },
  {
    why: "there is no operating system in the sandbox",
    instead: null,
    names: ["posix", "nt", "pwd", "grp", "resource", "fcntl", "syslog", "winreg", "psutil"],
  },
  {
    why: "data that makes objects when it is read is not supported",
    instead: "use json, or copy.deepcopy for copies",
    names: ["pickle", "marshal", "shelve", "dill", "cloudpickle"],
  },
  {
    why: "there is no terminal in the sandbox",
    instead: "use print, and input where the host grants it",
    names: ["curses", "readline", "getpass", "termios", "tty", "cmd"],
  },
  {
    why: "packages cannot be installed in the sandbox",
    instead: null,
    names: ["pip", "ensurepip", "venv", "setuptools", "distutils"],
  },
  {
    why: "there is no screen in the sandbox",
    instead: "print the data instead",
    names: ["tkinter", "turtle", "idlelib", "pygame"],
  },
  {
    why: "there is no database in the sandbox",
    instead: "call a tool, or keep the data in lists and dicts",
    names: ["sqlite3", "dbm", "psycopg2", "sqlalchemy"],
  },
  { why: null, instead: "use lists, math and statistics", names: ["numpy", "scipy"] },
  { why: null, instead: "use lists of dicts, csv and statistics", names: ["pandas", "polars"] },
  { why: null, instead: "print the numbers: there is nothing to draw on", names: ["matplotlib", "seaborn", "plotly"] },
  { why: null, instead: "use html.parser or re", names: ["bs4", "lxml"] },
  { why: null, instead: "use dataclasses", names: ["pydantic", "attr", "attrs"] },
  { why: null, instead: "use json", names: ["yaml"] },
];

const KNOWN = new Map<string, Absence>();
for (const absence of ABSENCES) for (const name of absence.names) KNOWN.set(name, absence);

function absenceOf(parts: readonly string[]): Absence | undefined {
  for (let count = parts.length; count > 0; count--) {
    const absence = KNOWN.get(parts.slice(0, count).join("."));
    if (absence !== undefined) return absence;
  }
  return undefined;
}

/** Why a module of this name does not exist here, or undefined when it is not left out on purpose. */
export function reasonFor(parts: readonly string[]): string | undefined {
  const absence = absenceOf(parts);
  if (absence === undefined || absence.why === null) return undefined;
  return absence.instead === null ? absence.why : `${absence.why}: ${absence.instead}`;
}

/** What to use in place of a module that does not exist here; null when nothing better is known. */
export function insteadOf(name: string): string | null {
  return absenceOf([name])?.instead ?? null;
}
