# Calls that zoneinfo refuses, and what it says of them.
import zoneinfo


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


refused("ZoneInfo", zoneinfo.ZoneInfo, None)
refused("ZoneInfo", zoneinfo.ZoneInfo, 'x')
refused("dst", zoneinfo.ZoneInfo('UTC').dst, 'x')
refused("fromutc", zoneinfo.ZoneInfo('UTC').fromutc, None)
refused("no_cache", zoneinfo.ZoneInfo('UTC').no_cache, None)
refused("no_cache", zoneinfo.ZoneInfo('UTC').no_cache, 'x')
refused("tzname", zoneinfo.ZoneInfo('UTC').tzname, 'x')
refused("utcoffset", zoneinfo.ZoneInfo('UTC').utcoffset, 'x')
