"""Arrays of numbers or characters, all of one kind."""
from _array import array
from collections.abc import MutableSequence as _MutableSequence

__all__ = ['array', 'ArrayType', 'typecodes']

typecodes = 'bBuwhHiIlLqQfd'
ArrayType = array
_MutableSequence.register(array)
