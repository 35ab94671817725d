"""Nothing warns."""

from _na import NotApplicable


def check_syntax_warning(*args, **kwargs):
    raise NotApplicable('divergence no-warnings')


class _Recorder:
    warnings = []


class check_warnings:
    def __init__(self, *filters, **kwargs):
        pass

    def __enter__(self):
        return _Recorder()

    def __exit__(self, *info):
        return False


class check_no_warnings(check_warnings):
    pass


check_no_resource_warning = check_no_warnings


def ignore_warnings(*args, **kwargs):
    return lambda test: test


def save_restore_warnings_filters():
    return check_warnings()
