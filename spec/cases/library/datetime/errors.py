from datetime import *
a = datetime(2024, 1, 1, tzinfo=timezone.utc)
for f in [lambda: date(2023, 2, 29), lambda: date(0,1,1), lambda: datetime(2024,1,1,25), lambda: date.fromisoformat("2024-1-1"), lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2024x", "%Y"), lambda: a < datetime(2024,1,1), lambda: a - datetime(2024,1,1), lambda: date(2024,1,1) < 5, lambda: datetime.strptime("1", "%Q"), lambda: timedelta("1"), lambda: date.max + timedelta(1)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
