"""Functions that read and write gzipped files."""
import io
import struct
import time
import zlib

_open = open

__all__ = ['BadGzipFile', 'GzipFile', 'open', 'compress', 'decompress']

FTEXT, FHCRC, FEXTRA, FNAME, FCOMMENT = 1, 2, 4, 8, 16
READ = 'rb'
WRITE = 'wb'
READ_BUFFER_SIZE = 128 * 1024
_FAST, _TRADEOFF, _BEST = 1, 6, 9


class BadGzipFile(OSError):
    """Exception raised in some cases for invalid gzip files."""


def _head(level, mtime, name=b''):
    flags = FNAME if name else 0
    speed = b'\002' if level == _BEST else b'\004' if level == _FAST else b'\000'
    return b'\037\213\010' + bytes((flags,)) + struct.pack('<L', int(mtime)) + speed + b'\377' + (name + b'\0' if name else b'')


def compress(data, compresslevel=_BEST, *, mtime=None):
    """Compress data in one shot and return the compressed string."""
    if mtime is None:
        mtime = time.time()
    body = zlib.compress(data, compresslevel, -15)
    return _head(compresslevel, mtime) + body + struct.pack('<LL', zlib.crc32(data), len(data) & 0xffffffff)


def _members(data):
    """The data of each member that `data` are made of."""
    while data:
        if len(data) < 2 or data[:2] != b'\037\213':
            raise BadGzipFile(f'Not a gzipped file ({data[:2]!r})')
        end = _check_head(data)
        reader = zlib.decompressobj(-15)
        yield reader.decompress(data[end:]), reader
        if not reader.eof or len(reader.unused_data) < 8:
            raise EOFError('Compressed file ended before the end-of-stream marker was reached')
        data = reader.unused_data[8:].lstrip(b'\0')


def _check_head(data):
    if len(data) < 10:
        raise EOFError('Compressed file ended before the end-of-stream marker was reached')
    if data[2] != 8:
        raise BadGzipFile('Unknown compression method')
    end = zlib._gzip_head(data)
    if isinstance(end, str):
        raise BadGzipFile(end)
    if end is None:
        raise EOFError('Compressed file ended before the end-of-stream marker was reached')
    return end


def _whole(data):
    pieces = []
    for piece, reader in _members(data):
        if reader.eof and len(reader.unused_data) >= 8:
            crc, size = struct.unpack('<II', reader.unused_data[:8])
            if crc != zlib.crc32(piece):
                raise BadGzipFile('CRC check failed')
            if size != len(piece) & 0xffffffff:
                raise BadGzipFile('Incorrect length of data produced')
        pieces.append(piece)
    return b''.join(pieces)


def decompress(data):
    """Decompress a gzip compressed string in one shot. Return the decompressed string."""
    return _whole(bytes(data))


