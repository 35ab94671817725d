import textwrap

for text in (
    "well-known e-mail x-ray",
    "foo--bar --option value---x",
    "O-r-b 3-4 a-b-c-d",
    "wait -- what? 'yes'--no!--maybe",
    "use -x or --long-option-name here",
    "re\u00e9-writing \u00fcber-cool na\u00efve\u00a0text",
    "100-200-300 v1-alpha-2",
    "...--abc \"q\"--d _--e",
):
    print(textwrap.wrap(text, 6), textwrap.TextWrapper()._split(text))
print(textwrap.wrap("😀-emoji test-case", 7))
