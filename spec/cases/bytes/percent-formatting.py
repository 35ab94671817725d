for make in (
    lambda: b'%d-%s' % (5, b'x'),
    lambda: b'%b' % b'abc',
    lambda: b'%a' % 'é',
    lambda: b'%r' % 'x',
    lambda: b'%c%c' % (65, b'B'),
    lambda: b'%5.1f|' % 3.14159,
    lambda: b'%x %X %o' % (255, 255, 8),
    lambda: b'%05d' % 42,
    lambda: b'%-5d|' % 42,
    lambda: b'%%'% (),
    lambda: b'%s' % 'text',
    lambda: b'%d' % 'x',
    lambda: b'%(k)s' % {b'k': b'v'},
    lambda: b'%s %s' % (b'a',),
    lambda: b'%s' % (b'a', b'b'),
    lambda: b'%c' % 256,
    lambda: b'%i' % 1.9,
    lambda: bytearray(b'%s!') % b'x',
    lambda: b'%e' % 12345.678,
    lambda: b'%s' % bytearray(b'q'),
    lambda: b'%*d' % (5, 3),
):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)
