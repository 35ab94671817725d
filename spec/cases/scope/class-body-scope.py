x = "global"
class A:
    before = x
    x = "class"
    after = x
    def m(self): return x
    del x
    again = x
print(A.before, A.after, A().m(), A.again, "x" in vars(A))  # expect: global class global global False
def f():
    y = "local"
    class B:
        z = y
        y = "body"
        w = y
    return B
try:
    print(f().z)
except NameError as e:
    print(e)  # expect: name 'y' is not defined
