def a(): pass
def b(): return
def c(): return 1, 2
def d(x):
    if x: return "yes"
def e(): return *[1, 2], 3
def f():
    for i in range(5):
        while True:
            if i == 2: return i
            break
print(a(), b(), c(), d(1), d(0), e(), f())  # expect: None None (1, 2) yes None (1, 2, 3) 2
