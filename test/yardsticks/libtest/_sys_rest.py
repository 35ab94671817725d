"""What tests ask of sys beyond the sandbox's own: the rest is not applicable."""

import sys
from _na import NotApplicable, Placeholder, refuse
from _yardstick import describe, recursion_limit, set_recursion_limit


def excepthook(kind, error, traceback):
    sys.stderr.write(describe(error))


__excepthook__ = excepthook
getrecursionlimit = recursion_limit
setrecursionlimit = set_recursion_limit
_xoptions = {}
pycache_prefix = None
argv = ['test']
stdin = Placeholder('stdin')
settrace = setprofile = refuse('needs tracing')
getrefcount = refuse('needs reference counts')
getsizeof = refuse('needs sizes of C structs')
_getframe = refuse('needs frames')
_clear_internal_caches = _clear_type_cache = refuse('needs sys internals')


def set_int_max_str_digits(digits):
    if digits != 4300:
        raise NotApplicable('divergence int-digits-limit-is-fixed')


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


_own = vars(sys).get('__getattr__')


def _rest(name):
    if _own is not None:
        try:
            return _own(name)
        except AttributeError:
            """Not the sandbox's."""
    if not name.isidentifier() or name.startswith('__') and name.endswith('__') or name.startswith('undefined') or name in ('gettotalrefcount', 'getobjects', 'last_exc', 'last_value', 'getandroidapilevel'):
        raise AttributeError(f"module 'sys' has no attribute '{name}'")
    return Placeholder(f'sys.{name}')


for _name, _value in list(globals().items()):
    if _name in ('set_int_max_str_digits', 'getrecursionlimit', 'setrecursionlimit') or not hasattr(sys, _name) and _name[0] != '_':
        setattr(sys, _name, _value)
for _name in ('_getframe', '_is_gil_enabled', '_clear_internal_caches', '_clear_type_cache', '_xoptions', '__excepthook__'):
    setattr(sys, _name, globals()[_name])
sys.__getattr__ = _rest

# CPython's tests put modules in the place of others: here the import statement does not look into it.
class _Modules(dict):
    def __missing__(self, name):
        return _own('modules')[name]

    def __contains__(self, name):
        return dict.__contains__(self, name) or name in _own('modules')

    def get(self, name, default=None):
        return self[name] if name in self else default


sys.modules = _Modules()
