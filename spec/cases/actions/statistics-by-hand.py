# Mean, median, mode, deviation, correlation, regression, histogram, percentiles.
from math import sqrt, fsum
from collections import Counter

heights = [171, 165, 180, 158, 171, 190, 175, 169, 171, 162]
weights = [68.5, 59.0, 81.2, 52.3, 70.0, 95.8, 77.1, 66.4, 69.9, 55.5]

def mean(xs):
    xs = list(xs)
    if not xs: raise ValueError("mean of empty data")
    return fsum(xs) / len(xs)
def median(xs):
    s = sorted(xs)
    n, odd = divmod(len(s), 2)
    return s[n] if odd else (s[n - 1] + s[n]) / 2
def modes(xs):
    counts = Counter(xs)
    top = max(counts.values())
    return [x for x, n in counts.items() if n == top]
def stdev(xs, sample=True):
    m = mean(xs)
    return sqrt(fsum((x - m) ** 2 for x in xs) / (len(xs) - sample))
def correlation(xs, ys):
    mx, my = mean(xs), mean(ys)
    return fsum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sqrt(fsum((x - mx) ** 2 for x in xs) * fsum((y - my) ** 2 for y in ys))
def fit(xs, ys):
    mx, my = mean(xs), mean(ys)
    slope = fsum((x - mx) * (y - my) for x, y in zip(xs, ys)) / fsum((x - mx) ** 2 for x in xs)
    return slope, my - slope * mx
def percentile(xs, p):
    s = sorted(xs)
    k = (len(s) - 1) * p / 100
    low = int(k)
    return s[low] if low == k else s[low] + (s[low + 1] - s[low]) * (k - low)
def histogram(xs, width):
    buckets = Counter(x // width * width for x in xs)
    for b in range(min(buckets), max(buckets) + width, width):
        print(f"{b:>4}-{b + width - 1:<4}{buckets[b]:>3} {'#' * buckets[b]}")

print(mean(heights), median(heights), modes(heights), modes("abcab"), median([3, 1, 2]))
print(f"{stdev(heights):.4f} {stdev(heights, sample=False):.4f} {stdev(weights):.4f}")
slope, intercept = fit(heights, weights)
print(f"r = {correlation(heights, weights):.5f}, weight = {slope:.4f} * height {intercept:+.4f}")
for h in (150, 171, 200): print(h, f"{slope * h + intercept:.2f}")
print([round(percentile(heights, p), 2) for p in (0, 10, 25, 50, 75, 90, 100)])
histogram(heights, 10)
z = [round((h - mean(heights)) / stdev(heights), 2) for h in heights]
print(z, [h for h, s in zip(heights, z) if abs(s) > 1.5])
moving = [round(mean(weights[max(0, i - 2):i + 1]), 2) for i in range(len(weights))]
print(moving)
ranks = {h: i for i, h in enumerate(sorted(set(heights), reverse=True), 1)}
print([ranks[h] for h in heights])
for bad in (lambda: mean([]), lambda: median([]), lambda: correlation([1, 2], [1]), lambda: stdev([1])):
    try:
        print(bad())
    except (ValueError, IndexError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
