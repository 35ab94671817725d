"""The module's docstring."""
print(__doc__)
def f():
    """f doc
    second line"""
class A:
    'A doc'
    def m(self): "m doc"
print(f.__doc__, A.__doc__, A.m.__doc__, A().m.__doc__, (lambda: 0).__doc__)
def g():
    f"not a doc {1}"
print(g.__doc__)
# expect: The module's docstring.
# expect: f doc
# expect: second line A doc m doc m doc None
# expect: None
