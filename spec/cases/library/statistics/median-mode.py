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


show("harmonic_mean(['a'])", lambda: harmonic_mean(['a']))
show('harmonic_mean([1,2],[1])', lambda: harmonic_mean([1,2],[1]))
show('median(d)', lambda: median(d))
show('median(e)', lambda: median(e))
show('median([1,2])', lambda: median([1,2]))
show('median([])', lambda: median([]))
show("median(['a','b','c'])", lambda: median(['a','b','c']))
show('median_low([1,2,3,4])', lambda: median_low([1,2,3,4]))
show('median_high([1,2,3,4])', lambda: median_high([1,2,3,4]))
show('median_low([])', lambda: median_low([]))
show('median_grouped([52,52,53,54])', lambda: median_grouped([52,52,53,54]))
show('median_grouped([1,3,3,5,7],interval=2)', lambda: median_grouped([1,3,3,5,7],interval=2))
show('median_grouped([])', lambda: median_grouped([]))
show("median_grouped(['a'])", lambda: median_grouped(['a']))
show('mode(e)', lambda: mode(e))
show("mode('aabbb')", lambda: mode('aabbb'))
show('mode([])', lambda: mode([]))
show("multimode('aabbcccddd')", lambda: multimode('aabbcccddd'))
