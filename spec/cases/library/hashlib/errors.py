import hashlib
for action in (lambda: hashlib.sha256("text"), lambda: hashlib.md5().update("x"), lambda: hashlib.sha1(5), lambda: hashlib.sha256().update(None)):
    try:
        print(action())
    except TypeError as e:
        print(type(e).__name__, e)
