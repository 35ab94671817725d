"""The subset of XPath that ElementTree knows: find, findall, findtext and iterfind."""

_cache = {}


def _tokens(pattern, namespaces):
    """The pattern in pieces: (operator, name)."""
    default = (namespaces or {}).get('')
    pieces = []
    at = 0
    size = len(pattern)
    within = False
    while at < size:
        character = pattern[at]
        if character in '\'"':
            end = pattern.find(character, at + 1)
            if end < 0:
                end = size - 1
            pieces.append((pattern[at:end + 1], ''))
            at = end + 1
        elif pattern.startswith('::', at) or pattern.startswith('//', at) or pattern.startswith('..', at) or pattern.startswith('()', at) or pattern.startswith('!=', at):
            pieces.append((pattern[at:at + 2], ''))
            at += 2
        elif character in '/.*:[]()@=':
            if character == '[':
                within = True
            elif character == ']':
                within = False
            pieces.append((character, ''))
            at += 1
        elif character.isspace():
            end = at
            while end < size and pattern[end].isspace():
                end += 1
            pieces.append(('', None))
            at = end
        else:
            start = at
            if character == '{':
                close = pattern.find('}', at)
                at = close + 1 if close >= 0 else size
            while at < size and pattern[at] not in '/[]()@!= \t\n':
                if pattern[at] == '}' or pattern[at] == '{':
                    break
                at += 1
            name = pattern[start:at]
            if at == start:
                at += 1
                name = character
            is_attribute = bool(pieces) and pieces[-1][0] == '@'
            if name[0] != '{':
                if ':' in name:
                    prefix, _, local = name.partition(':')
                    if not namespaces or prefix not in namespaces:
                        raise SyntaxError(f'prefix {prefix!r} not found in prefix map') from None
                    name = '{' + namespaces[prefix] + '}' + local
                elif default and not is_attribute and not (name.isdigit() and within) and not (within and name in ('last', 'position')):
                    name = '{' + default + '}' + name
            pieces.append(('', name))
    return pieces


class _Context:
    def __init__(self, root):
        self.root = root
        self._parents = None

    def parents(self):
        if self._parents is None:
            self._parents = {child: parent for parent in self.root.iter() for child in parent}
        return self._parents


def _matches_tag(wanted):
    """A test of tags: plain, {*}local, {namespace}*, {}local."""
    if wanted[:3] == '{*}':
        local = wanted[3:]
        if local == '*':
            return lambda element: isinstance(element.tag, str)
        suffix = '}' + local
        return lambda element: element.tag == local or isinstance(element.tag, str) and element.tag[:1] == '{' and element.tag.endswith(suffix)
    if wanted[-2:] == '}*':
        if wanted == '{}*':
            return lambda element: isinstance(element.tag, str) and element.tag[:1] != '{'
        prefix = wanted[:-1]
        return lambda element: isinstance(element.tag, str) and element.tag.startswith(prefix)
    if wanted[:2] == '{}':
        wanted = wanted[2:]
    return lambda element: element.tag == wanted


def _children(wanted):
    if wanted == '*':
        def select(context, result):
            for element in result:
                yield from element
        return select
    test = _matches_tag(wanted)

    def select(context, result):
        for element in result:
            for child in element:
                if test(child):
                    yield child
    return select


def _descendants(wanted):
    test = None if wanted == '*' else _matches_tag(wanted)

    def select(context, result):
        for element in result:
            for found in element.iter():
                if found is not element and (test is None or test(found)):
                    yield found
    return select


def _parents(context, result):
    parents = context.parents()
    seen = set()
    for element in result:
        parent = parents.get(element)
        if parent is not None and parent not in seen:
            seen.add(parent)
            yield parent


def _self(context, result):
    yield from result


