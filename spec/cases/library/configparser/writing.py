import configparser
import io

c = configparser.ConfigParser()
c['DEFAULT'] = {'a': '1', 'b': 'two'}
c['s'] = {}
c['s']['key'] = 'value'
c['s']['multi'] = 'one\ntwo'
c.add_section('t')
c.set('t', 'x', '%(a)s')
c.set('t', 'Upper', 'Case')


def text(c, **kw):
    f = io.StringIO()
    c.write(f, **kw)
    return f.getvalue()


print(text(c))
print(text(c, space_around_delimiters=False))
again = configparser.ConfigParser()
again.read_string(text(c))
print(again == c, {s: dict(again[s]) for s in again})
print(c.remove_option('t', 'X'), c.remove_option('t', 'x'), c.remove_section('t'), c.remove_section('t'))
del c['s']['key']
print(dict(c['s']))
for f in (lambda: c['s'].__delitem__('nope'), lambda: c['s'].__delitem__('a'), lambda: c['none'], lambda: c['s']['none'],
          lambda: c.__delitem__('DEFAULT'), lambda: c.__delitem__('none')):
    try:
        f()
    except (KeyError, ValueError) as e:
        print(type(e).__name__, e)
c['s'] = {'new': 'only'}
print(dict(c['s']))
c['DEFAULT'] = {}
print(dict(c['s']), c.popitem(), c.sections())
try:
    c.popitem()
except KeyError as e:
    print(repr(e))
n = configparser.ConfigParser(allow_no_value=True)
n.read_string('[x]\nflag\nv = 1')
print(text(n), n['x']['flag'])
n.set('x', 'none')
print(text(n))
c.clear()
c.update({'p': {'q': 'r'}})
print(c.sections(), c.setdefault('p', {})['q'])
s = c['p']
s.update(q='changed', more='m')
print(s.pop('more'), dict(s), s.get('q'), list(s.keys()), list(s.values()), len(s), s.setdefault('d', 'x'))
conv = configparser.ConfigParser(converters={'list': lambda v: v.split(','), 'decimal': float})
conv.read_string('[a]\nxs = 1,2,3\nd = 2.5')
print(conv.getlist('a', 'xs'), conv['a'].getlist('xs'), conv['a'].getdecimal('d'), conv['a'].getlist('none', [0]), conv.getlist('a', 'none', fallback=None))
print(sorted(conv.converters))
