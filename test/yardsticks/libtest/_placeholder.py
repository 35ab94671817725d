from _na import Placeholder as _Placeholder


def __getattr__(name):
    if name.startswith('__') and name.endswith('__'):
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    return _Placeholder(f'{__name__}.{name}')
