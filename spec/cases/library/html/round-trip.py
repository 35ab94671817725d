import html
text = "".join(map(chr, range(32, 400))) + "<script>alert('&amp;')</script>"
print(html.unescape(html.escape(text)) == text, html.escape(html.escape("<")), html.unescape(html.unescape("&amp;lt;")))
