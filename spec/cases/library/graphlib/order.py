from graphlib import CycleError, TopologicalSorter

graph = {"D": ["B", "C"], "C": ["A"], "B": ["A"]}
print(list(TopologicalSorter(graph).static_order()))
ts = TopologicalSorter()
ts.add("shirt")
ts.add("tie", "shirt")
ts.add("jacket", "tie", "belt")
ts.add("belt", "trousers")
print(list(ts.static_order()))
print(list(TopologicalSorter().static_order()), list(TopologicalSorter({1: [], 2: [1]}).static_order()), TopologicalSorter[int])
try:
    list(TopologicalSorter({1: [2], 2: [3], 3: [1]}).static_order())
except CycleError as e:
    print(e.args, isinstance(e, ValueError))
try:
    TopologicalSorter({"a": ["a"]}).prepare()
except CycleError as e:
    print(e)
try:
    TopologicalSorter({0: [], 1: [0], 2: [1, 4], 3: [2], 4: [3]}).prepare()
except CycleError as e:
    print(e.args[1])
