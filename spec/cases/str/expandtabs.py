print(["a\tb".expandtabs(), "a\tb".expandtabs(4), "\t".expandtabs(3), "abcd\tx".expandtabs(4), "a\nb\tc".expandtabs(4), "a\tb".expandtabs(0), "a\tb".expandtabs(-1), "01\t012\t0123\t01234".expandtabs()])
# expect: ['a       b', 'a   b', '   ', 'abcd    x', 'a\nb   c', 'ab', 'ab', '01      012     0123    01234']
