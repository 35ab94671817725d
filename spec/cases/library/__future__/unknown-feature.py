import __future__
print(hasattr(__future__, "braces"))
try:
    __future__.braces
except AttributeError as e:
    print(e)
