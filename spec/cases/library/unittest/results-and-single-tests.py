# The pieces of unittest by hand: results, a function as a test, loaders, suites run for debugging.
import unittest


class Sample(unittest.TestCase):
    order = []

    @classmethod
    def setUpClass(cls):
        cls.order.append("setUpClass")

    @classmethod
    def tearDownClass(cls):
        cls.order.append("tearDownClass")

    def setUp(self):
        self.order.append("setUp")
        self.addCleanup(self.order.append, "cleanup")

    def tearDown(self):
        self.order.append("tearDown")

    def test_good(self):
        self.assertEqual(1, 1)

    def test_bad(self):
        self.fail("wrong")

    @unittest.skip("not now")
    def test_skipped(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(False)

    def test_subs(self):
        for number in range(3):
            with self.subTest(number=number):
                self.assertNotEqual(number, 1)


result = unittest.TestResult()
result.startTestRun()
unittest.TestLoader().loadTestsFromTestCase(Sample).run(result)
result.stopTestRun()
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), len(result.expectedFailures), result.wasSuccessful())
print(sorted(Sample.order), [reason for _, reason in result.skipped], result.shouldStop)
result.stop()
print(result.shouldStop)
single = Sample("test_good")
print(single.id(), single.shortDescription(), single.countTestCases(), str(single), type(single.defaultTestResult()).__name__)
single.debug()
single.doCleanups()
try:
    Sample("test_bad").debug()
except AssertionError as error:
    print("debug", error)
try:
    Sample("missing")
except ValueError as error:
    print(error)
calls = []
function = unittest.FunctionTestCase(lambda: calls.append("run"), lambda: calls.append("up"), lambda: calls.append("down"), "about it")
function.run(unittest.TestResult())
print(calls, function.shortDescription(), function.countTestCases())
suite = unittest.TestSuite([Sample("test_good"), unittest.FunctionTestCase(lambda: calls.append("again"))])
suite.debug()
print(suite.countTestCases(), calls[-1], len(list(suite)))
manual = unittest.TestResult()
manual.startTest(single)
manual.addSuccess(single)
manual.stopTest(single)
manual.addSkip(single, "why")
manual.addUnexpectedSuccess(single)
manual.addDuration(single, 1.5)
try:
    raise KeyError("k")
except KeyError:
    import sys

    manual.addError(single, sys.exc_info())
    manual.addFailure(single, sys.exc_info())
    manual.addExpectedFailure(single, sys.exc_info())
    manual.addSubTest(single, function, None)
print(manual.testsRun, [len(x) for x in (manual.errors, manual.failures, manual.skipped, manual.expectedFailures, manual.unexpectedSuccesses)])
loader = unittest.TestLoader()
print(loader.getTestCaseNames(Sample), loader.testMethodPrefix)
