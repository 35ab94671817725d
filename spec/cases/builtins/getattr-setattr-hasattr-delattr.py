class A: x = 1
a = A()
print(getattr(a, "x"), getattr(a, "y", "default"), hasattr(a, "x"), hasattr(a, "y"), setattr(a, "y", 2), a.y, delattr(a, "y"), hasattr(a, "y"), getattr("s", "upper")(), getattr(A, "__name__"))
setattr(a, "odd name", 5)
print(getattr(a, "odd name"), vars(a))
for bad in (lambda: getattr(a, "zz"), lambda: getattr(a, 5), lambda: setattr(a, 5, 1), lambda: hasattr(a, None), lambda: delattr(a, "x"), lambda: getattr(), lambda: setattr(a, "q"), lambda: getattr(a, "b", 1, 2)):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
