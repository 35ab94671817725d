import fnmatch
print(fnmatch.fnmatch(b"a.py", b"*.py"), fnmatch.fnmatchcase(b"\xff1", b"\xff[0-9]"), fnmatch.filter([b"a", b"b"], b"[!a]"))
