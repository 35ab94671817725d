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


show('pvariance([])', lambda: pvariance([]))
show('pvariance([1,2],1.5)', lambda: pvariance([1,2],1.5))
show('stdev(d)', lambda: stdev(d))
show('stdev(e)', lambda: stdev(e))
show('stdev([1])', lambda: stdev([1]))
show('stdev([1.5,2.5,2.5,2.75,3.25,4.75])', lambda: stdev([1.5,2.5,2.5,2.75,3.25,4.75]))
show('stdev([F(1,2),F(3,4)])', lambda: stdev([F(1,2),F(3,4)]))
show("stdev([1,float('nan')])", lambda: stdev([1,float('nan')]))
show('pstdev(d)', lambda: pstdev(d))
show('pstdev([])', lambda: pstdev([]))
show('pstdev([1,1,1])', lambda: pstdev([1,1,1]))
show('pstdev([1,2,3],2)', lambda: pstdev([1,2,3],2))
show('covariance([1,2,3,4,5,6,7,8,9],[1,2,3,1,2,3,1,2,3])', lambda: covariance([1,2,3,4,5,6,7,8,9],[1,2,3,1,2,3,1,2,3]))
show('covariance([1],[1])', lambda: covariance([1],[1]))
show('covariance([1,2],[1])', lambda: covariance([1,2],[1]))
show('correlation([1,2,3],[2,4,7])', lambda: correlation([1,2,3],[2,4,7]))
show('correlation([1,2,3,4],[4,3,2,1])', lambda: correlation([1,2,3,4],[4,3,2,1]))
show('correlation([1,2],[1,1])', lambda: correlation([1,2],[1,1]))
