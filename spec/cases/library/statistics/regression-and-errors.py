import statistics
from decimal import Decimal
from fractions import Fraction


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


line = statistics.linear_regression([1, 2, 3], [2, 4, 7])
print(line, line.slope, line.intercept, isinstance(line, statistics.LinearRegression), statistics.LinearRegression(1, 2), statistics.linear_regression([1, 2], [2, 4], proportional=True))
for name in ("mean", "fmean", "geometric_mean", "harmonic_mean", "median", "median_low", "median_high", "median_grouped", "mode", "multimode", "pstdev", "pvariance", "stdev", "variance", "quantiles"):
    function = getattr(statistics, name)
    for data in ([], [1], [1, 2, 3, 4], [Fraction(1, 2), 2], [Decimal("1.5"), Decimal(2)], [1.5, 2.5, -1], ["a", "a", "b"], [1, None], 5):
        try:
            print(name, data, function(data))
        except Exception as error:
            print(name, data, type(error).__name__, error)
for name in ("correlation", "covariance", "linear_regression"):
    for x, y in (([1], [1]), ([1, 2], [1]), ([1, 1], [1, 2]), ([1, 2, 3], [3, 2, 1]), (["a", "b"], [1, 2])):
        attempt(getattr(statistics, name), x, y)
attempt(statistics.correlation, [1, 2, 3], [1, 5, 2], method="ranked")
attempt(statistics.correlation, [1, 2, 3], [1, 5, 2], method="none")
attempt(statistics.fmean, [1, 2], [1])
attempt(statistics.fmean, [1, 2], weights=[0, 0])
print(statistics.fmean([1, 2], [3, 1]), statistics.harmonic_mean([40, 60], weights=[5, 30]), statistics.median_grouped([1, 2, 2, 3], interval=2), statistics.quantiles([1, 2, 3, 4, 5], n=3, method="inclusive"))
attempt(statistics.harmonic_mean, [1, -1])
attempt(statistics.geometric_mean, [1, 0])
attempt(statistics.quantiles, [1, 2], n=0)
attempt(statistics.quantiles, [1, 2], method="none")
normal = statistics.NormalDist(100, 15)
print(normal, normal.mean, normal.median, normal.mode, normal.stdev, normal.variance, round(normal.pdf(110), 12), round(normal.cdf(110), 12), round(normal.inv_cdf(0.9), 10), normal.zscore(130), [round(q, 8) for q in normal.quantiles(4)], round(normal.overlap(statistics.NormalDist(110, 15)), 12))
print(normal + 5, normal - statistics.NormalDist(1, 2), normal * 2, normal / 5, -normal, +normal, 5 + normal, 5 - normal, 2 * normal, normal == statistics.NormalDist(100, 15), statistics.NormalDist.from_samples([1, 2, 3]), normal.samples(2, seed=3))
attempt(statistics.NormalDist, 0, -1)
attempt(normal.inv_cdf, 1.5)
attempt(statistics.NormalDist(0, 0).pdf, 1)
attempt(statistics.NormalDist(0, 0).cdf, 1)
attempt(normal.overlap, 5)
attempt(normal.__class__.from_samples, [1])
print(round(statistics.kde([1, 2, 3], h=1)(2), 12), round(statistics.kde([1, 2], h=1, kernel="uniform", cumulative=True)(1.5), 12), round(statistics.kde_random([1, 2], h=0.5, seed=1)(), 8))
attempt(statistics.kde, [], h=1)
attempt(statistics.kde, [1], h=0)
attempt(statistics.kde, [1], h=1, kernel="none")
