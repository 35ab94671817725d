a = {"x": 1, "y": 2, "z": 3}
b = {"y": 2, "z": 30, "w": 4}
print(sorted(a.keys() & b.keys()), sorted(a.keys() | b.keys()), sorted(a.keys() - b.keys()), sorted(a.keys() ^ b.keys()))
print(sorted(a.items() & b.items()), sorted(a.items() - b.items()), sorted(a.keys() & ["x", "q"]), sorted({"x"} | a.keys()))
print(a.keys() >= {"x"}, a.keys() < {"x", "y", "z", "q"}, a.keys() == b.keys(), {"x", "y", "z"} == a.keys(), type(a.keys() & b.keys()).__name__)
# expect: ['y', 'z'] ['w', 'x', 'y', 'z'] ['x'] ['w', 'x']
# expect: [('y', 2)] [('x', 1), ('z', 3)] ['x'] ['x', 'y', 'z']
# expect: True True False True set
