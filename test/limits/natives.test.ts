// Natives pay by the size of their work: each with arguments of a hundred thousand elements, characters, bytes or bits
// charges at least its share of them (counts, not times). A native that forgets to charge is found here; how well the
// charges fit the time is measured by test/tools/soundness.ts.

import { describe, expect, it } from "vitest";
import { Sandbox } from "../../src/index.js";

const SETUP = `
import array, base64, binascii, bisect, collections, copy, csv, difflib, functools, hashlib, heapq, html, io, itertools, json
import math, operator, random, re, statistics, string, struct, textwrap, unicodedata, urllib.parse, zlib
from decimal import Decimal
from fractions import Fraction
N = 100_000
s = 'ab' * (N // 2)
w = 'aé😀' * (N // 3)
lines = 'one\\n' * (N // 4)
b = b'ab' * (N // 2)
ba = bytearray(b)
l = list(range(N))
l2 = list(range(N))
t = tuple(l)
t2 = tuple(l2)
d = dict.fromkeys(l)
e = set(l)
fl = [i * 0.5 for i in l]
strs = ['ab'] * (N // 2)
big = (1 << N) + 1
big2 = (1 << N) + 3
digits = '7' * 4000
dq = collections.deque(l)
table = {97: 'x', 98: None}
r = range(N)
def f(*a): pass
text = json.dumps(l)
`;

/** What an expression may change: made anew before each that names it. */
const FRESH: Readonly<Record<string, string>> = { xl: "list(l)", xba: "bytearray(b)", xdq: "collections.deque(l)" };

