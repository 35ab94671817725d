type Pair[A] = tuple[A, A]
type IntList = list[int]
type Lazy = list[NotDefinedYet]
print(Pair, IntList, IntList.__value__, Pair.__type_params__, Pair[int], IntList.__name__, type(IntList).__name__, Pair.__value__)
try:
    Lazy.__value__
except NameError as e:
    print(e)
NotDefinedYet = int
print(Lazy.__value__)
type = 5
print(type)
# expect: Pair IntList list[int] (A,) Pair[int] IntList TypeAliasType tuple[A, A]
# expect: name 'NotDefinedYet' is not defined
# expect: list[int]
# expect: 5
