# Methods of dates, times and zones that little else calls.
from datetime import date, datetime, time, timedelta, timezone, tzinfo

day = date(2024, 2, 29)
print(day.ctime(), "|", day.timetuple(), day.toordinal())
print(date(1, 1, 1).ctime(), date(9999, 12, 31).timetuple()[:8])
zone = timezone(timedelta(hours=5, minutes=30), "IST")
clock = time(7, 8, 9, tzinfo=zone)
print(clock.utcoffset(), clock.tzname(), clock.dst(), clock.strftime("%H:%M %Z %z"), time(1).utcoffset(), time(1).tzname(), time(1).dst())
print(zone.utcoffset(None), zone.tzname(None), zone.dst(None), zone.fromutc(datetime(2024, 1, 1, tzinfo=zone)))


class Half(tzinfo):
    def utcoffset(self, dt):
        return timedelta(minutes=30)

    def dst(self, dt):
        return timedelta(0)

    def tzname(self, dt):
        return "half"


moment = datetime(2024, 1, 1, 12, tzinfo=Half())
print(moment.utcoffset(), moment.dst(), moment.tzname(), Half().fromutc(moment), moment.astimezone(timezone.utc))
print(moment.timetuple(), moment.utctimetuple()[:6], moment.ctime(), moment.isocalendar(), moment.isoweekday())
for attempt in (lambda: zone.fromutc(datetime(2024, 1, 1)), lambda: zone.utcoffset(3), lambda: zone.tzname("x"), lambda: zone.dst(1.5),
                lambda: Half().fromutc(datetime(2024, 1, 1)), lambda: time(1).strftime(5), lambda: date.fromtimestamp(1e20),
                lambda: day.replace(year=None), lambda: clock.replace(hour="x"), lambda: moment.replace(minute=None),
                lambda: timezone(timedelta(hours=24)), lambda: timezone(5), lambda: tzinfo().utcoffset(None), lambda: tzinfo().tzname(None)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
