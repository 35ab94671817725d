# Patterns as regular expressions, escapes, and what is refused.
import glob


def show(label, function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except BaseException as error:
        result = type(error).__name__  # the words are those of C where the label has brackets
        if not label.endswith(")"):
            result += f": {error}"
    print(label, "->", result)


for name in ["escape", "glob", "has_magic", "iglob", "translate"]:
    show(f"{name}()", getattr(glob, name))
    show(f"{name}(3)", getattr(glob, name), 3)
    show(f"{name}(nonsense)", getattr(glob, name), "x", nonsense=1)
for pattern in ["a*", "a?[b]", "plain", "/x/*", "[[]", "***", b"b*", ""]:
    print(pattern, glob.escape(pattern), glob.has_magic(pattern))
for pattern in ["*", "**", "a/**/b", "**/x", "x/**", "[a-c]?.txt", "[!a]", ".*", "a.b", "a//b", "***/c", "[", ""]:
    for recursive in [False, True]:
        for hidden in [False, True]:
            print(repr(pattern), recursive, hidden, glob.translate(pattern, recursive=recursive, include_hidden=hidden))
print(glob.translate("a/*", seps="/\\"), glob.glob("/no/such/*"), list(glob.iglob("/no/such/**", recursive=True)))
