class Plugin:
    registry = {}
    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        print("init_subclass", cls.__name__, name)
        Plugin.registry[name or cls.__name__] = cls
class A(Plugin, name="alpha"): pass  # expect: init_subclass A alpha
class B(Plugin): pass  # expect: init_subclass B None
class C(A, name="gamma"): pass  # expect: init_subclass C gamma
print(sorted(Plugin.registry))  # expect: ['B', 'alpha', 'gamma']
try:
    class D(Plugin, color="red"): pass
except TypeError as e:
    print(e)  # expect: D.__init_subclass__() takes no keyword arguments
try:
    class E(x=1): pass
except TypeError as e:
    print(e)  # expect: E.__init_subclass__() takes no keyword arguments
