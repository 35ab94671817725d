/**
 * What the generator can write, as data: one production a line, `TYPE text`, where `$T` in the text is an expression of type
 * T. Productions stand under features, of which every program has a random half (swarm). A feature marked `!` gives results
 * that spec/divergences.md lets differ from CPython's (order of sets, last digits), and is left out when CPython is asked.
 *
 * Types: i int, f float, b bool, s str, y bytes, l list, t tuple, d dict, e set, n None, r iterable, c callable, o instance,
 * k hashable, a anything. `$N` is a name of the pool, magic ones among them, and `$q` a format specification.
 */

export type TypeLetter = "i" | "f" | "b" | "s" | "y" | "l" | "t" | "d" | "e" | "n" | "r" | "c" | "o" | "k" | "a";

export interface Production {
  readonly type: TypeLetter;
  readonly parts: readonly string[];
  readonly feature: string;
  readonly comparable: boolean;
}

const TEXT = String.raw`
# arithmetic
i ($i + $i)
i ($i - $i)
i ($i * $i)
i ($i // $i)
i ($i % $i)
i -$i
i abs($i)
i divmod($i, $i)[0]
t divmod($i, $i)
i int($f)
i round($f)
i sum($l)
i pow($i, 3, $i)
i ($i ** 2)
i ($i ** 7)
a ($a + $a)
a ($a * $a)
a ($a - $a)
a ($a % $a)
a ($a // $a)
a ($a / $a)
# bits
i ($i & $i)
i ($i | $i)
i ($i ^ $i)
i ~$i
i ($i << ($i & 63))
i ($i >> ($i & 63))
i $i.bit_length()
i $i.bit_count()
y $i.to_bytes(8, 'big', signed=True)
i int.from_bytes($y, 'little')
a ($a & $a)
a ($a | $a)
# floats
f ($f + $f)
f ($f - $f)
f ($f * $f)
f ($i / $i)
f ($f // $f)
f ($f % $f)
f -$f
f abs($f)
f float($i)
f float($s)
f round($f, $i)
f max($f, $i)
t $f.as_integer_ratio()
s $f.hex()
b $f.is_integer()
s format($f, $q)
s '%.3f' % $f
s '%g' % $f
s repr($f)
s str($f * $i)
# compare
b ($i < $i)
b ($i == $f)
b ($s <= $s)
b ($l < $l)
b ($t == $t)
b ($d == $d)
b ($a == $a)
b ($a != $a)
b ($a < $a)
b ($i < $i <= $i)
b ($a in $r)
b ($k in $d)
b ($s in $s)
b ($k not in $e)
b ($a is None)
b ($a is not $a is None)
b not $a
b ($e <= $e)
b ($e.isdisjoint($r))
# logic
a ($a and $a)
a ($a or $a)
a ($a if $b else $a)
b ($b and $b)
b bool($a)
b any($l)
b all($l)
b isinstance($a, (int, str))
b isinstance($a, $C)
b issubclass($C, $C)
b callable($a)
b hasattr($a, '$N')
a getattr($a, '$N', $a)
# text
s ($s + $s)
s ($s * ($i & 7))
s $s.upper()
s $s.lower()
s $s.title()
s $s.swapcase()
s $s.capitalize()
s $s.casefold()
s $s.strip()
s $s.strip($s)
s $s.lstrip($s)
s $s.replace($s, $s)
s $s.replace($s, $s, $i)
s $s.join(map(str, $l))
s $s.join($s)
s $s.center($i & 31, '*')
s $s.ljust($i & 31)
s $s.zfill($i & 31)
s $s.expandtabs()
s $s.translate({97: $s, 98: None})
s $s.removeprefix($s)
s $s.removesuffix($s)
i $s.find($s)
i $s.rfind($s, $i)
i $s.index($s)
i $s.count($s)
i $s.find($s, $i, $i)
l $s.split()
l $s.split($s)
l $s.split($s, $i)
l $s.rsplit(None, $i)
l $s.splitlines()
l $s.splitlines(True)
t $s.partition($s)
t $s.rpartition($s)
b $s.startswith($s)
b $s.endswith(($s, $s))
b $s.isdigit()
b $s.isalpha()
b $s.isidentifier()
b $s.isspace()
b $s.isupper()
b $s.isprintable()
s repr($a)
s str($a)
s ascii($s)
i ord($s)
s chr($i & 0xffff)
i len($s)
s $s[$i]
s $s[$i:$i]
s $s[::-1]
s $s[$i::$i]
y $s.encode()
y $s.encode('latin-1')
y $s.encode('utf-16')
y $s.encode('ascii', 'backslashreplace')
# format
s f'{$a}'
s f'{$a!r}'
s f'{$i:$q}'
s f'{$s:$q}'
s f'{$f:$q}'
s f'{$a:>{$i & 15}}'
s f'{$a=}'
s f'{$i:,}|{$i:x}|{$f:.2e}'
s '{} {}'.format($a, $a)
s '{0[0]} {1!r}'.format($l, $a)
s '{$N}'.format(**$d)
s '{a:{b}}'.format(a=$a, b=$q)
s '%s %r' % ($a, $a)
s '%d|%5x|%-6o|%+d' % ($i, $i, $i, $i)
s '%(a)s' % $d
s '%5.2f %e' % ($f, $f)
s format($i, $q)
s format($s, $q)
s '$N'.format_map($d)
# bytes
y ($y + $y)
y ($y * ($i & 7))
y $y.replace($y, $y)
y $y.upper()
y $y[$i:$i]
i $y[$i]
l $y.split($y)
i $y.find($y)
s $y.decode()
s $y.decode('latin-1')
s $y.decode('utf-8', 'replace')
s $y.hex()
y bytes($l)
y bytes.fromhex($s)
a bytearray($y)
b ($y < $y)
y b'%b|%d' % ($y, $i)
y $y.strip()
y $y.join([$y, $y])
y $y.translate(None, $y)
l list($y)
a memoryview($y)[$i]
# lists
l [$a, $a]
l [$i, $i, $i]
l ($l + $l)
l ($l * ($i & 3))
l $l[$i:$i]
l $l[::-1]
l $l[::$i]
a $l[$i]
l $l.copy()
i $l.count($a)
i $l.index($a)
n $l.append($a)
n $l.extend($r)
n $l.insert($i, $a)
a $l.pop()
a $l.pop($i)
n $l.remove($a)
n $l.reverse()
n $l.sort()
n $l.sort(key=repr)
n $l.sort(key=$c, reverse=$b)
i len($l)
l list($r)
l sorted($l)
l sorted($r, key=repr)
l sorted($l, key=$c)
a max($l)
a min($r, default=$a)
a max($l, key=str)
l list(map($c, $l))
l list(filter($c, $l))
l list(zip($l, $l))
l list(zip($r, $r, strict=True))
l list(enumerate($r, $i))
l list(reversed($l))
l [*$r, $a]
l list(range($i & 15))
a sum($l, [])
# tuples
t ($a, $a)
t ($a,)
t ()
t ($t + $t)
t ($t * ($i & 3))
a $t[$i]
t $t[$i:$i]
i $t.count($a)
i $t.index($a)
t tuple($r)
t (*$r, $a)
i len($t)
i hash(($i, $i))
# dicts
d {$k: $a, $k: $a}
d {'$N': $a}
d dict($N=$a)
d dict(zip($l, $l))
d {**$d, $k: $a}
d ($d | $d)
a $d[$k]
a $d.get($k)
a $d.get($k, $a)
a $d.setdefault($k, $a)
a $d.pop($k)
a $d.pop($k, $a)
t $d.popitem()
n $d.update($d)
n $d.update($N=$a)
n $d.clear()
d $d.copy()
l list($d)
l list($d.keys())
l list($d.values())
l list($d.items())
l list(reversed($d))
l sorted($d.items(), key=repr)
d dict.fromkeys($r, $a)
d dict.fromkeys($s)
i len($d)
b ($d.keys() == $d.keys())
b ($k in $d.values())
# sets
l sorted($e, key=repr)
l sorted($e | $e, key=repr)
l sorted($e & $e, key=repr)
l sorted($e - $e, key=repr)
l sorted($e ^ set($r), key=repr)
e {$k, $k}
e set($r)
e frozenset($r)
e set($s)
e {*$r, $k}
n $e.add($k)
n $e.discard($k)
n $e.remove($k)
n $e.update($r)
i len($e)
b ($e == $e)
b ($e < $e)
b $e.issubset($r)
#! set-order
s repr($e)
l list($e)
a $e.pop()
l list($e | $e)
s str({$k, $k, $k})
#! identity
i hash($k)
i id($a)
b ($a is $a)
l dir($a)
s repr($o)
s repr($c)
d vars($o)
#! last-digits
f ($f ** $f)
f ($i ** $f)
f math.sin($f)
f math.exp($f)
f math.log($f)
f math.atan2($f, $f)
f math.gamma($f)
a ($a ** $a)
i (2 ** ($i & 255))
a complex($f, $f) ** 2
# comprehensions
l [$v for $v in $r]
l [$v for $v in $r if $V]
l [($v, $w) for $v in $r for $w in $r]
l [[$w for $w in $r] for $v in $r]
d {$v: $a for $v in $r}
d {$v: $v for $v in $s}
l sorted({$v for $v in $r}, key=repr)
i sum($v for $v in $r)
s ''.join(str($v) for $v in $r)
r ($v for $v in $r)
r ($v for $v in $r if $b)
b any($v == $a for $v in $r)
a next($v for $v in $r if $b)
l [$v for $v, *$w in $l]
# lambdas
c (lambda $v: $a)
c (lambda $v: $v)
c (lambda $v=$a, *$w: ($v, $w))
c (lambda **$w: $w)
a (lambda $v: $a)($a)
a (lambda $v, $w=$a: ($v, $w))($a)
a (lambda *$v, $N=1, **$w: ($v, $N, $w))(*$r, **$d)
a $c($a)
a $c()
a $c(*$l)
a $c(**$d)
a $c($a, $N=$a)
# walrus
a ($v := $a)
l [($v := $i), $v + 1]
b (($v := $i) > $i)
# conversions
i int($s)
i int($s, 16)
i int($a)
f float($a)
s str($y, 'utf-8')
l list($a)
t tuple($a)
d dict($l)
s bin($i)
s hex($i)
s oct($i)
i len($a)
r iter($a)
a next(iter($a))
a next($r, $a)
b bool($a)
i round($i, -1)
a type($a).__name__
a complex($f, $f)
a complex($s)
a abs(complex($i, $i))
a slice($i, $i).indices($i)
# iteration
r iter($l)
r map($c, $r)
r filter(None, $r)
r zip($r, $r)
r enumerate($r)
r reversed($l)
r range($i & 31)
l list(range($i & 15, $i & 31, ($i & 3) or 1))
a range($i, $i, 3)[$i]
b ($i in range($i, $i))
l [*range($i & 7), *$l]
# subscripts
a $a[$a]
a $a[$i]
a $a[$i:$i]
a $a[$a:]
a $a[..., $a]
# attributes
a $o.$N
a $a.$N
a $o.x
a $o.m($a)
a $o.m()
a type($o).$N
a getattr($o, '$N')
n setattr($o, '$N', $a)
n delattr($o, '$N')
a $o + $a
a $o[$a]
a $o($a)
i len($o)
b ($o == $o)
b ($o < $a)
l [*$o]
a -$o
b ($a in $o)
s f'{$o!s:.5}'
s format($o, '')
b bool($o)
# math
i math.gcd($i, $i)
i math.isqrt(abs($i))
i math.factorial($i & 31)
i math.comb($i & 31, $i & 15)
i math.floor($f)
i math.ceil($f)
i math.trunc($f)
f math.sqrt($f)
f math.fsum($l)
f math.copysign($f, $f)
f math.fmod($f, $f)
t math.frexp($f)
f math.ldexp($f, $i & 31)
t math.modf($f)
b math.isclose($f, $f)
b math.isnan($f)
f math.hypot($i, 0)
a math.prod($l)
f math.nextafter($f, $f)
f math.fabs($a)
i math.lcm($i, $i)
# itertools
l list(itertools.chain($r, $r))
l list(itertools.islice($r, $i & 7))
l list(itertools.islice($r, $i & 3, $i & 15, ($i & 3) + 1))
l list(itertools.accumulate($l))
l list(itertools.accumulate($l, $c))
l list(itertools.combinations($l, 2))
l list(itertools.permutations($s[:3], 2))
l list(itertools.product($l[:3], repeat=2))
l list(itertools.zip_longest($r, $r, fillvalue=$a))
l [(k, list(g)) for k, g in itertools.groupby($l, key=$c)]
l list(itertools.takewhile($c, $r))
l list(itertools.dropwhile($c, $r))
l list(itertools.starmap(max, $l))
l list(itertools.pairwise($r))
l list(itertools.batched($r, ($i & 3) + 1))
l list(itertools.compress($r, $l))
l list(itertools.repeat($a, $i & 7))
r itertools.chain.from_iterable($l)
# functools
a functools.reduce($c, $l)
a functools.reduce(lambda p, q: (p, q), $l, $a)
c functools.partial($c, $a)
c functools.partial(print, $a, sep=$s)
c functools.lru_cache($c)
c functools.cache($c)
l sorted($l, key=functools.cmp_to_key(lambda p, q: (p > q) - (p < q)))
# collections
d collections.Counter($r)
l collections.Counter($s).most_common(3)
d collections.Counter($s) - collections.Counter($s)
d collections.OrderedDict($d)
l list(collections.deque($r, ($i & 3) + 1))
a collections.deque($l).popleft()
d collections.defaultdict(list, $d)
a collections.defaultdict(int)[$k]
t collections.namedtuple('P', 'x y')($a, $a)
a collections.ChainMap($d, $d)[$k]
# json
s json.dumps($a)
s json.dumps($d, sort_keys=True)
s json.dumps($l, indent=$i & 3)
s json.dumps($a, default=str)
a json.loads($s)
a json.loads(json.dumps($a))
# re
l re.findall($R, $s)
l re.split($R, $s)
s re.sub($R, $s, $s)
s re.sub($R, lambda m: m[0].upper(), $s)
a re.match($R, $s)
a bool(re.search($R, $s))
a re.fullmatch($R, $s).groups()
s re.escape($s)
l [m.span() for m in re.finditer($R, $s)]
# operators
a operator.itemgetter($i)($l)
a operator.attrgetter('$N')($a)
a operator.methodcaller('$N')($a)
a operator.add($a, $a)
a operator.getitem($a, $a)
i operator.index($a)
# types
a type($a)
a type($a)($a)
a $C($a)
a $C()
a type('$N', (), $d)
a type($o).__mro__[0].__name__
a object()
n print($a)
n print($a, $a, sep=$s, end=$s)
# statistics
a statistics.mean($l)
a statistics.median($l)
a statistics.mode($l)
# strings
s string.capwords($s)
s string.Template('$$a $$b $$$$').safe_substitute($d)
s textwrap.fill($s, ($i & 15) + 1)
l textwrap.wrap($s, 10)
s textwrap.dedent($s)
s textwrap.indent($s, $s)
# decimals
a decimal.Decimal($s)
a decimal.Decimal($i) / decimal.Decimal($i)
a fractions.Fraction($i, $i)
a fractions.Fraction($s)
a fractions.Fraction($i, 7) + $i
s str(decimal.Decimal($f).quantize(decimal.Decimal('.01')))
# dates
a datetime.date(2024, 1, 1) + datetime.timedelta(days=$i & 4095)
s datetime.datetime(2024, 2, 29, 12).strftime($s)
a datetime.date.fromisoformat($s)
a datetime.timedelta(hours=$i & 255) // 7
s datetime.datetime.fromtimestamp($i & 0xfffff, datetime.timezone.utc).isoformat()
# bisect
i bisect.bisect($l, $a)
n heapq.heapify($l)
a heapq.nsmallest($i & 3, $l)
n heapq.heappush($l, $a)
n bisect.insort($l, $a)
`;

