# divergence: xml-without-entities
import xml.etree.ElementTree as ET

for text in ['<!DOCTYPE a [<!ENTITY e "v">]><a>&e;</a>', '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', '<!DOCTYPE a [<!ELEMENT a ANY> <!-- ]> -->]><a>&amp;</a>']:
    try:
        print(ET.fromstring(text).text)
    except ET.ParseError as error:
        print(error)
pull = ET.XMLPullParser()
pull.feed('<a><b/>')
print(list(pull.read_events()), hasattr(ET, 'canonicalize'))
