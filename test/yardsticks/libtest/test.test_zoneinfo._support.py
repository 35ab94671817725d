"""Support of the tests of time zones: one module, no threads, no search path of the machine."""
import contextlib
import unittest
import zoneinfo
from _na import NotApplicable

OS_ENV_LOCK = TZPATH_LOCK = TZPATH_TEST_LOCK = contextlib.nullcontext()


def get_modules():
    return zoneinfo, zoneinfo


class ZoneInfoTestBase(unittest.TestCase):
    module = zoneinfo

    @classmethod
    def setUpClass(cls):
        cls.klass = cls.module.ZoneInfo

    @contextlib.contextmanager
    def tzpath_context(self, tzpath, block_tzdata=True, lock=None):
        raise NotApplicable('zones come from the table, not from files of a search path')
        yield


def set_zoneinfo_module(module):
    return contextlib.nullcontext()
