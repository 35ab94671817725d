# fractions (library reference, "fractions").

from math import gcd
from numbers import Complex, Rational, Real
import operator

__all__ = ['Fraction']

# What hash() of a number reduces by, and what it gives for infinity.
_HASH_MODULUS = 2 ** 61 - 1
_HASH_INF = 314159


def _digits(text, at):
    # The end of a run of digits with single underscores between them.
    size = len(text)
    end = at
    while end < size and (text[end].isdecimal() or text[end] == '_' and end > at and text[end - 1] != '_'):
        end += 1
    if end > at and text[end - 1] == '_':
        end -= 1
    return end


def _parse(literal):
    """(numerator, denominator) of '3/4', '-1.5', '2e-3' ..."""
    text = literal.strip()
    at = 0
    sign = 1
    if text[:1] in ('+', '-'):
        sign = -1 if text[0] == '-' else 1
        at = 1
    end = _digits(text, at)
    whole = text[at:end]
    rest = text[end:]
    if whole:
        stripped = rest.lstrip()
        if stripped.startswith('/'):
            denominator = stripped[1:].lstrip()
            if denominator and _digits(denominator, 0) == len(denominator):
                return sign * int(whole), int(denominator)
            return None
    numerator = int(whole or '0')
    denominator = 1
    seen = bool(whole)
    if rest.startswith('.'):
        end = _digits(rest, 1)
        decimals = rest[1:end].replace('_', '')
        if decimals:
            scale = 10 ** len(decimals)
            numerator = numerator * scale + int(decimals)
            denominator = scale
            seen = True
        rest = rest[end:]
    if not seen:
        return None
    if rest[:1] in ('e', 'E'):
        start = 2 if rest[1:2] in ('+', '-') else 1
        end = _digits(rest, start)
        if end == start or end != len(rest):
            return None
        exponent = int(rest[1:])
        if exponent >= 0:
            numerator *= 10 ** exponent
        else:
            denominator *= 10 ** -exponent
        rest = ''
    if rest:
        return None
    return sign * numerator, denominator


# --- formatting


class _Spec:
    # A format specification taken apart; `ok` says whether it is one.
    def __init__(self, spec):
        self.fill, self.align, self.sign, self.type, self.grouping = ' ', None, '', '', ''
        self.width = 0
        self.precision = None
        self.alternate = self.no_negative_zero = self.zero_pad = False
        at = 0
        if len(spec) > 1 and spec[1] in '<>=^':
            self.fill, self.align = spec[0], spec[1]
            at = 2
        elif spec[:1] and spec[0] in '<>=^':
            self.align = spec[0]
            at = 1
        if spec[at:at + 1] in ('-', '+', ' '):
            self.sign = spec[at]
            at += 1
        if spec[at:at + 1] == 'z':
            self.no_negative_zero = True
            at += 1
        if spec[at:at + 1] == '#':
            self.alternate = True
            at += 1
        if spec[at:at + 1] == '0' and '0' <= spec[at + 1:at + 2] <= '9':
            self.zero_pad = True
            at += 1
        start = at
        while at < len(spec) and '0' <= spec[at] <= '9':
            at += 1
        if at > start:
            self.width = int(spec[start:at])
        if spec[at:at + 1] in (',', '_'):
            self.grouping = spec[at]
            at += 1
        if spec[at:at + 1] == '.':
            start = at = at + 1
            while at < len(spec) and '0' <= spec[at] <= '9':
                at += 1
            if at == start:
                self.ok = False
                return
            self.precision = int(spec[start:at])
        if at < len(spec) and spec[at] in 'eEfFgG%':
            self.type = spec[at]
            at += 1
        self.ok = at == len(spec) and (self.align is None or not self.zero_pad)
        if not self.type and (self.zero_pad or self.no_negative_zero or self.precision is not None):
            self.ok = False


def _round_to_exponent(n, d, exponent, no_neg_zero=False):
    """n/d rounded to a multiple of 10 ** exponent, half to even: (is negative, significand)."""
    if exponent >= 0:
        d *= 10 ** exponent
    else:
        n *= 10 ** -exponent
    q, r = divmod(n + (d >> 1), d)
    if r == 0 and d & 1 == 0:
        q &= -2
    return (q < 0 if no_neg_zero else n < 0), abs(q)


