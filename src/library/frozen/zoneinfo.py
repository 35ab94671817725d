"""Time zones by name, from a bundled table of the rules since 1970."""
import _zoneinfo
from bisect import bisect_right as _bisect_right
from datetime import datetime as _datetime, timedelta as _timedelta, tzinfo as _tzinfo

__all__ = ['ZoneInfo', 'reset_tzpath', 'available_timezones', 'TZPATH', 'ZoneInfoNotFoundError', 'InvalidTZPathWarning']

TZPATH = ()
_EPOCH = 719163 * 86400
_instances = {}


class ZoneInfoNotFoundError(KeyError):
    """Exception raised when a ZoneInfo key is not found."""


class InvalidTZPathWarning(RuntimeWarning):
    """Warning raised if an invalid path is specified in PYTHONTZPATH."""


def reset_tzpath(to=None):
    """There is no search path: the table is bundled."""
    if to is not None and not isinstance(to, (list, tuple)):
        raise TypeError(f'tzpaths must be a list or tuple, not {type(to)}: {to!r}')


def available_timezones():
    """Returns a set containing all available time zones."""
    return set(_zoneinfo.names())


_BEFORE = 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365


def _new_year(year):
    """The number of a year's first day since 1970."""
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400 - 719162


class _Kind:
    """What a zone says for a while: offset, daylight saving, abbreviation."""

    __slots__ = ('seconds', 'utcoff', 'dstoff', 'tzname')

    def __init__(self, seconds, dst, name):
        self.seconds = seconds
        self.utcoff = _timedelta(seconds=seconds)
        self.dstoff = _timedelta(seconds=dst)
        self.tzname = name


def _offset(text):
    """[+-]hh[:mm[:ss]] as seconds, and what is left."""
    sign = -1 if text[:1] == '-' else 1
    text = text.lstrip('+-')
    total = 0
    for unit in 3600, 60, 1:
        end = 0
        while end < len(text) and text[end].isdigit():
            end += 1
        total += int(text[:end]) * unit
        text = text[end:]
        if text[:1] != ':':
            break
        text = text[1:]
    return sign * total, text


def _abbreviation(text):
    if text[0] == '<':
        name, _, rest = text[1:].partition('>')
        return name, rest
    end = 0
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[:end], text[end:]


class _Rule:
    """A rule that goes on for ever: standard time, and perhaps daylight saving between two days of each year."""

    def __init__(self, text):
        name, rest = _abbreviation(text)
        seconds, rest = _offset(rest)
        self.standard = _Kind(-seconds, 0, name)
        self.known = {}
        self.saving = None
        if not rest:
            return
        name, rest = _abbreviation(rest)
        if rest[:1] in ('', ','):
            saving = -seconds + 3600
        else:
            offset, rest = _offset(rest)
            saving = -offset
        self.saving = _Kind(saving, saving + seconds, name)
        _, start, end = rest.split(',')
        self.start = self._day(start)
        self.end = self._day(end)

    def _day(self, text):
        text, _, time = text.partition('/')
        seconds = _offset(time)[0] if time else 7200
        if text[0] == 'M':
            month, week, day = map(int, text[1:].split('.'))
            return month, week, day, seconds
        # A day of the year: Jn counts from 1 and never February 29th, n from 0.
        if text[0] == 'J':
            return 0, 1, int(text[1:]), seconds
        return 0, 0, int(text), seconds

    def _moment(self, year, day):
        month, week, weekday, seconds = day
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        first = _new_year(year)
        if month == 0:
            if week:
                return (first + weekday - 1 + (leap and weekday >= 60)) * 86400 + seconds
            return (first + weekday) * 86400 + seconds
        first += _BEFORE[month - 1] + (leap and month > 2)
        # Day 0 was a Thursday.
        number = first + (weekday - first - 4) % 7 + (week - 1) * 7
        following = first + _BEFORE[month] - _BEFORE[month - 1] + (leap and month == 2)
        while number >= following:
            number -= 7
        return number * 86400 + seconds

    def changes(self, year):
        """When daylight saving begins and ends, in UTC."""
        known = self.known.get(year)
        if known is None:
            known = self.known[year] = (self._moment(year, self.start) - self.standard.seconds,
                                        self._moment(year, self.end) - self.saving.seconds)
        return known

    def at(self, wall, fold, year):
        """The kind at a wall time."""
        saving, standard = self.saving, self.standard
        if saving is None:
            return standard
        start, end = self.changes(year)
        choose = min if fold else max
        shift = choose(saving.seconds, standard.seconds)
        start += shift
        end += shift
        if start < end:
            return saving if start <= wall < end else standard
        return standard if end <= wall < start else saving

    def at_utc(self, moment, year):
        """The kind at a moment, and whether its wall time is the second of its kind."""
        saving, standard = self.saving, self.standard
        if saving is None:
            return standard, 0
        # The year is that of standard time.
        local = moment + standard.seconds
        if local < _new_year(year) * 86400:
            year -= 1
        elif local >= _new_year(year + 1) * 86400:
            year += 1
        start, end = self.changes(year)
        if start < end:
            is_saving = start <= moment < end
        else:
            is_saving = not end <= moment < start
        kind, before, change = (saving, standard, start) if is_saving else (standard, saving, end)
        repeated = before.seconds - kind.seconds
        return kind, int(0 <= moment - change < repeated)


