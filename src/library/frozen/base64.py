"""Base16, Base32, Base64 (RFC 3548), Base85 and Ascii85 data encodings"""
import binascii

__all__ = [
    'encode', 'decode', 'encodebytes', 'decodebytes', 'b64encode', 'b64decode', 'b32encode', 'b32decode',
    'b32hexencode', 'b32hexdecode', 'b16encode', 'b16decode', 'b85encode', 'b85decode', 'a85encode', 'a85decode',
    'z85encode', 'z85decode', 'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode', 'urlsafe_b64decode',
]
MAXLINESIZE = 76
MAXBINSIZE = 57


def _data(s):
    """Bytes to decode, from bytes or ASCII text."""
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters') from None
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError(f'argument should be a bytes-like object or ASCII string, not {s.__class__.__name__!r}') from None


def b64encode(s, altchars=None):
    """Encode the bytes-like object s using Base64 and return a bytes object."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b'+/', altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    """Decode the Base64 encoded bytes-like object or ASCII string s."""
    s = _data(s)
    if altchars is not None:
        altchars = _data(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b'+/'))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    """Encode bytes-like object s using the standard Base64 alphabet."""
    return b64encode(s)


def standard_b64decode(s):
    """Decode bytes encoded with the standard Base64 alphabet."""
    return b64decode(s)


_to_urlsafe = bytes.maketrans(b'+/', b'-_')
_from_urlsafe = bytes.maketrans(b'-_', b'+/')


def urlsafe_b64encode(s):
    """Encode bytes using the URL- and filesystem-safe Base64 alphabet."""
    return b64encode(s).translate(_to_urlsafe)


def urlsafe_b64decode(s):
    """Decode bytes using the URL- and filesystem-safe Base64 alphabet."""
    return b64decode(_data(s).translate(_from_urlsafe))


_B32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_B32HEX = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'
# Of a last group: letters that carry its bytes.
_B32_LETTERS = {1: 2, 2: 4, 3: 5, 4: 7, 5: 8}
_B32_BYTES = {2: 1, 4: 2, 5: 3, 7: 4, 8: 5}


def _b32encode(alphabet, s):
    data = memoryview(s).tobytes()
    out = bytearray()
    for start in range(0, len(data), 5):
        group = data[start:start + 5]
        number = int.from_bytes(group.ljust(5, b'\0'), 'big')
        letters = bytes(alphabet[number >> shift & 31] for shift in range(35, -1, -5))
        out += letters[:_B32_LETTERS[len(group)]].ljust(8, b'=')
    return bytes(out)


def _b32decode(alphabet, s, casefold, map01):
    s = bytes(_data(s))
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if map01 is not None:
        map01 = _data(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b'01', b'O' + map01))
    if casefold:
        s = s.upper()
    values = {letter: value for value, letter in enumerate(alphabet)}
    stripped = s.rstrip(b'=')
    pads = len(s) - len(stripped)
    out = bytearray()
    for start in range(0, len(stripped), 8):
        number = 0
        group = stripped[start:start + 8]
        for letter in group:
            if letter not in values:
                raise binascii.Error('Non-base32 digit found')
            number = number << 5 | values[letter]
        number <<= 5 * (8 - len(group))
        count = 5
        if start + 8 >= len(stripped):
            if len(group) not in _B32_BYTES or pads > 6:
                raise binascii.Error('Incorrect padding')
            count = _B32_BYTES[len(group)]
        out += number.to_bytes(5, 'big')[:count]
    if not stripped and pads:
        raise binascii.Error('Incorrect padding')
    return bytes(out)


def b32encode(s):
    """Encode the bytes-like objects using base32 and return a bytes object."""
    return _b32encode(_B32, s)


def b32decode(s, casefold=False, map01=None):
    """Decode the base32 encoded bytes-like object or ASCII string s."""
    return _b32decode(_B32, s, casefold, map01)


def b32hexencode(s):
    return _b32encode(_B32HEX, s)


def b32hexdecode(s, casefold=False):
    return _b32decode(_B32HEX, s, casefold, None)


def b16encode(s):
    """Encode the bytes-like object s using Base16 and return a bytes object."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """Decode the Base16 encoded bytes-like object or ASCII string s."""
    s = bytes(_data(s))
    if casefold:
        s = s.upper()
    if s.translate(None, b'0123456789ABCDEF'):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


_B85 = b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'
_Z85 = b'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#'
_A85 = bytes(range(33, 118))


def _words85(data, alphabet, pad, zero=None, spaces=None):
    out = bytearray()
    missing = -len(data) % 4
    data += bytes(missing)
    for start in range(0, len(data), 4):
        number = int.from_bytes(data[start:start + 4], 'big')
        last = start + 4 == len(data)
        if zero is not None and number == 0 and not (last and missing and not pad):
            out += zero
        elif spaces is not None and number == 0x20202020:
            out += spaces
        else:
            letters = []
            for _ in range(5):
                number, digit = divmod(number, 85)
                letters.append(alphabet[digit])
            letters = bytes(letters[::-1])
            out += letters[:5 - missing] if last and missing and not pad else letters
    return bytes(out)


def b85encode(b, pad=False):
    """Encode bytes-like object b in base85 format and return a bytes object."""
    return _words85(memoryview(b).tobytes(), _B85, pad)


def z85encode(s):
    """Encode bytes-like object b in z85 format and return a bytes object."""
    return _words85(memoryview(s).tobytes(), _Z85, False)


def _from85(data, alphabet, name):
    values = {letter: value for value, letter in enumerate(alphabet)}
    missing = -len(data) % 5
    padded = data + alphabet[84:85] * missing
    out = bytearray()
    for start in range(0, len(padded), 5):
        number = 0
        for offset in range(5):
            letter = padded[start + offset]
            if letter not in values:
                raise ValueError(f'bad {name} character at position {start + offset}')
            number = number * 85 + values[letter]
        if number > 0xffffffff:
            raise ValueError(f'{name} overflow in hunk starting at byte {start}')
        out += number.to_bytes(4, 'big')
    return bytes(out[:len(out) - missing])


def b85decode(b):
    """Decode the base85-encoded bytes-like object or ASCII string b"""
    return _from85(bytes(_data(b)), _B85, 'base85')


def z85decode(s):
    """Decode the z85-encoded bytes-like object or ASCII string b"""
    return _from85(bytes(_data(s)), _Z85, 'z85')


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Encode bytes-like object b using Ascii85 and return a bytes object."""
    out = _words85(memoryview(b).tobytes(), _A85, pad, b'z', b'y' if foldspaces else None)
    if adobe:
        out = b'<~' + out
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [out[start:start + wrapcol] for start in range(0, len(out), wrapcol)]
        if adobe and (not lines or len(lines[-1]) + 2 > wrapcol):
            lines.append(b'')
        out = b'\n'.join(lines)
    return out + b'~>' if adobe else out


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\x0b'):
    """Decode the Ascii85 encoded bytes-like object or ASCII string b."""
    b = bytes(_data(b))
    if adobe:
        if not b.endswith(b'~>'):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b'<~') else b[:-2]
    out = bytearray()
    number = count = 0
    for letter in b:
        if 33 <= letter <= 117:
            number = number * 85 + letter - 33
            count += 1
            if count == 5:
                if number > 0xffffffff:
                    raise ValueError('Ascii85 overflow')
                out += number.to_bytes(4, 'big')
                number = count = 0
        elif letter == 122:
            if count:
                raise ValueError('z inside Ascii85 5-tuple')
            out += b'\0\0\0\0'
        elif foldspaces and letter == 121:
            if count:
                raise ValueError('y inside Ascii85 5-tuple')
            out += b'    '
        elif letter not in ignorechars:
            raise ValueError(f'Non-Ascii85 digit found: {chr(letter)}')
    if count:
        for _ in range(5 - count):
            number = number * 85 + 84
        if number > 0xffffffff:
            raise ValueError('Ascii85 overflow')
        out += number.to_bytes(4, 'big')[:count - 1]
    return bytes(out)


def encodebytes(s):
    """Encode a bytestring into a bytes object containing multiple lines of base-64 data."""
    try:
        data = memoryview(s).tobytes()
    except TypeError:
        raise TypeError(f'expected bytes-like object, not {s.__class__.__name__}') from None
    return b''.join(binascii.b2a_base64(data[start:start + MAXBINSIZE]) for start in range(0, len(data), MAXBINSIZE))


def decodebytes(s):
    """Decode a bytestring of base-64 data into a bytes object."""
    if isinstance(s, str):
        raise TypeError(f'expected bytes-like object, not {s.__class__.__name__}')
    return binascii.a2b_base64(s)


def encode(input, output):
    """Encode a file; input and output are binary files."""
    while piece := input.read(MAXBINSIZE):
        output.write(binascii.b2a_base64(piece))


def decode(input, output):
    """Decode a file; input and output are binary files."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))
