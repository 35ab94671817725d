import math
for x in (0, 0.5, 1, 2, 3.14159, -1.25, 100, 1e5):
    print(x, *(round(f(x), 12) for f in (math.sin, math.cos, math.tan, math.atan, math.asinh, math.tanh)))
for x in (-1, -0.5, 0, 0.25, 1):
    print(x, round(math.asin(x), 12), round(math.acos(x), 12))
print(round(math.atan2(1, -1), 12), round(math.atan2(-1, -1), 12), math.atan2(0.0, 1), math.atan2(-0.0, 1), round(math.atan2(0.0, -0.0), 12))
print(math.degrees(math.pi), round(math.radians(180), 12), math.degrees(0), round(math.degrees(1), 10))
