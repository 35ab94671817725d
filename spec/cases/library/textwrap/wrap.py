import textwrap

text = "The quick brown fox jumped over the lazy dog, a well-known (sentence) -- with dashes and supercalifragilistic words."
for width in (10, 20, 40):
    print(textwrap.wrap(text, width))
print(textwrap.wrap("", 10), textwrap.wrap("   ", 10), textwrap.wrap("a", 1))
print(textwrap.wrap("aaaaaaaaaaaa bb", 5), textwrap.wrap("aaaaaaaaaaaa bb", 5, break_long_words=False))
print(textwrap.wrap("this-is-a-hyphenated-word x", 10), textwrap.wrap("this-is-a-hyphenated-word x", 10, break_on_hyphens=False))
print(textwrap.wrap("one\ttwo\nthree   four", 12), textwrap.wrap("one\ttwo", 12, tabsize=2), textwrap.wrap("a\tb", 9, expand_tabs=False))
print(textwrap.wrap("  lead and   double  spaces ", 8, drop_whitespace=False))
print(textwrap.wrap("Sentence one. Sentence two! \"Quoted.\" End? yes.", 30, fix_sentence_endings=True))
for width in (0, -1):
    try:
        textwrap.wrap("a b", width)
    except ValueError as e:
        print(e)
