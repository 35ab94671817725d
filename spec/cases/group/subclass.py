class MyGroup(ExceptionGroup):
    def __new__(cls, msg, excs, code):
        self = super().__new__(cls, msg, excs)
        self.code = code
        return self
    def derive(self, excs): return MyGroup(self.message, excs, self.code)
g = MyGroup("m", [ValueError(1), TypeError(2)], 7)
s = g.subgroup(ValueError)
print(type(s).__name__, s.code, repr(s), g.code)  # expect: MyGroup 7 MyGroup('m', [ValueError(1)], 7) 7
try:
    raise g
except* TypeError as eg:
    print(type(eg).__name__, eg.code)  # expect: MyGroup 7
except* ValueError as eg:
    print(type(eg).__name__, eg.code)  # expect: MyGroup 7
