from datetime import *
d = date(2024, 2, 29)
print(d, repr(d), d + timedelta(days=366), d.weekday(), d.isocalendar(), d.replace(year=2023, day=1), (date(2024,3,1) - d).days)
