# What agents do with it: catch, format, go on.
import traceback


def safe(call, *args):
    try:
        return call(*args), None
    except Exception:
        return None, traceback.format_exc().splitlines()[-1]


print(safe(int, "12"), safe(int, "x"), safe(lambda: [][1]))


def run_all(tests):
    report = []
    for test in tests:
        try:
            test()
            report.append((test.__name__, "ok"))
        except AssertionError as e:
            report.append((test.__name__, traceback.extract_tb(e.__traceback__)[-1].line))
    return report


def test_good():
    assert 1 + 1 == 2


def test_bad():
    assert 1 + 1 == 3, "maths"


print(run_all([test_good, test_bad]))


class Broken(Exception):
    def __str__(self):
        raise RuntimeError("no text")


try:
    raise Broken
except Broken:
    print(traceback.format_exc().splitlines()[-1])
