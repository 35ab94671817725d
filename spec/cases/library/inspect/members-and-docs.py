import enum
import inspect


class A:
    """Class A

        indented
    less
    """
    x = 1

    def method(self):
        """Method of A."""

    @property
    def prop(self):
        """A property."""
        raise ValueError('not run')

    @classmethod
    def cm(cls): ...

    @staticmethod
    def sm(): ...


class B(A):
    y = 2

    def method(self): ...

    @property
    def prop(self):
        return 5


class E(enum.Enum):
    ONE = 1
    TWO = 2


def public(pairs):
    return [(n, v) for n, v in pairs if not n.startswith('__')]


def names(pairs):
    return [n for n, _ in public(pairs)]


print(names(inspect.getmembers(B)), names(inspect.getmembers(B(), inspect.ismethod)))
print(names(inspect.getmembers(B, inspect.isfunction)), public(inspect.getmembers(B(), lambda v: isinstance(v, int))))
print(names(inspect.getmembers_static(B, lambda v: isinstance(v, (property, staticmethod, classmethod)))))
print(names(inspect.getmembers(E)))
print(inspect.getdoc(A), inspect.getdoc(B), inspect.getdoc(B.method), inspect.getdoc(B().method), inspect.getdoc(B.prop), sep='|')
print(inspect.getdoc(5) is not None, inspect.getdoc(lambda: 0))
for doc in ('', 'one', '  one\n  two\n    three\n', '\n\n  a\n b\n\n', '\ttab\n\ttwo', 'first\n'):
    print(repr(inspect.cleandoc(doc)))
print(inspect.getmro(B), inspect.indentsize('   x'), inspect.indentsize('\tx'))
print(inspect.getclasstree([A, B]))
print(inspect.getclasstree([A, B, int, bool], unique=True))
attrs = [a for a in inspect.classify_class_attrs(B) if not a.name.startswith('__')]
for a in attrs:
    print(a.name, a.kind, a.defining_class.__name__)
print(inspect.getattr_static(B(), 'prop') is B.__dict__['prop'], inspect.getattr_static(B, 'x'))
print(inspect.getattr_static(B, 'none', 'default'))
try:
    inspect.getattr_static(B, 'none')
except AttributeError as e:
    print(e)


def deco(f):
    def w(): ...
    w.__wrapped__ = f
    return w


def base(): ...


w = deco(deco(base))
print(inspect.unwrap(w) is base, inspect.unwrap(w, stop=lambda f: f.__wrapped__ is base).__wrapped__ is base)
w = deco(base)
base.__wrapped__ = w
try:
    inspect.unwrap(w)
except ValueError as e:
    print(str(e)[:27])


def ann(a: int, b: 'str') -> None: ...


class An:
    x: int
    y: 'list[str]' = []


print(inspect.get_annotations(ann), inspect.get_annotations(ann, eval_str=True), inspect.get_annotations(An))
print(inspect.get_annotations(lambda: 0))
try:
    inspect.get_annotations(5)
except TypeError as e:
    print(e)
print(inspect.formatannotation(int), inspect.formatannotation('int'), inspect.formatannotation(list[int]), inspect.formatannotation(A))
print(inspect.getmodulename('/a/b/mod.py'), inspect.getmodulename('x.txt'))
