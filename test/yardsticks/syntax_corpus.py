"""Runs CPython's own tests of its syntax errors with compile, eval and exec watched; writes every source text that they
refuse as [source, mode, stage, [type, message, line, offset, endLine, endOffset]], stage "parser" or "compiler"."""
import ast, builtins, doctest, io, json, sys, unittest, warnings

MODULES = """test_syntax test_exceptions test_fstring test_eof test_string_literals test_grammar test_named_expressions test_patma
test_positional_only_arg test_type_params test_generators test_genexps test_listcomps test_setcomps test_unpack test_unpack_ex
test_keywordonlyarg test_int_literal test_global test_except_star test_type_aliases test_coroutines test_codeop test_compile
test_source_encoding test_traceback test_dictcomps test_complex test_lambda test_scope test_unicode_identifiers test_tstring""".split()

warnings.simplefilter("ignore")
real_compile, real_eval, real_exec = builtins.compile, builtins.eval, builtins.exec
seen, corpus = set(), []


def verdict(e):
    return [type(e).__name__, e.msg, e.lineno or 0, e.offset or 0, e.end_lineno or 0, e.end_offset or 0]


def watch(source, mode):
    if isinstance(source, bytes):
        try: source = source.decode()
        except UnicodeDecodeError: return
    if not isinstance(source, str) or (source, mode) in seen or len(source) > 20000: return
    seen.add((source, mode))
    if any("\ud800" <= c <= "\udfff" for c in source): return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            real_compile(source, "<test>", mode, ast.PyCF_ONLY_AST, dont_inherit=True)
        except SyntaxError as e:
            corpus.append([source, mode, "parser", verdict(e)])
            return
        except Exception:
            return
        try:
            real_compile(source, "<test>", mode, dont_inherit=True)
        except SyntaxError as e:
            corpus.append([source, mode, "compiler", verdict(e)])
        except Exception:
            return


def my_compile(source, filename, mode, *args, **kwargs):
    if mode in ("exec", "eval", "single"): watch(source, mode)
    return real_compile(source, filename, mode, *args, **kwargs)


def my_eval(source, globals=None, locals=None):
    if isinstance(source, str): watch(source.lstrip(" \t"), "eval")
    frame = sys._getframe(1)
    if globals is None: globals, locals = frame.f_globals, frame.f_locals
    return real_eval(source, globals, locals)


def my_exec(source, globals=None, locals=None, **kwargs):
    if isinstance(source, str): watch(source, "exec")
    frame = sys._getframe(1)
    if globals is None: globals, locals = frame.f_globals, frame.f_locals
    return real_exec(source, globals, locals, **kwargs)


out, sys.stdout = sys.stdout, io.StringIO()
only = sys.argv[1:] or MODULES
for name in only:
    try:
        module = __import__("test." + name, fromlist=["x"])
    except Exception:
        continue
    builtins.compile, builtins.eval, builtins.exec = my_compile, my_eval, my_exec
    try:
        suite = unittest.defaultTestLoader.loadTestsFromModule(module)
        unittest.TextTestRunner(stream=io.StringIO()).run(suite)
    finally:
        builtins.compile, builtins.eval, builtins.exec = real_compile, real_eval, real_exec
sys.stdout = out
json.dump(corpus, out)
