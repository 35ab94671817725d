"""Modules by name."""

import unittest
from _na import Placeholder


def import_module(name, deprecated=False, *, required_on=()):
    try:
        module = __import__(name)
        for part in name.split('.')[1:]:
            module = getattr(module, part)
        return module
    except ImportError:
        raise unittest.SkipTest(f'no module {name}')


def import_fresh_module(name, *args, **kwargs):
    """The one module that there is: what CPython has twice, in C and in Python, is tested twice."""
    return import_module(name)


def __getattr__(name):
    return Placeholder(f'import_helper.{name}')
