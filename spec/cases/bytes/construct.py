print(bytes(), bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes(b"ab"), bytes(range(65, 70)), bytes.fromhex("00 ff 4A"), bytes((1, 2)), b"abc"[1], b"abc"[0:2])
def attempt(*a):
    try:
        print(bytes(*a))
    except Exception as e:
        print(type(e).__name__, e)
attempt("abc")
attempt([256])
attempt([-1])
attempt(["a"])
attempt(-1)
attempt(1.5)
attempt(None)
attempt(5, "utf-8")
attempt("a", 5)
class B:
    def __bytes__(self): return b"custom"
attempt(B())
