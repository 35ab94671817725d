"""Classes of tests and what runs them: TestCase, TestSuite, TestLoader, TextTestRunner, main.

What depends on files, processes and signals is left out. Times are not printed: output is the same at every run.
"""

from _unittest import _format_exception, _main_globals, _write_stderr

__all__ = [
    'TestResult', 'TextTestResult', 'TestCase', 'TestSuite', 'TestLoader', 'FunctionTestCase', 'TextTestRunner',
    'SkipTest', 'main', 'defaultTestLoader', 'skip', 'skipIf', 'skipUnless', 'expectedFailure', 'BaseTestSuite',
    'addModuleCleanup', 'doModuleCleanups', 'enterModuleContext',
]

_SHORT = 80


def _optional(name):
    """A module of the sandbox that may not be there."""
    try:
        if name == 're':
            import re as module
        else:
            import difflib as module
    except ImportError:
        return None
    return module


def _short_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if not short or len(text) < _SHORT:
        return text
    return text[:_SHORT] + ' [truncated]...'


def _common_shorten(*args):
    """Reprs of values side by side: what they share is cut when they are long."""
    texts = tuple(map(_short_repr, args))
    longest = max(map(len, texts))
    if longest <= _SHORT:
        return texts
    prefix = 0
    shortest = min(map(len, texts))
    while prefix < shortest and len({text[prefix] for text in texts}) == 1:
        prefix += 1
    keep = max(0, prefix - 5)
    if keep > 5:
        head = f'{texts[0][:5]}[{keep - 5} chars]'
        texts = tuple(head + text[keep:] for text in texts)
    return tuple(text if len(text) <= _SHORT else f'{text[:_SHORT - 17]}[{len(text) - _SHORT + 17} chars]' for text in texts)


def _qualified(cls):
    return f'{cls.__module__}.{cls.__qualname__}'


def _matches(expected, text):
    """Does a pattern (text or compiled) occur in a text? Without `re`: its literal part does."""
    if not isinstance(expected, (str, bytes)):
        return expected.search(text) is not None
    re = _optional('re')
    if re is not None:
        return re.search(expected, text) is not None
    literal = ''
    index = 0
    while index < len(expected):
        char = expected[index]
        if char == '\\' and index + 1 < len(expected) and not expected[index + 1].isalnum():
            literal += expected[index + 1]
            index += 2
            continue
        if char in '.*+?[](){}|^$\\':
            break
        literal += char
        index += 1
    return literal in text


def _pattern_text(expected):
    return expected if isinstance(expected, (str, bytes)) else expected.pattern


# ------------------------------------------------------------------------------------------------------------ skipping

class SkipTest(Exception):
    """Raised in a test to leave it out."""


class _ShouldStop(Exception):
    """The test must not go on."""


class _UnexpectedSuccess(Exception):
    """A test that was to fail did not."""


def _identity(obj):
    return obj


def skip(reason):
    """Leave the decorated test or class out."""
    def decorator(test_item):
        if not isinstance(test_item, type):
            def skip_wrapper(*args, **kwargs):
                raise SkipTest(reason)
            for name in ('__module__', '__name__', '__qualname__', '__doc__'):
                if hasattr(test_item, name):
                    setattr(skip_wrapper, name, getattr(test_item, name))
            skip_wrapper.__dict__.update(getattr(test_item, '__dict__', {}))
            test_item = skip_wrapper
        test_item.__unittest_skip__ = True
        test_item.__unittest_skip_why__ = reason
        return test_item
    if callable(reason) and hasattr(reason, '__name__'):
        test_item = reason
        reason = ''
        return decorator(test_item)
    return decorator


def skipIf(condition, reason):
    """Leave a test out if the condition is true."""
    return skip(reason) if condition else _identity


def skipUnless(condition, reason):
    """Leave a test out unless the condition is true."""
    return _identity if condition else skip(reason)


def expectedFailure(test_item):
    """Mark a test that is known to fail."""
    test_item.__unittest_expecting_failure__ = True
    return test_item


# ------------------------------------------------------------------------------------------------------------- cleanups

