"""Encoding and decoding by name; the codecs are those of str.encode and bytes.decode, and some between bytes."""

__all__ = ['register', 'lookup', 'open', 'BOM', 'BOM_BE', 'BOM_LE', 'BOM32_BE', 'BOM32_LE', 'BOM64_BE', 'BOM64_LE',
           'BOM_UTF8', 'BOM_UTF16', 'BOM_UTF16_LE', 'BOM_UTF16_BE', 'BOM_UTF32', 'BOM_UTF32_LE', 'BOM_UTF32_BE', 'CodecInfo',
           'Codec', 'IncrementalEncoder', 'IncrementalDecoder', 'getencoder', 'getdecoder', 'getincrementalencoder',
           'getincrementaldecoder', 'getreader', 'getwriter', 'encode', 'decode', 'iterencode', 'iterdecode',
           'strict_errors', 'ignore_errors', 'replace_errors', 'xmlcharrefreplace_errors', 'backslashreplace_errors',
           'namereplace_errors',
           'lookup_error', 'StreamReader', 'StreamWriter', 'charmap_build']

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = BOM32_LE = BOM_UTF16 = BOM = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = BOM32_BE = b'\xfe\xff'
BOM_UTF32_LE = BOM64_LE = BOM_UTF32 = b'\xff\xfe\0\0'
BOM_UTF32_BE = BOM64_BE = b'\0\0\xfe\xff'

_SPELLINGS = {'utf8': 'utf-8', 'utf': 'utf-8', 'u8': 'utf-8', 'cp65001': 'utf-8', 'latin1': 'iso8859-1',
              'latin-1': 'iso8859-1', 'latin': 'iso8859-1', 'iso-8859-1': 'iso8859-1', 'iso8859-1': 'iso8859-1', 'l1': 'iso8859-1',
              '8859': 'iso8859-1', 'cp819': 'iso8859-1', 'us-ascii': 'ascii', '646': 'ascii', 'utf16': 'utf-16',
              'u16': 'utf-16', 'utf32': 'utf-32', 'u32': 'utf-32', 'utf-16le': 'utf-16-le', 'utf-16be': 'utf-16-be',
              'utf-32le': 'utf-32-le', 'utf-32be': 'utf-32-be', 'utf-8-sig': 'utf-8-sig', 'utf8-sig': 'utf-8-sig',
              'rot13': 'rot13', 'rot-13': 'rot13', 'hex': 'hex', 'hex-codec': 'hex', 'base64': 'base64',
              'base64-codec': 'base64', 'base-64': 'base64', 'zlib': 'zlib', 'zlib-codec': 'zlib', 'zip': 'zlib'}


def _spelled(encoding):
    name = encoding.lower().replace('_', '-').replace(' ', '-')
    return _SPELLINGS.get(name, name)


def _rot13(text):
    turned = []
    for char in text:
        if 'a' <= char <= 'z':
            char = chr((ord(char) - 84) % 26 + 97)
        elif 'A' <= char <= 'Z':
            char = chr((ord(char) - 52) % 26 + 65)
        turned.append(char)
    return ''.join(turned)


def _hex(data):
    return bytes(data).hex().encode()


def _unhex(data):
    import binascii
    return binascii.unhexlify(data)


def _base64(data):
    import base64
    return base64.encodebytes(data)


def _unbase64(data):
    import base64
    return base64.decodebytes(data)


def _zip(data):
    import zlib
    return zlib.compress(data)


def _unzip(data):
    import zlib
    return zlib.decompress(data)


# Codecs that do not lie between str and bytes: both directions, and the type that they take.
_TRANSFORMS = {'rot13': (_rot13, _rot13, str), 'hex': (_hex, _unhex, bytes), 'base64': (_base64, _unbase64, bytes),
               'zlib': (_zip, _unzip, bytes)}
_registered = []


class CodecInfo(tuple):
    """Codec details when looking up the codec registry"""

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamwriter = streamwriter
        self.streamreader = streamreader
        return self

    def __repr__(self):
        return f'<codecs.CodecInfo object for encoding {self.name} at {hex(id(self))}>'


