class A: pass
a = A()
for i in range(100): setattr(a, f"attr{i}", i)
for i in range(0, 100, 2): delattr(a, f"attr{i}")
print(len(vars(a)), a.attr51, hasattr(a, "attr50"), sum(vars(a).values()), list(vars(a))[:3])
# expect: 50 51 False 2500 ['attr1', 'attr3', 'attr5']
