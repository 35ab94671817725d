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
group = parser.add_mutually_exclusive_group()
group.add_argument("--json", action="store_true")
group.add_argument("--csv", action="store_true")
group.add_argument("path", nargs="?")
needed = parser.add_mutually_exclusive_group(required=True)
needed.add_argument("-a", type=int, default=1)
needed.add_argument("-b", action="store_const", const=5)
for line in ("-a 2", "-b", "", "-a 1", "-a 2 -b", "--json -b", "--json --csv -b", "--json x -b", "x -b", "-a 3 -a 4"):
    attempt(parser.parse_args, line.split())
print(parser.format_help())
attempt(group.add_argument, "other")
attempt(group.add_argument, "--other", required=True)

titled = parser.add_argument_group(title="titled", description="about it")
inner = titled.add_mutually_exclusive_group(required=True)
inner.add_argument("--in")
inner.add_argument("--out", help="out of it")
print(parser.format_help())
attempt(parser.parse_args, ["-b"])

base = argparse.ArgumentParser(prog="base", add_help=False)
base.add_argument("--shared", default="s")
base.add_argument_group("titled").add_argument("--deep")
base.set_defaults(extra=[1])
child = argparse.ArgumentParser(prog="child", parents=[base, parser], conflict_handler="resolve")
child.add_argument("--shared", "-s", default="t", help="again")
print(child.format_help())
attempt(child.parse_args, ["-b", "--in", "1", "--deep", "2"])
attempt(argparse.ArgumentParser, parents=[parser])
attempt(argparse.ArgumentParser, parents=["x"])
empty = argparse.ArgumentParser(prog="p", argument_default=argparse.SUPPRESS)
empty.add_argument("--x")
empty.add_argument("y", nargs="?")
attempt(empty.parse_args, [])
attempt(empty.parse_args, ["--x", "1"])
