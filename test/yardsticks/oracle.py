"""Reads a JSON list of [source, mode]; writes for each what CPython's parser says: null, or [type, message, line, offset, endLine, endOffset, text]."""
import ast, json, sys, warnings

warnings.simplefilter("ignore")
out = []
for source, mode in json.load(sys.stdin):
    try:
        compile(source, "<test>", mode, ast.PyCF_ONLY_AST)
        out.append(None)
    except SyntaxError as e:
        out.append([type(e).__name__, e.msg, e.lineno or 0, e.offset or 0, e.end_lineno or 0, e.end_offset or 0, e.text])
    except Exception as e:
        out.append([type(e).__name__, str(e), 0, 0, 0, 0, None])
json.dump(out, sys.stdout)
