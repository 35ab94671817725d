# Calls that argparse refuses, and what it says of them.
import argparse


def refused(name, function, *arguments, **keywords):
    given = [*map(repr, arguments), *(f"{key}={value!r}" for key, value in keywords.items())]
    call = f"{name}({', '.join(given)})" if "object at" not in str(given) else f"{name}(object())"
    try:
        result = function(*arguments, **keywords)
        if hasattr(result, "__next__"):
            list(result)
    except Exception as error:
        print(f"{call}: {type(error).__name__}: {error}")
    else:
        print(call, "is accepted")


refused("Action", argparse.Action)
refused("ArgumentDefaultsHelpFormatter", argparse.ArgumentDefaultsHelpFormatter, None, None, None, None)
refused("ArgumentDefaultsHelpFormatter", argparse.ArgumentDefaultsHelpFormatter, 'x', 'x', 'x', 'x')
refused("ArgumentDefaultsHelpFormatter", argparse.ArgumentDefaultsHelpFormatter)
refused("add_argument", argparse.ArgumentDefaultsHelpFormatter('p').add_argument, None)
refused("add_argument", argparse.ArgumentDefaultsHelpFormatter('p').add_argument)
refused("add_arguments", argparse.ArgumentDefaultsHelpFormatter('p').add_arguments, None)
refused("add_arguments", argparse.ArgumentDefaultsHelpFormatter('p').add_arguments, 'x')
refused("add_arguments", argparse.ArgumentDefaultsHelpFormatter('p').add_arguments)
refused("add_text", argparse.ArgumentDefaultsHelpFormatter('p').add_text)
refused("add_usage", argparse.ArgumentDefaultsHelpFormatter('p').add_usage)
refused("start_section", argparse.ArgumentDefaultsHelpFormatter('p').start_section)
refused("add_mutually_exclusive_group", argparse.ArgumentParser(prog='p').add_mutually_exclusive_group, 1)
refused("convert_arg_line_to_args", argparse.ArgumentParser(prog='p').convert_arg_line_to_args)
refused("get_default", argparse.ArgumentParser(prog='p').get_default, [])
refused("get_default", argparse.ArgumentParser(prog='p').get_default)
refused("parse_known_intermixed_args", argparse.ArgumentParser(prog='p').parse_known_intermixed_args, 3)
refused("parse_known_intermixed_args", argparse.ArgumentParser(prog='p').parse_known_intermixed_args, b'x')
refused("parse_known_intermixed_args", argparse.ArgumentParser(prog='p').parse_known_intermixed_args, 1, 1, 1)
refused("print_help", argparse.ArgumentParser(prog='p').print_help, 1, 1)
refused("print_usage", argparse.ArgumentParser(prog='p').print_usage, 1, 1)
refused("register", argparse.ArgumentParser(prog='p').register, [], [], [])
refused("register", argparse.ArgumentParser(prog='p').register)
refused("set_defaults", argparse.ArgumentParser(prog='p').set_defaults, 1)
refused("BooleanOptionalAction", argparse.BooleanOptionalAction, None, None)
refused("BooleanOptionalAction", argparse.BooleanOptionalAction, b'x', b'x')
refused("BooleanOptionalAction", argparse.BooleanOptionalAction)
refused("FileType", argparse.FileType, 1, 1, 1, 1, 1)
refused("HelpFormatter", argparse.HelpFormatter, None, None, None, None)
refused("HelpFormatter", argparse.HelpFormatter, 'x', 'x', 'x', 'x')
refused("HelpFormatter", argparse.HelpFormatter)
refused("MetavarTypeHelpFormatter", argparse.MetavarTypeHelpFormatter, None, None, None, None)
refused("MetavarTypeHelpFormatter", argparse.MetavarTypeHelpFormatter, 'x', 'x', 'x', 'x')
refused("MetavarTypeHelpFormatter", argparse.MetavarTypeHelpFormatter)
refused("Namespace", argparse.Namespace, 1)
refused("RawDescriptionHelpFormatter", argparse.RawDescriptionHelpFormatter, None, None, None, None)
refused("RawDescriptionHelpFormatter", argparse.RawDescriptionHelpFormatter, 'x', 'x', 'x', 'x')
refused("RawDescriptionHelpFormatter", argparse.RawDescriptionHelpFormatter)
refused("RawTextHelpFormatter", argparse.RawTextHelpFormatter, None, None, None, None)
refused("RawTextHelpFormatter", argparse.RawTextHelpFormatter, 'x', 'x', 'x', 'x')
refused("RawTextHelpFormatter", argparse.RawTextHelpFormatter)
