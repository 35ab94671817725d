def g():
    for i in range(3):
        try:
            try:
                r = yield i
                if r: raise r
            except KeyError as e:
                yield f"handled {e}"
            else:
                yield f"else {i}"
        finally:
            log.append(i)
log = []
it = g()
print(next(it), it.send(KeyError("k")), next(it), next(it), next(it))  # expect: 0 handled 'k' 1 else 1 2
try:
    it.send(ValueError("v"))
except ValueError as e:
    print("escaped", e, log)  # expect: escaped v [0, 1, 2]
print(list(it), list(g()), log)  # expect: [] [0, 'else 0', 1, 'else 1', 2, 'else 2'] [0, 1, 2, 0, 1, 2]
