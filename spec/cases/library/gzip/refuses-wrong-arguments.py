# Calls that gzip refuses, and what it says of them.
import gzip
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


refused("flush", gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(b'abc'))).flush, 1, 1)
refused("peek", gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(b'abc'))).peek)
refused("read1", gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(b'abc'))).read1, 1, 1)
refused("readline", gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(b'abc'))).readline, 'x')
refused("readline", gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(b'abc'))).readline, 1, 1)
refused("writelines", gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(b'abc'))).writelines, None)
refused("writelines", gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(b'abc'))).writelines, 'x')
