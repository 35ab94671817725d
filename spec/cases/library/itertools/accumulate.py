from itertools import accumulate
import math
print(list(accumulate([1, 2, 3, 4])), list(accumulate([])), list(accumulate("abc")), list(accumulate([[1], [2]])), list(accumulate([0.5, 1, 2])))
print(list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate([1, 2, 3], lambda a, b: a * b)), list(accumulate([2, 3], math.gcd, initial=12)))
print(list(accumulate([1, 2], initial=100)), list(accumulate([], initial=5)), list(accumulate([1, 2], initial=None)), list(accumulate([1, 2], None)), list(accumulate([1, 2], func=None, initial=0)), list(accumulate(iterable=[1, 2])))
print(list(accumulate([2**53, 1, 1])), list(accumulate([True, True])))
