import stat


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


for mode in (0o100644, 0o040755, 0o120777, 0o060600, 0o020666, 0o010644, 0o140755, 0o104755, 0o102755, 0o101777, 0):
    print(oct(mode), stat.filemode(mode), oct(stat.S_IFMT(mode)), oct(stat.S_IMODE(mode)), [name for name in ("S_ISBLK", "S_ISCHR", "S_ISDIR", "S_ISDOOR", "S_ISFIFO", "S_ISLNK", "S_ISPORT", "S_ISREG", "S_ISSOCK", "S_ISWHT") if getattr(stat, name)(mode)])
attempt(stat.S_ISDIR, "x")
print(stat.S_IRWXU, stat.S_IXOTH, stat.ST_SIZE, stat.S_ISUID)
