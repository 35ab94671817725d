from collections import Counter
print(Counter(), Counter("abracadabra"), Counter({"a": 3, "b": 1}), Counter(a=2, b=5), Counter(["x", "y", "x"]), Counter(x % 3 for x in range(10)), Counter(None), Counter({"a": 1}, b=2), Counter((1, 2, 1)), Counter({1, 2}).total(), Counter(self=1))
for make in (lambda: Counter(1), lambda: Counter([[]]), lambda: Counter("a", "b"), lambda: Counter.fromkeys("ab")):
    try:
        make()
    except (TypeError, NotImplementedError) as e:
        print(type(e).__name__, e)
