print(str.join("-", ["a", "b"]), list(map(str.upper, ["a", "b"])), list(map(str.strip, [" a ", "b "])), sorted(["b", "A", "c"], key=str.lower), "{a} {b}".format_map({"a": 1, "b": 2}))
class Default(dict):
    def __missing__(self, key): return f"<{key}>"
print("{x} and {y}".format_map(Default(x=1)))
# expect: a-b ['A', 'B'] ['a', 'b'] ['A', 'b', 'c'] 1 2
# expect: 1 and <y>
