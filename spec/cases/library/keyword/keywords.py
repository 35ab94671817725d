import keyword

print(len(keyword.kwlist), keyword.kwlist[:5], keyword.softkwlist, keyword.__all__)
print([w for w in ("for", "match", "print", "None", "async") if keyword.iskeyword(w)], keyword.issoftkeyword("match"), keyword.issoftkeyword("for"))
print(sorted(keyword.kwlist) == keyword.kwlist, keyword.iskeyword(""))
names = ["class", "x", "1a", "def_", "is"]
print([n for n in names if n.isidentifier() and not keyword.iskeyword(n)])
