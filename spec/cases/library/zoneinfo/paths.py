import zoneinfo


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


zoneinfo.reset_tzpath(to=[])
attempt(zoneinfo.reset_tzpath, to="/usr")
print(issubclass(zoneinfo.InvalidTZPathWarning, RuntimeWarning), issubclass(zoneinfo.ZoneInfoNotFoundError, KeyError))
