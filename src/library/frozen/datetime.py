"""Concrete date/time and related types."""
import _clock
import _datetime
import math as _math

__all__ = ['date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR', 'UTC']

MINYEAR = 1
MAXYEAR = 9999

_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DAYS = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
_LONG_DAYS = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_MONTHS = (None, 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')
_LONG_MONTHS = (None, 'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
                'October', 'November', 'December')
_DAY_US = 86400 * 1000000
_keep = object()  # what replace() takes for 'as it is'
_EPOCH = 719163  # ordinal of 1970-01-01


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_days(year, month):
    if month == 2:
        return 29 if _is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _before_month(year, month):
    return _BEFORE_MONTH[month] + (month > 2 and _is_leap(year))


def _ordinal(year, month, day):
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400 + _before_month(year, month) + day


def _from_ordinal(n):
    n -= 1
    cycles, n = divmod(n, 146097)
    year = cycles * 400 + 1
    centuries, n = divmod(n, 36524)
    fours, n = divmod(n, 1461)
    ones, n = divmod(n, 365)
    year += centuries * 100 + fours * 4 + ones
    if ones == 4 or centuries == 4:
        return year - 1, 12, 31
    month = (n + 50) // 32 or 1
    before = _before_month(year, month)
    if before > n:
        month -= 1
        before = _before_month(year, month)
    return year, month, n - before + 1


def _shown(cls):
    return f'datetime.{cls.__name__}' if cls.__module__ == 'datetime' else cls.__name__


def _integer(value):
    if isinstance(value, int):
        return value
    index = getattr(type(value), '__index__', None)
    if index is None:
        if isinstance(value, float):
            raise TypeError("'float' object cannot be interpreted as an integer")
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return index(value)


def _check_date(year, month, day):
    year, month, day = _integer(year), _integer(month), _integer(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _month_days(year, month):
        raise ValueError('day is out of range for month')
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond, fold = map(_integer, (hour, minute, second, microsecond, fold))
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999')
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')
    return hour, minute, second, microsecond, fold


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _check_offset(name, offset):
    if offset is None:
        return
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not '{type(offset).__name__}'")
    if offset._days and (offset._days != -1 or not (offset._seconds or offset._microseconds)):
        raise ValueError(f'offset must be a timedelta strictly between -timedelta(hours=24) and '
                         f'timedelta(hours=24), not {offset!r}')


def _offset_text(offset, colon=':'):
    if offset is None:
        return ''
    sign = '+'
    if offset.days < 0:
        sign = '-'
        offset = -offset
    minutes, seconds = divmod(offset.seconds + offset.days * 86400, 60)
    hours, minutes = divmod(minutes, 60)
    text = f'{sign}{hours:02d}{colon}{minutes:02d}'
    if seconds or offset.microseconds:
        text += f'{colon}{seconds:02d}'
        if offset.microseconds:
            text += f'.{offset.microseconds:06d}'
    return text


def _time_text(hour, minute, second, microsecond, timespec):
    if timespec == 'auto':
        timespec = 'microseconds' if microsecond else 'seconds'
    if timespec == 'hours':
        return f'{hour:02d}'
    if timespec == 'minutes':
        return f'{hour:02d}:{minute:02d}'
    if timespec == 'seconds':
        return f'{hour:02d}:{minute:02d}:{second:02d}'
    if timespec == 'milliseconds':
        return f'{hour:02d}:{minute:02d}:{second:02d}.{microsecond // 1000:03d}'
    if timespec == 'microseconds':
        return f'{hour:02d}:{minute:02d}:{second:02d}.{microsecond:06d}'
    raise ValueError('Unknown timespec value')


def _half_even(value):
    return round(value)


# ---------------------------------------------------------------------------------------------------- strftime, strptime

def _strftime(format, y, mo, d, h, mi, s, us, offset, zone_name):
    plain = _datetime.format_fields(format, y, mo, d, h, mi, s, us)
    if plain is not None:
        return plain
    ordinal = _ordinal(y, mo, d)
    weekday = (ordinal + 6) % 7
    yday = _before_month(y, mo) + d
    out = []
    i, n = 0, len(format)
    while i < n:
        c = format[i]
        i += 1
        if c != '%':
            out.append(c)
            continue
        if i >= n:
            out.append('%')
            break
        c = format[i]
        i += 1
        if c == ':' and i < n and format[i] == 'z':
            i += 1
            out.append(_offset_text(offset))
        elif c == 'Y':
            out.append(str(y))
        elif c == 'y':
            out.append(f'{y % 100:02d}')
        elif c == 'C':
            out.append(str(y // 100))
        elif c == 'm':
            out.append(f'{mo:02d}')
        elif c == 'd':
            out.append(f'{d:02d}')
        elif c == 'e':
            out.append(f'{d:2d}')
        elif c == 'H':
            out.append(f'{h:02d}')
        elif c == 'k':
            out.append(f'{h:2d}')
        elif c == 'I':
            out.append(f'{h % 12 or 12:02d}')
        elif c == 'l':
            out.append(f'{h % 12 or 12:2d}')
        elif c == 'M':
            out.append(f'{mi:02d}')
        elif c == 'S':
            out.append(f'{s:02d}')
        elif c == 'f':
            out.append(f'{us:06d}')
        elif c == 'p':
            out.append('AM' if h < 12 else 'PM')
        elif c == 'P':
            out.append('am' if h < 12 else 'pm')
        elif c == 'a':
            out.append(_DAYS[weekday])
        elif c == 'A':
            out.append(_LONG_DAYS[weekday])
        elif c == 'b' or c == 'h':
            out.append(_MONTHS[mo])
        elif c == 'B':
            out.append(_LONG_MONTHS[mo])
        elif c == 'j':
            out.append(f'{yday:03d}')
        elif c == 'w':
            out.append(str((weekday + 1) % 7))
        elif c == 'u':
            out.append(str(weekday + 1))
        elif c == 'U':
            out.append(f'{(yday + 6 - (weekday + 1) % 7) // 7:02d}')
        elif c == 'W':
            out.append(f'{(yday + 6 - weekday) // 7:02d}')
        elif c in 'GgV':
            year, week, _ = _iso_calendar(y, mo, d)
            out.append(f'{week:02d}' if c == 'V' else str(year) if c == 'G' else f'{year % 100:02d}')
        elif c == 'z':
            out.append(_offset_text(offset, ''))
        elif c == 'Z':
            out.append(zone_name or '')
        elif c == 's':
            seconds = (ordinal - _EPOCH) * 86400 + h * 3600 + mi * 60 + s
            out.append(str(seconds))
        elif c in _COMPOSED:
            out.append(_strftime(_COMPOSED[c], y, mo, d, h, mi, s, us, offset, zone_name))
        elif c == 'n':
            out.append('\n')
        elif c == 't':
            out.append('\t')
        elif c == '%':
            out.append('%')
        else:
            out.append('%' + c)
    return ''.join(out)


_COMPOSED = {'c': '%a %b %e %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S', 'D': '%m/%d/%y', 'F': '%Y-%m-%d',
             'T': '%H:%M:%S', 'R': '%H:%M', 'r': '%I:%M:%S %p'}


def _iso_week_one(year):
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


_iso_calendar = _datetime.iso_calendar


class _Reader:
    def __init__(self, text, format):
        self.text = text
        self.format = format
        self.at = 0

    def mismatch(self):
        return ValueError(f'time data {self.text!r} does not match format {self.format!r}')

    def number(self, most, low, high):
        text, start = self.text, self.at
        end = start
        while end < len(text) and end - start < most and '0' <= text[end] <= '9':
            end += 1
        # The longest prefix in range, as the alternatives of CPython's patterns give it.
        while end > start:
            value = int(text[start:end])
            if low <= value <= high:
                self.at = end
                return value
            end -= 1
        raise self.mismatch()

    def exactly(self, count):
        digits = self.text[self.at:self.at + count]
        if len(digits) != count or not (digits.isascii() and digits.isdigit()):
            raise self.mismatch()
        self.at += count
        return int(digits)

    def word(self, words):
        rest = self.text[self.at:].lower()
        best = -1
        for index, word in enumerate(words):
            if word and rest.startswith(word.lower()) and (best < 0 or len(word) > len(words[best])):
                best = index
        if best < 0:
            raise self.mismatch()
        self.at += len(words[best])
        return best


def _strptime(text, format):
    if not isinstance(text, str):
        raise TypeError(f'strptime() argument 1 must be str, not {type(text).__name__}')
    if not isinstance(format, str):
        raise TypeError(f'strptime() argument 2 must be str, not {type(format).__name__}')
    found = {}
    reader = _Reader(text, format)
    _scan(reader, format, found)
    if reader.at < len(text):
        raise ValueError(f'unconverted data remains: {text[reader.at:]}')
    return found


def _scan(reader, format, found):
    i, n = 0, len(format)
    text = reader.text
    while i < n:
        c = format[i]
        i += 1
        if c.isspace():
            start = reader.at
            while reader.at < len(text) and text[reader.at].isspace():
                reader.at += 1
            if reader.at == start:
                raise reader.mismatch()
            while i < n and format[i].isspace():
                i += 1
            continue
        if c != '%':
            if reader.at >= len(text) or text[reader.at].lower() != c.lower():
                raise reader.mismatch()
            reader.at += 1
            continue
        if i >= n:
            raise ValueError(f"stray % in format '{reader.format}'")
        c = format[i]
        i += 1
        if c == ':' and i < n and format[i] == 'z':
            c = ':z'
            i += 1
        if c == '%':
            if text[reader.at:reader.at + 1] != '%':
                raise reader.mismatch()
            reader.at += 1
        elif c == 'Y':
            found['year'] = reader.exactly(4)
        elif c == 'y':
            short = reader.exactly(2)
            found['year'] = short + (2000 if short <= 68 else 1900)
        elif c == 'm':
            found['month'] = reader.number(2, 1, 12)
        elif c == 'd':
            found['day'] = reader.number(2, 1, 31)
        elif c == 'H':
            found['hour'] = reader.number(2, 0, 23)
        elif c == 'I':
            found['hour12'] = reader.number(2, 1, 12)
        elif c == 'M':
            found['minute'] = reader.number(2, 0, 59)
        elif c == 'S':
            found['second'] = reader.number(2, 0, 61)
        elif c == 'f':
            start = reader.at
            while reader.at < len(text) and reader.at - start < 6 and '0' <= text[reader.at] <= '9':
                reader.at += 1
            if reader.at == start:
                raise reader.mismatch()
            found['microsecond'] = int(text[start:reader.at].ljust(6, '0'))
        elif c == 'p':
            found['pm'] = reader.word(('AM', 'PM'))
        elif c == 'a':
            found['weekday'] = reader.word(_DAYS)
        elif c == 'A':
            found['weekday'] = reader.word(_LONG_DAYS)
        elif c == 'b' or c == 'h':
            found['month'] = reader.word(_MONTHS)
        elif c == 'B':
            found['month'] = reader.word(_LONG_MONTHS)
        elif c == 'j':
            found['yday'] = reader.number(3, 1, 366)
        elif c == 'w':
            found['weekday'] = (reader.number(1, 0, 6) + 6) % 7
        elif c == 'u':
            found['weekday'] = reader.number(1, 1, 7) - 1
        elif c == 'U':
            found['week'] = (reader.number(2, 0, 53), 6)
        elif c == 'W':
            found['week'] = (reader.number(2, 0, 53), 0)
        elif c == 'G':
            found['iso_year'] = reader.exactly(4)
        elif c == 'V':
            found['iso_week'] = reader.number(2, 0, 53)
        elif c == 'z' or c == ':z':
            found['offset'] = _scan_offset(reader, c == ':z')
        elif c == 'Z':
            index = reader.word(('UTC', 'GMT'))
            found['zone'] = ('UTC', 'GMT')[index]
        elif c in 'cxXDFTRr':
            _scan(reader, _COMPOSED[c].replace('%e', '%d'), found)
        else:
            raise ValueError(f"'{c}' is a bad directive in format '{reader.format}'")


def _scan_offset(reader, colon):
    text = reader.text
    if text[reader.at:reader.at + 1] == 'Z':
        reader.at += 1
        return timedelta(0)
    sign = text[reader.at:reader.at + 1]
    if sign not in ('+', '-') or not sign:
        raise reader.mismatch()
    reader.at += 1
    hours = reader.exactly(2)
    with_colon = text[reader.at:reader.at + 1] == ':'
    if with_colon:
        reader.at += 1
    minutes = reader.number(2, 0, 59)
    seconds = micro = 0
    rest = text[reader.at:]
    if (rest[:1] == ':') == with_colon and (rest[1:3] if with_colon else rest[:2]).isdigit():
        if with_colon:
            reader.at += 1
        seconds = reader.number(2, 0, 59)
        if text[reader.at:reader.at + 1] == '.':
            reader.at += 1
            start = reader.at
            while reader.at < len(text) and text[reader.at].isdigit() and reader.at - start < 6:
                reader.at += 1
            micro = int(text[start:reader.at].ljust(6, '0'))
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=micro)
    return -offset if sign == '-' else offset


def _resolve(found, text, format):
    """The date fields that the directives of a strptime format determine."""
    year = found.get('year')
    month, day = found.get('month', 1), found.get('day', 1)
    if 'iso_year' in found or 'iso_week' in found:
        if 'iso_year' not in found:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        if 'iso_week' not in found or 'weekday' not in found:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        made = date.fromisocalendar(found['iso_year'], found['iso_week'], found['weekday'] + 1)
        return made.year, made.month, made.day
    leap_placeholder = False
    if year is None:
        year = 1900
        if month == 2 and day == 29:
            leap_placeholder = True
    if 'yday' in found:
        return _from_ordinal(_ordinal(year, 1, 1) + found['yday'] - 1)
    if 'week' in found and 'weekday' in found and 'month' not in found:
        week, starts = found['week']
        first = (_ordinal(year, 1, 1) + 6) % 7
        weekday = found['weekday']
        if starts == 6:
            first, weekday = (first + 1) % 7, (weekday + 1) % 7
        offset = (7 - first) % 7
        days = weekday - first if week == 0 else offset + 7 * (week - 1) + weekday
        return _from_ordinal(_ordinal(year, 1, 1) + days)
    if leap_placeholder:
        raise ValueError('day is out of range for month')
    return year, month, day


def _hour_of(found):
    if 'hour12' in found:
        hour = found['hour12'] % 12
        return hour + 12 if found.get('pm') == 1 else hour
    return found.get('hour', 0)


# -------------------------------------------------------------------------------------------------------------- timedelta

class timedelta:
    """Difference between two datetime values."""

    __slots__ = '_days', '_seconds', '_microseconds', '_hash'

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        rest = 0.0
        for name, value, unit in (('days', days, _DAY_US), ('seconds', seconds, 1000000),
                                  ('microseconds', microseconds, 1), ('milliseconds', milliseconds, 1000),
                                  ('minutes', minutes, 60000000), ('hours', hours, 3600000000),
                                  ('weeks', weeks, 7 * _DAY_US)):
            if isinstance(value, int):
                total += value * unit
            elif isinstance(value, float):
                fraction, whole = _math.modf(value)
                total += int(whole) * unit
                part = fraction * unit
                fraction, whole = _math.modf(part)
                total += int(whole)
                rest += fraction
            else:
                raise TypeError(f'unsupported type for timedelta {name} component: {type(value).__name__}')
        if rest:
            whole = round(rest)
            # Ties go to the even total.
            if abs(rest - _math.trunc(rest)) == 0.5:
                low = _math.floor(rest)
                whole = low if (total + low) % 2 == 0 else low + 1
            total += whole
        return cls._of(total)

    @classmethod
    def _of(cls, total):
        days, total = divmod(total, _DAY_US)
        if not -2147483648 <= days <= 2147483647:
            raise OverflowError('Python int too large to convert to C int')
        if not -999999999 <= days <= 999999999:
            raise OverflowError(f'days={days}; must have magnitude <= 999999999')
        self = object.__new__(cls)
        self._days = days
        self._seconds, self._microseconds = divmod(total, 1000000)
        self._hash = -1
        return self

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        """Total seconds in the duration."""
        return self._total() / 1000000

    def __repr__(self):
        parts = []
        if self._days:
            parts.append(f'days={self._days}')
        if self._seconds:
            parts.append(f'seconds={self._seconds}')
        if self._microseconds:
            parts.append(f'microseconds={self._microseconds}')
        return f"{_shown(type(self))}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f'{hours}:{minutes:02d}:{seconds:02d}'
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        if self._microseconds:
            text += f'.{self._microseconds:06d}'
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._total() + other._total())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._total() - other._total())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(other._total() - self._total())
        return NotImplemented

    def __neg__(self):
        return timedelta._of(-self._total())

    def __pos__(self):
        return timedelta._of(self._total())

    def __abs__(self):
        return timedelta._of(abs(self._total()))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total() * other)
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return timedelta._of(_divide_round(self._total() * numerator, denominator))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        if isinstance(other, int):
            return timedelta._of(self._total() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return timedelta._of(_divide_round(self._total(), other))
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return timedelta._of(_divide_round(denominator * self._total(), numerator))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._total() % other._total())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            quotient, rest = divmod(self._total(), other._total())
            return quotient, timedelta._of(rest)
        return NotImplemented

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)

    # The quick ways; they fall back on what is above.
    _slow_new, __new__ = __new__, _datetime.timedelta.__new__
    _slow_eq, __eq__ = __eq__, _datetime.timedelta.__eq__
    _slow_lt, __lt__ = __lt__, _datetime.timedelta.__lt__
    _slow_le, __le__ = __le__, _datetime.timedelta.__le__
    _slow_gt, __gt__ = __gt__, _datetime.timedelta.__gt__
    _slow_ge, __ge__ = __ge__, _datetime.timedelta.__ge__
    _slow_add, __add__ = __add__, _datetime.timedelta.__add__
    __radd__ = __add__
    _slow_sub, __sub__ = __sub__, _datetime.timedelta.__sub__
    _slow_neg, __neg__ = __neg__, _datetime.timedelta.__neg__
    _slow_mul, __mul__ = __mul__, _datetime.timedelta.__mul__
    __rmul__ = __mul__
    _slow_total_seconds, total_seconds = total_seconds, _datetime.timedelta.total_seconds
    __bool__ = _datetime.timedelta.__bool__
    __hash__ = _datetime.timedelta.__hash__
    days = _datetime.timedelta.days
    seconds = _datetime.timedelta.seconds
    microseconds = _datetime.timedelta.microseconds


