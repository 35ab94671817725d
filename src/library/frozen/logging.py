# logging (library reference, "logging"). Records say where they come from by file and line; there is one thread and one
# process. What is not caught by a handler goes to stderr.

from _clockbase import now_ns
from _traceback import _caller
from _types import GenericAlias, _current_exception
# What programs set (`logging.raiseExceptions = False`) is set on the module that they see.
import logging as _public
import sys
import time

__all__ = [
    'BASIC_FORMAT', 'BufferingFormatter', 'CRITICAL', 'DEBUG', 'ERROR', 'FATAL', 'FileHandler', 'Filter', 'Formatter',
    'Handler', 'INFO', 'LogRecord', 'Logger', 'LoggerAdapter', 'NOTSET', 'NullHandler', 'StreamHandler', 'WARN', 'WARNING',
    'addLevelName', 'basicConfig', 'captureWarnings', 'critical', 'debug', 'disable', 'error', 'exception', 'fatal',
    'getLevelName', 'getLogger', 'getLoggerClass', 'info', 'log', 'makeLogRecord', 'setLoggerClass', 'shutdown', 'warn',
    'warning', 'getLogRecordFactory', 'setLogRecordFactory', 'lastResort', 'raiseExceptions', 'getLevelNamesMapping',
    'getHandlerByName', 'getHandlerNames',
]

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

raiseExceptions = True
logThreads = True
logProcesses = True
logMultiprocessing = True
logAsyncioTasks = True

_names = {50: 'CRITICAL', 40: 'ERROR', 30: 'WARNING', 20: 'INFO', 10: 'DEBUG', 0: 'NOTSET'}
_levels = {'CRITICAL': 50, 'FATAL': 50, 'ERROR': 40, 'WARN': 30, 'WARNING': 30, 'INFO': 20, 'DEBUG': 10, 'NOTSET': 0}
_start = now_ns()


def getLevelNamesMapping():
    """The levels by name."""
    return _levels.copy()


def getLevelName(level):
    """The name of a level, or the level of a name."""
    known = _names.get(level)
    if known is None:
        known = _levels.get(level)
    return f'Level {level}' if known is None else known


def addLevelName(level, levelName):
    """Give a level a name."""
    _names[level] = levelName
    _levels[levelName] = level


def _checkLevel(level):
    if isinstance(level, int):
        return level
    if str(level) != level:
        raise TypeError(f'Level not an integer or a valid string: {level!r}')
    if level not in _levels:
        raise ValueError(f'Unknown level: {level!r}')
    return _levels[level]


# --- records


