match = 5
case = 6
type = 7
_ = 8
print(match, case, type, _)  # expect: 5 6 7 8
match = {"a": 1}
print(match["a"], match.get("b"))  # expect: 1 None
def case(x): return x * 2
print(case(2))  # expect: 4
match (case):
    case f: print(f(3))  # expect: 6
match = lambda *a: a
print(match(1), match (1, 2), match[0] if False else "-")  # expect: (1,) (1, 2) -
match -1:
    case -1: print("minus one")  # expect: minus one