def _divide_round(a, b):
    """a / b rounded half to even."""
    if b == 0:
        raise ZeroDivisionError('integer division or modulo by zero')
    quotient, rest = divmod(a, b)
    rest *= 2
    above = rest > b if b > 0 else rest < b
    if above or (rest == b and quotient % 2):
        quotient += 1
    return quotient


_clock.name_type(timedelta, 'datetime.timedelta')
timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


# ------------------------------------------------------------------------------------------------------------------- date

class date:
    """date(year, month, day) --> date object"""

    __slots__ = '_year', '_month', '_day'

    def __new__(cls, year, month, day):
        year, month, day = _check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self

    @classmethod
    def fromtimestamp(cls, timestamp):
        """Construct a date from a POSIX timestamp (like time.time())."""
        if timestamp is None:
            raise TypeError("'NoneType' object cannot be interpreted as an integer")
        seconds = _math.floor(timestamp)
        return cls(*_from_ordinal(_EPOCH + seconds // 86400))

    @classmethod
    def today(cls):
        """Construct a date from the sandbox's clock."""
        return cls.fromtimestamp(_clock.now())

    @classmethod
    def fromordinal(cls, n):
        """Construct a date from a proleptic Gregorian ordinal."""
        n = _integer(n)
        if n < 1:
            raise ValueError('ordinal must be >= 1')
        if n > 3652059:
            raise ValueError(f'year {_from_ordinal(n)[0]} is out of range')
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        """Construct a date from a string in ISO 8601 format."""
        plain = _datetime.parse_iso(date_string)
        if plain is not None and len(date_string) == 10:
            return cls(plain[0], plain[1], plain[2])
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            return cls(*_parse_iso_date(date_string))
        except ValueError as error:
            if 'Invalid isoformat' in str(error) or not str(error):
                raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
            raise

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """Construct a date from the ISO year, week number and weekday."""
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError(f'Year is out of range: {year}')
        if not 0 < week < 53:
            long = week == 53 and (_iso_week_one(year + 1) - _iso_week_one(year)) == 53 * 7
            if not long:
                raise ValueError(f'Invalid week: {week}')
        if not 0 < day < 8:
            raise ValueError(f'Invalid day: {day} (range is [1, 7])')
        return cls(*_from_ordinal(_iso_week_one(year) + (week - 1) * 7 + day - 1))

    def __repr__(self):
        return f'{_shown(type(self))}({self._year}, {self._month}, {self._day})'

    def __str__(self):
        return self.isoformat()

    def ctime(self):
        """Return ctime() style string."""
        return f'{_DAYS[self.weekday()]} {_MONTHS[self._month]} {self._day:2d} 00:00:00 {self._year:04d}'

    def strftime(self, format):
        """Format using strftime()."""
        if not isinstance(format, str):
            raise TypeError(f'strftime() argument 1 must be str, not {type(format).__name__}')
        return _strftime(format, self._year, self._month, self._day, 0, 0, 0, 0, None, None)

    def __format__(self, format):
        if not isinstance(format, str):
            raise TypeError(f'must be str, not {type(format).__name__}')
        return self.strftime(format) if format else str(self)

    def timetuple(self):
        """Return local time tuple compatible with time.localtime()."""
        return _clock.struct_time(self._year, self._month, self._day, 0, 0, 0, self.weekday(),
                                  _before_month(self._year, self._month) + self._day, -1)

    def replace(self, year=_keep, month=_keep, day=_keep):
        """Return a new date with new values for the specified fields."""
        return type(self)(self._year if year is _keep else year, self._month if month is _keep else month,
                          self._day if day is _keep else day)

    __replace__ = replace

    def isocalendar(self):
        """Return a named tuple containing ISO year, week number, and weekday."""
        return _iso_calendar(self._year, self._month, self._day, IsoCalendarDate)

    def _key(self):
        return (self._year, self._month, self._day)

    def _comparable(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented

    def __add__(self, other):
        if isinstance(other, timedelta):
            n = self.toordinal() + other.days
            if 0 < n <= 3652059:
                return type(self).fromordinal(n)
            raise OverflowError('date value out of range')
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return type(self), (self._year, self._month, self._day)

    _slow_new, __new__ = __new__, _datetime.date.__new__
    _slow_eq, __eq__ = __eq__, _datetime.date.__eq__
    _slow_lt, __lt__ = __lt__, _datetime.date.__lt__
    _slow_le, __le__ = __le__, _datetime.date.__le__
    _slow_gt, __gt__ = __gt__, _datetime.date.__gt__
    _slow_ge, __ge__ = __ge__, _datetime.date.__ge__
    _slow_add, __add__ = __add__, _datetime.date.__add__
    __radd__ = __add__
    _slow_sub, __sub__ = __sub__, _datetime.date.__sub__
    _slow_replace, replace = replace, _datetime.date.replace
    __replace__ = replace
    _slow_str, __str__ = __str__, _datetime.date.__str__
    __hash__ = _datetime.date.__hash__
    isoformat = _datetime.date.isoformat
    toordinal = _datetime.date.toordinal
    weekday = _datetime.date.weekday
    isoweekday = _datetime.date.isoweekday
    year = _datetime.date.year
    month = _datetime.date.month
    day = _datetime.date.day


_clock.name_type(date, 'datetime.date')
date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


class IsoCalendarDate(tuple):
    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    @property
    def year(self):
        return self[0]

    @property
    def week(self):
        return self[1]

    @property
    def weekday(self):
        return self[2]

    def __repr__(self):
        return f'datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})'


def _bad_iso():
    return ValueError('Invalid isoformat string')


def _digits(text):
    if not (text.isascii() and text.isdigit()):
        raise _bad_iso()
    return int(text)


def _parse_iso_date(text):
    if len(text) not in (7, 8, 10):
        raise _bad_iso()
    year = _digits(text[:4])
    dashes = text[4] == '-'
    at = 5 if dashes else 4
    if text[at] == 'W':
        week = _digits(text[at + 1:at + 3])
        rest = text[at + 3:]
        day = 1
        if rest:
            if dashes:
                if rest[0] != '-':
                    raise _bad_iso()
                rest = rest[1:]
            if len(rest) != 1:
                raise _bad_iso()
            day = _digits(rest)
        made = date.fromisocalendar(year, week, day)
        return made.year, made.month, made.day
    month = _digits(text[at:at + 2])
    at += 2
    if dashes:
        if text[at:at + 1] != '-':
            raise _bad_iso()
        at += 1
    if len(text) != at + 2:
        raise _bad_iso()
    return year, month, _digits(text[at:])


def _parse_clock(text):
    """hh[:mm[:ss[.ffffff]]] or without colons."""
    hour = _digits(text[:2])
    parts = [hour, 0, 0, 0]
    at = 2
    if at == len(text):
        return parts
    colon = text[at] == ':'
    for index in (1, 2):
        if at == len(text):
            return parts
        if colon:
            if text[at] != ':':
                raise _bad_iso()
            at += 1
        parts[index] = _digits(text[at:at + 2]) if len(text[at:at + 2]) == 2 else _digits('x')
        at += 2
    if at < len(text):
        if text[at] not in '.,':
            raise _bad_iso()
        fraction = text[at + 1:]
        _digits(fraction)
        parts[3] = int(fraction[:6].ljust(6, '0'))
    return parts


def _parse_iso_time(text):
    """The fields of a time and its zone."""
    if len(text) < 2:
        raise _bad_iso()
    split = -1
    for index, c in enumerate(text):
        if c in '+-Z':
            split = index
            break
    zone = None
    clock = text
    if split >= 0:
        clock, tail = text[:split], text[split + 1:]
        if text[split] == 'Z':
            if tail:
                raise _bad_iso()
            zone = timezone.utc
        else:
            if len(tail) < 2:
                raise _bad_iso()
            hours, minutes, seconds, micro = _parse_clock(tail)
            offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=micro)
            if text[split] == '-':
                offset = -offset
            zone = timezone.utc if not offset else timezone(offset)
    return (*_parse_clock(clock), zone)


# ----------------------------------------------------------------------------------------------------------------- tzinfo

class tzinfo:
    """Abstract base class for time zone info objects."""

    __slots__ = ()

    def tzname(self, dt):
        """datetime -> string name of time zone."""
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def utcoffset(self, dt):
        """datetime -> timedelta, positive for east of UTC, negative for west of UTC"""
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt):
        """datetime -> DST offset as timedelta, positive for east of UTC."""
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def fromutc(self, dt):
        """datetime in UTC -> datetime in local time."""
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError('fromutc() requires a non-None utcoffset() result')
        dst = dt.dst()
        if dst is None:
            raise ValueError('fromutc() requires a non-None dst() result')
        delta = offset - dst
        if delta:
            dt += delta
            dst = dt.dst()
            if dst is None:
                raise ValueError('fromutc(): dt.dst gave inconsistent results; cannot convert')
        return dt + dst


_clock.name_type(tzinfo, 'datetime.tzinfo')


UTC = None


class timezone(tzinfo):
    """Fixed offset from UTC implementation of tzinfo."""

    __slots__ = '_offset', '_name'

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f'timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}')
        if name is not None and not isinstance(name, str):
            raise TypeError(f'timezone() argument 2 must be str, not {type(name).__name__}')
        if offset._days and (offset._days != -1 or not (offset._seconds or offset._microseconds)):
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                             f'timedelta(hours=24), not {offset!r}.')
        if name is None and not offset and UTC is not None:
            return UTC
        self = object.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        if self._name is None:
            return f'datetime.timezone({self._offset!r})'
        return f'datetime.timezone({self._offset!r}, {self._name!r})'

    def __str__(self):
        return self.tzname(None)

    def _check(self, dt, name):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f'{name}(dt) argument must be a datetime instance or None, not {type(dt).__name__}')

    def utcoffset(self, dt):
        self._check(dt, 'utcoffset')
        return self._offset

    def tzname(self, dt):
        self._check(dt, 'tzname')
        if self._name is not None:
            return self._name
        if not self._offset:
            return 'UTC'
        return 'UTC' + _offset_text(self._offset)

    def dst(self, dt):
        self._check(dt, 'dst')
        return None

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        return dt + self._offset


