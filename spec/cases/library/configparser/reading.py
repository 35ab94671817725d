import configparser

TEXT = """
# comment
; other
[DEFAULT]
base = /srv
Debug = yes

[server]
host = example.org
port: 8080
path = %(base)s/www
multi =
    one
    two

    three
empty =
key with spaces = value with = and : inside
  indented = part of the value above?

[other section]
port = 1
url = http://x:80/
pct = 100%%
[server.sub]
a=1
"""
c = configparser.ConfigParser()
c.read_string(TEXT)
print(c.sections(), c.default_section, dict(c.defaults()))
for s in c.sections():
    print(s, dict(c[s]))
print(c.get('server', 'HOST'), c['server']['path'], repr(c['server']['multi']), repr(c['server']['empty']))
print(c.getint('server', 'port'), c.getfloat('server', 'port'), c.getboolean('server', 'debug'))
print(c['server'].getint('port'), c['server'].getboolean('nope'), c['server'].getboolean('nope', True), c['server'].get('x', 'fb'))
print(c.get('server', 'nope', fallback='f'), c.get('none', 'nope', fallback=None), c.getint('none', 'n', fallback=7))
print(c.get('server', 'path', raw=True), c.get('server', 'path', vars={'base': '/v'}), c.get('server', 'extra', vars={'EXTRA': 5}))
print(c.has_section('server'), c.has_section('DEFAULT'), c.has_option('server', 'Base'), c.has_option('x', 'y'), 'server' in c, 'zz' in c)
print(c.options('server'), len(c), list(c), 'port' in c['server'], 'base' in c['server'])
print(c.items('server.sub'), c.items('server.sub', raw=True), sorted(c.items('server.sub', vars={'a': 'v', 'z': 'w'})))
print([(n, s.name) for n, s in c.items()], c['server'], c['server'].parser is c)
for value in ('1', 'yes', 'TRUE', 'On', '0', 'no', 'False', 'off'):
    c['server']['flag'] = value
    print(c.getboolean('server', 'flag'), end=' ')
print()
c2 = configparser.ConfigParser(allow_no_value=True, delimiters=('=',), inline_comment_prefixes=('#',), comment_prefixes=('//',),
                               empty_lines_in_values=False)
c2.read_string("""// comment
[s]
flag
a = 1 # comment
b = 1#no comment
c : d = x
e =
  more

f = 1
""")
print({k: v for k, v in c2['s'].items()})
c3 = configparser.RawConfigParser()
c3.optionxform = str
c3.read_string('[S]\nCase = 1\ncase = %(x)s\n')
print(dict(c3['S']))
c4 = configparser.ConfigParser(interpolation=None, default_section='common')
c4.read_string('[common]\na = %\n[x]\nb = 2\n')
print(dict(c4['x']), c4.sections())
c5 = configparser.ConfigParser({'d': '1'})
c5.read_dict({'a': {'x': 1, 'Y': 'n'}, 'DEFAULT': {'z': 2.5}, 5: {'k': True}})
print({s: dict(c5[s]) for s in c5})
c6 = configparser.ConfigParser(allow_unnamed_section=True)
c6.read_string('a = 1\nb = 2\n[s]\nc = 3')
print(c6.sections(), dict(c6[configparser.UNNAMED_SECTION]))
import io
c7 = configparser.ConfigParser()
c7.read_file(io.StringIO('[a]\nb=1'))
c7.read_file(['[a]\n', 'c=2\n'])
print(dict(c7['a']))
