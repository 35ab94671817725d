# Calls that unittest refuses, and what it says of them.
import warnings
import unittest


warnings.simplefilter("ignore")


def refused(name, function, *arguments, **keywords):
    given = [*map(repr, arguments), *(f"{key}={value!r}" for key, value in keywords.items())]
    call = f"{name}({', '.join(given)})" if "object at" not in str(given) else f"{name}(object())"
    try:
        result = function(*arguments, **keywords)
        if hasattr(result, "__next__"):
            list(result)
    except Exception as error:
        print(f"{call}: {type(error).__name__}: {error}")
    else:
        print(call, "is accepted")


refused("FunctionTestCase", unittest.FunctionTestCase)
refused("FunctionTestCase.addClassCleanup", unittest.FunctionTestCase.addClassCleanup)
refused("addCleanup", unittest.FunctionTestCase(print).addCleanup)
refused("addTypeEqualityFunc", unittest.FunctionTestCase(print).addTypeEqualityFunc, [], [])
refused("addTypeEqualityFunc", unittest.FunctionTestCase(print).addTypeEqualityFunc)
refused("assertLogs", unittest.FunctionTestCase(print).assertLogs, 1, 1, 1)
refused("assertNoLogs", unittest.FunctionTestCase(print).assertNoLogs, 1, 1, 1)
refused("assertSequenceEqual", unittest.FunctionTestCase(print).assertSequenceEqual)
refused("assertWarns", unittest.FunctionTestCase(print).assertWarns, None)
refused("assertWarns", unittest.FunctionTestCase(print).assertWarns)
refused("assertWarnsRegex", unittest.FunctionTestCase(print).assertWarnsRegex, None, None)
refused("assertWarnsRegex", unittest.FunctionTestCase(print).assertWarnsRegex)
refused("FunctionTestCase.enterClassContext", unittest.FunctionTestCase.enterClassContext, None)
refused("FunctionTestCase.enterClassContext", unittest.FunctionTestCase.enterClassContext)
refused("enterContext", unittest.FunctionTestCase(print).enterContext, None)
refused("enterContext", unittest.FunctionTestCase(print).enterContext)
refused("run", unittest.FunctionTestCase(print).run, 'x')
refused("run", unittest.FunctionTestCase(print).run, 1, 1)
refused("subTest", unittest.FunctionTestCase(print).subTest, 1, 1)
refused("TestCase", unittest.TestCase, None)
refused("TestCase", unittest.TestCase, 1, 1)
refused("getTestCaseNames", unittest.TestLoader().getTestCaseNames)
refused("loadTestsFromModule", unittest.TestLoader().loadTestsFromModule)
refused("loadTestsFromName", unittest.TestLoader().loadTestsFromName, None)
refused("loadTestsFromName", unittest.TestLoader().loadTestsFromName, b'x')
refused("loadTestsFromName", unittest.TestLoader().loadTestsFromName)
refused("loadTestsFromNames", unittest.TestLoader().loadTestsFromNames, None)
refused("loadTestsFromNames", unittest.TestLoader().loadTestsFromNames, b'x')
refused("loadTestsFromNames", unittest.TestLoader().loadTestsFromNames)
refused("loadTestsFromTestCase", unittest.TestLoader().loadTestsFromTestCase, None)
refused("loadTestsFromTestCase", unittest.TestLoader().loadTestsFromTestCase)
refused("TestResult", unittest.TestResult, 1, 1, 1, 1)
refused("addDuration", unittest.TestResult().addDuration)
refused("addError", unittest.TestResult().addError)
refused("addExpectedFailure", unittest.TestResult().addExpectedFailure)
refused("addFailure", unittest.TestResult().addFailure)
refused("addSkip", unittest.TestResult().addSkip)
refused("addSubTest", unittest.TestResult().addSubTest, 'x', 'x', 'x')
refused("addSubTest", unittest.TestResult().addSubTest, 3, 3, 3)
refused("addSubTest", unittest.TestResult().addSubTest)
refused("addSuccess", unittest.TestResult().addSuccess)
refused("addUnexpectedSuccess", unittest.TestResult().addUnexpectedSuccess)
refused("startTest", unittest.TestResult().startTest)
refused("stopTest", unittest.TestResult().stopTest)
refused("TestSuite", unittest.TestSuite, None)
refused("TestSuite", unittest.TestSuite, 'x')
refused("TestSuite", unittest.TestSuite, 1, 1)
refused("run", unittest.TestSuite().run, None)
refused("run", unittest.TestSuite().run)
refused("TextTestResult", unittest.TextTestResult, None, None, None)
refused("TextTestResult", unittest.TextTestResult)
refused("TextTestRunner", unittest.TextTestRunner, 1, 1, 1, 1, 1, 1, 1, 1)
refused("run", unittest.TextTestRunner().run, None)
refused("run", unittest.TextTestRunner().run)
refused("addModuleCleanup", unittest.addModuleCleanup)
refused("enterModuleContext", unittest.enterModuleContext, None)
refused("enterModuleContext", unittest.enterModuleContext)
refused("expectedFailure", unittest.expectedFailure, None)
refused("expectedFailure", unittest.expectedFailure)
