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


parser = argparse.ArgumentParser(prog="tool")
parser.add_argument("--name")
parser.add_argument("--level", action="store_const", const=3)
parser.add_argument("--on", action="store_true")
parser.add_argument("--off", action="store_false")
parser.add_argument("--item", action="append")
parser.add_argument("--pair", action="append", nargs=2, default=[["a", "b"]])
parser.add_argument("--str", dest="types", action="append_const", const=str)
parser.add_argument("--int", dest="types", action="append_const", const=int)
parser.add_argument("-v", "--verbose", action="count", default=0)
parser.add_argument("-q", action="count")
parser.add_argument("--more", action="extend", nargs="+", type=int)
parser.add_argument("--colour", action=argparse.BooleanOptionalAction)
parser.add_argument("--version", action="version", version="%(prog)s 1.2")
attempt(parser.parse_args, [])
attempt(parser.parse_args, "--name x --level --on --off --item 1 --item 2 --pair c d -vvv -qq".split())
attempt(parser.parse_args, "--str --int --more 1 2 --more 3 --colour".split())
attempt(parser.parse_args, ["--no-colour", "--verbose", "-v"])
attempt(parser.parse_args, ["--version"])
attempt(parser.parse_args, ["--more", "1", "x"])
print(parser.get_default("pair"), parser.get_default("nothing"))


class Upper(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (option_string, values.upper()))


parser = argparse.ArgumentParser(prog="tool")
print(parser.add_argument("-u", "--up", action=Upper, help="h"))
parser.add_argument("word", action=Upper)
attempt(parser.parse_args, ["-u", "a", "b"])
attempt(parser.parse_args, ["--up=c", "d"])
attempt(argparse.Action(["-x"], "x"), parser, None, None)
