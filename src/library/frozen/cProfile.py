# cProfile (library reference, "The Python Profilers"): a stand-in. Functions are not followed one by one; it reports the
# instructions that the profiled code took, which are the same at every run.

import _clockbase
import sys

__all__ = ['run', 'runctx', 'Profile']


class Profile:
    """Counts instructions between enable() and disable()."""

    def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
        self.instructions = 0
        self.calls = 0
        self._start = None

    def enable(self, subcalls=True, builtins=True):
        """Begin to count."""
        self._start = _clockbase.instructions()

    def disable(self):
        """Stop counting."""
        if self._start is not None:
            self.instructions += _clockbase.instructions() - self._start
            self._start = None

    def clear(self):
        """Forget what was counted."""
        self.instructions = self.calls = 0

    def __enter__(self):
        self.enable()
        return self

    def __exit__(self, *exc_info):
        self.disable()

    def runcall(self, func, /, *args, **kw):
        """Call a function and count."""
        self.calls += 1
        self.enable()
        try:
            return func(*args, **kw)
        finally:
            self.disable()

    def run(self, cmd):
        """Run a text in the program's own names and count."""
        import __main__
        return self.runctx(cmd, __main__.__dict__, __main__.__dict__)

    def runctx(self, cmd, globals, locals):
        """Run a text and count."""
        self.enable()
        try:
            exec(cmd, globals, locals)
        finally:
            self.disable()
        return self

    def create_stats(self):
        """Stop counting."""
        self.disable()

    def print_stats(self, sort=-1):
        """Print what was counted."""
        self.disable()
        print(f'         {self.instructions} instructions in {self.instructions / 1000000:.3f} seconds of the sandbox')

    def dump_stats(self, file):
        """Nothing is written."""
        raise RuntimeError('dump_stats(): profiles are not written to files in the sandbox: use print_stats()')


def run(statement, filename=None, sort=-1):
    """Run a text and print what it took."""
    profile = Profile()
    try:
        profile.run(statement)
    finally:
        profile.print_stats(sort)


def runctx(statement, globals, locals, filename=None, sort=-1):
    """Run a text with these names and print what it took."""
    profile = Profile()
    try:
        profile.runctx(statement, globals, locals)
    finally:
        profile.print_stats(sort)
