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
parser.add_argument("-x", action="store_true")
parser.add_argument("-y")
parser.add_argument("-z", action="count")
parser.add_argument("--alpha")
parser.add_argument("--alpine")
parser.add_argument("--beta-max", type=int)
for line in (
    "-xy1", "-xzzy=1", "-y=1", "-y1", "-x1", "-x=1", "-xq", "--alp 1", "--alpha=1", "--alph 1", "--alpi=2", "--al=1",
    "--beta 4", "--b=4", "--x", "-y -x", "-y -1", "-1", "-y --", "- a", "--alpha=", "--beta-max=", "-zz --bet 3 -z",
):
    attempt(parser.parse_args, line.split())
attempt(parser.parse_args, ["-y", "-a b"])
attempt(parser.parse_args, ["--alpha x", "1"])

parser = argparse.ArgumentParser(prog="p", allow_abbrev=False)
parser.add_argument("--alpha")
parser.add_argument("-1", dest="one", action="store_true")
parser.add_argument("rest", nargs="*")
for line in ("--alp 1", "-1", "-1 -2", "--alpha -1", "x -- -1"):
    attempt(parser.parse_args, line.split())

parser = argparse.ArgumentParser(prog="p", prefix_chars="+/")
parser.add_argument("+f")
parser.add_argument("++long", "/l")
for line in ("+f 1", "++lo 2", "/l 3", "-f 1", "+h"):
    attempt(parser.parse_args, line.split())
