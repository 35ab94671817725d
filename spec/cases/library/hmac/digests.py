import hmac
import hashlib
print(hmac.new(b"key", b"The quick brown fox", "sha256").hexdigest())
print(hmac.new(b"key", b"The quick brown fox", hashlib.md5).hexdigest())
print(hmac.new(b"k" * 200, digestmod="sha512").hexdigest())
print(hmac.digest(b"key", b"message", "sha1").hex())
