"""Elements: a flexible container of hierarchical data, read from and written as XML. Documents have no entities of their own."""
import contextlib
import io
import sys
from _xmlparser import Parser as _Parser
from . import ElementPath

__all__ = ['Comment', 'dump', 'Element', 'ElementTree', 'fromstring', 'fromstringlist', 'indent',
           'iselement', 'iterparse', 'parse', 'ParseError', 'PI', 'ProcessingInstruction', 'QName', 'SubElement', 'tostring',
           'tostringlist', 'TreeBuilder', 'VERSION', 'XML', 'XMLID', 'XMLParser', 'XMLPullParser', 'register_namespace']

VERSION = '1.3.0'


class ParseError(SyntaxError):
    """What is wrong with a document; `code` and `position` say more."""


ParseError.__module__ = 'xml.etree.ElementTree'


def iselement(element):
    """Return True if *element* appears to be an Element."""
    return hasattr(element, 'tag')


def _check_element(value):
    if not isinstance(value, Element):
        raise TypeError(f'expected an Element, not {type(value).__name__}')


def _is_tag(path):
    """Is it a plain tag, to be compared as it is?"""
    if not isinstance(path, str):
        return True
    if path[:1] == '{':
        close = path.find('}')
        if path[:3] == '{*}' or path[:2] == '{}' or close < 0:
            return False
        path = path[close + 1:]
    return not ('/' in path or '.' in path or '*' in path or '[' in path or '@' in path)


