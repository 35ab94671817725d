# statistics (library reference, "statistics"). Sums are exact: natively for ints and floats, by fractions for other numbers.

from _statistics import _exact_sums
from bisect import bisect_left, bisect_right
from itertools import count, groupby, repeat
from math import acos, asin, atan, cos, cosh, erf, exp, fabs, fsum, hypot, inf, isfinite, isinf, isnan, isqrt, log, nan, pi, sin, sqrt, sumprod, tan, tau

__all__ = [
    'NormalDist', 'StatisticsError', 'correlation', 'covariance', 'fmean', 'geometric_mean', 'harmonic_mean', 'kde',
    'kde_random', 'linear_regression', 'mean', 'median', 'median_grouped', 'median_high', 'median_low', 'mode', 'multimode',
    'pstdev', 'pvariance', 'quantiles', 'stdev', 'variance',
]

_SQRT2 = sqrt(2.0)


class StatisticsError(ValueError):
    pass


# --- exact sums


def _fraction():
    from fractions import Fraction
    return Fraction


def _is_decimal(T):
    return T.__module__ in ('decimal', '_decimal') and T.__name__ == 'Decimal'


def _coerce(T, S):
    """The type of a result from data of two types."""
    if T is S:
        return T
    if S is int or S is bool:
        return T
    if T is int:
        return S
    if issubclass(S, T):
        return S
    if issubclass(T, S):
        return T
    if issubclass(T, int):
        return S
    if issubclass(S, int):
        return T
    Fraction = _fraction()
    if issubclass(T, Fraction) and issubclass(S, float):
        return S
    if issubclass(T, float) and issubclass(S, Fraction):
        return T
    raise TypeError(f"don't know how to coerce {T.__name__} and {S.__name__}")


def _exact_ratio(x):
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        # Infinities and not-a-number.
        return (x, None)
    try:
        return (x.numerator, x.denominator)
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _total(partials):
    if None in partials:
        return partials[None]
    Fraction = _fraction()
    return sum([Fraction(n, d) for d, n in partials.items()], Fraction(0))


def _result_type(types):
    T = int
    for S in types:
        T = _coerce(T, S)
    return T


def _sum(data):
    """(type, exact total, count)"""
    size = 0
    types = []
    partials = {}
    for kind, values in groupby(data, type):
        if kind not in types:
            types.append(kind)
        for n, d in map(_exact_ratio, values):
            size += 1
            partials[d] = partials.get(d, 0) + n
    return _result_type(types), _total(partials), size


def _convert(value, T):
    """An exact value as a number of a type."""
    if type(value) is T:
        return value
    if issubclass(T, int) and value.denominator != 1:
        T = float
    try:
        return T(value)
    except TypeError:
        if _is_decimal(T):
            return T(value.numerator) / value.denominator
        raise


def _ratio(n, d, has_floats):
    # n / d for plain data: an int when there were ints only and it comes out even.
    if not has_floats and n % d == 0:
        return n // d
    return n / d


def _ss(data, c=None):
    """(type, sum of squared deviations, mean, count)"""
    if c is not None:
        T, ssd, size = _sum([(d := x - c) * d for x in data])
        return T, ssd, c, size
    size = 0
    types = []
    sums = {}
    squares = {}
    for kind, values in groupby(data, type):
        if kind not in types:
            types.append(kind)
        for n, d in map(_exact_ratio, values):
            size += 1
            sums[d] = sums.get(d, 0) + n
            squares[d] = squares.get(d, 0) + n * n
    Fraction = _fraction()
    if not size:
        ssd = mean = Fraction(0)
    elif None in sums:
        ssd = mean = sums[None]
    else:
        sx = _total(sums)
        sxx = sum([Fraction(n, d * d) for d, n in squares.items()], Fraction(0))
        ssd = (size * sxx - sx * sx) / size
        mean = sx / size
    return _result_type(types), ssd, mean, size


