import io
import mimetypes


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


types = mimetypes.MimeTypes()
types.readfp(io.StringIO("# comment\ntext/x-own own ow\n\n"))
print(types.guess_type("a.own"), types.guess_extension("text/x-own"), sorted(types.guess_all_extensions("text/x-own")), types.guess_type("b.tar.gz"), types.guess_type("x"))
types.add_type("a/b", ".ab")
print(types.guess_type("dir/f.ab"), types.guess_type("f.AB"))
mimetypes.init()
for name in ("a.html", "a.json", "a.png", "a.csv", "a.tgz", "a.py", "a.unknown", "data:text/plain,x", "data:,x", "http://h/a.pdf?x=1", ""):
    print(name, mimetypes.guess_type(name))
print(mimetypes.guess_extension("text/html"), mimetypes.guess_extension("none/none"), mimetypes.guess_all_extensions("image/jpeg")[:1], mimetypes.knownfiles is not None)
attempt(mimetypes.guess_type, 5)
attempt(mimetypes.guess_extension, 5)