def _round_to_figures(n, d, figures):
    """n/d rounded to significant figures: (is negative, significand, exponent)."""
    if n == 0:
        return False, 0, 1 - figures
    str_n, str_d = str(abs(n)), str(d)
    m = len(str_n) - len(str_d) + (str_d <= str_n)
    exponent = m - figures
    negative, significand = _round_to_exponent(n, d, exponent)
    if len(str(significand)) == figures + 1:
        significand //= 10
        exponent += 1
    return negative, significand, exponent


def _grouped(digits, separator):
    if not separator:
        return digits
    first = 1 + (len(digits) - 1) % 3
    return digits[:first] + ''.join([separator + digits[i:i + 3] for i in range(first, len(digits), 3)])


def _padded(spec, sign, body):
    padding = spec.fill * (spec.width - len(sign) - len(body))
    align = spec.align or '>'
    if align == '>':
        return padding + sign + body
    if align == '<':
        return sign + body + padding
    if align == '^':
        half = len(padding) // 2
        return padding[:half] + sign + body + padding[half:]
    return sign + padding + body




def _operators(monomorphic, fallback):
    """The forward and the reflected method of an operator: exact among Rationals, by floats with float and complex."""
    def forward(a, b):
        if isinstance(b, Fraction):
            return monomorphic(a, b)
        if isinstance(b, int):
            return monomorphic(a, Fraction(b))
        if isinstance(b, float):
            return fallback(float(a), b)
        if isinstance(b, complex):
            return fallback(float(a), b)
        return NotImplemented

    def reverse(b, a):
        if isinstance(a, Rational):
            return monomorphic(Fraction(a), b)
        if isinstance(a, Real):
            return fallback(float(a), float(b))
        if isinstance(a, Complex):
            return fallback(complex(a), float(b))
        return NotImplemented

    name = fallback.__name__
    forward.__name__, reverse.__name__ = f'__{name}__', f'__r{name}__'
    forward.__qualname__, reverse.__qualname__ = f'Fraction.__{name}__', f'Fraction.__r{name}__'
    return forward, reverse


