import os.path


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


for name, cases in {"basename": ["/a/b", "a/", "", "/"], "dirname": ["/a/b", "a/", "", "/"], "split": ["/a/b", "a", "/"], "splitext": ["a.b.c", ".a", "a.", "a/.b.c", "...x"], "normpath": ["a//b/../c", "", "/..", "./a/.", "//x", "///x", "a/../.."], "isabs": ["/a", "a", ""], "splitdrive": ["/a", "c:/a"], "normcase": ["A/b"],
                    "expanduser": ["a", "/x"], "expandvars": ["a", "$", "${", "a$1none_x"], "splitroot": ["/a", "//a", "///a", "a"]}.items():
    for case in cases:
        print(name, repr(case), getattr(os.path, name)(case))
        if name not in ("expanduser", "expandvars"):
            print(getattr(os.path, name)(case.encode()))
print(os.path.join("a", "b", "/c", "d"), os.path.join("a/", "b"), os.path.join("a", ""), os.path.join(b"a", b"b"), os.path.commonprefix(["/usr/lib", "/usr/local"]), os.path.commonprefix([]), os.path.commonpath(["/usr/lib", "/usr/local"]), os.path.relpath("/a/b", "/a/c/d"), os.path.relpath("/a", "/a"))
attempt(os.path.join, "a", b"b")
attempt(os.path.join, 5)
attempt(os.path.commonpath, [])
attempt(os.path.commonpath, ["/a", "b"])
attempt(os.path.relpath, "")
attempt(os.path.basename, 5)
attempt(os.path.splitext, None)
print(os.path.isdevdrive("/a"), os.path.sep, os.path.altsep, os.path.curdir, os.path.pardir, os.path.extsep, os.path.pathsep, os.path.devnull, os.path.isabs("/x"))
