"""Streams held in memory: text and bytes with the interface of files."""

__all__ = ['BlockingIOError', 'open', 'open_code', 'IOBase', 'RawIOBase', 'StringIO', 'BytesIO', 'BufferedIOBase',
           'TextIOBase', 'TextIOWrapper', 'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END',
           'DEFAULT_BUFFER_SIZE', 'text_encoding', 'BufferedReader', 'BufferedWriter', 'BufferedRandom', 'BufferedRWPair',
           'IncrementalNewlineDecoder']

DEFAULT_BUFFER_SIZE = 8192
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2

open = open
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    pass


def open_code(path):
    if not isinstance(path, str):
        raise TypeError(f"open_code() argument 'path' must be str, not {'None' if path is None else type(path).__name__}")
    return open(path, 'rb')


def text_encoding(encoding, stacklevel=2, /):
    return 'utf-8' if encoding is None else encoding


def _place(value):
    try:
        return type(value).__index__(value)
    except AttributeError:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer") from None


def _size(size):
    if size is None:
        return -1
    try:
        return size.__index__()
    except AttributeError:
        raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'") from None


def _writable(name, buffer):
    """The bytes of a buffer that readinto() may write to."""
    try:
        view = memoryview(buffer)
    except TypeError:
        view = None
    if view is None or view.readonly:
        raise TypeError(f'{name}() argument must be read-write bytes-like object, not '
                        f'{"None" if buffer is None else type(buffer).__name__}')
    return view.cast('B')


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
        hint = _size(hint)
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
        size = _size(-1 if size is None else size) if size is None or isinstance(size, int) else _place(size)
        if size < 0:
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
        raise NotImplementedError

    def write(self, data, /):
        raise NotImplementedError


class BufferedIOBase(IOBase):
    """Base class for buffered binary streams."""

    def read1(self, size=-1, /):
        self._refuse('read1')

    def readinto(self, buffer, /):
        view = _writable('readinto', buffer)
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

    def readline(self, size=-1, /):
        self._refuse('readline')

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
        try:
            count = memoryview(data).nbytes
        except TypeError:
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None
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
        pos = _place(pos)
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
        size = self._pos if size is None else _place(size)
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
        pos = _place(pos)
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
        pos = self._pos if pos is None else _place(pos)
        if pos < 0:
            raise ValueError(f'Negative size value {pos}')
        self._text = self._text[:pos]
        return pos


class TextIOWrapper(TextIOBase):
    """Text over a binary stream; what is read is decoded at once, what is written is encoded at once."""

    __module__ = '_io'

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        for name, value in (('encoding', encoding), ('errors', errors), ('newline', newline)):
            if value is not None and not isinstance(value, str):
                raise TypeError(f"TextIOWrapper() argument '{name}' must be str or None, not {type(value).__name__}")
        if newline not in (None, '', '\n', '\r', '\r\n'):
            raise ValueError(f'illegal newline value: {newline}')
        if encoding is not None and encoding != 'locale':
            ''.encode(encoding)
        buffer.readable
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


