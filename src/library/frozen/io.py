"""Streams held in memory: text and bytes with the interface of files."""

__all__ = ['BlockingIOError', 'open', 'open_code', 'IOBase', 'RawIOBase', 'StringIO', 'BytesIO', 'BufferedIOBase',
           'TextIOBase', 'TextIOWrapper', 'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END',
           'DEFAULT_BUFFER_SIZE', 'text_encoding']

DEFAULT_BUFFER_SIZE = 8192
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2

open = open
open_code = open
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    pass


def text_encoding(encoding, stacklevel=2, /):
    return 'utf-8' if encoding is None else encoding


def _size(size):
    if size is None:
        return -1
    try:
        return size.__index__()
    except AttributeError:
        raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'") from None


class IOBase:
    """The base class of all streams."""

    _closed = False

    def _refuse(self, name):
        raise UnsupportedOperation(name)

    def _check(self):
        if self._closed:
            raise ValueError('I/O operation on closed file')

    @property
    def closed(self):
        return self._closed

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    def flush(self):
        if self._closed:
            raise ValueError('I/O operation on closed file.')

    def seek(self, pos, whence=0, /):
        self._refuse('seek')

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, pos=None, /):
        self._refuse('truncate')

    def fileno(self):
        self._refuse('fileno')

    def isatty(self):
        self._check()
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def read(self, size=-1, /):
        self._refuse('read')

    def write(self, data, /):
        self._refuse('write')

    def readline(self, size=-1, /):
        size = _size(size)
        line = b''
        while size < 0 or len(line) < size:
            piece = self.read(1)
            if not piece:
                break
            line += piece
            if piece == b'\n':
                break
        return line

    def readlines(self, hint=-1, /):
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines, /):
        self._check()
        for line in lines:
            self.write(line)

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *details):
        self.close()


class RawIOBase(IOBase):
    """Base class for raw binary streams."""

    def read(self, size=-1, /):
        if size is None or size < 0:
            return self.readall()
        room = bytearray(size)
        count = self.readinto(room)
        return None if count is None else bytes(room[:count])

    def readall(self):
        data = b''
        while piece := self.read(DEFAULT_BUFFER_SIZE):
            data += piece
        return data

    def readinto(self, buffer, /):
        self._refuse('readinto')


class BufferedIOBase(IOBase):
    """Base class for buffered binary streams."""

    def read1(self, size=-1, /):
        self._refuse('read1')

    def readinto(self, buffer, /):
        view = memoryview(buffer).cast('B')
        data = self.read(len(view))
        view[:len(data)] = data
        return len(data)

    readinto1 = readinto

    def detach(self):
        self._refuse('detach')


class TextIOBase(IOBase):
    """Base class for text streams."""

    encoding = None
    errors = None
    newlines = None

    def detach(self):
        self._refuse('detach')


class BytesIO(BufferedIOBase):
    """Buffered I/O implementation using an in-memory bytes buffer."""

    __module__ = '_io'
    _shown = False

    def __init__(self, initial_bytes=b''):
        self._data = bytearray()
        if initial_bytes is not None:
            if isinstance(initial_bytes, (str, int)):
                raise TypeError(f"a bytes-like object is required, not '{type(initial_bytes).__name__}'")
            self._data += initial_bytes
        self._pos = 0

    def _check(self):
        if self._closed:
            raise ValueError('I/O operation on closed file.')

    def readable(self):
        self._check()
        return True

    writable = readable
    seekable = readable

    def close(self):
        self._closed = True
        self._data = bytearray()

    def flush(self):
        self._check()

    def getvalue(self):
        self._check()
        return bytes(self._data)

    def getbuffer(self):
        self._check()
        self._shown = True
        return memoryview(self._data)

    def _let_go(self):
        # Nobody tells us when a view is dropped: views made so far keep the bytes as they are.
        self._data = bytearray(self._data)
        self._shown = False

    def read(self, size=-1, /):
        self._check()
        size = _size(size)
        start = self._pos
        end = len(self._data)
        if 0 <= size < end - start:
            end = start + size
        if start >= end:
            return b''
        self._pos = end
        return bytes(self._data[start:end])

    read1 = read

    def readline(self, size=-1, /):
        self._check()
        size = _size(size)
        start = self._pos
        end = len(self._data)
        if 0 <= size < end - start:
            end = start + size
        if start >= end:
            return b''
        stop = self._data.find(b'\n', start, end) + 1
        if stop:
            end = stop
        self._pos = end
        return bytes(self._data[start:end])

    def write(self, data, /):
        self._check()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        count = memoryview(data).nbytes
        if not count:
            return 0
        start = self._pos
        if self._shown and start + count > len(self._data):
            self._let_go()
        if start == len(self._data):
            self._data += data
        else:
            if start > len(self._data):
                self._data += bytes(start - len(self._data))
            self._data[start:start + count] = bytes(data)
        self._pos = start + count
        return count

    def tell(self):
        self._check()
        return self._pos

    def seek(self, pos, whence=0, /):
        self._check()
        pos = pos.__index__()
        if whence == 0:
            if pos < 0:
                raise ValueError(f'negative seek value {pos}')
        elif whence == 1:
            pos = max(0, self._pos + pos)
        elif whence == 2:
            pos = max(0, len(self._data) + pos)
        else:
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        self._pos = pos
        return pos

    def truncate(self, size=None, /):
        self._check()
        size = self._pos if size is None else size.__index__()
        if size < 0:
            raise ValueError(f'negative size value {size}')
        if size < len(self._data):
            if self._shown:
                self._let_go()
            del self._data[size:]
        return size


