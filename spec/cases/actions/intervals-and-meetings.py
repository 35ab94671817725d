# Merge intervals, find free slots, the busiest moment and a greedy schedule.
def clock(text):
    h, m = text.split(":")
    return int(h) * 60 + int(m)
def show(minutes): return f"{minutes // 60:02d}:{minutes % 60:02d}"
def span(text):
    a, b = map(clock, text.split("-"))
    if b <= a: raise ValueError(f"{text} ends before it starts")
    return a, b

calendars = {
    "ann": "09:00-10:30 12:00-13:00 16:00-18:00",
    "bob": "10:00-11:30 12:30-14:30 14:30-15:00 16:00-17:00",
    "cid": "08:30-09:15 17:30-18:30",
}
busy = {who: [span(t) for t in text.split()] for who, text in calendars.items()}
print(busy["ann"])

def merge(spans):
    merged = []
    for a, b in sorted(spans):
        if merged and a <= merged[-1][1]: merged[-1] = (merged[-1][0], max(merged[-1][1], b))
        else: merged.append((a, b))
    return merged
def free(spans, day=(clock("08:00"), clock("19:00"))):
    at, end = day
    for a, b in merge(spans):
        if a > at: yield at, a
        at = max(at, b)
    if at < end: yield at, end
def text(spans): return ", ".join(f"{show(a)}-{show(b)}" for a, b in spans)

everything = [s for spans in busy.values() for s in spans]
print(text(merge(everything)))
print(text(free(everything)))
for length in (30, 60, 90):
    slot = next((s for s in free(everything) if s[1] - s[0] >= length), None)
    print(length, "->", show(slot[0]) if slot else "none")
edges = sorted([(a, 1) for a, _ in everything] + [(b, -1) for _, b in everything])
level = best = 0
for t, change in edges:
    level += change
    if level > best: best, when = level, t
print("busiest", best, "at", show(when))
def schedule(spans):
    chosen, last = [], 0
    for a, b in sorted(spans, key=lambda s: (s[1], s[0])):
        if a >= last:
            chosen.append((a, b))
            last = b
    return chosen
print(len(everything), "requests,", text(schedule(everything)))
total = {who: sum(b - a for a, b in spans) for who, spans in busy.items()}
for who, minutes in sorted(total.items(), key=lambda p: p[1]): print(f"{who:<5}{minutes // 60}h{minutes % 60:02d} {minutes / 660:.0%}")
for bad in ("10:00-09:00", "10:00", "aa:00-11:00"):
    try:
        span(bad)
    except ValueError as e:
        print("bad:", e)
