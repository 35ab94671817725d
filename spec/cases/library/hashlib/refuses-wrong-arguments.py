# Calls that hashlib refuses, and what it says of them.
import hashlib


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


refused("file_digest", hashlib.file_digest, None, None)
refused("file_digest", hashlib.file_digest, 'x', 'x')
refused("file_digest", hashlib.file_digest)
refused("md5", hashlib.md5, None)
refused("md5", hashlib.md5, 'x')
refused("sha1", hashlib.sha1, None)
refused("sha1", hashlib.sha1, 'x')
refused("sha224", hashlib.sha224, None)
refused("sha224", hashlib.sha224, 'x')
refused("sha384", hashlib.sha384, None)
refused("sha384", hashlib.sha384, 'x')
refused("sha3_224", hashlib.sha3_224, None)
refused("sha3_224", hashlib.sha3_224, 'x')
refused("sha3_256", hashlib.sha3_256, None)
refused("sha3_256", hashlib.sha3_256, 'x')
refused("sha3_384", hashlib.sha3_384, None)
refused("sha3_384", hashlib.sha3_384, 'x')
refused("sha3_512", hashlib.sha3_512, None)
refused("sha3_512", hashlib.sha3_512, 'x')
refused("sha512", hashlib.sha512, None)
refused("sha512", hashlib.sha512, 'x')
refused("shake_128", hashlib.shake_128, None)
refused("shake_128", hashlib.shake_128, 'x')
refused("shake_256", hashlib.shake_256, None)
refused("shake_256", hashlib.shake_256, 'x')
