a = [3, 1, 2]
print(a.sort(), a, a.sort(reverse=True), a, a.sort(key=lambda x: -x), a, sorted(a, reverse=True), a.reverse(), a)
# expect: None [1, 2, 3] None [1, 2, 3] None [1, 2, 3] [3, 2, 1] None [1, 2, 3]
