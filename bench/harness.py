# Times the CPython that runs it, for bench/run.ts and bench/parse.ts. Reads one JSON object a line from standard input and answers
# each with one: a program (compiled once, run again and again in a fresh namespace, its output captured) or the
# parser and compiler over files. Times are process_time, medians of the rounds.
import ast
import contextlib
import io
import json
import sys
import time


def rounds(action, seconds, least):
    """Median and quartiles of CPU milliseconds of `action`: at least `least` rounds, about `seconds`, one not measured."""
    action()
    times = []
    end = time.process_time() + seconds
    while len(times) < least or time.process_time() < end:
        start = time.process_time()
        action()
        times.append((time.process_time() - start) * 1000)
    times.sort()
    return {
        "milliseconds": times[len(times) // 2],
        "low": times[len(times) // 4],
        "high": times[len(times) * 3 // 4],
    }


def run_program(request):
    with open(request["path"], encoding="utf-8") as file:
        code = compile(file.read(), request["path"], "exec")
    output = io.StringIO()

    def once():
        output.seek(0)
        output.truncate()
        with contextlib.redirect_stdout(output):
            exec(code, {"__name__": "__main__"})

    return {**rounds(once, request["seconds"], 3), "output": output.getvalue()}


def read_sources(request):
    texts = []
    for path in request["paths"]:
        with open(path, "rb") as file:
            texts.append(file.read())
    sources = []
    for data in texts:
        try:
            ast.parse(data)
        except (SyntaxError, ValueError):
            continue
        sources.append(data)
    return sources


def run_parse(request):
    sources = read_sources(request)
    return rounds(lambda: [ast.parse(text) for text in sources], request["seconds"], 3)


def run_compile(request):
    sources = read_sources(request)

    def once():
        for text in sources:
            try:
                compile(text, "<bench>", "exec", dont_inherit=True)
            except SyntaxError:
                pass

    return rounds(once, request["seconds"], 3)


KINDS = {"program": run_program, "parse": run_parse, "compile": run_compile}

if __name__ == "__main__":
    import warnings

    warnings.simplefilter("ignore")
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps(KINDS[request["kind"]](request)))
