# divergence: builtin-subclasses
print(object.__subclasses__(), int.__subclasses__())
class Thing: pass
class Part(Thing): pass
class Number(int): pass
print(object.__subclasses__(), int.__subclasses__(), Thing.__subclasses__(), Part.__subclasses__())
