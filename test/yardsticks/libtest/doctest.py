"""Just enough of doctest: finds the texts with examples in a module, runs the examples, compares what they print."""

from _na import NotApplicable
from _yardstick import begin_capture, end_capture, describe

ELLIPSIS = 8
NORMALIZE_WHITESPACE = 4
IGNORE_EXCEPTION_DETAIL = 32
DONT_ACCEPT_TRUE_FOR_1 = 1
SKIP = 16
_FLAGS = {'ELLIPSIS': ELLIPSIS, 'NORMALIZE_WHITESPACE': NORMALIZE_WHITESPACE,
          'IGNORE_EXCEPTION_DETAIL': IGNORE_EXCEPTION_DETAIL, 'SKIP': SKIP}


def DocTestSuite(*args, **kwargs):
    import unittest
    return unittest.TestSuite()


def register_optionflag(name):
    return 64


def texts(module):
    """Names of the texts with examples: `__test__` and docstrings."""
    found = {}

    def look(name, obj):
        doc = obj if isinstance(obj, str) else getattr(obj, '__doc__', None)
        if isinstance(doc, str) and '>>>' in doc:
            found[name] = doc

    look('module', module)
    for name, text in getattr(module, '__test__', {}).items():
        look(name, text)
    for name, obj in vars(module).items():
        if getattr(obj, '__module__', None) != module.__name__:
            continue
        if isinstance(obj, type):
            look(name, obj)
            for key, value in vars(obj).items():
                if callable(value):
                    look(f'{name}.{key}', value)
        elif callable(obj):
            look(name, obj)
    return found


def _examples(text):
    """(source, expected, indent-free) of each example."""
    lines = text.expandtabs().split('\n')
    index = 0
    while index < len(lines):
        line = lines[index]
        stripped = line.lstrip()
        if not (stripped.startswith('>>> ') or stripped == '>>>'):
            index += 1
            continue
        indent = len(line) - len(stripped)
        first = index
        source = [stripped[4:]]
        index += 1
        while index < len(lines) and lines[index][indent:indent + 4] in ('... ', '...'):
            source.append(lines[index][indent + 4:])
            index += 1
        expected = []
        while index < len(lines):
            line = lines[index]
            if not line.strip() or line.lstrip().startswith('>>>'):
                break
            expected.append(line[indent:])
            index += 1
        if all(not line.strip() or line.strip().startswith('#') for line in source):
            continue
        yield first, '\n'.join(source) + '\n', ''.join(line + '\n' for line in expected)


def _flags(source):
    flags = 0
    for line in source.split('\n'):
        _, hash_mark, options = line.replace('#doctest:', '# doctest:').partition('# doctest:')
        for name in options.replace(',', ' ').split() if hash_mark else ():
            flags |= _FLAGS.get(name.lstrip('+'), 0) if name.startswith('+') else 0
    return flags


def _same(expected, got, flags):
    expected = expected.replace('<BLANKLINE>\n', '\n')
    if expected == got or (got, expected) in (('True\n', '1\n'), ('False\n', '0\n')):
        return True
    if flags & NORMALIZE_WHITESPACE:
        expected, got = ' '.join(expected.split()), ' '.join(got.split())
        if expected == got:
            return True
    if not flags & ELLIPSIS:
        return False
    parts = expected.split('...')
    if not got.startswith(parts[0]):
        return False
    at = len(parts[0])
    for part in parts[1:-1]:
        found = got.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return got[at:].endswith(parts[-1])


def _last_line(expected):
    """What a traceback says after its entries."""
    lines = expected.rstrip('\n').split('\n')[1:]
    while lines and (lines[0].startswith(' ') or lines[0].strip() == '...'):
        del lines[0]
    return '\n'.join(lines)


def check(module, name):
    text = texts(module)[name]
    namespace = dict(vars(module))
    failures = []
    count = 0
    refused = None
    for line, source, expected in _examples(text):
        flags = _flags(source)
        if flags & SKIP:
            continue
        count += 1
        error = None
        begin_capture()
        try:
            exec(compile(source, f'<doctest {name}[{count}]>', 'single'), namespace)
        except NotApplicable as reason:
            refused = refused or reason
            end_capture()
            continue
        except BaseException as raised:
            error = raised
        got = end_capture()
        if got and not got.endswith('\n'):
            got += '\n'
        if error is None:
            good = _same(expected, got, flags)
        elif not expected.startswith('Traceback ('):
            good, got = False, describe(error)
        else:
            want = _last_line(expected)
            got = describe(error, True).rstrip('\n')
            if isinstance(error, SyntaxError):
                want, got = want.rsplit('\n', 1)[-1], got.rsplit('\n', 1)[-1]
            if flags & IGNORE_EXCEPTION_DETAIL:
                good = want.split(':')[0].split('.')[-1] == got.split(':')[0].split('.')[-1]
            else:
                good = _same(want, got, flags) or _same(want, got.split('.', 1)[-1], flags)
        if not good:
            failures.append(f'line {line}: {source!r} expected {expected!r} got {got!r}')
    if refused is not None and not failures:
        raise refused
    return failures, count