/** `$T`, or `${` and `$$` of a template, which stay text. */
const HOLE = /(\$[a-zA-Z])/;

function read(): readonly Production[] {
  const productions: Production[] = [];
  let feature = "";
  let comparable = true;
  for (const line of TEXT.split("\n")) {
    if (line === "") continue;
    if (line.startsWith("#")) {
      comparable = !line.startsWith("#!");
      feature = line.slice(comparable ? 2 : 3);
      continue;
    }
    productions.push({
      type: line[0] as TypeLetter,
      parts: line
        .slice(2)
        .replaceAll("$$", "\u0000")
        .split(HOLE)
        .map((part) => part.replaceAll("\u0000", "$")),
      feature,
      comparable,
    });
  }
  return productions;
}

export const PRODUCTIONS = read();

/** Features of statements, which the generator writes itself. */
export const STATEMENT_FEATURES = [
  "if",
  "for",
  "while",
  "functions",
  "closures",
  "generators",
  "classes",
  "inheritance",
  "dunders",
  "properties",
  "try",
  "raise",
  "with",
  "match",
  "unpacking",
  "augmented",
  "delete",
  "async",
  "decorators",
  "dataclasses",
  "global",
  "nested-data",
  "exception-groups",
] as const;

export const FEATURES: readonly string[] = [
  ...new Set([...PRODUCTIONS.map((production) => production.feature), ...STATEMENT_FEATURES]),
];

/** Modules that productions name before a dot. */
export const MODULES = [
  "math",
  "itertools",
  "functools",
  "collections",
  "json",
  "re",
  "operator",
  "statistics",
  "string",
  "textwrap",
  "decimal",
  "fractions",
  "datetime",
  "bisect",
  "heapq",
  "dataclasses",
  "contextlib",
  "asyncio",
] as const;

/** Names that mean something to JavaScript or to Python's internals. */
export const MAGIC_NAMES = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "then",
  "toJSON",
  "length",
  "arguments",
  "undefined",
  "null",
  "__class__",
  "__dict__",
  "__doc__",
  "__name__",
  "__len__",
  "__index__",
  "__eq__",
  "__slots__",
  "__init__",
  "__call__",
  "__wrapped__",
] as const;

export const PLAIN_NAMES = ["a", "b", "x", "y", "m", "value", "real", "items", "keys", "count", "append"] as const;
