e = OSError(2, "No such file")
print(type(e).__name__, e, e.errno, e.strerror, e.filename, e.args)
e = OSError(13, "denied", "f.txt")
print(type(e).__name__, e, e.filename, e.args, repr(e))
print(OSError("just text"), OSError() .errno, IOError is OSError, EnvironmentError is OSError, issubclass(FileNotFoundError, OSError), issubclass(TimeoutError, OSError))
try:
    "é".encode("ascii")
except UnicodeEncodeError as u:
    print(u.encoding, u.object, u.start, u.end, u.reason)
try:
    b"a\xff".decode()
except UnicodeDecodeError as u:
    print(u.encoding, u.object, u.start, u.end, u.reason)
print(UnicodeDecodeError("utf-8", b"x", 0, 1, "why"))
# expect: FileNotFoundError [Errno 2] No such file 2 No such file None (2, 'No such file')
# expect: PermissionError [Errno 13] denied: 'f.txt' f.txt (13, 'denied') PermissionError(13, 'denied')
# expect: just text None True True True True
# expect: ascii é 0 1 ordinal not in range(128)
# expect: utf-8 b'a\xff' 1 2 invalid start byte
# expect: 'utf-8' codec can't decode byte 0x78 in position 0: why
