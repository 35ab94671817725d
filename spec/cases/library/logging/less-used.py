import io
import logging


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.set_name("h")
handler.setFormatter(logging.Formatter("%(levelname)s|%(name)s|%(message)s"))
logger = logging.getLogger("a.b")
logger.propagate = False
logger.addHandler(handler)
logger.setLevel("DEBUG")
handler.acquire()
handler.release()
handler.createLock()
logger.fatal("fatal %s", 1)
logger.warning("w")
logger.log(25, "custom")
logging.addLevelName(25, "NOTICE")
logger.log(25, "named")
record = logger.makeRecord("a.b", logging.INFO, "file", 1, "made %d", (5,), None)
logger.callHandlers(record)
handler.flush()
print(stream.getvalue(), handler.get_name(), logger.manager is logging.Logger.manager, logger.isEnabledFor(10), logger.getEffectiveLevel(), logger.hasHandlers())
print(logger.getChild("c").name, logger.parent.name, isinstance(logging.getLogger(), logging.RootLogger), sorted(logging.getHandlerNames()), logging.getHandlerByName("h") is handler)


class Drop(logging.Filter):
    def filter(self, record):
        return "drop" not in record.getMessage()


drop = Drop()
logger.addFilter(drop)
logger.info("drop this")
logger.removeFilter(drop)
logger.info("drop that")
handler.addFilter(logging.Filter("other"))
logger.info("not shown")
print(stream.getvalue().splitlines()[-1], len(handler.filters))
formatter = logging.Formatter("{levelname:>8} {message}", style="{")
print(formatter.format(record), formatter.usesTime(), formatter.formatMessage(record), formatter.formatStack("stack"), formatter.default_time_format, formatter.default_msec_format)
try:
    1 / 0
except ZeroDivisionError:
    import sys
    print(formatter.formatException(sys.exc_info()).splitlines()[-1])
print(logging.Formatter("$message", style="$").format(record), logging.Formatter("%(asctime)s").usesTime(), logging.Formatter().format(record))
attempt(logging.Formatter, "%(x)", style="!")
attempt(logging.Formatter, "{x", style="{")
attempt(logging.Formatter, "no fields")
attempt(logging.Formatter, "$ x", style="$")
attempt(logger.setLevel, "NONE")
attempt(logger.setLevel, 1.5)
attempt(logging.getLogger, 5)
attempt(logger.log, "x", "y")
for style in (logging.PercentStyle("%(message)s"), logging.StrFormatStyle("{message}"), logging.StringTemplateStyle("$message")):
    print(type(style).__name__, style.format(record), style.usesTime(), style.default_format, style.asctime_format, style.asctime_search)
buffered = logging.BufferingFormatter(formatter)
print(buffered.format([record, record]), buffered.formatHeader([record]) == "", buffered.formatFooter([record]) == "", buffered.format([]) == "")
filterer = logging.Filterer()
filterer.addFilter(lambda record: record.levelno > 10)
print(filterer.filter(record) is record, type(filterer.filters))
print(logging.LogRecord("n", 10, "p", 1, "%s %s", ("a", "b"), None).getMessage(), logging.makeLogRecord({"msg": "m"}).getMessage(), logging.LogRecord("n", 10, "p", 1, {"k": 1}, None, None).getMessage())
print(logging.getLevelName(20), logging.getLevelName("INFO"), logging.getLevelName(33), logging.getLevelNamesMapping()["ERROR"])
logging.disable(logging.CRITICAL)
logger.critical("hidden")
logging.disable(logging.NOTSET)
adapter = logging.LoggerAdapter(logger, {"x": 1})
print(adapter.process("m", {}), adapter.name, adapter.isEnabledFor(10), adapter.getEffectiveLevel(), adapter.manager is logger.manager)
print(isinstance(logging.Manager(logging.RootLogger(30)), logging.Manager), isinstance(logging.Logger.manager.loggerDict["a"], logging.PlaceHolder), logging.NullHandler().handle(record), logging.lastResort.level)
print(logging.getLoggerClass().__name__, logging.getLogRecordFactory().__name__, repr(logger), repr(handler), repr(record))
attempt(logging.setLoggerClass, int)
attempt(logging.basicConfig, nothing=1)
attempt(logging.basicConfig, filename="f", stream=stream)
attempt(logging.basicConfig, style="?")
print(logger.findCaller()[2] in ("<module>", "(unknown function)"), issubclass(logging.FileHandler, logging.StreamHandler))
logger.removeHandler(handler)
handler.close()
logging.captureWarnings(True)
logging.captureWarnings(False)
logging.shutdown([])
