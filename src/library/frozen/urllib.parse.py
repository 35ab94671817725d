"""Parse (absolute and relative) URLs: RFC 3986 as browsers read it, and the quoting of their parts."""
from collections import namedtuple as _namedtuple

__all__ = ['urlparse', 'urlunparse', 'urljoin', 'urldefrag', 'urlsplit', 'urlunsplit', 'urlencode', 'parse_qs',
           'parse_qsl', 'quote', 'quote_plus', 'quote_from_bytes', 'unquote', 'unquote_plus', 'unquote_to_bytes',
           'DefragResult', 'ParseResult', 'SplitResult', 'DefragResultBytes', 'ParseResultBytes', 'SplitResultBytes']

uses_relative = ['', 'ftp', 'http', 'gopher', 'nntp', 'imap', 'wais', 'file', 'https', 'shttp', 'mms', 'prospero',
                 'rtsp', 'rtsps', 'rtspu', 'sftp', 'svn', 'svn+ssh', 'ws', 'wss']
uses_netloc = uses_relative + ['telnet', 'snews', 'rsync', 'nfs', 'git', 'git+ssh', 'itms-services']
uses_params = ['', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtsps', 'rtspu', 'sip',
               'sips', 'mms', 'sftp', 'tel']
scheme_chars = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.'


class _Netloc:
    """The parts of a network location: user:password@host:port."""

    __slots__ = ()

    def _userinfo(self):
        info, have, _ = self.netloc.rpartition('@')
        if not have:
            return None, None
        user, have, password = info.partition(':')
        return user, password if have else None

    def _hostinfo(self):
        host = self.netloc.rpartition('@')[2]
        _, bracketed, rest = host.partition('[')
        if bracketed:
            host, _, port = rest.partition(']')
            port = port.partition(':')[2]
        else:
            host, _, port = host.partition(':')
        return host, port or None

    @property
    def username(self):
        return self._userinfo()[0]

    @property
    def password(self):
        return self._userinfo()[1]

    @property
    def hostname(self):
        host = self._hostinfo()[0]
        if not host:
            return None
        name, zone, rest = host.partition('%')
        return name.lower() + zone + rest

    @property
    def port(self):
        port = self._hostinfo()[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f'Port could not be cast to integer value as {port!r}')
        number = int(port)
        if number > 65535:
            raise ValueError('Port out of range 0-65535')
        return number


class _Str:
    __slots__ = ()

    def encode(self, encoding='ascii', errors='strict'):
        return _BYTES[type(self)](*[part.encode(encoding, errors) for part in self])


class _Bytes:
    __slots__ = ()

    def decode(self, encoding='ascii', errors='strict'):
        return _STR[type(self)](*[part.decode(encoding, errors) for part in self])

    def geturl(self):
        return self.decode().geturl().encode('ascii')


class _BytesNetloc(_Bytes):
    __slots__ = ()

    @property
    def username(self):
        name = self.decode().username
        return None if name is None else name.encode('ascii')

    @property
    def password(self):
        password = self.decode().password
        return None if password is None else password.encode('ascii')

    @property
    def hostname(self):
        host = self.decode().hostname
        return None if host is None else host.encode('ascii')

    @property
    def port(self):
        return self.decode().port


_defrag_fields = _namedtuple('DefragResult', 'url fragment')
_split_fields = _namedtuple('SplitResult', 'scheme netloc path query fragment')
_parse_fields = _namedtuple('ParseResult', 'scheme netloc path params query fragment')


class DefragResult(_defrag_fields, _Str):
    __slots__ = ()

    def geturl(self):
        return self.url + '#' + self.fragment if self.fragment else self.url


class SplitResult(_split_fields, _Netloc, _Str):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_parse_fields, _Netloc, _Str):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResultBytes(_defrag_fields, _Bytes):
    __slots__ = ()


class SplitResultBytes(_split_fields, _BytesNetloc):
    __slots__ = ()


class ParseResultBytes(_parse_fields, _BytesNetloc):
    __slots__ = ()


