import time


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


moment = time.gmtime(86400 * 366 + 3661)
print(moment, tuple(moment), moment.tm_year, moment.tm_mon, moment.tm_mday, moment.tm_hour, moment.tm_min, moment.tm_sec)
print(moment.tm_wday, moment.tm_yday, moment.tm_isdst, moment.n_fields, moment.n_sequence_fields, moment.n_unnamed_fields)
print(time.gmtime(0)[:6], time.gmtime(-1)[:6], time.gmtime(1.9)[:6], time.gmtime(2 ** 33).tm_year)
print(time.asctime(moment), time.asctime((2024, 2, 29, 23, 59, 60, 3, 60, 0)))
print(time.strftime("%Y-%m-%d %H:%M:%S %j %a %A %b %B %y %p %I %w %%", moment))
print(time.strptime("2024-02-29 13:14:15", "%Y-%m-%d %H:%M:%S"))
print(time.strptime("29 Feb 24", "%d %b %y")[:3], time.strptime("Thu Jan  1 00:00:00 1970").tm_wday)
print(time.struct_time((1, 2, 3, 4, 5, 6, 7, 8, 9)), time.struct_time(range(11))[:9])
attempt(time.struct_time, (1, 2))
attempt(time.strptime, "x", "%Y")
attempt(time.strptime, "2024-13", "%Y-%m")
attempt(time.strptime, "2024 rest", "%Y")
attempt(time.strftime, 5)
attempt(time.sleep, -1)
attempt(time.sleep, "x")
attempt(time.gmtime, "x")
attempt(time.asctime, (1, 2))
for clock in (time.time, time.monotonic, time.perf_counter, time.process_time, time.thread_time):
    first = clock()
    print(type(first).__name__, clock() >= first)
for clock in (time.time_ns, time.monotonic_ns, time.perf_counter_ns, time.process_time_ns, time.thread_time_ns):
    first = clock()
    print(type(first).__name__, clock() >= first)
print(time.clock_gettime(time.CLOCK_MONOTONIC) > 0, type(time.clock_gettime_ns(time.CLOCK_REALTIME)).__name__, time.clock_getres(time.CLOCK_REALTIME) < 1)
attempt(time.clock_gettime, 99)
print(time.get_clock_info("monotonic").monotonic, time.get_clock_info("time").monotonic)
attempt(time.get_clock_info, "none")
time.tzset()
print(len(time.tzname), time.mktime(time.localtime(86400.0)), len(time.ctime(0)), len(time.ctime()))
