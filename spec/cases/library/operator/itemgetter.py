from operator import itemgetter

rows = [{"n": "b", "v": 2}, {"n": "a", "v": 2}, {"n": "c", "v": 1}]
print(sorted(rows, key=itemgetter("v")))
print(sorted(rows, key=itemgetter("v", "n")))
print(list(map(itemgetter("n"), rows)))
print(itemgetter(1)("abc"), itemgetter(0, -1)([1, 2, 3]), itemgetter(slice(1, 3))("abcd"))
print(max(rows, key=itemgetter("v"))["n"], repr(itemgetter("a", 2)), repr(itemgetter(1)))


class G:
    def __getitem__(self, k):
        return k * 2


print(itemgetter(3)(G()), itemgetter(3, "x")(G()))
for call in (
    lambda: itemgetter(),
    lambda: itemgetter(1)([1]),
    lambda: itemgetter("x")({}),
    lambda: itemgetter(1)(),
    lambda: itemgetter(1)(1, 2),
    lambda: itemgetter(1)(x=1),
    lambda: itemgetter(x=1),
    lambda: itemgetter(0)(5),
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
