# traceback (library reference, "traceback"). The texts are made natively, as for uncaught exceptions; there are no frame
# objects in the sandbox, so nothing here gives or takes one.

from _traceback import (
    _entries, _format_entry, _format_exception, _format_exception_only, _format_tb, _source_line, _stack,
)
from _types import _current_exception

__all__ = [
    'extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack', 'format_tb',
    'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb', 'clear_frames', 'FrameSummary',
    'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb',
]

_REPEATS = 3


class _Sentinel:
    def __repr__(self):
        return '<implicit>'


_sentinel = _Sentinel()


def _write(lines, file):
    if file is None:
        from sys import stderr as file
    for line in lines:
        print(line, file=file, end='')


def _value_of(exc, value, tb):
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError('Both or neither of value and tb must be given')
    if value is tb is _sentinel:
        if exc is not None and not isinstance(exc, BaseException):
            raise TypeError(f'Exception expected for value, {type(exc).__name__} found')
        return exc, getattr(exc, '__traceback__', None)
    return value, tb


# --- exceptions


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True):
    """The lines of an exception with its traceback, each with its newline."""
    return _format_exception(*_value_of(exc, value, tb), limit, chain)


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True):
    """Print an exception with its traceback, to stderr by default."""
    _write(_format_exception(*_value_of(exc, value, tb), limit, chain), file)


def format_exception_only(exc, /, value=_sentinel, *, show_group=False):
    """The last lines of an exception: its class and message."""
    if value is _sentinel:
        value = exc
    return _format_exception_only(value)


def format_exc(limit=None, chain=True):
    """The exception that is being handled, as text."""
    exc = _current_exception()
    return ''.join(_format_exception(exc, getattr(exc, '__traceback__', None), limit, chain))


def print_exc(limit=None, file=None, chain=True):
    """Print the exception that is being handled, to stderr by default."""
    exc = _current_exception()
    _write(_format_exception(exc, getattr(exc, '__traceback__', None), limit, chain), file)


def print_last(limit=None, file=None, chain=True):
    """Print the last uncaught exception of an interactive session. The sandbox keeps none."""
    raise ValueError('no last exception')


# --- tracebacks


def format_tb(tb, limit=None):
    """The entries of a traceback as text."""
    return _format_tb(tb, limit)


def print_tb(tb, limit=None, file=None):
    """Print the entries of a traceback, to stderr by default."""
    _write(_format_tb(tb, limit), file)


def extract_tb(tb, limit=None):
    """The entries of a traceback as a StackSummary."""
    return _summary(_entries(tb), limit)


def _summary(entries, limit):
    if limit is not None:
        entries = entries[:limit] if limit >= 0 else entries[limit:]
    made = StackSummary()
    for filename, line, name, end_line, column, end_column in entries:
        made.append(FrameSummary(
            filename, line, name, end_lineno=None if end_line == -1 else end_line, colno=column, end_colno=end_column,
        ))
    return made


def extract_stack(f=None, limit=None):
    """The entries of the running code as a StackSummary."""
    return _summary(_stack(), None if limit is None else -limit)


def format_stack(f=None, limit=None):
    """The entries of the running code as text."""
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    """Print the entries of the running code, to stderr by default."""
    _write(extract_stack(f, limit).format(), file)


def format_list(extracted_list):
    """Entries (filename, line number, name, line) as text."""
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    """Print entries (filename, line number, name, line)."""
    _write(format_list(extracted_list), file)


def walk_tb(tb):
    """(None, line number) for each entry of a traceback: there are no frames to give."""
    while tb is not None:
        yield None, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    """(None, line number) for each entry of the running code, innermost first."""
    for entry in reversed(_stack()):
        yield None, entry[1]


def clear_frames(tb):
    """Nothing to clear: tracebacks hold no frames here."""


class FrameSummary:
    """One entry: file name, line number, name of the function, and the line itself."""

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_line', '_given', 'locals')

    def __init__(
        self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
        end_colno=None, **kwargs,
    ):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._line = line
        self._given = line is not None
        self.locals = None if locals is None else {key: repr(value) for key, value in locals.items()}

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = _source_line(self.filename, self.lineno) or ''
        return self._line.strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno and self.name == other.name
                    and self.locals == other.locals)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'

    def __len__(self):
        return 4


