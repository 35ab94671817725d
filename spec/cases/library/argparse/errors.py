import argparse
import contextlib
import io


def attempt(function, *arguments, **named):
    errors = io.StringIO()
    try:
        with contextlib.redirect_stderr(errors):
            print(function(*arguments, **named))
    except SystemExit as error:
        print("exit", error.code)
    except Exception as error:
        print(type(error).__name__, error)
    if errors.getvalue():
        print(errors.getvalue(), end="")


parser = argparse.ArgumentParser(prog="p")
parser.add_argument("-x")
for names, options in (
    (("-x",), {}), (("-x", "--long"), {}), (("y",), {"required": True}), (("y",), {"action": "fly"}), (("y",), {"type": "fly"}),
    (("y",), {"dest": "z"}), (("-",), {}), (("-g", "j"), {}), (("j", "k"), {}), (("--k",), {"nargs": 0}), (("--k",), {"const": 1}),
    (("--k",), {"nargs": "w"}), (("--k",), {"action": "append", "nargs": 0}), (("--k",), {"metavar": ("A", "B")}),
    (("--k",), {"type": argparse.FileType}), (("--k",), {"action": "append", "const": 1}),
):
    attempt(parser.add_argument, *names, **options)
attempt(argparse.ArgumentParser, conflict_handler="fight")

parser = argparse.ArgumentParser(prog="p")
parser.add_argument("a")
parser.add_argument("b", nargs=2, metavar="BB")
parser.add_argument("-c", "--cc", required=True)
for line in ("", "1", "1 2 3", "-c", "1 2 3 4 -c 5 --z", "-c 1 -c"):
    attempt(parser.parse_args, line.split())

strict = argparse.ArgumentParser(prog="p", exit_on_error=False)
strict.add_argument("a")
strict.add_argument("--n", type=int, help="n")
for line in ("", "--n x", "1 2 --z", "1 --n", "1 --n 2"):
    attempt(strict.parse_args, line.split())
try:
    strict.parse_args(["--n", "x"])
except argparse.ArgumentError as error:
    print(error.argument_name, error.message, str(error), isinstance(error, Exception))
print(str(argparse.ArgumentError(None, "plain")))


class Loud(argparse.ArgumentParser):
    def error(self, message):
        raise ValueError(f"{self.prog} says {message}")


loud = Loud(prog="loud")
loud.add_argument("word")
attempt(loud.parse_args, [])
attempt(parser.error, "by hand")
attempt(parser.exit, 3, "bye\n")
attempt(parser.exit)
attempt(loud.parse_args, ["a", "b"])