def _plain_ss(data):
    """(has floats, count, numerator, denominator of the sum of squared deviations) for plain data, else None."""
    sums = _exact_sums(data, True)
    if sums is None:
        return None
    has_floats, size, n, d, nn, dd = sums
    # sum(x*x) - sum(x)**2 / size
    return has_floats, size, size * nn * d * d - n * n * dd, size * dd * d * d


def _float_sqrt_of_frac(n, m):
    """The square root of n/m, rounded correctly: 109 bits, the last of them saying whether anything is left."""
    if n == 0:
        return 0.0
    q = (n.bit_length() - m.bit_length() - 109) // 2
    if q >= 0:
        return (_isqrt_sticky(n, m << 2 * q) << q) / 1
    return _isqrt_sticky(n << -2 * q, m) / (1 << -q)


def _isqrt_sticky(n, m):
    a = isqrt(n // m)
    return a | (a * a * m != n)


def _sqrt_of(value, T):
    if _is_decimal(T):
        return (T(value.numerator) / value.denominator).sqrt()
    return _float_sqrt_of_frac(value.numerator, value.denominator)


# --- averages


def _listed(data):
    return list(data) if iter(data) is data else data


def mean(data):
    """The arithmetic mean."""
    data = _listed(data)
    sums = _exact_sums(data, False)
    if sums is not None:
        has_floats, n, total, d = sums[:4]
        if n < 1:
            raise StatisticsError('mean requires at least one data point')
        return _ratio(total, d * n, has_floats)
    T, total, n = _sum(data)
    if n < 1:
        raise StatisticsError('mean requires at least one data point')
    return _convert(total / n, T)


def fmean(data, weights=None):
    """The arithmetic mean by floats, with weights."""
    if weights is None:
        try:
            n = len(data)
        except TypeError:
            data = list(data)
            n = len(data)
        total = fsum(data)
        if not n:
            raise StatisticsError('fmean requires at least one data point')
        return total / n
    if not isinstance(weights, (list, tuple)):
        weights = list(weights)
    try:
        num = sumprod(data, weights)
    except ValueError:
        raise StatisticsError('data and weights must be the same length')
    den = fsum(weights)
    if not den:
        raise StatisticsError('sum of weights must be non-zero')
    return num / den


def geometric_mean(data):
    """The geometric mean of positive numbers."""
    n = 0
    found_zero = False

    def positive(iterable):
        nonlocal n, found_zero
        for n, x in enumerate(iterable, start=1):
            if x > 0.0 or isnan(x):
                yield x
            elif x == 0.0:
                found_zero = True
            else:
                raise StatisticsError('No negative inputs allowed', x)
    total = fsum(map(log, positive(data)))
    if not n:
        raise StatisticsError('Must have a non-empty dataset')
    if isnan(total):
        return nan
    if found_zero:
        return nan if total == inf else 0.0
    return exp(total / n)


def harmonic_mean(data, weights=None):
    """The harmonic mean, for rates."""
    data = _listed(data)
    n = len(data)
    if n < 1:
        raise StatisticsError('harmonic_mean requires at least one data point')
    if n == 1 and weights is None:
        x = data[0]
        from numbers import Real
        if isinstance(x, Real) or _is_decimal(type(x)):
            if x < 0:
                raise StatisticsError('harmonic mean does not support negative values')
            return x
        raise TypeError('unsupported type')
    if weights is None:
        weights = repeat(1, n)
        sum_weights = n
    else:
        weights = _listed(weights)
        if len(weights) != n:
            raise StatisticsError('Number of weights does not match data size')
        _, sum_weights, _ = _sum(_nonnegative(weights))
    try:
        data = list(_nonnegative(data))
        T, total, _ = _sum([w / x if w else 0 for w, x in zip(weights, data)])
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError('Weighted sum must be positive')
    return _convert(sum_weights / total, T)


def _nonnegative(values):
    for x in values:
        if x < 0:
            raise StatisticsError('harmonic mean does not support negative values')
        yield x


def median(data):
    """The middle value; between the two middle ones of an even number, their mean."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError('no median for empty data')
    if n % 2 == 1:
        return data[n // 2]
    i = n // 2
    return (data[i - 1] + data[i]) / 2


def median_low(data):
    """The middle value, or the lower one of two."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError('no median for empty data')
    return data[n // 2] if n % 2 == 1 else data[n // 2 - 1]


def median_high(data):
    """The middle value, or the higher one of two."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError('no median for empty data')
    return data[n // 2]


def median_grouped(data, interval=1.0):
    """The median of data grouped into classes around its values, by interpolation."""
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError('no median for empty data')
    x = data[n // 2]
    i = bisect_left(data, x)
    j = bisect_right(data, x, lo=i)
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError('Value cannot be converted to a float')
    low = x - interval / 2.0
    return low + interval * (n / 2 - i) / (j - i)


def mode(data):
    """The most common value; the first one met of several."""
    from collections import Counter
    pairs = Counter(iter(data)).most_common(1)
    try:
        return pairs[0][0]
    except IndexError:
        raise StatisticsError('no mode for empty data') from None


def multimode(data):
    """All most common values."""
    from collections import Counter
    counts = Counter(iter(data))
    if not counts:
        return []
    most = max(counts.values())
    return [value for value, n in counts.items() if n == most]


def quantiles(data, *, n=4, method='exclusive'):
    """The n - 1 cut points that divide the data into n parts of equal probability."""
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError('must have at least one data point')
    result = []
    if method == 'inclusive':
        m = size - 1
        for i in range(1, n):
            j, delta = divmod(i * m, n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == 'exclusive':
        m = size + 1
        for i in range(1, n):
            j = i * m // n
            j = 1 if j < 1 else size - 1 if j > size - 1 else j
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f'Unknown method: {method!r}')


# --- spread


def variance(data, xbar=None):
    """The variance of a sample."""
    data = _listed(data)
    plain = _plain_ss(data) if xbar is None else None
    if plain is not None:
        has_floats, n, num, den = plain
        if n < 2:
            raise StatisticsError('variance requires at least two data points')
        return _ratio(num, den * (n - 1), has_floats)
    T, ss, _, n = _ss(data, xbar)
    if n < 2:
        raise StatisticsError('variance requires at least two data points')
    return _convert(ss / (n - 1), T)


def pvariance(data, mu=None):
    """The variance of a whole population."""
    data = _listed(data)
    plain = _plain_ss(data) if mu is None and len(data) else None
    if plain is not None:
        has_floats, n, num, den = plain
        return _ratio(num, den * n, has_floats)
    T, ss, _, n = _ss(data, mu)
    if n < 1:
        raise StatisticsError('pvariance requires at least one data point')
    return _convert(ss / n, T)


def stdev(data, xbar=None):
    """The square root of the variance of a sample."""
    data = _listed(data)
    plain = _plain_ss(data) if xbar is None else None
    if plain is not None:
        _, n, num, den = plain
        if n < 2:
            raise StatisticsError('stdev requires at least two data points')
        return _float_sqrt_of_frac(num, den * (n - 1))
    T, ss, _, n = _ss(data, xbar)
    if n < 2:
        raise StatisticsError('stdev requires at least two data points')
    return _sqrt_of(ss / (n - 1), T)


def pstdev(data, mu=None):
    """The square root of the variance of a whole population."""
    data = _listed(data)
    plain = _plain_ss(data) if mu is None and len(data) else None
    if plain is not None:
        _, n, num, den = plain
        return _float_sqrt_of_frac(num, den * n)
    T, ss, _, n = _ss(data, mu)
    if n < 1:
        raise StatisticsError('pstdev requires at least one data point')
    return _sqrt_of(ss / n, T)


# --- relations between two inputs


def covariance(x, y, /):
    """The covariance of two samples."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError('covariance requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError('covariance requires at least two data points')
    xbar = fsum(x) / n
    ybar = fsum(y) / n
    return sumprod([xi - xbar for xi in x], [yi - ybar for yi in y]) / (n - 1)


def correlation(x, y, /, *, method='linear'):
    """Pearson's correlation coefficient, or Spearman's with method 'ranked'."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError('correlation requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError('correlation requires at least two data points')
    if method not in ('linear', 'ranked'):
        raise ValueError(f'Unknown method: {method!r}')
    if method == 'ranked':
        start = (n - 1) / -2
        x = _rank(x, start)
        y = _rank(y, start)
    else:
        xbar = fsum(x) / n
        ybar = fsum(y) / n
        x = [xi - xbar for xi in x]
        y = [yi - ybar for yi in y]
    sxy = sumprod(x, y)
    sxx = sumprod(x, x)
    syy = sumprod(y, y)
    try:
        return sxy / _sqrtprod(sxx, syy)
    except ZeroDivisionError:
        raise StatisticsError('at least one of the inputs is constant')


def _rank(data, start):
    # Ranks from start on; equal values share the mean of theirs.
    order = sorted(range(len(data)), key=data.__getitem__)
    result = [0] * len(data)
    i = start - 1
    for _, group in groupby(order, key=data.__getitem__):
        group = list(group)
        size = len(group)
        for position in group:
            result[position] = i + (size + 1) / 2
        i += size
    return result


def _sqrtprod(x, y):
    """sqrt(x * y), with a correction of the last bit."""
    h = sqrt(x * y)
    if not isfinite(h):
        if isinf(h) and not isinf(x) and not isinf(y):
            scale = 2.0 ** -512
            return _sqrtprod(scale * x, scale * y) / scale
        return h
    if not h:
        if x and y:
            scale = 2.0 ** 537
            return _sqrtprod(scale * x, scale * y) / scale
        return h
    return h + sumprod((x, h), (y, -h)) / (2.0 * h)


_LinearRegression = None


def __getattr__(name):
    if name == 'LinearRegression':
        return _made_regression()
    raise AttributeError(f"module 'statistics' has no attribute '{name}'")


def _made_regression():
    global _LinearRegression
    if _LinearRegression is None:
        from collections import namedtuple
        _LinearRegression = namedtuple('LinearRegression', ('slope', 'intercept'), module='statistics')
    return _LinearRegression


def linear_regression(x, y, /, *, proportional=False):
    """Slope and intercept of the line of least squares."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError('linear regression requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError('linear regression requires at least two data points')
    if not proportional:
        xbar = fsum(x) / n
        ybar = fsum(y) / n
        x = [xi - xbar for xi in x]
        y = [yi - ybar for yi in y]
    sxy = sumprod(x, y) + 0.0
    sxx = sumprod(x, x)
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError('x is constant')
    return _made_regression()(slope=slope, intercept=0.0 if proportional else ybar - slope * xbar)


# --- kernel density estimation


def _kernels(kernel):
    """(density, cumulative, support) of a kernel."""
    if kernel in ('normal', 'gauss'):
        scale = 1 / sqrt(2 * pi)
        return (lambda t: exp(-1 / 2 * t * t) * scale), (lambda t: 1 / 2 * (1.0 + erf(t / _SQRT2))), None
    if kernel == 'logistic':
        return (lambda t: 1 / 2 / (1.0 + cosh(t))), (lambda t: 1.0 - 1.0 / (exp(t) + 1.0)), None
    if kernel == 'sigmoid':
        c1 = 1 / pi
        c2 = 2 / pi
        return (lambda t: c1 / cosh(t)), (lambda t: c2 * atan(exp(t))), None
    if kernel in ('rectangular', 'uniform'):
        return (lambda t: 1 / 2), (lambda t: 1 / 2 * t + 1 / 2), 1.0
    if kernel == 'triangular':
        return (lambda t: 1.0 - abs(t)), (lambda t: t * t * (1 / 2 if t < 0.0 else -1 / 2) + t + 1 / 2), 1.0
    if kernel in ('parabolic', 'epanechnikov'):
        return (lambda t: 3 / 4 * (1.0 - t * t)), (lambda t: sumprod((-1 / 4, 3 / 4, 1 / 2), (t ** 3, t, 1.0))), 1.0
    if kernel in ('quartic', 'biweight'):
        return (
            (lambda t: 15 / 16 * (1.0 - t * t) ** 2),
            (lambda t: sumprod((3 / 16, -5 / 8, 15 / 16, 1 / 2), (t ** 5, t ** 3, t, 1.0))),
            1.0,
        )
    if kernel == 'triweight':
        return (
            (lambda t: 35 / 32 * (1.0 - t * t) ** 3),
            (lambda t: sumprod((-5 / 32, 21 / 32, -35 / 32, 35 / 32, 1 / 2), (t ** 7, t ** 5, t ** 3, t, 1.0))),
            1.0,
        )
    if kernel == 'cosine':
        c1 = pi / 4
        c2 = pi / 2
        return (lambda t: c1 * cos(c2 * t)), (lambda t: 1 / 2 * sin(c2 * t) + 1 / 2), 1.0
    return None


def kde(data, h, kernel='normal', *, cumulative=False):
    """A density (or cumulative distribution) function estimated from a sample, smoothed with bandwidth h."""
    n = len(data)
    if not n:
        raise StatisticsError('Empty data sequence')
    if not isinstance(data[0], (int, float)):
        raise TypeError('Data sequence must contain ints or floats')
    if h <= 0.0:
        raise StatisticsError(f'Bandwidth h must be positive, not {h=!r}')
    chosen = _kernels(kernel)
    if chosen is None:
        raise StatisticsError(f'Unknown kernel name: {kernel!r}')
    K, W, support = chosen
    if support is None:
        def pdf(x):
            return sum([K((x - x_i) / h) for x_i in data]) / (len(data) * h)

        def cdf(x):
            return sum([W((x - x_i) / h) for x_i in data]) / len(data)
    else:
        sample = sorted(data)
        bandwidth = h * support

        def near(x):
            nonlocal n, sample
            if len(data) != n:
                sample = sorted(data)
                n = len(data)
            i = bisect_left(sample, x - bandwidth)
            j = bisect_right(sample, x + bandwidth)
            return i, sample[i:j]

        def pdf(x):
            _, supported = near(x)
            return sum([K((x - x_i) / h) for x_i in supported]) / (n * h)

        def cdf(x):
            i, supported = near(x)
            return sum([W((x - x_i) / h) for x_i in supported], i) / n
    if cumulative:
        cdf.__doc__ = f'CDF estimate with {h=!r} and {kernel=!r}'
        return cdf
    pdf.__doc__ = f'PDF estimate with {h=!r} and {kernel=!r}'
    return pdf


def _newton(estimate, f, slope):
    def inverse(y):
        x = estimate(y)
        while abs(diff := f(x) - y) > 1e-12:
            x -= diff / slope(x)
        return x
    return inverse


def _quartic_estimate(p):
    sign, p = (1.0, p) if p <= 1 / 2 else (-1.0, 1.0 - p)
    if p < 0.0106:
        return ((2.0 * p) ** 0.3838 - 1.0) * sign
    x = (2.0 * p) ** 0.4258865685331 - 1.0
    if p < 0.499:
        x += 0.026818732 * sin(7.101753784 * p + 2.73230839482953)
    return x * sign


def _triweight_estimate(p):
    sign, p = (1.0, p) if p <= 1 / 2 else (-1.0, 1.0 - p)
    x = (2.0 * p) ** 0.3400218741872791 - 1.0
    if 0.00001 < p < 0.499:
        x -= 0.033 * sin(1.07 * tau * (p - 0.035))
    return x * sign


def _inverse(kernel):
    """The inverse of a kernel's cumulative distribution function."""
    if kernel in ('normal', 'gauss'):
        return NormalDist().inv_cdf
    if kernel == 'logistic':
        return lambda p: log(p / (1 - p))
    if kernel == 'sigmoid':
        return lambda p: log(tan(p * pi / 2))
    if kernel in ('rectangular', 'uniform'):
        return lambda p: 2 * p - 1
    if kernel == 'triangular':
        return lambda p: sqrt(2 * p) - 1 if p < 1 / 2 else 1 - sqrt(2 - 2 * p)
    if kernel in ('parabolic', 'epanechnikov'):
        return lambda p: 2 * cos((acos(2 * p - 1) + pi) / 3)
    if kernel == 'cosine':
        return lambda p: 2 * asin(2 * p - 1) / pi
    K, W, _ = _kernels(kernel)
    return _newton(_triweight_estimate if kernel == 'triweight' else _quartic_estimate, W, K)


def kde_random(data, h, kernel='normal', *, seed=None):
    """A function that draws from the density which kde() estimates."""
    n = len(data)
    if not n:
        raise StatisticsError('Empty data sequence')
    if not isinstance(data[0], (int, float)):
        raise TypeError('Data sequence must contain ints or floats')
    if h <= 0.0:
        raise StatisticsError(f'Bandwidth h must be positive, not {h=!r}')
    if _kernels(kernel) is None:
        raise StatisticsError(f'Unknown kernel name: {kernel!r}')
    inverse = _inverse(kernel)
    from random import Random
    generator = Random(seed)
    random = generator.random
    choice = generator.choice

    def rand():
        return choice(data) + h * inverse(random())
    rand.__doc__ = f'Random KDE selection with {h=!r} and {kernel=!r}'
    return rand


# --- the normal distribution


def _polynomial(coefficients, x):
    # Highest power first.
    value = coefficients[0]
    for c in coefficients[1:]:
        value = value * x + c
    return value


# Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution", 1988.
_CENTRE = (
    (2.50908_09287_30122_6727e+3, 3.34305_75583_58812_8105e+4, 6.72657_70927_00870_0853e+4, 4.59219_53931_54987_1457e+4,
     1.37316_93765_50946_1125e+4, 1.97159_09503_06551_4427e+3, 1.33141_66789_17843_7745e+2, 3.38713_28727_96366_6080e+0),
    (5.22649_52788_52854_5610e+3, 2.87290_85735_72194_2674e+4, 3.93078_95800_09271_0610e+4, 2.12137_94301_58659_5867e+4,
     5.39419_60214_24751_1077e+3, 6.87187_00749_20579_0830e+2, 4.23133_30701_60091_1252e+1, 1.0),
)
_MIDDLE = (
    (7.74545_01427_83414_07640e-4, 2.27238_44989_26918_45833e-2, 2.41780_72517_74506_11770e-1,
     1.27045_82524_52368_38258e+0, 3.64784_83247_63204_60504e+0, 5.76949_72214_60691_40550e+0,
     4.63033_78461_56545_29590e+0, 1.42343_71107_49683_57734e+0),
    (1.05075_00716_44416_84324e-9, 5.47593_80849_95344_94600e-4, 1.51986_66563_61645_71966e-2,
     1.48103_97642_74800_74590e-1, 6.89767_33498_51000_04550e-1, 1.67638_48301_83803_84940e+0,
     2.05319_16266_37758_82187e+0, 1.0),
)
_TAIL = (
    (2.01033_43992_92288_13265e-7, 2.71155_55687_43487_57815e-5, 1.24266_09473_88078_43860e-3,
     2.65321_89526_57612_30930e-2, 2.96560_57182_85048_91230e-1, 1.78482_65399_17291_33580e+0,
     5.46378_49111_64114_36990e+0, 6.65790_46435_01103_77720e+0),
    (2.04426_31033_89939_78564e-15, 1.42151_17583_16445_88870e-7, 1.84631_83175_10054_68180e-5,
     7.86869_13114_56132_59100e-4, 1.48753_61290_85061_48525e-2, 1.36929_88092_27358_05310e-1,
     5.99832_20655_58879_37690e-1, 1.0),
)


def _normal_inverse(p, mu, sigma):
    q = p - 0.5
    if fabs(q) <= 0.425:
        r = 0.180625 - q * q
        x = _polynomial(_CENTRE[0], r) * q / _polynomial(_CENTRE[1], r)
        return mu + x * sigma
    r = p if q <= 0.0 else 1.0 - p
    r = sqrt(-log(r))
    if r <= 5.0:
        r = r - 1.6
        x = _polynomial(_MIDDLE[0], r) / _polynomial(_MIDDLE[1], r)
    else:
        r = r - 5.0
        x = _polynomial(_TAIL[0], r) / _polynomial(_TAIL[1], r)
    if q < 0.0:
        x = -x
    return mu + x * sigma


class NormalDist:
    """A normal distribution with a mean and a standard deviation."""

    __slots__ = {'_mu': 'Arithmetic mean of a normal distribution', '_sigma': 'Standard deviation of a normal distribution'}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        """The distribution with the mean and standard deviation of a sample."""
        data = list(data)
        return cls(*_mean_stdev(data))

    def samples(self, n, *, seed=None):
        """n random numbers of the distribution."""
        from random import Random
        rnd = Random(seed).random
        mu, sigma = self._mu, self._sigma
        return [_normal_inverse(rnd(), mu, sigma) for _ in range(n)]

    def pdf(self, x):
        """The density at x."""
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError('pdf() not defined when sigma is zero')
        diff = x - self._mu
        return exp(diff * diff / (-2.0 * variance)) / sqrt(tau * variance)

    def cdf(self, x):
        """The probability of values up to x."""
        if not self._sigma:
            raise StatisticsError('cdf() not defined when sigma is zero')
        return 0.5 * (1.0 + erf((x - self._mu) / (self._sigma * _SQRT2)))

    def inv_cdf(self, p):
        """The x with cdf(x) == p."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError('p must be in the range 0.0 < p < 1.0')
        return _normal_inverse(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        """The n - 1 cut points between n parts of equal probability."""
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        """The area that two densities share, between 0 and 1."""
        if not isinstance(other, NormalDist):
            raise TypeError('Expected another NormalDist instance')
        X, Y = self, other
        if (Y._sigma, Y._mu) < (X._sigma, X._mu):
            X, Y = Y, X
        X_var, Y_var = X.variance, Y.variance
        if not X_var or not Y_var:
            raise StatisticsError('overlap() not defined when sigma is zero')
        dv = Y_var - X_var
        dm = fabs(Y._mu - X._mu)
        if not dv:
            return 1.0 - erf(dm / (2.0 * X._sigma * _SQRT2))
        a = X._mu * Y_var - Y._mu * X_var
        b = X._sigma * Y._sigma * sqrt(dm * dm + dv * log(Y_var / X_var))
        x1 = (a + b) / dv
        x2 = (a - b) / dv
        return 1.0 - (fabs(Y.cdf(x1) - X.cdf(x1)) + fabs(Y.cdf(x2) - X.cdf(x2)))

    def zscore(self, x):
        """The distance of x from the mean in standard deviations."""
        if not self._sigma:
            raise StatisticsError('zscore() not defined when sigma is zero')
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        return self._mu

    @property
    def median(self):
        return self._mu

    @property
    def mode(self):
        return self._mu

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def __add__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu + x2._mu, hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu + x2, x1._sigma)

    def __sub__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu - x2._mu, hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu - x2, x1._sigma)

    def __mul__(x1, x2):
        return NormalDist(x1._mu * x2, x1._sigma * fabs(x2))

    def __truediv__(x1, x2):
        return NormalDist(x1._mu / x2, x1._sigma / fabs(x2))

    def __pos__(x1):
        return NormalDist(x1._mu, x1._sigma)

    def __neg__(x1):
        return NormalDist(-x1._mu, x1._sigma)

    __radd__ = __add__

    def __rsub__(x1, x2):
        return -(x1 - x2)

    __rmul__ = __mul__

    def __eq__(x1, x2):
        if not isinstance(x2, NormalDist):
            return NotImplemented
        return x1._mu == x2._mu and x1._sigma == x2._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state


def _mean_stdev(data):
    plain = _plain_ss(data)
    if plain is not None:
        _, n, num, den = plain
        if n < 2:
            raise StatisticsError('stdev requires at least two data points')
        return float(mean(data)), _float_sqrt_of_frac(num, den * (n - 1))
    T, ss, xbar, n = _ss(data)
    if n < 2:
        raise StatisticsError('stdev requires at least two data points')
    return float(xbar), float(_sqrt_of(ss / (n - 1), T))
