"""There is no pickle in the sandbox: its use makes a test not applicable."""
from _na import Placeholder, refuse

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4


class PicklingError(Exception):
    pass


class UnpicklingError(Exception):
    pass


class PickleError(Exception):
    pass


dump = dumps = load = loads = refuse('needs pickle')


def __getattr__(name):
    if name.startswith('__') and name.endswith('__'):
        raise AttributeError(f"module 'pickle' has no attribute '{name}'")
    return Placeholder(f'pickle.{name}')
