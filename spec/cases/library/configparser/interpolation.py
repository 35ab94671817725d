import configparser
from configparser import BasicInterpolation, ConfigParser, ExtendedInterpolation, RawConfigParser

c = ConfigParser()
c.read_string("""[DEFAULT]
home = /home
[a]
dir = %(home)s/a
sub = %(dir)s/sub
pct = 50%% of %(HOME)s
bad1 = %(nope)s
bad2 = %x
bad3 = %(home
bad4 = %()s
bad5 = 100%
loop = %(loop)s
""")
for name in c.options('a'):
    try:
        print(name, '=', c.get('a', name))
    except configparser.InterpolationError as e:
        print(type(e).__name__, e, e.args)
e = ConfigParser(interpolation=ExtendedInterpolation())
e.read_string("""[common]
home = /home
Case = yes
[a]
dir = ${common:home}/a
sub = ${dir}/sub
deep = ${a:sub}/deep
dollar = $$5
case = ${common:CASE}
bad1 = ${nope}
bad2 = ${common:nope}
bad3 = ${none:x}
bad4 = $x
bad5 = ${home
bad6 = ${a:b:c}
bad7 = ${}
loop = ${loop}
""")
for name in e.options('a'):
    try:
        print(name, '=', e.get('a', name))
    except configparser.InterpolationError as error:
        print(type(error).__name__, error)
for value in ('ok %(x)s', '%%', 'bad %', 'bad %(x', '%()s', 'a %(b)s %c'):
    try:
        c.set('a', 'new', value)
        print('set', value)
    except ValueError as error:
        print(error)
for value in ('ok ${x}', '$$', 'bad $', 'bad ${x', '${a:b} $c'):
    try:
        e.set('a', 'new', value)
        print('set', value)
    except ValueError as error:
        print(error)


class Upper(configparser.Interpolation):
    def before_get(self, parser, section, option, value, defaults):
        return value.upper()

    def before_read(self, parser, section, option, value):
        return value + '!'

    def before_write(self, parser, section, option, value):
        return value.lower()


u = ConfigParser(interpolation=Upper())
u.read_string('[x]\na = b')
print(u['x']['a'], u.get('x', 'a', raw=True))
r = RawConfigParser()
r.read_string('[x]\na = %(b)s')
print(r['x']['a'])
try:
    ConfigParser(interpolation=5)
except TypeError as error:
    print(error)
