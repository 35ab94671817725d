import textwrap

print(textwrap.shorten("Hello  world!", width=12), textwrap.shorten("Hello  world!", width=11))
print(textwrap.shorten("Hello world", width=10, placeholder="..."))
print(textwrap.shorten("The quick brown fox", 14), textwrap.shorten("Supercalifragilistic", 10))
try:
    textwrap.shorten("abc def", 3)
except ValueError as e:
    print(e)
print(repr(textwrap.shorten("", 10)), textwrap.shorten("a b c d e f g h i j", 12, placeholder=" ~"))