_BYTES = {DefragResult: DefragResultBytes, SplitResult: SplitResultBytes, ParseResult: ParseResultBytes}
_STR = {theirs: ours for ours, theirs in _BYTES.items()}


def _are_bytes(*parts):
    """True when the parts are bytes, False when they are text; the two do not mix, but empty text goes with both."""
    text = isinstance(parts[0], str)
    for part in parts[1:]:
        if part and isinstance(part, str) != text:
            raise TypeError('Cannot mix str and non-str arguments')
    return not text


def _decoded(parts):
    return [part.decode('ascii') if part else '' for part in parts]


def _is_ipv4(text):
    parts = text.split('.')
    return len(parts) == 4 and all(part.isascii() and part.isdigit() and len(part) < 4 and int(part) < 256
                                   and (part == '0' or part[0] != '0') for part in parts)


def _is_ipv6(text):
    text, percent, scope = text.partition('%')
    if percent and (not scope or '%' in scope):
        return False
    parts = text.split(':')
    if '.' in parts[-1]:
        if not _is_ipv4(parts[-1]):
            return False
        parts[-1:] = '0', '0'
    gaps = [at for at in range(1, len(parts) - 1) if not parts[at]]
    if len(parts) < 3 or len(parts) > 9 or len(gaps) > 1:
        return False
    # What stands first or last may be empty only beside the gap.
    if not parts[0] and gaps != [1] or not parts[-1] and gaps != [len(parts) - 2]:
        return False
    if not gaps and len(parts) != 8 or gaps and sum(map(bool, parts)) > 7:
        return False
    return all(len(part) <= 4 and all(letter in '0123456789abcdefABCDEF' for letter in part) for part in parts)


def _check_bracketed(host):
    if host.startswith('v'):
        version, dot, rest = host[1:].partition('.')
        if not (version and dot and rest and all(letter in '0123456789abcdefABCDEF' for letter in version)):
            raise ValueError('IPvFuture address is invalid')
    elif _is_ipv4(host):
        raise ValueError('An IPv4 address cannot be in brackets')
    elif '/' in host or not _is_ipv6(host):
        raise ValueError(f'{host!r} does not appear to be an IPv4 or IPv6 address')


def urlsplit(url, scheme='', allow_fragments=True):
    """Parse a URL into 5 components: <scheme>://<netloc>/<path>?<query>#<fragment>"""
    if _are_bytes(url, scheme):
        return urlsplit(*_decoded((url, scheme)), allow_fragments).encode()
    blank = ''.join(map(chr, range(33)))
    url = url.lstrip(blank)
    scheme = scheme.strip(blank)
    for char in '\t\r\n':
        if char in url:
            url = url.replace(char, '')
        scheme = scheme.replace(char, '')
    netloc = query = fragment = ''
    before, colon, after = url.partition(':')
    if colon and before and before[0].isascii() and before[0].isalpha() and not before.strip(scheme_chars):
        if all(char in scheme_chars for char in before):
            scheme, url = before.lower(), after
    if url[:2] == '//':
        end = len(url)
        for mark in '/?#':
            found = url.find(mark, 2, end)
            if found >= 0:
                end = found
        netloc, url = url[2:end], url[end:]
        if ('[' in netloc) != (']' in netloc):
            raise ValueError('Invalid IPv6 URL')
        if '[' in netloc:
            _check_bracketed(netloc.partition('[')[2].partition(']')[0])
        if not netloc.isascii():
            _check_netloc(netloc)
    if allow_fragments:
        url, _, fragment = url.partition('#')
    url, _, query = url.partition('?')
    return SplitResult(scheme, netloc, url, query, fragment)


def _check_netloc(netloc):
    """Refuses what would become a delimiter when it is normalised."""
    import unicodedata
    plain = netloc
    for mark in '@:#?':
        plain = plain.replace(mark, '')
    normal = unicodedata.normalize('NFKC', plain)
    if plain != normal:
        for mark in '/?#@:':
            if mark in normal:
                raise ValueError(f'netloc {netloc!r} contains invalid characters under NFKC normalization')


def _split_params(url):
    slash = url.rfind('/')
    semicolon = url.find(';', slash + 1 if slash >= 0 else 0)
    return (url, '') if semicolon < 0 else (url[:semicolon], url[semicolon + 1:])


