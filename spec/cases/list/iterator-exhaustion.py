a = [1]
it = iter(a)
print(next(it), next(it, "end"))  # expect: 1 end
a.append(2)
print(next(it, "still end"), list(it))  # expect: still end []
it = iter([1, 2, 3])
print(it.__length_hint__(), next(it), it.__length_hint__(), list(it), it is iter(it))  # expect: 3 1 2 [2, 3] True
r = reversed([1, 2, 3])
print(next(r), list(r), list(r))  # expect: 3 [2, 1] []
