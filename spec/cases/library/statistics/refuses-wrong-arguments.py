# Calls that statistics refuses, and what it says of them.
import statistics


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


refused("LinearRegression", statistics.LinearRegression)
refused("quantiles", statistics.NormalDist(1, 2).quantiles, None)
refused("quantiles", statistics.NormalDist(1, 2).quantiles, 1, 1)
refused("samples", statistics.NormalDist(1, 2).samples, None)
refused("samples", statistics.NormalDist(1, 2).samples)
refused("zscore", statistics.NormalDist(1, 2).zscore, None)
refused("zscore", statistics.NormalDist(1, 2).zscore)
refused("kde_random", statistics.kde_random, None, None)
refused("kde_random", statistics.kde_random, 'x', 'x')
refused("kde_random", statistics.kde_random)
