from datetime import *
tz = timezone(timedelta(hours=5, minutes=30), "IST")
a = datetime(2024, 1, 1, tzinfo=timezone.utc)
print(a, a.astimezone(tz), a.timestamp(), repr(a), a == a.astimezone(tz), tz, repr(tz), str(timezone(timedelta(hours=-3))))
