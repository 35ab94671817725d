import copy
import io
import xml.etree.ElementTree as ET


def show(label, function):
    try:
        print(label, '->', repr(function()))
    except Exception as error:
        print(label, '->', type(error).__name__, error)


root = ET.Element('root', {'b': '2', 'a': '1'}, c='3')
child = ET.SubElement(root, 'child', name='x')
child.text = 'text & <more>'
child.tail = 'tail'
other = ET.SubElement(root, 'other')
other.set('q', 'a"b\n')
root.append(ET.Comment('note'))
root.append(ET.ProcessingInstruction('pi', 'data'))
print(ET.tostring(root), ET.tostring(root, 'unicode'), len(root), root[0].tag, root[-1].text, list(root)[1] is other, root.attrib, root.keys(), root.items(), root.get('a'), root.get('z'), root.get('z', 'd'))
print([element.tag if isinstance(element.tag, str) else element.tag.__name__ for element in root.iter()], [e.tag for e in root.iter('child')], list(root.itertext()))
root.insert(0, ET.Element('first'))
root.remove(other)
del root[-1]
print([getattr(e.tag, '__name__', e.tag) for e in root], root.find('child') is child, root.find('nope'), root.findtext('child'), root.findtext('nope'), root.findtext('nope', 'default'), repr(root.findtext('first')))
root[0] = ET.Element('replaced')
root[1:2] = [ET.Element('s1'), ET.Element('s2')]
root.extend([ET.Element('e1'), ET.Element('e2')])
print([getattr(e.tag, '__name__', e.tag) for e in root], [e.tag for e in root[1:3]])
duplicate = copy.deepcopy(root)
shallow = copy.copy(root)
duplicate[0].tag = 'changed'
print(root[0].tag, shallow[0] is root[0], ET.iselement(root), ET.iselement(1), root.makeelement('m', {'x': 'y'}).attrib)
for label, function in {
    'index': lambda: root[99], 'set': lambda: root.__setitem__(99, ET.Element('a')), 'del': lambda: root.__delitem__(99), 'append': lambda: root.append('x'), 'insert': lambda: root.insert(0, 'x'), 'extend': lambda: root.extend(['x']),
    'remove': lambda: root.remove(ET.Element('a')), 'attrib': lambda: ET.Element('a', 'x'), 'sub': lambda: ET.SubElement('x', 'a'), 'tree': lambda: ET.ElementTree('x') and 1, 'number': lambda: ET.tostring(ET.Element('a', x=1)),
    'text': lambda: (lambda e: (setattr(e, 'text', 5), ET.tostring(e)))(ET.Element('a')), 'tag': lambda: ET.tostring(ET.Element(5)), 'method': lambda: ET.tostring(ET.Element('a'), method='x'), 'indent': lambda: ET.indent(root, level=-1),
    'prefix': lambda: ET.register_namespace('ns1', 'u'),
}.items():
    show(label, function)
root.clear()
print(len(root), root.attrib, root.text)
tree = ET.fromstring('<a><b><c>1</c><c>2</c></b><d/>tail<e>x</e></a>')
ET.indent(tree)
print(ET.tostring(tree, encoding='unicode'))
ET.indent(tree, space='\t', level=1)
print(ET.tostring(tree, encoding='unicode'))
ET.dump(tree)
e = ET.fromstring('<é a="ü">ñ</é>')
for options in [{}, {'encoding': 'utf-8'}, {'encoding': 'unicode'}, {'encoding': 'utf-8', 'xml_declaration': True}, {'encoding': 'iso-8859-1'}, {'encoding': 'unicode', 'xml_declaration': True}, {'encoding': 'us-ascii'}, {'encoding': 'UTF8'},
                {'method': 'html'}, {'method': 'text'}, {'short_empty_elements': False}]:
    show(options, lambda: ET.tostring(e, **options))
html = ET.fromstring('<html><br/><p class="a&amp;b">x &lt; y</p><script>a &lt; b</script><div/></html>')
print(ET.tostring(html, method='html'), ET.tostring(html, method='text', encoding='unicode'), ET.tostring(html, short_empty_elements=False))
n = ET.fromstring('<a xmlns="urn:x" xmlns:p="urn:y"><p:b p:c="1" d="2"/><e/></a>')
print(n.tag, n[0].tag, n[0].attrib, ET.tostring(n))
ET.register_namespace('p', 'urn:y')
print(ET.tostring(n), ET.tostring(n, default_namespace='urn:x') if False else '')
print(n.find('x:e', {'x': 'urn:x'}).tag, n.find('{urn:x}e') is n[1], n.find('{*}b') is n[0], [x.tag for x in n.findall('{urn:x}*')], len(n.findall('e', {'': 'urn:x'})))
q = ET.QName('urn:q', 'name')
print(q, repr(q), q == '{urn:q}name', q.text, ET.tostring(ET.Element(q, {ET.QName('urn:q', 'k'): 'v'})))
stream = io.BytesIO()
ET.ElementTree(tree).write(stream, encoding='utf-8', xml_declaration=True)
print(stream.getvalue()[:60])
parsed = ET.parse(io.StringIO('<r><i n="1"/><i n="2"/></r>'))
print(parsed.getroot().tag, [i.get('n') for i in parsed.iter('i')], parsed.find('i').get('n'), len(parsed.findall('./i')), parsed.findtext('i'))
for event, element in ET.iterparse(io.BytesIO(b'<r><i>1</i><!-- c --><j xmlns:k="u"/></r>'), events=('start', 'end', 'start-ns', 'end-ns', 'comment')):
    print(event, getattr(element, 'tag', element) if event != 'comment' else element.text)
try:
    for event, element in ET.iterparse(io.StringIO('<r><i>1</i><b></r>')):
        print(event, element.tag)
except ET.ParseError as error:
    print(error)
pull = ET.XMLPullParser(['end'])
pull.feed('<a><b/>')
pull.feed('</a>')
pull.close()
print([(event, element.tag) for event, element in pull.read_events()])


class Target:
    def __init__(self):
        self.events = []

    def start(self, tag, attrib):
        self.events.append(('start', tag, attrib))

    def end(self, tag):
        self.events.append(('end', tag))

    def data(self, data):
        self.events.append(('data', data))

    def comment(self, text):
        self.events.append(('comment', text))

    def pi(self, target, data):
        self.events.append(('pi', target, data))

    def doctype(self, name, public, system):
        self.events.append(('doctype', name, public, system))

    def close(self):
        return self.events


print(ET.fromstring('<!DOCTYPE a PUBLIC "p" "s"><a x="1">t<!--c--><?p d?><b/></a>', ET.XMLParser(target=Target())))
builder = ET.TreeBuilder()
builder.start('a', {})
builder.data('x')
builder.start('b', {})
builder.end('b')
builder.data('y')
builder.end('a')
print(ET.tostring(builder.close()), ET.XMLID('<a><b id="1"/></a>')[1]['1'].tag, ET.fromstringlist(['<a>', '<b/>', '</a>'])[0].tag, b''.join(ET.tostringlist(ET.Element('z'))))