class _Buffered(BufferedIOBase):
    """A binary stream over another; nothing is kept back."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        self.raw = raw

    @property
    def closed(self):
        return self.raw.closed

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def detach(self):
        raw, self.raw = self.raw, None
        return raw

    def close(self):
        self.raw.close()

    def flush(self):
        self.raw.flush()

    def seek(self, target, whence=0, /):
        return self.raw.seek(target, whence)

    def tell(self):
        return self.raw.tell()

    def truncate(self, pos=None, /):
        size = None if pos is None else _size(pos)
        if size is not None and size < 0:
            raise ValueError(f'negative size value {size}')
        if not self.writable():
            self._refuse('truncate')
        return self.raw.truncate(self.tell() if size is None else size)

    def seekable(self):
        return self.raw.seekable()

    def fileno(self):
        return self.raw.fileno()

    def isatty(self):
        return self.raw.isatty()

    def __repr__(self):
        return f'<_io.{type(self).__name__}>'


class BufferedReader(_Buffered):
    """Reads a raw stream."""

    __module__ = '_io'

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.readable():
            raise UnsupportedOperation('File or stream is not readable.')
        if buffer_size <= 0:
            raise ValueError('buffer size must be strictly positive')
        self.raw = raw
        self._ahead = b''

    def _fill(self, size):
        while size < 0 or len(self._ahead) < size:
            piece = self.raw.read() if size < 0 else self.raw.read(max(size - len(self._ahead), DEFAULT_BUFFER_SIZE))
            if not piece:
                break
            self._ahead += piece

    def _take(self, size):
        piece, self._ahead = self._ahead[:size], self._ahead[size:]
        return piece

    def read(self, size=-1, /):
        size = _size(size)
        if size < -1:
            raise ValueError('read length must be non-negative or -1')
        if self.raw.closed:
            raise ValueError('read of closed file')
        self._fill(size)
        return self._take(len(self._ahead) if size < 0 else size)

    def read1(self, size=-1, /):
        size = _place(size)
        if not self._ahead:
            self._fill(1)
        return self._take(len(self._ahead) if size < 0 else size)

    def readinto(self, buffer, /):
        view = _writable('readinto', buffer)
        piece = self.read(len(view))
        view[:len(piece)] = piece
        return len(piece)

    def readinto1(self, buffer, /):
        view = _writable('readinto1', buffer)
        piece = self.read1(len(view))
        view[:len(piece)] = piece
        return len(piece)

    def peek(self, size=0, /):
        _place(size)
        if not self._ahead:
            self._fill(1)
        return self._ahead

    def readline(self, size=-1, /):
        size = _size(size)
        while (at := self._ahead.find(b'\n')) < 0 and (size < 0 or len(self._ahead) < size):
            before = len(self._ahead)
            self._fill(before + 1)
            if len(self._ahead) == before:
                break
        end = at + 1 if at >= 0 else len(self._ahead)
        return self._take(end if size < 0 else min(end, size))

    def readable(self):
        return True

    def tell(self):
        return self.raw.tell() - len(self._ahead)

    def seek(self, target, whence=0, /):
        target = _place(target)
        if whence == 1:
            target -= len(self._ahead)
        self._ahead = b''
        return self.raw.seek(target, whence)


class BufferedWriter(_Buffered):
    """Writes to a raw stream."""

    __module__ = '_io'

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.writable():
            raise UnsupportedOperation('File or stream is not writable.')
        if buffer_size <= 0:
            raise ValueError('buffer size must be strictly positive')
        self.raw = raw

    def write(self, buffer, /):
        if self.closed:
            raise ValueError('write to closed file')
        try:
            data = memoryview(buffer).tobytes()
        except TypeError:
            raise TypeError(f"a bytes-like object is required, not '{type(buffer).__name__}'") from None
        size = len(data)
        while data:
            written = self.raw.write(data)
            if not written:
                break
            data = data[written:]
        return size

    def writable(self):
        return True


class BufferedRandom(BufferedReader, BufferedWriter):
    """Reads and writes a raw stream."""

    __module__ = '_io'

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.seekable():
            raise UnsupportedOperation('File or stream is not seekable.')
        BufferedReader.__init__(self, raw, buffer_size)
        BufferedWriter.__init__(self, raw, buffer_size)

    def write(self, buffer, /):
        if self._ahead:
            self.seek(0, 1)
        return BufferedWriter.write(self, buffer)


class BufferedRWPair(BufferedIOBase):
    """A reader and a writer as one stream."""

    __module__ = '_io'

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /):
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)

    def __getattr__(self, name):
        if name in ('peek', 'read', 'read1', 'readinto', 'readinto1', 'readable'):
            return getattr(self.reader, name)
        raise AttributeError(f"'BufferedRWPair' object has no attribute {name!r}")

    def read(self, size=-1, /):
        return self.reader.read(size)

    def read1(self, size=-1, /):
        return self.reader.read1(size)

    def readinto(self, buffer, /):
        return self.reader.readinto(buffer)

    def readinto1(self, buffer, /):
        return self.reader.readinto1(buffer)

    def peek(self, size=0, /):
        return self.reader.peek(size)

    def readable(self):
        return True

    def writable(self):
        return True

    def write(self, buffer, /):
        return self.writer.write(buffer)

    def flush(self):
        self.writer.flush()

    def close(self):
        self.writer.close()
        self.reader.close()

    def isatty(self):
        return self.reader.isatty() or self.writer.isatty()

    @property
    def closed(self):
        return self.writer.closed


class IncrementalNewlineDecoder:
    """Unifies the ends of lines in text that comes in pieces."""

    __module__ = '_io'

    def __init__(self, decoder, translate, errors='strict'):
        self.decoder = decoder
        self.translate = translate
        self.errors = errors
        self.reset()

    def reset(self):
        self._seen = 0
        self._return = False
        if self.decoder is not None:
            self.decoder.reset()

    def getstate(self):
        data, flag = (b'', 0) if self.decoder is None else self.decoder.getstate()
        return data, flag << 1 | self._return

    def setstate(self, state):
        data, flag = state
        self._return = bool(flag & 1)
        if self.decoder is not None:
            self.decoder.setstate((data, flag >> 1))

    def decode(self, input, final=False):
        text = input if self.decoder is None else self.decoder.decode(input, final=final)
        if self._return and (text or final):
            text = '\r' + text
            self._return = False
        if text.endswith('\r') and not final:
            text = text[:-1]
            self._return = True
        pairs = text.count('\r\n')
        returns = text.count('\r') - pairs
        feeds = text.count('\n') - pairs
        self._seen |= (feeds and 1) | (returns and 2) | (pairs and 4)
        return _unify(text) if self.translate else text

    @property
    def newlines(self):
        return (None, '\n', '\r', ('\r', '\n'), '\r\n', ('\n', '\r\n'), ('\r', '\r\n'), ('\r', '\n', '\r\n'))[self._seen]