class ZoneInfo(_tzinfo):
    """A time zone of the table: utcoffset, dst and tzname by its rules."""

    def __new__(cls, key):
        known = _instances.get((cls, key)) if isinstance(key, str) else None
        if known is None:
            known = _instances.setdefault((cls, key), cls._make(key))
        return known

    @classmethod
    def no_cache(cls, key):
        """Get a new instance of ZoneInfo, bypassing the cache."""
        made = cls._make(key)
        made._from_cache = False
        return made

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        """Clear the ZoneInfo cache."""
        if only_keys is None:
            for pair in [pair for pair in _instances if pair[0] is cls]:
                del _instances[pair]
        else:
            for key in only_keys:
                _instances.pop((cls, key), None)

    @classmethod
    def from_file(cls, fobj, /, key=None):
        """Refused: files of zones are not read here."""
        raise NotImplementedError('zone files are not read in the sandbox: use the names of the bundled table')

    @classmethod
    def _make(cls, key):
        if not isinstance(key, str):
            raise TypeError(f'expected str, bytes or os.PathLike object, not {type(key).__name__}')
        rules = _zoneinfo.rules(key)
        if rules is None:
            if key.startswith('/'):
                raise ValueError(f'ZoneInfo keys may not be absolute paths, got: {key}')
            if '..' in key.split('/'):
                raise ValueError(f'ZoneInfo keys must refer to subdirectories of TZPATH, got: {key}')
            if not key or '//' in key or '.' in key.split('/') or key.endswith('/'):
                raise ValueError(f'ZoneInfo keys must be normalized relative paths, got: {key}')
            raise ZoneInfoNotFoundError(f'No time zone found with key {key}')
        self = super().__new__(cls)
        self._key = key
        self._from_cache = True
        kinds, steps, tail = rules.split('|')
        self._kinds = [_Kind(int(offset), int(dst), name) for offset, dst, name in (kind.split(',') for kind in kinds.split(';'))]
        self._first = self._kinds[0]
        self._moments = moments = []
        self._then = then = []
        now = 0
        start = 0
        for at, character in enumerate(steps):
            if 'A' <= character <= 'Z':
                text = steps[start:at]
                now += int(text[1:], 36) if text[0] == '~' else int(text, 36) * 60
                moments.append(now)
                then.append(self._kinds[ord(character) - 65])
                start = at + 1
        self._walls = first, second = [], []
        before = self._first
        for moment, kind in zip(moments, then):
            first.append(moment + max(before.seconds, kind.seconds))
            second.append(moment + min(before.seconds, kind.seconds))
            before = kind
        self._rule = _Rule(tail) if tail else None
        self._fixed = None
        if not moments and (self._rule is None or self._rule.saving is None):
            self._fixed = self._first
        return self

    @property
    def key(self):
        """The name of the zone."""
        return self._key

    def _kind(self, dt):
        if dt is None:
            return self._fixed
        if self._fixed is not None and isinstance(dt, _datetime):
            return self._fixed
        wall = dt.toordinal() * 86400 + dt.hour * 3600 + dt.minute * 60 + dt.second - _EPOCH
        walls = self._walls[dt.fold]
        at = _bisect_right(walls, wall)
        if at == len(walls) and self._rule is not None:
            return self._rule.at(wall, dt.fold, dt.year)
        return self._first if at == 0 else self._then[at - 1]

    def utcoffset(self, dt, /):
        """Retrieve a timedelta representing the UTC offset in a zone at the given datetime."""
        kind = self._kind(dt)
        return None if kind is None else kind.utcoff

    def dst(self, dt, /):
        """Retrieve a timedelta representing the amount of DST applied in a zone at the given datetime."""
        kind = self._kind(dt)
        return None if kind is None else kind.dstoff

    def tzname(self, dt, /):
        """Retrieve a string containing the abbreviation for the time zone that applies in a zone at a given datetime."""
        kind = self._kind(dt)
        return None if kind is None else kind.tzname

    def fromutc(self, dt, /):
        """Given a datetime with local time in UTC, retrieve an adjusted datetime in local time."""
        if not isinstance(dt, _datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        moment = dt.toordinal() * 86400 + dt.hour * 3600 + dt.minute * 60 + dt.second - _EPOCH
        at = _bisect_right(self._moments, moment)
        fold = 0
        if at == len(self._moments) and self._rule is not None:
            kind, fold = self._rule.at_utc(moment, dt.year)
            if at and not fold:
                fold = self._repeats(at, moment)
        elif at:
            kind = self._then[at - 1]
            fold = self._repeats(at, moment)
        else:
            kind = self._first
        dt += kind.utcoff
        return dt.replace(fold=1) if fold else dt

    def _repeats(self, at, moment):
        before = self._then[at - 2] if at > 1 else self._first
        return int(before.seconds - self._then[at - 1].seconds > moment - self._moments[at - 1])

    def __str__(self):
        return self._key

    def __repr__(self):
        return f'{type(self).__module__}.{type(self).__qualname__}(key={self._key!r})'

    def __reduce__(self):
        return type(self)._unpickle, (self._key, self._from_cache)

    @classmethod
    def _unpickle(cls, key, from_cache, /):
        return cls(key) if from_cache else cls.no_cache(key)
