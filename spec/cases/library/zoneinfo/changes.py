from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

for name, year in [('America/New_York', 2024), ('Europe/Dublin', 2030), ('Australia/Lord_Howe', 2045), ('America/Sao_Paulo', 1995)]:
    zone = ZoneInfo(name)
    moment = datetime(year, 1, 1, tzinfo=timezone.utc)
    previous = None
    changes = []
    while moment.year == year:
        state = moment.astimezone(zone).utcoffset()
        if previous is not None and state != previous:
            low, high = moment - timedelta(days=40), moment
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) // timedelta(minutes=2) * timedelta(minutes=1)
                if middle.astimezone(zone).utcoffset() == previous:
                    low = middle
                else:
                    high = middle
            for minutes in (-60, -1, 0, 30, 59, 60):
                utc = high + timedelta(minutes=minutes)
                here = utc.astimezone(zone)
                changes.append((here.strftime('%m-%d %H:%M'), here.fold, here.tzname(), here.astimezone(timezone.utc) == utc))
        previous = state
        moment += timedelta(days=40)
    print(name, year, changes)
