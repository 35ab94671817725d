"""A common interface to many hash functions: new(name, data) or a function named for each."""
import _hashlib

algorithms_guaranteed = {
    'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s',
    'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'shake_128', 'shake_256',
}
algorithms_available = set(algorithms_guaranteed)
__all__ = (
    'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s',
    'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'shake_128', 'shake_256',
    'new', 'algorithms_guaranteed', 'algorithms_available', 'pbkdf2_hmac', 'file_digest',
)


def md5(string=b'', *, usedforsecurity=True):
    "Returns a md5 hash object; optionally initialized with a string"
    return _hashlib.make('md5', string)


def sha1(string=b'', *, usedforsecurity=True):
    "Returns a sha1 hash object; optionally initialized with a string"
    return _hashlib.make('sha1', string)


def sha224(string=b'', *, usedforsecurity=True):
    "Returns a sha224 hash object; optionally initialized with a string"
    return _hashlib.make('sha224', string)


def sha256(string=b'', *, usedforsecurity=True):
    "Returns a sha256 hash object; optionally initialized with a string"
    return _hashlib.make('sha256', string)


def sha384(string=b'', *, usedforsecurity=True):
    "Returns a sha384 hash object; optionally initialized with a string"
    return _hashlib.make('sha384', string)


def sha512(string=b'', *, usedforsecurity=True):
    "Returns a sha512 hash object; optionally initialized with a string"
    return _hashlib.make('sha512', string)


def sha3_224(string=b'', *, usedforsecurity=True):
    return _hashlib.make('sha3_224', string)


def sha3_256(string=b'', *, usedforsecurity=True):
    return _hashlib.make('sha3_256', string)


def sha3_384(string=b'', *, usedforsecurity=True):
    return _hashlib.make('sha3_384', string)


def sha3_512(string=b'', *, usedforsecurity=True):
    return _hashlib.make('sha3_512', string)


def shake_128(string=b'', *, usedforsecurity=True):
    return _hashlib.make('shake_128', string)


def shake_256(string=b'', *, usedforsecurity=True):
    return _hashlib.make('shake_256', string)


def _blake(name, most, salt_size, data, digest_size, key, salt, person, fanout, depth, leaf_size, node_offset,
           node_depth, inner_size, last_node):
    if not 1 <= digest_size <= most:
        raise ValueError(f'digest_size must be between 1 and {most} bytes')
    if len(key) > most:
        raise ValueError(f'maximum key length is {most} bytes')
    if len(salt) > salt_size:
        raise ValueError(f'maximum salt length is {salt_size} bytes')
    if len(person) > salt_size:
        raise ValueError(f'maximum person length is {salt_size} bytes')
    if not 0 <= fanout <= 255:
        raise ValueError('fanout must be between 0 and 255')
    if not 1 <= depth <= 255:
        raise ValueError('depth must be between 1 and 255')
    if not 0 <= node_depth <= 255:
        raise ValueError('node_depth must be between 0 and 255')
    if not 0 <= inner_size <= most:
        raise ValueError(f'inner_size must be between 0 and is {most}')
    offset_size = 8 if most == 64 else 6
    parameters = bytes((digest_size, len(key), fanout, depth)) + leaf_size.to_bytes(4, 'little')
    parameters += node_offset.to_bytes(offset_size, 'little') + bytes((node_depth, inner_size))
    parameters += bytes(14 if most == 64 else 0)
    parameters += bytes(salt).ljust(salt_size, b'\0') + bytes(person).ljust(salt_size, b'\0')
    return _hashlib.make_blake(name, parameters, key, last_node, data)


def blake2b(data=b'', /, *, digest_size=64, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,
            node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True):
    "Return a new BLAKE2b hash object."
    return _blake('blake2b', 64, 16, data, digest_size, key, salt, person, fanout, depth, leaf_size, node_offset,
                  node_depth, inner_size, last_node)


def blake2s(data=b'', /, *, digest_size=32, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,
            node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True):
    "Return a new BLAKE2s hash object."
    return _blake('blake2s', 32, 8, data, digest_size, key, salt, person, fanout, depth, leaf_size, node_offset,
                  node_depth, inner_size, last_node)


def new(name, data=b'', **kwargs):
    """Return a new hashing object using the named algorithm, optionally initialized with data."""
    if not isinstance(name, str):
        raise TypeError(f"new() argument 'name' must be str, not {type(name).__name__}")
    key = name.lower().replace('-', '_')
    if key.startswith('sha') and key[3:4] == '_':
        key = 'sha' + key[4:]
    if key == 'blake2b':
        return blake2b(data, **kwargs)
    if key == 'blake2s':
        return blake2s(data, **kwargs)
    if key not in algorithms_guaranteed:
        raise ValueError('unsupported hash type ' + name)
    return _hashlib.make(key, data)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function."""
    inner = new(hash_name)
    size = inner.digest_size
    if dklen is None:
        dklen = size
    if iterations < 1:
        raise ValueError('iteration value must be greater than 0.')
    if dklen < 1:
        raise ValueError('key length must be greater than 0.')
    password = bytes(password)
    if len(password) > inner.block_size:
        password = new(hash_name, password).digest()
    password = password.ljust(inner.block_size, b'\0')
    inner.update(bytes(byte ^ 0x36 for byte in password))
    outer = new(hash_name, bytes(byte ^ 0x5c for byte in password))
    key = b''
    number = 0
    while len(key) < dklen:
        number += 1
        inside = inner.copy()
        inside.update(bytes(salt) + number.to_bytes(4, 'big'))
        outside = outer.copy()
        outside.update(inside.digest())
        key += _hashlib.pbkdf2_block(inner, outer, outside.digest(), iterations)
    return key[:dklen]


def file_digest(fileobj, digest, /, *, _bufsize=262144):
    """Hash the contents of a file-like object open for reading bytes."""
    hashing = new(digest) if isinstance(digest, str) else digest()
    while piece := fileobj.read(_bufsize):
        hashing.update(piece)
    return hashing

for _function, _sizes in ((blake2b, (16, 64, 64, 16)), (blake2s, (8, 32, 32, 8))):
    for _what, _size in zip(('SALT_SIZE', 'MAX_KEY_SIZE', 'MAX_DIGEST_SIZE', 'PERSON_SIZE'), _sizes):
        setattr(_function, _what, _size)