class StackSummary(list):
    """Entries of a stack, as text on demand."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Entries from a generator of frames. There are no frames: it gives those of the running code."""
        return klass(_summary(_stack(), limit))

    @classmethod
    def from_list(klass, a_list):
        """Entries from FrameSummary objects or (filename, line number, name, line)."""
        result = klass()
        for frame in a_list:
            if isinstance(frame, FrameSummary):
                result.append(frame)
            else:
                filename, lineno, name, line = frame
                result.append(FrameSummary(filename, lineno, name, line=line))
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        """One entry as text."""
        f = frame_summary
        if not f._given and f.colno is not None:
            text = _format_entry(f.filename, f.lineno, f.name, f.end_lineno, f.colno, f.end_colno)
        else:
            text = f'  File "{f.filename}", line {f.lineno}, in {f.name}\n'
            if f.line:
                text += f'    {f.line}\n'
        if f.locals:
            for name, value in sorted(f.locals.items()):
                text += f'    {name} = {value}\n'
        return text

    def format(self, **kwargs):
        """The entries as text; entries that repeat are counted."""
        result = []
        last = None
        count = 0
        for frame in self:
            place = (frame.filename, frame.lineno, frame.name)
            if last is None or place != last:
                self._close(result, count)
                last = place
                count = 0
            count += 1
            if count > _REPEATS:
                continue
            text = self.format_frame_summary(frame)
            if text is not None:
                result.append(text)
        self._close(result, count)
        return result

    def _close(self, result, count):
        if count > _REPEATS:
            count -= _REPEATS
            result.append(f'  [Previous line repeated {count} more time{"s" if count > 1 else ""}]\n')


class TracebackException:
    """An exception ready to be printed, without holding on to it."""

    def __init__(
        self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
        max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None,
    ):
        self.stack = _summary(_entries(exc_traceback), limit)
        self._lines = {chain: _format_exception(exc_value, exc_traceback, limit, chain) for chain in (True, False)}
        self._only = _format_exception_only(exc_value)
        self._str = '' if exc_value is None else _safe_string(exc_value)
        self._exc_type = exc_type
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.exc_type_str = None
        if exc_type is not None:
            module = exc_type.__module__
            self.exc_type_str = exc_type.__qualname__
            if module not in ('__main__', 'builtins'):
                self.exc_type_str = f'{module}.{self.exc_type_str}'
        if isinstance(exc_value, SyntaxError):
            for name in ('filename', 'text', 'offset', 'end_offset', 'msg'):
                setattr(self, name, getattr(exc_value, name))
            self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
            self.end_lineno = None if exc_value.end_lineno is None else str(exc_value.end_lineno)
        self.__notes__ = getattr(exc_value, '__notes__', None)
        seen = {id(exc_value)} if _seen is None else _seen
        self.__suppress_context__ = getattr(exc_value, '__suppress_context__', False)
        self.__cause__ = self._linked(getattr(exc_value, '__cause__', None), seen, limit)
        self.__context__ = self._linked(getattr(exc_value, '__context__', None), seen, limit)
        self.exceptions = None
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [self._linked(e, seen, limit) for e in exc_value.exceptions]

    def _linked(self, exc, seen, limit):
        if exc is None or id(exc) in seen:
            return None
        seen.add(id(exc))
        return TracebackException(type(exc), exc, exc.__traceback__, limit=limit, _seen=seen)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        return self._exc_type

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self._lines == other._lines and self._exc_type is other._exc_type
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, **kwargs):
        """The last lines: class and message."""
        yield from self._only

    def format(self, *, chain=True, **kwargs):
        """All lines."""
        yield from self._lines[bool(chain)]

    def print(self, *, file=None, chain=True, **kwargs):
        """Print all lines, to stderr by default."""
        _write(self._lines[bool(chain)], file)


def _safe_string(value):
    try:
        return str(value)
    except Exception:
        return f'<exception str() failed>'