_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Called after the tests of the module."""
    _module_cleanups.append((function, args, kwargs))


def _enter_context(manager, add_cleanup):
    cls = type(manager)
    try:
        enter = cls.__enter__
        leave = cls.__exit__
    except AttributeError:
        raise TypeError(f"'{_qualified(cls)}' object does not support the context manager protocol") from None
    result = enter(manager)
    add_cleanup(leave, manager, None, None, None)
    return result


def enterModuleContext(cm):
    """Enter a context manager and leave it after the tests of the module."""
    return _enter_context(cm, addModuleCleanup)


def doModuleCleanups():
    """Run what addModuleCleanup collected, last first."""
    errors = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as error:
            errors.append(error)
    if errors:
        raise errors[0]


# ------------------------------------------------------------------------------------------------- what assertions return

class _AssertRaisesContext:
    """assertRaises and assertRaisesRegex, as a context manager or around a call."""

    _base = BaseException
    _complaint = 'an exception type or tuple of exception types'

    def __init__(self, expected, test_case, expected_regex=None):
        self.test_case = test_case
        self.expected = expected
        self.expected_regex = expected_regex
        self.obj_name = None
        self.msg = None

    def _is_valid(self):
        kinds = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        return all(isinstance(kind, type) and issubclass(kind, self._base) for kind in kinds)

    def handle(self, name, args, kwargs):
        try:
            if not self._is_valid():
                raise TypeError(f'{name}() arg 1 must be {self._complaint}')
            if not args:
                self.msg = kwargs.pop('msg', None)
                if kwargs:
                    raise TypeError(f'{next(iter(kwargs))!r} is an invalid keyword argument for this function')
                return self
            function, *args = args
            try:
                self.obj_name = function.__name__
            except AttributeError:
                self.obj_name = str(function)
            with self:
                function(*args, **kwargs)
        finally:
            self = None

    def _fail(self, standard):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standard))

    def _expected_name(self):
        try:
            return self.expected.__name__
        except AttributeError:
            return str(self.expected)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        if exc_type is None:
            if self.obj_name:
                self._fail(f'{self._expected_name()} not raised by {self.obj_name}')
            self._fail(f'{self._expected_name()} not raised')
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not _matches(self.expected_regex, str(exc_value)):
            self._fail(f'"{_pattern_text(self.expected_regex)}" does not match "{str(exc_value)}"')
        return True

    def __class_getitem__(cls, item):
        return cls


class _AssertWarnsContext(_AssertRaisesContext):
    """assertWarns: nothing in the sandbox warns, so that it only fails when something else is raised."""

    _base = Warning
    _complaint = 'a warning type or tuple of warning types'

    def __enter__(self):
        self.warnings = []
        self.warning = None
        self.filename = None
        self.lineno = None
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        return False


class _LoggingWatcher:
    """What an assertLogs() saw."""

    def __init__(self, records, output):
        self.records = records
        self.output = output

    def __repr__(self):
        return f'_LoggingWatcher(records={self.records!r}, output={self.output!r})'


class _AssertLogsContext:
    """Takes the place of a logger's handlers for a while."""

    def __init__(self, test_case, logger, level, none):
        self.test_case = test_case
        self.logger_name = logger
        self.level = level
        self.none = none
        self.msg = None

    def __enter__(self):
        import logging
        level = logging.INFO if not self.level else logging.getLevelNamesMapping().get(self.level, self.level)
        watcher = self.watcher = _LoggingWatcher([], [])
        formatter = logging.Formatter('%(levelname)s:%(name)s:%(message)s')

        class Capture(logging.Handler):
            def emit(self, record):
                watcher.records.append(record)
                watcher.output.append(self.format(record))

        logger = self.logger = (self.logger_name if isinstance(self.logger_name, logging.Logger)
                                else logging.getLogger(self.logger_name))
        handler = Capture()
        handler.setLevel(level)
        handler.setFormatter(formatter)
        self.old = logger.handlers[:], logger.level, logger.propagate
        self.level_name = logging.getLevelName(level)
        logger.handlers = [handler]
        logger.setLevel(level)
        logger.propagate = False
        return None if self.none else watcher

    def __exit__(self, kind, value, traceback):
        handlers, level, self.logger.propagate = self.old
        self.logger.handlers = handlers
        self.logger.setLevel(level)
        if kind is not None:
            return False
        if self.none:
            if self.watcher.records:
                raise self.test_case.failureException(f'Unexpected logs found: {self.watcher.output!r}')
        elif not self.watcher.records:
            raise self.test_case.failureException(
                f'no logs of level {self.level_name} or higher triggered on {self.logger.name}')


class _SubTest:
    """One run of a loop in a test, with the parameters that name it."""

    def __init__(self, test_case, message, params):
        self.test_case = test_case
        self._message = message
        self.params = params
        self.failureException = test_case.failureException

    def _description(self):
        parts = []
        if self._message is not _no_message:
            parts.append(f'[{self._message}]')
        if self.params:
            parts.append('({})'.format(', '.join(f'{key}={value!r}' for key, value in self.params.items())))
        return ' '.join(parts) or '(<subtest>)'

    def id(self):
        return f'{self.test_case.id()} {self._description()}'

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f'{self.test_case} {self._description()}'


_no_message = object()


class _SubTestContext:
    def __init__(self, test_case, message, params):
        self.test_case = test_case
        outer = test_case._subtest
        merged = {**outer.params, **params} if outer is not None else dict(params)
        self.subtest = _SubTest(test_case, message, merged)
        self.outer = outer

    def __enter__(self):
        self.test_case._subtest = self.subtest

    def __exit__(self, exc_type, exc, traceback):
        case = self.test_case
        case._subtest = self.outer
        if exc is None:
            if case._result is not None:
                case._result.addSubTest(case, self.subtest, None)
            return False
        if case._result is None or not isinstance(exc, Exception) or isinstance(exc, _ShouldStop):
            return False
        if isinstance(exc, SkipTest):
            case._result.addSkip(self.subtest, str(exc))
            return True
        case._subtest_failed = True
        if case._expecting_failure:
            return True
        case._result.addSubTest(case, self.subtest, (exc_type, exc, exc.__traceback__))
        if case._result.failfast:
            raise _ShouldStop
        return True


# --------------------------------------------------------------------------------------------------------------- TestCase