def _predicate(pieces, at):
    """[…]: a filter, and where the rest begins."""
    signature = []
    values = []
    while True:
        if at >= len(pieces):
            raise SyntaxError('invalid path')
        operator, name = pieces[at]
        at += 1
        if operator == ']':
            break
        if operator == '' and name is None:
            continue
        if operator[:1] in '\'"' and operator:
            signature.append("'")
            values.append(operator[1:-1])
        else:
            signature.append(operator or '-')
            values.append(name)
    kind = ''.join(signature)
    if kind == '@-':
        key = values[1]

        def select(context, result):
            for element in result:
                if element.get(key) is not None:
                    yield element
    elif kind in ("@-='", "@-!='"):
        key, value = values[1], values[-1]
        equal = '!' not in kind

        def select(context, result):
            for element in result:
                found = element.get(key)
                if equal and found == value or not equal and found is not None and found != value:
                    yield element
    elif kind == '-' and not _is_number(values[0]):
        tag = values[0]

        def select(context, result):
            for element in result:
                if element.find(tag) is not None:
                    yield element
    elif kind in (".='", ".!='"):
        value = values[-1]
        equal = '!' not in kind

        def select(context, result):
            for element in result:
                if (''.join(element.itertext()) == value) == equal:
                    yield element
    elif kind in ("-='", "-!='") and not _is_number(values[0]):
        tag, value = values[0], values[-1]
        equal = '!' not in kind

        def select(context, result):
            for element in result:
                for found in element.iterfind(tag):
                    if (''.join(found.itertext()) == value) == equal:
                        yield element
                        break
    elif kind == '-' or kind in ('-()', '-()-'):
        if kind == '-':
            index = int(values[0]) - 1
            if index < 0:
                raise SyntaxError('XPath position >= 1 expected')
        else:
            if values[0] != 'last':
                raise SyntaxError('unsupported function')
            if kind == '-()-':
                try:
                    index = int(values[2]) - 1
                except ValueError:
                    raise SyntaxError('unsupported expression') from None
                if index > -2:
                    raise SyntaxError('XPath offset from last() must be negative')
            else:
                index = -1

        def select(context, result):
            parents = context.parents()
            for element in result:
                try:
                    siblings = list(parents[element].findall(element.tag))
                    if siblings[index] is element:
                        yield element
                except (IndexError, KeyError):
                    pass
    else:
        raise SyntaxError('invalid predicate')
    return select, at


def _is_number(text):
    return text.removeprefix('-').isdigit()


def _compile(path, namespaces):
    if path[-1:] == '/':
        path = path + '*'
    pieces = _tokens(path, namespaces)
    if path[:1] == '/':
        raise SyntaxError('cannot use absolute path on element')
    steps = []
    at = 0
    while at < len(pieces):
        operator, name = pieces[at]
        at += 1
        if operator == '' and name is not None:
            steps.append(_children(name))
        elif operator == '*':
            steps.append(_children('*'))
        elif operator == '.':
            steps.append(_self)
        elif operator == '..':
            steps.append(_parents)
        elif operator == '//':
            if at >= len(pieces):
                raise SyntaxError('invalid descendant')
            operator, name = pieces[at]
            at += 1
            if operator == '*':
                steps.append(_descendants('*'))
            elif not operator and name:
                steps.append(_descendants(name))
            else:
                raise SyntaxError('invalid descendant')
        elif operator == '[':
            select, at = _predicate(pieces, at)
            steps.append(select)
        else:
            raise SyntaxError('invalid path')
        if at < len(pieces) and pieces[at][0] == '/':
            at += 1
            if at == len(pieces):
                raise SyntaxError('invalid path')
    return steps


def iterfind(elem, path, namespaces=None):
    """An iterator of what matches, in document order."""
    key = (path, tuple(sorted(namespaces.items())) if namespaces else None)
    steps = _cache.get(key)
    if steps is None:
        if len(_cache) > 100:
            _cache.clear()
        steps = _cache[key] = _compile(path, namespaces)
    context = _Context(elem)
    result = [elem]
    for step in steps:
        result = step(context, result)
    return iter(result)


def find(elem, path, namespaces=None):
    """The first that matches, or None."""
    return next(iterfind(elem, path, namespaces), None)


def findall(elem, path, namespaces=None):
    """All that match."""
    return list(iterfind(elem, path, namespaces))


def findtext(elem, path, default=None, namespaces=None):
    """The text of the first that matches."""
    found = find(elem, path, namespaces)
    if found is None:
        return default
    return found.text or '' if found.text is None else found.text
