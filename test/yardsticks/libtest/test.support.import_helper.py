"""Modules by name."""

import unittest
from _na import NotApplicable, Placeholder


def import_module(name, deprecated=False, *, required_on=()):
    try:
        module = __import__(name)
        for part in name.split('.')[1:]:
            module = getattr(module, part)
        return module
    except ImportError:
        raise unittest.SkipTest(f'no module {name}')


def import_fresh_module(name, *args, **kwargs):
    raise NotApplicable('needs modules imported again')


def __getattr__(name):
    return Placeholder(f'import_helper.{name}')
