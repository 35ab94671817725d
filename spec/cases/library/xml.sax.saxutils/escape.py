from xml.sax.saxutils import escape, quoteattr, unescape

for text in ['a < b & c > d', '"x"', "it's", '"both\'"', '', 'é\n\t\r', '&amp;', '&lt;x&gt;']:
    print(repr(escape(text)), repr(unescape(text)), quoteattr(text), repr(escape(text, {'"': '&quot;'})), repr(unescape(text, {'&quot;': '"'})))
for bad in (1, None):
    try:
        escape(bad)
    except AttributeError as error:
        print(error)
