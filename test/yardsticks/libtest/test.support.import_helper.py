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
    module = import_module(name)
    for missing in _PRIVATE.get(name, ()):
        if not hasattr(module, missing):
            setattr(module, missing, Placeholder(f'{name}.{missing}'))
    return module


# Private names that tests use while they are being imported.
_PRIVATE = {'uuid': ('_ifconfig_getnode', '_ip_getnode', '_arp_getnode', '_lanscan_getnode', '_netstat_getnode', '_GETTERS')}


def __getattr__(name):
    return Placeholder(f'import_helper.{name}')
