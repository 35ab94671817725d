"""Records what CPython 3.13 makes of the sources in data/*.json; run it after adding sources as [source]. The tests hold
our compiler to what is recorded: SyntaxErrors, SyntaxWarnings, scopes of names, annotations as text, docstrings."""
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


def scopes_of(source):
    """For each code object: qualified name, argument counts, generator flags, parameters, locals, cells, free variables."""
    found = []

    def visit(code):
        arguments = code.co_argcount + code.co_kwonlyargcount + bool(code.co_flags & 4) + bool(code.co_flags & 8)
        plain = lambda names: sorted({name for name in names if not name.startswith(".")})
        found.append([
            code.co_qualname, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount,
            [word for bit, word in ((4, "varargs"), (8, "varkeywords"), (32, "generator"), (128, "coroutine"), (512, "async generator")) if code.co_flags & bit],
            [name for name in code.co_varnames[:arguments] if not name.startswith(".")],
            plain(code.co_varnames + code.co_cellvars) if code.co_flags & 1 else [], plain(code.co_cellvars), plain(code.co_freevars),
        ])
        for constant in code.co_consts:
            if hasattr(constant, "co_code"):
                visit(constant)

    visit(compile(source, "<s>", "exec", dont_inherit=True))
    return found


def annotation_of(source):
    space = {}
    exec(compile(f"from __future__ import annotations\nx: (\n{source}\n)", "<s>", "exec", dont_inherit=True), space)
    return space["__annotations__"]["x"]


def docstring_of(source):
    space = {}
    exec(compile(source, "<s>", "exec", dont_inherit=True), space)
    return space.get("__doc__")


for name, record in (
    ("errors", error_of), ("warnings", warnings_of), ("scopes", scopes_of), ("annotations", annotation_of), ("docstrings", docstring_of),
):
    path = DATA / f"{name}.json"
    sources = list(dict.fromkeys(row[0] for row in json.loads(path.read_text())))
    rows = [json.dumps([source, record(source)], ensure_ascii=False) for source in sources]
    path.write_text("[\n" + ",\n".join(rows) + "\n]\n")
