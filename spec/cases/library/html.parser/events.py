from html.parser import HTMLParser


class Events(HTMLParser):
    def __init__(self, **options):
        super().__init__(**options)
        self.events = []

    def handle_starttag(self, tag, attrs):
        self.events.append(('start', tag, attrs, self.getpos(), self.get_starttag_text()))

    def handle_endtag(self, tag):
        self.events.append(('end', tag))

    def handle_startendtag(self, tag, attrs):
        self.events.append(('startend', tag, attrs))

    def handle_data(self, data):
        self.events.append(('data', data))

    def handle_comment(self, data):
        self.events.append(('comment', data))

    def handle_decl(self, decl):
        self.events.append(('decl', decl))

    def handle_pi(self, data):
        self.events.append(('pi', data))

    def unknown_decl(self, data):
        self.events.append(('unknown', data))

    def handle_charref(self, name):
        self.events.append(('charref', name))

    def handle_entityref(self, name):
        self.events.append(('entityref', name))


TEXTS = [
    '<!DOCTYPE html><html lang="en"><head><title>T &amp; x</title></head>\n<body class=main id=\'x\'>Hello<br/><img src="a.png" alt>&copy; 2024</body></html>',
    '<p>one<p>two</P>', '<a href="x?a=1&amp;b=2" data-x=\'"q"\' disabled>link</a>', '<!-- a comment --><!-- -- > x -->', '<?php echo 1 ?>', 'plain text', '',
    '<script>if (a < b && c > d) { "</p>" }</script>after', '<style> a > b { } </style >', '<SCRIPT>x</script>', 'a < b and c > d', '&lt;b&gt; &#65; &#x42; &nope; &amp', '<div\n  a=1\n  b = "two"\n>x</div>',
    '<![CDATA[ data ]]>', '<![if IE]>x<![endif]>', '<!unknown thing>', '</ bad>', '</>', '<>', '< p>', '<a><b></a></b>', '<br />', '<br//>', '<input value=a/b>', '<a b=c d = e>', 'é<b>ü</b>', '<td\tx>', '<x:y z:w="1">', '<a b="&lt;&quot;">',
    '<p', '<p a="', 'x<!--', 'text &am', '<a href=foo', '</p', '<', 'a<', '<!', '<?',
]
for text in TEXTS:
    for options in ({}, {'convert_charrefs': False}):
        parser = Events(**options)
        parser.feed(text)
        before = len(parser.events)
        parser.close()
        print(repr(text), options.get('convert_charrefs', True), parser.events[:before], parser.events[before:])
parser = Events()
for piece in ['<di', 'v a="', '1">te', 'xt &am', 'p; more</d', 'iv>']:
    parser.feed(piece)
parser.close()
print(parser.events)
parser.reset()
print(parser.getpos(), parser.rawdata)


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links = []
        self.text = []

    def handle_starttag(self, tag, attrs):
        if tag == 'a':
            self.links.append(dict(attrs).get('href'))

    def handle_data(self, data):
        if data.strip():
            self.text.append(data.strip())


links = Links()
links.feed('<ul><li><a href="/one">One</a></li>\n<li><a name=x>none</a> <a href=two>Two &rarr;</a></ul>')
print(links.links, links.text)
