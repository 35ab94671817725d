# Calls that io refuses, and what it says of them.
import io


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


refused("read1", io.BufferedIOBase().read1, 3)
refused("readline", io.BufferedIOBase().readline, None)
refused("readline", io.BufferedIOBase().readline, 'x')
refused("seek", io.BufferedIOBase().seek, 3)
refused("write", io.BufferedIOBase().write, None)
refused("BufferedRWPair", io.BufferedRWPair, None, None)
refused("peek", io.BufferedRWPair(io.BytesIO(b'abc'), io.BytesIO()).peek, None)
refused("read", io.BufferedRWPair(io.BytesIO(b'abc'), io.BytesIO()).read, 'x')
refused("read1", io.BufferedRWPair(io.BytesIO(b'abc'), io.BytesIO()).read1, None)
refused("readinto", io.BufferedRWPair(io.BytesIO(b'abc'), io.BytesIO()).readinto, None)
refused("readinto", io.BufferedRWPair(io.BytesIO(b'abc'), io.BytesIO()).readinto, 'x')
refused("readinto1", io.BufferedRWPair(io.BytesIO(b'abc'), io.BytesIO()).readinto1, None)
refused("readinto1", io.BufferedRWPair(io.BytesIO(b'abc'), io.BytesIO()).readinto1, 'x')
refused("write", io.BufferedRWPair(io.BytesIO(b'abc'), io.BytesIO()).write, None)
refused("BufferedRandom", io.BufferedRandom, None)
refused("peek", io.BufferedRandom(io.BytesIO(b'abc')).peek, None)
refused("read", io.BufferedRandom(io.BytesIO(b'abc')).read, 'x')
refused("read1", io.BufferedRandom(io.BytesIO(b'abc')).read1, None)
refused("readinto", io.BufferedRandom(io.BytesIO(b'abc')).readinto, None)
refused("readinto", io.BufferedRandom(io.BytesIO(b'abc')).readinto, 'x')
refused("readinto1", io.BufferedRandom(io.BytesIO(b'abc')).readinto1, None)
refused("readinto1", io.BufferedRandom(io.BytesIO(b'abc')).readinto1, 'x')
refused("readline", io.BufferedRandom(io.BytesIO(b'abc')).readline, 'x')
refused("seek", io.BufferedRandom(io.BytesIO(b'abc')).seek, None)
refused("seek", io.BufferedRandom(io.BytesIO(b'abc')).seek, -1)
refused("truncate", io.BufferedRandom(io.BytesIO(b'abc')).truncate, 'x')
refused("truncate", io.BufferedRandom(io.BytesIO(b'abc')).truncate, -1)
refused("write", io.BufferedRandom(io.BytesIO(b'abc')).write, None)
refused("peek", io.BufferedReader(io.BytesIO(b'abc')).peek, None)
refused("read", io.BufferedReader(io.BytesIO(b'abc')).read, 'x')
refused("read1", io.BufferedReader(io.BytesIO(b'abc')).read1, None)
refused("readinto", io.BufferedReader(io.BytesIO(b'abc')).readinto, None)
refused("readinto", io.BufferedReader(io.BytesIO(b'abc')).readinto, 'x')
refused("readinto1", io.BufferedReader(io.BytesIO(b'abc')).readinto1, None)
refused("readinto1", io.BufferedReader(io.BytesIO(b'abc')).readinto1, 'x')
refused("readline", io.BufferedReader(io.BytesIO(b'abc')).readline, 'x')
refused("seek", io.BufferedReader(io.BytesIO(b'abc')).seek, None)
refused("seek", io.BufferedReader(io.BytesIO(b'abc')).seek, -1)
refused("truncate", io.BufferedReader(io.BytesIO(b'abc')).truncate, None)
refused("BufferedWriter", io.BufferedWriter, None)
refused("seek", io.BufferedWriter(io.BytesIO()).seek, None)
refused("seek", io.BufferedWriter(io.BytesIO()).seek, -1)
refused("truncate", io.BufferedWriter(io.BytesIO()).truncate, 'x')
refused("truncate", io.BufferedWriter(io.BytesIO()).truncate, -1)
refused("read1", io.BytesIO(b'abc').read1, 'x')
refused("readinto", io.BytesIO(b'abc').readinto, None)
refused("readinto", io.BytesIO(b'abc').readinto, 'x')
refused("readline", io.BytesIO(b'abc').readline, 'x')
refused("writelines", io.BytesIO(b'abc').writelines, None)
refused("writelines", io.BytesIO(b'abc').writelines, 'x')
refused("readline", io.StringIO('abc').readline, 'x')
refused("write", io.TextIOBase().write, 'x')
