"""Compression and checksums of the zlib kind."""
import _binascii
import _zlib

crc32 = _binascii.crc32
adler32 = _binascii.adler32

DEFLATED = 8
DEF_BUF_SIZE = 16384
DEF_MEM_LEVEL = 8
MAX_WBITS = 15
ZLIB_VERSION = '1.2.13'
ZLIB_RUNTIME_VERSION = '1.2.13'
Z_NO_COMPRESSION = 0
Z_BEST_SPEED = 1
Z_BEST_COMPRESSION = 9
Z_DEFAULT_COMPRESSION = -1
Z_DEFAULT_STRATEGY = 0
Z_FILTERED = 1
Z_HUFFMAN_ONLY = 2
Z_RLE = 3
Z_FIXED = 4
Z_NO_FLUSH = 0
Z_PARTIAL_FLUSH = 1
Z_SYNC_FLUSH = 2
Z_FULL_FLUSH = 3
Z_FINISH = 4
Z_BLOCK = 5
Z_TREES = 6

_WINDOW = 32768
_EVERYTHING = 1 << 40


class error(Exception):
    pass


error.__module__ = 'zlib'


def _buffer(data):
    if isinstance(data, (bytes, bytearray)):
        return bytes(data)
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


def _whole(value):
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer") from None


class Compress:
    """Object returned by compressobj()."""

    def __init__(self, level, wbits, strategy, zdict):
        self._level = level
        self._strategy = strategy
        # Text before `_from` is written already and kept as history.
        self._data = bytearray(zdict)[-_WINDOW:]
        self._from = len(self._data)
        self._zdict = zdict
        self._wrap = 'gzip' if wbits > 15 else 'raw' if wbits < 0 else 'zlib'
        self._bits = abs(wbits) & 15
        if self._bits == 8:
            self._bits = 9
        self._begun = self._ended = False
        self._check = 1 if self._wrap == 'zlib' else 0
        self._size = 0

    def _head(self):
        if self._begun:
            return b''
        self._begun = True
        if self._wrap == 'raw':
            return b''
        fast = self._strategy >= Z_HUFFMAN_ONLY or self._level < 2
        if self._wrap == 'gzip':
            return bytes((31, 139, 8, 0, 0, 0, 0, 0, 2 if self._level == 9 else 4 if fast else 0, 3))
        kind = 0 if fast else 1 if self._level < 6 else 2 if self._level == 6 else 3
        value = (self._bits - 8 << 12) + 0x800 + (kind << 6) + (0x20 if self._zdict else 0)
        value += 31 - value % 31
        return value.to_bytes(2, 'big') + (adler32(self._zdict).to_bytes(4, 'big') if self._zdict else b'')

    def compress(self, data, /):
        """Returns a bytes object containing compressed data."""
        data = _buffer(data)
        if self._ended:
            raise error('Error -2 while compressing data: buffer error')
        self._size += len(data)
        if self._wrap == 'zlib':
            self._check = adler32(data, self._check)
        elif self._wrap == 'gzip':
            self._check = crc32(data, self._check)
        self._data += data
        return self._head()

    def flush(self, mode=Z_FINISH, /):
        """Return a bytes object containing any remaining compressed data."""
        mode = _whole(mode)
        if mode == Z_NO_FLUSH:
            return b''
        if self._ended:
            raise error('Error -2 while flushing: buffer error')
        out = self._head()
        if mode == Z_FINISH:
            out += _zlib.deflate(self._data, self._from, self._level, self._strategy, 1 << self._bits, 3)
            if self._wrap == 'zlib':
                out += self._check.to_bytes(4, 'big')
            elif self._wrap == 'gzip':
                out += self._check.to_bytes(4, 'little') + (self._size & 0xffffffff).to_bytes(4, 'little')
            self._ended = True
            self._data = bytearray()
            return out
        out += _zlib.deflate(self._data, self._from, self._level, self._strategy, 1 << self._bits, 1)
        self._data = bytearray() if mode == Z_FULL_FLUSH else self._data[-_WINDOW:]
        self._from = len(self._data)
        return out

    def copy(self):
        """Return a copy of the compression object."""
        if self._ended:
            raise ValueError('Inconsistent stream state')
        other = Compress.__new__(Compress)
        other.__dict__.update(self.__dict__)
        other._data = bytearray(self._data)
        return other

    __copy__ = copy

    def __deepcopy__(self, memo, /):
        return self.copy()


