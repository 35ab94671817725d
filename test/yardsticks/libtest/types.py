"""Until the sandbox has its own."""

from _na import Placeholder as _Placeholder
from _types import *
import _types as _own

globals().update({name: value for name, value in vars(_own).items() if not name.startswith('_')})


class SimpleNamespace:
    def __init__(self, **fields):
        self.__dict__.update(fields)


def __getattr__(name):
    if name.startswith('__') and name.endswith('__'):
        raise AttributeError(f"module 'types' has no attribute '{name}'")
    return _Placeholder(f'types.{name}')
