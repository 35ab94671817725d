# Results of text runners, asynchronous tests, module clean-ups, and tests by function.
import io
import sys
import unittest


def show(label, function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except BaseException as error:
        result = type(error).__name__  # the words are those of C where the label has brackets
        if not label.endswith(")"):
            result += f": {error}"
    print(label, "->", result)


class Sample(unittest.TestCase):
    def test_it(self):
        """About the test."""


class Plain:
    """A stream as runners have it."""

    def __init__(self):
        self.file = io.StringIO()

    def write(self, text):
        self.file.write(text)

    def writeln(self, text=""):
        self.file.write(text + "\n")

    def flush(self):
        pass


def error():
    try:
        raise ValueError("bad")
    except ValueError:
        return sys.exc_info()


for verbosity, descriptions in [(0, False), (1, True), (2, True), (2, False)]:
    stream = Plain()
    result = unittest.TextTestResult(stream, descriptions, verbosity)
    test = Sample("test_it")
    result.startTest(test)
    result.addSuccess(test)
    result.startTest(test)
    result.addError(test, error())
    result.startTest(test)
    result.addFailure(test, error())
    result.startTest(test)
    result.addSkip(test, "why not")
    result.startTest(test)
    result.addExpectedFailure(test, error())
    result.startTest(test)
    result.addUnexpectedSuccess(test)
    print(result.getDescription(test))
    result.printErrorList("KIND", [(test, "text of it\n")])
    print(result.wasSuccessful(), result.testsRun)
    print(stream.file.getvalue())
for name in ["addError", "addExpectedFailure", "addFailure", "addSkip", "addSubTest", "addSuccess", "addUnexpectedSuccess", "getDescription", "printErrorList", "startTest"]:
    show(f"{name}()", getattr(result, name))


class Later(unittest.IsolatedAsyncioTestCase):
    order = []

    def setUp(self):
        self.order.append("setUp")

    async def asyncSetUp(self):
        self.order.append("asyncSetUp")
        self.addAsyncCleanup(self.clean, "x")

    async def clean(self, value):
        self.order.append(f"clean {value}")

    async def asyncTearDown(self):
        self.order.append("asyncTearDown")

    def tearDown(self):
        self.order.append("tearDown")

    async def test_enter(self):
        manager = Manager()
        self.assertEqual(await self.enterAsyncContext(manager), "entered")

    async def test_bad_context(self):
        with self.assertRaisesRegex(TypeError, "does not support the asynchronous context manager protocol"):
            await self.enterAsyncContext(3)

    async def test_fails(self):
        self.assertEqual(1, 2)


class Manager:
    async def __aenter__(self):
        Later.order.append("enter")
        return "entered"

    async def __aexit__(self, *details):
        Later.order.append("exit")


for name in ["test_enter", "test_bad_context", "test_fails"]:
    outcome = unittest.TestResult()
    Later.order.clear()
    test = Later(name)
    test.run(outcome)
    print(name, len(outcome.failures), len(outcome.errors), Later.order)
test = Later("test_enter")
test.debug()
base = unittest.IsolatedAsyncioTestCase()
print(base.setUp(), base.tearDown(), base.asyncSetUp().close(), base.asyncTearDown().close())
show("addAsyncCleanup()", test.addAsyncCleanup)
show("run(1, 2)", test.run, 1, 2)

function = unittest.FunctionTestCase(lambda: print("runs"), lambda: print("up"), lambda: print("down"))
function.setUp()
function.runTest()
function.tearDown()
function.setUpClass()
function.tearDownClass()
function.doClassCleanups()
print(function.id())
show("FunctionTestCase()", unittest.FunctionTestCase)
unittest.addModuleCleanup(print, "cleaned", 1)
unittest.addModuleCleanup(print, "cleaned first")
unittest.doModuleCleanups()
unittest.doModuleCleanups()


def fails():
    raise KeyError("in clean-up")


unittest.addModuleCleanup(fails)
show("doModuleCleanups", unittest.doModuleCleanups)
show("addModuleCleanup()", unittest.addModuleCleanup)
show("skip()", unittest.skip)
show("skip(1, 2)", unittest.skip, 1, 2)
show("skipIf()", unittest.skipIf)
show("skipUnless(1)", unittest.skipUnless, 1)
show("skipIf", lambda: unittest.skipIf(False, "reason")(3))
show("sortTestMethodsUsing()", unittest.TestLoader().sortTestMethodsUsing)
stream = Plain()
result = unittest.TextTestResult(stream, True, 1)
result.addFailure(Sample("test_it"), error())
result.addUnexpectedSuccess(Sample("test_it"))
result.printErrors()
print(stream.file.getvalue().count("="), "Sample.test_it" in stream.file.getvalue())
