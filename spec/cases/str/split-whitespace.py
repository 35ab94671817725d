print("  a b\t c\n".split(), "".split(), "   ".split(), "a b c d".split(None, 2), " a  b  c ".split(maxsplit=1), "a b".split(None, 0))
print(" a b c ".rsplit(None, 1), "a\u00a0b\u2003c".split(), "a\x1fb\x85c".split(), " x ".rsplit(), "a b c".rsplit(maxsplit=0))
# expect: ['a', 'b', 'c'] [] [] ['a', 'b', 'c d'] ['a', 'b  c '] ['a b']
# expect: [' a b', 'c'] ['a', 'b', 'c'] ['a', 'b', 'c'] ['x'] ['a b c']
