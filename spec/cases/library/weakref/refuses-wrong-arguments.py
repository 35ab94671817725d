# Calls that weakref refuses, and what it says of them.
import weakref


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


refused("KeyedRef", weakref.KeyedRef, None, None, None)
refused("KeyedRef", weakref.KeyedRef)
refused("WeakKeyDictionary", weakref.WeakKeyDictionary, 3)
refused("WeakKeyDictionary", weakref.WeakKeyDictionary, 1, 1)
refused("get", weakref.WeakKeyDictionary().get, None)
refused("pop", weakref.WeakKeyDictionary().pop, None)
refused("setdefault", weakref.WeakKeyDictionary().setdefault, None)
refused("update", weakref.WeakKeyDictionary().update, 3)
refused("WeakSet", weakref.WeakSet, 'x')
refused("WeakSet", weakref.WeakSet, 3)
refused("WeakSet", weakref.WeakSet, 1, 1)
refused("difference", weakref.WeakSet().difference, None)
refused("difference", weakref.WeakSet().difference)
refused("difference_update", weakref.WeakSet().difference_update, None)
refused("difference_update", weakref.WeakSet().difference_update)
refused("discard", weakref.WeakSet().discard)
refused("intersection", weakref.WeakSet().intersection, None)
refused("intersection", weakref.WeakSet().intersection)
refused("intersection_update", weakref.WeakSet().intersection_update, None)
refused("intersection_update", weakref.WeakSet().intersection_update)
refused("isdisjoint", weakref.WeakSet().isdisjoint, None)
refused("isdisjoint", weakref.WeakSet().isdisjoint)
refused("issubset", weakref.WeakSet().issubset, None)
refused("issubset", weakref.WeakSet().issubset)
refused("issuperset", weakref.WeakSet().issuperset, None)
refused("issuperset", weakref.WeakSet().issuperset)
refused("symmetric_difference", weakref.WeakSet().symmetric_difference, None)
refused("symmetric_difference", weakref.WeakSet().symmetric_difference, 'x')
refused("symmetric_difference", weakref.WeakSet().symmetric_difference)
refused("symmetric_difference_update", weakref.WeakSet().symmetric_difference_update, None)
refused("symmetric_difference_update", weakref.WeakSet().symmetric_difference_update, 'x')
refused("symmetric_difference_update", weakref.WeakSet().symmetric_difference_update)
refused("union", weakref.WeakSet().union, None)
refused("union", weakref.WeakSet().union, 'x')
refused("union", weakref.WeakSet().union)
refused("update", weakref.WeakSet().update, None)
refused("update", weakref.WeakSet().update, 'x')
refused("update", weakref.WeakSet().update)
refused("WeakValueDictionary", weakref.WeakValueDictionary, 3)
refused("WeakValueDictionary", weakref.WeakValueDictionary, 1, 1)
refused("get", weakref.WeakValueDictionary().get, [])
refused("setdefault", weakref.WeakValueDictionary().setdefault, None)
refused("setdefault", weakref.WeakValueDictionary().setdefault, [])
refused("update", weakref.WeakValueDictionary().update, 3)
refused("finalize", weakref.finalize, None, None)
refused("finalize", weakref.finalize)
