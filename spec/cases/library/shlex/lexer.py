import shlex
print(list(shlex.shlex("a = b + 'c d' # comment\nnext(1)")))
print(list(shlex.shlex("a = b + 'c d'", posix=True)))
lexer = shlex.shlex("one two three")
print(lexer.get_token(), lexer.get_token())
lexer.push_token("pushed")
print(lexer.get_token(), lexer.get_token(), repr(lexer.get_token()), lexer.lineno)
lexer = shlex.shlex("a.b-c d", posix=True)
lexer.wordchars += ".-"
print(list(lexer))
