list_ = list
def f():
    list = [1]
    return list
print(f(), list("ab"))  # expect: [1] ['a', 'b']
len = lambda x: "mine"
print(len([1]))  # expect: mine
del len
print(len([1]))  # expect: 1
def g(str): return str
print(g(5), str(5))  # expect: 5 5
try:
    del len
except NameError as e:
    print(e)  # expect: name 'len' is not defined
