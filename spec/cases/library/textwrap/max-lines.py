import textwrap

text = "The quick brown fox jumps over the lazy dog and runs away from the angry bear in the forest."
for n in (1, 2, 3, 10):
    print(textwrap.wrap(text, 20, max_lines=n))
print(textwrap.wrap(text, 20, max_lines=2, placeholder="..."))
print(textwrap.wrap("aaaaaaaaaaaaaaaaaaaaaaaaa b", 10, max_lines=1, placeholder=" [..]"))
print(textwrap.wrap("aaa bbb ccc", 3, max_lines=2, placeholder="+"))
try:
    textwrap.wrap("a", 3, max_lines=1)
except ValueError as e:
    print(e)
