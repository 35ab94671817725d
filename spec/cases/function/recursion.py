def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
def hanoi(n, a, b, c): return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
def flatten(x): return [z for y in x for z in flatten(y)] if isinstance(x, list) else [x]
def perms(s): return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])]
print(fib(15), ack(2, 3), hanoi(6, "a", "b", "c"), flatten([1, [2, [3, [4]]]]), perms("abc"))
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
print(even(100), odd(101))
# expect: 610 9 63 [1, 2, 3, 4] ['abc', 'acb', 'bac', 'bca', 'cab', 'cba']
# expect: True True
