"""What the sandbox says of the machine: nothing of the host's."""
import collections
import sys

__all__ = ['architecture', 'machine', 'node', 'platform', 'processor', 'python_branch', 'python_build', 'python_compiler',
           'python_implementation', 'python_revision', 'python_version', 'python_version_tuple', 'release', 'system',
           'uname', 'uname_result', 'version']

uname_result = collections.namedtuple('uname_result', 'system node release version machine processor')
uname_result.__module__ = 'platform'


def system():
    """An empty text: there is no operating system."""
    return ''


def node():
    return ''


def release():
    return ''


def version():
    return ''


def machine():
    return ''


def processor():
    return ''


def uname():
    return uname_result('', '', '', '', '', '')


def architecture(executable='', bits='', linkage=''):
    return bits or '64bit', linkage


def python_version():
    return '.'.join(map(str, sys.version_info[:3]))


def python_version_tuple():
    return tuple(map(str, sys.version_info[:3]))


def python_implementation():
    return 'Coluber'


def python_branch():
    return ''


def python_revision():
    return ''


def python_build():
    return '', ''


def python_compiler():
    return ''


def platform(aliased=False, terse=False):
    return 'Coluber' if terse else f'Coluber-{python_version()}'
