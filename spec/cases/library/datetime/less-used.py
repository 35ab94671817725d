from datetime import date, datetime, time, timedelta, timezone, tzinfo, UTC, MINYEAR, MAXYEAR


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


d = date(2024, 2, 29)
dt = datetime(2024, 2, 29, 23, 59, 58, 123456)
aware = dt.replace(tzinfo=timezone(timedelta(hours=5, minutes=30)))
print(d.isoweekday(), dt.isoweekday(), date.fromisocalendar(2024, 9, 4), datetime.fromisocalendar(2020, 53, 7), d.isocalendar(), d.isocalendar().week)
print(dt.second, time(1, 2, 3).second, timedelta(microseconds=7).microseconds, dt.timetz(), aware.timetz(), aware.time(), aware.date())
print(aware.utctimetuple(), dt.utctimetuple()[:6], aware.timetuple()[:9], aware.utcoffset(), aware.tzname(), aware.dst(), dt.utcoffset())
print(type(date.today()), date.today() <= date.today(), type(datetime.today()), datetime.now(UTC).tzinfo)
print(datetime.fromtimestamp(0, UTC), datetime.fromtimestamp(1.5, timezone(timedelta(hours=-3))), date(1970, 1, 1).toordinal(), date.fromordinal(1), aware.timestamp())
print(dt - timedelta(days=1), dt - datetime(2024, 1, 1), aware - datetime(2024, 1, 1, tzinfo=UTC), d - date(2023, 3, 1), d + timedelta(hours=47), timedelta(1) + d)
print(dt < datetime.max, dt == dt.replace(), aware == dt, d == dt, dt == d, d != date(2024, 2, 29), hash(dt) == hash(datetime(2024, 2, 29, 23, 59, 58, 123456)), hash(aware) == hash(aware.astimezone(UTC)))
for left, right in [(dt, aware), (dt, d), (d, dt), (d, 5), (time(1), time(1, tzinfo=UTC)), (timedelta(1), 5), (time(1), 5)]:
    attempt(lambda: left < right)
    attempt(lambda: left - right)
