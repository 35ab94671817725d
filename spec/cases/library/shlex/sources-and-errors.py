import io
import shlex


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


lexer = shlex.shlex("a 'b c' \"d\" # comment\ne+f", infile="name")
print(list(lexer), lexer.lineno, lexer.error_leader(), lexer.error_leader("other", 9))
lexer = shlex.shlex("one two three", posix=True)
print(lexer.read_token(), lexer.get_token())
lexer.push_source("in ner", "file")
lexer.push_token("pushed")
print(lexer.get_token(), lexer.infile, lexer.get_token(), lexer.get_token(), lexer.get_token(), lexer.infile)
lexer.push_source(io.StringIO("x"))
lexer.pop_source()
print(shlex.split("a b\\ c 'd e' \"f \\\" g\""), shlex.split("a # b"), shlex.split("a # b", comments=True), shlex.split("a\\nb", posix=False), shlex.join(["a b", "c", "'"]), shlex.quote(""), shlex.quote("it's"))
for text in ("'open", '"open', "end\\", "a 'b"):
    attempt(shlex.split, text)
    attempt(shlex.split, text, posix=False)
attempt(shlex.split, None)
attempt(shlex.quote, 5)
lexer = shlex.shlex("a&&b|c;d>(e)", punctuation_chars=True)
print(list(lexer), lexer.punctuation_chars)
lexer = shlex.shlex("a-b c", posix=True)
lexer.wordchars += "-"
lexer.whitespace = "b"
print(list(lexer))
lexer = shlex.shlex("a,b c", posix=True)
lexer.whitespace = ","
lexer.whitespace_split = True
print(list(lexer))