class TestCase:
    """A class of tests: each method whose name begins with `test` is one."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _classSetupFailed = False
    _class_cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._testMethodDoc = 'No test'
        self._cleanups = []
        self._subtest = None
        self._result = None
        self._subtest_failed = False
        self._expecting_failure = False
        self._type_equality_funcs = {}
        try:
            method = getattr(self, methodName)
        except AttributeError:
            if methodName != 'runTest':
                raise ValueError(f'no such test method in {self.__class__}: {methodName}') from None
        else:
            self._testMethodDoc = method.__doc__
        self.addTypeEqualityFunc(dict, 'assertDictEqual')
        self.addTypeEqualityFunc(list, 'assertListEqual')
        self.addTypeEqualityFunc(tuple, 'assertTupleEqual')
        self.addTypeEqualityFunc(set, 'assertSetEqual')
        self.addTypeEqualityFunc(frozenset, 'assertSetEqual')
        self.addTypeEqualityFunc(str, 'assertMultiLineEqual')

    # -- hooks

    def setUp(self):
        """Before each test."""

    def tearDown(self):
        """After each test."""

    @classmethod
    def setUpClass(cls):
        """Before the tests of the class."""

    @classmethod
    def tearDownClass(cls):
        """After the tests of the class."""

    def addTypeEqualityFunc(self, typeobj, function):
        """What assertEqual uses for two values of exactly this type."""
        self._type_equality_funcs[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        """Called after tearDown, last first."""
        self._cleanups.append((function, args, kwargs))

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Called after tearDownClass, last first."""
        cls._class_cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enter a context manager and leave it after the test."""
        return _enter_context(cm, self.addCleanup)

    @classmethod
    def enterClassContext(cls, cm):
        """Enter a context manager and leave it after the tests of the class."""
        return _enter_context(cm, cls.addClassCleanup)

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return TestResult()

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split('\n')[0].strip() if doc else None

    def id(self):
        return f'{_qualified(self.__class__)}.{self._testMethodName}'

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return f'{self._testMethodName} ({self.id()})'

    def __repr__(self):
        return f'<{_qualified(self.__class__)} testMethod={self._testMethodName}>'

    # -- running

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        method()

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, args, kwargs):
        function(*args, **kwargs)

    def _attempt(self, action, args=()):
        """Run a part of a test; True if it came to its end, else what went wrong is in the result."""
        try:
            action(*args)
            return True
        except (KeyboardInterrupt, SystemExit):
            raise
        except SkipTest as skipped:
            self._outcome = 'skip'
            self._result.addSkip(self, str(skipped))
        except _ShouldStop:
            self._outcome = 'error'
        except BaseException as error:
            if not isinstance(error, Exception) and not isinstance(error, self.failureException):
                raise
            self._outcome = 'error'
            info = (type(error), error, error.__traceback__)
            if self._expecting_failure:
                self._expected_error = info
            elif isinstance(error, self.failureException):
                self._result.addFailure(self, info)
            else:
                self._result.addError(self, info)
        return False

    def run(self, result=None):
        """Run the test, its hooks and cleanups; everything that happens goes to the result."""
        own_result = result is None
        if own_result:
            result = self.defaultTestResult()
            result.startTestRun()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if getattr(self.__class__, '__unittest_skip__', False) or getattr(method, '__unittest_skip__', False):
                reason = getattr(self.__class__, '__unittest_skip_why__', '') or getattr(method, '__unittest_skip_why__', '')
                result.addSkip(self, reason)
                return result
            self._expecting_failure = getattr(self, '__unittest_expecting_failure__', False) or getattr(
                method, '__unittest_expecting_failure__', False)
            self._result = result
            self._outcome = 'success'
            self._expected_error = None
            self._subtest_failed = False
            try:
                if self._attempt(self._callSetUp):
                    self._attempt(self._callTestMethod, (method,))
                    expected = self._expected_error
                    self._expecting_failure, kept = False, self._expecting_failure
                    self._attempt(self._callTearDown)
                    self._expecting_failure = kept
                else:
                    expected = None
                self.doCleanups()
                if self._expecting_failure and self._outcome != 'skip':
                    if expected is not None:
                        result.addExpectedFailure(self, expected)
                    elif self._subtest_failed:
                        result.addExpectedFailure(self, (AssertionError, AssertionError('subtest'), None))
                    elif self._outcome == 'success':
                        result.addUnexpectedSuccess(self)
                elif self._outcome == 'success' and not self._subtest_failed:
                    result.addSuccess(self)
            finally:
                self._result = None
                self._expected_error = None
            return result
        finally:
            result.stopTest(self)
            if own_result:
                result.stopTestRun()

    def doCleanups(self):
        """Run the cleanups, last first."""
        fine = True
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            if self._result is None:
                self._callCleanup(function, args, kwargs)
            else:
                fine = self._attempt(self._callCleanup, (function, args, kwargs)) and fine
        return fine

    @classmethod
    def doClassCleanups(cls):
        """Run the cleanups of the class, last first."""
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception as error:
                cls.tearDown_exceptions.append((type(error), error, error.__traceback__))

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Run the test and let what it raises go on."""
        method = getattr(self, self._testMethodName)
        if getattr(self.__class__, '__unittest_skip__', False) or getattr(method, '__unittest_skip__', False):
            raise SkipTest(getattr(self.__class__, '__unittest_skip_why__', '') or getattr(method, '__unittest_skip_why__', ''))
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        self.doCleanups()

    def skipTest(self, reason):
        """Leave this test out."""
        raise SkipTest(reason)

    def subTest(self, msg=_no_message, **params):
        """A part of a test that may fail without ending it."""
        return _SubTestContext(self, msg, params)

    # -- messages

    def fail(self, msg=None):
        """Fail with a message."""
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else f'{standardMsg} : {msg}'

    def _fail(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + f'\nDiff is {len(diff)} characters long. Set self.maxDiff to None to see it.'

    # -- truth and identity

    def assertTrue(self, expr, msg=None):
        """Fail unless the value is true."""
        if not expr:
            self._fail(msg, f'{_short_repr(expr)} is not true')

    def assertFalse(self, expr, msg=None):
        """Fail if the value is true."""
        if expr:
            self._fail(msg, f'{_short_repr(expr)} is not false')

    def assertIs(self, expr1, expr2, msg=None):
        """Fail unless both are the same object."""
        if expr1 is not expr2:
            self._fail(msg, f'{_short_repr(expr1)} is not {_short_repr(expr2)}')

    def assertIsNot(self, expr1, expr2, msg=None):
        """Fail if both are the same object."""
        if expr1 is expr2:
            self._fail(msg, f'unexpectedly identical: {_short_repr(expr1)}')

    def assertIsNone(self, obj, msg=None):
        """Fail unless the value is None."""
        if obj is not None:
            self._fail(msg, f'{_short_repr(obj)} is not None')

    def assertIsNotNone(self, obj, msg=None):
        """Fail if the value is None."""
        if obj is None:
            self._fail(msg, 'unexpectedly None')

    def assertIn(self, member, container, msg=None):
        """Fail unless the container has the member."""
        if member not in container:
            self._fail(msg, f'{_short_repr(member)} not found in {_short_repr(container)}')

    def assertNotIn(self, member, container, msg=None):
        """Fail if the container has the member."""
        if member in container:
            self._fail(msg, f'{_short_repr(member)} unexpectedly found in {_short_repr(container)}')

    def assertIsInstance(self, obj, cls, msg=None):
        """Fail unless the object is an instance of the class."""
        if not isinstance(obj, cls):
            self._fail(msg, f'{_short_repr(obj)} is not an instance of {cls!r}')

    def assertNotIsInstance(self, obj, cls, msg=None):
        """Fail if the object is an instance of the class."""
        if isinstance(obj, cls):
            self._fail(msg, f'{_short_repr(obj)} is an instance of {cls!r}')

    # -- equality

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            found = self._type_equality_funcs.get(type(first))
            if found is not None:
                return getattr(self, found) if isinstance(found, str) else found
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self._fail(msg, '%s != %s' % _common_shorten(first, second))

    def assertEqual(self, first, second, msg=None):
        """Fail unless both are equal."""
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        """Fail if both are equal."""
        if not first != second:
            self._fail(msg, f'{_short_repr(first)} == {_short_repr(second)}')

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Fail unless both are equal when rounded, or no further apart than delta."""
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        diff = abs(first - second)
        if delta is not None:
            if diff <= delta:
                return
            standard = f'{_short_repr(first)} != {_short_repr(second)} within {_short_repr(delta)} delta ({_short_repr(diff)} difference)'
        else:
            places = 7 if places is None else places
            if round(diff, places) == 0:
                return
            standard = f'{_short_repr(first)} != {_short_repr(second)} within {places} places ({_short_repr(diff)} difference)'
        self._fail(msg, standard)

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Fail if both are equal when rounded, or no further apart than delta."""
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        diff = abs(first - second)
        if delta is not None:
            if not (first == second) and diff > delta:
                return
            standard = f'{_short_repr(first)} == {_short_repr(second)} within {_short_repr(delta)} delta ({_short_repr(diff)} difference)'
        else:
            places = 7 if places is None else places
            if not (first == second) and round(diff, places) != 0:
                return
            standard = f'{_short_repr(first)} == {_short_repr(second)} within {places} places'
        self._fail(msg, standard)

    def _diff(self, first, second):
        """Lines of both, marked; by difflib when the sandbox has it."""
        difflib = _optional('difflib')
        if difflib is not None:
            lines = list(difflib.ndiff(first, second))
            if first[:1] and first[0].endswith('\n'):
                return ''.join(lines).rstrip('\n')
            return '\n'.join(lines)
        start = 0
        while start < len(first) and start < len(second) and first[start] == second[start]:
            start += 1
        end = 0
        while end < len(first) - start and end < len(second) - start and first[-1 - end] == second[-1 - end]:
            end += 1
        lines = ['  ' + line for line in first[:start]]
        lines += ['- ' + line for line in first[start:len(first) - end]]
        lines += ['+ ' + line for line in second[start:len(second) - end]]
        lines += ['  ' + line for line in first[len(first) - end:]]
        return '\n'.join(line.rstrip('\n') for line in lines)

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Fail unless both sequences have equal items in the same order."""
        if seq_type is not None:
            name = seq_type.__name__
            if not isinstance(seq1, seq_type):
                raise self.failureException(f'First sequence is not a {name}: {_short_repr(seq1)}')
            if not isinstance(seq2, seq_type):
                raise self.failureException(f'Second sequence is not a {name}: {_short_repr(seq2)}')
        else:
            name = 'sequence'
        differing = None
        try:
            len1 = len(seq1)
        except (TypeError, NotImplementedError):
            differing = f'First {name} has no length.    Non-sequence?'
        if differing is None:
            try:
                len2 = len(seq2)
            except (TypeError, NotImplementedError):
                differing = f'Second {name} has no length.    Non-sequence?'
        if differing is None:
            if seq1 == seq2:
                return
            differing = '%ss differ: %s != %s\n' % ((name.capitalize(),) + _common_shorten(seq1, seq2))
            for index in range(min(len1, len2)):
                try:
                    item1 = seq1[index]
                except (TypeError, IndexError, NotImplementedError):
                    differing += f'\nUnable to index element {index} of first {name}\n'
                    break
                try:
                    item2 = seq2[index]
                except (TypeError, IndexError, NotImplementedError):
                    differing += f'\nUnable to index element {index} of second {name}\n'
                    break
                if item1 != item2:
                    differing += '\nFirst differing element %d:\n%s\n%s\n' % ((index,) + _common_shorten(item1, item2))
                    break
            else:
                if len1 == len2 and seq_type is None and type(seq1) != type(seq2):
                    return
            for longer, name1, more, less in ((seq1, 'First', len1, len2), (seq2, 'Second', len2, len1)):
                if more > less:
                    differing += f'\n{name1} {name} contains {more - less} additional elements.\n'
                    try:
                        differing += 'First extra element %d:\n%s\n' % (less, _short_repr(longer[less]))
                    except (TypeError, IndexError, NotImplementedError):
                        differing += f'Unable to index element {less} of {name1.lower()} {name}\n'
        diff = '\n' + self._diff([_short_repr(seq1)], [_short_repr(seq2)])
        self.fail(self._formatMessage(msg, self._truncateMessage(differing, diff)))

    def assertListEqual(self, list1, list2, msg=None):
        """Fail unless both lists are equal."""
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        """Fail unless both tuples are equal."""
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        """Fail unless both sets are equal."""
        try:
            difference1 = set1.difference(set2)
        except TypeError as e:
            self.fail(f'invalid type when attempting set difference: {e}')
        except AttributeError as e:
            self.fail(f'first argument does not support set difference: {e}')
        try:
            difference2 = set2.difference(set1)
        except TypeError as e:
            self.fail(f'invalid type when attempting set difference: {e}')
        except AttributeError as e:
            self.fail(f'second argument does not support set difference: {e}')
        if not (difference1 or difference2):
            return
        lines = []
        if difference1:
            lines.append('Items in the first set but not the second:')
            lines.extend(repr(item) for item in difference1)
        if difference2:
            lines.append('Items in the second set but not the first:')
            lines.extend(repr(item) for item in difference2)
        self._fail(msg, '\n'.join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        """Fail unless both dicts are equal."""
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            standard = '%s != %s' % _common_shorten(d1, d2)
            diff = '\n' + self._diff([repr(d1)], [repr(d2)])
            self._fail(msg, self._truncateMessage(standard, diff))

    def assertMultiLineEqual(self, first, second, msg=None):
        """Fail unless both texts are equal."""
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        standard = '%s != %s' % _common_shorten(first, second)
        lines1 = first.splitlines(keepends=True)
        lines2 = second.splitlines(keepends=True)
        if len(lines1) == 1 and first.strip('\r\n') == first:
            lines1 = [first + '\n']
            lines2 = [second + '\n'] if len(lines2) <= 1 else lines2
        diff = '\n' + self._diff(lines1, lines2) + '\n'
        self._fail(msg, self._truncateMessage(standard, diff))

    def assertCountEqual(self, first, second, msg=None):
        """Fail unless both have the same items, each as often, in any order."""
        left, right = list(first), list(second)
        missing = []
        rest = list(right)
        for item in left:
            for index, other in enumerate(rest):
                if item is other or item == other:
                    del rest[index]
                    break
            else:
                missing.append(item)
        if not missing and not rest:
            return

        def count(items, item):
            return sum(1 for other in items if other is item or other == item)

        lines = []
        seen = []
        for item in missing + rest:
            if any(other is item or other == item for other in seen):
                continue
            seen.append(item)
            lines.append(f'First has {count(left, item)}, Second has {count(right, item)}:  {item!r}')
        self._fail(msg, self._truncateMessage('Element counts were not equal:\n', '\n'.join(lines)))

    # -- order

    def assertLess(self, a, b, msg=None):
        """Fail unless a < b."""
        if not a < b:
            self._fail(msg, f'{_short_repr(a)} not less than {_short_repr(b)}')

    def assertLessEqual(self, a, b, msg=None):
        """Fail unless a <= b."""
        if not a <= b:
            self._fail(msg, f'{_short_repr(a)} not less than or equal to {_short_repr(b)}')

    def assertGreater(self, a, b, msg=None):
        """Fail unless a > b."""
        if not a > b:
            self._fail(msg, f'{_short_repr(a)} not greater than {_short_repr(b)}')

    def assertGreaterEqual(self, a, b, msg=None):
        """Fail unless a >= b."""
        if not a >= b:
            self._fail(msg, f'{_short_repr(a)} not greater than or equal to {_short_repr(b)}')

    # -- exceptions and text

    def assertRaises(self, expected_exception, *args, **kwargs):
        """Fail unless the exception is raised: by a call, or in a with block when there is none."""
        return _AssertRaisesContext(expected_exception, self).handle('assertRaises', args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """Fail unless the exception is raised and its text matches."""
        return _AssertRaisesContext(expected_exception, self, expected_regex).handle('assertRaisesRegex', args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        """For programs that expect warnings; the sandbox gives none."""
        return _AssertWarnsContext(expected_warning, self).handle('assertWarns', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        """For programs that expect warnings; the sandbox gives none."""
        return _AssertWarnsContext(expected_warning, self, expected_regex).handle('assertWarnsRegex', args, kwargs)

    def assertLogs(self, logger=None, level=None):
        """Fail unless something is logged at the level or above while the with statement runs."""
        return _AssertLogsContext(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        """Fail if something is logged at the level or above while the with statement runs."""
        return _AssertLogsContext(self, logger, level, True)

    def assertRegex(self, text, expected_regex, msg=None):
        """Fail unless the pattern occurs in the text."""
        if not _matches(expected_regex, text):
            self._fail(msg, f"Regex didn't match: {_pattern_text(expected_regex)!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        """Fail if the pattern occurs in the text."""
        if _matches(unexpected_regex, text):
            self._fail(msg, f'Regex matched: {_pattern_text(unexpected_regex)!r} matches {_pattern_text(unexpected_regex)!r} in {text!r}')


class FunctionTestCase(TestCase):
    """A test that is a function."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._setUpFunc = setUp
        self._tearDownFunc = tearDown
        self._testFunc = testFunc
        self._description = description

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return (self._setUpFunc, self._tearDownFunc, self._testFunc, self._description) == (
            other._setUpFunc, other._tearDownFunc, other._testFunc, other._description)

    def __hash__(self):
        return hash((type(self), self._setUpFunc, self._tearDownFunc, self._testFunc, self._description))

    def __str__(self):
        return f'unittest.case.{self.__class__.__qualname__} ({self._testFunc.__name__})' if type(self) is FunctionTestCase else f'{_qualified(self.__class__)} ({self._testFunc.__name__})'

    def __repr__(self):
        return f'<{_qualified(self.__class__)} tec={self._testFunc}>'

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc.split('\n')[0].strip() if doc else None


# ----------------------------------------------------------------------------------------------------------------- suites

class IsolatedAsyncioTestCase(TestCase):
    """A test whose methods may be coroutines; each runs on an event loop of its own."""

    def __init__(self, methodName='runTest'):
        super().__init__(methodName)
        self._runner = None

    async def asyncSetUp(self):
        """Before each test, on the loop."""

    async def asyncTearDown(self):
        """After each test, on the loop."""

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        """Add a coroutine function to be awaited when the test is over."""
        self.addCleanup(self._await, func, args, kwargs)

    async def enterAsyncContext(self, cm):
        """Enter an asynchronous context manager until the test is over."""
        cls = type(cm)
        try:
            enter, leave = cls.__aenter__, cls.__aexit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the asynchronous context "
                            f"manager protocol") from None
        result = await enter(cm)
        self.addAsyncCleanup(leave, cm, None, None, None)
        return result

    def _await(self, func, args=(), kwargs={}):
        import inspect
        result = func(*args, **kwargs)
        if not inspect.isawaitable(result):
            return result

        async def waiting():
            return await result

        return self._runner.run(waiting())

    def _callSetUp(self):
        self._runner.get_loop()
        self.setUp()
        self._await(self.asyncSetUp)

    def _callTestMethod(self, method):
        self._await(method)

    def _callTearDown(self):
        self._await(self.asyncTearDown)
        self.tearDown()

    def run(self, result=None):
        """Run the test on an event loop of its own."""
        import asyncio
        self._runner = asyncio.Runner(debug=True)
        try:
            return super().run(result)
        finally:
            self._runner.close()
            self._runner = None

    def debug(self):
        """Run the test on an event loop of its own; what goes wrong is raised."""
        import asyncio
        self._runner = asyncio.Runner(debug=True)
        try:
            super().debug()
        finally:
            self._runner.close()
            self._runner = None


