# Calls that reprlib refuses, and what it says of them.
import reprlib


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


refused("repr1", reprlib.Repr().repr1, [], [])
refused("repr1", reprlib.Repr().repr1)
refused("repr_array", reprlib.Repr().repr_array, None, None)
refused("repr_array", reprlib.Repr().repr_array)
refused("repr_deque", reprlib.Repr().repr_deque, None, None)
refused("repr_deque", reprlib.Repr().repr_deque, 'x', 'x')
refused("repr_deque", reprlib.Repr().repr_deque)
refused("repr_dict", reprlib.Repr().repr_dict, None, None)
refused("repr_dict", reprlib.Repr().repr_dict, 'x', 'x')
refused("repr_dict", reprlib.Repr().repr_dict)
refused("repr_frozenset", reprlib.Repr().repr_frozenset, 'x', 'x')
refused("repr_frozenset", reprlib.Repr().repr_frozenset, 3, 3)
refused("repr_frozenset", reprlib.Repr().repr_frozenset)
refused("repr_instance", reprlib.Repr().repr_instance)
refused("repr_int", reprlib.Repr().repr_int)
refused("repr_list", reprlib.Repr().repr_list, None, None)
refused("repr_list", reprlib.Repr().repr_list, 'x', 'x')
refused("repr_list", reprlib.Repr().repr_list)
refused("repr_set", reprlib.Repr().repr_set, 'x', 'x')
refused("repr_set", reprlib.Repr().repr_set, 3, 3)
refused("repr_set", reprlib.Repr().repr_set)
refused("repr_str", reprlib.Repr().repr_str, None, None)
refused("repr_str", reprlib.Repr().repr_str, {}, {})
refused("repr_str", reprlib.Repr().repr_str)
refused("repr_tuple", reprlib.Repr().repr_tuple, None, None)
refused("repr_tuple", reprlib.Repr().repr_tuple, 'x', 'x')
refused("repr_tuple", reprlib.Repr().repr_tuple)
refused("recursive_repr", reprlib.recursive_repr, 1, 1)
