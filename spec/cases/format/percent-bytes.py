print(b"%s %d %x %c" % (b"abc", 5, 255, 65), b"%a %r" % ("é", 1), b"%05.1f|%-5d|" % (2.25, 3), b"%b" % b"x", b"%(k)s" % {b"k": b"v"})
for f in (lambda: b"%s" % "a", lambda: b"%d" % b"a", lambda: b"%c" % 256):
    try:
        print(f())
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e)
# expect: b'abc 5 ff A' b"'\\xe9' 1" b'002.2|3    |' b'x' b'v'
# expect: TypeError %b requires a bytes-like object, or an object that implements __bytes__, not 'str'
# expect: TypeError %d format: a real number is required, not bytes
# expect: OverflowError %c arg not in range(256)
