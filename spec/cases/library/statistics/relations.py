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


show("correlation([1,2,3],[1,8,27],method='ranked')", lambda: correlation([1,2,3],[1,8,27],method='ranked'))
show("correlation([1,2],[1,2],method='x')", lambda: correlation([1,2],[1,2],method='x'))
show('linear_regression([1,2,3],[2,4.1,5.9])', lambda: linear_regression([1,2,3],[2,4.1,5.9]))
show('linear_regression([1,1],[2,3])', lambda: linear_regression([1,1],[2,3]))
show('linear_regression([1,2,3],[2,4,6.5],proportional=True)', lambda: linear_regression([1,2,3],[2,4,6.5],proportional=True))
show('linear_regression([1],[1])', lambda: linear_regression([1],[1]))
show('NormalDist(100,15)', lambda: NormalDist(100,15))
show('NormalDist(100,15).cdf(120)', lambda: NormalDist(100,15).cdf(120))
show('NormalDist(100,15).pdf(100)', lambda: NormalDist(100,15).pdf(100))
show('NormalDist(100,15).inv_cdf(0.9)', lambda: NormalDist(100,15).inv_cdf(0.9))
show('NormalDist(100,15).inv_cdf(1e-10)', lambda: NormalDist(100,15).inv_cdf(1e-10))
show('NormalDist().inv_cdf(0.2)', lambda: NormalDist().inv_cdf(0.2))
show('NormalDist(100,15).quantiles(n=4)', lambda: NormalDist(100,15).quantiles(n=4))
show('NormalDist(100,15).zscore(130)', lambda: NormalDist(100,15).zscore(130))
show('NormalDist(1,2)+NormalDist(3,4)', lambda: NormalDist(1,2)+NormalDist(3,4))
show('NormalDist(1,2)-3', lambda: NormalDist(1,2)-3)
show('5-NormalDist(1,2)', lambda: 5-NormalDist(1,2))
show('NormalDist(1,2)*-2', lambda: NormalDist(1,2)*-2)
