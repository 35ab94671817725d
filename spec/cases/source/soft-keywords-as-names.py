match, case, type, _ = 1, 2, 3, 4
print(match, case, type, _, match * case)  # expect: 1 2 3 4 2
class T:
    match = type = case = "attr"
print(T.match, T().type, T.case)  # expect: attr attr attr
def f(match=1, *, case=2, type=3): return match, case, type
print(f(match=5, type=6))  # expect: (5, 2, 6)
for type in (1,): pass
print([match for match in range(2)], {case: _ for case in "a"}, (lambda type: type)(9))  # expect: [0, 1] {'a': 4} 9
import math as type
print(type.floor(2.5))  # expect: 2
