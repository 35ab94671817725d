# imports: functools, itertools, math
# What is wrong with * and ** names what was called; types of modules are named with their module.
import functools, itertools, math
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def manage(value):
    with value:
        pass
attempt(lambda: "".format(**[]))
attempt(lambda: [].append(**5))
attempt(lambda: math.sqrt(**5))
attempt(lambda: math.gcd(*5))
attempt(lambda: dict.fromkeys(**5))
attempt(lambda: int(**5))
attempt(lambda: list(functools.partial(print)))
attempt(lambda: manage(functools.partial(print)))
attempt(lambda: manage(itertools.chain()))
attempt(lambda: 1 in functools.partial(print))
attempt(lambda: 1 in 2)