class Fraction(Rational):
    """A rational number: Fraction(1, 3), Fraction('0.25'), Fraction(1.5). Always in lowest terms."""

    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            kind = type(numerator)
            if kind is int:
                self._numerator = numerator
                self._denominator = 1
                return self
            if isinstance(numerator, Rational):
                self._numerator = numerator.numerator
                self._denominator = numerator.denominator
                return self
            if isinstance(numerator, float) or kind.__module__ == 'decimal' and hasattr(numerator, 'as_integer_ratio'):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError('argument should be a string or a Rational instance')
            parsed = _parse(numerator)
            if parsed is None:
                raise ValueError(f'Invalid literal for Fraction: {numerator!r}')
            numerator, denominator = parsed
        elif type(numerator) is int is type(denominator):
            pass
        elif isinstance(numerator, Rational) and isinstance(denominator, Rational):
            numerator, denominator = (
                numerator.numerator * denominator.denominator,
                denominator.numerator * numerator.denominator,
            )
        else:
            raise TypeError('both arguments should be Rational instances')
        if denominator == 0:
            raise ZeroDivisionError(f'Fraction({numerator}, 0)')
        divisor = gcd(numerator, denominator)
        if denominator < 0:
            divisor = -divisor
        self._numerator = numerator // divisor
        self._denominator = denominator // divisor
        return self

    @classmethod
    def from_float(cls, f):
        """The exact value of a float (or an int)."""
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f'{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})')
        return cls._reduced(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """The exact value of a Decimal (or an int)."""
        if isinstance(dec, int):
            return cls(int(dec))
        if type(dec).__module__ not in ('decimal', '_decimal', '_pydecimal'):
            raise TypeError(f'{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})')
        return cls._reduced(*dec.as_integer_ratio())

    @classmethod
    def _reduced(cls, numerator, denominator, /):
        # From a pair that is in lowest terms already.
        made = super(Fraction, cls).__new__(cls)
        made._numerator = numerator
        made._denominator = denominator
        return made

    def is_integer(self):
        """Is it a whole number?"""
        return self._denominator == 1

    def as_integer_ratio(self):
        """(numerator, denominator)"""
        return (self._numerator, self._denominator)

    def limit_denominator(self, max_denominator=1000000):
        """The closest fraction whose denominator is not larger, found among the convergents of the continued fraction."""
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction._reduced(p1, q1)
        return Fraction._reduced(p0 + k * p1, q0 + k * q1)

    @property
    def numerator(a):
        return a._numerator

    @property
    def denominator(a):
        return a._denominator

    def __repr__(self):
        return f'{self.__class__.__name__}({self._numerator}, {self._denominator})'

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f'{self._numerator}/{self._denominator}'

    def __format__(self, format_spec, /):
        spec = _Spec(format_spec)
        if not spec.ok:
            raise ValueError(
                f'Invalid format specifier {format_spec!r} for object of type {type(self).__name__!r}'
            )
        return self._format_float(spec) if spec.type else self._format_general(spec)

    def _format_general(self, spec):
        body = f'{abs(self._numerator):{spec.grouping}}'
        if self._denominator > 1 or spec.alternate:
            body += f'/{self._denominator:{spec.grouping}}'
        sign = '-' if self._numerator < 0 else '' if spec.sign == '-' else spec.sign
        return _padded(spec, sign, body)

    def _format_float(self, spec):
        kind = spec.type
        precision = 6 if spec.precision is None else spec.precision
        n, d = self._numerator, self._denominator
        if kind in 'fF%':
            exponent = -precision
            if kind == '%':
                exponent -= 2
            negative, significand = _round_to_exponent(n, d, exponent, spec.no_negative_zero)
            scientific = False
            point = precision
        else:
            figures = max(precision, 1) if kind in 'gG' else precision + 1
            negative, significand, exponent = _round_to_figures(n, d, figures)
            scientific = kind in 'eE' or exponent > 0 or exponent + figures <= -4
            point = figures - 1 if scientific else -exponent
        if kind == '%':
            suffix = '%'
        elif scientific:
            suffix = f'{"E" if kind in "EG" else "e"}{exponent + point:+03d}'
        else:
            suffix = ''
        digits = f'{significand:0{point + 1}d}'
        sign = '-' if negative else '' if spec.sign == '-' else spec.sign
        whole = digits[:len(digits) - point]
        decimals = digits[len(digits) - point:]
        if kind in 'gG' and not spec.alternate:
            decimals = decimals.rstrip('0')
        separator = '.' if spec.alternate or decimals else ''
        tail = separator + decimals + suffix
        if spec.zero_pad:
            least = spec.width - len(sign) - len(tail)
            if spec.grouping:
                least = 3 * least // 4 + 1
            whole = whole.zfill(least)
        return _padded(spec, sign, _grouped(whole, spec.grouping) + tail)

    # --- arithmetic, with as small numbers on the way as possible (Knuth, volume 2, 4.5.1)

    def _add(a, b):
        na, da = a._numerator, a._denominator
        nb, db = b._numerator, b._denominator
        g = gcd(da, db)
        if g == 1:
            return Fraction._reduced(na * db + da * nb, da * db)
        s = da // g
        t = na * (db // g) + nb * s
        g2 = gcd(t, g)
        if g2 == 1:
            return Fraction._reduced(t, s * db)
        return Fraction._reduced(t // g2, s * (db // g2))

    __add__, __radd__ = _operators(_add, operator.add)

    def _sub(a, b):
        na, da = a._numerator, a._denominator
        nb, db = b._numerator, b._denominator
        g = gcd(da, db)
        if g == 1:
            return Fraction._reduced(na * db - da * nb, da * db)
        s = da // g
        t = na * (db // g) - nb * s
        g2 = gcd(t, g)
        if g2 == 1:
            return Fraction._reduced(t, s * db)
        return Fraction._reduced(t // g2, s * (db // g2))

    __sub__, __rsub__ = _operators(_sub, operator.sub)

    def _mul(a, b):
        na, da = a._numerator, a._denominator
        nb, db = b._numerator, b._denominator
        g1 = gcd(na, db)
        if g1 > 1:
            na //= g1
            db //= g1
        g2 = gcd(nb, da)
        if g2 > 1:
            nb //= g2
            da //= g2
        return Fraction._reduced(na * nb, db * da)

    __mul__, __rmul__ = _operators(_mul, operator.mul)

    def _div(a, b):
        nb, db = b._numerator, b._denominator
        if nb == 0:
            raise ZeroDivisionError(f'Fraction({db}, 0)')
        na, da = a._numerator, a._denominator
        g1 = gcd(na, nb)
        if g1 > 1:
            na //= g1
            nb //= g1
        g2 = gcd(db, da)
        if g2 > 1:
            da //= g2
            db //= g2
        n, d = na * db, nb * da
        if d < 0:
            n, d = -n, -d
        return Fraction._reduced(n, d)

    __truediv__, __rtruediv__ = _operators(_div, operator.truediv)

    def _floordiv(a, b):
        return (a.numerator * b.denominator) // (a.denominator * b.numerator)

    __floordiv__, __rfloordiv__ = _operators(_floordiv, operator.floordiv)

    def _divmod(a, b):
        da, db = a.denominator, b.denominator
        div, n_mod = divmod(a.numerator * db, da * b.numerator)
        return div, Fraction(n_mod, da * db)

    __divmod__, __rdivmod__ = _operators(_divmod, divmod)

    def _mod(a, b):
        da, db = a.denominator, b.denominator
        return Fraction((a.numerator * db) % (b.numerator * da), da * db)

    __mod__, __rmod__ = _operators(_mod, operator.mod)

    def __pow__(a, b):
        """a ** b: exact when b is a whole number."""
        if isinstance(b, Rational):
            if b.denominator == 1:
                power = b.numerator
                n, d = a._numerator, a._denominator
                if power >= 0:
                    return Fraction._reduced(n ** power, d ** power)
                if n > 0:
                    return Fraction._reduced(d ** -power, n ** -power)
                if n == 0:
                    raise ZeroDivisionError(f'Fraction({d ** -power}, 0)')
                return Fraction._reduced((-d) ** -power, (-n) ** -power)
            return float(a) ** float(b)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a):
        """a ** b"""
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a ** b._numerator
        return a ** float(b)

    def __pos__(a):
        return Fraction._reduced(a._numerator, a._denominator)

    def __neg__(a):
        return Fraction._reduced(-a._numerator, a._denominator)

    def __abs__(a):
        return Fraction._reduced(abs(a._numerator), a._denominator)

    def __int__(a):
        if a._numerator < 0:
            return -(-a._numerator // a._denominator)
        return a._numerator // a._denominator

    def __float__(a):
        return a._numerator / a._denominator

    def __trunc__(a):
        if a._numerator < 0:
            return -(-a._numerator // a._denominator)
        return a._numerator // a._denominator

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        """Half to even; to an int, or with ndigits to a Fraction."""
        if ndigits is None:
            d = self._denominator
            floor, remainder = divmod(self._numerator, d)
            if remainder * 2 < d:
                return floor
            if remainder * 2 > d:
                return floor + 1
            return floor if floor % 2 == 0 else floor + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        # As for every number: numerator times the inverse of the denominator, modulo a prime.
        try:
            inverse = pow(self._denominator, -1, _HASH_MODULUS)
        except ValueError:
            result = _HASH_INF
        else:
            result = hash(hash(abs(self._numerator)) * inverse)
        result = result if self._numerator >= 0 else -result
        return -2 if result == -1 else result

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            if b != b or b in (float('inf'), float('-inf')):
                return 0.0 == b
            return a == a.from_float(b)
        return NotImplemented

    def _richcmp(self, other, op):
        if isinstance(other, Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if other != other or other in (float('inf'), float('-inf')):
                return op(0.0, other)
            return op(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        return a._richcmp(b, operator.lt)

    def __gt__(a, b):
        return a._richcmp(b, operator.gt)

    def __le__(a, b):
        return a._richcmp(b, operator.le)

    def __ge__(a, b):
        return a._richcmp(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        if type(self) is Fraction:
            return self
        return self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        if type(self) is Fraction:
            return self
        return self.__class__(self._numerator, self._denominator)
