# Extract, transform, load with generators; every stage counts what it lets through.
RAW = """temp;2024-01-01;berlin;3.5
temp;2024-01-01;madrid;12.1
wind;2024-01-01;berlin;20
temp;2024-01-02;berlin;-1.25
bad line
temp;2024-01-02;madrid;n/a
temp;2024-01-02;oslo;-10
temp;2024-01-03;berlin;0.0
temp;2024-01-03;madrid;15"""

counts = {}
def counted(name):
    def decorate(stage):
        def run(*args):
            for item in stage(*args):
                counts[name] = counts.get(name, 0) + 1
                yield item
        return run
    return decorate

@counted("lines")
def lines(text): yield from text.split("\n")
@counted("fields")
def fields(source, n, errors):
    for line in source:
        parts = line.split(";")
        if len(parts) == n: yield parts
        else: errors.append(line)
@counted("kind")
def only(source, kind): return (rest for k, *rest in source if k == kind)
@counted("typed")
def typed(source, errors):
    for date, city, value in source:
        try:
            yield {"date": tuple(map(int, date.split("-"))), "city": city.title(), "value": float(value)}
        except ValueError as e:
            errors.append(f"{city}: {e}")

def running_mean(source):
    state = {}
    for r in source:
        n, total = state.get(r["city"], (0, 0.0))
        state[r["city"]] = n + 1, total + r["value"]
        yield {**r, "mean": round((total + r["value"]) / (n + 1), 3)}

errors = []
pipeline = running_mean(typed(only(fields(lines(RAW), 4, errors), "temp"), errors))
print("nothing has run:", counts)
first = next(pipeline)
print("first:", first, counts)
for row in pipeline:
    print(f"{'-'.join(f'{p:02d}' for p in row['date'])} {row['city']:<7}{row['value']:>7.2f} mean {row['mean']:>7.3f}")
print(counts, errors, sep="\n")

def averager():
    total, n, mean = 0.0, 0, None
    while True:
        x = yield mean
        if x is None: return {"n": n, "mean": mean}
        total, n = total + x, n + 1
        mean = total / n
avg = averager()
next(avg)
print([avg.send(v) for v in (10, 20, 60)])
try:
    avg.send(None)
except StopIteration as stop:
    print(stop.value)
