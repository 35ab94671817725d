"""Prints, for every file named on stdin, the SHA-256 of CPython's tree in the form of ast-dump.ts (or the tree, with --show)."""
import ast, hashlib, struct, sys, warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)
SKIP = {"type_comment", "type_ignores"}


def constant(node):
    v = node.value
    if v is None: return "none"
    if v is True: return "true"
    if v is False: return "false"
    if v is ...: return "ellipsis"
    if isinstance(v, int): return "int:%d" % v
    if isinstance(v, float): return "float:" + struct.pack(">d", v).hex()
    if isinstance(v, complex): return "complex:" + struct.pack(">d", v.imag).hex()
    if isinstance(v, str): return "str%s:%s" % (node.kind or "", ",".join(str(ord(c)) for c in v))
    return "bytes:" + ",".join(map(str, v))


def dump(tree, lines16):
    out = []

    def column(line, offset):
        raw = lines16[line - 1] if line - 1 < len(lines16) else None
        return offset if raw is None else len(raw[:offset].decode("utf-8").encode("utf-16-le")) // 2

    def visit(value, label, indent):
        if isinstance(value, list):
            out.append("%s%s[%d]" % (indent, label, len(value)))
            for item in value: visit(item, "-", indent + " ")
        elif isinstance(value, (ast.expr_context, ast.boolop, ast.operator, ast.unaryop, ast.cmpop)):
            out.append("%s%s=%s" % (indent, label, type(value).__name__))
        elif isinstance(value, ast.AST):
            place = ""
            if "lineno" in value._attributes:
                place = " %d:%d-%d:%d" % (value.lineno, column(value.lineno, value.col_offset),
                                          value.end_lineno, column(value.end_lineno, value.end_col_offset))
            out.append("%s%s=%s%s" % (indent, label, type(value).__name__, place))
            if isinstance(value, ast.Constant):
                out.append("%s value=%s" % (indent, constant(value)))
                return
            for name in value._fields:
                if name in SKIP: continue
                field = getattr(value, name)
                if isinstance(value, ast.MatchSingleton):
                    out.append("%s value=%s" % (indent, str(field).lower()))
                else:
                    visit(field, name, indent + " ")
        else:
            out.append("%s%s=%s" % (indent, label, value))

    visit(tree, "root", "")
    return "\n".join(out)


def tree_text(source):
    """The tree of a str in the form of ast-dump.ts."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return dump(ast.parse(source), [None if l.isascii() else l.encode() for l in lines])


def main():
    show = "--show" in sys.argv
    for path in sys.stdin.read().split("\n"):
        if not path: continue
        with open(path, "rb") as f: raw = f.read()
        try:
            tree = ast.parse(raw)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as e:
            print("%s error" % path)
            continue
        text = raw.decode("utf-8", "replace").removeprefix("\ufeff") if b"coding" not in raw[:200] else None
        if text is None:
            import io, tokenize
            encoding, _ = tokenize.detect_encoding(io.BytesIO(raw).readline)
            text = raw.decode(encoding)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        lines16 = [None if l.isascii() else l.encode() for l in text.split("\n")]
        result = dump(tree, lines16)
        print(result if show else "%s %s" % (path, hashlib.sha256(result.encode()).hexdigest()))


if __name__ == "__main__":
    main()
