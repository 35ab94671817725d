import io
import unittest


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


log = []


class Sample(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        log.append("class")

    @classmethod
    def tearDownClass(cls):
        log.append("end")

    def setUp(self):
        log.append("up")
        self.addCleanup(log.append, "cleanup")

    def tearDown(self):
        log.append("down")

    def test_equal(self):
        """Numbers are equal."""
        self.assertEqual(1, 1)

    def test_wrong(self):
        self.assertEqual([1, 2], [1, 3])

    def test_error(self):
        raise KeyError("k")

    @unittest.skip("not now")
    def test_skipped(self):
        pass

    @unittest.skipIf(True, "never")
    def test_never(self):
        pass

    @unittest.skipUnless(False, "no")
    def test_no(self):
        self.fail()

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(False)

    @unittest.expectedFailure
    def test_surprise(self):
        pass

    def test_skipping(self):
        self.skipTest("while running")

    def test_parts(self):
        for number in range(3):
            with self.subTest("part", number=number):
                self.assertNotEqual(number, 1)


loader = unittest.TestLoader()
print(loader.getTestCaseNames(Sample), loader.testMethodPrefix)
suite = loader.loadTestsFromTestCase(Sample)
print(suite.countTestCases())
result = unittest.TestResult()
suite.run(result)
print(result.testsRun, result.wasSuccessful(), len(result.failures), len(result.errors), len(result.unexpectedSuccesses), len(result.expectedFailures))
print(sorted(reason for _, reason in result.skipped))
print(sorted(str(test) for test, _ in result.failures))
for test, text in result.failures:
    print(text.strip().splitlines()[-1])
print(log.count("up"), log.count("down"), log.count("cleanup"), log[0], log[-1])
print(Sample("test_equal").shortDescription(), Sample("test_wrong").shortDescription(), Sample("test_equal").id())
stream = io.StringIO()
outcome = unittest.TextTestRunner(stream=stream, verbosity=0).run(loader.loadTestsFromName("Sample.test_equal", unittest.__class__("m", (), {})) if False else unittest.TestSuite([Sample("test_equal")]))
print(outcome.wasSuccessful(), stream.getvalue().splitlines()[1].split(" in ")[0], stream.getvalue().splitlines()[-1])


class Asserts(unittest.TestCase):
    def runTest(self):
        pass


case = Asserts()
print(case.countTestCases(), case.failureException is AssertionError, case.longMessage, case.maxDiff)
attempt(case.assertTrue, 0)
attempt(case.assertFalse, 1, "message")
attempt(case.assertIs, 1, 2)
attempt(case.assertIsNot, None, None)
attempt(case.assertIsNone, 5)
attempt(case.assertIsNotNone, None)
attempt(case.assertIn, 1, [2])
attempt(case.assertNotIn, 1, [1])
attempt(case.assertIsInstance, 1, str)
attempt(case.assertNotIsInstance, 1, int)
attempt(case.assertGreater, 1, 2)
attempt(case.assertGreaterEqual, 1, 2)
attempt(case.assertLess, 2, 1)
attempt(case.assertLessEqual, 2, 1)
attempt(case.assertNotEqual, 1, 1)
attempt(case.assertAlmostEqual, 1, 1.1)
attempt(case.assertAlmostEqual, 1, 1.1, delta=0.2)
attempt(case.assertNotAlmostEqual, 1, 1.00000001)
attempt(case.assertCountEqual, [1, 2], [2, 3])
attempt(case.assertListEqual, [1], [2])
attempt(case.assertTupleEqual, (1,), (2,))
attempt(case.assertSetEqual, {1}, {2})
attempt(case.assertDictEqual, {1: 1}, {1: 2})
attempt(case.assertSequenceEqual, [1], (1,))
attempt(case.assertMultiLineEqual, "a\nb\n", "a\nc\n")
attempt(case.assertRegex, "abc", "x+")
attempt(case.assertNotRegex, "abc", "b")
attempt(case.assertRaises, ValueError, int, "5")
attempt(case.assertRaises, ValueError, int, "x")
attempt(case.assertRaisesRegex, ValueError, "nothing", int, "x")
attempt(case.fail, "why")
attempt(case.skipTest, "why")
with case.assertRaises(ZeroDivisionError) as caught:
    1 / 0
print(caught.exception)
with case.assertLogs("name", "INFO") as logs:
    import logging
    logging.getLogger("name").warning("careful %d", 5)
print(logs.output, logs.records[0].getMessage())


def quiet():
    with case.assertLogs("name"):
        pass


def noisy():
    with case.assertNoLogs("name"):
        logging.getLogger("name").error("bad")


attempt(quiet)
attempt(noisy)
case.addTypeEqualityFunc(int, lambda a, b, msg=None: print("compared", a, b))
case.assertEqual(1, 2)
function = unittest.FunctionTestCase(lambda: log.append("function"), description="a function")
function.run(result)
print(log[-1], function.shortDescription(), function)
suite = unittest.TestSuite()
suite.addTest(Sample("test_equal"))
suite.addTests([Sample("test_wrong")])
print(suite.countTestCases(), [test._testMethodName for test in suite])
attempt(suite.addTest, Sample)
attempt(suite.addTests, "text")
attempt(suite.addTest, 5)
attempt(Sample, "test_nothing")
print(unittest.defaultTestLoader.sortTestMethodsUsing(1, 2), loader.suiteClass is unittest.TestSuite)


class Coroutines(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.events = ["set up"]
        self.addAsyncCleanup(self.clean)

    async def clean(self):
        log.append(self.events)

    async def asyncTearDown(self):
        self.events.append("torn down")

    async def test_waits(self):
        import asyncio
        await asyncio.sleep(0)
        self.events.append("ran")

    async def test_fails(self):
        self.assertEqual(1, 2)


result = unittest.TestResult()
unittest.TestLoader().loadTestsFromTestCase(Coroutines).run(result)
print(result.testsRun, len(result.failures), log[-1])
