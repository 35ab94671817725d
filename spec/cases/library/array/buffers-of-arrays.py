# Arrays give their bytes to whoever reads or writes buffers; while a view looks on, their length stays.
import base64
import binascii
import hashlib
import io
import struct
import zlib
from array import array


def attempt(label, function):
    try:
        print(label, repr(function()))
    except Exception as error:
        print(label, type(error).__name__, error)


numbers = array("h", [1, -2, 300])
print(bytes(numbers), bytearray(numbers), b"<" + numbers + b">", b"".join([numbers, b"!"]))
view = memoryview(numbers)
print(view.format, view.itemsize, len(view), view.nbytes, view.tolist(), view.readonly, view[1], view[::2].tolist())
view[0] = 77
view[1:] = array("h", [5, 6])
print(numbers, view.cast("B").tolist())
attempt("append", lambda: numbers.append(1))
attempt("pop", lambda: numbers.pop())
attempt("extend", lambda: numbers.extend([1, 2]))
attempt("del", lambda: numbers.__delitem__(0))
attempt("shrink", lambda: numbers.__setitem__(slice(0, 2), array("h")))
attempt("clear", lambda: numbers.clear())
attempt("set", lambda: view.__setitem__(0, 40000))
attempt("set", lambda: view.__setitem__(0, "x"))
numbers[1:] = array("h", [8, 9])
view.release()
numbers.append(10)
print(numbers)

room = array("B", bytes(12))
struct.pack_into("<iH", room, 2, -5, 65535)
print(room, struct.unpack_from("<iH", room, 2), struct.unpack("<iHiH", array("B", range(12))))
print(list(struct.iter_unpack("<h", array("h", [1, 2, 3]))))
attempt("room", lambda: struct.pack_into("<q", room, 8, 1))
attempt("read", lambda: struct.unpack("<q", room))

text = array("B", b"hello world")
print(base64.b64encode(text), base64.b64decode(array("B", b"aGVsbG8=")), base64.b16encode(text), base64.b85encode(text))
print(binascii.hexlify(text), binascii.crc32(text), zlib.adler32(text), hashlib.sha256(text).hexdigest()[:16])
print(zlib.decompress(zlib.compress(text)), int.from_bytes(array("B", [1, 0]), "big"), bytes.fromhex(text[:0].tobytes().decode()))
stream = io.BytesIO()
print(stream.write(array("i", [1, 2])), stream.getvalue())
stream.seek(0)
into = array("i", [0, 0, 0])
print(stream.readinto(into), into)
print(text == b"hello world", b"hello" in bytes(text), bytes(text).startswith(b"he"), text.tobytes().decode())

for code, values in [("b", [-128, 127]), ("B", [0, 255]), ("h", [-32768, 32767]), ("H", [0, 65535]), ("i", [-2**31, 2**31 - 1]),
                     ("I", [0, 2**32 - 1]), ("l", [-2**63, 2**63 - 1, -2**53, 2**53 - 1]), ("L", [0, 2**64 - 1]),
                     ("q", [-2**63, 5, 2**40]), ("Q", [2**63, 2**64 - 1]), ("f", [0.5, -1e30]), ("d", [1e300, -0.0])]:
    made = array(code, values)
    print(made, made[-1], made.tolist() == values, array(code, made.tobytes()) == made, memoryview(made).tolist() == made.tolist())
    for wrong in (2**64, -2**63 - 1, "x", None, 1.5):
        attempt((code, wrong), lambda: array(code, [wrong]))

big = array("q", [2**62, 3, 2**53])
print(2**62 in big, 4.0 in big, float(2**53) in big, big.index(3), big.count(2**62), True in array("i", [1]))
attempt("index", lambda: big.index(9))
attempt("index", lambda: big.index(3, 2))
attempt("remove", lambda: big.remove("x"))
attempt("fromlist", lambda: big.fromlist([1, "x"]))
print(big)


class Index:
    def __index__(self):
        return 7


class Float:
    def __float__(self):
        return 2.5


print(array("i", [Index(), 1, Index(), True]), array("d", [Float(), 1, Float()]), array("b", (Index() for _ in range(2))))
mixed = array("i", [1])
mixed.append(Index())
mixed.insert(Index(), Index())
mixed[Index() if len(mixed) > 7 else 0] = Index()
print(mixed, mixed[Index():], array("i", range(10))[Index()])


class Named(array):
    def total(self):
        return sum(self)


named = Named("i", [1, 2, 3])
named += array("i", [4])
named *= 2
print(named, named.total(), type(named + named), type(named[:2]), named == array("i", [1, 2, 3, 4] * 2), isinstance(named, array))
rows = array("d", [1.0, 2.0])
rows[5:] = rows
rows.extend(rows)
print(rows, sorted(rows), max(rows), sum(rows), reversed(rows).__class__.__name__, list(reversed(rows)))
steps = array("i", range(10))
del steps[::3]
print(steps)
steps[::2] = array("i", [90, 91, 92])
print(steps)
attempt("steps", lambda: steps.__setitem__(slice(None, None, 2), array("i", [1])))
del steps[4:0:-2]
print(steps, array("w", "héé").count("é"), array("w", "abc").index("c"), "x" in array("w", "abc"), array("w", "añ").tobytes())
