# Tree builders by hand, with comments and instructions, and what they and parsers refuse.
import xml.etree.ElementTree as ET


def show(label, function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except BaseException as error:
        result = type(error).__name__  # the words are those of C where the label has brackets
        if not label.endswith(")"):
            result += f": {error}"
    print(label, "->", result)


builder = ET.TreeBuilder(insert_comments=True, insert_pis=True)
builder.start("a", {"k": "v"})
builder.data("text")
comment = builder.comment("said aside")
builder.pi("target", "data")
builder.data("tail")
builder.start("b", {})
builder.end("b")
builder.end("a")
root = builder.close()
print(ET.tostring(root), comment.text, comment.tag is ET.Comment)
plain = ET.TreeBuilder()
plain.start("a", {})
plain.comment("left out")
plain.pi("left", "out")
plain.end("a")
print(ET.tostring(plain.close()))
made = ET.TreeBuilder(comment_factory=lambda text: ET.Comment(text.upper()), insert_comments=True)
made.start("a", {})
made.comment("loud")
made.end("a")
print(ET.tostring(made.close()))
show("TreeBuilder(1, 2)", ET.TreeBuilder, 1, 2)
show("TreeBuilder(nonsense)", ET.TreeBuilder, nonsense=1)
show("data()", ET.TreeBuilder().data)
show("comment()", ET.TreeBuilder().comment)
show("pi()", ET.TreeBuilder().pi)
show("start()", ET.TreeBuilder().start)
show("start(1 argument)", ET.TreeBuilder().start, "a")
show("end()", ET.TreeBuilder().end)
show("close", ET.TreeBuilder().close)
show("XMLParser(1)", ET.XMLParser, 1)
show("XMLParser(nonsense)", ET.XMLParser, nonsense=1)
show("encoding", ET.XMLParser, encoding=3)
parser = ET.XMLParser(target=ET.TreeBuilder(insert_comments=True))
parser.feed("<a><!-- kept --><b/></a>")
print(ET.tostring(parser.close()))
parser = ET.XMLParser()
show("feed()", parser.feed)
show("feed(3)", parser.feed, 3)


class Target:
    def start(self, tag, attributes):
        print("start", tag, attributes)

    def end(self, tag):
        print("end", tag)

    def data(self, data):
        print("data", repr(data))

    def comment(self, text):
        print("comment", text)

    def pi(self, target, data):
        print("pi", target, data)

    def start_ns(self, prefix, uri):
        print("start_ns", prefix, uri)

    def end_ns(self, prefix):
        print("end_ns", prefix)

    def doctype(self, name, pubid, system):
        print("doctype", name, pubid, system)

    def close(self):
        return "closed"


parser = ET.XMLParser(target=Target())
parser.feed("<!DOCTYPE a SYSTEM 's'><a x='1' xmlns:n='u'>t<n:b/><!--c--><?p i?></a>")
print(parser.close())
