from graphlib import TopologicalSorter

ts = TopologicalSorter({"D": {"B", "C"}, "C": {"A"}, "B": {"A"}, "E": set()})
ts.prepare()
rounds = []
while ts.is_active():
    ready = ts.get_ready()
    rounds.append(sorted(ready))
    ts.done(*ready)
print(rounds, bool(ts))
ts = TopologicalSorter({2: [1]})
for call in (lambda: ts.get_ready(), lambda: ts.done(1), lambda: ts.is_active()):
    try:
        call()
    except ValueError as e:
        print(e)
ts.prepare()
for call in (lambda: ts.prepare(), lambda: ts.add(5), lambda: ts.done(9), lambda: ts.done(1), lambda: print(ts.get_ready()), lambda: ts.done(1), lambda: ts.done(1), lambda: ts.done(2), lambda: print(ts.get_ready(), ts.get_ready())):
    try:
        call()
    except ValueError as e:
        print(e)
