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


for nargs in (None, "?", "*", "+", 1, 2, argparse.REMAINDER):
    parser = argparse.ArgumentParser(prog="p")
    parser.add_argument("--opt", nargs=nargs)
    parser.add_argument("pos", nargs=nargs)
    print(repr(nargs), parser.format_usage(), end="")
    for line in ("", "a", "a b", "a b c", "--opt", "--opt a", "--opt a b -- c", "a --opt b", "-- a", "a -- --opt"):
        attempt(parser.parse_args, line.split())

parser = argparse.ArgumentParser(prog="p")
parser.add_argument("--mode", nargs="?", const="some", default="none")
parser.add_argument("first", nargs="?", default="7", type=int)
parser.add_argument("rest", nargs="*", default="empty")
for line in ("", "--mode", "--mode x", "1", "1 2 3", "--mode x 1 2", "1 --mode"):
    attempt(parser.parse_args, line.split())

parser = argparse.ArgumentParser(prog="p")
parser.add_argument("sources", nargs="+")
parser.add_argument("target")
parser.add_argument("-f", action="store_true")
for line in ("a", "a b", "a b c -f", "-f a b c", "a -f b"):
    attempt(parser.parse_args, line.split())
