"""Time by the sandbox's clock; local time is UTC."""
import _clockbase
import _loops
from _clock import struct_time
import datetime as _datetime

_tuple = tuple

timezone = 0
altzone = 0
daylight = 0
tzname = ('UTC', 'UTC')

time = _clockbase.now
time_ns = _clockbase.now_ns


def perf_counter():
    "Seconds for measuring: of the real clock, else a millionth for each instruction and what was slept."
    return _clockbase.measured()


def perf_counter_ns():
    return round(_clockbase.measured() * 1000000000)


monotonic = perf_counter
monotonic_ns = perf_counter_ns


def process_time():
    "Seconds of work: a millionth for each instruction."
    return _clockbase.instructions() / 1000000


def process_time_ns():
    return _clockbase.instructions() * 1000


thread_time = process_time
thread_time_ns = process_time_ns


CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID, CLOCK_MONOTONIC_RAW = range(5)
CLOCK_BOOTTIME = 7
CLOCK_TAI = 11


def clock_gettime(clk_id, /):
    "Return the time of the specified clock clk_id as a float."
    if clk_id in (CLOCK_REALTIME, CLOCK_TAI):
        return time()
    if clk_id in (CLOCK_MONOTONIC, CLOCK_MONOTONIC_RAW, CLOCK_BOOTTIME):
        return perf_counter()
    if clk_id in (CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID):
        return process_time()
    raise OSError(22, 'Invalid argument')


def clock_gettime_ns(clk_id, /):
    "Return the time of the specified clock clk_id as nanoseconds (int)."
    if not hasattr(type(clk_id), '__index__'):
        raise TypeError(f'clk_id should be integer, not {type(clk_id).__name__}')
    return time_ns() if clk_id == CLOCK_REALTIME else int(clock_gettime(clk_id) * 1000000000)


def clock_getres(clk_id, /):
    "Return the resolution (precision) of the specified clock clk_id."
    clock_gettime(clk_id)
    return 1e-06


def get_clock_info(name, /):
    "Get information of the specified clock."
    if name not in ('time', 'monotonic', 'perf_counter', 'process_time', 'thread_time'):
        raise ValueError('unknown clock')
    from types import SimpleNamespace
    return SimpleNamespace(implementation='sandbox', monotonic=name != 'time', adjustable=False, resolution=1e-06)


def tzset():
    "The local time of the sandbox is UTC."


def sleep(seconds, /):
    "Wait by the sandbox's clock: a clock that is not the real one jumps ahead at once."
    if not isinstance(seconds, (int, float)):
        if not hasattr(type(seconds), '__index__'):
            raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer")
        seconds = seconds.__index__()
    if seconds != seconds:
        raise ValueError('Invalid value NaN (not a number)')
    if seconds < 0:
        raise ValueError('sleep length must be non-negative')
    if seconds > 9223372036:
        raise OverflowError('timestamp out of range for platform time_t')
    _loops.sleep(seconds)


def gmtime(seconds=None, /):
    "Convert seconds since the Epoch to a time tuple expressing UTC."
    moment = time() if seconds is None else seconds
    if not isinstance(moment, (int, float)):
        if not hasattr(type(moment), '__index__'):
            raise TypeError(f"'{type(moment).__name__}' object cannot be interpreted as an integer")
        moment = moment.__index__()
    return _datetime.datetime.utcfromtimestamp(int(moment // 1)).utctimetuple()


localtime = gmtime


def mktime(tuple, /):
    "Convert a time tuple in local time to seconds since the Epoch."
    if not isinstance(tuple, _tuple):
        raise TypeError('Tuple or struct_time argument required')
    if len(tuple) != 9:
        raise TypeError('mktime(): illegal time tuple argument')
    y, mo, d, h, mi, s = tuple[:6]
    start = _datetime.datetime(y, 1, 1) + _datetime.timedelta(0)
    months = mo - 1
    start = _datetime.datetime(y + months // 12, months % 12 + 1, 1)
    return (start + _datetime.timedelta(days=d - 1, hours=h, minutes=mi, seconds=s)).timestamp()


def strftime(format, tuple=None, /):
    "Convert a time tuple to a string according to a format specification."
    if not isinstance(format, str):
        raise TypeError(f'strftime() argument 1 must be str, not {type(format).__name__}')
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
    if len(t) != 9:
        raise TypeError('asctime(): illegal time tuple argument')
    return f'{_datetime._DAYS[t[6]]} {_datetime._MONTHS[t[1]]} {t[2]:2d} {t[3]:02d}:{t[4]:02d}:{t[5]:02d} {t[0]}'


def ctime(seconds=None, /):
    return asctime(localtime(seconds))