class Element:
    """An XML element: tag, attrib, text, tail, and a sequence of subelements."""

    def __init__(self, tag, attrib={}, **extra):
        if not isinstance(attrib, dict):
            raise TypeError(f'Element() argument 2 must be dict, not {type(attrib).__name__}')
        self.tag = tag
        self.attrib = {**attrib, **extra}
        self.text = None
        self.tail = None
        self._children = []

    def __repr__(self):
        return f'<Element {self.tag!r} at {id(self):#x}>'

    def makeelement(self, tag, attrib, /):
        """Create a new element with the same type."""
        return Element(tag, attrib)

    def __copy__(self):
        made = Element(self.tag, self.attrib)
        made.text, made.tail = self.text, self.tail
        made._children = self._children[:]
        return made

    def __deepcopy__(self, memo, /):
        from copy import deepcopy
        top = None
        # Without recursion: documents may be deep.
        todo = [(self, None)]
        while todo:
            element, parent = todo.pop()
            made = Element(deepcopy(element.tag, memo), deepcopy(element.attrib, memo))
            made.text, made.tail = element.text, element.tail
            memo[id(element)] = made
            if parent is None:
                top = made
            else:
                parent._children.append(made)
            todo += [(child, made) for child in reversed(element._children)]
        return top

    def __len__(self):
        return len(self._children)

    def __bool__(self):
        return len(self._children) != 0

    def __getitem__(self, index):
        try:
            return self._children[index]
        except IndexError:
            raise IndexError('child index out of range') from None
        except TypeError:
            raise TypeError('element indices must be integers') from None

    def __setitem__(self, index, element):
        if isinstance(index, slice):
            element = list(element)
            for child in element:
                _check_element(child)
        else:
            _check_element(element)
        try:
            self._children[index] = element
        except IndexError:
            raise IndexError('child assignment index out of range') from None
        except TypeError:
            raise TypeError('element indices must be integers') from None

    def __delitem__(self, index):
        try:
            del self._children[index]
        except IndexError:
            raise IndexError('child assignment index out of range') from None

    def append(self, subelement, /):
        """Add *subelement* to the end of this element."""
        if not isinstance(subelement, Element):
            raise TypeError(f'append() argument 1 must be xml.etree.ElementTree.Element, not {type(subelement).__name__}')
        self._children.append(subelement)

    def extend(self, elements, /):
        """Append subelements from a sequence."""
        try:
            elements = list(elements)
        except TypeError:
            raise TypeError(f"expected sequence, not \"{type(elements).__name__}\"") from None
        for element in elements:
            if not isinstance(element, Element):
                raise TypeError(f'expected an Element, not "{type(element).__name__}"')
            self._children.append(element)

    def insert(self, index, subelement, /):
        """Insert *subelement* at position *index*."""
        if not isinstance(subelement, Element):
            raise TypeError(f'insert() argument 2 must be xml.etree.ElementTree.Element, not {type(subelement).__name__}')
        self._children.insert(index, subelement)

    def remove(self, subelement, /):
        """Remove matching subelement, by identity."""
        if not isinstance(subelement, Element):
            raise TypeError(f'remove() argument must be xml.etree.ElementTree.Element, not {type(subelement).__name__}')
        try:
            self._children.remove(subelement)
        except ValueError:
            raise ValueError('list.remove(x): x not in list') from None

    def find(self, path, namespaces=None):
        """Find first matching element by tag name or path."""
        if namespaces is None and _is_tag(path):
            for child in self._children:
                if child.tag == path:
                    return child
            return None
        return ElementPath.find(self, path, namespaces)

    def findtext(self, path, default=None, namespaces=None):
        """Find text for first matching element by tag name or path."""
        if namespaces is None and _is_tag(path):
            for child in self._children:
                if child.tag == path:
                    return '' if child.text is None else child.text
            return default
        return ElementPath.findtext(self, path, default, namespaces)

    def findall(self, path, namespaces=None):
        """Find all matching subelements by tag name or path."""
        if namespaces is None and _is_tag(path):
            return [child for child in self._children if child.tag == path]
        return ElementPath.findall(self, path, namespaces)

    def iterfind(self, path, namespaces=None):
        """Find all matching subelements by tag name or path, one at a time."""
        return ElementPath.iterfind(self, path, namespaces)

    def clear(self):
        """Reset element: no subelements, attributes, text or tail."""
        self.attrib = {}
        self._children = []
        self.text = self.tail = None

    def get(self, key, default=None):
        """Get element attribute."""
        return self.attrib.get(key, default)

    def set(self, key, value, /):
        """Set element attribute."""
        self.attrib[key] = value

    def keys(self):
        """Get list of attribute names."""
        return list(self.attrib)

    def items(self):
        """Get element attributes as a sequence of pairs."""
        return list(self.attrib.items())

    def iter(self, tag=None):
        """Create tree iterator: this element and all below it, in document order."""
        if tag == '*':
            tag = None
        return _walk(self, tag)

    def itertext(self):
        """Create text iterator: all inner text in document order."""
        todo = [self]
        while todo:
            item = todo.pop()
            if isinstance(item, str):
                yield item
                continue
            if item.text:
                yield item.text
            for child in reversed(item._children):
                if child.tail:
                    todo.append(child.tail)
                todo.append(child)


Element.__module__ = 'xml.etree.ElementTree'


def _walk(element, tag):
    todo = [element]
    while todo:
        element = todo.pop()
        if tag is None or element.tag == tag:
            yield element
        children = element._children
        if children:
            todo += reversed(children)


def SubElement(parent, tag, attrib={}, **extra):
    """Create an element and append it to an existing one."""
    if not isinstance(parent, Element):
        raise TypeError(f'SubElement() argument 1 must be xml.etree.ElementTree.Element, not {type(parent).__name__}')
    if not isinstance(attrib, dict):
        raise TypeError(f'SubElement() argument 3 must be dict, not {type(attrib).__name__}')
    element = Element(tag, attrib, **extra)
    parent._children.append(element)
    return element


def Comment(text=None):
    """Comment element factory."""
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    """Processing Instruction element factory."""
    element = Element(ProcessingInstruction)
    element.text = target
    if text:
        element.text = element.text + ' ' + text
    return element


PI = ProcessingInstruction


