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


def even(text):
    number = int(text)
    if number % 2:
        raise argparse.ArgumentTypeError(f"{number} is odd")
    return number


parser = argparse.ArgumentParser(prog="p")
parser.add_argument("--even", type=even)
parser.add_argument("--float", type=float, default="1.5")
parser.add_argument("--hex", type=lambda text: int(text, 16))
parser.add_argument("--pick", choices=["red", "green"])
parser.add_argument("--number", type=int, choices=range(1, 4))
parser.add_argument("--letter", choices="abc", default="z")
for line in (
    "", "--even 4", "--even 3", "--even x", "--float x", "--hex ff", "--hex xyz", "--pick red", "--pick blue",
    "--number 2", "--number 9", "--number two", "--letter b", "--letter d", "--float=-3e5", "--float -3", "--float -.5",
):
    attempt(parser.parse_args, line.split())
print(parser.format_help())
parser = argparse.ArgumentParser(prog="p")
parser.add_argument("kind", choices=["a", "b"], nargs="*", default="a")
for line in ("", "a b", "a c"):
    attempt(parser.parse_args, line.split())
parser.register("type", "hexadecimal", lambda text: int(text, 16))
parser.add_argument("--code", type="hexadecimal")
attempt(parser.parse_args, ["--code", "1f"])
