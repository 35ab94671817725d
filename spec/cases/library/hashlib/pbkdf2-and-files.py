import hashlib
import io
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 50).hex())
print(hashlib.pbkdf2_hmac("sha1", b"p" * 100, b"salt", 3, dklen=50).hex())
print(hashlib.file_digest(io.BytesIO(b"z" * 1000), "sha256").hexdigest())
print(hashlib.file_digest(io.BytesIO(b"z" * 1000), hashlib.md5).hexdigest())
