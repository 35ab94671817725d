# Calls that stat refuses, and what it says of them.
import stat


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


refused("S_IFMT", stat.S_IFMT, None)
refused("S_IFMT", stat.S_IFMT, -1)
refused("S_IMODE", stat.S_IMODE, None)
refused("S_IMODE", stat.S_IMODE, -1)
refused("S_ISBLK", stat.S_ISBLK, None)
refused("S_ISBLK", stat.S_ISBLK, -1)
refused("S_ISCHR", stat.S_ISCHR, None)
refused("S_ISCHR", stat.S_ISCHR, -1)
refused("S_ISDOOR", stat.S_ISDOOR, None)
refused("S_ISDOOR", stat.S_ISDOOR, -1)
refused("S_ISFIFO", stat.S_ISFIFO, None)
refused("S_ISFIFO", stat.S_ISFIFO, -1)
refused("S_ISLNK", stat.S_ISLNK, None)
refused("S_ISLNK", stat.S_ISLNK, -1)
refused("S_ISPORT", stat.S_ISPORT, None)
refused("S_ISPORT", stat.S_ISPORT, -1)
refused("S_ISREG", stat.S_ISREG, None)
refused("S_ISREG", stat.S_ISREG, -1)
refused("S_ISSOCK", stat.S_ISSOCK, None)
refused("S_ISSOCK", stat.S_ISSOCK, -1)
refused("S_ISWHT", stat.S_ISWHT, None)
refused("S_ISWHT", stat.S_ISWHT, -1)
refused("filemode", stat.filemode, None)
refused("filemode", stat.filemode, -1)
