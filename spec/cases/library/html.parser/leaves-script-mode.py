# A parser within a script, brought back by hand.
from html.parser import HTMLParser


class Seen(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print("start", tag)

    def handle_data(self, data):
        print("data", repr(data))


parser = Seen()
parser.feed("<script><b>")
print(parser.cdata_elem)
parser.clear_cdata_mode()
print(parser.cdata_elem)
parser.feed("<i>")
parser.close()
try:
    parser.clear_cdata_mode(1)
except TypeError as error:
    print(error)
