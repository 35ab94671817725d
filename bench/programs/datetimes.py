# Dates and times: arithmetic, formatting, parsing, grouping by week.
from datetime import date, datetime, timedelta, timezone

start = datetime(2024, 2, 27, 22, 30, tzinfo=timezone.utc)
zone = timezone(timedelta(hours=5, minutes=30))
total = 0
weeks = {}
texts = []
for n in range(6000):
    moment = start + timedelta(hours=7 * n, minutes=n)
    local = moment.astimezone(zone)
    key = local.isocalendar()[:2]
    weeks[key] = weeks.get(key, 0) + 1
    texts.append(local.isoformat())
    total += local.weekday() + (local.date() - date(2024, 1, 1)).days
for text in texts:
    back = datetime.fromisoformat(text)
    total += back.hour + int((back - start).total_seconds()) % 11
shown = [datetime.strptime(t[:10], "%Y-%m-%d").strftime("%d %b %Y") for t in texts[::8]]
print(total, len(weeks), shown[3], shown[-1], max(texts))