class Codec:
    """The interface of stateless encoders and decoders."""

    def encode(self, input, errors='strict'):
        raise NotImplementedError

    def decode(self, input, errors='strict'):
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes in pieces."""

    def __init__(self, errors='strict'):
        self.errors = errors
        self.buffer = ''

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        """Resets the encoder to the initial state."""

    def getstate(self):
        return 0

    def setstate(self, state):
        """Sets the state that getstate() returned."""


class IncrementalDecoder:
    """Decodes in pieces."""

    def __init__(self, errors='strict'):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        """Resets the decoder to the initial state."""

    def getstate(self):
        return b'', 0

    def setstate(self, state):
        """Sets the state that getstate() returned."""


class _TextEncoder(IncrementalEncoder):
    _encoding = 'utf-8'
    _begun = False

    def encode(self, input, final=False):
        encoding = self._encoding
        # A mark of the order of bytes stands once.
        if self._begun:
            encoding = {'utf-16': 'utf-16-le', 'utf-32': 'utf-32-le', 'utf-8-sig': 'utf-8'}.get(encoding, encoding)
        self._begun = True
        return input.encode(encoding, self.errors)

    def reset(self):
        self._begun = False


# How many bytes at the end may belong to a character that is not whole yet.
_LONGEST = {'utf-8': 3, 'utf-8-sig': 3, 'utf-16': 3, 'utf-16-le': 3, 'utf-16-be': 3, 'utf-32': 3, 'utf-32-le': 3, 'utf-32-be': 3}


class _TextDecoder(IncrementalDecoder):
    _encoding = 'utf-8'

    def __init__(self, errors='strict'):
        super().__init__(errors)
        self.reset()

    def reset(self):
        self._rest = b''
        self._order = None

    def getstate(self):
        return self._rest, 0

    def setstate(self, state):
        self._rest = state[0]

    def decode(self, input, final=False):
        data = self._rest + bytes(input)
        encoding = self._order or self._encoding
        if not final and encoding in ('utf-16', 'utf-32', 'utf-8-sig'):
            width = {'utf-16': 2, 'utf-32': 4, 'utf-8-sig': 3}[encoding]
            if len(data) < width and (encoding != 'utf-8-sig' or BOM_UTF8.startswith(data)):
                self._rest = data
                return ''
        keep = 0 if final else self._unfinished(data, encoding)
        self._rest = data[len(data) - keep:]
        whole = data[:len(data) - keep]
        text = whole.decode(encoding, self.errors)
        if whole and self._order is None:
            self._order = {'utf-8-sig': 'utf-8', 'utf-16': 'utf-16-be' if whole[:2] == BOM_BE else 'utf-16-le',
                           'utf-32': 'utf-32-be' if whole[:4] == BOM_UTF32_BE else 'utf-32-le'}.get(encoding)
        return text

    def _unfinished(self, data, encoding):
        """How many bytes at the end are the beginning of a character."""
        if encoding in ('utf-8', 'utf-8-sig'):
            for back in range(1, min(3, len(data)) + 1):
                byte = data[-back]
                if byte & 0xc0 == 0x80:
                    continue
                needed = 2 if 0xc2 <= byte < 0xe0 else 3 if 0xe0 <= byte < 0xf0 else 4 if 0xf0 <= byte < 0xf5 else 1
                return back if needed > back else 0
            return 0
        if encoding.startswith('utf-16'):
            odd = len(data) % 2
            high = -1 if encoding == 'utf-16-be' or self._order is None and data[:2] == BOM_BE else 0
            end = len(data) - odd
            if end >= 2 and 0xd8 <= data[end - 2 if high else end - 1] < 0xdc:
                return 2 + odd
            return odd
        return len(data) % 4 if encoding.startswith('utf-32') else 0


class StreamWriter(Codec):
    """Writes text to a stream of bytes."""

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        self.stream.write(self.encode(object, self.errors)[0])

    def writelines(self, list):
        self.write(''.join(list))

    def reset(self):
        """Forgets what was kept."""

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamReader(Codec):
    """Reads text from a stream of bytes, which it reads whole at first."""

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors
        self._text = None

    def _buffer(self):
        if self._text is None:
            import io
            self._text = io.StringIO(self.decode(self.stream.read(), self.errors)[0], newline='')
        return self._text

    def read(self, size=-1, chars=-1, firstline=False):
        return self._buffer().read(chars if chars >= 0 else size)

    def readline(self, size=None, keepends=True):
        line = self._buffer().readline()
        return line if keepends else line.rstrip('\r\n')

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        self._text = None

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


def _text_codec(name):
    def encode(input, errors='strict'):
        return input.encode(name, errors), len(input)

    def decode(input, errors='strict'):
        return bytes(input).decode(name, errors), len(input)

    return CodecInfo(encode, decode, type('StreamReader', (StreamReader,), {'encode': staticmethod(encode), 'decode': staticmethod(decode)}),
                     type('StreamWriter', (StreamWriter,), {'encode': staticmethod(encode), 'decode': staticmethod(decode)}),
                     type('IncrementalEncoder', (_TextEncoder,), {'_encoding': name}),
                     type('IncrementalDecoder', (_TextDecoder,), {'_encoding': name}), name)


def _transform_codec(name):
    there, back, _ = _TRANSFORMS[name]

    def encode(input, errors='strict'):
        return there(input), len(input)

    def decode(input, errors='strict'):
        return back(input), len(input)

    return CodecInfo(encode, decode, name=name)


_known = {}


def lookup(encoding, /):
    """Looks up a codec tuple in the Python codec registry and returns a CodecInfo object."""
    if not isinstance(encoding, str):
        raise TypeError(f'lookup() argument must be str, not {"None" if encoding is None else type(encoding).__name__}')
    name = _spelled(encoding)
    found = _known.get(name)
    if found is not None:
        return found
    for search in _registered:
        found = search(encoding.lower().replace(' ', '_').replace('-', '_'))
        if found is not None:
            return found
    if name in _TRANSFORMS:
        found = _transform_codec(name)
    else:
        try:
            ''.encode(name)
        except LookupError:
            raise LookupError(f'unknown encoding: {encoding}') from None
        found = _text_codec(name)
    _known[name] = found
    return found


def register(search_function, /):
    """Register a codec search function, for the functions of this module."""
    if not callable(search_function):
        raise TypeError('argument must be callable')
    _registered.append(search_function)


def unregister(search_function, /):
    """Unregister a codec search function."""
    if search_function in _registered:
        _registered.remove(search_function)


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def encode(obj, encoding='utf-8', errors='strict'):
    """Encodes obj using the codec registered for encoding."""
    return lookup(encoding).encode(obj, errors)[0]


def decode(obj, encoding='utf-8', errors='strict'):
    """Decodes obj using the codec registered for encoding."""
    return lookup(encoding).decode(obj, errors)[0]


def iterencode(iterator, encoding, errors='strict', **kwargs):
    """Encodes the input strings from the iterator using an IncrementalEncoder."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = encoder.encode(input)
        if output:
            yield output
    output = encoder.encode('', True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    """Decodes the input strings from the iterator using an IncrementalDecoder."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = decoder.decode(input)
        if output:
            yield output
    output = decoder.decode(b'', True)
    if output:
        yield output


_open = open


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    """Opens a file of the sandbox's; in an encoding as text without changed line ends."""
    if encoding is None or 'b' in mode:
        return _open(filename, mode)
    return _open(filename, mode, encoding=encoding, errors=errors, newline='')


def _bad(error):
    if not isinstance(error, UnicodeError):
        raise TypeError(f"don't know how to handle {type(error).__name__} in error callback")
    return error


def strict_errors(error):
    if isinstance(error, Exception):
        raise error
    raise TypeError('codec must pass exception instance')


def ignore_errors(error):
    return '', _bad(error).end


def replace_errors(error):
    _bad(error)
    if isinstance(error, UnicodeEncodeError):
        return '?' * (error.end - error.start), error.end
    return '\ufffd' * (1 if isinstance(error, UnicodeDecodeError) else error.end - error.start), error.end


def _encoding_only(error):
    if not isinstance(_bad(error), UnicodeEncodeError):
        raise TypeError(f"don't know how to handle {type(error).__name__} in error callback")
    return error


def namereplace_errors(error):
    piece = _encoding_only(error).object[error.start:error.end]
    return piece.encode('ascii', 'namereplace').decode('ascii'), error.end


def xmlcharrefreplace_errors(error):
    _encoding_only(error)
    return ''.join(f'&#{ord(char)};' for char in error.object[error.start:error.end]), error.end


def backslashreplace_errors(error):
    piece = _bad(error).object[error.start:error.end]
    if isinstance(piece, bytes):
        return ''.join(f'\\x{byte:02x}' for byte in piece), error.end
    return piece.encode('ascii', 'backslashreplace').decode('ascii'), error.end


_handlers = {'strict': strict_errors, 'ignore': ignore_errors, 'replace': replace_errors,
             'xmlcharrefreplace': xmlcharrefreplace_errors, 'backslashreplace': backslashreplace_errors,
             'namereplace': namereplace_errors}


def lookup_error(name, /):
    """Returns the error handler for the specified error handling name."""
    if name in _handlers:
        return _handlers[name]
    raise LookupError(f"unknown error handler name '{name}'")


def charmap_build(map, /):
    return {ord(char): index for index, char in enumerate(map)}

