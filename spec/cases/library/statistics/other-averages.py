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


show('mean((1.5,2))', lambda: mean((1.5,2)))
show('mean({1:2,3:4})', lambda: mean({1:2,3:4}))
show('mean(5)', lambda: mean(5))
show('fmean(e)', lambda: fmean(e))
show('fmean([])', lambda: fmean([]))
show('fmean(d,weights=[1,2,3,4,5])', lambda: fmean(d,weights=[1,2,3,4,5]))
show('fmean([1,2],[1])', lambda: fmean([1,2],[1]))
show('fmean([1,2],[0,0])', lambda: fmean([1,2],[0,0]))
show('geometric_mean([54,24,36])', lambda: geometric_mean([54,24,36]))
show('geometric_mean([])', lambda: geometric_mean([]))
show('geometric_mean([1,-1])', lambda: geometric_mean([1,-1]))
show('geometric_mean([0,1])', lambda: geometric_mean([0,1]))
show('harmonic_mean([40,60])', lambda: harmonic_mean([40,60]))
show('harmonic_mean([40,60],weights=[5,30])', lambda: harmonic_mean([40,60],weights=[5,30]))
show('harmonic_mean([])', lambda: harmonic_mean([]))
show('harmonic_mean([1,-1])', lambda: harmonic_mean([1,-1]))
show('harmonic_mean([0,1])', lambda: harmonic_mean([0,1]))
show('harmonic_mean([5])', lambda: harmonic_mean([5]))
