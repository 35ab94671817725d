"""Arrays of numbers or characters, all of one kind."""
import _clockbase
import struct as _struct
from collections.abc import MutableSequence as _MutableSequence

__all__ = ['array', 'ArrayType', 'typecodes']

typecodes = 'bBuwhHiIlLqQfd'
_SIZES = {'b': 1, 'B': 1, 'u': 4, 'w': 4, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8, 'f': 4, 'd': 8}
# What a number too small or too large is told.
_RANGES = {
    'b': (-128, 127, 'signed char is less than minimum', 'signed char is greater than maximum'),
    'B': (0, 255, 'unsigned byte integer is less than minimum', 'unsigned byte integer is greater than maximum'),
    'h': (-32768, 32767, 'signed short integer is less than minimum', 'signed short integer is greater than maximum'),
    'H': (0, 65535, 'unsigned short is less than minimum', 'unsigned short is greater than maximum'),
    'i': (-2 ** 31, 2 ** 31 - 1, 'signed integer is less than minimum', 'signed integer is greater than maximum'),
    'I': (0, 2 ** 32 - 1, "can't convert negative value to unsigned int", 'unsigned int is greater than maximum'),
    'l': (-2 ** 63, 2 ** 63 - 1, 'Python int too large to convert to C long', 'Python int too large to convert to C long'),
    'L': (0, 2 ** 64 - 1, "can't convert negative value to unsigned int", 'Python int too large to convert to C unsigned long'),
    'q': (-2 ** 63, 2 ** 63 - 1, 'int too big to convert', 'int too big to convert'),
    'Q': (0, 2 ** 64 - 1, "can't convert negative int to unsigned", 'int too big to convert'),
}


def _integer(value):
    if not hasattr(type(value), '__index__'):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return value.__index__() + 0