def urlparse(url, scheme='', allow_fragments=True):
    """Parse a URL into 6 components: <scheme>://<netloc>/<path>;<params>?<query>#<fragment>"""
    if _are_bytes(url, scheme):
        return urlparse(*_decoded((url, scheme)), allow_fragments).encode()
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    if scheme in uses_params and ';' in path:
        path, params = _split_params(path)
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(components):
    """Combine the elements of a tuple as returned by urlsplit() into a complete URL as a string."""
    scheme, netloc, url, query, fragment, _ = *components, None
    if _are_bytes(scheme, netloc, url, query, fragment):
        return urlunsplit(_decoded((scheme, netloc, url, query, fragment))).encode('ascii')
    if netloc:
        url = '//' + netloc + ('/' if url and url[0] != '/' else '') + url
    elif url[:2] == '//':
        url = '//' + url
    elif scheme and scheme in uses_netloc and (not url or url[0] == '/'):
        url = '//' + url
    if scheme:
        url = scheme + ':' + url
    if query:
        url += '?' + query
    if fragment:
        url += '#' + fragment
    return url


def urlunparse(components):
    """Put a parsed URL back together again."""
    scheme, netloc, url, params, query, fragment, _ = *components, None
    if _are_bytes(scheme, netloc, url, params, query, fragment):
        return urlunparse(_decoded((scheme, netloc, url, params, query, fragment))).encode('ascii')
    if params:
        url = url + ';' + params
    return urlunsplit((scheme, netloc, url, query, fragment))


def urljoin(base, url, allow_fragments=True):
    """Join a base URL and a possibly relative URL to form an absolute interpretation of the latter."""
    if not base:
        return url
    if not url:
        return base
    if _are_bytes(base, url):
        return urljoin(*_decoded((base, url)), allow_fragments).encode('ascii')
    b = urlparse(base, '', allow_fragments)
    r = urlparse(url, b.scheme, allow_fragments)
    if r.scheme != b.scheme or r.scheme not in uses_relative:
        return url
    netloc = b.netloc
    if r.scheme in uses_netloc:
        if r.netloc:
            return urlunparse(r)
    else:
        netloc = r.netloc
    if not r.path and not r.params:
        return urlunparse((r.scheme, netloc, b.path, b.params, r.query or b.query, r.fragment))
    segments = b.path.split('/')
    if segments[-1] != '':
        # The last segment names a document: what is relative begins beside it.
        del segments[-1]
    if r.path[:1] == '/':
        segments = r.path.split('/')
    else:
        segments += r.path.split('/')
        # Empty segments in the middle say nothing.
        segments[1:-1] = [segment for segment in segments[1:-1] if segment]
    resolved = []
    for segment in segments:
        if segment == '..':
            if resolved:
                resolved.pop()
        elif segment != '.':
            resolved.append(segment)
    if segments[-1] in ('.', '..'):
        resolved.append('')
    return urlunparse((r.scheme, netloc, '/'.join(resolved) or '/', r.params, r.query, r.fragment))


def urldefrag(url):
    """Removes any existing fragment from URL."""
    if _are_bytes(url):
        return urldefrag(url.decode('ascii')).encode()
    if '#' not in url:
        return DefragResult(url, '')
    scheme, netloc, path, params, query, fragment = urlparse(url)
    return DefragResult(urlunparse((scheme, netloc, path, params, query, '')), fragment)


