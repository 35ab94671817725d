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


import sys

Namespace = argparse.Namespace
space = Namespace(a=1, b="two")
print(space, space == Namespace(b="two", a=1), space != Namespace(a=1), "a" in space, "z" in space, vars(space))
print(Namespace(**{"not a name": 1, "x": 2}), Namespace(), space == 1)
parser = argparse.ArgumentParser(prog="p", description="d")
parser.add_argument("--foo-bar", default="5", type=int)
parser.add_argument("rest", nargs="*")
parser.set_defaults(extra=1, foo_bar=9)
attempt(parser.parse_args, ["x"], space)
print(space)


class Holder:
    rest = None


parser.parse_args(["--foo-bar", "4", "y"], namespace=Holder)
print(Holder.rest, Holder.foo_bar, Holder.extra)
attempt(parser.parse_known_args, ["--what", "x", "--foo-bar", "1", "-z", "--", "-q"])
sys.argv = ["prog", "--foo", "3", "from-argv"]
print(parser.parse_args())
print(parser.parse_known_args())
print(argparse.ArgumentParser().prog)
print(parser)

mixed = argparse.ArgumentParser(prog="p", exit_on_error=False)
mixed.add_argument("--foo", type=int)
mixed.add_argument("cmd")
mixed.add_argument("rest", nargs="*", type=int)
attempt(mixed.parse_intermixed_args, "doit 1 --foo 3 2 4".split())
attempt(mixed.parse_known_intermixed_args, "doit 1 --foo 3 2 --bar 4".split())
attempt(mixed.parse_args, "doit 1 --foo 3 2 4".split())
mixed.add_argument("all", nargs="...")
attempt(mixed.parse_intermixed_args, ["a"])

warned = argparse.ArgumentParser(prog="p")
warned.add_argument("--old", deprecated=True)
attempt(warned.parse_args, ["--old", "1", "--old", "2"])
print(sorted(argparse.__all__))
