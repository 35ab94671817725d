# files: yes
import glob
import os

os.mkdir('work')
os.chdir('work')
os.makedirs('d/e/f')
os.makedirs('d/.hid')
for name in ['a.txt', 'b.txt', 'c.py', '.secret', 'd/a.txt', 'd/.x', 'd/e/g.py', 'd/e/f/h.py', 'd/.hid/i.py', 'x[1].txt']:
    open(name, 'w').close()
for pattern in ['*', '*.txt', '?.txt', '[ab].txt', '[!a].txt', '.*', 'd/*', 'd/*/', '*/', '*/*', '**', '**/*.py', 'd/**', 'd/**/', '**/', 'd/**/*.py', 'nope', 'a.txt', 'd', 'd/',
                'd/nope', '*/e/*.py', './*.txt', 'x[[]1].txt', 'x[1].txt', '', '**/f/**', 'd/../*.py', '.s*']:
    print(pattern, sorted(glob.glob(pattern)), sorted(glob.glob(pattern, recursive=True)))
print(sorted(glob.glob('*', include_hidden=True)), sorted(glob.glob('**', include_hidden=True, recursive=True)))
print(sorted(glob.glob('*', root_dir='d')), sorted(glob.glob('**/*.py', root_dir='d', recursive=True)), sorted(glob.glob(b'*.txt')))
print(next(glob.iglob('c.*')), glob.escape('a*b?[c]'), glob.escape(b'*'), glob.has_magic('a*'), glob.has_magic('a'))
for pattern in ['*', '*.txt', '**/*.py', 'a/b', '?x', '[a-c]/*', '.*', '', '**', 'a**b', '[!x]y', '[']:
    for options in [{}, {'recursive': True}, {'include_hidden': True}, {'recursive': True, 'include_hidden': True}]:
        print(pattern, options, glob.translate(pattern, **options))
print(glob.translate('*/x', seps='/\\'))
