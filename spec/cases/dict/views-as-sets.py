for make in (
    lambda: {'a': 1, 'b': 2}.keys() & {'a', 'z'},
    lambda: {'a': 1}.keys() | ['b'],
    lambda: {'a': 1, 'b': 2}.keys() - {'a'},
    lambda: {'a': 1}.keys() ^ {'b'},
    lambda: {'a': 1}.items() & {('a', 1)},
    lambda: {'a': []}.items() | set(),
    lambda: {'a': 1}.keys() == {'a'},
    lambda: {'a': 1}.keys() < {'a', 'b'},
    lambda: {'a': 1}.keys() >= set(),
    lambda: {'a': 1}.keys().isdisjoint('bc'),
    lambda: {'a': 1}.items() == {('a', 1)},
    lambda: {'a': 1}.values() == {'a': 1}.values(),
    lambda: 'a' in {'a': 1}.keys(),
    lambda: ('a', 1) in {'a': 1}.items(),
    lambda: ('a', 2) in {'a': 1}.items(),
    lambda: 1 in {'a': 1}.values(),
    lambda: len({'a': 1}.items()),
    lambda: list(reversed({'a': 1, 'b': 2}.items())),
    lambda: list(reversed({'a': 1, 'b': 2})),
    lambda: {'a': 1}.keys(),
    lambda: {'a': 1}.values(),
    lambda: {'a': 1}.items(),
    lambda: {'a': 1}.keys().mapping,
    lambda: {'a': 1}.keys()[0],
    lambda: hash({}.keys()),
    lambda: {'a': 1}.keys() & 5,
    lambda: {'a': 1}.values() & {1},
    lambda: sorted({'b': 1, 'a': 2}.items(), key=lambda kv: kv[1]),
):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)
