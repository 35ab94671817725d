import textwrap

text = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt."
print(textwrap.fill(text, 30))
print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  "))
w = textwrap.TextWrapper(width=25, initial_indent="> ", subsequent_indent="> ")
print(w.fill(text))
w.width = 50
print(w.wrap(text), w.width, w.placeholder)
print(textwrap.fill("a b c", 1))
print(textwrap.TextWrapper().width, sorted(vars(textwrap.TextWrapper())))
