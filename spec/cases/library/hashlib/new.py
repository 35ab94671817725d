import hashlib
print(hashlib.new("md5", b"x").hexdigest(), hashlib.new("sha256").hexdigest()[:16], hashlib.new("SHA1", b"a").hexdigest())
print(hashlib.new("sha3_256", b"abc").hexdigest(), hashlib.new("blake2b", b"abc", digest_size=8).hexdigest())
try:
    hashlib.new("nothing")
except ValueError as e:
    print(e)
print(sorted(hashlib.algorithms_guaranteed)[:4], "sha256" in hashlib.algorithms_available)
