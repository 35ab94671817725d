class A:
    value = None
a = A()
print(a.value.upper())
