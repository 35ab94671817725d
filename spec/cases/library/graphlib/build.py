from graphlib import TopologicalSorter

deps = {"app": ["lib", "ui"], "ui": ["lib", "assets"], "lib": ["core"], "assets": [], "core": []}


def plan(deps):
    ts = TopologicalSorter(deps)
    ts.prepare()
    step = 0
    while ts:
        for name in sorted(ts.get_ready()):
            yield step, name
            ts.done(name)
        step += 1


print(list(plan(deps)))
order = list(TopologicalSorter(deps).static_order())
print(all(order.index(d) < order.index(n) for n, ds in deps.items() for d in ds))
chain = {i: [i - 1] for i in range(1, 500)}
print(list(TopologicalSorter(chain).static_order())[-3:])
