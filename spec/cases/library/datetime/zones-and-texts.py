from datetime import *
import random
r = random.Random(5)
zones = [timezone.utc, timezone(timedelta(hours=5, minutes=30)), timezone(-timedelta(hours=3, seconds=7)), timezone(timedelta(microseconds=-5)), timezone(timedelta(hours=23, minutes=59, seconds=59, microseconds=999999), "odd"), None]
h = 0
for n in range(600):
    d = datetime(r.randint(1, 9999), r.randint(1, 12), r.randint(1, 28), r.randint(0, 23), r.randint(0, 59), r.randint(0, 59), r.choice([0, 5, 999999, 120000]), r.choice(zones))
    t = str(d), d.isoformat(), d.isoformat(" ", "minutes"), tuple(d.isocalendar()), d.strftime("%Y-%y %m/%d %H:%I:%M:%S.%f %p %j %a %A %b %B %%"), d.date().isocalendar().week
    try: t += (datetime.fromisoformat(d.isoformat()) == d, repr(datetime.fromisoformat(d.isoformat())))
    except Exception as e: t += (repr(e),)
    try: t += (repr(d.astimezone(r.choice(zones))),)
    except Exception as e: t += (repr(e),)
    if n % 40 == 0: print(t)
    for c in repr(t): h = (h * 31 + ord(c)) % 1000000007
print(h)
class D(datetime): pass
print(repr(D.fromisoformat("2024-01-01T00:00:00+01:00")), D(2024,1,1,tzinfo=timezone.utc).astimezone(zones[1]), D(2020,1,1).strftime("%Y%"), D(2020,1,1).isocalendar())
for y in (1, 2, 9999, 2020, 2021, 2026): print(date(y,1,1).isocalendar(), date(y,12,31).isocalendar())
print(datetime(1,1,1,tzinfo=zones[1]).isoformat())
try: print(datetime(1,1,1,tzinfo=zones[1]).astimezone(timezone.utc))
except OverflowError as e: print(e)
class E(date): pass
class T(time): pass
class TD(timedelta): pass
d = D(2024, 1, 2, 3, 4, 5, 6, timezone.utc)
print(repr(d.replace(year=2025)), repr(d.replace(tzinfo=None)), repr(d.replace(fold=1)), repr(E(2024, 1, 1).replace(month=5)))
print(repr(T(1, 2)), repr(TD(1)), [datetime(280, 8, 16).strftime("%" + c) for c in "YGFCyDcxg"])
n = datetime(2024, 1, 2, 3, 4)
for f in [lambda: n.replace(year=None), lambda: n.replace(tzinfo=None), lambda: n.replace(tzinfo=5), lambda: n.replace(2020, 5), lambda: n.replace(day=31, month=2), lambda: date(2024, 1, 1).replace(year=None), lambda: n.replace(fold=None), lambda: n.replace(foo=1), lambda: n.replace(fold=2), lambda: d.replace(hour=30)]:
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
