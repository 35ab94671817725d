# Calls that colorsys refuses, and what it says of them.
import colorsys


def refused(name, function, *arguments, **keywords):
    given = [*map(repr, arguments), *(f"{key}={value!r}" for key, value in keywords.items())]
    call = f"{name}({', '.join(given)})" if "object at" not in str(given) else f"{name}(object())"
    try:
        result = function(*arguments, **keywords)
        if hasattr(result, "__next__"):
            list(result)
    except Exception as error:
        print(f"{call}: {type(error).__name__}: {error}")
    else:
        print(call, "is accepted")


refused("hls_to_rgb", colorsys.hls_to_rgb, None, None, None)
refused("hls_to_rgb", colorsys.hls_to_rgb)
refused("hsv_to_rgb", colorsys.hsv_to_rgb, None, None, None)
refused("hsv_to_rgb", colorsys.hsv_to_rgb, 'x', 'x', 'x')
refused("hsv_to_rgb", colorsys.hsv_to_rgb)
refused("rgb_to_hls", colorsys.rgb_to_hls, None, None, None)
refused("rgb_to_hls", colorsys.rgb_to_hls, 'x', 'x', 'x')
refused("rgb_to_hls", colorsys.rgb_to_hls)
refused("rgb_to_yiq", colorsys.rgb_to_yiq, None, None, None)
refused("rgb_to_yiq", colorsys.rgb_to_yiq, 'x', 'x', 'x')
refused("rgb_to_yiq", colorsys.rgb_to_yiq)
refused("yiq_to_rgb", colorsys.yiq_to_rgb, None, None, None)
refused("yiq_to_rgb", colorsys.yiq_to_rgb, 'x', 'x', 'x')
refused("yiq_to_rgb", colorsys.yiq_to_rgb)
