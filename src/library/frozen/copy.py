# copy (library reference, "copy"): the part that asks the objects' own hooks. Plain values are copied natively.

from _copy import _deepcopy, _noted, _remember, _shallow
from _types import MethodType
from copyreg import dispatch_table

__all__ = ['Error', 'copy', 'deepcopy', 'replace']


class Error(Exception):
    pass


error = Error

_NOTHING = object()


def copy(x):
    """A shallow copy of an object."""
    made = _shallow(x)
    if made is not NotImplemented:
        return made
    cls = type(x)
    if x is NotImplemented or issubclass(cls, type):
        return x
    copier = getattr(cls, '__copy__', None)
    if copier is not None:
        return copier(x)
    parts = _reduced(x, cls)
    if isinstance(parts, str):
        return x
    return _reconstruct(x, None, *parts)


def deepcopy(x, memo=None):
    """A deep copy of an object: what it contains is copied too, each thing once."""
    if memo is not None:
        made = _noted(memo, x, _NOTHING)
        if made is not _NOTHING:
            return made
    return _deepcopy(x, memo, _deep)


def _deep(x, memo):
    made = _noted(memo, x, _NOTHING)
    if made is not _NOTHING:
        return made
    cls = type(x)
    if issubclass(cls, type):
        return x
    copier = getattr(x, '__deepcopy__', None)
    if copier is not None:
        made = copier(memo)
    elif cls is MethodType:
        made = cls(x.__func__, deepcopy(x.__self__, memo))
    else:
        parts = _reduced(x, cls)
        if isinstance(parts, str):
            return x
        made = _reconstruct(x, memo, *parts)
    return _remember(memo, x, made)


def _reduced(x, cls):
    registered = dispatch_table.get(cls)
    if registered is not None:
        return registered(x)
    reduce = getattr(cls, '__reduce_ex__', None)
    if reduce is not None:
        return reduce(x, 4)
    reduce = getattr(cls, '__reduce__', None)
    if reduce is not None:
        return reduce(x)
    raise Error(f'un(deep)copyable object of type {cls}')


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None):
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    made = func(*args)
    if deep:
        _remember(memo, x, made)

    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(made, '__setstate__'):
            made.__setstate__(state)
        else:
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            else:
                slots = None
            if state is not None:
                made.__dict__.update(state)
            if slots is not None:
                for name, value in slots.items():
                    setattr(made, name, value)
    if listiter is not None:
        for item in listiter:
            made.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            made[key] = value
    return made


def replace(obj, /, **changes):
    """A copy of an object with some fields changed, by its class's __replace__."""
    cls = obj.__class__
    func = getattr(cls, '__replace__', None)
    if func is None:
        raise TypeError(f'replace() does not support {cls.__name__} objects')
    return func(obj, **changes)
