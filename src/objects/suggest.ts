/**
 * "Did you mean …?": the closest of some candidate names by CPython's edit distance, where a change of case costs 1, any
 * other change of a UTF-8 byte 2, and a third of the bytes at most may change. The work is bounded: at most 749 candidates,
 * and 40 × 40 steps for each.
 */

/** So many candidates or more are not searched. */
export const CANDIDATE_LIMIT = 750;
/** Differing middles longer than this are too different. */
const LENGTH_LIMIT = 40;
const MOVE_COST = 2;
const CASE_COST = 1;

/** The candidate that the name is probably a misspelling of, or null. */
export function closestName(name: string, candidates: readonly string[]): string | null {
  if (candidates.length >= CANDIDATE_LIMIT) return null;
  const wanted = utf8(name);
  let best: string | null = null;
  let bestDistance = Number.MAX_SAFE_INTEGER;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    // Too unlike in length to be within the limit, before anything is encoded.
    if (candidate.length > 4 * wanted.length + 8) continue;
    const letters = utf8(candidate);
    const limit = Math.min(Math.floor(((wanted.length + letters.length + 3) * MOVE_COST) / 6), bestDistance - 1);
    const distance = editDistance(wanted, letters, limit);
    if (distance > limit) continue;
    if (best === null || distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** What `closestName` costs at most, in charged units. */
export function suggestionCost(name: string, candidateCount: number): number {
  const length = Math.min(name.length, LENGTH_LIMIT);
  return candidateCount >= CANDIDATE_LIMIT ? 1 : 1 + candidateCount * (1 + ((length * LENGTH_LIMIT) >> 4));
}

function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const point = text.codePointAt(index) as number;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
    else {
      index++;
      bytes.push(
        0xf0 | (point >> 18),
        0x80 | ((point >> 12) & 0x3f),
        0x80 | ((point >> 6) & 0x3f),
        0x80 | (point & 0x3f),
      );
    }
  }
  return bytes;
}

function lower(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

function substitutionCost(a: number, b: number): number {
  if (a === b) return 0;
  return lower(a) === lower(b) ? CASE_COST : MOVE_COST;
}

/** Weighted Levenshtein distance; anything above `limit` when it is more than that. One row of the matrix at a time. */
function editDistance(a: readonly number[], b: readonly number[], limit: number): number {
  let start = 0;
  let endA = a.length;
  let endB = b.length;
  while (start < endA && start < endB && a[start] === b[start]) start++;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const lengthA = endA - start;
  const lengthB = endB - start;
  if (lengthA === 0 || lengthB === 0) return (lengthA + lengthB) * MOVE_COST;
  if (lengthA > LENGTH_LIMIT || lengthB > LENGTH_LIMIT) return limit + 1;
  if (Math.abs(lengthA - lengthB) * MOVE_COST > limit) return limit + 1;
  const row: number[] = [];
  for (let column = 0; column <= lengthA; column++) row.push(column * MOVE_COST);
  for (let line = 1; line <= lengthB; line++) {
    let diagonal = row[0];
    row[0] = line * MOVE_COST;
    let least = Number.MAX_SAFE_INTEGER;
    for (let column = 1; column <= lengthA; column++) {
      const above = row[column];
      const cost = Math.min(
        diagonal + substitutionCost(a[start + column - 1], b[start + line - 1]),
        Math.min(above, row[column - 1]) + MOVE_COST,
      );
      diagonal = above;
      row[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
  }
  return row[lengthA];
}

/** Names of the modules of Python 3.13's standard library, for "Did you forget to import 'math'?". */
export const STANDARD_MODULES: ReadonlySet<string> = new Set(
  (
    "abc antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile calendar cmath cmd " +
    "code codecs codeop collections colorsys compileall concurrent configparser contextlib contextvars copy copyreg csv " +
    "ctypes curses dataclasses datetime dbm decimal difflib dis doctest email encodings ensurepip enum errno faulthandler " +
    "fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp " +
    "gzip hashlib heapq hmac html http idlelib imaplib importlib inspect io ipaddress itertools json keyword linecache " +
    "locale logging lzma mailbox marshal math mimetypes mmap modulefinder msvcrt multiprocessing netrc nt ntpath " +
    "nturl2path numbers opcode operator optparse os pathlib pdb pickle pickletools pkgutil platform plistlib poplib posix " +
    "posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline " +
    "reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtplib socket " +
    "socketserver sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess " +
    "symtable sys sysconfig syslog tabnanny tarfile tempfile termios textwrap this threading time timeit tkinter token " +
    "tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uuid venv " +
    "warnings wave weakref webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo"
  ).split(" "), // native-ok: our own text
);
