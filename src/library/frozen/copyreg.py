# copyreg (library reference, "copyreg"): how copy takes apart objects of classes that do not say so themselves.

__all__ = ['pickle', 'constructor', 'add_extension', 'remove_extension', 'clear_extension_cache']

dispatch_table = {}
_extensions = {}
_codes = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Have objects of a class taken apart by a function."""
    if not callable(pickle_function):
        raise TypeError('reduction functions must be callable')
    dispatch_table[ob_type] = pickle_function
    try:
        # For copy, which else copies instances of a class without hooks natively.
        ob_type.__copyreg__ = True
    except TypeError:
        pass
    if constructor_ob is not None:
        constructor(constructor_ob)


def pickle_complex(c):
    return complex, (c.real, c.imag)


def pickle_union(obj):
    import functools
    import operator
    return functools.reduce, (operator.or_, obj.__args__)


def constructor(object):
    """Check that it can be called."""
    if not callable(object):
        raise TypeError('constructors must be callable')


def add_extension(module, name, code):
    """Register a code for a name."""
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError('code out of range')
    key = (module, name)
    if _extensions.get(key) == code and _codes.get(code) == key:
        return
    if key in _extensions:
        raise ValueError(f'key {key} is already registered with code {_extensions[key]}')
    if code in _codes:
        raise ValueError(f'code {code} is already in use for key {_codes[code]}')
    _extensions[key] = code
    _codes[code] = key


def remove_extension(module, name, code):
    """Forget a code."""
    key = (module, name)
    if _extensions.get(key) != code or _codes.get(code) != key:
        raise ValueError(f'key {key} is not registered with code {code}')
    del _extensions[key]
    del _codes[code]


def clear_extension_cache():
    """There is no cache."""
