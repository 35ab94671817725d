import hmac, hashlib, json
SECRET = b"top secret"
def sign(payload):
    body = json.dumps(payload, sort_keys=True).encode()
    return body.decode() + "." + hmac.new(SECRET, body, hashlib.sha256).hexdigest()
def verify(token):
    body, _, signature = token.rpartition(".")
    return hmac.compare_digest(signature, hmac.new(SECRET, body.encode(), hashlib.sha256).hexdigest())
token = sign({"user": "ann", "id": 7})
print(token)
print(verify(token), verify(token.replace("ann", "bob")))
