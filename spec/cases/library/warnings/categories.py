import warnings

for c in (UserWarning, DeprecationWarning, SyntaxWarning, RuntimeWarning, FutureWarning, PendingDeprecationWarning, ImportWarning, UnicodeWarning, BytesWarning, ResourceWarning, EncodingWarning):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        warnings.warn("msg", c)
        print(c.__name__, len(w), w[0].category is c)


class MyWarning(UserWarning):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn(MyWarning(7))
    print(w[0].message.code, w[0].message, str(w[0])[:30])