/** Units by which the sizes above are divided, at most; and the expressions. */
const SHARES: Readonly<Record<number, readonly string[]>> = {
  // Numbers of 100,000 bits are 1,563 words; zeros cost next to nothing.
  256: [
    "big + big2",
    "big - 1",
    "big << 9",
    "big >> 9",
    "-big",
    "big == big2",
    "big < big2",
    "bytes(N)",
    "bytearray(N)",
  ],
  // Copied, filled or compared block by block.
  128: [
    "re.search('c', s)",
    "s * 2",
    "s[1:]",
    "b + b'c'",
    "b * 2",
    "b[1:]",
    "ba[1:]",
    "bytes(ba)",
    "bytearray(b)",
    "l + l2",
    "l * 2",
    "l[1:]",
    "t + t2",
    "t[1:]",
    "list(t)",
    "tuple(l)",
    "l.copy()",
    "[0] * N",
    "s == 'ab' * (N // 2)",
    "b == bytes(ba)",
    "s.startswith('ab' * 49_999)",
    "s.endswith('ab' * 49_999)",
    "s.ljust(2 * N)",
    "s.center(2 * N)",
    "s.zfill(2 * N)",
    "b.ljust(2 * N)",
    "xl.reverse()",
    "dq.copy()",
    "big & big2",
    "big | big2",
    "big ^ big2",
    "hash(b)",
    "f'{s:>200000}'",
    "memoryview(b).tobytes()",
    "'%s' % s",
    "s.join(['', ''])",
    "s.encode()",
    "b.decode()",
    "s.upper()",
    "s.lower()",
    "int.from_bytes(b, 'big')",
    "big.to_bytes(20_000, 'big')",
    "big.bit_count()",
    "del xl[0]",
    "xl.insert(0, 1)",
    "xl.pop(0)",
    "xba.insert(0, 1)",
    "xba.reverse()",
    "s.expandtabs()",
    "s.isascii()",
    "print(s)",
  ],
  // Looked at one by one.
  32: [
    "s.find('bb')",
    "s.rfind('bb')",
    "s.count('ab')",
    "'bb' in s",
    "b.find(b'bb')",
    "b.count(b'ab')",
    "b'bb' in b",
    "s.find('b' * 9)",
    "s.replace('a', 'c')",
    "s.split('b')",
    "lines.splitlines()",
    "s.partition('bb')",
    "s.strip('ab')",
    "s.isalpha()",
    "s.isdigit() or s.isalnum()",
    "s.islower()",
    "s.title()",
    "s.swapcase()",
    "s.casefold()",
    "s.capitalize()",
    "s.translate(table)",
    "b.translate(bytes(256))",
    "b.replace(b'a', b'')",
    "b.split(b'b')",
    "b.hex()",
    "bytes.fromhex('ab' * N)",
    "b.isalpha()",
    "b.upper()",
    "b.title()",
    "-1 in l",
    "l.index(N - 1)",
    "l.count(5)",
    "-1 in t",
    "t.index(N - 1)",
    "l == l2",
    "l < l2",
    "t == t2",
    "hash(t)",
    "sum(l)",
    "sum(fl)",
    "min(l)",
    "max(l)",
    "any([0] * N)",
    "all(l[1:])",
    "set(l)",
    "frozenset(l)",
    "dict.fromkeys(l)",
    "d.copy()",
    "e.copy()",
    "e | {1}",
    "e & e",
    "e - {1}",
    "e ^ {1}",
    "e <= set(l2)",
    "e.isdisjoint([-1] * N)",
    "d == dict.fromkeys(l2)",
    "d | {1: 2}",
    "dict(d).update(d)",
    "list(d.items())",
    "list(e)",
    "list(r)",
    "list(enumerate(l))",
    "list(zip(l, l2))",
    "list(reversed(l))",
    "sorted(l)",
    "sorted(l, reverse=True)",
    "xl.sort()",
    "repr(l)",
    "str(fl)",
    "ascii(s)",
    "repr(s)",
    "''.join(strs)",
    "list(s)",
    "tuple(b)",
    "list(map(abs, l))",
    "list(filter(None, l))",
    "collections.Counter(l)",
    "collections.deque(l)",
    "copy.copy(l)",
    "copy.deepcopy(l)",
    "xl.extend(t)",
    "xl.remove(N - 1)",
    "dq.count(5)",
    "dq.index(N - 1)",
    "xdq.reverse()",
    "itertools.islice(l, N - 1, N).__next__()",
    "list(itertools.chain(l, l2))",
    "list(itertools.accumulate(l))",
    "list(itertools.compress(l, l))",
    "list(itertools.pairwise(l))",
    "list(itertools.batched(l, 5))",
    "len(list(itertools.combinations(range(80), 2))) * [0]",
    "heapq.heapify(xl)",
    "heapq.nsmallest(3, l)",
    "math.fsum(fl)",
    "math.prod(fl)",
    "math.dist(fl, fl)",
    "math.gcd(*l)",
    "math.hypot(*fl)",
    "statistics.mean(l)",
    "statistics.median(fl)",
    "json.dumps(l)",
    "json.loads(text)",
    "re.findall('a', s)",
    "re.sub('a', 'c', s)",
    "re.split('b', s)",
    "re.fullmatch('(ab)*', s)",
    "re.escape(s)",
    "hashlib.sha256(b).digest()",
    "hashlib.md5(b).hexdigest()",
    "zlib.crc32(b)",
    "zlib.adler32(b)",
    "binascii.hexlify(b)",
    "base64.b64encode(b)",
    "base64.b64decode('abcd' * 25_000)",
    "html.escape(s)",
    "html.unescape(s)",
    "urllib.parse.quote(s)",
    "urllib.parse.unquote(s)",
    "unicodedata.normalize('NFKD', w)",
    "textwrap.dedent(lines)",
    "csv.reader(lines.splitlines()).__next__()",
    "operator.countOf(l, 5)",
    "random.Random(1).shuffle(xl)",
    "random.Random(1).choices(l, k=N)",
    "random.Random(1).randbytes(N)",
    "struct.pack('100000B', *b)",
    "struct.unpack('100000B', b)",
    "struct.iter_unpack('B', b).__next__() and list(struct.iter_unpack('B', b))",
    "w.find('zz')",
    "w.upper()",
    "w[::-1]",
    "w.encode()",
    "w.encode().decode()",
    "w.count('a')",
    "w.split('a')",
    "io.StringIO(lines).readlines()",
    "io.BytesIO(b).read()",
    "string.Template('$x ' * 20_000).substitute(x=1)",
    "('%s' * 50_000) % tuple(strs)",
    "('{}' * 50_000).format(*strs)",
    "f(*l)",
    "dict(zip(l, l2))",
    "[*l, *l2]",
    "{*l}",
    "{**d}",
    "max(l, default=None)",
    "len([x for x in l])",
    "print(*l)",
    "slice(None).indices(5) and l[::-2]",
    "xl.__setitem__(slice(0, 0), l2)",
    "hash(frozenset(l))",
    "isinstance(1, (str,) * N)",
  ],
};

