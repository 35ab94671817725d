def tag(name):
    print("make", name)
    def deco(f):
        print("apply", name)
        return lambda *a: f"<{name}>{f(*a)}</{name}>"
    return deco
@tag("b")
@tag("i")
def hello(n): return f"hi {n}"
print(hello("bob"))
# expect: make b
# expect: make i
# expect: apply i
# expect: apply b
# expect: <b><i>hi bob</i></b>
