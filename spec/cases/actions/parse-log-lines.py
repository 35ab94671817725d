# Parse web-server log lines, count statuses, find slow requests, bucket by hour.
from collections import Counter, defaultdict

LOG = """\
2024-03-01 10:15:02 INFO  GET /index.html 200 12ms user=ann
2024-03-01 10:15:03 WARN  GET /missing 404 3ms user=bob
2024-03-01 10:59:59 INFO  POST /login 200 250ms user=ann
garbage line
2024-03-01 11:00:01 ERROR GET /api/items 500 1203ms user=cid
2024-03-01 11:05:44 INFO  GET /index.html 200 9ms user=bob
2024-03-01 12:30:00 ERROR POST /api/items 503 30000ms user=ann
"""

def parse(line):
    parts = line.split()
    if len(parts) != 8:
        return None
    date, time, level, method, path, status, took, user = parts
    hour, minute, second = (int(p) for p in time.split(":"))
    return {
        "date": date, "seconds": hour * 3600 + minute * 60 + second, "hour": hour,
        "level": level, "method": method, "path": path,
        "status": int(status), "ms": int(took.removesuffix("ms")), "user": user.partition("=")[2],
    }

entries = []
for n, line in enumerate(LOG.splitlines(), 1):
    entry = parse(line)
    if entry is None:
        print(f"line {n} skipped: {line!r}")
        continue
    entries.append(entry)

print(len(entries), "entries")
print(Counter(e["level"] for e in entries).most_common())
print(Counter(e["status"] // 100 for e in entries))
hours = defaultdict(list)
for e in entries:
    hours[e["hour"]].append(e["ms"])
for hour, times in hours.items():
    print(f"{hour:02d}:00  n={len(times)}  avg={sum(times) / len(times):9.2f}  max={max(times)}")
slow = sorted((e for e in entries if e["ms"] > 100), key=lambda e: -e["ms"])
for e in slow:
    print(f"  slow: {e['method']:<4} {e['path']:<12} {e['ms'] / 1000:.3f}s by {e['user']}")
per_user = {}
for e in entries:
    per_user.setdefault(e["user"], set()).add(e["path"])
print({u: sorted(p) for u, p in sorted(per_user.items())})
gaps = [b["seconds"] - a["seconds"] for a, b in zip(entries, entries[1:])]
print("gaps", gaps, "longest", max(gaps))
errors = [e for e in entries if e["status"] >= 500]
print(f"error rate {len(errors) / len(entries):.1%}")
