# files: yes
# Handlers that write files, their flushing and closing; styles that check their formats.
import logging
import logging.handlers
import os
import warnings

warnings.simplefilter("ignore")


def show(label, function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except BaseException as error:
        result = type(error).__name__  # the words are those of C where the label has brackets
        if not label.endswith(")"):
            result += f": {error}"
    print(label, "->", result)


def record(text, level=logging.INFO):
    return logging.LogRecord("name", level, "path.py", 3, text, None, None)


handler = logging.FileHandler("log.txt", encoding="utf8")
handler.setFormatter(logging.Formatter("%(levelname)s|%(message)s"))
print(handler.format(record("formatted")))
handler.emit(record("ä"))
show("handle", lambda: bool(handler.handle(record("handled"))))
handler.flush()
handler.close()
print(open("log.txt", encoding="utf8").read().splitlines())
handler.close()
logging.Handler().flush()
show("Handler.emit", logging.Handler().emit, record("x"))
show("Handler.flush", logging.Handler().flush, 1)
for name in ["addFilter", "emit", "filter", "format", "handle", "handleError", "removeFilter", "setFormatter", "setStream", "set_name", "setLevel"]:
    show(name, getattr(handler, name))
show("setLevel", handler.setLevel, "LOUD")
show("setLevel", handler.setLevel, 1.5)
show("format", handler.format, 1)
show("FileHandler()", logging.FileHandler)
show("mode", logging.FileHandler, "x.txt", mode="q")
show("FileHandler(in no folder)", lambda: logging.FileHandler("no/such/x.txt"))
late = logging.FileHandler("late.txt", delay=True)
print(os.path.exists("late.txt"), late.stream)
late.emit(record("now"))
late.close()
print(open("late.txt").read(), late.stream)
appended = logging.FileHandler("late.txt", mode="a")
appended.emit(record("more"))
appended.close()
print(open("late.txt").read().split())

null = logging.NullHandler()
null.createLock()
print(null.lock, null.handle(record("x")), null.emit(record("x")))

for style, texts in [
    ("%", ["%(message)s", "no field", "%(message)", "%(a)5d %(b)-3s", ""]),
    ("{", ["{message}", "{message!r:>5}", "{}", "{0}", "{a.b}", "{a!x}", "{a:%}", "no field", "{", ""]),
    ("$", ["$message", "${message}", "$", "no field", "$$", "${a-b}", "message $"]),
]:
    kind = {"%": logging.PercentStyle, "{": logging.StrFormatStyle, "$": logging.StringTemplateStyle}[style]
    for text in texts:
        show(f"{kind.__name__} {text!r}", kind(text).validate)
        show("Formatter", lambda: logging.Formatter(text, style=style) and None)
show("Formatter style", logging.Formatter, "x", style="?")
show("StringTemplateStyle", logging.StringTemplateStyle)
show("StringTemplateStyle", logging.StringTemplateStyle, "$message", nonsense=1)
show("format", logging.StringTemplateStyle("$missing").format, record("x"))
show("format", logging.PercentStyle("%(missing)s").format, record("x"))
show("format", logging.StrFormatStyle("{missing}").format, record("x"))
show("defaults", logging.StrFormatStyle("{missing}-{message}", defaults={"missing": 3}).format, logging.makeLogRecord({"message": "m"}))

adapter = logging.LoggerAdapter(logging.getLogger("adapted"), {"a": 1})
print(adapter.hasHandlers())
adapter.logger.addHandler(null)
adapter.logger.propagate = False
print(adapter.hasHandlers(), adapter.process("m", {}))
show("adapter.warn()", adapter.warn)
adapter.warn("old")

buffering = logging.handlers.BufferingHandler(3)
for number in range(5):
    buffering.emit(record(f"r{number}"))
    print(len(buffering.buffer), buffering.shouldFlush(record("x")))
buffering.flush()
print(buffering.buffer)
buffering.emit(record("left"))
buffering.close()
print(buffering.buffer)
show("BufferingHandler()", logging.handlers.BufferingHandler)
