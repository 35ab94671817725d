"""Module text."""
1 + 1
"a bare string"
None
[x for x in range(3)]
...
def f():
    ...
class A: ...
class B:
    """Text."""
    "second"
    5
print(f(), A.__name__, B.__doc__, __doc__)  # expect: None A Text. Module text.
