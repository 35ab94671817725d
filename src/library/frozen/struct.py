"""Conversion between Python values and C structs represented as Python bytes objects."""
import _struct

__all__ = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'Struct', 'error']


class error(Exception):
    pass


error.__module__ = 'struct'

_STANDARD = {'x': 1, 'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4, 'L': 4, 'q': 8, 'Q': 8,
             'e': 2, 'f': 4, 'd': 8, 's': 1, 'p': 1}
_NATIVE = _STANDARD | {'l': 8, 'L': 8, 'n': 8, 'N': 8, 'P': 8}


def _parse(text):
    """(size, little, native, fields); a field is (letter, size of one, offset, how many or how long)."""
    start = 1 if text[:1] in ('@', '=', '<', '>', '!') else 0
    order = text[:start] or '@'
    native = order == '@'
    sizes = _NATIVE if native else _STANDARD
    fields = []
    size = 0
    index = start
    while index < len(text):
        letter = text[index]
        index += 1
        if letter.isspace():
            continue
        count = 1
        if '0' <= letter <= '9':
            first = index - 1
            while index < len(text) and '0' <= text[index] <= '9':
                index += 1
            if index == len(text):
                raise error('repeat count given without format specifier')
            count = int(text[first:index])
            letter = text[index]
            index += 1
        one = sizes.get(letter)
        if one is None:
            raise error('bad char in struct format')
        if native and one > 1:
            size = -(-size // one) * one
        if letter != 'x':
            fields.append((letter, one, size, count))
        size += one * count
        if size > 9223372036854775807:
            raise error('total struct size too long')
    return size, order not in ('>', '!'), native, fields


def _integer(letter, value, size, little):
    try:
        value = value.__index__()
    except AttributeError:
        raise error('required argument is not an integer') from None
    signed = letter in 'bhilqn'
    try:
        return value.to_bytes(size, 'little' if little else 'big', signed=signed)
    except OverflowError:
        if letter == 'P':
            return (value & 0xffffffffffffffff).to_bytes(8, 'little')
        low, high = (-(1 << 8 * size - 1), (1 << 8 * size - 1) - 1) if signed else (0, (1 << 8 * size) - 1)
        raise error(f"'{letter}' format requires {low} <= number <= {high}") from None


class Struct:
    """Struct(fmt) --> compiled struct object"""

    def __init__(self, format):
        if isinstance(format, (bytes, bytearray)):
            format = format.decode('ascii')
        elif not isinstance(format, str):
            raise TypeError(f'Struct() argument 1 must be a str or bytes object, not {type(format).__name__}')
        self.format = format
        self.size, self._little, self._native, self._fields = _parse(format)
        self._count = sum(1 if field[0] in 'sp' else field[3] for field in self._fields)

    def __repr__(self):
        return f'{type(self).__name__}({self.format!r})'

    def _packed(self, name, values):
        if len(values) != self._count:
            raise error(f'{name} expected {self._count} items for packing (got {len(values)})')
        out = bytearray(self.size)
        little = self._little
        position = 0
        for letter, one, offset, count in self._fields:
            if letter == 's' or letter == 'p':
                value = values[position]
                position += 1
                if not isinstance(value, (bytes, bytearray)):
                    raise error(f"argument for '{letter}' must be a bytes object")
                if letter == 'p':
                    if not count:
                        continue
                    value = value[:min(count - 1, 255)]
                    value = bytes((len(value),)) + value
                value = value[:count]
                out[offset:offset + len(value)] = value
                continue
            for _ in range(count):
                value = values[position]
                position += 1
                if letter == 'c':
                    if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                        raise error('char format requires a bytes object of length 1')
                    data = value
                elif letter == '?':
                    data = b'\1' if value else b'\0'
                elif letter in 'fde':
                    try:
                        data = _struct.pack_float(one, value, little, self._native)
                    except TypeError:
                        raise error('required argument is not a float') from None
                else:
                    data = _integer(letter, value, one, little)
                out[offset:offset + one] = data
                offset += one
        return out

    def _unpacked(self, data):
        values = []
        order = 'little' if self._little else 'big'
        for letter, one, offset, count in self._fields:
            if letter == 's':
                values.append(data[offset:offset + count])
            elif letter == 'p':
                length = min(data[offset], count - 1) if count else 0
                values.append(data[offset + 1:offset + 1 + length])
            else:
                for at in range(offset, offset + one * count, one):
                    piece = data[at:at + one]
                    if letter == 'c':
                        values.append(piece)
                    elif letter == '?':
                        values.append(piece != b'\0')
                    elif letter in 'fde':
                        values.append(_struct.unpack_float(one, piece, self._little))
                    else:
                        values.append(int.from_bytes(piece, order, signed=letter in 'bhilqn'))
        return tuple(values)

    def pack(self, *values):
        return bytes(self._packed('pack', values))

    def pack_into(self, *arguments):
        if len(arguments) < 2:
            raise error(f'pack_into expected {"offset" if arguments else "buffer"} argument')
        buffer, offset, *values = arguments
        if isinstance(buffer, bytes):
            raise TypeError('argument must be read-write bytes-like object, not bytes')
        data = self._packed('pack_into', values)
        view = memoryview(buffer).cast('B')
        offset = offset.__index__()
        room = len(view)
        if offset < 0:
            if offset + self.size > 0:
                raise error(f'no space to pack {self.size} bytes at offset {offset}')
            if offset + room < 0:
                raise error(f'offset {offset} out of range for {room}-byte buffer')
            offset += room
        if room - offset < self.size:
            raise error(f'pack_into requires a buffer of at least {self.size + offset} bytes for packing '
                        f'{self.size} bytes at offset {offset} (actual buffer size is {room})')
        view[offset:offset + self.size] = bytes(data)
        view.release()

    def unpack(self, buffer, /):
        data = memoryview(buffer).tobytes() if not isinstance(buffer, (bytes, str, int)) else buffer
        if not isinstance(data, bytes):
            raise TypeError(f"a bytes-like object is required, not '{type(buffer).__name__}'")
        if len(data) != self.size:
            raise error(f'unpack requires a buffer of {self.size} bytes')
        return self._unpacked(data)

    def unpack_from(self, buffer, offset=0):
        view = memoryview(buffer)
        room = view.nbytes
        if offset < 0:
            if offset + self.size > 0:
                raise error(f'not enough data to unpack {self.size} bytes at offset {offset}')
            if offset + room < 0:
                raise error(f'offset {offset} out of range for {room}-byte buffer')
            offset += room
        if room - offset < self.size:
            raise error(f'unpack_from requires a buffer of at least {self.size + offset} bytes for unpacking '
                        f'{self.size} bytes at offset {offset} (actual buffer size is {room})')
        return self._unpacked(view.cast('B')[offset:offset + self.size].tobytes())

    def iter_unpack(self, buffer, /):
        if not self.size:
            raise error('cannot iteratively unpack with a struct of length 0')
        data = memoryview(buffer).tobytes()
        if len(data) % self.size:
            raise error(f'iterative unpacking requires a buffer of a multiple of {self.size} bytes')
        return self._pieces(data)

    def _pieces(self, data):
        for start in range(0, len(data), self.size):
            yield self._unpacked(data[start:start + self.size])


_known = {}


def _compiled(format):
    if isinstance(format, str) and format in _known:
        return _known[format]
    made = Struct(format)
    if len(_known) >= 100:
        _known.clear()
    _known[made.format] = made
    return made


def _clearcache():
    "Clear the internal cache."
    _known.clear()


def calcsize(format, /):
    "Return size in bytes of the struct described by the format string."
    return _compiled(format).size


def pack(*arguments):
    "Return a bytes object containing the values packed according to the format string."
    if not arguments:
        raise TypeError('missing format argument')
    return _compiled(arguments[0]).pack(*arguments[1:])


def pack_into(format, *arguments):
    "Pack the values according to the format string and write them into the writable buffer at offset."
    return _compiled(format).pack_into(*arguments)


def unpack(format, buffer, /):
    "Return a tuple containing values unpacked according to the format string."
    return _compiled(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    "Return a tuple containing values unpacked according to the format string, from the offset."
    return _compiled(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    "Return an iterator yielding tuples unpacked from the given bytes."
    return _compiled(format).iter_unpack(buffer)
