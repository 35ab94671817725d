"""Records which public functions, classes and methods of CPython's modules the cases call, and which of them fail in a case.

    PYENV_VERSION=3.13.0 python3.13 test/tools/case-calls.py < names.json > calls.json

Read by case-coverage.ts. Every case that imports something runs in a process of its own, watched by sys.monitoring: what
counts is a call made by the case's own code, and an exception that leaves such a call (also one of binding its arguments,
and one that a generator or coroutine raises later). Names that stand for one object share their counts.
"""
import contextlib
import importlib
import inspect
import io
import json
import os
import pathlib
import re
import signal
import sys
import tempfile
import types
import typing
import warnings

warnings.simplefilter("ignore")
CASES = pathlib.Path(__file__).resolve().parents[2] / "spec" / "cases"
NAMES = json.load(sys.stdin)
ABSTRACT = {"collections.abc", "typing", "types", "numbers"}
FORMS = (typing._Final, types.GenericAlias)


def unwrap(value):
    while isinstance(value, (staticmethod, classmethod, types.MethodType)):
        value = value.__func__
    return value


def can_fail(value):
    """Whether a call has something to refuse: any parameter but self."""
    try:
        parameters = list(inspect.signature(value).parameters.values())
    except (TypeError, ValueError):
        return True
    return any(p.name not in ("self", "cls") for p in parameters)


wanted = {}  # (id of the object) -> its first name
aliases = {}  # every name -> that first name
fails = set()
kept = []


def want(value, name):
    value = unwrap(value)
    if isinstance(value, types.WrapperDescriptorType):
        return
    first = wanted.setdefault(id(value), name)
    kept.append(value)
    aliases[name] = first
    if can_fail(value):
        fails.add(first)


def concrete(module, cls):
    return not (issubclass(cls, BaseException) or inspect.isabstract(cls) or module in ABSTRACT)


for module_name, names in NAMES.items():
    module = importlib.import_module(module_name)
    for name, kind in names.items():
        value = getattr(module, name)
        full = f"{module_name}.{name}"
        if isinstance(value, FORMS) or module_name == "typing" and getattr(value, "__module__", "") == "builtins":
            continue
        if kind == "call":
            want(value, full)
        elif isinstance(kind, list):
            if isinstance(value, type) and concrete(module_name, value):
                want(value, full)
            for part in kind:
                method = inspect.getattr_static(value, part, None)
                if method is not None and callable(unwrap(method)) and not isinstance(unwrap(method), type):
                    want(method, f"{full}.{part}")

calls = {}
errors = {}
monitoring = sys.monitoring
TOOL = monitoring.PROFILER_ID


def name_of(called):
    called = unwrap(called)
    found = wanted.get(id(called))
    if found is None and isinstance(called, types.BuiltinMethodType) and called.__self__ is not None:
        owner = called.__self__ if isinstance(called.__self__, type) else type(called.__self__)
        for cls in owner.__mro__:
            raw = vars(cls).get(called.__name__)
            if raw is not None:
                found = wanted.get(id(unwrap(raw)))
                break
    return found


def watch(path):
    by_code = {}
    for value in kept:
        code = getattr(getattr(value, "__wrapped__", value), "__code__", None)
        if code is not None:
            by_code[code] = wanted[id(value)]
    last = {}

    def on_call(code, offset, called, first):
        if code.co_filename != path:
            return monitoring.DISABLE
        name = name_of(called)
        last[code, offset] = name
        if name is not None:
            calls[name] = calls.get(name, 0) + 1

    def on_raise(code, offset, error):
        if code.co_filename == path:
            name = last.pop((code, offset), None)
            if name is not None:
                errors[name] = errors.get(name, 0) + 1

    def on_unwind(code, offset, error):
        name = by_code.get(code)
        if name is not None:
            frame = sys._getframe(1)
            back = frame.f_back
            if back is not None and (back.f_code.co_filename == path or frame.f_code.co_flags & 0x2A0):
                errors[name] = errors.get(name, 0) + 1

    def on_start(code, offset):
        name = by_code.get(code)
        if name is not None:
            back = sys._getframe(1).f_back
            if back is not None and back.f_code.co_filename == path:
                calls[name] = calls.get(name, 0) + 1

    events = monitoring.events
    monitoring.use_tool_id(TOOL, "cases")
    for event, handler in ((events.CALL, on_call), (events.RAISE, on_raise), (events.PY_UNWIND, on_unwind),
                           (events.PY_START, on_start)):
        monitoring.register_callback(TOOL, event, handler)
    monitoring.set_events(TOOL, events.CALL | events.RAISE | events.PY_UNWIND | events.PY_START)


def run(path, out):
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    null = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(null, number)
    sys.stdin = open(os.devnull)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(20)
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    sys.argv = [path]
    program = compile(open(path, encoding="utf8").read(), path, "exec")
    watch(path)
    try:
        exec(program, module.__dict__)
    except BaseException:
        pass
    monitoring.set_events(TOOL, 0)
    os.write(out, json.dumps([calls, errors]).encode())


total = {}
for path in sorted(CASES.rglob("*.py")):
    text = path.read_text("utf8", "surrogateescape")
    if not re.search(r"^\s*(import|from) ", text, re.M) or {"syntax-error", "divergence"} & set(path.parts):
        continue
    inside, outside = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(inside)
        with contextlib.suppress(BaseException):
            run(str(path), outside)
        os._exit(0)
    os.close(outside)
    with open(inside, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    if not answer:
        print("no answer:", path, file=sys.stderr)
        continue
    for which, counts in enumerate(json.loads(answer)):
        for name, count in counts.items():
            total.setdefault(name, [0, 0])[which] += count
report = {}
for name, first in aliases.items():
    made, failed = total.get(first, [0, 0])
    report[name] = {"as": first, "calls": made, "errors": failed, "fails": first in fails}
json.dump(report, sys.stdout)
