import __future__ as features
print(features.CO_FUTURE_ANNOTATIONS, features.CO_FUTURE_DIVISION)
print(sorted(features.__all__))
print(type(features.annotations).__name__, features.annotations.optional)
