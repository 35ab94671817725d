"""The parts of sys that say what the interpreter is; the rest is not applicable."""

from _na import NotApplicable, Placeholder, refuse
from _yardstick import describe, exception, recursion_limit, set_recursion_limit, write

__all__ = ['maxsize', 'maxunicode', 'float_info', 'int_info', 'hash_info', 'byteorder', 'exc_info', 'exception']

maxsize = 2 ** 63 - 1
maxunicode = 0x10ffff
byteorder = 'little'
platform = 'linux'
version = '3.13.0 (coluber)'
hexversion = 0x030d00f0
float_repr_style = 'short'
executable = ''
path = []
argv = ['test']
warnoptions = []
copyright = ''
pycache_prefix = None


class _Stream:
    encoding = 'utf-8'
    errors = 'strict'

    def __init__(self, name):
        self.name = f'<{name}>'
        self._stream = name

    def write(self, text):
        write(self._stream, text)
        return len(text)

    def flush(self):
        """Nothing is held back."""

    def isatty(self):
        return False

    def fileno(self):
        raise NotApplicable('needs files')


class _Record:
    def __init__(self, **fields):
        self.__dict__.update(fields)


float_info = _Record(max=1.7976931348623157e+308, max_exp=1024, max_10_exp=308, min=2.2250738585072014e-308, min_exp=-1021,
                     min_10_exp=-307, dig=15, mant_dig=53, epsilon=2.220446049250313e-16, radix=2, rounds=1)
int_info = _Record(bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300, str_digits_check_threshold=640)
hash_info = _Record(width=64, modulus=2 ** 61 - 1, inf=314159, nan=0, imag=1000003, algorithm='siphash13')
version_info = (3, 13, 0, 'final', 0)
implementation = _Record(name='coluber', cache_tag='coluber-313')
flags = _Record(optimize=0, dev_mode=False, bytes_warning=0, utf8_mode=0, no_debug_ranges=0, int_max_str_digits=4300)
_xoptions = {}
stdout = __stdout__ = _Stream('stdout')
stderr = __stderr__ = _Stream('stderr')
stdin = Placeholder('stdin')
modules = Placeholder('sys.modules')


def exc_info():
    error = exception()
    return (None, None, None) if error is None else (type(error), error, error.__traceback__)


getrecursionlimit = recursion_limit
setrecursionlimit = set_recursion_limit


def intern(text):
    if type(text) is not str:
        raise TypeError(f'intern() argument must be str, not {type(text).__name__}')
    return text


def getdefaultencoding():
    return 'utf-8'


def getfilesystemencoding():
    return 'utf-8'


def get_int_max_str_digits():
    return 4300


def set_int_max_str_digits(digits):
    if digits != 4300:
        raise NotApplicable('divergence int-digits-limit-is-fixed')


def excepthook(kind, error, traceback):
    write('stderr', describe(error))


__excepthook__ = excepthook


def gettrace():
    return None


def getprofile():
    return None


def is_finalizing():
    return False


def _is_gil_enabled():
    return True


def get_asyncgen_hooks():
    return (None, None)


settrace = setprofile = refuse('needs tracing')
getrefcount = refuse('needs reference counts')
getsizeof = refuse('needs sizes of C structs')
_getframe = refuse('needs frames')
_clear_internal_caches = _clear_type_cache = refuse('needs sys internals')


def __getattr__(name):
    if name.startswith('__') and name.endswith('__') or name.startswith('undefined') or name in ('gettotalrefcount', 'getobjects', 'last_exc', 'last_value', 'getandroidapilevel'):
        raise AttributeError(f"module 'sys' has no attribute '{name}'")
    return Placeholder(f'sys.{name}')
