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


show('NormalDist(1,2)/2', lambda: NormalDist(1,2)/2)
show('NormalDist(1,2)==NormalDist(1,2)', lambda: NormalDist(1,2)==NormalDist(1,2))
show('hash(NormalDist(1,2))==hash(NormalDist(1.0,2.0))', lambda: hash(NormalDist(1,2))==hash(NormalDist(1.0,2.0)))
show('NormalDist.from_samples([1,2,3,4])', lambda: NormalDist.from_samples([1,2,3,4]))
show('NormalDist(2.4,1.6).overlap(NormalDist(3.2,2.0))', lambda: NormalDist(2.4,1.6).overlap(NormalDist(3.2,2.0)))
show('NormalDist(2.4,1.6).overlap(3)', lambda: NormalDist(2.4,1.6).overlap(3))
show('NormalDist(0,-1)', lambda: NormalDist(0,-1))
show('NormalDist(0,0).pdf(1)', lambda: NormalDist(0,0).pdf(1))
show('NormalDist(0,0).cdf(1)', lambda: NormalDist(0,0).cdf(1))
show('NormalDist().inv_cdf(1)', lambda: NormalDist().inv_cdf(1))
show('NormalDist(5).mean', lambda: NormalDist(5).mean)
show('NormalDist(5,2).variance', lambda: NormalDist(5,2).variance)
show('[round(x,9) for x in NormalDist(10,2).samples(4,seed=3)]', lambda: [round(x,9) for x in NormalDist(10,2).samples(4,seed=3)])
show("[round(kde([1,2,5],1.0,k)(2.5),12) for k in ('normal','logistic','sigmoid','rectangular','triangular','parabolic','quartic','triweight','cosine','gauss','uniform','epanechnikov','biweight')]", lambda: [round(kde([1,2,5],1.0,k)(2.5),12) for k in ('normal','logistic','sigmoid','rectangular','triangular','parabolic','quartic','triweight','cosine','gauss','uniform','epanechnikov','biweight')])
show("[round(kde([1,2,5],1.0,k,cumulative=True)(2.5),12) for k in ('normal','logistic','sigmoid','rectangular','triangular','parabolic','quartic','triweight','cosine')]", lambda: [round(kde([1,2,5],1.0,k,cumulative=True)(2.5),12) for k in ('normal','logistic','sigmoid','rectangular','triangular','parabolic','quartic','triweight','cosine')])
show('kde([1,2],0)', lambda: kde([1,2],0))
show('kde([],1)', lambda: kde([],1))
show("kde([1],1,'x')", lambda: kde([1],1,'x'))
