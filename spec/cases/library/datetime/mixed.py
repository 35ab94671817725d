from datetime import *
d = date(2024, 2, 29)
dt = datetime(2024, 1, 15, 10, 30, 45, 123456)
print(sorted([date(2024,5,1), date(2023,1,1)]), {date(2024,1,1): 1}[date(2024,1,1)], f"{dt:%d.%m.%Y}", f"{d}", dt.ctime(), dt.timetuple())
print(dt - timedelta(days=15, hours=11), datetime.combine(d, time(1, 2)), dt.replace(microsecond=0), (dt - datetime(2023, 12, 25)).total_seconds())
print(time(10, 30) < time(11), time(1, 2, 3, 4).isoformat(timespec="milliseconds"), time.max, dt.time().replace(hour=1), datetime.min, datetime.max, date.resolution)
print(date.fromordinal(738000), d.toordinal(), datetime.fromtimestamp(1.5, timezone.utc))
