# The frozen part of collections: namedtuple and Counter. deque, defaultdict and OrderedDict are native and already here.

from _abc import _is_mapping
from _collections import (
    _caller_module,
    _count_elements,
    _is_keyword,
    _make_tuple,
    _replaced,
    _second,
    _show_fields,
    _tuple_new_function,
    _tuplegetter,
    _zero,
)
from itertools import chain as _chain, repeat as _repeat, starmap as _starmap

__all__ = [
    'ChainMap',
    'Counter',
    'OrderedDict',
    'UserDict',
    'UserList',
    'UserString',
    'defaultdict',
    'deque',
    'namedtuple',
]


def __getattr__(name):
    # Classes that few programs use are made when they are asked for.
    global ChainMap, UserDict, UserList, UserString, abc
    if name in ('ChainMap', 'UserDict', 'UserList', 'UserString'):
        from _collections_user import ChainMap, UserDict, UserList, UserString
        return {'ChainMap': ChainMap, 'UserDict': UserDict, 'UserList': UserList, 'UserString': UserString}[name]
    if name == 'abc':
        from collections import abc
        return abc
    raise AttributeError(f"module 'collections' has no attribute {name!r}")


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Make a subclass of tuple whose items can be read as attributes too.

    field_names is a list of names or one string with the names separated by
    blanks or commas. With rename, names that are not allowed become _0, _1, ...
    defaults are for the last fields.
    """
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    field_names = [str(name) for name in field_names]
    typename = str(typename)

    seen = set()
    if rename:
        for index, name in enumerate(field_names):
            if not name.isidentifier() or _is_keyword(name) or name.startswith('_') or name in seen:
                field_names[index] = f'_{index}'
            seen.add(name)

    for name in [typename, *field_names]:
        if not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        if _is_keyword(name):
            raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')

    seen = set()
    for name in field_names:
        if name.startswith('_') and not rename:
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)

    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(field_names):
            raise TypeError('Got more default values than field names')
        field_defaults = dict(zip(field_names[len(field_names) - len(defaults):], defaults))

    field_names = tuple(field_names)
    count = len(field_names)

    def _make(cls, iterable):
        return _make_tuple(cls, iterable, count)

    def _replace(self, /, **kwds):
        result = self._make(_replaced(self, field_names, kwds))
        if kwds:
            raise TypeError(f'Got unexpected field names: {list(kwds)!r}')
        return result

    def __repr__(self):
        'The type name with the fields and their values.'
        return _show_fields(self.__class__.__name__, self, field_names)

    def _asdict(self):
        'A dict of the fields and their values.'
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        'The items as a plain tuple, for copies.'
        return tuple(self)

    _make.__doc__ = f'A new {typename} from the items of an iterable'
    _replace.__doc__ = f'A new {typename} with other values for some fields'
    for method in (_make, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f'{typename}.{method.__name__}'

    namespace = {
        '__doc__': f'{typename}({", ".join(field_names)})',
        '__slots__': (),
        '_fields': field_names,
        '_field_defaults': field_defaults,
        '__new__': _tuple_new_function(typename, field_names, defaults or ()),
        '_make': classmethod(_make),
        '__replace__': _replace,
        '_replace': _replace,
        '__repr__': __repr__,
        '_asdict': _asdict,
        '__getnewargs__': __getnewargs__,
        '__match_args__': field_names,
    }
    for index, name in enumerate(field_names):
        namespace[name] = _tuplegetter(index, f'Alias for field number {index}')

    result = type(typename, (tuple,), namespace)
    result.__module__ = _caller_module() if module is None else module
    return result


class Counter(dict):
    """A dict for counting hashable items: the items are keys, their counts values.

    Missing items count as zero.
    """

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    # The count of an item that is not there; native, since every look-up of such an item calls it.
    __missing__ = _zero

    def total(self):
        """Sum of the counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """The n most common items with their counts, the most common first; all of them without n."""
        if n is not None and not n >= 1:
            return []
        pairs = sorted(self.items(), key=_second, reverse=True)
        return pairs if n is None else pairs[:n]

    def elements(self):
        """An iterator over the items, each as often as it counts."""
        return _chain.from_iterable(_starmap(_repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        """Count the items of an iterable, or add the counts of a mapping."""
        if iterable is not None:
            if _is_mapping(iterable):
                if self:
                    get = self.get
                    for item, count in iterable.items():
                        self[item] = count + get(item, 0)
                else:
                    super().update(iterable)
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Take away counts, which may become zero or negative."""
        if iterable is not None:
            get = self.get
            if _is_mapping(iterable):
                for item, count in iterable.items():
                    self[item] = get(item, 0) - count
            else:
                for item in iterable:
                    self[item] = get(item, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        """A shallow copy."""
        return self.__class__(self)

    def __reduce__(self):
        return (self.__class__, (dict(self),))

    def __delitem__(self, elem):
        """Like dict.__delitem__, but a missing item is no error."""
        if elem in self:
            super().__delitem__(elem)

    def __repr__(self):
        if not self:
            return f'{self.__class__.__name__}()'
        try:
            entries = dict(self.most_common())
        except TypeError:
            # Counts that have no order.
            entries = dict(self)
        return f'{self.__class__.__name__}({entries!r})'

    def __eq__(self, other):
        """True when all counts agree; missing items count as zero."""
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[item] == other[item] for counts in (self, other) for item in counts)

    def __ne__(self, other):
        """True when some counts differ."""
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        """True when each count is at most the other's."""
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[item] <= other[item] for counts in (self, other) for item in counts)

    def __lt__(self, other):
        """True when each count is at most the other's, and some is less."""
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        """True when each count is at least the other's."""
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[item] >= other[item] for counts in (self, other) for item in counts)

    def __gt__(self, other):
        """True when each count is at least the other's, and some is more."""
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def __add__(self, other):
        """Add counts; what is not positive is left out."""
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for item, count in self.items():
            total = count + other[item]
            if total > 0:
                result[item] = total
        for item, count in other.items():
            if item not in self and count > 0:
                result[item] = count
        return result

    def __sub__(self, other):
        """Subtract counts; what is not positive is left out."""
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for item, count in self.items():
            rest = count - other[item]
            if rest > 0:
                result[item] = rest
        for item, count in other.items():
            if item not in self and count < 0:
                result[item] = 0 - count
        return result

    def __or__(self, other):
        """The larger of two counts; what is not positive is left out."""
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for item, count in self.items():
            theirs = other[item]
            larger = theirs if count < theirs else count
            if larger > 0:
                result[item] = larger
        for item, count in other.items():
            if item not in self and count > 0:
                result[item] = count
        return result

    def __and__(self, other):
        """The smaller of two counts; what is not positive is left out."""
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for item, count in self.items():
            theirs = other[item]
            smaller = count if count < theirs else theirs
            if smaller > 0:
                result[item] = smaller
        return result

    def __pos__(self):
        """The positive counts."""
        result = Counter()
        for item, count in self.items():
            if count > 0:
                result[item] = count
        return result

    def __neg__(self):
        """The negative counts, their sign changed."""
        result = Counter()
        for item, count in self.items():
            if count < 0:
                result[item] = 0 - count
        return result

    def _keep_positive(self):
        """Remove what is not positive."""
        for item in [item for item, count in self.items() if not count > 0]:
            del self[item]
        return self

    def __iadd__(self, other):
        """Add counts in place; what is not positive is removed."""
        for item, count in other.items():
            self[item] += count
        return self._keep_positive()

    def __isub__(self, other):
        """Subtract counts in place; what is not positive is removed."""
        for item, count in other.items():
            self[item] -= count
        return self._keep_positive()

    def __ior__(self, other):
        """Keep the larger of two counts; what is not positive is removed."""
        for item, theirs in other.items():
            if theirs > self[item]:
                self[item] = theirs
        return self._keep_positive()

    def __iand__(self, other):
        """Keep the smaller of two counts; what is not positive is removed."""
        for item, count in self.items():
            theirs = other[item]
            if theirs < count:
                self[item] = theirs
        return self._keep_positive()
