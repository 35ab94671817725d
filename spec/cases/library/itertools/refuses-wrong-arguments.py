# Calls that itertools refuses, and what it says of them.
import itertools


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


refused("batched", itertools.batched, None, None)
refused("batched", itertools.batched, 3, 3)
refused("batched", itertools.batched)
refused("combinations", itertools.combinations, 3, 3)
refused("combinations", itertools.combinations)
refused("combinations_with_replacement", itertools.combinations_with_replacement, 3, 3)
refused("combinations_with_replacement", itertools.combinations_with_replacement)
refused("compress", itertools.compress, None, None)
refused("compress", itertools.compress)
refused("permutations", itertools.permutations, None)
refused("permutations", itertools.permutations, 'x', 'x')
refused("permutations", itertools.permutations)
refused("repeat", itertools.repeat, None, None)
refused("repeat", itertools.repeat)
refused("starmap", itertools.starmap, None, None)
refused("starmap", itertools.starmap, 'x', 'x')
refused("starmap", itertools.starmap)
refused("zip_longest", itertools.zip_longest, None)
