def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: 1j < 1)
attempt(lambda: 1j // 1)
attempt(lambda: 1j % 1)
attempt(lambda: divmod(1j, 1))
attempt(lambda: int(1j))
attempt(lambda: float(1j))
attempt(lambda: 1j / 0)
attempt(lambda: 0j ** -1)
attempt(lambda: round(1j))
attempt(lambda: f"{1j:d}")
attempt(lambda: f"{1j:010}")
attempt(lambda: sorted([1j, 2j]))
