"""The one name of CPython's tests of imports that other tests use."""


def no_rerun(reason):
    return lambda test: test
