import gzip
import io

text = b"line one\nline two\nline three\n" * 3


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except (OSError, EOFError, ValueError, TypeError) as error:
        print(type(error).__name__, error)


print(gzip.compress(text, mtime=0))
print(gzip.compress(b"abc", 1, mtime=1), gzip.compress(b"", 6, mtime=5))
print(gzip.decompress(gzip.compress(text)) == text, gzip.decompress(b""))
print(gzip.decompress(gzip.compress(b"one ") + gzip.compress(b"two")))
packed = gzip.compress(text, mtime=0)
for wrong in (b"plain text", b"\x1f", packed[:5], packed[:20], packed[:-3], packed[:-8] + b"\0" * 8, packed[:-4] + b"\0\0\0\1",
              packed + b"rest", b"\x1f\x8b\x07" + packed[3:]):
    attempt(gzip.decompress, wrong)
attempt(gzip.compress, "text")

store = io.BytesIO()
with gzip.GzipFile(fileobj=store, mode="wb", mtime=7) as file:
    print(file.write(b"first\n"), file.write(b"second\nthird"), file.tell(), file.readable(), file.writable(), file.mode)
    attempt(file.read)
print(store.getvalue())
store.seek(0)
with gzip.GzipFile(fileobj=store) as file:
    print(file.read(3), file.readline(), file.tell(), file.peek(3)[:3], file.seek(1), file.read1(4), list(file), file.mode)
    file.rewind()
    print(file.read(), file.read(1), file.seekable(), file.closed)
    attempt(file.write, b"x")
print(file.closed)
attempt(file.read)
store.seek(0)
with gzip.open(store, "rt") as file:
    print(file.read())
store = io.BytesIO()
with gzip.open(store, "wt", encoding="utf-8") as file:
    file.write("é ü\n")
print(gzip.decompress(store.getvalue()).decode())
attempt(gzip.open, store, "rbt")
attempt(gzip.open, store, "rb", encoding="utf-8")
attempt(gzip.open, 5)
attempt(gzip.GzipFile, fileobj=store, mode="q")
attempt(gzip.GzipFile, fileobj=store, mode="rt")
