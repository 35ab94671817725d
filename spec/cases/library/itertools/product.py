from itertools import product
print(list(product("AB", "xy")), list(product()), list(product("AB", repeat=2)), list(product("AB", repeat=0)), list(product("AB", "")), list(product([1], [2], [3], repeat=1)))
print(["".join(p) for p in product("01", repeat=3)], sum(a * b for a, b in product(range(4), range(1, 3))), len(list(product(range(5), "abc", [True, False]))))
print(list(product((x for x in range(2)), "a")))
for make in (lambda: product("AB", repeat=-1), lambda: product("AB", repeat="a"), lambda: product("AB", foo=1), lambda: product(1), lambda: product("a", 5)):
    try:
        make()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
