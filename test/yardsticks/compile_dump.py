"""Where CPython's compiler puts its instructions: for each file named on standard input, one line a code object with
qualified name, first line and the (kind, range) pairs of the instructions that may raise, columns in UTF-16 units."""
import dis
import json
import sys

KINDS = {
    "BINARY_OP": "binary", "BINARY_SLICE": "subscript", "BINARY_SUBSCR": "subscript", "STORE_SLICE": "store subscript",
    "STORE_SUBSCR": "store subscript", "DELETE_SUBSCR": "delete subscript", "LOAD_ATTR": "attribute",
    "STORE_ATTR": "store attribute", "DELETE_ATTR": "delete attribute", "CALL": "call", "CALL_KW": "call",
    "CALL_FUNCTION_EX": "call", "GET_ITER": "iter", "FOR_ITER": "next", "UNPACK_SEQUENCE": "unpack", "UNPACK_EX": "unpack",
    "COMPARE_OP": "compare", "CONTAINS_OP": "contains", "RAISE_VARARGS": "raise", "IMPORT_NAME": "import",
    "IMPORT_FROM": "import from", "LOAD_NAME": "name", "LOAD_GLOBAL": "name", "STORE_NAME": "store name",
    "STORE_GLOBAL": "store name", "DELETE_NAME": "delete name", "DELETE_GLOBAL": "delete name", "BEFORE_WITH": "with",
    "BEFORE_ASYNC_WITH": "with", "GET_AWAITABLE": "await", "YIELD_VALUE": "yield", "GET_AITER": "aiter",
    "GET_ANEXT": "anext", "FORMAT_SIMPLE": "format", "FORMAT_WITH_SPEC": "format", "UNARY_NEGATIVE": "unary",
    "UNARY_INVERT": "unary", "CHECK_EXC_MATCH": "exception match", "CHECK_EG_MATCH": "group match",
    "MATCH_CLASS": "match class", "MATCH_KEYS": "match keys", "LIST_EXTEND": "extend", "DICT_UPDATE": "update",
    "DICT_MERGE": "merge", "DELETE_FAST": "delete fast", "WITH_EXCEPT_START": "with exit",
}


def columns(lines, line, offset):
    if line is None or offset is None or offset < 0 or line > len(lines):
        return -1
    return len(lines[line - 1].encode()[:offset].decode("utf-8", "ignore").encode("utf-16-le")) // 2


def dump(code, lines, out):
    found = []
    for instruction in dis.get_instructions(code):
        kind = KINDS.get(instruction.opname)
        if kind is None:
            continue
        p = instruction.positions
        if p.lineno is None:
            continue
        found.append([kind, p.lineno, p.end_lineno, columns(lines, p.lineno, p.col_offset), columns(lines, p.end_lineno, p.end_col_offset)])
    arguments = code.co_argcount + code.co_kwonlyargcount + bool(code.co_flags & 4) + bool(code.co_flags & 8)
    names = [
        [code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_flags & (4 | 8 | 32 | 128 | 512)],
        code.co_varnames[:arguments],
        sorted(set(code.co_varnames) | set(code.co_cellvars)),
        sorted(code.co_cellvars),
        sorted(code.co_freevars),
    ]
    out.append([code.co_qualname, code.co_firstlineno, found, names])
    for constant in code.co_consts:
        if hasattr(constant, "co_code"):
            dump(constant, lines, out)


for path in sys.stdin.read().split("\n"):
    out = []
    try:
        with open(path, encoding="utf-8", newline=None) as file:
            source = file.read()
        dump(compile(source, path, "exec", dont_inherit=True), source.split("\n"), out)
    except (SyntaxError, UnicodeDecodeError, ValueError):
        out = None
    print(json.dumps(out))
