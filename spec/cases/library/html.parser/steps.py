from html.parser import HTMLParser


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


class Log(HTMLParser):
    def __init__(self, **options):
        super().__init__(**options)
        self.seen = []

    def handle_starttag(self, tag, attrs):
        self.seen.append(("start", tag, attrs, self.getpos()))

    def handle_startendtag(self, tag, attrs):
        self.seen.append(("startend", tag, attrs))

    def handle_endtag(self, tag):
        self.seen.append(("end", tag))

    def handle_data(self, data):
        self.seen.append(("data", data))

    def handle_comment(self, data):
        self.seen.append(("comment", data))

    def handle_decl(self, decl):
        self.seen.append(("decl", decl))

    def handle_pi(self, data):
        self.seen.append(("pi", data))

    def handle_entityref(self, name):
        self.seen.append(("entity", name))

    def handle_charref(self, name):
        self.seen.append(("char", name))

    def unknown_decl(self, data):
        self.seen.append(("unknown", data))


for text in ("<p class='a' id=b checked>x</p>", "<br/>", "<!-- c -->", "<!DOCTYPE html>", "<?pi x>", "<![CDATA[x]]>", "&amp;&#65;&unknown;&lt", "<a href='x&amp;y'>", "a < b", "<p", "</p", "<!>", "<!-- open", "</ p>", "<1>", "<script>if (a < b) {}</script>", "<style>a>b</style>",
             "<A HREF=X>", "<p a=1 a=2>", "<p a = 'b' >", "<img src=\"a\"/>", "line\n<b>", "<p/>x", "<>", "&#x41;&#99999999;", "<textarea><b></textarea>"):
    for convert in (True, False):
        parser = Log(convert_charrefs=convert)
        parser.feed(text)
        parser.close()
        print(text.encode(), parser.seen)
parser = Log()
parser.feed("<p>a")
parser.feed("b<")
print(parser.seen, parser.rawdata, parser.get_starttag_text(), parser.getpos(), parser.CDATA_CONTENT_ELEMENTS[:2])
parser.reset()
print(parser.rawdata, parser.offset, parser.lineno)
attempt(parser.feed, 5)