class BaseTestSuite:
    """Tests that run one after the other."""

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f'<{_qualified(self.__class__)} tests={list(self)}>'

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum(test.countTestCases() for test in self)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f'{test!r} is not callable')
        if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
            raise TypeError('TestCases and TestSuites must be instantiated before passing them to addTest()')
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError('tests must be an iterable of tests, not a string')
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for test in self:
            if result.shouldStop:
                break
            test(result)
        return result

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for test in self:
            test.debug()


class _ErrorHolder:
    """Stands for setUpClass or tearDownClass in a result."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f'<ErrorHolder description={self.description!r}>'

    def __str__(self):
        return self.description

    def countTestCases(self):
        return 0


class TestSuite(BaseTestSuite):
    """Tests that run one after the other, with the hooks of their classes."""

    def run(self, result, debug=False):
        top = not getattr(result, '_testRunEntered', False)
        if top:
            result._testRunEntered = True
            result._previousTestClass = None
        for test in self:
            if result.shouldStop:
                break
            if isinstance(test, BaseTestSuite):
                test(result)
                continue
            cls = test.__class__
            if result._previousTestClass is not cls:
                self._leave_class(result)
                self._enter_class(cls, result)
            if getattr(cls, '_classSetupFailed', False):
                continue
            test(result)
        if top:
            self._leave_class(result)
            try:
                doModuleCleanups()
            except Exception as error:
                result.addError(_ErrorHolder('tearDownModule'), (type(error), error, error.__traceback__))
            result._testRunEntered = False
        return result

    def _enter_class(self, cls, result):
        result._previousTestClass = cls
        if getattr(cls, '__unittest_skip__', False):
            return
        try:
            cls._classSetupFailed = False
        except TypeError:
            pass
        set_up = getattr(cls, 'setUpClass', None)
        if set_up is None:
            return
        try:
            set_up()
        except Exception as error:
            cls._classSetupFailed = True
            self._class_error(result, error, 'setUpClass', cls)
            self._class_cleanups(cls, result, 'setUpClass')

    def _leave_class(self, result):
        cls = result._previousTestClass
        result._previousTestClass = None
        if cls is None or getattr(cls, '_classSetupFailed', False) or getattr(cls, '__unittest_skip__', False):
            return
        tear_down = getattr(cls, 'tearDownClass', None)
        if tear_down is not None:
            try:
                tear_down()
            except Exception as error:
                self._class_error(result, error, 'tearDownClass', cls)
        self._class_cleanups(cls, result, 'tearDownClass')

    def _class_cleanups(self, cls, result, name):
        clean = getattr(cls, 'doClassCleanups', None)
        if clean is None:
            return
        clean()
        for info in cls.tearDown_exceptions:
            result.addError(_ErrorHolder(f'{name} ({_qualified(cls)})'), info)

    def _class_error(self, result, error, name, cls):
        holder = _ErrorHolder(f'{name} ({_qualified(cls)})')
        if isinstance(error, SkipTest):
            result.addSkip(holder, str(error))
        else:
            result.addError(holder, (type(error), error, error.__traceback__))


# ---------------------------------------------------------------------------------------------------------------- results

class TestResult:
    """What happened in a run."""

    _previousTestClass = None
    _testRunEntered = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.collectedDurations = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False

    def startTestRun(self):
        """Before all tests."""

    def stopTestRun(self):
        """After all tests."""

    def startTest(self, test):
        """Before each test."""
        self.testsRun += 1

    def stopTest(self, test):
        """After each test."""

    def _text(self, err, test):
        return _format_exception(err[1]) if err[1] is not None else ''

    def addError(self, test, err):
        self.errors.append((test, self._text(err, test)))
        if self.failfast:
            self.stop()

    def addFailure(self, test, err):
        self.failures.append((test, self._text(err, test)))
        if self.failfast:
            self.stop()

    def addSubTest(self, test, subtest, err):
        if err is None:
            return
        if self.failfast:
            self.stop()
        into = self.failures if issubclass(err[0], test.failureException) else self.errors
        into.append((subtest, self._text(err, test)))

    def addSuccess(self, test):
        """The test came to its end."""

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text(err, test)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        if self.failfast:
            self.stop()

    def addDuration(self, test, elapsed):
        self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        return not self.failures and not self.errors and not self.unexpectedSuccesses

    def stop(self):
        """No further tests."""
        self.shouldStop = True

    def __repr__(self):
        return f'<{_qualified(self.__class__)} run={self.testsRun} errors={len(self.errors)} failures={len(self.failures)}>'


class _Stream:
    """What a runner writes to: a stream of the program, or the sandbox's stderr."""

    def __init__(self, stream):
        self.stream = stream

    def write(self, text):
        if self.stream is None:
            _write_stderr(text)
        else:
            self.stream.write(text)

    def writeln(self, text=''):
        self.write(text + '\n')

    def flush(self):
        flush = getattr(self.stream, 'flush', None)
        if flush is not None:
            flush()


