import hmac
for size in (0, 1, 63, 64, 65, 127, 128, 129, 300):
    print(size, hmac.new(b"q" * size, b"m", "sha256").hexdigest()[:16], hmac.new(bytearray(b"q" * size), b"m", "sha384").hexdigest()[:16])
