"""Time by the sandbox's clock; local time is UTC."""
import _clockbase
from _clock import struct_time
import datetime as _datetime

timezone = 0
altzone = 0
daylight = 0
tzname = ('UTC', 'UTC')

time = _clockbase.now
time_ns = _clockbase.now_ns


def perf_counter():
    "Performance counter for benchmarking: microseconds of the sandbox, one per instruction."
    return _clockbase.instructions() / 1000000


def perf_counter_ns():
    return _clockbase.instructions() * 1000


monotonic = perf_counter
monotonic_ns = perf_counter_ns
process_time = perf_counter
process_time_ns = perf_counter_ns
thread_time = perf_counter
thread_time_ns = perf_counter_ns


def sleep(seconds, /):
    "Returns at once: the sandbox's clock does not run while a program sleeps."
    if not isinstance(seconds, (int, float)):
        raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer")
    if seconds < 0:
        raise ValueError('sleep length must be non-negative')


def gmtime(seconds=None, /):
    "Convert seconds since the Epoch to a time tuple expressing UTC."
    moment = time() if seconds is None else seconds
    return _datetime.datetime.utcfromtimestamp(int(moment // 1)).utctimetuple()


localtime = gmtime


def mktime(tuple, /):
    "Convert a time tuple in local time to seconds since the Epoch."
    y, mo, d, h, mi, s = tuple[:6]
    start = _datetime.datetime(y, 1, 1) + _datetime.timedelta(0)
    months = mo - 1
    start = _datetime.datetime(y + months // 12, months % 12 + 1, 1)
    return (start + _datetime.timedelta(days=d - 1, hours=h, minutes=mi, seconds=s)).timestamp()


def strftime(format, tuple=None, /):
    "Convert a time tuple to a string according to a format specification."
    t = localtime() if tuple is None else tuple
    return _datetime._strftime(format, t[0], t[1] or 1, t[2] or 1, t[3], t[4], t[5], 0, _datetime.timedelta(0), 'UTC')


def strptime(string, format='%a %b %d %H:%M:%S %Y', /):
    "Parse a string to a time tuple according to a format specification."
    found = _datetime._strptime(string, format)
    y, mo, d = _datetime._resolve(found, string, format)
    day = _datetime.date(y, mo, d)
    return struct_time((y, mo, d, _datetime._hour_of(found), found.get('minute', 0), found.get('second', 0),
                        found.get('weekday', day.weekday()), day.toordinal() - _datetime.date(y, 1, 1).toordinal() + 1, -1))


def asctime(tuple=None, /):
    t = localtime() if tuple is None else tuple
    return f'{_datetime._DAYS[t[6]]} {_datetime._MONTHS[t[1]]} {t[2]:2d} {t[3]:02d}:{t[4]:02d}:{t[5]:02d} {t[0]}'


def ctime(seconds=None, /):
    return asctime(localtime(seconds))
