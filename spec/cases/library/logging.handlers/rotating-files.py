# files: yes
# Files that are changed when they are full, when their time has come, or when somebody else has moved them.
import logging
import logging.handlers
import os


def show(label, function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except BaseException as error:
        result = type(error).__name__  # the words are those of C where the label has brackets
        if not label.endswith(")"):
            result += f": {error}"
    print(label, "->", result)


def record(text, created=None):
    result = logging.LogRecord("name", logging.INFO, "path.py", 3, text, None, None)
    if created is not None:
        result.created = created
    return result


def files():
    return sorted(name for name in os.listdir(".") if not name.startswith("."))


os.mkdir("work")
os.chdir("work")
handler = logging.handlers.RotatingFileHandler("r.log", maxBytes=30, backupCount=2)
print(handler.mode, handler.maxBytes, handler.backupCount)
print(bool(handler.shouldRollover(record("short"))), bool(handler.shouldRollover(record("long" * 10))))
for number in range(6):
    handler.emit(record(f"message number {number}"))
    print(files())
handler.doRollover()
print(files(), repr(open("r.log").read()), repr(open("r.log.1").read()))
print(handler.rotation_filename("abc"))
handler.namer = lambda name: name + ".old"
print(handler.rotation_filename("abc"))
handler.namer = None
handler.rotate("r.log.2", "moved.log")
handler.rotate("missing.log", "nowhere.log")
print(files())
handler.rotator = lambda source, target: print("rotator", os.path.basename(source), os.path.basename(target))
handler.rotate("a", "b")
handler.rotator = None
handler.close()
for name in ["emit", "rotate", "rotation_filename", "shouldRollover", "doRollover"]:
    show(name, getattr(handler, name), *([1, 2, 3] if name in ("rotate", "doRollover") else []))
show("RotatingFileHandler()", logging.handlers.RotatingFileHandler)
show("BaseRotatingHandler", lambda: logging.handlers.BaseRotatingHandler())
base = logging.handlers.BaseRotatingHandler("base.log", "a")
print(base.rotation_filename("n"), base.namer, base.rotator)
base.rotate("moved.log", "base.log.1")
base.emit
base.close()
show("base emit", base.emit)
show("base rotate", base.rotate)
show("base rotation_filename", base.rotation_filename)

noon = 1_700_000_000
for when in ["S", "M", "H", "D", "MIDNIGHT", "W0", "W6"]:
    timed = logging.handlers.TimedRotatingFileHandler("t.log", when=when, interval=2, utc=True, delay=True)
    print(when, timed.when, timed.interval, timed.suffix, timed.computeRollover(noon) - noon)
at = __import__("datetime").time(6, 30)
timed = logging.handlers.TimedRotatingFileHandler("t.log", when="midnight", utc=True, delay=True, atTime=at)
print(timed.computeRollover(noon) - noon)
for when in ["X", "W", "W7", "Wx", 3]:
    show(f"when {when!r}", logging.handlers.TimedRotatingFileHandler, "t.log", when=when, delay=True)
timed = logging.handlers.TimedRotatingFileHandler("t.log", when="S", backupCount=2, utc=True)
timed.emit(record("one"))
print(bool(timed.shouldRollover(record("x"))))
for day in range(1, 5):
    open(f"t.log.2001-01-0{day}_00-00-00", "w").close()
open("t.log.other", "w").close()
print([os.path.basename(name) for name in timed.getFilesToDelete()])
timed.rolloverAt = noon
timed.doRollover()
print(len([name for name in files() if name.startswith("t.log")]), timed.rolloverAt > noon)
timed.close()
show("computeRollover()", timed.computeRollover)
show("shouldRollover()", timed.shouldRollover)
show("doRollover(1)", timed.doRollover, 1)

watched = logging.handlers.WatchedFileHandler("w.log")
watched.emit(record("before"))
os.rename("w.log", "w.old")
watched.emit(record("after"))
print(open("w.old").read().strip(), open("w.log").read().strip())
watched.reopenIfNeeded()
os.remove("w.log")
watched.reopenIfNeeded()
print(os.path.exists("w.log"))
watched.close()
show("WatchedFileHandler()", logging.handlers.WatchedFileHandler)
show("emit()", watched.emit)
