import argparse
import io


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


def build(formatter):
    parser = argparse.ArgumentParser(prog="tool", description="Does  things.\n  Indented.", epilog="The\nend.", formatter_class=formatter)
    parser.add_argument("file", help="the file")
    parser.add_argument("-n", "--number", type=int, default=3, help="how many")
    parser.add_argument("--kind", choices=["a", "b"], default="a", help="which %(choices)s")
    return parser


for formatter in (argparse.HelpFormatter, argparse.RawDescriptionHelpFormatter, argparse.RawTextHelpFormatter,
                  argparse.ArgumentDefaultsHelpFormatter, argparse.MetavarTypeHelpFormatter):
    parser = build(formatter)
    if formatter is argparse.MetavarTypeHelpFormatter:
        parser = argparse.ArgumentParser(prog="tool", formatter_class=formatter)
        parser.add_argument("--number", type=int)
    stream = io.StringIO()
    parser.print_help(stream)
    parser.print_usage(stream)
    print(stream.getvalue())
formatter = argparse.HelpFormatter("tool")
parser = build(argparse.HelpFormatter)
formatter.add_usage(None, parser._actions, [])
formatter.add_text("some text")
formatter.start_section("section")
formatter.add_arguments(parser._actions)
formatter.end_section()
print(formatter.format_help())
print(parser.convert_arg_line_to_args("a line"), parser.get_default("number"), parser.prog)


class Quiet(argparse.ArgumentParser):
    def error(self, message):
        raise ValueError(message)


parser = Quiet(prog="tool", exit_on_error=False)
parser.add_argument("count", type=int, nargs="?")
parser.add_argument("--kind", choices=["a", "b"])
parser.add_argument("--must", required=True)
parser.add_argument("-v", action="count", default=0)
group = parser.add_mutually_exclusive_group()
group.add_argument("-x", action="store_true")
group.add_argument("-y", action="store_const", const=5)
attempt(parser.parse_args, [])
attempt(parser.parse_args, ["--must", "1", "x"])
attempt(parser.parse_args, ["--must", "1", "--kind", "c"])
attempt(parser.parse_args, ["--must"])
attempt(parser.parse_args, ["--must", "1", "-x", "-y"])
attempt(parser.parse_args, ["--must", "1", "--nope"])
attempt(parser.parse_args, ["--must", "1", "1", "2"])
attempt(parser.parse_args, ["--must", "m", "-vvx", "7"])
attempt(parser.parse_known_args, ["--must", "m", "--other", "z"])
attempt(parser.add_argument, "--must")
attempt(parser.add_argument, "-q", action="none")
attempt(parser.add_argument, "--pos", "extra")
attempt(parser.add_argument, "z", required=True)
attempt(parser.add_argument, "w", nargs=0)
attempt(parser.set_defaults, kind="b")
print(parser.parse_args(["--must=1"]).kind, argparse.Namespace(a=1, b="x"), argparse.Namespace(a=1) == argparse.Namespace(a=1), "a" in argparse.Namespace(a=1))
print(argparse.ArgumentTypeError("why"), argparse.ArgumentError(None, "why"), argparse.SUPPRESS, argparse.OPTIONAL, argparse.REMAINDER)
