"""Records what CPython 3.13 says of the sources in data/errors.json and data/warnings.json: run with new sources added as
[source]. The tests hold our compiler to it."""
import json
import pathlib
import warnings

DATA = pathlib.Path(__file__).parent / "data"


def error_of(source):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(source, "<s>", "exec", dont_inherit=True)
    except SyntaxError as error:
        return [error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset or 0]
    return None


def warnings_of(source):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        compile(source, "<s>", "exec", dont_inherit=True)
    return [[str(each.message), each.lineno] for each in found]


for name, record in (("errors", error_of), ("warnings", warnings_of)):
    path = DATA / f"{name}.json"
    sources = list(dict.fromkeys(row[0] for row in json.loads(path.read_text())))
    rows = [json.dumps([source, record(source)], ensure_ascii=False) for source in sources]
    path.write_text("[\n" + ",\n".join(rows) + "\n]\n")
