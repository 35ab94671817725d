# A function in a finally block is compiled for every way into it: what it holds must be whole each time.
def run(fail):
    try:
        if fail:
            raise ValueError("no")
        return "returned"
    except ValueError:
        print("caught")
    finally:
        def squares(n):
            return [i * i for i in range(n)], {c for c in "a"}, f"{[v for v in range(2)]}"
        total = lambda *a: sum([x for x in a])
        class Inside:
            values = [y for y in (1, 2)]
        print(squares(3), total(1, 2), Inside.values)
print(run(False))
print(run(True))