class QName:
    """Qualified name wrapper: {namespace}local."""

    def __init__(self, text_or_uri, tag=None):
        if tag:
            text_or_uri = f'{{{text_or_uri}}}{tag}'
        self.text = text_or_uri

    def __str__(self):
        return self.text

    def __repr__(self):
        return f'<{type(self).__name__} {self.text!r}>'

    def __hash__(self):
        return hash(self.text)

    def _other(self, other):
        return other.text if isinstance(other, QName) else other

    def __le__(self, other):
        return self.text <= self._other(other)

    def __lt__(self, other):
        return self.text < self._other(other)

    def __ge__(self, other):
        return self.text >= self._other(other)

    def __gt__(self, other):
        return self.text > self._other(other)

    def __eq__(self, other):
        return self.text == self._other(other)


class ElementTree:
    """An XML element hierarchy, with writing to and reading from files."""

    def __init__(self, element=None, file=None):
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        """Return root element of this tree."""
        return self._root

    def _setroot(self, element):
        if not iselement(element):
            raise TypeError(f'expected an Element, not {type(element).__name__}')
        self._root = element

    def parse(self, source, parser=None):
        """Load external XML document into element tree."""
        with contextlib.ExitStack() as stack:
            if not hasattr(source, 'read'):
                source = stack.enter_context(open(source, 'rb'))
            if parser is None:
                parser = XMLParser()
            parser.feed(source.read())
            self._root = parser.close()
            return self._root

    def iter(self, tag=None):
        """Create and return tree iterator for the root element."""
        return self._root.iter(tag)

    def _path(self, path):
        return '.' + path if path[:1] == '/' else path

    def find(self, path, namespaces=None):
        """Find first matching element by tag name or path."""
        return self._root.find(self._path(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        """Find first matching element by tag name or path, and its text."""
        return self._root.findtext(self._path(path), default, namespaces)

    def findall(self, path, namespaces=None):
        """Find all matching subelements by tag name or path."""
        return self._root.findall(self._path(path), namespaces)

    def iterfind(self, path, namespaces=None):
        """Find all matching subelements by tag name or path, one at a time."""
        return self._root.iterfind(self._path(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *,
              short_empty_elements=True):
        """Write element tree to a file as XML."""
        if self._root is None:
            raise TypeError('ElementTree not initialized')
        method = method or 'xml'
        if method not in ('xml', 'html', 'text'):
            raise ValueError('unknown method %r' % method)
        if not encoding:
            encoding = 'us-ascii'
        text = _document(self._root, encoding, xml_declaration, default_namespace, method, short_empty_elements)
        if hasattr(file_or_filename, 'write'):
            file_or_filename.write(text if encoding.lower() == 'unicode' else text.encode(encoding, 'xmlcharrefreplace'))
        elif encoding.lower() == 'unicode':
            with open(file_or_filename, 'w', encoding='utf-8', errors='xmlcharrefreplace') as file:
                file.write(text)
        else:
            with open(file_or_filename, 'wb') as file:
                file.write(text.encode(encoding, 'xmlcharrefreplace'))


# ------------------------------------------------------------------------------------------------------------ serialization

_namespace_map = {'http://www.w3.org/XML/1998/namespace': 'xml', 'http://www.w3.org/1999/xhtml': 'html',
                  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf', 'http://schemas.xmlsoap.org/wsdl/': 'wsdl',
                  'http://www.w3.org/2001/XMLSchema': 'xs', 'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
                  'http://purl.org/dc/elements/1.1/': 'dc'}
HTML_EMPTY = {'area', 'base', 'basefont', 'br', 'col', 'embed', 'frame', 'hr', 'img', 'input', 'isindex', 'link', 'meta',
              'param', 'source', 'track', 'wbr'}


def register_namespace(prefix, uri):
    """Register a namespace prefix for serialization."""
    if prefix[:2] == 'ns' and prefix[2:].isdigit():
        raise ValueError('Prefix format reserved for internal use')
    for known, name in list(_namespace_map.items()):
        if known == uri or name == prefix:
            del _namespace_map[known]
    _namespace_map[uri] = prefix


register_namespace._namespace_map = _namespace_map


def _cannot(text):
    raise TypeError('cannot serialize %r (type %s)' % (text, type(text).__name__))


def _escape_text(text):
    if not isinstance(text, str):
        _cannot(text)
    if '&' in text:
        text = text.replace('&', '&amp;')
    if '<' in text:
        text = text.replace('<', '&lt;')
    if '>' in text:
        text = text.replace('>', '&gt;')
    return text


def _escape_attribute(text):
    text = _escape_text(text)
    if '"' in text:
        text = text.replace('"', '&quot;')
    if '\r' in text:
        text = text.replace('\r', '&#13;')
    if '\n' in text:
        text = text.replace('\n', '&#10;')
    if '\t' in text:
        text = text.replace('\t', '&#09;')
    return text


def _escape_attribute_html(text):
    if not isinstance(text, str):
        _cannot(text)
    return text.replace('&', '&amp;').replace('>', '&gt;').replace('"', '&quot;')


def _names(root, default):
    """The names as they are written, and the prefixes of namespaces."""
    names = {None: None}
    spaces = {}
    if default:
        spaces[default] = ''

    def add(name):
        if name[:1] == '{':
            uri, local = name[1:].rsplit('}', 1)
            prefix = spaces.get(uri)
            if prefix is None:
                prefix = _namespace_map.get(uri)
                if prefix is None:
                    prefix = 'ns%d' % len(spaces)
                if prefix != 'xml':
                    spaces[uri] = prefix
            names[name] = prefix + ':' + local if prefix else local
        else:
            if default:
                raise ValueError('cannot use non-qualified names with default_namespace option')
            names[name] = name

    for element in root.iter():
        tag = element.tag
        if isinstance(tag, QName):
            if tag.text not in names:
                add(tag.text)
        elif isinstance(tag, str):
            if tag not in names:
                add(tag)
        elif tag is not None and tag is not Comment and tag is not PI:
            _cannot(tag)
        for key, value in element.attrib.items():
            if isinstance(key, QName):
                key = key.text
            if key not in names:
                if not isinstance(key, str):
                    _cannot(key)
                add(key)
            if isinstance(value, QName) and value.text not in names:
                add(value.text)
        text = element.text
        if isinstance(text, QName) and text.text not in names:
            add(text.text)
    return names, spaces


def _document(root, encoding, declaration, default, method, short):
    pieces = []
    write = pieces.append
    if method == 'text':
        for part in root.itertext():
            write(part)
        if root.tail:
            write(root.tail)
        return ''.join(pieces)
    lower = encoding.lower()
    if method == 'xml' and (declaration or declaration is None and lower not in ('unicode', 'utf-8', 'us-ascii')):
        write("<?xml version='1.0' encoding='%s'?>\n" % ('utf-8' if lower == 'unicode' else encoding))
    names, spaces = _names(root, default)
    is_html = method == 'html'
    # Elements to be begun, and text that follows them, from the last to the first.
    todo = [root]
    first = True
    while todo:
        item = todo.pop()
        if isinstance(item, str):
            write(item)
            continue
        tag = item.tag
        text = item.text
        tail = _escape_text(item.tail) if item.tail else ''
        if tag is Comment:
            write('<!--%s-->' % (_escape_text(text) if is_html else text))
            write(tail)
            continue
        if tag is PI:
            write('<?%s?>' % (_escape_text(text) if is_html else text))
            write(tail)
            continue
        name = names[tag.text if isinstance(tag, QName) else tag]
        shown = ''
        if text:
            if isinstance(text, QName):
                shown = names[text.text]
            elif is_html and name is not None and name.lower() in ('script', 'style'):
                shown = text
            else:
                shown = _escape_text(text)
        if name is None:
            write(shown)
            todo.append(tail)
            todo += reversed(item._children)
            continue
        write('<' + name)
        if first:
            for uri, prefix in sorted(spaces.items(), key=lambda pair: pair[1]):
                write(' xmlns%s="%s"' % (':' + prefix if prefix else '', _escape_attribute_html(uri) if is_html else _escape_attribute(uri)))
            first = False
        for key, value in item.attrib.items():
            if isinstance(key, QName):
                key = key.text
            if isinstance(value, QName):
                value = names[value.text]
            else:
                value = _escape_attribute_html(value) if is_html else _escape_attribute(value)
            write(f' {names[key]}="{value}"')
        if is_html:
            write('>')
            write(shown)
            todo.append(tail)
            if name.lower() not in HTML_EMPTY:
                todo.append('</' + name + '>')
            todo += reversed(item._children)
        elif text or item._children or not short:
            write('>')
            write(shown)
            todo.append(tail)
            todo.append('</' + name + '>')
            todo += reversed(item._children)
        else:
            write(' />')
            write(tail)
    return ''.join(pieces)


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True):
    """Generate string representation of XML element."""
    stream = io.StringIO() if encoding == 'unicode' else io.BytesIO()
    ElementTree(element).write(stream, encoding, xml_declaration=xml_declaration, default_namespace=default_namespace,
                               method=method, short_empty_elements=short_empty_elements)
    return stream.getvalue()


def tostringlist(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True):
    """The same in a list."""
    return [tostring(element, encoding, method, xml_declaration=xml_declaration, default_namespace=default_namespace,
                     short_empty_elements=short_empty_elements)]


def dump(elem):
    """Write element tree or element structure to sys.stdout."""
    if not isinstance(elem, ElementTree):
        elem = ElementTree(elem)
    elem.write(sys.stdout, encoding='unicode')
    tail = elem.getroot().tail
    if not tail or tail[-1] != '\n':
        sys.stdout.write('\n')


def indent(tree, space='  ', level=0):
    """Indent an XML document by inserting newlines and indentation space after elements."""
    if isinstance(tree, ElementTree):
        tree = tree.getroot()
    if level < 0:
        raise ValueError(f'Initial indentation level must be >= 0, got {level}')
    if not len(tree):
        return
    marks = ['\n' + level * space]
    todo = [(tree, 0)]
    while todo:
        element, depth = todo.pop()
        if len(marks) == depth + 1:
            marks.append(marks[depth] + space)
        inner = marks[depth + 1]
        if not element.text or not element.text.strip():
            element.text = inner
        for child in element._children:
            if child._children:
                todo.append((child, depth + 1))
            if not child.tail or not child.tail.strip():
                child.tail = inner
        if not child.tail.strip():
            child.tail = marks[depth]


# ------------------------------------------------------------------------------------------------------------------ parsing

class TreeBuilder:
    """Generic element structure builder: start, data and end calls become a tree."""

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False, insert_pis=False):
        self._data = []
        self._elem = []
        self._last = None
        self._root = None
        self._tail = None
        self._comment_factory = comment_factory or Comment
        self.insert_comments = insert_comments
        self._pi_factory = pi_factory or ProcessingInstruction
        self.insert_pis = insert_pis
        self._factory = element_factory or Element

    def close(self):
        """Flush builder buffers and return toplevel document Element."""
        self._flush()
        return self._root

    def _flush(self):
        data = self._data
        if data:
            if self._last is not None:
                text = data[0] if len(data) == 1 else ''.join(data)
                if self._tail:
                    self._last.tail = text
                else:
                    self._last.text = text
            self._data = []

    def data(self, data):
        """Add text to current element."""
        self._data.append(data)

    def start(self, tag, attrs):
        """Open new element and return it."""
        if not isinstance(attrs, dict):
            raise TypeError(f'start() argument 2 must be dict, not {"None" if attrs is None else type(attrs).__name__}')
        self._flush()
        self._last = last = self._factory(tag, attrs)
        if self._elem:
            self._elem[-1].append(last)
        elif self._root is None:
            self._root = last
        self._elem.append(last)
        self._tail = 0
        return last

    def end(self, tag):
        """Close and return current Element."""
        self._flush()
        if not self._elem:
            raise IndexError('pop from empty stack')
        self._last = self._elem.pop()
        self._tail = 1
        return self._last

    def comment(self, text):
        """Create a comment, inserted if insert_comments is true."""
        return self._single(self._comment_factory, self.insert_comments, text)

    def pi(self, target, text=None):
        """Create a processing instruction, inserted if insert_pis is true."""
        return self._single(self._pi_factory, self.insert_pis, target, text)

    def _single(self, factory, insert, *args):
        element = factory(*args)
        if insert:
            self._flush()
            self._last = element
            if self._elem:
                self._elem[-1].append(element)
            self._tail = 1
        return element


class _Events:
    """What the parser calls: the target's methods where it has them."""

    def __init__(self, target):
        self.start = getattr(target, 'start', None) or (lambda tag, attributes: None)
        self.end = getattr(target, 'end', None) or (lambda tag: None)
        self.data = getattr(target, 'data', None) or (lambda text: None)
        self.comment = getattr(target, 'comment', None)
        self.pi = getattr(target, 'pi', None)
        self.start_ns = getattr(target, 'start_ns', None)
        self.end_ns = getattr(target, 'end_ns', None)
        self.doctype = getattr(target, 'doctype', None)


def _decoded(data):
    """A document of bytes as text, by its mark or declaration."""
    if data[:3] == b'\xef\xbb\xbf':
        return data[3:].decode('utf-8')
    if data[:2] in (b'\xff\xfe', b'\xfe\xff'):
        return data.decode('utf-16')
    encoding = 'utf-8'
    if data[:5] == b'<?xml':
        head = data[:200].split(b'?>')[0].decode('latin-1')
        at = head.find('encoding')
        if at >= 0:
            rest = head[at + 8:].lstrip(' =\t\n')
            if rest[:1] in ('"', "'"):
                encoding = rest[1:].split(rest[0])[0]
    try:
        return data.decode(encoding)
    except LookupError:
        error = ParseError('unknown encoding: line 1, column 30')
        error.code, error.position = 18, (1, 30)
        raise error from None
    except UnicodeDecodeError as problem:
        before = data[:problem.start]
        line = before.count(b'\n') + 1
        column = len(before) - (before.rfind(b'\n') + 1)
        error = ParseError(f'not well-formed (invalid token): line {line}, column {column}')
        error.code, error.position = 4, (line, column)
        raise error from None


class XMLParser:
    """Element structure builder for XML source data. A document is parsed when it is complete."""

    def __init__(self, *, target=None, encoding=None):
        if encoding is not None and not isinstance(encoding, str):
            raise TypeError(f"XMLParser() argument 'encoding' must be str or None, not {type(encoding).__name__}")
        self.target = self._target = TreeBuilder() if target is None else target
        self.entity = {}
        self.version = 'Expat 2.6.2'
        self._encoding = encoding
        self._pieces = []

    def feed(self, data, /):
        """Feed encoded data to parser."""
        if isinstance(data, (bytes, bytearray, memoryview)):
            data = bytes(data)
        elif not isinstance(data, str):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        self._pieces.append(data)

    def flush(self):
        """Nothing is kept back."""

    def close(self):
        """Finish feeding data to parser and return element structure."""
        pieces = [piece for piece in self._pieces if piece]
        self._pieces = []
        if all(isinstance(piece, str) for piece in pieces):
            text = ''.join(pieces)
        else:
            data = b''.join(piece.encode() if isinstance(piece, str) else piece for piece in pieces)
            text = data.decode(self._encoding) if self._encoding else _decoded(data)
        _Parser(_Events(self.target), ParseError).parse(text)
        close = getattr(self.target, 'close', None)
        return close() if close is not None else None


class _EventTarget(TreeBuilder):
    """Builds the tree, and keeps the events that were asked for."""

    def __init__(self, events):
        super().__init__(insert_comments='comment' in events, insert_pis='pi' in events)
        self._wanted = events
        self._queue = []
        if 'start-ns' in events:
            self.start_ns = lambda prefix, uri: self._queue.append(('start-ns', (prefix or '', uri)))
        if 'end-ns' in events:
            self.end_ns = lambda prefix: self._queue.append(('end-ns', None))

    def start(self, tag, attrs):
        element = super().start(tag, attrs)
        if 'start' in self._wanted:
            self._queue.append(('start', element))
        return element

    def end(self, tag):
        element = super().end(tag)
        if 'end' in self._wanted:
            self._queue.append(('end', element))
        return element

    def comment(self, text):
        element = super().comment(text)
        if 'comment' in self._wanted:
            self._queue.append(('comment', element))
        return element

    def pi(self, target, text=None):
        element = super().pi(target, text)
        if 'pi' in self._wanted:
            self._queue.append(('pi', element))
        return element


class XMLPullParser:
    """A parser whose events are read; they come when the document is complete."""

    def __init__(self, events=None, *, _parser=None):
        events = ('end',) if events is None else tuple(events)
        for event in events:
            if event not in ('start', 'end', 'start-ns', 'end-ns', 'comment', 'pi'):
                raise ValueError(f'unknown event {event!r}')
        self._target = _EventTarget(events)
        self._parser = XMLParser(target=self._target)
        self.root = None

    def feed(self, data):
        """Feed encoded data to parser."""
        if self._parser is None:
            raise ValueError('feed() called after end of stream')
        self._parser.feed(data)

    def close(self):
        """Finish feeding data to parser."""
        parser, self._parser = self._parser, None
        if parser is not None:
            self.root = parser.close()

    def read_events(self):
        """Return an iterator over currently available (event, elem) pairs."""
        events = self._target._queue
        while events:
            yield events.pop(0)

    def flush(self):
        """Nothing is kept back."""


class _IterParse:
    root = None

    def __init__(self, source, events):
        pull = XMLPullParser(events)
        if hasattr(source, 'read'):
            pull.feed(source.read())
        else:
            with open(source, 'rb') as file:
                pull.feed(file.read())
        self._pull = pull
        self._events = None

    def __iter__(self):
        return self

    def __next__(self):
        if self._events is None:
            problem = None
            try:
                self._pull.close()
            except ParseError as error:
                problem = error
            self.root = self._pull.root
            self._events = self._run(problem)
        return next(self._events)

    def _run(self, problem):
        yield from self._pull._target._queue
        if problem is not None:
            raise problem

    def close(self):
        """Nothing is open."""


def iterparse(source, events=None, parser=None):
    """Incrementally parse XML document into ElementTree: (event, element) pairs."""
    return _IterParse(source, events)


def parse(source, parser=None):
    """Parse XML document into element tree."""
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def XML(text, parser=None):
    """Parse XML document from string constant."""
    if not parser:
        parser = XMLParser(target=TreeBuilder())
    parser.feed(text)
    return parser.close()


fromstring = XML


def XMLID(text, parser=None):
    """Parse XML document from string constant for its IDs: (element, dictionary of elements by id)."""
    tree = XML(text, parser)
    return tree, {element.get('id'): element for element in tree.iter() if element.get('id')}


def fromstringlist(sequence, parser=None):
    """Parse XML document from sequence of string fragments."""
    if not parser:
        parser = XMLParser(target=TreeBuilder())
    for text in sequence:
        parser.feed(text)
    return parser.close()
