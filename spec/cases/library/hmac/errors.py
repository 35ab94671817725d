import hmac
for action in (lambda: hmac.new("key", b"m", "sha256"), lambda: hmac.new(b"key", b"m"), lambda: hmac.new(b"key", "m", "sha256")):
    try:
        print(action())
    except TypeError as e:
        print(e)