class GzipFile(io.BufferedIOBase):
    """A file in the gzip format: it is expanded whole when it is first read, and compressed whole when it is closed."""

    def __init__(self, filename=None, mode=None, compresslevel=_BEST, fileobj=None, mtime=None):
        if mode and ('t' in mode or 'U' in mode):
            raise ValueError(f'Invalid mode: {mode!r}')
        if mode and 'b' not in mode:
            mode += 'b'
        self.myfileobj = None
        if fileobj is None:
            fileobj = self.myfileobj = _open(filename, mode or 'rb')
        if filename is None:
            filename = getattr(fileobj, 'name', '')
            if not isinstance(filename, (str, bytes)):
                filename = ''
        if mode is None:
            mode = getattr(fileobj, 'mode', 'rb')
        self.name = filename
        self.fileobj = fileobj
        self._level = compresslevel
        self.mtime = mtime
        if mode.startswith('r'):
            self.mode = READ
            self._buffer = None
        elif mode.startswith(('w', 'a', 'x')):
            self.mode = WRITE
            self._packer = zlib.compressobj(compresslevel, zlib.DEFLATED, -15)
            self._crc = 0
            self._size = 0
            name = filename if isinstance(filename, str) else ''
            name = name.rsplit('/', 1)[-1]
            if name.endswith('.gz'):
                name = name[:-3]
            try:
                name = name.encode('latin-1')
            except UnicodeEncodeError:
                name = b''
            fileobj.write(_head(compresslevel, time.time() if mtime is None else mtime, name))
        else:
            raise ValueError(f'Invalid mode: {mode!r}')

    def __repr__(self):
        return f'<gzip {self.fileobj!r} {hex(id(self))}>'

    def _check_not_closed(self):
        if self.fileobj is None:
            raise ValueError('I/O operation on closed file')

    def _reading(self):
        self._check_not_closed()
        if self.mode != READ:
            raise OSError(9, 'read() on write-only GzipFile object')
        if self._buffer is None:
            self._buffer = io.BytesIO(_whole(self.fileobj.read()))
        return self._buffer

    def _writing(self):
        self._check_not_closed()
        if self.mode != WRITE:
            raise OSError(9, 'write() on read-only GzipFile object')

    def write(self, data):
        self._writing()
        data = bytes(data)
        self._size += len(data)
        self._crc = zlib.crc32(data, self._crc)
        self.fileobj.write(self._packer.compress(data))
        return len(data)

    def read(self, size=-1):
        return self._reading().read(size)

    def read1(self, size=-1):
        return self._reading().read1(size)

    def readline(self, size=-1):
        return self._reading().readline(size)

    def readinto(self, buffer):
        return self._reading().readinto(buffer)

    def peek(self, n):
        buffer = self._reading()
        at = buffer.tell()
        piece = buffer.read(n)
        buffer.seek(at)
        return piece

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    @property
    def closed(self):
        return self.fileobj is None

    def close(self):
        fileobj, self.fileobj = self.fileobj, None
        if fileobj is None:
            return
        if self.mode == WRITE:
            fileobj.write(self._packer.flush())
            fileobj.write(struct.pack('<LL', self._crc, self._size & 0xffffffff))
        if self.myfileobj is not None:
            self.myfileobj.close()
            self.myfileobj = None

    def __enter__(self):
        self._check_not_closed()
        return self

    def __exit__(self, *details):
        self.close()

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        self._check_not_closed()
        if self.mode == WRITE:
            self.fileobj.write(self._packer.flush(zlib_mode))
            self.fileobj.flush()

    def fileno(self):
        return self.fileobj.fileno()

    def rewind(self):
        self._reading().seek(0)

    def readable(self):
        return self.mode == READ

    def writable(self):
        return self.mode == WRITE

    def seekable(self):
        return True

    def tell(self):
        return self._reading().tell() if self.mode == READ else self._size

    def seek(self, offset, whence=io.SEEK_SET):
        if self.mode == READ:
            reader = self._reading()
            return reader.seek(max(0, offset) if whence == io.SEEK_SET else offset, whence)
        if whence == io.SEEK_CUR:
            offset += self._size
        elif whence != io.SEEK_SET:
            raise ValueError('Seek from end not supported')
        if offset < self._size:
            raise OSError('Negative seek in write mode')
        self.write(bytes(offset - self._size))
        return self._size


def open(filename, mode='rb', compresslevel=_BEST, encoding=None, errors=None, newline=None):
    """Open a gzip-compressed file in binary or text mode."""
    if 't' in mode:
        if 'b' in mode:
            raise ValueError(f'Invalid mode: {mode!r}')
    else:
        for name, value in (('encoding', encoding), ('errors', errors), ('newline', newline)):
            if value is not None:
                raise ValueError(f"Argument '{name}' not supported in binary mode")
    plain = mode.replace('t', '')
    if isinstance(filename, (str, bytes)) or hasattr(filename, '__fspath__'):
        binary = GzipFile(filename, plain, compresslevel)
    elif hasattr(filename, 'read') or hasattr(filename, 'write'):
        binary = GzipFile(None, plain, compresslevel, filename)
    else:
        raise TypeError('filename must be a str or bytes object, or a file')
    return io.TextIOWrapper(binary, encoding, errors, newline) if 't' in mode else binary
