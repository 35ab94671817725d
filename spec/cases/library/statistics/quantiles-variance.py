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


show('multimode([])', lambda: multimode([]))
show('quantiles(range(1,11))', lambda: quantiles(range(1,11)))
show('quantiles(d,n=3)', lambda: quantiles(d,n=3))
show("quantiles(d,n=5,method='inclusive')", lambda: quantiles(d,n=5,method='inclusive'))
show('quantiles([1])', lambda: quantiles([1]))
show('quantiles([])', lambda: quantiles([]))
show('quantiles(d,n=0)', lambda: quantiles(d,n=0))
show("quantiles(d,method='x')", lambda: quantiles(d,method='x'))
show('variance(d)', lambda: variance(d))
show('variance(e)', lambda: variance(e))
show('variance([1,2,3])', lambda: variance([1,2,3]))
show('variance([1,2,3],2)', lambda: variance([1,2,3],2))
show('variance([1])', lambda: variance([1]))
show('variance([F(1,6),F(1,2),F(5,3)])', lambda: variance([F(1,6),F(1,2),F(5,3)]))
show('variance([0.1]*10)', lambda: variance([0.1]*10))
show('variance([1e10,1e10+1,1e10+2])', lambda: variance([1e10,1e10+1,1e10+2]))
show('pvariance(e)', lambda: pvariance(e))
show('pvariance([0.0,0.25,0.25,1.25,1.5,1.75,2.75,3.25])', lambda: pvariance([0.0,0.25,0.25,1.25,1.5,1.75,2.75,3.25]))