/** Work that grows faster than what it is given: at least so many units. */
const LEAST: Readonly<Record<string, number>> = {
  "big * big2": 20_000,
  "big ** 2": 20_000,
  "big * 10 ** 4000": 10_000,
  "big // 10 ** 9000": 10_000,
  "big % (10 ** 9000 + 1)": 10_000,
  "divmod(big, 3 ** 9000)": 10_000,
  "pow(3, big, 10 ** 40 + 1)": 50_000,
  "math.gcd(big, big2)": 50_000,
  "math.isqrt(big)": 5000,
  "math.factorial(2000)": 5000,
  "math.comb(4000, 2000)": 5000,
  "math.lcm(big, big2)": 50_000,
  "int(digits)": 300,
  "str(7 ** 4000)": 300,
  "Fraction(big, 3) + Fraction(big2, 7)": 2000,
  "Decimal(digits) * Decimal(digits)": 100,
  "Decimal(2).sqrt()": 5,
  "list(itertools.permutations(range(7)))": 5040,
  "list(itertools.product(range(9), repeat=4))": 6561,
  "difflib.SequenceMatcher(None, s[:600], s[300:900]).ratio()": 5000,
  "difflib.get_close_matches('ab' * 20, ['ba' * 20] * 30)": 1000,
  "re.fullmatch('(a|b|ab)*c', s[:30])": 20_000,
  "sorted(strs, key=len)": 50_000,
  "sorted(l, key=lambda v: -v)": 200_000,
  "functools.reduce(operator.add, l)": 100_000,
  "[bisect.bisect(l, 5) for _ in range(100)]": 300,
  "s.replace('', '-')": 10_000,
  "lines.split('\\n', 20_000)": 5000,
  "textwrap.wrap('ab ' * 5000)": 10_000,
};

describe("natives charge for the size of their work", () => {
  const sandbox = new Sandbox({ imports: ["*"], limits: { instructions: 1e9, memory: 2 ** 30, output: 1e8 } });
  const run = (program: string): number => {
    const outcome = sandbox.runSync(program);
    const what = outcome.status === "raised" ? outcome.error.traceback : outcome.status;
    expect({ program, what }).toEqual({ program, what: "done" });
    return outcome.used.instructions;
  };
  run(SETUP);
  const before = run("pass\nNone");
  /** The expression's units; what it may change is made anew. */
  const used = (expression: string): number => {
    for (const [name, value] of Object.entries(FRESH)) if (expression.includes(name)) run(`${name} = ${value}`);
    return run(`${expression}\nNone`) - before;
  };

  for (const [share, expressions] of Object.entries(SHARES))
    it(`at least one unit for every ${share} elements`, { timeout: 300_000 }, () => {
      const least = Math.floor(100_000 / Number(share));
      const cheap = expressions
        .map((expression) => [expression, used(expression)] as const)
        .filter(([, units]) => units < least);
      expect(cheap).toEqual([]);
    });

  it("and for work that grows faster", { timeout: 300_000 }, () => {
    const cheap = Object.entries(LEAST)
      .map(([expression, least]) => [expression, used(expression), least] as const)
      .filter(([, units, least]) => units < least);
    expect(cheap).toEqual([]);
  });
});