class TextTestResult(TestResult):
    """A result that prints each test."""

    separator1 = '=' * 70
    separator2 = '-' * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream if isinstance(stream, _Stream) else _Stream(stream)
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.descriptions = descriptions
        self._open_line = False

    def getDescription(self, test):
        doc = test.shortDescription()
        return f'{test}\n{doc}' if self.descriptions and doc else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(f'{self.getDescription(test)} ... ')
            self._open_line = True

    def _report(self, word, letter, subtest=None):
        if self.showAll:
            if subtest is not None:
                if self._open_line:
                    self.stream.writeln()
                self.stream.write(f'  {self.getDescription(subtest)} ... ')
            elif not self._open_line:
                self.stream.write('... ')
            self.stream.writeln(word)
            self._open_line = False
        elif self.dots:
            self.stream.write(letter)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            if issubclass(err[0], subtest.failureException):
                self._report('FAIL', 'F', subtest)
            else:
                self._report('ERROR', 'E', subtest)
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._report('ok', '.')

    def addError(self, test, err):
        super().addError(test, err)
        self._report('ERROR', 'E')

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._report('FAIL', 'F')

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._report(f'skipped {reason!r}', 's', test if isinstance(test, _SubTest) else None)

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._report('expected failure', 'x')

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._report('unexpected success', 'u')

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
        self.printErrorList('ERROR', self.errors)
        self.printErrorList('FAIL', self.failures)
        if self.unexpectedSuccesses:
            self.stream.writeln(self.separator1)
            for test in self.unexpectedSuccesses:
                self.stream.writeln(f'UNEXPECTED SUCCESS: {self.getDescription(test)}')

    def printErrorList(self, flavour, errors):
        for test, text in errors:
            self.stream.writeln(self.separator1)
            self.stream.writeln(f'{flavour}: {self.getDescription(test)}')
            self.stream.writeln(self.separator2)
            self.stream.writeln(text)


