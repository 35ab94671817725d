import shlex
print(list(shlex.shlex("a && b || c; d >file (e)", punctuation_chars=True)))
lexer = shlex.shlex("~/a && b-c --color=auto || d *.py?", posix=True, punctuation_chars=True)
print(list(lexer))
lexer = shlex.shlex("ls -l|grep 'x y'>out.txt", posix=True, punctuation_chars=True)
lexer.whitespace_split = True
print(list(lexer))
