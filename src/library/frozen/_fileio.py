"""Open files over the sandbox's own store: every write is in the store at once, so nothing is lost by not closing."""
import _files
from io import BufferedIOBase, TextIOBase, UnsupportedOperation

__all__ = ['open']

_MESSAGES = {2: 'No such file or directory', 13: 'Permission denied', 17: 'File exists', 20: 'Not a directory',
             21: 'Is a directory', 22: 'Invalid argument', 28: 'No space left on device', 36: 'File name too long',
             39: 'Directory not empty'}


def _fail(code, path=None):
    if path is None:
        raise OSError(code, _MESSAGES[code])
    raise OSError(code, _MESSAGES[code], path)


def _count(size):
    if size is None:
        return -1
    if not hasattr(size, '__index__'):
        raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'")
    return size.__index__()


class _File:
    """What text and binary files have in common."""

    def _start(self, entry, name, mode, reads, writes, appends):
        self._entry = entry
        self.name = name
        self.mode = mode
        self._reads = reads
        self._writes = writes
        self._appends = appends
        self._pos = _files.size(entry) if appends else 0

    def _check(self):
        if self._closed:
            raise ValueError('I/O operation on closed file.')

    def _check_reads(self):
        self._check()
        if not self._reads:
            raise UnsupportedOperation('not readable' if self._is_text else 'read')

    def _check_writes(self):
        self._check()
        if not self._writes:
            raise UnsupportedOperation('not writable' if self._is_text else 'write')

    def _put(self, data):
        if self._appends:
            self._pos = _files.size(self._entry)
        code = _files.write(self._entry, self._pos, data)
        if code:
            _fail(code)
        self._pos += len(data)

    def readable(self):
        self._check()
        return self._reads

    def writable(self):
        self._check()
        return self._writes

    def seekable(self):
        self._check()
        return True

    def flush(self):
        self._check()

    def close(self):
        self._closed = True

    def fileno(self):
        self._check()
        raise UnsupportedOperation('fileno')

    def isatty(self):
        self._check()
        return False

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *details):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1, /):
        hint = _count(hint)
        lines = []
        total = 0
        while line := self.readline():
            lines.append(line)
            total += len(line)
            if 0 < hint <= total:
                break
        return lines

    def writelines(self, lines, /):
        self._check()
        for line in lines:
            self.write(line)


class _Text(_File, TextIOBase):
    _is_text = True
    line_buffering = False
    newlines = None

    def __init__(self, encoding, errors, newline):
        self.encoding = encoding
        self.errors = errors
        self._newline = newline
        self._text = None
        self._at = 0
        self._translated = False

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding={self.encoding!r}>"

    def _load(self):
        text = _files.read(self._entry, self._pos, -1).decode(self.encoding, self.errors)
        self._translated = self._newline is None and '\r' in text
        self._raw = text
        if self._translated:
            text = text.replace('\r\n', '\n').replace('\r', '\n')
        self._text = text
        self._at = 0

    def _forget(self):
        """What was decoded ahead is given up; the position in bytes is right again."""
        if self._text is not None:
            self._pos = self.tell()
            self._text = None

    def read(self, size=-1, /):
        self._check_reads()
        size = _count(size)
        if self._text is None:
            self._load()
        start = self._at
        if size < 0:
            self._at = len(self._text)
            return self._text[start:] if start else self._text
        piece = self._text[start:start + size]
        self._at = start + len(piece)
        return piece

    def readline(self, size=-1, /):
        self._check_reads()
        size = _count(size)
        if self._text is None:
            self._load()
        text = self._text
        start = self._at
        newline = self._newline
        if newline == '':
            lf = text.find('\n', start)
            cr = text.find('\r', start, lf if lf >= 0 else len(text))
            end = lf + 1 if cr < 0 else cr + (2 if text[cr + 1:cr + 2] == '\n' else 1)
            if lf < 0 and cr < 0:
                end = len(text)
        else:
            mark = newline or '\n'
            end = text.find(mark, start)
            end = len(text) if end < 0 else end + len(mark)
        if 0 <= size < end - start:
            end = start + size
        self._at = end
        return text[start:end]

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._check_writes()
        self._forget()
        data = text
        if self._newline and self._newline != '\n':
            data = text.replace('\n', self._newline)
        self._put(data.encode(self.encoding, self.errors))
        return len(text)

    def tell(self):
        self._check()
        if self._text is None:
            return self._pos
        at = self._at
        raw = self._raw
        if self._translated:
            # Each "\r\n" before the position counts for two.
            at = 0
            for _ in range(self._at):
                at += 2 if raw[at:at + 2] == '\r\n' else 1
        return self._pos + len(raw[:at].encode(self.encoding, self.errors))

    def seek(self, cookie, whence=0, /):
        self._check()
        if whence == 1:
            if cookie:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            cookie = self.tell()
        elif whence == 2:
            if cookie:
                raise UnsupportedOperation("can't do nonzero end-relative seeks")
            cookie = _files.size(self._entry)
        elif whence:
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        if cookie < 0:
            raise ValueError(f'negative seek position {cookie!r}')
        self._pos = cookie
        self._text = None
        return cookie

    def truncate(self, pos=None, /):
        self._check_writes()
        self._forget()
        size = self._pos if pos is None else pos.__index__()
        code = _files.resize(self._entry, size)
        if code:
            _fail(code)
        return size


