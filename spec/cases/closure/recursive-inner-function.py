def outer(n):
    def fact(k): return 1 if k == 0 else k * fact(k - 1)
    def walk(tree): return tree["v"] + sum(walk(c) for c in tree.get("kids", []))
    return fact(n), walk({"v": n, "kids": [{"v": 1}, {"v": 2, "kids": [{"v": 3}]}]})
print(outer(5))  # expect: (120, 11)
