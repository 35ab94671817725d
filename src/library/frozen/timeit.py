# timeit (library reference, "timeit"). Time is the sandbox's: a millionth of a second for each instruction, so that the
# same code gives the same figure everywhere, and one run of it says as much as many.

import time

__all__ = ['Timer', 'timeit', 'repeat', 'default_timer']

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter


def _prepared(code, globals, what):
    """A function that runs a piece of code."""
    if callable(code):
        return code
    if not isinstance(code, str):
        raise ValueError(f'{what} is neither a string nor callable')
    if code == 'pass':
        return _nothing
    compiled = compile(code, '<timeit-src>', 'exec')
    return lambda: exec(compiled, globals)


def _nothing():
    pass


class Timer:
    """Measures a statement, text or function."""

    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        self.timer = timer
        names = {} if globals is None else dict(globals)
        self._setup = _prepared(setup, names, 'setup')
        self._stmt = _prepared(stmt, names, 'stmt')

    def timeit(self, number=default_number):
        """Seconds of so many runs. They are all the same here, so that at most a hundred are made."""
        self._setup()
        made = min(number, 100)
        stmt = self._stmt
        start = self.timer()
        for _ in range(made):
            stmt()
        spent = self.timer() - start
        return spent if made == number else spent * number / made

    def repeat(self, repeat=default_repeat, number=default_number):
        """A list of several timeit()."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """(number, seconds): so many runs that they take 0.2 seconds."""
        scale = 1
        while True:
            for step in (1, 2, 5):
                number = scale * step
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10

    def print_exc(self, file=None):
        """Print the exception that is handled."""
        import traceback
        traceback.print_exc(file=file)


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    """Seconds of so many runs of a statement."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    """A list of several timeit()."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