Compress.__module__ = 'zlib'


def compressobj(level=-1, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, strategy=0, zdict=None):
    """Return a compressor object."""
    level, method, wbits, strategy = _whole(level), _whole(method), _whole(wbits), _whole(strategy)
    if zdict is None:
        zdict = b''
    else:
        try:
            zdict = _buffer(zdict)
        except TypeError:
            raise TypeError(f"a bytes-like object is required, not '{type(zdict).__name__}'") from None
    bits = -wbits if wbits < 0 else wbits - 16 if wbits > 15 else wbits
    if (not -1 <= level <= 9 or method != DEFLATED or not 8 <= bits <= 15 or bits == 8 and wbits != 8
            or not 1 <= memLevel <= 9 or not 0 <= strategy <= 4):
        raise ValueError('Invalid initialization option')
    return Compress(6 if level == -1 else level, wbits, strategy, zdict)


def compress(data, /, level=-1, wbits=MAX_WBITS):
    """Returns a bytes object containing compressed data."""
    data = _buffer(data)
    level, wbits = _whole(level), _whole(wbits)
    bits = -wbits if wbits < 0 else wbits - 16 if wbits > 15 else wbits
    if not -1 <= level <= 9 or not 8 <= bits <= 15 or bits == 8 and wbits != 8:
        raise error('Bad compression level')
    packer = Compress(6 if level == -1 else level, wbits, 0, b'')
    head = packer.compress(data)
    return head + packer.flush()


