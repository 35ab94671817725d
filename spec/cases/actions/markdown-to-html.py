# Convert a small Markdown dialect to HTML, line by line, with inline spans.
SOURCE = """# Title *here*

Some **bold** and *italic* and `code <b>` text
over two lines & more.

## List

- one
- two **2**
  - not nested
1. first
2. second

```
x < 1 && *raw*
```
> quoted
> more
Link: [site](http://x.y/?a=1&b=2) end.
---
"""
def escape(s): return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

def inline(text):
    out, i = [], 0
    marks = {"**": "strong", "*": "em", "`": "code"}
    while i < len(text):
        for mark, tag in marks.items():
            if text.startswith(mark, i):
                end = text.find(mark, i + len(mark))
                if end > 0:
                    inner = text[i + len(mark):end]
                    out.append(f"<{tag}>{escape(inner) if tag == 'code' else inline(inner)}</{tag}>")
                    i = end + len(mark)
                    break
        else:
            if text[i] == "[" and (close := text.find("](", i)) > 0 and (end := text.find(")", close)) > 0:
                out.append(f'<a href="{escape(text[close + 2:end])}">{inline(text[i + 1:close])}</a>')
                i = end + 1
            else:
                out.append(escape(text[i]))
                i += 1
    return "".join(out)

def convert(source):
    paragraph, mode, code = [], None, []
    def flush():
        if paragraph:
            yield f"<p>{inline(' '.join(paragraph))}</p>"
            paragraph.clear()
    def switch(new):
        nonlocal mode
        if mode != new:
            yield from flush()
            if mode: yield f"</{mode}>"
            if new: yield f"<{new}>"
            mode = new
    for line in source.split("\n"):
        if mode == "pre":
            if line == "```": yield from switch(None)
            else: yield escape(line)
            continue
        head = len(line) - len(line.lstrip("#"))
        number, dot, rest = line.partition(". ")
        if line == "```": yield from switch("pre")
        elif head and line[head:head + 1] == " ":
            yield from switch(None)
            yield from flush()
            yield f"<h{head}>{inline(line[head + 1:])}</h{head}>"
        elif line.lstrip().startswith("- "):
            yield from switch("ul")
            yield f"<li>{inline(line.lstrip()[2:])}</li>"
        elif dot and number.isdigit():
            yield from switch("ol")
            yield f"<li>{inline(rest)}</li>"
        elif line.startswith("> "):
            yield from switch("blockquote")
            yield inline(line[2:])
        elif line == "---":
            yield from switch(None)
            yield from flush()
            yield "<hr>"
        else:
            yield from switch(None)
            if line.strip(): paragraph.append(line.strip())
            else: yield from flush()
    yield from flush()
for line in convert(SOURCE): print(line)
print(inline("*unclosed and **both** `x` [a](b"))
