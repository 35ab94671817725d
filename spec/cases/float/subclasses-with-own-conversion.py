class Celsius(float):
    def __float__(self):
        return 42.0


class Plain(float):
    pass


class Phase(complex):
    def __complex__(self):
        return 42j


class Index(int):
    def __int__(self):
        return 7

    def __index__(self):
        return 9


print(float(Celsius(3)), Celsius(3) + 1, float(Plain(2)), complex(Plain(2)))
print(complex(Phase(1j)), Phase(1) + 1)
print(int(Index(3)), float(Index(3)), complex(Index(3)), [10, 20, 30, 40][Index(3)])
print(float(b" 1.5 "), float(bytearray(b"2")), float(memoryview(b"x12.3")[1:]))
for wrong in (b"", b"1_", memoryview(b"a")):
    try:
        float(wrong)
    except ValueError as error:
        print(str(error)[:60].partition(" at 0x")[0])
print((-0.0) ** -float("inf"), 0.0 ** -float("inf"), pow(-0.0, -float("inf")))