class array:
    """array(typecode [, initializer]) -> array: a sequence whose items are stored as C stores them."""

    __slots__ = ('typecode', 'itemsize', '_items', '__dict__')

    def __new__(cls, *args, **kwargs):
        if kwargs and cls is array:
            raise TypeError('array.array() takes no keyword arguments')
        if not args:
            raise TypeError('array() takes at least 1 argument (0 given)')
        if len(args) > 2 and cls is array:
            raise TypeError(f'array() takes at most 2 arguments ({len(args)} given)')
        code = args[0]
        if not isinstance(code, str) or len(code) != 1:
            raise TypeError(f'array() argument 1 must be a unicode character, not {type(code).__name__}')
        initial = args[1] if len(args) > 1 else None
        is_text = code in ('u', 'w')
        if isinstance(initial, str) and not is_text and code in _SIZES:
            raise TypeError(f"cannot use a str to initialize an array with typecode '{code}'")
        if isinstance(initial, array) and initial.typecode in ('u', 'w') and not is_text:
            raise TypeError(f"cannot use a unicode array to initialize an array with typecode '{code}'")
        if code not in _SIZES:
            raise ValueError('bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)')
        self = object.__new__(cls)
        self.typecode = code
        self.itemsize = _SIZES[code]
        self._items = []
        if initial is None:
            pass
        elif isinstance(initial, (bytes, bytearray)):
            self.frombytes(initial)
        elif isinstance(initial, str):
            self._items = list(initial)
        elif isinstance(initial, array) and initial.typecode == code:
            self._items = initial._items[:]
        else:
            self._items = self._checked(initial)
        return self

    def _check(self, value):
        code = self.typecode
        limits = _RANGES.get(code)
        if limits is not None:
            number = value if type(value) is int else _integer(value)
            if limits[0] <= number <= limits[1]:
                return number
            raise OverflowError(limits[2] if number < limits[0] else limits[3])
        if code == 'd' or code == 'f':
            if type(value) is not float:
                if not hasattr(type(value), '__float__') and not hasattr(type(value), '__index__'):
                    raise TypeError(f'must be real number, not {type(value).__name__}')
                value = float(value)
            return value if code == 'd' else _struct.unpack('@f', _struct.pack('@f', value))[0]
        if not isinstance(value, str) or len(value) != 1:
            raise TypeError('array item must be unicode character')
        return value

    def _checked(self, values):
        check = self._check
        return [check(value) for value in values]

    def _format(self):
        return '@' + str(len(self._items)) + self.typecode

    # --------------------------------------------------------------------------------------------------------- the sequence

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        at = 0
        while at < len(self._items):
            yield self._items[at]
            at += 1

    def _like(self, items):
        made = object.__new__(array)
        made.typecode = self.typecode
        made.itemsize = self.itemsize
        made._items = items
        return made

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._like(self._items[index])
        try:
            return self._items[index]
        except IndexError:
            raise IndexError('array index out of range' if isinstance(index, int) or -2 ** 63 <= index.__index__() < 2 ** 63 else
                             "cannot fit 'int' into an index-sized integer") from None
        except TypeError:
            raise TypeError('array indices must be integers') from None

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            if not isinstance(value, array):
                raise TypeError(f'can only assign array (not "{type(value).__name__}") to array slice')
            if value.typecode != self.typecode:
                raise TypeError('bad argument type for built-in operation')
            try:
                self._items[index] = value._items[:] if value is self else value._items
            except ValueError as error:
                raise ValueError(str(error).replace('sequence', 'array')) from None
            return
        if not hasattr(type(index), '__index__'):
            raise TypeError('array indices must be integers')
        at = index.__index__()
        if not -len(self._items) <= at < len(self._items):
            raise IndexError('array assignment index out of range')
        self._items[at] = self._check(value)

    def __delitem__(self, index):
        try:
            del self._items[index]
        except IndexError:
            raise IndexError('array assignment index out of range') from None
        except TypeError:
            raise TypeError('array indices must be integers') from None

    def __contains__(self, value):
        return value in self._items

    def append(self, v, /):
        """Append new value v to the end of the array."""
        self._items.append(self._check(v))

    def extend(self, bb, /):
        """Append items to the end of the array."""
        if isinstance(bb, array):
            if bb.typecode != self.typecode:
                raise TypeError('can only extend with array of same kind')
            self._items += bb._items
            return
        for value in bb:
            self._items.append(self._check(value))

    def insert(self, i, v, /):
        """Insert a new item v into the array before position i."""
        self._items.insert(i, self._check(v))

    def pop(self, i=-1, /):
        """Return the i-th element and delete it from the array."""
        if not self._items:
            raise IndexError('pop from empty array')
        try:
            return self._items.pop(i)
        except IndexError:
            raise IndexError('pop index out of range') from None

    def remove(self, v, /):
        """Remove the first occurrence of v in the array."""
        try:
            self._items.remove(v)
        except ValueError:
            raise ValueError('array.remove(x): x not in array') from None

    def index(self, v, start=0, stop=2 ** 63 - 1, /):
        """Return index of first occurrence of v in the array."""
        try:
            return self._items.index(v, start, stop)
        except ValueError:
            raise ValueError('array.index(x): x not in array') from None

    def count(self, v, /):
        """Return number of occurrences of v in the array."""
        return self._items.count(v)

    def reverse(self):
        """Reverse the order of the items in the array."""
        self._items.reverse()

    def clear(self):
        """Remove all items from the array."""
        self._items.clear()

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        if other.typecode != self.typecode:
            raise TypeError('bad argument type for built-in operation')
        return self._like(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend array with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, count):
        if not hasattr(type(count), '__index__'):
            raise TypeError(f"can't multiply sequence by non-int of type '{type(count).__name__}'")
        return self._like(self._items * count.__index__())

    __rmul__ = __mul__

    def __imul__(self, count):
        if not hasattr(type(count), '__index__'):
            raise TypeError(f"can't multiply sequence by non-int of type '{type(count).__name__}'")
        self._items *= count.__index__()
        return self

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __ne__(self, other):
        return self._items != other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __repr__(self):
        name = type(self).__name__
        if not self._items:
            return f"{name}('{self.typecode}')"
        shown = ''.join(self._items) if self.typecode in ('u', 'w') else self._items
        return f"{name}('{self.typecode}', {shown!r})"

    # ----------------------------------------------------------------------------------------------------------- conversion

    def tolist(self):
        """Convert array to an ordinary list with the same items."""
        return self._items[:]

    def fromlist(self, list, /):
        """Append items to array from list."""
        if not isinstance(list, _list):
            raise TypeError('arg must be list')
        self._items += self._checked(list)

    def tobytes(self):
        """Convert the array to an array of machine values and return the bytes representation."""
        if self.typecode in ('u', 'w'):
            return ''.join(self._items).encode('utf-32-le', 'surrogatepass')
        return _struct.pack(self._format(), *self._items)

    __bytes__ = tobytes

    def frombytes(self, buffer, /):
        """Appends items from the string, interpreting it as an array of machine values."""
        if isinstance(buffer, array):
            data = buffer.tobytes()
        else:
            if isinstance(buffer, str):
                raise TypeError("a bytes-like object is required, not 'str'")
            data = bytes(memoryview(buffer))
        count, rest = divmod(len(data), self.itemsize)
        if rest:
            raise ValueError('bytes length not a multiple of item size')
        if self.typecode in ('u', 'w'):
            self._items += data.decode('utf-32-le', 'surrogatepass')
        else:
            self._items += _struct.unpack(f'@{count}{self.typecode}', data)

    def tofile(self, f, /):
        """Write all items (as machine values) to the file object f."""
        f.write(self.tobytes())

    def fromfile(self, f, n, /):
        """Read n objects from the file object f and append them to the end of the array."""
        if n < 0:
            raise ValueError('negative count')
        data = f.read(n * self.itemsize)
        if not isinstance(data, bytes):
            raise TypeError("read() didn't return bytes")
        self.frombytes(data)
        if len(data) < n * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def tounicode(self):
        """Convert a unicode array to a str."""
        if self.typecode not in ('u', 'w'):
            raise ValueError("tounicode() may only be called on unicode type arrays ('u' or 'w')")
        return ''.join(self._items)

    def fromunicode(self, ustr, /):
        """Extends this array with data from the unicode string ustr."""
        if self.typecode not in ('u', 'w'):
            raise ValueError("fromunicode() may only be called on unicode type arrays ('u' or 'w')")
        if not isinstance(ustr, str):
            raise TypeError(f'fromunicode() argument must be str, not {type(ustr).__name__}')
        self._items += ustr

    def byteswap(self):
        """Byteswap all items of the array."""
        data = self.tobytes()
        size = self.itemsize
        swapped = bytearray(len(data))
        for at in range(size):
            swapped[at::size] = data[size - 1 - at::size]
        self._items = []
        self.frombytes(swapped)

    def buffer_info(self):
        """Return a tuple (address, length); there is no address: it is the array's id."""
        return id(self), len(self._items)

    def __copy__(self):
        return self._like(self._items[:])

    def __deepcopy__(self, memo, /):
        return self._like(self._items[:])

    def __reduce_ex__(self, protocol, /):
        items = ''.join(self._items) if self.typecode in ('u', 'w') else self._items[:]
        return type(self), (self.typecode, items), self.__dict__ or None

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


_list = list
array.__module__ = 'array'
_clockbase.name_type(array, 'array.array')
ArrayType = array
_MutableSequence.register(array)
