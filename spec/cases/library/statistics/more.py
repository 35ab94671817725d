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


show("kde(['a'],1)", lambda: kde(['a'],1))
show('kde([1],1).__doc__', lambda: kde([1],1).__doc__)
show("[round(kde_random([1,2,5],1.0,k,seed=5)(),9) for k in ('normal','logistic','sigmoid','rectangular','triangular','parabolic','quartic','triweight','cosine')]", lambda: [round(kde_random([1,2,5],1.0,k,seed=5)(),9) for k in ('normal','logistic','sigmoid','rectangular','triangular','parabolic','quartic','triweight','cosine')])
show('statistics.__all__', lambda: statistics.__all__)
show('StatisticsError.__mro__', lambda: StatisticsError.__mro__)
show('mean(x for x in e)', lambda: mean(x for x in e))
show('variance(x for x in e)', lambda: variance(x for x in e))
show('mean([10**30,1])', lambda: mean([10**30,1]))
show('stdev([10**30,0])', lambda: stdev([10**30,0]))
show('variance([10**20+0.5,1])', lambda: variance([10**20+0.5,1]))
show('mean([0.1]*3)', lambda: mean([0.1]*3))
show('mean([1,2.5,F(1,2)])', lambda: mean([1,2.5,F(1,2)]))
show('pvariance(range(5))', lambda: pvariance(range(5)))