def _check_newline(newline):
    if newline is not None and not isinstance(newline, str):
        raise TypeError(f'newline must be str or None, not {type(newline).__name__}')
    if newline not in (None, '', '\n', '\r', '\r\n'):
        raise ValueError(f'illegal newline value: {newline!r}')


def _unify(text):
    return text.replace('\r\n', '\n').replace('\r', '\n') if '\r' in text else text


def _line_end(text, start, newline):
    """Behind the line that begins at start; -1 when nothing ends it."""
    if newline == '':
        feed = text.find('\n', start)
        back = text.find('\r', start, len(text) if feed < 0 else feed)
        if back < 0:
            return -1 if feed < 0 else feed + 1
        return back + 2 if back + 1 == feed else back + 1
    mark = newline or '\n'
    found = text.find(mark, start)
    return -1 if found < 0 else found + len(mark)


class StringIO(TextIOBase):
    """Text I/O implementation using an in-memory buffer."""

    __module__ = '_io'
    line_buffering = False

    def __init__(self, initial_value='', newline='\n'):
        _check_newline(newline)
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
        self._text = ''
        self._pos = 0
        self._newline = newline
        if initial_value:
            self.write(initial_value)
            self._pos = 0

    def readable(self):
        self._check()
        return True

    writable = readable
    seekable = readable

    def close(self):
        self._closed = True
        self._text = ''

    def flush(self):
        pass

    def getvalue(self):
        self._check()
        return self._text

    def read(self, size=-1, /):
        self._check()
        size = _size(size)
        text = self._text
        start = self._pos
        if size < 0:
            if start >= len(text):
                return ''
            self._pos = len(text)
            return text[start:] if start else text
        piece = text[start:start + size]
        self._pos = start + len(piece)
        return piece

    def readline(self, size=-1, /):
        self._check()
        size = _size(size)
        text = self._text
        start = self._pos
        if start >= len(text):
            return ''
        end = _line_end(text, start, self._newline)
        if end < 0:
            end = len(text)
        if 0 <= size < end - start:
            end = start + size
        self._pos = end
        return text[start:end]

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        self._check()
        count = len(s)
        if not count:
            return 0
        newline = self._newline
        if newline is None:
            s = _unify(s)
        elif newline != '\n' and newline:
            s = s.replace('\n', newline)
        text = self._text
        start = self._pos
        if start == len(text):
            self._text = text + s
        elif start > len(text):
            self._text = text + '\0' * (start - len(text)) + s
        else:
            self._text = text[:start] + s + text[start + len(s):]
        self._pos = start + len(s)
        return count

    def tell(self):
        self._check()
        return self._pos

    def seek(self, pos, whence=0, /):
        self._check()
        pos = pos.__index__()
        if whence == 0:
            if pos < 0:
                raise ValueError(f'Negative seek position {pos}')
        elif whence == 1 or whence == 2:
            if pos:
                raise OSError("Can't do nonzero cur-relative seeks")
            pos = self._pos if whence == 1 else len(self._text)
        else:
            raise ValueError(f'Invalid whence ({whence}, should be 0, 1 or 2)')
        self._pos = pos
        return pos

    def truncate(self, pos=None, /):
        self._check()
        pos = self._pos if pos is None else pos.__index__()
        if pos < 0:
            raise ValueError(f'Negative size value {pos}')
        self._text = self._text[:pos]
        return pos


class TextIOWrapper(TextIOBase):
    """Text over a binary stream; what is read is decoded at once, what is written is encoded at once."""

    __module__ = '_io'

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        _check_newline(newline)
        self.buffer = buffer
        self.encoding = text_encoding(encoding)
        self.errors = 'strict' if errors is None else errors
        self.line_buffering = line_buffering
        self._newline = newline
        self._reader = None

    @property
    def closed(self):
        return self.buffer.closed

    def _check(self):
        if self.buffer.closed:
            raise ValueError('I/O operation on closed file.')

    def _source(self):
        self._check()
        if self._reader is None:
            text = self.buffer.read().decode(self.encoding, self.errors)
            if self._newline is None:
                text = _unify(text)
            self._reader = StringIO(text, '')
            self._reader._newline = self._newline
        return self._reader

    def read(self, size=-1, /):
        return self._source().read(size)

    def readline(self, size=-1, /):
        return self._source().readline(size)

    def write(self, text, /):
        self._check()
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {type(text).__name__}')
        newline = self._newline
        data = text.replace('\n', newline) if newline and newline != '\n' else text
        self.buffer.write(data.encode(self.encoding, self.errors))
        return len(text)

    def seek(self, pos, whence=0, /):
        self._check()
        self._reader = None
        return self.buffer.seek(pos, whence)

    def tell(self):
        if self._reader is not None and self._reader._pos < len(self._reader._text):
            raise OSError('telling position disabled while text is read')
        return self.buffer.tell()

    def flush(self):
        self._check()
        self.buffer.flush()

    def close(self):
        if not self.buffer.closed:
            self.buffer.close()

    def detach(self):
        buffer = self.buffer
        self.buffer = None
        return buffer

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()
