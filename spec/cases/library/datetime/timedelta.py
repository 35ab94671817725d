from datetime import *
print(timedelta(days=1, hours=-3, seconds=2.5), repr(timedelta(1.5)), timedelta(hours=5) / 2, timedelta(1) / timedelta(hours=1), divmod(timedelta(1), timedelta(hours=7)), -timedelta(seconds=1), abs(-timedelta(1)), timedelta(1) * 1.5)
