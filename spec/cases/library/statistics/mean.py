import math
import statistics
from fractions import Fraction as F
from statistics import *

d = [2.5, 3.25, 5.5, 11.25, 11.75]
e = [1, 2, 3, 4, 4, 4, 5]


def show(label, call):
    try:
        print(label, "->", call())
    except Exception as e:
        print(label, "!!", type(e).__name__, e)


show('mean(d)', lambda: mean(d))
show('mean(e)', lambda: mean(e))
show('mean([1,2])', lambda: mean([1,2]))
show('mean([1,2,3])', lambda: mean([1,2,3]))
show('mean([True,False])', lambda: mean([True,False]))
show('mean([F(1,2),F(1,3)])', lambda: mean([F(1,2),F(1,3)]))
show('mean([F(1,2),1])', lambda: mean([F(1,2),1]))
show('mean([F(1,2),0.5])', lambda: mean([F(1,2),0.5]))
show('mean([])', lambda: mean([]))
show('mean(iter(d))', lambda: mean(iter(d)))
show("mean('abc')", lambda: mean('abc'))
show("mean(['a','b'])", lambda: mean(['a','b']))
show("mean([1,'a'])", lambda: mean([1,'a']))
show('mean([1e308,1e308])', lambda: mean([1e308,1e308]))
show("mean([float('inf'),1])", lambda: mean([float('inf'),1]))
show("mean([float('nan'),1])", lambda: mean([float('nan'),1]))
show('mean(range(10))', lambda: mean(range(10)))
show('mean({1,2,3})', lambda: mean({1,2,3}))
