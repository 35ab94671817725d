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


for prog in ("p", "a-program", "a-program-whose-name-takes-most-of-the-line-that-there-is-for-it"):
    parser = argparse.ArgumentParser(prog=prog)
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument("--first-way", metavar="PATH")
    group.add_argument("--second-way", metavar="PATH")
    group.add_argument("--third-way", action="store_true")
    for number in range(3):
        parser.add_argument(f"--option-{number}", required=number == 1)
    print(parser.format_usage())
    parser.add_argument("first")
    parser.add_argument("several", nargs="*")
    parser.add_argument("a_positional_with_a_long_name", nargs="?")
    print(parser.format_usage())
parser = argparse.ArgumentParser(prog="p" * 70)
parser.add_argument("x")
print(parser.format_usage())
