import io
import traceback


def f():
    raise LookupError("nothing here")


buffer = io.StringIO()
try:
    f()
except LookupError as e:
    traceback.print_exc(file=buffer)
    traceback.print_exception(e, limit=1, file=buffer)
    traceback.print_tb(e.__traceback__, file=buffer)
    traceback.print_exc()
print(buffer.getvalue())
