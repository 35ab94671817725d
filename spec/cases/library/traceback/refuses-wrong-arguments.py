# Calls that traceback refuses, and what it says of them.
import traceback


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


refused("FrameSummary", traceback.FrameSummary)
refused("StackSummary", traceback.StackSummary, None)
refused("StackSummary", traceback.StackSummary, 1, 1)
refused("StackSummary.extract", traceback.StackSummary.extract)
refused("format", traceback.StackSummary().format, 1)
refused("format_frame_summary", traceback.StackSummary().format_frame_summary)
refused("TracebackException", traceback.TracebackException)
refused("format", traceback.TracebackException(ValueError, ValueError(1), None).format, 1)
refused("format_exception_only", traceback.TracebackException(ValueError, ValueError(1), None).format_exception_only, 1)
refused("print", traceback.TracebackException(ValueError, ValueError(1), None).print, 1)
refused("clear_frames", traceback.clear_frames)
refused("extract_stack", traceback.extract_stack, 1, 1, 1)
refused("extract_tb", traceback.extract_tb, 'x', 'x')
refused("extract_tb", traceback.extract_tb)
refused("format_exc", traceback.format_exc, 1, 1, 1)
refused("format_exception_only", traceback.format_exception_only)
refused("format_list", traceback.format_list, None)
refused("format_list", traceback.format_list, 'x')
refused("format_list", traceback.format_list)
refused("format_stack", traceback.format_stack, 1, 1, 1)
refused("format_tb", traceback.format_tb)
refused("print_exc", traceback.print_exc, 1, 1, 1, 1)
refused("print_exception", traceback.print_exception, 'x')
refused("print_exception", traceback.print_exception, 3)
refused("print_exception", traceback.print_exception)
refused("print_list", traceback.print_list, None)
refused("print_list", traceback.print_list, 'x')
refused("print_list", traceback.print_list)
refused("print_stack", traceback.print_stack, 1, 1, 1, 1)
refused("print_tb", traceback.print_tb)
refused("walk_stack", traceback.walk_stack)
refused("walk_tb", traceback.walk_tb)
