print(bin(10), oct(64), hex(255), bin(-10), oct(-8), hex(-255), bin(0), hex(0))
print(hex(2 ** 70), bin(2 ** 65), oct(8 ** 22), hex(-2 ** 64))
print(hex(True), bin(False))
class I:
    def __index__(self): return 12
print(hex(I()), bin(I()), oct(I()))
for f in (bin, oct, hex):
    try:
        f(1.5)
    except TypeError as e:
        print(e)
