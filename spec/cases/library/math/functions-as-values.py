import math
from math import sqrt as root, floor
print(list(map(math.sqrt, [1, 4, 9])), sorted([3, -1, 2], key=math.fabs), [f(2.5) for f in (floor, math.ceil, math.trunc)], root(49))
class Shape:
    area = math.sqrt
print(Shape().area(4), {math.sqrt: 1}[math.sqrt], math.sqrt is root, max([1.5, -2.5], key=abs))