class TextTestRunner:
    """Runs tests and prints what happened."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None, *, tb_locals=False, durations=None):
        self.stream = _Stream(stream)
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.warnings = warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        result = self._makeResult()
        result.failfast = self.failfast
        result.buffer = self.buffer
        result.startTestRun()
        try:
            test(result)
        finally:
            result.stopTestRun()
        result.printErrors()
        self.stream.writeln(result.separator2 if hasattr(result, 'separator2') else '-' * 70)
        count = result.testsRun
        self.stream.writeln(f'Ran {count} test{"" if count == 1 else "s"} in 0.000s')
        self.stream.writeln()
        notes = []
        if not result.wasSuccessful():
            self.stream.write('FAILED')
            if result.failures:
                notes.append(f'failures={len(result.failures)}')
            if result.errors:
                notes.append(f'errors={len(result.errors)}')
        elif count == 0 and not result.skipped:
            self.stream.write('NO TESTS RAN')
        else:
            self.stream.write('OK')
        if result.skipped:
            notes.append(f'skipped={len(result.skipped)}')
        if result.expectedFailures:
            notes.append(f'expected failures={len(result.expectedFailures)}')
        if result.unexpectedSuccesses:
            notes.append(f'unexpected successes={len(result.unexpectedSuccesses)}')
        self.stream.write(f' ({", ".join(notes)})\n' if notes else '\n')
        self.stream.flush()
        return result


# ---------------------------------------------------------------------------------------------------------------- loading

class TestLoader:
    """Finds tests in classes and modules."""

    testMethodPrefix = 'test'
    testNamePatterns = None
    suiteClass = TestSuite

    def __init__(self):
        self.errors = []

    def sortTestMethodsUsing(self, a, b):
        return (a > b) - (a < b)

    def getTestCaseNames(self, testCaseClass):
        return sorted(
            name for name in dir(testCaseClass)
            if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name)))

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, TestSuite):
            raise TypeError('Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?')
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, 'runTest'):
            names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def _from_namespace(self, namespace):
        tests = []
        for name in sorted(namespace):
            obj = namespace[name]
            if isinstance(obj, type) and issubclass(obj, TestCase) and obj not in (TestCase, FunctionTestCase):
                tests.append(self.loadTestsFromTestCase(obj))
        suite = self.suiteClass(tests)
        load_tests = namespace.get('load_tests')
        return suite if load_tests is None else load_tests(self, suite, None)

    def loadTestsFromModule(self, module, *, pattern=None):
        return self._from_namespace(module if isinstance(module, dict) else vars(module))

    def loadTestsFromName(self, name, module=None):
        parts = name.split('.')
        if module is None:
            namespace = _main_globals()
            if parts[0] == namespace.get('__name__'):
                del parts[0]
        else:
            namespace = module if isinstance(module, dict) else vars(module)
        parent = None
        if not parts:
            return self._from_namespace(namespace)
        if parts[0] not in namespace:
            raise AttributeError(f"module '{namespace.get('__name__')}' has no attribute '{parts[0]}'")
        obj = namespace[parts[0]]
        for part in parts[1:]:
            parent, obj = obj, getattr(obj, part)
        if isinstance(obj, type) and issubclass(obj, TestCase):
            return self.loadTestsFromTestCase(obj)
        if isinstance(parent, type) and issubclass(parent, TestCase):
            return self.suiteClass([parent(parts[-1])])
        if isinstance(obj, TestSuite):
            return obj
        if callable(obj):
            test = obj()
            if isinstance(test, TestSuite):
                return test
            if isinstance(test, TestCase):
                return self.suiteClass([test])
            raise TypeError(f'calling {obj} returned {test}, not a test')
        raise TypeError(f"don't know how to make test from: {obj}")

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])


defaultTestLoader = TestLoader()


class TestProgram:
    """What main() is: runs the tests of the program."""

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *,
                 tb_locals=False, durations=None):
        namespace = _main_globals() if module is None or isinstance(module, str) else vars(module)
        for option in (argv or ())[1:]:
            if option in ('-v', '--verbose'):
                verbosity = 2
            elif option in ('-q', '--quiet'):
                verbosity = 0
            elif option in ('-f', '--failfast'):
                failfast = True
        names = [option for option in (argv or ())[1:] if not option.startswith('-')] or defaultTest
        if names is None:
            self.test = testLoader.loadTestsFromModule(namespace)
        else:
            self.test = testLoader.loadTestsFromNames([names] if isinstance(names, str) else names, namespace)
        if testRunner is None:
            testRunner = TextTestRunner
        if isinstance(testRunner, type):
            testRunner = testRunner(verbosity=verbosity, failfast=bool(failfast), buffer=bool(buffer))
        self.result = testRunner.run(self.test)
        if exit:
            if self.result.testsRun == 0 and not self.result.skipped:
                raise SystemExit(5)
            raise SystemExit(0 if self.result.wasSuccessful() else 1)


main = TestProgram
