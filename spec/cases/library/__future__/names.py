import __future__
print(__future__.all_feature_names)
for name in __future__.all_feature_names:
    print(name, getattr(__future__, name))
