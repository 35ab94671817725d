"""Conversion between binary data and ASCII."""
import _binascii

crc32 = _binascii.crc32
crc_hqx = _binascii.crc_hqx
b2a_base64 = _binascii.b2a_base64


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


def _bytes(data):
    """The bytes of a buffer; neither numbers nor sequences of them are."""
    if isinstance(data, bytes):
        return data
    try:
        return memoryview(data).tobytes()
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


def _text(data):
    """The bytes of a buffer or of text in ASCII."""
    if isinstance(data, str):
        try:
            return data.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters') from None
    try:
        return memoryview(data).tobytes()
    except TypeError:
        raise TypeError(f"argument should be bytes, buffer or ASCII string, not '{type(data).__name__}'") from None


def _checked(answer):
    data, problem = answer
    if problem is not None:
        raise Error(problem)
    return data


def a2b_base64(data, /, *, strict_mode=False):
    "Decode a line of base64 data."
    return _checked(_binascii.decode_base64(data, strict_mode))


def unhexlify(hexstr, /):
    "Binary data of hexadecimal representation."
    return _checked(_binascii.decode_hex(hexstr))


def a2b_hex(hexstr, /):
    "Binary data of hexadecimal representation."
    return _checked(_binascii.decode_hex(hexstr))


def hexlify(data, sep=None, bytes_per_sep=1):
    "Hexadecimal representation of binary data."
    data = _bytes(data)
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode()


def b2a_hex(data, sep=None, bytes_per_sep=1):
    "Hexadecimal representation of binary data."
    data = _bytes(data)
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode()


def b2a_uu(data, /, *, backtick=False):
    """Uuencode line of data."""
    data = _bytes(data)
    if len(data) > 45:
        raise Error('At most 45 bytes at once')
    zero = 96 if backtick else 32
    out = bytearray((len(data) + 32 if data else zero,))
    for at in range(0, len(data), 3):
        word = int.from_bytes(data[at:at + 3].ljust(3, b'\0'), 'big')
        for shift in (18, 12, 6, 0):
            out.append((word >> shift & 63) + 32 if word >> shift & 63 else zero)
    out.append(10)
    return bytes(out)


def a2b_uu(data, /):
    """Decode a line of uuencoded data."""
    if isinstance(data, str):
        try:
            data = data.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters') from None
    data = _bytes(data)
    if not data:
        return bytes(32)
    count = (data[0] - 32) & 63
    out = bytearray()
    word = bits = 0
    at = 1
    while len(out) < count:
        char = data[at] if at < len(data) else 10
        at += 1
        if char in (10, 13) or at > len(data):
            value = 0
        elif not 32 <= char <= 96:
            raise Error('Illegal char')
        else:
            value = (char - 32) & 63
        word = word << 6 | value
        bits += 6
        if bits >= 8:
            bits -= 8
            out.append(word >> bits & 255)
            word &= (1 << bits) - 1
    for char in data[at:]:
        if char not in (32, 96, 10, 13):
            raise Error('Trailing garbage')
    return bytes(out)


def a2b_qp(data, header=False):
    """Decode a string of qp-encoded data."""
    data = _text(data)
    out = bytearray()
    at, n = 0, len(data)
    while at < n:
        byte = data[at]
        if byte == 61:
            at += 1
            if at >= n:
                break
            if data[at] in (10, 13):
                if data[at] != 10:
                    while at < n and data[at] != 10:
                        at += 1
                at += 1
            elif data[at] == 61:
                out.append(61)
                at += 1
            else:
                try:
                    out.append(int(data[at:at + 2].decode('latin-1'), 16) if len(data[at:at + 2].strip()) == 2 else -1)
                    at += 2
                except ValueError:
                    out.append(61)
        elif header and byte == 95:
            out.append(32)
            at += 1
        else:
            out.append(byte)
            at += 1
    return bytes(out)


def b2a_qp(data, quotetabs=False, istext=True, header=False):
    """Encode a string using quoted-printable encoding."""
    data = _bytes(data)
    out = bytearray()
    width = 0
    at, n = 0, len(data)
    newline = b'\r\n' if (found := data.find(b'\n')) > 0 and data[found - 1] == 13 else b'\n'
    while at < n:
        byte = data[at]
        last = at + 1 == n
        end = istext and (byte == 10 or byte == 13 and data[at + 1:at + 2] == b'\n')
        if end:
            if out and out[-1] in (32, 9) and width:
                space = out.pop()
                out += b'=%02X' % space
            out += newline
            width = 0
            at += 2 if byte == 13 else 1
            continue
        quoted = (byte > 126 or byte == 61 or header and byte == 95 or byte == 46 and width == 0
                  and (last or data[at + 1] in (10, 13, 0)) or byte < 33 and byte not in (13, 10, 9, 32)
                  or not istext and byte in (13, 10) or byte in (9, 32) and (last or quotetabs) or byte < 33 and byte in (13, 10))
        if byte == 32 and header and not last and not quotetabs:
            quoted = False
        size = 3 if quoted else 1
        if width + size >= 76 and not (last or data[at + 1] == 10) or width + size > 76:
            out += b'=' + newline
            width = 0
        if quoted:
            out += b'=%02X' % byte
        elif header and byte == 32:
            out.append(95)
        else:
            out.append(byte)
        width += size
        at += 1
    return bytes(out)
