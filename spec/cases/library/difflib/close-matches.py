from difflib import get_close_matches
print(get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), get_close_matches("wheel", ["while", "with", "heel", "wheels"]), get_close_matches("x", ["a"]), get_close_matches("pineapple", []), get_close_matches("accept", ["except", "accent", "expect"], n=1, cutoff=0.5))
for options in (dict(n=0), dict(cutoff=2)):
    try:
        get_close_matches("a", ["a"], **options)
    except ValueError as e:
        print(e)