class LogRecord:
    """One event."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        created = now_ns()
        self.name = name
        self.msg = msg
        # One mapping as the only argument: the names in the message are its keys.
        if args and len(args) == 1 and hasattr(args[0], 'keys') and hasattr(args[0], '__getitem__') and args[0]:
            args = args[0]
        self.args = args
        self.levelname = getLevelName(level)
        self.levelno = level
        self.pathname = pathname
        filename = pathname.rpartition('/')[2] if isinstance(pathname, str) else pathname
        self.filename = filename
        self.module = filename.rpartition('.')[0] or filename if isinstance(filename, str) else 'Unknown module'
        self.exc_info = exc_info
        self.exc_text = None
        self.stack_info = sinfo
        self.lineno = lineno
        self.funcName = func
        self.created = created / 1e9
        self.msecs = (created % 1_000_000_000) // 1_000_000 + 0.0
        self.relativeCreated = (created - _start) / 1e6
        self.thread = 1
        self.threadName = 'MainThread'
        self.processName = 'MainProcess'
        self.process = 1
        self.taskName = _task_name() if _public.logAsyncioTasks else None

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'

    def getMessage(self):
        """The message with its arguments."""
        text = str(self.msg)
        return text % self.args if self.args else text


def _task_name():
    import _loops
    task = _loops.task()
    return None if task is None else task.get_name()


_factory = LogRecord


def setLogRecordFactory(factory):
    """Have records made by another function."""
    global _factory
    _factory = factory


def getLogRecordFactory():
    """The function that makes records."""
    return _factory


def makeLogRecord(dict):
    """A record with these attributes."""
    record = _factory(None, None, '', 0, '', (), None, None)
    record.__dict__.update(dict)
    return record


# --- formatting


class PercentStyle:
    """`%(name)s`"""

    default_format = '%(message)s'
    asctime_format = '%(asctime)s'
    asctime_search = '%(asctime)'

    def __init__(self, fmt, *, defaults=None):
        self._fmt = fmt or self.default_format
        self._defaults = defaults

    def usesTime(self):
        return self.asctime_search in self._fmt

    def validate(self):
        import re
        if not re.search(r'%\(\w+\)[#0+ -]*(\*|\d+)?(\.(\*|\d+))?[diouxefgcrsa%]', self._fmt, re.I):
            raise ValueError(f"Invalid format '{self._fmt}' for '{self.default_format[0]}' style")

    def _values(self, record):
        return {**self._defaults, **record.__dict__} if self._defaults else record.__dict__

    def _apply(self, values):
        return self._fmt % values

    def format(self, record):
        try:
            return self._apply(self._values(record))
        except KeyError as error:
            raise ValueError(f'Formatting field not found in record: {error}')


class StrFormatStyle(PercentStyle):
    """`{name}`"""

    default_format = '{message}'
    asctime_format = '{asctime}'
    asctime_search = '{asctime'

    def _apply(self, values):
        return self._fmt.format(**values)

    def validate(self):
        import re
        from string import Formatter as Parser
        fields = set()
        try:
            for _, field, spec, conversion in Parser().parse(self._fmt):
                if field:
                    if not re.match(r'^(\d+|\w+)(\.\w+|\[[^]]+\])*$', field):
                        raise ValueError(f'invalid field name/expression: {field!r}')
                    fields.add(field)
                if conversion and conversion not in 'rsa':
                    raise ValueError(f'invalid conversion: {conversion!r}')
                if spec and not re.match(r'^(.?[<=>^])?[+ -]?#?0?(\d+|{\w+})?[,_]?(\.(\d+|{\w+}))?[bcdefgnosx%]?$', spec, re.I):
                    raise ValueError(f'bad specifier: {spec!r}')
        except ValueError as error:
            raise ValueError(f'invalid format: {error}')
        if not fields:
            raise ValueError('invalid format: no fields')


class StringTemplateStyle(PercentStyle):
    """`$name`"""

    default_format = '${message}'
    asctime_format = '${asctime}'
    asctime_search = '${asctime}'

    def usesTime(self):
        return '$asctime' in self._fmt or self.asctime_search in self._fmt

    def validate(self):
        from string import Template
        fields = set()
        for match in Template.pattern.finditer(self._fmt):
            found = match.groupdict()
            name = found['named'] or found['braced']
            if name:
                fields.add(name)
            elif match.group(0) == '$':
                raise ValueError("invalid format: bare '$' not allowed")
        if not fields:
            raise ValueError('invalid format: no fields')

    def _apply(self, values):
        from string import Template
        return Template(self._fmt).substitute(**values)


BASIC_FORMAT = '%(levelname)s:%(name)s:%(message)s'
_STYLES = {
    '%': (PercentStyle, BASIC_FORMAT),
    '{': (StrFormatStyle, '{levelname}:{name}:{message}'),
    '$': (StringTemplateStyle, '${levelname}:${name}:${message}'),
}


def _check_style(style):
    if style not in _STYLES:
        raise ValueError('Style must be one of: %s' % ','.join(_STYLES))
    return _STYLES[style]


class Formatter:
    """Makes text of records."""

    converter = staticmethod(time.localtime)
    default_time_format = '%Y-%m-%d %H:%M:%S'
    default_msec_format = '%s,%03d'

    def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):
        self._style = _check_style(style)[0](fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt = self._style._fmt
        self.datefmt = datefmt

    def formatTime(self, record, datefmt=None):
        """The time of a record."""
        moment = self.converter(record.created)
        if datefmt:
            return time.strftime(datefmt, moment)
        text = time.strftime(self.default_time_format, moment)
        return self.default_msec_format % (text, record.msecs) if self.default_msec_format else text

    def formatException(self, ei):
        """The text of an exception with its traceback."""
        import traceback
        return ''.join(traceback.format_exception(ei[0], ei[1], ei[2])).removesuffix('\n')

    def usesTime(self):
        """Does the format have a time?"""
        return self._style.usesTime()

    def formatMessage(self, record):
        """The line of a record."""
        return self._style.format(record)

    def formatStack(self, stack_info):
        """The text of a stack."""
        return stack_info

    def format(self, record):
        """The text of a record: its line, its exception, its stack."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        parts = [self.formatMessage(record)]
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            parts.append(record.exc_text)
        if record.stack_info:
            parts.append(self.formatStack(record.stack_info))
        text = parts[0]
        for part in parts[1:]:
            text = text + part if text.endswith('\n') else f'{text}\n{part}'
        return text


