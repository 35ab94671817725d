class AppError(Exception):
    """Base."""
class HttpError(AppError):
    def __init__(self, status, msg="none"):
        super().__init__(f"{status}: {msg}")
        self.status = status
class Odd(AppError):
    def __init__(self, a, b): self.a = a
class Str(AppError):
    def __str__(self): return "custom str " + str(self.args)
try:
    raise HttpError(404, msg="not found")
except AppError as e:
    print(e, e.status, e.args, repr(e), type(e).__mro__[1].__name__)
print(repr(Odd(1, 2)), str(Odd(1, 2)), Odd(1, b=2).args, repr(Str(1)), Str(1, 2), AppError.__doc__)
try:
    HttpError()
except TypeError as e:
    print(e)
class WithSlots(Exception):
    __slots__ = ("q",)
w = WithSlots("m")
w.q = 1
print(w, w.q)
# expect: 404: not found 404 ('404: not found',) HttpError('404: not found') AppError
# expect: Odd(1, 2) (1, 2) (1,) Str(1) custom str (1, 2) Base.
# expect: HttpError.__init__() missing 1 required positional argument: 'status'
# expect: m 1