class Decompress:
    """Object returned by decompressobj()."""

    def __init__(self, wbits, zdict):
        self.unused_data = b''
        self.unconsumed_tail = b''
        self.eof = False
        self._zdict = zdict
        self._history = b''
        # From the block that is open on: its input, the bit where it begins, how much of its output was given away.
        self._input = b''
        self._bit = 0
        self._given = 0
        self._open = b''
        if wbits < 0:
            self._state = 'data'
            self._wrap = 'raw'
            self._history = zdict[-_WINDOW:]
            self._zdict = b''
        else:
            self._state = 'head'
            self._wrap = 'any' if wbits >= 40 else 'gzip' if wbits > 15 else 'zlib'
        self._bits = abs(wbits) & 15 or 15
        self._check = 0
        self._size = 0

    def _fail(self, what, code=-3):
        raise error(f'Error {code} while decompressing data: {what}' if what else f'Error {code} while decompressing data')

    def _read_head(self):
        """Takes the header off the input; False when more of it is needed."""
        data = self._input
        if self._wrap == 'any':
            if len(data) < 2:
                return False
            self._wrap = 'gzip' if data[:2] == b'\x1f\x8b' else 'zlib'
        if self._wrap == 'zlib':
            if len(data) < 2:
                return False
            if (data[0] * 256 + data[1]) % 31:
                self._fail('incorrect header check')
            if data[0] & 15 != 8:
                self._fail('unknown compression method')
            if (data[0] >> 4) + 8 > self._bits:
                self._fail('invalid window size')
            at = 2
            if data[1] & 0x20:
                if len(data) < 6:
                    return False
                at = 6
                if not self._zdict:
                    self._fail('', 2)
                if adler32(self._zdict).to_bytes(4, 'big') != data[2:6]:
                    raise error('Error -3 while setting zdict: invalid input data')
                self._history = self._zdict[-_WINDOW:]
            self._check = 1
        else:
            at = _gzip_head(data)
            if isinstance(at, str):
                self._fail(at)
            if at is None:
                return False
        self._input = data[at:]
        self._state = 'data'
        return True

    def _read_trailer(self):
        data = self._input
        size = {'raw': 0, 'zlib': 4, 'gzip': 8}[self._wrap]
        if len(data) < size:
            return
        if self._wrap == 'zlib' and self._check.to_bytes(4, 'big') != data[:4]:
            self._fail('incorrect data check')
        if self._wrap == 'gzip':
            if self._check.to_bytes(4, 'little') != data[:4]:
                self._fail('incorrect data check')
            if (self._size & 0xffffffff).to_bytes(4, 'little') != data[4:8]:
                self._fail('incorrect length check')
        self._state = 'end'
        self.eof = True
        self.unused_data = data[size:]
        self._input = b''

    def decompress(self, data, /, max_length=0):
        """Return a bytes object containing the decompressed version of the data."""
        data = _buffer(data)
        max_length = _whole(max_length)
        if max_length < 0:
            raise ValueError('max_length must be non-negative')
        return self._expand(data, max_length or _EVERYTHING)

    def _expand(self, data, most):
        if self.eof:
            self.unused_data += data
            return b''
        self.unconsumed_tail = b''
        self._input += data
        out = b''
        if self._state == 'head' and not self._read_head():
            return b''
        if self._state == 'data':
            found = _zlib.inflate(self._input, self._bit, self._history, self._given, most)
            if isinstance(found, str):
                self._fail(found)
            out, start, before, position, done = found
            if self._wrap == 'zlib':
                self._check = adler32(out, self._check)
            elif self._wrap == 'gzip':
                self._check = crc32(out, self._check)
            self._size += len(out)
            if done:
                self._input = self._input[(start + 7) // 8:]
                self._state = 'trailer'
            else:
                if len(out) >= most:
                    # What was not read is the caller's to give again.
                    at = (position + 7) // 8
                    self.unconsumed_tail = self._input[at:]
                    self._input = self._input[:at]
                made = self._open + out
                if before:
                    self._history = (self._history + made[:before])[-_WINDOW:]
                self._input = self._input[start // 8:]
                self._bit = start % 8
                self._open = made[before:]
                self._given = len(self._open)
        if self._state == 'trailer':
            self._read_trailer()
        return out

    def flush(self, length=DEF_BUF_SIZE, /):
        """Return a bytes object containing any remaining decompressed data."""
        if _whole(length) <= 0:
            raise ValueError('length must be greater than zero')
        tail, self.unconsumed_tail = self.unconsumed_tail, b''
        return self._expand(tail, _EVERYTHING) if not self.eof else b''

    def copy(self):
        """Return a copy of the decompression object."""
        other = Decompress.__new__(Decompress)
        other.__dict__.update(self.__dict__)
        return other

    __copy__ = copy

    def __deepcopy__(self, memo, /):
        return self.copy()


Decompress.__module__ = 'zlib'


def _gzip_head(data):
    """Where the header ends; None when there is more of it; what is wrong as text."""
    if len(data) < 10:
        if data[:2] not in (b'', b'\x1f', b'\x1f\x8b'):
            return 'incorrect header check'
        return None
    if data[:2] != b'\x1f\x8b':
        return 'incorrect header check'
    if data[2] != 8:
        return 'unknown compression method'
    flags = data[3]
    if flags & 0xe0:
        return 'unknown header flags set'
    at = 10
    if flags & 4:
        if len(data) < at + 2:
            return None
        at += 2 + data[at] + 256 * data[at + 1]
    for flag in (8, 16):
        if flags & flag:
            at = data.find(b'\0', at) + 1
            if at == 0:
                return None
    if flags & 2:
        if len(data) < at + 2:
            return None
        if (crc32(data[:at]) & 0xffff).to_bytes(2, 'little') != data[at:at + 2]:
            return 'header crc mismatch'
        at += 2
    return at if len(data) >= at else None


def _window_bits(wbits):
    bits = -wbits if wbits < 0 else wbits & 15 if 16 <= wbits < 48 else wbits
    return 8 <= bits <= 15 or wbits in (0, 16, 32)


def decompressobj(wbits=MAX_WBITS, zdict=b''):
    """Return a decompressor object."""
    wbits = _whole(wbits)
    if not isinstance(zdict, (bytes, bytearray)):
        try:
            zdict = bytes(memoryview(zdict))
        except TypeError:
            raise TypeError('zdict argument must support the buffer protocol') from None
    if not _window_bits(wbits):
        raise ValueError('Invalid initialization option')
    return Decompress(wbits, bytes(zdict))


def decompress(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE):
    """Returns a bytes object containing the uncompressed data."""
    data = _buffer(data)
    wbits = _whole(wbits)
    bufsize = _whole(bufsize)
    if bufsize < 0:
        raise ValueError('bufsize must be non-negative')
    if not _window_bits(wbits):
        raise error('Error -2 while preparing to decompress data: inconsistent stream state')
    reader = Decompress(wbits, b'')
    out = reader._expand(data, _EVERYTHING)
    if not reader.eof:
        raise error('Error -5 while decompressing data: incomplete or truncated stream')
    return out