_default_formatter = Formatter()


class BufferingFormatter:
    """Makes text of several records."""

    def __init__(self, linefmt=None):
        self.linefmt = linefmt or _default_formatter

    def formatHeader(self, records):
        return ''

    def formatFooter(self, records):
        return ''

    def format(self, records):
        if not records:
            return ''
        return self.formatHeader(records) + ''.join([self.linefmt.format(r) for r in records]) + self.formatFooter(records)


# --- filters


class Filter:
    """Lets the records of a logger and of those below it pass."""

    def __init__(self, name=''):
        self.name = name
        self.nlen = len(name)

    def filter(self, record):
        """May the record pass?"""
        return not self.name or record.name == self.name or record.name.startswith(self.name + '.')


class Filterer:
    """Has filters."""

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        """Add a filter."""
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        """Take a filter away."""
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        """The record, or another that a filter gave for it; something false when one refuses it."""
        for one in self.filters:
            answer = one.filter(record) if hasattr(one, 'filter') else one(record)
            if not answer:
                return False
            if isinstance(answer, LogRecord):
                record = answer
        return record


# --- handlers

_handlers = {}
# All handlers, in the order in which they were made.
_all_handlers = []


def getHandlerByName(name):
    """The handler of a name, or None."""
    return _handlers.get(name)


def getHandlerNames():
    """The names of handlers that have one."""
    return frozenset(_handlers)


class Handler(Filterer):
    """Brings records somewhere."""

    def __init__(self, level=NOTSET):
        Filterer.__init__(self)
        self._name = None
        self.level = _checkLevel(level)
        self.formatter = None
        self._closed = False
        self.lock = None
        _all_handlers.append(self)

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self.set_name(name)

    def get_name(self):
        return self._name

    def set_name(self, name):
        if self._name in _handlers:
            del _handlers[self._name]
        self._name = name
        if name:
            _handlers[name] = self

    def createLock(self):
        """There is one thread: no lock."""
        self.lock = None

    def acquire(self):
        """There is one thread: nothing to do."""

    def release(self):
        """There is one thread: nothing to do."""

    def setLevel(self, level):
        """Take records of this level and above."""
        self.level = _checkLevel(level)

    def setFormatter(self, fmt):
        """Set the formatter."""
        self.formatter = fmt

    def format(self, record):
        """The text of a record."""
        return (self.formatter or _default_formatter).format(record)

    def emit(self, record):
        """Bring a record to where it goes."""
        raise NotImplementedError('emit must be implemented by Handler subclasses')

    def handle(self, record):
        """Emit a record if the filters let it pass."""
        answer = self.filter(record)
        if isinstance(answer, LogRecord):
            record = answer
        if answer:
            self.emit(record)
        return answer

    def flush(self):
        """Nothing is kept back."""

    def close(self):
        """Use it no more."""
        self._closed = True
        if self._name and self._name in _handlers:
            del _handlers[self._name]
        if self in _all_handlers:
            _all_handlers.remove(self)

    def handleError(self, record):
        """An exception in emit(): to stderr."""
        if not _public.raiseExceptions or not sys.stderr:
            return
        import traceback
        write = sys.stderr.write
        write('--- Logging error ---\n')
        error = _current_exception()
        if error is not None:
            write(''.join(traceback.format_exception(error)))
        write('Call stack:\n')
        write(''.join(traceback.format_stack()))
        write(f'Message: {record.msg!r}\nArguments: {record.args}\n')

    def __repr__(self):
        return f'<{type(self).__name__} ({getLevelName(self.level)})>'


class StreamHandler(Handler):
    """Writes records to a stream: stderr, if no other is given."""

    terminator = '\n'

    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        """Flush the stream."""
        if self.stream and hasattr(self.stream, 'flush'):
            self.stream.flush()

    def emit(self, record):
        """Write a record."""
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        """Set another stream; the one before, or None if it is the same."""
        if stream is self.stream:
            return None
        before = self.stream
        self.flush()
        self.stream = stream
        return before

    def __repr__(self):
        name = str(getattr(self.stream, 'name', ''))
        return f'<{type(self).__name__} {name + " " if name else ""}({getLevelName(self.level)})>'

    __class_getitem__ = classmethod(GenericAlias)


