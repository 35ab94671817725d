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


parser = argparse.ArgumentParser(prog="git")
parser.add_argument("--dir", default=".")
commands = parser.add_subparsers(dest="command", title="commands", description="what to do", metavar="COMMAND", help="its name")
clone = commands.add_parser("clone", help="copy a repository", aliases=["cp"], description="Copies.")
clone.add_argument("url")
clone.add_argument("--depth", type=int, default=0)
clone.set_defaults(run=lambda args: f"cloning {args.url} at {args.depth}")
remote = commands.add_parser("remote", help="deal with remotes")
verbs = remote.add_subparsers(dest="verb", required=True)
verbs.add_parser("add").add_argument("name")
verbs.add_parser("list", prog="other")
old = commands.add_parser("old", deprecated=True)
print(parser.format_help())
print(clone.format_help())
print(remote.format_help(), verbs.choices["add"].format_usage(), verbs.choices["list"].format_usage())
args = parser.parse_args(["clone", "u", "--depth", "3"])
print(args.command, args.run(args))
for line in (
    "", "--dir x cp", "remote add n", "remote", "remote drop", "nothing", "remote add n extra --wrong", "--dir x remote list",
    "old", "clone u --depth x", "remote add n --dir y",
):
    attempt(parser.parse_args, line.split())
attempt(parser.parse_known_args, "--what remote add n extra --wrong".split())
attempt(parser.add_subparsers)
attempt(commands.add_parser, "clone")
attempt(commands.add_parser, "new", aliases=["cp"])
parser = argparse.ArgumentParser(prog="p")
parser.add_argument("first")
commands = parser.add_subparsers(required=True)
print(commands.add_parser("go").format_usage())
attempt(parser.parse_args, ["1"])
attempt(parser.parse_args, ["1", "stop"])
