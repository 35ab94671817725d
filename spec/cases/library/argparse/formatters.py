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


text = """Lines that
  keep their shape: %(prog)s

end"""
for name in (
    "HelpFormatter", "RawDescriptionHelpFormatter", "RawTextHelpFormatter", "ArgumentDefaultsHelpFormatter",
    "MetavarTypeHelpFormatter",
):
    parser = argparse.ArgumentParser(prog="p", description=text, epilog=text, formatter_class=getattr(argparse, name))
    parser.add_argument("size", type=int, help="size\n  of it")
    parser.add_argument("--rate", type=float, default=0.5, help="rate\n  of it")
    parser.add_argument("--kind", type=str, help="kind (%(default)s)")
    parser.add_argument("maybe", type=int, nargs="?", default=4, help="maybe")
    print(parser.format_help())


class Wide(argparse.RawTextHelpFormatter, argparse.ArgumentDefaultsHelpFormatter):
    pass


parser = argparse.ArgumentParser(
    prog="p", formatter_class=lambda prog: Wide(prog, max_help_position=40, width=60, indent_increment=4)
)
parser.add_argument("--a-rather-long-option", default=1, help="one\ntwo")
parser.add_argument("--flag", action="store_true", help="three")
print(parser.format_help())