class _Binary(_File, BufferedIOBase):
    _is_text = False

    def __repr__(self):
        return f"<_io.{type(self).__name__} name={self.name!r}>"

    def read(self, size=-1, /):
        self._check_reads()
        data = _files.read(self._entry, self._pos, _count(size))
        self._pos += len(data)
        return data

    read1 = read

    def peek(self, size=0, /):
        self._check_reads()
        return _files.read(self._entry, self._pos, 8192)

    def readinto(self, buffer, /):
        self._check_reads()
        view = memoryview(buffer).cast('B')
        data = self.read(len(view))
        view[:len(data)] = data
        return len(data)

    readinto1 = readinto

    def readline(self, size=-1, /):
        self._check_reads()
        size = _count(size)
        line = b''
        ahead = 256
        while True:
            piece = _files.read(self._entry, self._pos + len(line), ahead)
            at = piece.find(b'\n')
            if at >= 0:
                line += piece[:at + 1]
                break
            line += piece
            if len(piece) < ahead or 0 <= size <= len(line):
                break
            ahead *= 2
        if 0 <= size < len(line):
            line = line[:size]
        self._pos += len(line)
        return line

    def write(self, data, /):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._check_writes()
        view = memoryview(data)
        self._put(view.tobytes())
        return view.nbytes

    def tell(self):
        self._check()
        return self._pos

    def seek(self, target, whence=0, /):
        self._check()
        target = target.__index__()
        if whence == 1:
            target += self._pos
        elif whence == 2:
            target += _files.size(self._entry)
        elif whence:
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        if target < 0:
            raise OSError(22, 'Invalid argument')
        self._pos = target
        return target

    def truncate(self, pos=None, /):
        self._check_writes()
        size = self._pos if pos is None else pos.__index__()
        code = _files.resize(self._entry, size)
        if code:
            _fail(code)
        return size


class _Reader(_Binary):
    pass


class _Writer(_Binary):
    pass


class _Random(_Binary):
    pass


for _class, _name in (_Text, 'TextIOWrapper'), (_Reader, 'BufferedReader'), (_Writer, 'BufferedWriter'), (_Random, 'BufferedRandom'):
    _class.__name__ = _class.__qualname__ = _name
    _class.__module__ = '_io'


def _path(file):
    if isinstance(file, str):
        return file
    if isinstance(file, (bytes, bytearray)):
        return bytes(file).decode('utf-8', 'surrogateescape')
    if isinstance(file, int):
        raise OSError(9, 'Bad file descriptor')
    convert = getattr(type(file), '__fspath__', None)
    if convert is None:
        raise TypeError(f'expected str, bytes or os.PathLike object, not {type(file).__name__}')
    return _path(convert(file))


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """Open file and return a stream.  Raise OSError upon failure."""
    path = _path(file)
    if not isinstance(file, (str, bytes, bytearray)):
        file = path
    for what, value in ('mode', mode), ('encoding', encoding), ('errors', errors), ('newline', newline):
        if not isinstance(value, str) and (value is not None or what == 'mode'):
            raise TypeError(f"open() argument '{what}' must be str{'' if what == 'mode' else ' or None'}, not {type(value).__name__}")
    kinds = set(mode)
    if kinds - set('axrwb+t') or len(mode) > len(kinds):
        raise ValueError(f"invalid mode: {mode!r}")
    text = 't' in kinds
    binary = 'b' in kinds
    if text and binary:
        raise ValueError("can't have text and binary mode at once")
    count = len(kinds & set('xrwa'))
    if count > 1:
        raise ValueError('must have exactly one of create/read/write/append mode')
    if not count:
        raise ValueError('Must have exactly one of create/read/write/append mode and at most one plus')
    if binary:
        for what, value in ('an encoding', encoding), ('an errors', errors), ('a newline', newline):
            if value is not None:
                raise ValueError(f"binary mode doesn't take {what} argument")
    elif newline not in (None, '', '\n', '\r', '\r\n'):
        raise ValueError(f'illegal newline value: {newline}')
    elif buffering == 0:
        raise ValueError("can't have unbuffered text I/O")
    appends = 'a' in kinds
    creates = 'r' not in kinds
    reads = 'r' in kinds or '+' in kinds
    writes = creates or '+' in kinds
    if not binary:
        ''.encode(encoding or 'utf-8')
    entry = _files.open(path, writes, creates, 'x' in kinds, 'w' in kinds)
    if isinstance(entry, int):
        _fail(entry, file)
    if binary:
        made = (_Random if reads and writes else _Reader if reads else _Writer)()
        if reads and writes:
            shown = 'ab+' if appends else 'xb+' if 'x' in kinds else 'rb+'
        else:
            shown = 'rb' if reads else 'ab' if appends else 'xb' if 'x' in kinds else 'wb'
        made._start(entry, file, shown, reads, writes, appends)
    else:
        made = _Text('UTF-8' if encoding is None else encoding, errors or 'strict', newline)
        made._start(entry, file, mode, reads, writes, appends)
    return made