class FileHandler(StreamHandler):
    """Writes records to a file of the sandbox's virtual files."""

    def __init__(self, filename, mode='a', encoding=None, delay=False, errors=None):
        filename = filename.__fspath__() if hasattr(filename, '__fspath__') else filename
        import os
        self.baseFilename = os.path.abspath(filename)
        self.mode = mode
        self.encoding = encoding
        self.errors = errors
        self.delay = delay
        if delay:
            Handler.__init__(self)
            self.stream = None
        else:
            StreamHandler.__init__(self, self._open())

    def _open(self):
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def close(self):
        """Close the file."""
        if self.stream:
            self.flush()
            stream, self.stream = self.stream, None
            stream.close()
        StreamHandler.close(self)

    def emit(self, record):
        """Write a record; opens the file if that was delayed."""
        if self.stream is None and (self.mode != 'w' or not self._closed):
            self.stream = self._open()
        if self.stream:
            StreamHandler.emit(self, record)

    def __repr__(self):
        return f'<{type(self).__name__} {self.baseFilename} ({getLevelName(self.level)})>'


class _StderrHandler(StreamHandler):
    """Writes to what stderr is now."""

    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    @property
    def stream(self):
        return sys.stderr


lastResort = _defaultLastResort = _StderrHandler(WARNING)


class NullHandler(Handler):
    """Does nothing."""

    def handle(self, record):
        """Nothing."""

    def emit(self, record):
        """Nothing."""

    def createLock(self):
        """Nothing."""
        self.lock = None


# --- loggers


def _exc_triple(exc_info):
    if not exc_info:
        return None
    if isinstance(exc_info, BaseException):
        return type(exc_info), exc_info, exc_info.__traceback__
    if isinstance(exc_info, tuple):
        return exc_info
    error = _current_exception()
    return (None, None, None) if error is None else (type(error), error, error.__traceback__)


def _stack_text():
    import traceback
    return 'Stack (most recent call last):\n' + ''.join(traceback.format_stack()).removesuffix('\n')


