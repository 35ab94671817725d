"""Decimal arithmetic: the names around the types Decimal and Context."""
import _decimal
from _decimal import Context, Decimal, getcontext, setcontext
from collections import namedtuple as _namedtuple
from collections.abc import MutableMapping as _MutableMapping
import numbers as _numbers

__all__ = ['Decimal', 'Context', 'DecimalTuple', 'DefaultContext', 'BasicContext', 'ExtendedContext', 'DecimalException',
           'Clamped', 'InvalidOperation', 'DivisionByZero', 'Inexact', 'Rounded', 'Subnormal', 'Overflow', 'Underflow',
           'FloatOperation', 'DivisionImpossible', 'InvalidContext', 'ConversionSyntax', 'DivisionUndefined', 'ROUND_DOWN',
           'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING', 'ROUND_FLOOR', 'ROUND_UP', 'ROUND_HALF_DOWN', 'ROUND_05UP',
           'setcontext', 'getcontext', 'localcontext', 'MAX_PREC', 'MAX_EMAX', 'MIN_EMIN', 'MIN_ETINY', 'HAVE_THREADS',
           'HAVE_CONTEXTVAR']

__version__ = '1.70'
__libmpdec_version__ = '2.5.1'
MAX_PREC = MAX_EMAX = 999999999999999
MIN_EMIN = -999999999999999
MIN_ETINY = -1999999999999997
HAVE_THREADS = True
HAVE_CONTEXTVAR = True
ROUND_UP = 'ROUND_UP'
ROUND_DOWN = 'ROUND_DOWN'
ROUND_CEILING = 'ROUND_CEILING'
ROUND_FLOOR = 'ROUND_FLOOR'
ROUND_HALF_UP = 'ROUND_HALF_UP'
ROUND_HALF_DOWN = 'ROUND_HALF_DOWN'
ROUND_HALF_EVEN = 'ROUND_HALF_EVEN'
ROUND_05UP = 'ROUND_05UP'

DecimalTuple = _namedtuple('DecimalTuple', 'sign digits exponent', module='decimal')


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class InvalidContext(InvalidOperation):
    pass


_SIGNALS = {InvalidOperation: 1, FloatOperation: 2, DivisionByZero: 4, Overflow: 8, Underflow: 32, Subnormal: 16, Inexact: 128,
            Rounded: 64, Clamped: 256}
_CONDITIONS = {ConversionSyntax: 512, DivisionImpossible: 1024, DivisionUndefined: 2048, InvalidContext: 4096}
_VALID = ('valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n'
          '   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]')


def _raise(bits):
    invalid = [condition for condition, bit in _CONDITIONS.items() if bits & bit]
    found = [signal for signal, bit in _SIGNALS.items() if bits & bit]
    if invalid:
        told = invalid + found[1:]
    else:
        told = found
    raise found[0](told)


class SignalDict(_MutableMapping):
    """The flags or the traps of a context, by signal."""

    def __init__(self, context, which):
        self._context = context
        self._which = which

    def _bit(self, signal):
        bit = _SIGNALS.get(signal) if isinstance(signal, type) else None
        if bit is None:
            raise KeyError(_VALID)
        return bit

    def __getitem__(self, signal):
        return _decimal.bits(self._context, self._which) & self._bit(signal) != 0

    def __setitem__(self, signal, value):
        bit = self._bit(signal)
        bits = _decimal.bits(self._context, self._which)
        _decimal.set_bits(self._context, self._which, bits | bit if value else bits & ~bit)

    def __delitem__(self, signal):
        raise ValueError('signal keys cannot be deleted')

    def __iter__(self):
        return iter(_SIGNALS)

    def __len__(self):
        return len(_SIGNALS)

    def __repr__(self):
        return '{' + ', '.join(f'{signal}:{value}' for signal, value in self.items()) + '}'

    def __eq__(self, other):
        if isinstance(other, SignalDict):
            return _decimal.bits(self._context, self._which) == _decimal.bits(other._context, other._which)
        if isinstance(other, dict):
            return dict(self) == other if len(other) == len(_SIGNALS) else False
        return NotImplemented

    def copy(self):
        return dict(self)

    __hash__ = None


SignalDict.__module__ = 'abc'


def _bits(signals, strict=False):
    if isinstance(signals, SignalDict):
        return _decimal.bits(signals._context, signals._which)
    bits = 0
    if isinstance(signals, dict):
        if len(signals) != len(_SIGNALS) or any(signal not in _SIGNALS for signal in signals):
            raise KeyError('invalid signal dict')
        for signal, value in signals.items():
            if value:
                bits |= _SIGNALS[signal]
        return bits
    if not isinstance(signals, list) or strict:
        raise TypeError('argument must be a signal dict')
    for signal in signals:
        bit = _SIGNALS.get(signal) if isinstance(signal, type) else None
        if bit is None:
            raise KeyError(_VALID)
        bits |= bit
    return bits


def _compare(number, other, name):
    if isinstance(other, _numbers.Rational):
        right = Decimal(other.numerator)
        if number.is_finite():
            number = _decimal.scaled(number, other.denominator)
        return getattr(number, f'__{name}__')(right)
    if isinstance(other, _numbers.Complex) and name in ('eq', 'ne'):
        if other.imag != 0:
            return name == 'ne'
        return getattr(number, f'__{name}__')(other.real)
    return NotImplemented


_traps = 1 | 4 | 8
_decimal.install(Context(28, ROUND_HALF_EVEN, -999999, 999999, 1, 0), _raise, SignalDict, _bits, DecimalTuple, _compare)
DefaultContext = Context(28, ROUND_HALF_EVEN, -999999, 999999, 1, 0, [], [InvalidOperation, DivisionByZero, Overflow])
BasicContext = Context(9, ROUND_HALF_UP, -999999, 999999, 1, 0, [],
                       [Clamped, InvalidOperation, DivisionByZero, Overflow, Underflow])
ExtendedContext = Context(9, ROUND_HALF_EVEN, -999999, 999999, 1, 0, [], [])
_decimal.install(DefaultContext, _raise, SignalDict, _bits, DecimalTuple, _compare)
_templates = DefaultContext, BasicContext, ExtendedContext
_native_setcontext = setcontext


def setcontext(context, /):
    """Set a new default context."""
    if any(context is template for template in _templates):
        context = context.copy()
        context.clear_flags()
    _native_setcontext(context)


class _ContextManager:
    """Sets a context for the length of a with statement."""

    def __init__(self, context):
        self._local = context

    def __enter__(self):
        self._saved = getcontext()
        setcontext(self._local)
        return self._local

    def __exit__(self, *details):
        setcontext(self._saved)
        return False


_ContextManager.__name__ = _ContextManager.__qualname__ = 'ContextManager'


def localcontext(ctx=None, **kwargs):
    """Return a context manager that will set the default context to a copy of ctx on entry and restore the old one on exit."""
    if ctx is None:
        ctx = getcontext()
    elif not isinstance(ctx, Context):
        raise TypeError('optional argument must be a context')
    local = ctx.copy()
    for name, value in kwargs.items():
        if name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
            raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        if value is not None:
            setattr(local, name, value)
    return _ContextManager(local)


_numbers.Number.register(Decimal)
for _class in DecimalException, Clamped, InvalidOperation, DivisionByZero, Inexact, Rounded, Subnormal, Overflow, Underflow, FloatOperation:
    _class.__module__ = 'decimal'