_clock.name_type(timezone, 'datetime.timezone')
timezone.utc = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))
UTC = timezone.utc


# ------------------------------------------------------------------------------------------------------------------- time

class time:
    """time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object"""

    __slots__ = '_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold'

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = tzinfo, fold
        return self

    @classmethod
    def fromisoformat(cls, time_string):
        """Construct a time from a string in one of the ISO 8601 formats."""
        if not isinstance(time_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            text = time_string[1:] if time_string[:1] == 'T' else time_string
            return cls(*_parse_iso_time(text))
        except ValueError as error:
            if str(error).startswith('Invalid isoformat'):
                raise ValueError(f'Invalid isoformat string: {time_string!r}') from None
            raise

    def utcoffset(self):
        """Return the timezone offset as timedelta."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.utcoffset(None)
        _check_offset('utcoffset', offset)
        return offset

    def tzname(self):
        """Return the timezone name."""
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        """Return 0 if DST is not in effect, or the DST offset as timedelta."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.dst(None)
        _check_offset('dst', offset)
        return offset

    def _micros(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def _compare(self, other, equality):
        mine, theirs = self.utcoffset(), other.utcoffset()
        if mine is theirs or mine == theirs:
            a, b = self._micros(), other._micros()
        elif mine is None or theirs is None:
            if equality:
                return 2
            raise TypeError("can't compare offset-naive and offset-aware times")
        else:
            a, b = self._micros() - mine._total(), other._micros() - theirs._total()
        return (a > b) - (a < b)

    def __eq__(self, other):
        return self._compare(other, True) == 0 if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._compare(other, False) < 0 if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._compare(other, False) <= 0 if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._compare(other, False) > 0 if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._compare(other, False) >= 0 if isinstance(other, time) else NotImplemented

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._micros() - (offset._total() if offset is not None else 0))

    def __repr__(self):
        parts = [self._hour, self._minute]
        if self._microsecond:
            parts += [self._second, self._microsecond]
        elif self._second:
            parts.append(self._second)
        text = ', '.join(map(str, parts))
        if self._tzinfo is not None:
            text += f', tzinfo={self._tzinfo!r}'
        if self._fold:
            text += ', fold=1'
        return f'{_shown(type(self))}({text})'

    def isoformat(self, timespec='auto'):
        """Return the time formatted according to ISO."""
        return (_time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _offset_text(self.utcoffset()))

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        """Format using strftime(). The date part of the timestamp passed to underlying strftime should not be used."""
        if not isinstance(format, str):
            raise TypeError(f'strftime() argument 1 must be str, not {"None" if format is None else type(format).__name__}')
        return _strftime(format, 1900, 1, 1, self._hour, self._minute, self._second, self._microsecond,
                         self.utcoffset(), self.tzname())

    def __format__(self, format):
        if not isinstance(format, str):
            raise TypeError(f'must be str, not {type(format).__name__}')
        return self.strftime(format) if format else str(self)

    def replace(self, hour=_keep, minute=_keep, second=_keep, microsecond=_keep, tzinfo=_keep, *, fold=_keep):
        """Return a new time with new values for the specified fields."""
        return type(self)(self._hour if hour is _keep else hour, self._minute if minute is _keep else minute,
                          self._second if second is _keep else second,
                          self._microsecond if microsecond is _keep else microsecond,
                          self._tzinfo if tzinfo is _keep else tzinfo, fold=self._fold if fold is _keep else fold)

    __replace__ = replace

    def __bool__(self):
        return True

    def __reduce__(self):
        return type(self), (self._hour, self._minute, self._second, self._microsecond, self._tzinfo)

    _slow_eq, __eq__ = __eq__, _datetime.time.__eq__
    _slow_lt, __lt__ = __lt__, _datetime.time.__lt__
    _slow_le, __le__ = __le__, _datetime.time.__le__
    _slow_gt, __gt__ = __gt__, _datetime.time.__gt__
    _slow_ge, __ge__ = __ge__, _datetime.time.__ge__
    hour = _datetime.time.hour
    minute = _datetime.time.minute
    second = _datetime.time.second
    microsecond = _datetime.time.microsecond
    tzinfo = _datetime.time.tzinfo
    fold = _datetime.time.fold


_clock.name_type(time, 'datetime.time')
time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


# --------------------------------------------------------------------------------------------------------------- datetime

class datetime(date):
    """datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])"""

    __slots__ = '_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold'

    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        year, month, day = _check_date(year, month, day)
        hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = tzinfo, fold
        return self

    @classmethod
    def _at(cls, micros, tz=None):
        days, rest = divmod(micros, _DAY_US)
        ordinal = days + _EPOCH
        if not 1 <= ordinal <= 3652059:
            raise ValueError(f'year {_from_ordinal(ordinal)[0] if ordinal > 0 else 0} is out of range')
        seconds, micro = divmod(rest, 1000000)
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        year, month, day = _from_ordinal(ordinal)
        return cls(year, month, day, hour, minute, second, micro, tz)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """Construct a datetime from a POSIX timestamp (like time.time()). The sandbox's local time is UTC."""
        _check_zone(tz)
        micros = _micros_of(timestamp)
        if tz is None:
            return cls._at(micros)
        return tz.fromutc(cls._at(micros, tz))

    @classmethod
    def utcfromtimestamp(cls, t):
        """Construct a naive UTC datetime from a POSIX timestamp."""
        return cls._at(_micros_of(t))

    @classmethod
    def now(cls, tz=None):
        """Construct a datetime from the sandbox's clock and optional time zone info."""
        return cls.fromtimestamp(_clock.now(), tz)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_clock.now())

    @classmethod
    def utcnow(cls):
        """Construct a UTC datetime from the sandbox's clock."""
        return cls.utcfromtimestamp(_clock.now())

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """Construct a datetime from a given date and a given time."""
        if not isinstance(date, _date_class):
            raise TypeError(f'combine() argument 1 must be datetime.date, not {type(date).__name__}')
        if not isinstance(time, _time_class):
            raise TypeError(f'combine() argument 2 must be datetime.time, not {type(time).__name__}')
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        """Construct a datetime from a string in one of the ISO 8601 formats."""
        plain = _datetime.parse_iso(date_string)
        if plain is not None:
            moment = _datetime.moment(cls, plain)
            if moment is not None:
                return moment
            offset = plain[7]
            zone = None if offset is None else timezone(timedelta(0, 0, offset)) if offset else timezone.utc
            return cls(*plain[:7], zone)
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            if len(date_string) < 7:
                raise _bad_iso()
            size = _iso_date_length(date_string)
            year, month, day = _parse_iso_date(date_string[:size])
            rest = date_string[size + 1:]
            if len(date_string) > size and not rest:
                raise _bad_iso()
            if not rest:
                return cls(year, month, day)
            return cls(year, month, day, *_parse_iso_time(rest))
        except ValueError as error:
            if str(error).startswith('Invalid isoformat'):
                raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
            raise

    @classmethod
    def strptime(cls, date_string, format):
        """string, format -> new datetime parsed from a string (like time.strptime())."""
        plain = _datetime.parse_format(date_string, format)
        if plain is not None:
            return cls(*plain)
        found = _strptime(date_string, format)
        year, month, day = _resolve(found, date_string, format)
        zone = None
        if 'offset' in found:
            offset = found['offset']
            zone = timezone(offset, found['zone']) if 'zone' in found else timezone(offset)
        elif 'zone' in found:
            zone = None
        return cls(year, month, day, _hour_of(found), found.get('minute', 0), found.get('second', 0),
                   found.get('microsecond', 0), zone)

    def _micros(self):
        return (self.toordinal() * 86400 + self._hour * 3600 + self._minute * 60 + self._second) * 1000000 + self._microsecond

    def timetuple(self):
        dst = self.dst()
        flag = -1 if dst is None else 1 if dst else 0
        return _clock.struct_time(self._year, self._month, self._day, self._hour, self._minute, self._second,
                                  self.weekday(), _before_month(self._year, self._month) + self._day, flag)

    def utctimetuple(self):
        """Return UTC time tuple, compatible with time.localtime()."""
        offset = self.utcoffset()
        moment = self - offset if offset else self
        return _clock.struct_time(moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second,
                                  moment.weekday(), _before_month(moment.year, moment.month) + moment.day, 0)

    def timestamp(self):
        """Return POSIX timestamp as float."""
        offset = self.utcoffset()
        micros = self._micros() - _EPOCH * _DAY_US - (offset._total() if offset is not None else 0)
        return micros / 1000000

    def date(self):
        """Return date object with same year, month and day."""
        return _date_class(self._year, self._month, self._day)

    def time(self):
        """Return time object with same time but with tzinfo=None."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        """Return time object with same time and tzinfo."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(self, year=_keep, month=_keep, day=_keep, hour=_keep, minute=_keep, second=_keep, microsecond=_keep,
                tzinfo=_keep, *, fold=_keep):
        """Return a new datetime with new values for the specified fields."""
        return type(self)(self._year if year is _keep else year, self._month if month is _keep else month,
                          self._day if day is _keep else day, self._hour if hour is _keep else hour,
                          self._minute if minute is _keep else minute, self._second if second is _keep else second,
                          self._microsecond if microsecond is _keep else microsecond,
                          self._tzinfo if tzinfo is _keep else tzinfo, fold=self._fold if fold is _keep else fold)

    __replace__ = replace

    def astimezone(self, tz=None):
        """tz -> convert to local time in new timezone tz. The sandbox's local time is UTC."""
        if tz is None:
            tz = timezone(timedelta(0), 'UTC')
        elif not isinstance(tz, _tzinfo_class):
            raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")
        offset = self.utcoffset()
        if self._tzinfo is tz and offset is not None:
            return self
        utc = (self - (offset or timedelta(0))).replace(tzinfo=tz)
        return tz.fromutc(utc)

    def ctime(self):
        return (f'{_DAYS[self.weekday()]} {_MONTHS[self._month]} {self._day:2d} '
                f'{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}')

    def isoformat(self, sep='T', timespec='auto'):
        """Return the time formatted according to ISO."""
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError('isoformat() argument 1 must be a unicode character, not '
                            + (type(sep).__name__ if not isinstance(sep, str) else 'str'))
        return (f'{self._year:04d}-{self._month:02d}-{self._day:02d}' + sep
                + _time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _offset_text(self.utcoffset()))

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute]
        if self._microsecond:
            parts += [self._second, self._microsecond]
        elif self._second:
            parts.append(self._second)
        text = ', '.join(map(str, parts))
        if self._fold:
            text += ', fold=1'
        if self._tzinfo is not None:
            text += f', tzinfo={self._tzinfo!r}'
        return f'{_shown(type(self))}({text})'

    def __str__(self):
        return self.isoformat(sep=' ')

    def strftime(self, format):
        """Format using strftime()."""
        if not isinstance(format, str):
            raise TypeError(f'strftime() argument 1 must be str, not {type(format).__name__}')
        return _strftime(format, self._year, self._month, self._day, self._hour, self._minute, self._second,
                         self._microsecond, self.utcoffset(), self.tzname())

    def utcoffset(self):
        """Return the timezone offset as timedelta positive east of UTC (negative west of UTC)."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.utcoffset(self)
        _check_offset('utcoffset', offset)
        return offset

    def tzname(self):
        """Return the timezone name."""
        if self._tzinfo is None:
            return None
        name = self._tzinfo.tzname(self)
        if name is not None and not isinstance(name, str):
            raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(name).__name__}'")
        return name

    def dst(self):
        """Return 0 if DST is not in effect, or the DST offset as timedelta positive eastward if DST is in effect."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.dst(self)
        _check_offset('dst', offset)
        return offset

    def _compare(self, other, equality):
        mine, theirs = self.utcoffset(), other.utcoffset()
        if self._tzinfo is other._tzinfo or mine == theirs:
            a, b = self._micros(), other._micros()
        elif mine is None or theirs is None:
            if equality:
                return 2
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        else:
            a, b = self._micros() - mine._total(), other._micros() - theirs._total()
        return (a > b) - (a < b)

    def __eq__(self, other):
        if isinstance(other, datetime):
            return self._compare(other, True) == 0
        return NotImplemented

    def __lt__(self, other):
        return self._compare(other, False) < 0 if isinstance(other, datetime) else NotImplemented

    def __le__(self, other):
        return self._compare(other, False) <= 0 if isinstance(other, datetime) else NotImplemented

    def __gt__(self, other):
        return self._compare(other, False) > 0 if isinstance(other, datetime) else NotImplemented

    def __ge__(self, other):
        return self._compare(other, False) >= 0 if isinstance(other, datetime) else NotImplemented

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._micros() - (offset._total() if offset is not None else 0))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        micros = self._micros() - _EPOCH * _DAY_US + other._total()
        if not 1 <= micros // _DAY_US + _EPOCH <= 3652059:
            raise OverflowError('date value out of range')
        return type(self)._at(micros, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        difference = self._micros() - other._micros()
        if self._tzinfo is not other._tzinfo:
            mine, theirs = self.utcoffset(), other.utcoffset()
            if mine != theirs:
                if mine is None or theirs is None:
                    raise TypeError("can't subtract offset-naive and offset-aware datetimes")
                difference += theirs._total() - mine._total()
        return timedelta._of(difference)

    def __reduce__(self):
        return type(self), (self._year, self._month, self._day, self._hour, self._minute, self._second,
                            self._microsecond, self._tzinfo)

    _slow_new, __new__ = __new__, _datetime.datetime.__new__
    _slow_eq, __eq__ = __eq__, _datetime.datetime.__eq__
    _slow_lt, __lt__ = __lt__, _datetime.datetime.__lt__
    _slow_le, __le__ = __le__, _datetime.datetime.__le__
    _slow_gt, __gt__ = __gt__, _datetime.datetime.__gt__
    _slow_ge, __ge__ = __ge__, _datetime.datetime.__ge__
    _slow_hash, __hash__ = __hash__, _datetime.datetime.__hash__
    _slow_add, __add__ = __add__, _datetime.datetime.__add__
    __radd__ = __add__
    _slow_sub, __sub__ = __sub__, _datetime.datetime.__sub__
    _slow_replace, replace = replace, _datetime.datetime.replace
    __replace__ = replace
    _slow_str, __str__ = __str__, _datetime.datetime.__str__
    _slow_isoformat, isoformat = isoformat, _datetime.datetime.isoformat
    _slow_astimezone, astimezone = astimezone, _datetime.datetime.astimezone
    _slow_date, date = date, _datetime.datetime.date
    year = _datetime.datetime.year
    month = _datetime.datetime.month
    day = _datetime.datetime.day
    hour = _datetime.datetime.hour
    minute = _datetime.datetime.minute
    second = _datetime.datetime.second
    microsecond = _datetime.datetime.microsecond
    tzinfo = _datetime.datetime.tzinfo
    fold = _datetime.datetime.fold


def _micros_of(timestamp):
    if isinstance(timestamp, (int, float)) and abs(timestamp) >= 2 ** 63:
        raise OverflowError('timestamp out of range for platform time_t')
    if isinstance(timestamp, int):
        return timestamp * 1000000
    if not isinstance(timestamp, float):
        timestamp = _integer(timestamp)
        return timestamp * 1000000
    if timestamp != timestamp:
        raise ValueError('cannot convert float NaN to integer')
    fraction, whole = _math.modf(timestamp)
    return int(whole) * 1000000 + round(fraction * 1e6)


def _iso_date_length(text):
    """Where the date part of an ISO string ends."""
    if text[4] == '-':
        if text[5] == 'W':
            return 10 if len(text) > 8 and text[8] == '-' else 8
        return 10
    if text[4] == 'W':
        return 8 if len(text) > 7 and text[7].isdigit() and (len(text) == 8 or not text[8].isdigit()) else 7
    return 8


_date_class = date
_time_class = time
_tzinfo_class = tzinfo
_clock.name_type(datetime, 'datetime.datetime')
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
