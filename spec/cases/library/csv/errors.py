import csv
import io
def show(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)
for options in (dict(delimiter=""), dict(delimiter=";;"), dict(delimiter=5), dict(delimiter=None), dict(quotechar=""), dict(escapechar="xx"), dict(quoting=9), dict(quoting="x"), dict(lineterminator=None), dict(lineterminator=5), dict(dialect="nope"), dict(delimiter="\n"), dict(delimiter='"'), dict(foo=1), dict(escapechar=5), dict(quotechar=" ", skipinitialspace=True), dict(quotechar="\r")):
    show(lambda: csv.reader([], **options))
show(lambda: list(csv.reader([b"x"])))
show(lambda: list(csv.reader(["a\rb"])))
show(lambda: list(csv.reader(['"a"b'], strict=True)))
show(lambda: list(csv.reader(['"a'], strict=True)))
show(lambda: csv.reader(5))
show(lambda: csv.writer(5))
show(lambda: csv.writer(io.StringIO()).writerow(5))
show(lambda: list(csv.reader(["a" * 131073])))
show(lambda: csv.field_size_limit("x"))
show(lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(["a,b"]))
show(lambda: csv.writer(io.StringIO(), doublequote=False).writerow(['a"b']))
show(lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow([""]))
show(lambda: csv.get_dialect("q"))
show(lambda: csv.unregister_dialect("q"))
show(lambda: csv.register_dialect(5))
print(csv.field_size_limit(), csv.field_size_limit(10), csv.field_size_limit())
show(lambda: list(csv.reader(["a" * 11])))
