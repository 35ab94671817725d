import html
print(html.escape("<a href=\"x\">'&amp;'</a>"), html.escape("\"'<>", quote=False), html.escape(""), html.escape("é☃"))
