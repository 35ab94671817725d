from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


p = PurePosixPath("/a/b/c.tar.gz")
print(p.as_posix(), p.as_uri(), p.name, p.stem, p.suffix, p.suffixes, p.parent, list(p.parents), p.parts, p.anchor, p.root, p.drive, p.is_absolute(), p.is_relative_to("/a"), p.relative_to("/a"), p.relative_to("/a/x", walk_up=True), p.with_name("d"), p.with_stem("e"), p.with_suffix(".x"), p.with_segments("q"), p.joinpath("x", "/y"), p / "z", "/w" / p, p.match("*.gz"), p.full_match("/a/**"), hash(p) == hash(PurePosixPath("/a/b/c.tar.gz")), p < PurePosixPath("/b"), repr(p), bytes(p))
w = PureWindowsPath("C:\\Users/me\\f.TXT")
print(w, w.as_posix(), w.drive, w.root, w.anchor, w.parts, w.parent, w == PureWindowsPath("c:/users/ME/F.txt"), w.as_uri(), w.match("*.txt"), w.with_suffix(""), w.is_absolute(), PureWindowsPath("a") / "D:/x", w.relative_to("c:/users"))
for call in (lambda: p.with_name(""), lambda: p.with_name("a/b"), lambda: p.with_suffix("x"), lambda: p.with_stem(""), lambda: p.relative_to("/x"), lambda: PurePosixPath("a").as_uri(), lambda: PurePosixPath(5), lambda: p / 5, lambda: p < "x", lambda: p.match(""), lambda: PurePosixPath("/").with_name("x"), lambda: p.parents[9]):
    attempt(call)
print(PurePath("a//b/./c/"), PurePath(""), PurePath("a", "b", "../c"), PurePath("..").name, PurePath("a/.b").suffix, PurePath("a/b.").suffix, PurePath("/").name == "", PurePath("//a/b").root, isinstance(PurePath("x"), PurePosixPath), PurePath("a") == PurePosixPath("a"), PurePosixPath("a") == PureWindowsPath("a"), sorted([PurePath("b"), PurePath("a")])[0], issubclass(Path, PurePath))
