import colorsys

GRID = [0.0, 0.2, 0.5, 0.7, 1.0]
for r in GRID:
    for g in GRID:
        for b in (0.0, 0.3, 1.0):
            print(r, g, b, *(tuple(round(v, 12) for v in convert(r, g, b)) for convert in (
                colorsys.rgb_to_yiq, colorsys.yiq_to_rgb, colorsys.rgb_to_hls, colorsys.hls_to_rgb, colorsys.rgb_to_hsv, colorsys.hsv_to_rgb)))
try:
    colorsys.rgb_to_hsv(1, 'x', 2)
except TypeError as error:
    print(error)
