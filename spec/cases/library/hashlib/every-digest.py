import hashlib
import hmac


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "blake2b", "blake2s"):
    for data in (b"", b"abc", b"x" * 200):
        digest = getattr(hashlib, name)(data)
        print(name, digest.name, digest.digest_size, digest.block_size, digest.hexdigest()[:24])
    print(hashlib.new(name, b"abc").digest() == getattr(hashlib, name)(b"abc").digest())
for name in ("shake_128", "shake_256"):
    digest = getattr(hashlib, name)(b"abc")
    print(name, digest.hexdigest(10), digest.digest(5), digest.digest_size, digest.block_size)
    attempt(digest.hexdigest)
print(hashlib.blake2b(b"x", digest_size=10, key=b"k", salt=b"s", person=b"p").hexdigest(), hashlib.blake2s(b"x", digest_size=4).hexdigest())
print(hashlib.blake2b.MAX_DIGEST_SIZE, hashlib.blake2b.MAX_KEY_SIZE, hashlib.blake2s.SALT_SIZE, hashlib.blake2s.PERSON_SIZE)
attempt(hashlib.blake2b, b"", digest_size=65)
attempt(hashlib.blake2s, b"", key=b"k" * 33)
attempt(hashlib.blake2b, b"", salt=b"s" * 17)
digest = hashlib.sha256()
digest.update(b"a")
copy = digest.copy()
digest.update(bytearray(b"b"))
copy.update(memoryview(b"c"))
print(digest.hexdigest() == hashlib.sha256(b"ab").hexdigest(), copy.hexdigest() == hashlib.sha256(b"ac").hexdigest())
attempt(digest.update, "text")
attempt(hashlib.sha256, "text")
attempt(hashlib.sha256, 5)
attempt(hashlib.new, "none")
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 3).hex(), hashlib.pbkdf2_hmac("sha1", b"p", b"s", 2, 5))
attempt(hashlib.pbkdf2_hmac, "sha256", b"p", b"s", 0)
print(sorted(hashlib.algorithms_guaranteed) == sorted(set(hashlib.algorithms_guaranteed)), "sha256" in hashlib.algorithms_available)
mac = hmac.HMAC(b"key", b"message", "sha256")
print(mac.hexdigest(), mac.name, mac.digest_size, mac.block_size, hmac.HMAC.blocksize)
print(hmac.digest(b"key", b"message", "md5").hex(), hmac.new(b"k" * 200, b"m", hashlib.sha1).hexdigest())
print(hmac.compare_digest("abc", "abc"), hmac.compare_digest(b"abc", b"abd"), hmac.compare_digest("a", "ab"))
attempt(hmac.compare_digest, "a", b"a")
attempt(hmac.compare_digest, "\xe9", "a")
attempt(hmac.new, b"k")
attempt(hmac.new, "k", b"m", "md5")
