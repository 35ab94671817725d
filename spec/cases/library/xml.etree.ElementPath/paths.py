import xml.etree.ElementTree as ET
from xml.etree.ElementPath import find, findall, findtext, iterfind


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


root = ET.XML('<r><a id="1"><b>x</b></a><a id="2"><b>y</b><c/></a><n:d xmlns:n="u">z</n:d></r>')
print(find(root, "a/b").text, [e.text for e in findall(root, ".//b")], findtext(root, "a[2]/b"), findtext(root, "none"), findtext(root, "none", "-"))
print([e.get("id") for e in iterfind(root, "a[@id='2']")], [e.tag for e in findall(root, "*")], find(root, "{u}d").text, find(root, "n:d", {"n": "u"}).text)
for path in ("a[last()]", "a[last()-1]", "a[b='x']", "a[c]", ".//*[@id]", "a/..", "./a", ".//b/..", "a[@id!='1']", "a[.='yn']", "{*}d", "{u}*"):
    print(path, [(e.tag, e.attrib) for e in findall(root, path)])
for path in ("/a", "a[0]", "a[]", "a[-1]", "a[last()+1]", "//a", "x:y"):
    attempt(findall, root, path)
instruction = ET.PI("target", "text")
print(ET.tostring(instruction), ET.tostring(ET.ProcessingInstruction("t")), ET.tostring(ET.Comment("c")))
parser = ET.XMLPullParser(["start", "end"])
parser.feed("<x><y>")
parser.feed("</y></x>")
parser.flush()
parser.close()
print([(event, e.tag) for event, e in parser.read_events()])
attempt(ET.XMLPullParser, ["nothing"])
for text in ("", "<a>", "<a></b>", "<a b></a>", "<a b='1' b='2'/>", "text", "<a>&nope;</a>", "<a/><b/>", "<a>\x00</a>", "<1/>", "<a", "<!DOCTYPE x [<!ENTITY e 'v'>]><x/>"):
    try:
        print(ET.fromstring(text).tag)
    except ET.ParseError as error:
        print(error.code, error.position)
