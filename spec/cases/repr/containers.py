print([1, [2, (3, {"a": {4}})]], ("a",), {}, [], (), set(), frozenset(), {(): []}, [None, True, 1.5, "x", b"y"], {"a": 'b"c'}, ["\n\t\\"], [1e100, float("inf"), -0.0, 1j])
print(str([str, len]), [range(2), slice(1, 2)], {1: {2: {3: {}}}}, [[[]]], ((),), [{}], [...], {"k": (1,)}, str({frozenset([1])}))
