"""Regular expressions."""
import _re

try:
    import enum
except ImportError:
    enum = None

Pattern = _re.Pattern
Match = _re.Match
escape = _re.escape

__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape',
           'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE',
           'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError']

if enum is not None:
    @enum.global_enum
    class RegexFlag(enum.IntFlag):
        NOFLAG = 0
        ASCII = A = 256
        IGNORECASE = I = 2
        LOCALE = L = 4
        UNICODE = U = 32
        MULTILINE = M = 8
        DOTALL = S = 16
        VERBOSE = X = 64
        DEBUG = 128
        __str__ = object.__str__
        _numeric_repr_ = hex
else:
    RegexFlag = int
    NOFLAG, A, I, L, U, M, S, X, DEBUG = 0, 256, 2, 4, 32, 8, 16, 64, 128
    ASCII, IGNORECASE, LOCALE, UNICODE, MULTILINE, DOTALL, VERBOSE = A, I, L, U, M, S, X


class PatternError(Exception):
    """What is wrong with a pattern: msg, pattern, pos, lineno, colno."""

    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f'{msg} at position {pos}'
            if newline in pattern:
                msg = f'{msg} (line {self.lineno}, column {self.colno})'
        super().__init__(msg)


error = PatternError

class Scanner:
    """Cuts a text into tokens: the first of the patterns that fits, and what its action makes of it."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self.scanner = [(compile(phrase, flags), action) for phrase, action in lexicon]

    def scan(self, string):
        result = []
        at = 0
        while at < len(string):
            for pattern, action in self.scanner:
                self.match = match = pattern.match(string, at)
                if match is not None:
                    break
            else:
                break
            if match.end() == at:
                break
            at = match.end()
            if callable(action):
                action = action(self, match.group())
            if action is not None:
                result.append(action)
        return result, string[at:]


_LIMIT = 512
_compiled = {}


def _pattern(pattern, flags):
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    flags = int(flags)
    key = (type(pattern), pattern, flags)
    try:
        return _compiled[key]
    except (KeyError, TypeError):
        pass
    made = _re.compile(pattern, flags, PatternError)
    if len(_compiled) >= _LIMIT:
        del _compiled[next(iter(_compiled))]
    if isinstance(pattern, (str, bytes)):
        _compiled[key] = made
    return made


def compile(pattern, flags=0):
    "Compile a regular expression pattern, returning a Pattern object."
    return _pattern(pattern, flags)


def purge():
    "Clear the regular expression caches"
    _compiled.clear()


def match(pattern, string, flags=0):
    "Try to apply the pattern at the start of the string, returning a Match object, or None if no match was found."
    return _pattern(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    "Try to apply the pattern to all of the string, returning a Match object, or None if no match was found."
    return _pattern(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    "Scan through string looking for a match to the pattern, returning a Match object, or None if no match was found."
    return _pattern(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    "Return a list of all non-overlapping matches in the string."
    return _pattern(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    "Return an iterator over all non-overlapping matches in the string."
    return _pattern(pattern, flags).finditer(string)


class _Unset:
    def __repr__(self):
        return '<unset>'


_unset = _Unset()


def _late(name, wanted, given, values):
    # The last parameters may be given by position, which CPython deprecates.
    if len(given) > len(wanted):
        total = {'sub': 3, 'subn': 3, 'split': 2}[name]
        raise TypeError(f'{name}() takes from {total} to {total + len(wanted)} positional arguments '
                        f'but {total + len(given)} were given')
    result = []
    for index, parameter in enumerate(wanted):
        value = values[index]
        if index < len(given):
            if value is not _unset:
                raise TypeError(f"{name}() got multiple values for argument '{parameter}'")
            value = given[index]
        result.append(0 if value is _unset else value)
    return result


def sub(pattern, repl, string, *args, count=_unset, flags=_unset):
    "Return the string obtained by replacing the leftmost non-overlapping occurrences of the pattern in string by repl."
    count, flags = _late('sub', ('count', 'flags'), args, (count, flags))
    return _pattern(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_unset, flags=_unset):
    "Return a 2-tuple containing (new_string, number)."
    count, flags = _late('subn', ('count', 'flags'), args, (count, flags))
    return _pattern(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_unset, flags=_unset):
    "Split the source string by the occurrences of the pattern, returning a list containing the resulting substrings."
    maxsplit, flags = _late('split', ('maxsplit', 'flags'), args, (maxsplit, flags))
    return _pattern(pattern, flags).split(string, maxsplit)
