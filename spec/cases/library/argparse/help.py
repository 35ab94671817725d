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


parser = argparse.ArgumentParser(
    prog="copy",
    description="Copies files from one place to another, and tells what it did when it is asked to. " * 2,
    epilog="See also: %(prog)s(1).",
)
parser.add_argument("source", nargs="+", help="what to copy")
parser.add_argument("target", metavar="DEST", help="where to copy it to")
parser.add_argument("-r", "--recursive", action="store_true", help="go down into directories")
parser.add_argument("-m", "--mode", choices=["fast", "safe", "slow"], default="safe", help="one of %(choices)s, else %(default)s")
parser.add_argument("--a-long-option-with-a-name", metavar="N", type=int, help="a %(type)s; " + "words and words " * 8)
parser.add_argument("--range", nargs=2, metavar=("LOW", "HIGH"))
parser.add_argument("--tags", nargs="*", help=argparse.SUPPRESS)
parser.add_argument("--sure", action=argparse.BooleanOptionalAction, default=True, help="be sure")
group = parser.add_argument_group("output", "How to tell what was done.")
group.add_argument("-q", "--quiet", action="store_true", help="  say   nothing\n at all ")
group.add_argument("--log", help="100%% of it goes to LOG")
parser.add_argument_group("empty")
print(parser.format_help())
parser.print_usage()
attempt(parser.parse_args, ["-h"])
attempt(parser.parse_args, ["a"])
print(argparse.ArgumentParser(prog="p", add_help=False).format_help())
print(argparse.ArgumentParser(prog="p", usage="%(prog)s [things]", description="d").format_help())
print(argparse.ArgumentParser(prog="p", usage=argparse.SUPPRESS).format_help())
parser = argparse.ArgumentParser(prog="p")
parser.add_argument("--bad", help="100% wrong")
attempt(parser.format_help)
