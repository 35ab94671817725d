import base64, json
payload = {"sub": "123", "admin": True}
def segment(data):
    return base64.urlsafe_b64encode(json.dumps(data, separators=(",", ":")).encode()).rstrip(b"=").decode()
token = segment({"alg": "none"}) + "." + segment(payload) + "."
print(token)
part = token.split(".")[1]
print(json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))))
print("data:image/png;base64," + base64.b64encode(b"\x89PNG\r\n").decode())
