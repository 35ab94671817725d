import gzip
import io


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


store = io.BytesIO()
file = gzip.GzipFile(fileobj=store, mode="wb", mtime=0)
file.writelines([b"one\n", b"two\n"])
file.flush()
print(file.isatty(), file.seekable(), file.tell(), file.closed)
attempt(file.truncate)
attempt(file.seek, 5)
attempt(file.detach)
file.close()
file.close()
file = gzip.GzipFile(fileobj=io.BytesIO(store.getvalue()))
buffer = bytearray(3)
print(file.readinto(buffer), buffer, file.readlines(), file.seek(0), next(file), file.readline(2))
attempt(file.fileno)
file.close()
print(issubclass(gzip.BadGzipFile, OSError))
