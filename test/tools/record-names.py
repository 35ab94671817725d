"""Records the public names of CPython's modules, and of their classes, for test/library/names.test.ts.

    PYENV_VERSION=3.13.0 python3.13 test/tools/record-names.py MODULE... > test/library/names.json

Public: in `__all__`, or without underscore, no module, and made by the module itself (or by nothing that says).
"""
import importlib
import json
import sys
import types
import warnings

warnings.simplefilter("ignore")


def public(module):
    listed = getattr(module, "__all__", ())
    for name in sorted(dir(module)):
        if name in listed:
            yield name
        elif not name.startswith("_"):
            value = getattr(module, name)
            if isinstance(value, types.ModuleType):
                continue
            if not listed or getattr(value, "__module__", module.__name__) == module.__name__ and not listed:
                yield name
            elif getattr(value, "__module__", None) == module.__name__:
                yield name


def describe(value):
    if isinstance(value, type):
        # What comes from a built-in type is the language's affair.
        base = set().union(*(vars(cls) for cls in value.__mro__ if cls.__module__ == 'builtins' and cls is not value))
        return sorted(name for name in dir(value) if not name.startswith("_") and name not in base)
    return "call" if callable(value) else "value"


found = {}
for name in sys.argv[1:]:
    try:
        module = importlib.import_module(name)
    except ImportError:
        continue
    found[name] = {key: describe(getattr(module, key)) for key in public(module)}
print("{")
for last, (name, names) in enumerate(found.items(), 1):
    print(f"  {json.dumps(name)}: {{")
    print(",\n".join(f"    {json.dumps(key)}: {json.dumps(value)}" for key, value in names.items()))
    print("  }," if last < len(found) else "  }")
print("}")
