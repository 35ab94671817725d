print(round(2.5), round(3.5), round(-2.5), round(2.567, 2), round(1234, -2), round(5), round(5, 1), round(2.5, 0), round(True), round(1e20), round(-0.5), round(0.15, 1), round(0.25, 1), round(0.35, 1), round(number=1.25, ndigits=1))
class R:
    def __round__(self, n=None): return ("rounded", n)
print(round(R()), round(R(), 2), round(R(), None))
for bad in ("a", None, [], 1j):
    try:
        round(bad)
    except TypeError as e:
        print(e)
try:
    round(1.5, "x")
except TypeError as e:
    print(e)
# expect: 2 4 -2 2.57 1200 5 5 2.0 1 100000000000000000000 0 0.1 0.2 0.3 1.2
# expect: ('rounded', None) ('rounded', 2) ('rounded', None)
# expect: type str doesn't define __round__ method
# expect: type NoneType doesn't define __round__ method
# expect: type list doesn't define __round__ method
# expect: type complex doesn't define __round__ method
# expect: 'str' object cannot be interpreted as an integer
