from heapq import nlargest, nsmallest

data = [(i * 7919) % 101 for i in range(60)]
for n in (0, 1, 3, 10, 60, 100, -1):
    print(n, nlargest(n, data)[:12], nsmallest(n, data)[:12])
words = ["apple", "fig", "banana", "kiwi", "date", "pear", "plum"]
print(nlargest(3, words, key=len), nsmallest(3, words, key=len), nsmallest(2, iter(words), key=lambda w: w[-1]))
print(nlargest(2, {"a": 3, "b": 1, "c": 2}.items(), key=lambda kv: kv[1]))
print(nsmallest(4, iter([3, 1, 2])), nlargest(1, []), nsmallest(1, [], key=3), nlargest(2, "hello"))
# Stability.
pairs = [(1, "a"), (0, "b"), (1, "c"), (0, "d"), (1, "e")]
print(nlargest(3, pairs, key=lambda p: p[0]), nsmallest(3, pairs, key=lambda p: p[0]))
for call in (lambda: nlargest(2, 3), lambda: nlargest("a", [1]), lambda: nsmallest(1, [1], key=3), lambda: nlargest(2, [1, "a", 3])):
    try:
        print(call())
    except TypeError as e:
        print(e)