_SAFE = frozenset(b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')
_tables = {}


def quote_from_bytes(bs, safe='/'):
    """Like quote(), but accepts a bytes object rather than a str."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError('quote_from_bytes() expected bytes')
    if isinstance(safe, str):
        safe = safe.encode('ascii', 'ignore')
    else:
        safe = bytes(byte for byte in safe if byte < 128)
    table = _tables.get(safe)
    if table is None:
        plain = _SAFE.union(safe)
        table = [chr(byte) if byte in plain else f'%{byte:02X}' for byte in range(256)]
        if len(_tables) < 50:
            _tables[bytes(safe)] = table
    return ''.join([table[byte] for byte in bs])


def quote(string, safe='/', encoding=None, errors=None):
    """quote('abc def') -> 'abc%20def'"""
    if isinstance(string, str):
        string = string.encode('utf-8' if encoding is None else encoding, 'strict' if errors is None else errors)
    elif encoding is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    elif errors is not None:
        raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe='', encoding=None, errors=None):
    """Like quote(), but also replace ' ' with '+', as required for quoting HTML form values."""
    if isinstance(string, (str, bytes)) and (' ' if isinstance(string, str) else b' ') not in string:
        return quote(string, safe, encoding, errors)
    return quote(string, safe + (' ' if isinstance(safe, str) else b' '), encoding, errors).replace(' ', '+')


_HEX = '0123456789abcdefABCDEF'


def unquote_to_bytes(string):
    """unquote_to_bytes('abc%20def') -> b'abc def'."""
    if isinstance(string, str):
        string = string.encode('utf-8')
    if not string:
        string.split
        return b''
    first, *rest = string.split(b'%')
    parts = [first]
    for piece in rest:
        code = piece[:2].decode('latin-1')
        if len(code) == 2 and code[0] in _HEX and code[1] in _HEX:
            parts.append(bytes((int(code, 16),)))
            parts.append(piece[2:])
        else:
            parts.append(b'%' + piece)
    return b''.join(parts)


def unquote(string, encoding='utf-8', errors='replace'):
    """Replace %xx escapes by their single-character equivalent."""
    if isinstance(string, (bytes, bytearray)):
        return unquote_to_bytes(string).decode('utf-8' if encoding is None else encoding, 'replace' if errors is None else errors)
    if '%' not in string:
        string.split  # What has no '%' must still be text.
        return string
    if encoding is None:
        encoding = 'utf-8'
    if errors is None:
        errors = 'replace'
    first, *rest = string.split('%')
    parts = [first]
    waiting = bytearray()
    for piece in rest:
        code = piece[:2]
        if len(code) == 2 and code[0] in _HEX and code[1] in _HEX:
            waiting.append(int(code, 16))
            plain = piece[2:]
        else:
            plain = '%' + piece
        if plain and waiting:
            parts.append(waiting.decode(encoding, errors))
            waiting.clear()
        parts.append(plain)
    if waiting:
        parts.append(waiting.decode(encoding, errors))
    return ''.join(parts)


def unquote_plus(string, encoding='utf-8', errors='replace'):
    """Like unquote(), but also replace plus signs by spaces, as required for unquoting HTML form values."""
    return unquote(string.replace('+', ' '), encoding, errors)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
              max_num_fields=None, separator='&'):
    """Parse a query given as a string argument into a list of (name, value) pairs."""
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError('Separator must be of type string or bytes.')
    if isinstance(qs, str):
        if not isinstance(separator, str):
            separator = str(separator, 'ascii')
        equals = '='

        def plain(text):
            return unquote_plus(text, encoding, errors)
    else:
        if not qs:
            return []
        # Only what is a buffer: not an int, and no list of them.
        qs = bytes(memoryview(qs))
        if isinstance(separator, str):
            separator = bytes(separator, 'ascii')
        equals = b'='

        def plain(text):
            return unquote_to_bytes(text.replace(b'+', b' '))
    if not qs:
        return []
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError('Max number of fields exceeded')
    pairs = []
    for field in qs.split(separator):
        if not field and not strict_parsing:
            continue
        name, equal, value = field.partition(equals)
        if not equal:
            if strict_parsing:
                raise ValueError(f'bad query field: {field!r}')
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            pairs.append((plain(name), plain(value)))
    return pairs


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
             max_num_fields=None, separator='&'):
    """Parse a query given as a string argument into a dictionary of lists."""
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        result.setdefault(name, []).append(value)
    return result


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    """Encode a dict or sequence of two-element tuples into a URL query string."""
    if hasattr(query, 'items'):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError:
            raise TypeError('not a valid non-string sequence or mapping object') from None

    def coded(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(value if isinstance(value, str) else str(value), safe, encoding, errors)

    pairs = []
    for name, value in query:
        name = coded(name)
        many = None
        if doseq and not isinstance(value, (str, bytes)):
            try:
                len(value)
                many = value
            except TypeError:
                pass
        if many is None:
            pairs.append(name + '=' + coded(value))
        else:
            pairs += [name + '=' + coded(item) for item in many]
    return '&'.join(pairs)


# ------------------------------------------------------------------------------------- names that CPython keeps for old code

def _warn(name, instead):
    import warnings
    warnings.warn(f'urllib.parse.{name}() is deprecated as of 3.8, use urllib.parse.{instead}() instead', DeprecationWarning, 3)


def clear_cache():
    """There is no cache to clear."""


def unwrap(url):
    """Transform a string like '<URL:scheme://host/path>' into 'scheme://host/path'."""
    url = str(url).strip()
    if url[:1] == '<' and url[-1:] == '>':
        url = url[1:-1].strip()
    if url[:4] == 'URL:':
        url = url[4:].strip()
    return url


def to_bytes(url):
    """A str in ASCII; the word stands for nothing else."""
    import warnings
    warnings.warn('urllib.parse.to_bytes() is deprecated as of 3.8', DeprecationWarning, 2)
    if isinstance(url, str):
        try:
            url = url.encode('ASCII').decode()
        except UnicodeError:
            raise UnicodeError(f'URL {url!r} contains non-ASCII characters') from None
    return url


def splittype(url):
    """splittype('type:opaquestring') --> 'type', 'opaquestring'."""
    _warn('splittype', 'urlparse')
    scheme, colon, rest = url.partition(':')
    return (scheme.lower(), rest) if colon and scheme and '/' not in scheme and '\n' not in scheme else (None, url)


def splithost(url):
    """splithost('//host[:port]/path') --> 'host[:port]', '/path'."""
    _warn('splithost', 'urlparse')
    if url[:2] != '//':
        return None, url
    end = len(url)
    for stop in '/#?':
        at = url.find(stop, 2)
        if 0 <= at < end:
            end = at
    path = url[end:]
    return url[2:end], '/' + path if path and path[0] != '/' else path


def splituser(host):
    """splituser('user[:passwd]@host[:port]') --> 'user[:passwd]', 'host[:port]'."""
    _warn('splituser', 'urlparse')
    user, at, rest = host.rpartition('@')
    return user if at else None, rest


def splitpasswd(user):
    """splitpasswd('user:passwd') -> 'user', 'passwd'."""
    _warn('splitpasswd', 'urlparse')
    name, colon, password = user.partition(':')
    return name, password if colon else None


def splitport(host):
    """splitport('host:port') --> 'host', 'port'."""
    _warn('splitport', 'urlparse')
    name, colon, port = host.rpartition(':')
    if colon and all('0' <= digit <= '9' for digit in port):
        return name, port or None
    return host, None


def splitnport(host, defport=-1):
    """Split host and port, returning numeric port."""
    _warn('splitnport', 'urlparse')
    name, colon, port = host.rpartition(':')
    if not colon:
        return host, defport
    if not port:
        return name, defport
    return name, int(port) if port.isdigit() and port.isascii() else None


def splitquery(url):
    """splitquery('/path?query') --> '/path', 'query'."""
    _warn('splitquery', 'urlparse')
    path, mark, query = url.rpartition('?')
    return (path, query) if mark else (url, None)


def splittag(url):
    """splittag('/path#tag') --> '/path', 'tag'."""
    _warn('splittag', 'urlparse')
    path, mark, tag = url.rpartition('#')
    return (path, tag) if mark else (url, None)


def splitattr(url):
    """splitattr('/path;attr1=value1;attr2=value2;...') -> '/path', ['attr1=value1', 'attr2=value2', ...]."""
    _warn('splitattr', 'urlparse')
    words = url.split(';')
    return words[0], words[1:]


def splitvalue(attr):
    """splitvalue('attr=value') --> 'attr', 'value'."""
    _warn('splitvalue', 'parse_qsl')
    name, mark, value = attr.partition('=')
    return name, value if mark else None
