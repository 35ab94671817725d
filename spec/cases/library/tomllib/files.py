import tomllib, io
print(tomllib.load(io.BytesIO("k = 'é'\n".encode())))
print(tomllib.loads("x = 1.50", parse_float=str), issubclass(tomllib.TOMLDecodeError, ValueError))
try:
    tomllib.load(io.StringIO("a=1"))
except TypeError as e:
    print(e)
