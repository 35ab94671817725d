import operator
from functools import reduce
from itertools import accumulate
from operator import add, itemgetter, mul

print(reduce(mul, range(1, 7)), list(accumulate([1, 2, 3], mul)), list(map(add, [1, 2], [10, 20])))
ops = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
stack = []
for token in "3 4 + 2 * 7 /".split():
    if token in ops:
        b, a = stack.pop(), stack.pop()
        stack.append(ops[token](a, b))
    else:
        stack.append(int(token))
print(stack)
print(len(operator.__all__), sorted(operator.__all__)[:5], all(hasattr(operator, n) for n in operator.__all__))
print(dict(sorted({"b": 1, "a": 3}.items(), key=itemgetter(1), reverse=True)))
try:
    print(reduce(operator.concat, [[1], [2], 3]))
except TypeError as e:
    print(e)


class Box:
    sum = operator.add


print(Box().sum(1, 2))
