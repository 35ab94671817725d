import xml.etree.ElementTree as ET

TEXTS = [
    '',
    '  ',
    '<a>',
    '<a></b>',
    '<a/>x',
    '<a/><b/>',
    '<a',
    '<a b></a>',
    '<a b=c/>',
    '<a b="1" b="2"/>',
    '<a>&x;</a>',
    '<a>& </a>',
    '<a>&amp</a>',
    '<a>&#0;</a>',
    '<a>&#xD800;</a>',
    '<a>&#99999999;</a>',
    '<1/>',
    '<a><',
    '<a>]]></a>',
    '<a><!-- -- --></a>',
    '<a><!-- x</a>',
    '<!-- x --><a/><!-- y -->\n',
    '<a><![CDATA[x</a>',
    '<?xml version="1.0"?><a/>',
    ' <?xml version="1.0"?><a/>',
    '<?xml version="1.0" encoding="utf-8"?>\n<a>é</a>',
    '<x:a/>',
    '<a x:b="1"/>',
    '<a xmlns:x="u" x:b="1"/>',
    '<a xmlns="u"/>',
    '<!DOCTYPE a><a/>',
    '<!DOCTYPE a SYSTEM "x.dtd"><a>&e;</a>',
    'text',
    '<a>\x01</a>',
    '<a b="<"/>',
    '<a b="&lt;"/>',
    '</a>',
    '<a></a></a>',
    '<a><b></a></b>',
    '<a\n b="1"\n c=2/>',
    '<a b="x',
    '<?xml version="2.0"?><a/>',
    '<?xml encoding="x"?><a/>',
    '<?pi x?><a/>',
    '<a><?pi?></a>',
    '<a><?xml x?></a>',
    '<a xmlns:x=""/>',
    '<a b = "1" c="2"d="3"/>',
    '<a/',
    '<a>x</a >',
    '<a>x</a b>',
    '<a>&#x41;&#65;</a>',
    '<a>a\r\nb</a>',
    '<a b="x\ny\tz"/>',
    '\ufeff<a/>',
    '<a:b:c xmlns:a="u"/>',
    '<a>\n<b>\n</a>',
    '<a.b-c_d/>',
    '<é/>',
    '<a><![CDATA[<&>]]></a>',
    '<a><!x></a>',
    '<a xmlns:xml="u"/>',
    '<a xml:lang="en"/>',
    '<a>&lt',
    '<!a>',
    '<a b=\'"\'/>',
    '<a>&e',
    '<a ',
    '<a><b',
    '<!-- x',
    '<?pi',
    '<a xmlns="u"><b xmlns=""/><c/></a>',
    '<p:a xmlns:p="u"><p:b p:c="1"/></p:a>',
    '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>',
    '<a>x<b>y</b>z<c/>w</a>',
    '<a b="&#10;&#9;"/>',
    '<a>&apos;&quot;</a>',
]
for text in TEXTS:
    try:
        element = ET.fromstring(text)
        print(ascii(text), ET.tostring(element), ascii(ET.tostring(element, 'unicode')))
    except ET.ParseError as error:
        print(ascii(text), error, error.code, error.position)
print(issubclass(ET.ParseError, SyntaxError))
for data in [b'<a>\xc3\xa9</a>', b'<?xml version="1.0" encoding="latin-1"?><a>\xe9</a>', b'\xef\xbb\xbf<a/>', b'<a>\xff</a>', '<a>x</a>'.encode('utf-16')]:
    try:
        print(ascii(ET.fromstring(data).text))
    except ET.ParseError as error:
        print(error)
try:
    ET.fromstring(1)
except TypeError as error:
    print(error)
