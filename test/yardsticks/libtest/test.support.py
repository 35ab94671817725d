"""What the tests ask of test.support, as far as a sandbox can say."""

import unittest
from _na import NotApplicable, needs, refuse
from _yardstick import begin_capture, end_capture

verbose = 0
use_resources = None
failfast = False
HAVE_DOCSTRINGS = True
MISSING_C_DOCSTRINGS = False
MAX_Py_ssize_t = 2 ** 63 - 1
SHORT_TIMEOUT = 30.0
LONG_TIMEOUT = 300.0
LOOPBACK_TIMEOUT = 5.0
NHASHBITS = 64
Py_DEBUG = False
Py_TRACE_REFS = False
Py_GIL_DISABLED = False
PIPE_MAX_SIZE = 65536
has_fork_support = has_subprocess_support = False
is_wasi = is_emscripten = is_jython = is_android = is_apple = is_apple_mobile = False
check_sizeof = calcobjsize = calcvobjsize = refuse('needs sizes of C structs')


class Error(Exception):
    pass


class TestFailed(Error):
    pass


class ResourceDenied(unittest.SkipTest):
    pass


def _same(test):
    return test


def _plain_decorator(*args, **kwargs):
    return _same


requires_IEEE_754 = requires_docstrings = impl_neutral = requires_specialization = _same
run_with_locale = run_with_tz = _plain_decorator
no_tracing = skip_if_sanitizer = _same
requires_limited_api = needs('needs the C API')
requires_debug_ranges = requires_working_socket_decorator = _plain_decorator
refcount_test = needs('needs reference counts')
bigaddrspacetest = needs('needs gigabytes of memory')
skip_if_suppress_immortalization = suppress_immortalization = _plain_decorator
requires_gil_enabled = expected_failure_if_gil_disabled = _plain_decorator
requires_subprocess = requires_fork = lambda: needs('needs subprocess')
requires_resource = _plain_decorator
run_in_subinterp = refuse('needs subinterpreters')
check_free_after_iterating = refuse('needs reference counts')
catch_unraisable_exception = refuse('needs __del__')
get_c_recursion_limit = lambda: 10_000
exceeds_recursion_limit = lambda: 10_000
Py_C_RECURSION_LIMIT = 10_000


def cpython_only(test):
    """Of CPython's own making: run all the same, and a failure does not count."""
    test.__cpython_only__ = True
    return test


def impl_detail(msg=None, **guards):
    return cpython_only


def check_impl_detail(**guards):
    return guards.get('cpython', not guards or not any(guards.values()))


def requires_working_socket(*, module=False):
    return None if module else _same


def bigmemtest(size, memuse, dry_run=True):
    def decorate(test):
        def wrapper(self):
            return test(self, 5147)
        wrapper.__name__ = test.__name__
        return wrapper
    return decorate


def get_attribute(obj, name):
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest(f'object {obj!r} has no attribute {name!r}')


def is_resource_enabled(resource):
    return resource != 'largefile'


def requires(resource, msg=None):
    """Everything that costs only time is allowed."""


def gc_collect():
    """Nothing is collected."""


class disable_gc:
    def __enter__(self):
        return None

    def __exit__(self, *info):
        return False


SuppressCrashReport = infinite_recursion = None


class _NoContext:
    def __init__(self, *args, **kwargs):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *info):
        return False


SuppressCrashReport = _NoContext


class infinite_recursion(_NoContext):
    def __init__(self, max_depth=None):
        pass


class adjust_int_max_str_digits:
    def __init__(self, digits):
        self.digits = digits

    def __enter__(self):
        if self.digits != 4300:
            raise NotApplicable('divergence int-digits-limit-is-fixed')

    def __exit__(self, *info):
        return False


set_recursion_limit = refuse('needs recursion limits of C')


class _Captured:
    def __init__(self, text=''):
        self.text = text

    def getvalue(self):
        return self.text

    def read(self):
        return self.text


class captured_output:
    def __init__(self, stream_name):
        self.stream_name = stream_name

    def __enter__(self):
        self.captured = _Captured()
        begin_capture(self.stream_name)
        return self.captured

    def __exit__(self, *info):
        self.captured.text = end_capture()
        return False