class Logger(Filterer):
    """What programs log with."""

    root = None
    manager = None

    def __init__(self, name, level=NOTSET):
        Filterer.__init__(self)
        self.name = name
        self.level = _checkLevel(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False

    def setLevel(self, level):
        """Log this level and above."""
        self.level = _checkLevel(level)

    def debug(self, msg, *args, **kwargs):
        """Log with level DEBUG."""
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        """Log with level INFO."""
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        """Log with level WARNING."""
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        """Old name of warning()."""
        import warnings
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        """Log with level ERROR."""
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """Log with level ERROR and the exception that is handled."""
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        """Log with level CRITICAL."""
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    def fatal(self, msg, *args, **kwargs):
        """Log with level CRITICAL."""
        self.critical(msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        """Log with a level."""
        if not isinstance(level, int):
            if _public.raiseExceptions:
                raise TypeError('level must be an integer')
            return
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def findCaller(self, stack_info=False, stacklevel=1):
        """File, line and function of who logs, and the stack if it is wanted."""
        place = _caller(max(stacklevel, 1) - 1) or _caller(0)
        if place is None:
            return '(unknown file)', 0, '(unknown function)', None
        return place[0], place[1], place[3], _stack_text() if stack_info else None

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        """A record of this logger."""
        record = _factory(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        if extra is not None:
            for key in extra:
                if key in ('message', 'asctime') or key in record.__dict__:
                    raise KeyError(f'Attempt to overwrite {key!r} in LogRecord')
                record.__dict__[key] = extra[key]
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        fn, lno, func, sinfo = self.findCaller(stack_info, stacklevel)
        self.handle(self.makeRecord(self.name, level, fn, lno, msg, args, _exc_triple(exc_info), func, extra, sinfo))

    def handle(self, record):
        """Give a record to the handlers, if the logger is not disabled and its filters let it pass."""
        if self.disabled:
            return
        answer = self.filter(record)
        if answer:
            self.callHandlers(answer if isinstance(answer, LogRecord) else record)

    def addHandler(self, hdlr):
        """Add a handler."""
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        """Take a handler away."""
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def _chain(self):
        # This logger and those above it that its records go to.
        logger = self
        while logger is not None:
            yield logger
            logger = logger.parent if logger.propagate else None

    def hasHandlers(self):
        """Is there a handler here or above?"""
        return any(logger.handlers for logger in self._chain())

    def callHandlers(self, record):
        """Give a record to the handlers here and above."""
        found = False
        for logger in self._chain():
            for handler in logger.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record)
        if not found:
            last = _public.lastResort
            if last:
                if record.levelno >= last.level:
                    last.handle(record)
            elif _public.raiseExceptions and not self.manager.emittedNoHandlerWarning:
                sys.stderr.write(f'No handlers could be found for logger "{self.name}"\n')
                self.manager.emittedNoHandlerWarning = True

    def getEffectiveLevel(self):
        """The level set here or at the next logger above."""
        logger = self
        while logger is not None:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        """Would something of this level be logged?"""
        return not self.disabled and self.manager.disable < level and level >= self.getEffectiveLevel()

    def getChild(self, suffix):
        """The logger of this name below this one."""
        return self.manager.getLogger(suffix if self.root is self else f'{self.name}.{suffix}')

    def getChildren(self):
        """The loggers right below this one."""
        depth = 0 if self is self.root else self.name.count('.') + 1
        return {logger for logger in self.manager.loggerDict.values()
                if isinstance(logger, Logger) and logger.parent is self and logger.name.count('.') == depth}

    def __repr__(self):
        return f'<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>'

    def __reduce__(self):
        return getLogger, (self.name,)


class RootLogger(Logger):
    """The logger above all others."""

    def __init__(self, level):
        Logger.__init__(self, 'root', level)

    def __reduce__(self):
        return getLogger, ()


class PlaceHolder:
    """Stands in the tree where there is no logger, with those below it."""

    def __init__(self, alogger):
        self.loggerMap = {alogger: None}

    def append(self, alogger):
        self.loggerMap.setdefault(alogger)


class Manager:
    """The tree of loggers."""

    def __init__(self, rootnode):
        self.root = rootnode
        self.disable = 0
        self.emittedNoHandlerWarning = False
        self.loggerDict = {}
        self.loggerClass = None
        self.logRecordFactory = None

    def getLogger(self, name):
        """The logger of a name, made if there is none."""
        if not isinstance(name, str):
            raise TypeError('A logger name must be a string')
        there = self.loggerDict.get(name)
        if isinstance(there, Logger):
            return there
        logger = (self.loggerClass or _logger_class)(name)
        logger.manager = self
        self.loggerDict[name] = logger
        self._put_above(logger)
        if there is not None:
            # Loggers below that had their parent further up.
            for below in there.loggerMap:
                if not below.parent.name.startswith(name):
                    logger.parent = below.parent
                    below.parent = logger
        return logger

    def _put_above(self, logger):
        name = logger.name
        while '.' in name:
            name = name.rpartition('.')[0]
            there = self.loggerDict.get(name)
            if isinstance(there, Logger):
                logger.parent = there
                return
            if there is None:
                self.loggerDict[name] = PlaceHolder(logger)
            else:
                there.append(logger)
        logger.parent = self.root

    def setLoggerClass(self, klass):
        """Make loggers of this class."""
        _check_class(klass)
        self.loggerClass = klass

    def setLogRecordFactory(self, factory):
        """Set the factory of records."""
        self.logRecordFactory = factory


def _check_class(klass):
    if klass is not Logger and not issubclass(klass, Logger):
        raise TypeError(f'logger not derived from logging.Logger: {klass.__name__}')


_logger_class = Logger


def setLoggerClass(klass):
    """Make loggers of this class."""
    global _logger_class
    _check_class(klass)
    _logger_class = klass


def getLoggerClass():
    """The class of loggers."""
    return _logger_class


root = RootLogger(WARNING)
Logger.root = root
Logger.manager = Manager(root)


class LoggerAdapter:
    """A logger that says something more with each record."""

    manager = property(lambda self: self.logger.manager)
    name = property(lambda self: self.logger.name)

    def __init__(self, logger, extra=None, merge_extra=False):
        self.logger = logger
        self.extra = extra
        self.merge_extra = merge_extra

    def process(self, msg, kwargs):
        """Message and keywords as they go to the logger."""
        if self.merge_extra and 'extra' in kwargs:
            kwargs['extra'] = {**self.extra, **kwargs['extra']}
        else:
            kwargs['extra'] = self.extra
        return msg, kwargs

    def debug(self, msg, *args, **kwargs):
        """Log with level DEBUG."""
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        """Log with level INFO."""
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        """Log with level WARNING."""
        self.log(WARNING, msg, *args, **kwargs)

    warn = warning

    def error(self, msg, *args, **kwargs):
        """Log with level ERROR."""
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """Log with level ERROR and the exception that is handled."""
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        """Log with level CRITICAL."""
        self.log(CRITICAL, msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        """Log with a level."""
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def isEnabledFor(self, level):
        """Would something of this level be logged?"""
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        """Set the logger's level."""
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        """The logger's effective level."""
        return self.logger.getEffectiveLevel()

    def hasHandlers(self):
        """Has the logger handlers?"""
        return self.logger.hasHandlers()

    def __repr__(self):
        return f'<{type(self).__name__} {self.logger.name} ({getLevelName(self.getEffectiveLevel())})>'

    __class_getitem__ = classmethod(GenericAlias)


# --- functions of the root logger


def getLogger(name=None):
    """The logger of a name; the root logger without one."""
    if not name or isinstance(name, str) and name == root.name:
        return root
    return Logger.manager.getLogger(name)


_BASIC_OPTIONS = ('force', 'encoding', 'errors', 'handlers', 'stream', 'filename', 'filemode', 'datefmt', 'style',
                  'format', 'level')


def basicConfig(**kwargs):
    """Give the root logger a handler, if it has none."""
    options = dict.fromkeys(_BASIC_OPTIONS)
    given = {key: value for key, value in kwargs.items() if key in options}
    unknown = [key for key in kwargs if key not in options]
    options.update(given)
    if options['force']:
        for handler in list(root.handlers):
            root.removeHandler(handler)
            handler.close()
    if root.handlers:
        return
    handlers = options['handlers']
    if handlers is None:
        if 'stream' in given and 'filename' in given:
            raise ValueError("'stream' and 'filename' should not be specified together")
    elif 'stream' in given or 'filename' in given:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    if handlers is None:
        if options['filename']:
            errors = options['errors'] if 'b' in given.get('filemode', 'a') else given.get('errors', 'backslashreplace')
            handlers = [FileHandler(options['filename'], given.get('filemode', 'a'), options['encoding'], errors=errors)]
        else:
            handlers = [StreamHandler(options['stream'])]
    _, default = _check_style(given.get('style', '%'))
    formatter = Formatter(given.get('format', default), options['datefmt'], given.get('style', '%'))
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    if options['level'] is not None:
        root.setLevel(options['level'])
    if unknown:
        raise ValueError(f'Unrecognised argument(s): {", ".join(unknown)}')


def _prepared():
    if not root.handlers:
        basicConfig()
    return root


def critical(msg, *args, **kwargs):
    """Log with level CRITICAL."""
    _prepared().critical(msg, *args, **kwargs)


def fatal(msg, *args, **kwargs):
    """Log with level CRITICAL."""
    _prepared().critical(msg, *args, **kwargs)


def error(msg, *args, **kwargs):
    """Log with level ERROR."""
    _prepared().error(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    """Log with level ERROR and the exception that is handled."""
    _prepared().error(msg, *args, exc_info=exc_info, **kwargs)


def warning(msg, *args, **kwargs):
    """Log with level WARNING."""
    _prepared().warning(msg, *args, **kwargs)


def warn(msg, *args, **kwargs):
    """Old name of warning()."""
    import warnings
    warnings.warn("The 'warn' function is deprecated, use 'warning' instead", DeprecationWarning, 2)
    warning(msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    """Log with level INFO."""
    _prepared().info(msg, *args, **kwargs)


def debug(msg, *args, **kwargs):
    """Log with level DEBUG."""
    _prepared().debug(msg, *args, **kwargs)


def log(level, msg, *args, **kwargs):
    """Log with a level."""
    _prepared().log(level, msg, *args, **kwargs)


def disable(level=CRITICAL):
    """Log nothing of this level and below, whatever the loggers say."""
    root.manager.disable = _checkLevel(level)


def shutdown(handlerList=None):
    """Flush and close all handlers."""
    for handler in reversed(_all_handlers[:]):
        handler.flush()
        handler.close()


_show_before = None


def _show_warning(message, category, filename, lineno, file=None, line=None):
    import warnings
    if file is not None:
        _show_before(message, category, filename, lineno, file, line)
        return
    logger = getLogger('py.warnings')
    if not logger.handlers:
        logger.addHandler(NullHandler())
    logger.warning(str(warnings.formatwarning(message, category, filename, lineno, line)))


def captureWarnings(capture):
    """Have warnings logged, or no longer."""
    global _show_before
    import warnings
    if capture and _show_before is None:
        _show_before = warnings.showwarning
        warnings.showwarning = _show_warning
    elif not capture and _show_before is not None:
        warnings.showwarning = _show_before
        _show_before = None
