def first[T](xs: list[T]) -> T: return xs[0]
def pair[K, V: int, *Ts, **P](k: K, v: V): return k, v
print(first([1, 2]), first("ab"), pair("a", 1), first.__type_params__, pair.__type_params__, [type(t).__name__ for t in pair.__type_params__])
T, = first.__type_params__
print(T.__name__, T, T.__bound__, pair.__type_params__[1].__bound__)
def d[T = int](x: T) -> T: return x
print(d(5), d.__type_params__[0].__default__)
def c[S: (str, bytes)](x: S): return x
print(c.__type_params__[0].__constraints__)
try:
    T2 = T.nope
except AttributeError as e:
    print(e)
# expect: 1 a ('a', 1) (T,) (K, V, Ts, P) ['TypeVar', 'TypeVar', 'TypeVarTuple', 'ParamSpec']
# expect: T T None <class 'int'>
# expect: 5 <class 'int'>
# expect: (<class 'str'>, <class 'bytes'>)
# expect: 'typing.TypeVar' object has no attribute 'nope'
