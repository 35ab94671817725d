import base64
import io
data = bytes(range(256))
print(base64.encodebytes(data).decode())
print(base64.decodebytes(base64.encodebytes(data)) == data)
out = io.BytesIO()
base64.encode(io.BytesIO(b"hello" * 20), out)
print(out.getvalue())
back = io.BytesIO()
base64.decode(io.BytesIO(out.getvalue()), back)
print(back.getvalue())
