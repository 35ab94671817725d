# Calls that datetime refuses, and what it says of them.
import warnings
import datetime


warnings.simplefilter("ignore")


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


refused("fromtimestamp", datetime.date(2024, 1, 2).fromtimestamp, None)
refused("now", datetime.datetime(2024, 1, 2).now, 'x')
refused("utcfromtimestamp", datetime.datetime(2024, 1, 2).utcfromtimestamp, None)
refused("isoformat", datetime.time(1, 2).isoformat, 'x')
refused("replace", datetime.time(1, 2).replace, None)
refused("replace", datetime.time(1, 2).replace, -1)
refused("strftime", datetime.time(1, 2).strftime, None)
refused("strftime", datetime.time(1, 2).strftime, 3)
refused("timezone.utc.dst", datetime.timezone.utc.dst, 'x')
refused("timezone.utc.dst", datetime.timezone.utc.dst, 3)
refused("timezone.utc.fromutc", datetime.timezone.utc.fromutc, None)
refused("timezone.utc.tzname", datetime.timezone.utc.tzname, 'x')
refused("timezone.utc.tzname", datetime.timezone.utc.tzname, 3)
refused("timezone.utc.utcoffset", datetime.timezone.utc.utcoffset, 'x')
refused("timezone.utc.utcoffset", datetime.timezone.utc.utcoffset, 3)
refused("dst", datetime.tzinfo().dst, None)
refused("fromutc", datetime.tzinfo().fromutc, None)
refused("tzname", datetime.tzinfo().tzname, None)
refused("utcoffset", datetime.tzinfo().utcoffset, None)