print(timedelta(days=-1, seconds=5), timedelta(hours=1.5), timedelta(weeks=1, milliseconds=3), timedelta(0.1), -timedelta(1, 2, 3), abs(timedelta(-1)), +timedelta(1), timedelta(5) // 2, timedelta(5) / 2, timedelta(5) / timedelta(2),
      timedelta(5) // timedelta(2), timedelta(5) % timedelta(2), divmod(timedelta(5), timedelta(2)), timedelta(1) * 2.5, 3 * timedelta(1), timedelta(7) / 2.0, bool(timedelta()), timedelta.max, timedelta.min, timedelta.resolution)
print(repr(timedelta(1, 2, 3)), repr(timedelta()), str(timedelta(-1, 1, 1)), timedelta(1).total_seconds(), timedelta(999999999).total_seconds(), hash(timedelta(1)) == hash(timedelta(hours=24)))
for call, args, kwargs in [(date, (), {}), (date, (2024,), {}), (date, (2024, 1), {}), (date, (0, 1, 1), {}), (date, (10000, 1, 1), {}), (date, (2023, 2, 29), {}), (date, (2024, 13, 1), {}), (date, ("2024", 1, 1), {}), (date, (2024.0, 1, 1), {}),
                           (datetime, (), {}), (datetime, (2024, 1, 1, 24), {}), (datetime, (2024, 1, 1, 0, 60), {}), (datetime, (2024, 1, 1, 0, 0, 60), {}), (datetime, (2024, 1, 1, 0, 0, 0, 1000000), {}), (datetime, (2024, 1, 1), {"fold": 2}),
                           (datetime, (2024, 1, 1, 0, 0, 0, 0, "UTC"), {}), (time, (24,), {}), (time, (1,), {"tzinfo": 5}), (timedelta, ("1",), {}), (timedelta, (10 ** 10,), {}), (timedelta, (), {"years": 1}), (timezone, (timedelta(1),), {}), (timezone, (5,), {}),
                           (timezone, (timedelta(0), 5), {}), (date.fromordinal, (0,), {}), (date.fromordinal, (10 ** 8,), {}), (datetime.combine, (d, 5), {}), (datetime.combine, (5, time()), {}), (d.replace, (), {"month": 13}), (dt.replace, (), {"hour": 99}),
                           (datetime.fromtimestamp, (10 ** 20,), {}), (datetime.fromtimestamp, ("x",), {}), (dt.isoformat, (), {"timespec": "x"}), (dt.isoformat, ("ab",), {}), (dt.strftime, (5,), {}), (dt.astimezone, (5,), {}), (date.fromisocalendar, (2024, 60, 1), {}),
                           (date.fromisocalendar, (2023, 53, 1), {}), (date.fromisocalendar, (2024, 1, 8), {})]:
    attempt(call, *args, **kwargs)
for text in ("2024-02-30", "2024-13-01", "24-01-01", "2024/01/01", "", "x", "2024-W09-4", "2024-02-29T10", "2024-02-29T25:00", "2024-02-29 10:00:00.123", "2024-02-29T10:00Z", "2024-02-29T10:00+05:30", "2024-02-29T10:00:00.1234567", "2024-02-29T10:00-24:00",
             "2024-02-29T10:00:00+00:00:01.5", "2024-060", "2024-02-29T", "T10:00", "2024-02-29x10:00", "2024-02-29T10:0"):
    attempt(date.fromisoformat, text)
    attempt(datetime.fromisoformat, text)
    attempt(time.fromisoformat, text)
attempt(datetime.fromisoformat, 5)
for text, format in [("2024-02-29", "%Y-%m-%d"), ("29/2/24 1:02 PM", "%d/%m/%y %I:%M %p"), ("Feb 29, 2024", "%b %d, %Y"), ("Thursday 29 February 2024", "%A %d %B %Y"), ("2024-060", "%Y-%j"), ("10:11:12.5", "%H:%M:%S.%f"), ("2024-02-29 +0530", "%Y-%m-%d %z"), ("x", "%Y"),
                     ("2024-02-30", "%Y-%m-%d"), ("2024 extra", "%Y"), ("2024", "%Q"), ("2024", "%"), ("2024-W09-4", "%G-W%V-%u"), ("09 2024 4", "%U %Y %w"), ("  2024", " %Y"), ("2024", "%y"), ("100%", "100%%"), ("UTC 5", "%Z %H"), ("12 AM", "%I %p"), ("feb", "%b")]:
    attempt(datetime.strptime, text, format)
print(dt.strftime("%a %A %w %d %b %B %m %y %Y %H %I %p %M %S %f %j %U %W %c %x %X %% %G %u %V"), aware.strftime("%z %Z %:z"), f"{dt:%H:%M}", format(d, ""), d.ctime(), dt.ctime(), time(1, 2).strftime("%H-%M"))


class Eastern(tzinfo):
    def utcoffset(self, moment):
        return timedelta(hours=-5) + self.dst(moment)

    def dst(self, moment):
        return timedelta(hours=1) if moment is not None and 3 < moment.month < 11 else timedelta(0)

    def tzname(self, moment):
        return "E"


summer = datetime(2024, 7, 1, 12, tzinfo=Eastern())
print(summer, summer.utcoffset(), summer.astimezone(UTC), summer.tzname(), summer.dst(), datetime(2024, 1, 1, 12, tzinfo=UTC).astimezone(Eastern()), summer - datetime(2024, 7, 1, tzinfo=UTC), summer + timedelta(days=180))


class Wrong(tzinfo):
    def utcoffset(self, moment):
        return 5


attempt(str, datetime(2024, 1, 1, tzinfo=Wrong()))
attempt(tzinfo().utcoffset, None)
attempt(tzinfo().tzname, None)
attempt(tzinfo().dst, None)


class Stamp(datetime):
    def __new__(cls, *args, **kwargs):
        return super().__new__(cls, *args, **kwargs)

    def shout(self):
        return str(self) + "!"


class Day(date):
    pass


stamp = Stamp(2024, 1, 2, 3)
print(stamp.shout(), type(stamp + timedelta(1)).__name__, type(stamp.replace(day=5)).__name__, stamp == datetime(2024, 1, 2, 3), stamp < dt, repr(stamp), type(Stamp.fromisoformat("2024-01-01")).__name__, type(Day(2024, 1, 1) + timedelta(1)).__name__)
attempt(setattr, d, "year", 5)
attempt(setattr, dt, "hour", 5)
attempt(setattr, timedelta(1), "days", 5)
print(MINYEAR, MAXYEAR, date.min, date.max, date.resolution, datetime.min, datetime.max, datetime.resolution, time.min, time.max, time.resolution, timezone.min, timezone.max, timezone.utc, repr(timezone(timedelta(hours=1), "X")))
