# Calls that xml.etree.ElementTree refuses, and what it says of them.
import xml.etree.ElementTree


def refused(name, function, *arguments, **keywords):
    given = [*map(repr, arguments), *(f"{key}={value!r}" for key, value in keywords.items())]
    call = f"{name}({', '.join(given)})" if "object at" not in str(given) else f"{name}(object())"
    try:
        result = function(*arguments, **keywords)
        if hasattr(result, "__next__"):
            list(result)
    except Exception as error:
        print(f"{call}: {type(error).__name__}: {error}")
    else:
        print(call, "is accepted")


refused("Comment", xml.etree.ElementTree.Comment, 1, 1)
refused("ElementTree", xml.etree.ElementTree.ElementTree, 1, 1, 1)
refused("find", xml.etree.ElementTree.ElementTree(xml.etree.ElementTree.fromstring('<a><b/></a>')).find, None)
refused("find", xml.etree.ElementTree.ElementTree(xml.etree.ElementTree.fromstring('<a><b/></a>')).find)
refused("findall", xml.etree.ElementTree.ElementTree(xml.etree.ElementTree.fromstring('<a><b/></a>')).findall, None)
refused("findall", xml.etree.ElementTree.ElementTree(xml.etree.ElementTree.fromstring('<a><b/></a>')).findall)
refused("findtext", xml.etree.ElementTree.ElementTree(xml.etree.ElementTree.fromstring('<a><b/></a>')).findtext, None)
refused("findtext", xml.etree.ElementTree.ElementTree(xml.etree.ElementTree.fromstring('<a><b/></a>')).findtext)
refused("iter", xml.etree.ElementTree.ElementTree(xml.etree.ElementTree.fromstring('<a><b/></a>')).iter, 1, 1)
refused("iterfind", xml.etree.ElementTree.ElementTree(xml.etree.ElementTree.fromstring('<a><b/></a>')).iterfind, None)
refused("iterfind", xml.etree.ElementTree.ElementTree(xml.etree.ElementTree.fromstring('<a><b/></a>')).iterfind, [])
refused("iterfind", xml.etree.ElementTree.ElementTree(xml.etree.ElementTree.fromstring('<a><b/></a>')).iterfind)
refused("parse", xml.etree.ElementTree.ElementTree(xml.etree.ElementTree.fromstring('<a><b/></a>')).parse)
refused("write", xml.etree.ElementTree.ElementTree(xml.etree.ElementTree.fromstring('<a><b/></a>')).write)
refused("PI", xml.etree.ElementTree.PI, 3, 3)
refused("PI", xml.etree.ElementTree.PI, b'x', b'x')
refused("PI", xml.etree.ElementTree.PI)
refused("QName", xml.etree.ElementTree.QName)
refused("SubElement", xml.etree.ElementTree.SubElement, 'x', 'x')
refused("end", xml.etree.ElementTree.TreeBuilder().end, None)
refused("pi", xml.etree.ElementTree.TreeBuilder().pi, 3, 3)
refused("pi", xml.etree.ElementTree.TreeBuilder().pi, b'x', b'x')
refused("start", xml.etree.ElementTree.TreeBuilder().start, None, None)
refused("start", xml.etree.ElementTree.TreeBuilder().start, 'x', 'x')
refused("XMLID", xml.etree.ElementTree.XMLID, None)
refused("XMLID", xml.etree.ElementTree.XMLID, 'x')
refused("XMLID", xml.etree.ElementTree.XMLID)
refused("feed", xml.etree.ElementTree.XMLPullParser().feed, 3)
refused("feed", xml.etree.ElementTree.XMLPullParser().feed)
refused("dump", xml.etree.ElementTree.dump)
refused("fromstringlist", xml.etree.ElementTree.fromstringlist, None)
refused("fromstringlist", xml.etree.ElementTree.fromstringlist, 'x')
refused("fromstringlist", xml.etree.ElementTree.fromstringlist)
refused("iselement", xml.etree.ElementTree.iselement)
refused("iterparse", xml.etree.ElementTree.iterparse)
refused("parse", xml.etree.ElementTree.parse)
refused("tostringlist", xml.etree.ElementTree.tostringlist, 'x', 'x', 'x')
refused("tostringlist", xml.etree.ElementTree.tostringlist)
