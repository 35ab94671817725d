from _na import Placeholder as _Placeholder


def __getattr__(name):
    if name.startswith('__') and name.endswith('__'):
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    if name == 'TESTFN':
        return '@test'
    if name in ('requires_working_threading', 'skip_unless_symlink', 'skip_if_dac_override', 'reap_threads'):
        return lambda *args, **kwargs: (args[0] if args else (lambda test: test))
    return _Placeholder(f'{__name__.rsplit(".", 1)[-1]}.{name}')
