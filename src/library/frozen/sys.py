"""What a program may know about the interpreter that runs it."""
import _sys
from _types import ModuleType, _builtins
from io import TextIOBase as _TextIOBase, UnsupportedOperation as _Unsupported


def _make_record(name, fields):
    """A tuple class with named fields, shown as CPython shows its structure sequences."""

    class record(tuple):
        __slots__ = ()

        def __repr__(self):
            shown = ', '.join(f'{field}={value!r}' for field, value in zip(fields, self))
            return f'sys.{name}({shown})'

    for index, field in enumerate(fields):
        setattr(record, field, property(lambda self, index=index: self[index]))
    record.__name__ = record.__qualname__ = name
    record.__module__ = 'sys'
    record.n_fields = record.n_sequence_fields = len(fields)
    record.n_unnamed_fields = 0
    record.__match_args__ = fields
    return record


version_info = _make_record('version_info', ('major', 'minor', 'micro', 'releaselevel', 'serial'))((3, 13, 0, 'final', 0))
hexversion = 0x030d00f0
api_version = 1013
version = '3.13.0 (coluber)'
copyright = ''
platform = 'coluber'
byteorder = 'little'
maxsize = 9223372036854775807
maxunicode = 1114111
float_repr_style = 'short'
executable = ''
prefix = exec_prefix = base_prefix = base_exec_prefix = ''
path = []
argv = ['']
orig_argv = ['']
warnoptions = []
dont_write_bytecode = True
builtin_module_names = ()
ps1 = '>>> '
ps2 = '... '

float_info = _make_record('float_info', (
    'max', 'max_exp', 'max_10_exp', 'min', 'min_exp', 'min_10_exp', 'dig', 'mant_dig', 'epsilon', 'radix', 'rounds',
))((1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16, 2, 1))
int_info = _make_record('int_info', (
    'bits_per_digit', 'sizeof_digit', 'default_max_str_digits', 'str_digits_check_threshold',
))((30, 4, 4300, 640))
hash_info = _make_record('hash_info', (
    'width', 'modulus', 'inf', 'nan', 'imag', 'algorithm', 'hash_bits', 'seed_bits', 'cutoff',
))((64, 2305843009213693951, 314159, 0, 1000003, 'siphash13', 64, 128, 0))
thread_info = _make_record('thread_info', ('name', 'lock', 'version'))(('none', None, None))
flags = _make_record('flags', (
    'debug', 'inspect', 'interactive', 'optimize', 'dont_write_bytecode', 'no_user_site', 'no_site',
    'ignore_environment', 'verbose', 'bytes_warning', 'quiet', 'hash_randomization', 'isolated', 'dev_mode',
    'utf8_mode', 'warn_default_encoding', 'safe_path', 'int_max_str_digits',
))((0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, False, 1, 0, True, 4300))


class _Namespace:
    def __init__(self, **names):
        self.__dict__.update(names)

    def __repr__(self):
        return 'namespace(' + ', '.join(f'{name}={value!r}' for name, value in self.__dict__.items()) + ')'


_Namespace.__name__ = _Namespace.__qualname__ = 'SimpleNamespace'
_Namespace.__module__ = 'types'
_asyncgen_hooks = lambda *hooks: _make_record('asyncgen_hooks', ('firstiter', 'finalizer'))(hooks)
abiflags = ''
platlibdir = 'lib'
pycache_prefix = None
meta_path = []
path_hooks = []
path_importer_cache = {}
implementation = _Namespace(name='coluber', cache_tag=None, version=version_info, hexversion=hexversion)


class _Output(_TextIOBase):
    """A stream of the sandbox: what is written goes to the host."""

    encoding = 'utf-8'
    errors = 'strict'
    line_buffering = False

    def __init__(self, name, write):
        self.name = name
        self.mode = 'w'
        self._write = write

    def writable(self):
        return True

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {type(text).__name__}')
        self._write(text)
        return len(text)

    def read(self, size=-1, /):
        raise _Unsupported('not readable')

    readline = read

    def flush(self):
        pass

    def close(self):
        pass

    def reconfigure(self, **options):
        pass

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode='w' encoding='utf-8'>"


_Output.__name__ = _Output.__qualname__ = 'TextIOWrapper'
_Output.__module__ = '_io'


class _Input(_TextIOBase):
    """Standard input, read by the line with input()."""

    encoding = 'utf-8'
    errors = 'strict'
    name = '<stdin>'
    mode = 'r'

    def readable(self):
        return True

    def readline(self, size=-1, /):
        try:
            return _builtins.input() + '\n'
        except EOFError:
            return ''

    def read(self, size=-1, /):
        return ''.join(self)

    def write(self, text, /):
        raise _Unsupported('not writable')

    def flush(self):
        pass

    def close(self):
        pass

    def __repr__(self):
        return "<_io.TextIOWrapper name='<stdin>' mode='r' encoding='utf-8'>"


_Input.__name__ = _Input.__qualname__ = 'TextIOWrapper'
_Input.__module__ = '_io'

stdout = __stdout__ = _Output('<stdout>', _sys.write_stdout)
stderr = __stderr__ = _Output('<stderr>', _sys.write_stderr)
stdin = __stdin__ = _Input()

exit = _sys.exit
exc_info = _sys.exc_info
exception = _sys.exception
getrecursionlimit = _sys.getrecursionlimit
setrecursionlimit = _sys.setrecursionlimit
getsizeof = _sys.getsizeof
intern = _sys.intern
getrefcount = _sys.getrefcount


def get_int_max_str_digits():
    "Return the maximum string digits limit for non-binary int<->str conversions."
    return 4300


def getdefaultencoding():
    "Return the current default encoding used by the Unicode implementation."
    return 'utf-8'


def getfilesystemencoding():
    return 'utf-8'


def getfilesystemencodeerrors():
    return 'surrogateescape'


def is_finalizing():
    return False


def gettrace():
    return None


def getprofile():
    return None


def set_int_max_str_digits(maxdigits):
    "The limit of digits is the sandbox's: it can only be set to what it is."
    if maxdigits not in (0, 4300) and maxdigits < 640:
        raise ValueError('maxdigits must be 0 or larger than 640')


def setswitchinterval(interval, /):
    "There is nothing to switch between."
    if interval <= 0:
        raise ValueError('switch interval must be strictly positive')


def get_asyncgen_hooks():
    return _asyncgen_hooks(None, None)


def excepthook(exctype, value, traceback, /):
    "Handle an exception by displaying it with a traceback on sys.stderr."
    import traceback as _traceback
    _traceback.print_exception(exctype, value, traceback)


def unraisablehook(unraisable, /):
    "Nothing is unraisable here."


def getallocatedblocks():
    return 0


def getunicodeinternedsize(*, _only_immortal=False):
    return 0


def audit(event, /, *args):
    "Nobody listens."


def getswitchinterval():
    return 0.005


def displayhook(value, /):
    "Print an object to sys.stdout and also save it in builtins._"
    if value is not None:
        print(repr(value))


def __getattr__(name):
    if name == 'modules':
        return _sys.modules()
    raise AttributeError(f"module 'sys' has no attribute '{name}'", name=name)
