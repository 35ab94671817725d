data = bytearray(b"abcdef")
view = memoryview(data)
print(view[0], view[-1], bytes(view[1:3]), view[::2].tolist(), len(view), view.nbytes)
view[0] = 90
view[1:3] = b"YX"
print(data, view.tobytes(), view.readonly, view.format, view.itemsize, view.shape, view.strides, view.ndim)
print(view == data, view == b"ZYXdef", view[1:] == b"YXdef", view != b"", bytes(view[::-1]))
frozen = memoryview(b"xyz")
for wrong in (
    lambda: frozen.__setitem__(0, 1),
    lambda: view.__setitem__(slice(0, 2), b"abc"),
    lambda: view[9],
    lambda: view["a"],
    lambda: memoryview("text"),
    lambda: memoryview(5),
    lambda: view.__setitem__(0, 256),
    lambda: view.__setitem__(0, "a"),
    lambda: data.append(1),
    lambda: hash(view),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
print(hash(frozen) == hash(b"xyz"), 120 in frozen, list(frozen), frozen.toreadonly().tolist(), view.toreadonly().readonly)
numbers = memoryview(bytes(range(8))).cast("H")
print(numbers.tolist(), numbers.itemsize, len(numbers), numbers.format, numbers[1:3].tolist())
with memoryview(data) as short:
    print(short.hex(), short.contiguous, short.c_contiguous, short.obj is data)
try:
    short[0]
except ValueError as error:
    print(error)
view.release()
data.append(33)
print(data)
