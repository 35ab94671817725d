"""Lists the tests of a module, and runs one of them."""

import unittest
import _na
from _na import NotApplicable
from _yardstick import describe


TRACE = False


class Recorder(unittest.TestResult):
    def _text(self, err, test):
        return describe(err[1]) if err[1] is not None else ''


def listing(module):
    found = []
    for name, cls in sorted(vars(module).items()):
        if isinstance(cls, type) and issubclass(cls, unittest.TestCase) and cls is not unittest.TestCase:
            found += [f'{name}.{method}' for method in unittest.defaultTestLoader.getTestCaseNames(cls)]
    if 'doctest' in vars(module):
        import doctest
        found += [f'doctest:{name}' for name in doctest.texts(module)]
    return found


def run(module, name):
    _na.running.append(True)
    try:
        if name.startswith('doctest:'):
            import doctest
            failures, count = doctest.check(module, name[8:])
            if not failures:
                return ('passed', '')
            return ('failed', f'{len(failures)} of {count} examples: ' + '\n'.join(failures))
        cls, method = name.split('.')
        result = Recorder()
        unittest.TestSuite([getattr(module, cls)(method)]).run(result)
    except NotApplicable as reason:
        return ('na', str(reason) + (describe(reason) if TRACE else ''))
    except BaseException as error:
        return ('failed', describe(error))
    wrong = result.errors + result.failures
    if wrong:
        test, text = wrong[0]
        more = f' (one of {len(wrong)} subtests)' if len(wrong) > 1 else ''
        return ('failed', text.rstrip('\n') + more)
    if result.unexpectedSuccesses:
        return ('failed', 'unexpected success')
    if result.skipped:
        return ('na', 'skipped: ' + result.skipped[0][1])
    return ('passed', '')
