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
        if letter == '\0':
            raise error('embedded null character')
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
    if not isinstance(value, int):
        try:
            index = type(value).__index__
        except AttributeError:
            raise error('required argument is not an integer') from None
        value = index(value)
    signed = letter in 'bhilqn'
    try:
        return value.to_bytes(size, 'little' if little else 'big', signed=signed)
    except OverflowError:
        if letter == 'P':
            return (value & 0xffffffffffffffff).to_bytes(8, 'little')
        low, high = (-(1 << 8 * size - 1), (1 << 8 * size - 1) - 1) if signed else (0, (1 << 8 * size) - 1)
        raise error(f"'{letter}' format requires {low} <= number <= {high}") from None


def _view(buffer):
    try:
        return memoryview(buffer)
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(buffer).__name__}'") from None


class Struct:
    """Struct(fmt) --> compiled struct object"""

    def __init__(self, format):
        if isinstance(format, (bytes, bytearray)):
            format = format.decode('ascii')
        elif not isinstance(format, str):
            raise TypeError(f'Struct() argument 1 must be a str or bytes object, not {type(format).__name__}')
        self._format = format
        self._size, self._little, self._native, self._fields = _parse(format)
        self._count = sum(1 if field[0] in 'sp' else field[3] for field in self._fields)

    @property
    def format(self):
        "struct format string"
        return self._format

    @property
    def size(self):
        "struct size in bytes"
        return self._size

    def __sizeof__(self):
        return 56 + 32 * len(self._fields)

    def __repr__(self):
        return f'{type(self).__name__}({self._format!r})'

    def _packed(self, name, values):
        if len(values) != self._count:
            raise error(f'{name} expected {self._count} items for packing (got {len(values)})')
        out = bytearray(self._size)
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
                    value = value[:count - 1]
                    value = bytes((min(len(value), 255),)) + value
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

    def _at(self, data, offset):
        plain = _struct.unpack_plain(self._format, data, offset, False)
        return self._unpacked(data[offset:offset + self._size]) if plain is None else plain

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
        plain = _struct.pack_plain((self._format, *values))
        return bytes(self._packed('pack', values)) if plain is None else plain

    def pack_into(self, *arguments):
        if len(arguments) < 2:
            raise error(f'pack_into expected {"offset" if arguments else "buffer"} argument')
        buffer, offset = arguments[:2]
        values = arguments[2:]
        if isinstance(buffer, bytes):
            raise TypeError('argument must be read-write bytes-like object, not bytes')
        data = self._packed('pack_into', values)
        view = memoryview(buffer).cast('B')
        offset = offset.__index__()
        room = len(view)
        if offset < 0:
            if offset + self._size > 0:
                raise error(f'no space to pack {self._size} bytes at offset {offset}')
            if offset + room < 0:
                raise error(f'offset {offset} out of range for {room}-byte buffer')
            offset += room
        if room - offset < self._size:
            raise error(f'pack_into requires a buffer of at least {self._size + offset} bytes for packing '
                        f'{self._size} bytes at offset {offset} (actual buffer size is {room})')
        view[offset:offset + self._size] = bytes(data)
        view.release()

    def unpack(self, buffer, /):
        plain = _struct.unpack_plain(self._format, buffer, 0, True)
        if plain is not None:
            return plain
        data = _view(buffer).tobytes() if not isinstance(buffer, (bytes, str, int)) else buffer
        if not isinstance(data, bytes):
            raise TypeError(f"a bytes-like object is required, not '{type(buffer).__name__}'")
        if len(data) != self._size:
            raise error(f'unpack requires a buffer of {self._size} bytes')
        return self._unpacked(data)

    def unpack_from(self, buffer, offset=0):
        view = _view(buffer)
        room = view.nbytes
        if offset < 0:
            if offset + self._size > 0:
                raise error(f'not enough data to unpack {self._size} bytes at offset {offset}')
            if offset + room < 0:
                raise error(f'offset {offset} out of range for {room}-byte buffer')
            offset += room
        if room - offset < self._size:
            raise error(f'unpack_from requires a buffer of at least {self._size + offset} bytes for unpacking '
                        f'{self._size} bytes at offset {offset} (actual buffer size is {room})')
        return self._at(buffer if isinstance(buffer, bytes) else view.cast('B').tobytes(), offset)

    def iter_unpack(self, buffer, /):
        if not self._size:
            raise error('cannot iteratively unpack with a struct of length 0')
        data = _view(buffer).tobytes()
        if len(data) % self._size:
            raise error(f'iterative unpacking requires a buffer of a multiple of {self._size} bytes')
        return unpack_iterator(self, data)


class unpack_iterator:
    """What iter_unpack() returns."""

    __module__ = '_struct'

    def __init__(self, whole, data):
        self._whole = whole
        self._data = data
        self._at = 0

    def __iter__(self):
        return self

    def __length_hint__(self):
        return (len(self._data) - self._at) // self._whole._size

    def __next__(self):
        whole, at = self._whole, self._at
        if at >= len(self._data):
            raise StopIteration
        self._at = at + whole._size
        return whole._at(self._data, at)


_known = {}


def _compiled(format):
    if isinstance(format, str) and format in _known:
        return _known[format]
    made = Struct(format)
    if len(_known) >= 100:
        _known.clear()
    _known[made._format] = made
    return made


def _clearcache():
    "Clear the internal cache."
    _known.clear()


def calcsize(format, /):
    "Return size in bytes of the struct described by the format string."
    return _compiled(format).size


def pack(*arguments):
    "Return a bytes object containing the values packed according to the format string."
    plain = _struct.pack_plain(arguments)
    if plain is not None:
        return plain
    if not arguments:
        raise TypeError('missing format argument')
    return _compiled(arguments[0]).pack(*arguments[1:])


def pack_into(format, *arguments):
    "Pack the values according to the format string and write them into the writable buffer at offset."
    return _compiled(format).pack_into(*arguments)


def unpack(format, buffer, /):
    "Return a tuple containing values unpacked according to the format string."
    plain = _struct.unpack_plain(format, buffer, 0, True)
    return _compiled(format).unpack(buffer) if plain is None else plain


def unpack_from(format, /, buffer, offset=0):
    "Return a tuple containing values unpacked according to the format string, from the offset."
    return _compiled(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    "Return an iterator yielding tuples unpacked from the given bytes."
    return _compiled(format).iter_unpack(buffer)
