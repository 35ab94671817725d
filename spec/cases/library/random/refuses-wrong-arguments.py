# Calls that random refuses, and what it says of them.
import random


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


refused("Random", random.Random, 1, 1)
refused("betavariate", random.Random(1).betavariate, None, None)
refused("betavariate", random.Random(1).betavariate, -1, -1)
refused("betavariate", random.Random(1).betavariate)
refused("gauss", random.Random(1).gauss, None)
refused("gauss", random.Random(1).gauss, 'x')
refused("gauss", random.Random(1).gauss, 1, 1, 1)
refused("getrandbits", random.Random(1).getrandbits, None)
refused("getrandbits", random.Random(1).getrandbits, -1)
refused("getrandbits", random.Random(1).getrandbits)
refused("lognormvariate", random.Random(1).lognormvariate, None, None)
refused("lognormvariate", random.Random(1).lognormvariate, 'x', 'x')
refused("lognormvariate", random.Random(1).lognormvariate)
refused("normalvariate", random.Random(1).normalvariate, None)
refused("normalvariate", random.Random(1).normalvariate, 'x')
refused("normalvariate", random.Random(1).normalvariate, 1, 1, 1)
refused("paretovariate", random.Random(1).paretovariate, None)
refused("paretovariate", random.Random(1).paretovariate)
refused("triangular", random.Random(1).triangular, None)
refused("triangular", random.Random(1).triangular, 1, 1, 1, 1)
refused("uniform", random.Random(1).uniform, None, None)
refused("uniform", random.Random(1).uniform)
refused("vonmisesvariate", random.Random(1).vonmisesvariate, None, None)
refused("vonmisesvariate", random.Random(1).vonmisesvariate)
refused("weibullvariate", random.Random(1).weibullvariate, None, None)
refused("weibullvariate", random.Random(1).weibullvariate)
refused("getrandbits", random.SystemRandom().getrandbits, -1)
refused("getrandbits", random.SystemRandom().getrandbits)
refused("getstate", random.SystemRandom().getstate, None)
refused("randbytes", random.SystemRandom().randbytes)
refused("getrandbits", random.getrandbits, None)
refused("getrandbits", random.getrandbits, -1)
refused("getrandbits", random.getrandbits)
