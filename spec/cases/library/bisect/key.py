from bisect import bisect_left, bisect_right, insort, insort_left

movies = [("Jaws", 1975), ("Titanic", 1997), ("Signs", 2002), ("Seven", 2002)]
print(bisect_left(movies, 2002, key=lambda m: m[1]), bisect_right(movies, 2002, key=lambda m: m[1]))
insort(movies, ("Love", 1997), key=lambda m: m[1])
insort_left(movies, ("Left", 2002), key=lambda m: m[1])
print(movies)
log = []


def key(x):
    log.append(x)
    return -x


a = [9, 7, 5, 3]
insort(a, 6, key=key)
print(a, log)
print(bisect_left([9, 7, 5], -7, key=lambda x: -x))
