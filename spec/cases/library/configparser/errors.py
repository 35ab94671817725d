import configparser


def read(text, **kw):
    c = configparser.ConfigParser(**kw)
    try:
        c.read_string(text)
        print({s: dict(c[s]) for s in c.sections()})
    except configparser.Error as e:
        print(type(e).__name__, str(e), e.args, repr(e) == str(e))


read('a = 1')
read('[a]\nb = 1\nb = 2')
read('[a]\n[a]')
read('[a]\nb = 1\nb = 2', strict=False)
read('[a]\nx=1\n[a]\ny=2', strict=False)
read('[a]\nnothing')
read('[a]\nnothing\nelse here\nc = 1')
read('[a]\n= value')
read('[]\na = 1')
read('[a\nb = 1')
read('[a] trailing\nb = 1')
read('[a]\nflag\n  more', allow_no_value=True)
read('[a]]\nx=1')
read('  [a]\n  b = 1\n  c = 2\n   d')
c = configparser.ConfigParser()
c.add_section('a')
for f in (lambda: c.get('none', 'x'), lambda: c.get('a', 'x'), lambda: c.add_section('a'), lambda: c.add_section('DEFAULT'),
          lambda: c.add_section(5), lambda: c.set('a', 'x', 5), lambda: c.set('a', 5, 'x'), lambda: c.set('none', 'x', 'y'),
          lambda: c.items('none'), lambda: c.options('none'), lambda: c.remove_option('none', 'x'), lambda: c.getint('a', 'x'),
          lambda: c['a'].__setitem__('k', 1), lambda: c['a'].__setitem__('k', None)):
    try:
        print(f())
    except (configparser.Error, TypeError, ValueError) as e:
        print(type(e).__name__, e, getattr(e, 'section', '-'))
c.set('a', 'n', 'abc')
for f in (lambda: c.getint('a', 'n'), lambda: c.getfloat('a', 'n'), lambda: c.getboolean('a', 'n')):
    try:
        f()
    except ValueError as e:
        print(e)
try:
    c.read_dict({'s': {'k': 1, 'K': 2}})
except configparser.DuplicateOptionError as e:
    print(e, e.option, e.source, e.lineno)
try:
    c.read_dict({'s2': {}, 's2 ': {}})
    c.read_dict({5: {}, '5': {}})
except configparser.DuplicateSectionError as e:
    print(e)
print(configparser.ParsingError('f', 3, 'line'), configparser.Error('m').message)
print([x.__mro__[1].__name__ for x in (configparser.NoSectionError, configparser.InterpolationDepthError, configparser.MissingSectionHeaderError)])