def captured_stdout():
    return captured_output('stdout')


def captured_stderr():
    return captured_output('stderr')


captured_stdin = refuse('needs stdin')


class swap_attr:
    def __init__(self, obj, attr, new_val):
        self.obj, self.attr, self.new = obj, attr, new_val

    def __enter__(self):
        self.had = hasattr(self.obj, self.attr)
        self.old = getattr(self.obj, self.attr, None)
        setattr(self.obj, self.attr, self.new)
        return self.old

    def __exit__(self, *info):
        if self.had:
            setattr(self.obj, self.attr, self.old)
        else:
            delattr(self.obj, self.attr)
        return False


class swap_item(swap_attr):
    def __enter__(self):
        self.had = self.attr in self.obj
        self.old = self.obj.get(self.attr)
        self.obj[self.attr] = self.new
        return self.old

    def __exit__(self, *info):
        if self.had:
            self.obj[self.attr] = self.old
        else:
            del self.obj[self.attr]
        return False


def run_code(code):
    namespace = {}
    lines = code.split('\n')
    while lines and not lines[0].strip():
        del lines[0]
    indent = len(lines[0]) - len(lines[0].lstrip()) if lines else 0
    exec('\n'.join(line[indent:] for line in lines), namespace)
    return namespace


def check_syntax_error(testcase, statement, errtext='', *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as cm:
        compile(statement, '<test string>', 'exec')
    error = cm.exception
    testcase.assertIsNotNone(error.lineno)
    if lineno is not None:
        testcase.assertEqual(error.lineno, lineno)
    testcase.assertIsNotNone(error.offset)
    if offset is not None:
        testcase.assertEqual(error.offset, offset)


def sortdict(mapping):
    return '{' + ', '.join('%r: %r' % pair for pair in sorted(mapping.items())) + '}'


def maybe_get_event_loop_policy():
    return None


def sleeping_retry(*args, **kwargs):
    yield 0


def patch(test_instance, object_to_patch, attr_name, new_value):
    old = getattr(object_to_patch, attr_name)
    test_instance.addCleanup(setattr, object_to_patch, attr_name, old)
    setattr(object_to_patch, attr_name, new_value)


class CPUStopwatch:
    """A clock that never passes judgement."""

    seconds = 1.0
    clock_info = None

    def __enter__(self):
        raise NotApplicable('needs a clock')

    def __exit__(self, *info):
        return False


def collision_stats(nbins, nballs):
    from math import expm1, log1p, sqrt
    n, k = nbins, nballs
    empty = n * (1 - 1 / n) ** k
    return k - n + empty, sqrt(max(empty * (1 - empty / n), 0.0))


class BrokenIter:
    """Raises at the asked moment of its iteration."""

    def __init__(self, init_raises=False, next_raises=False, iter_raises=False):
        if init_raises:
            1/0
        self.next_raises = next_raises
        self.iter_raises = iter_raises

    def __next__(self):
        if self.next_raises:
            1/0

    def __iter__(self):
        if self.iter_raises:
            1/0
        return self


class _AlwaysEqual:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NeverEqual:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


class _Largest:
    def __eq__(self, other):
        return isinstance(other, _Largest)

    def __lt__(self, other):
        return False

    def __le__(self, other):
        return self == other

    def __gt__(self, other):
        return not self == other

    def __ge__(self, other):
        return True


class _Smallest:
    def __eq__(self, other):
        return isinstance(other, _Smallest)

    def __gt__(self, other):
        return False

    def __ge__(self, other):
        return self == other

    def __lt__(self, other):
        return not self == other

    def __le__(self, other):
        return True


ALWAYS_EQ, NEVER_EQ, LARGEST, SMALLEST = _AlwaysEqual(), _NeverEqual(), _Largest(), _Smallest()


def __getattr__(name):
    if name.startswith('__') and name.endswith('__'):
        raise AttributeError(f"module 'test.support' has no attribute '{name}'")
    from _na import Placeholder
    return Placeholder(f'test.support.{name}')
