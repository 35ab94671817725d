# Calls that base64 refuses, and what it says of them.
import base64


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


refused("a85encode", base64.a85encode, None)
refused("a85encode", base64.a85encode)
refused("b16encode", base64.b16encode, None)
refused("b16encode", base64.b16encode)
refused("b32encode", base64.b32encode, None)
refused("b32encode", base64.b32encode)
refused("b32hexdecode", base64.b32hexdecode, None)
refused("b32hexdecode", base64.b32hexdecode, 'x')
refused("b32hexdecode", base64.b32hexdecode)
refused("b32hexencode", base64.b32hexencode, None)
refused("b32hexencode", base64.b32hexencode)
refused("b85encode", base64.b85encode, None)
refused("b85encode", base64.b85encode)
refused("decode", base64.decode, None, None)
refused("decode", base64.decode)
refused("decodebytes", base64.decodebytes, 'x')
refused("decodebytes", base64.decodebytes)
refused("encode", base64.encode, None, None)
refused("encode", base64.encode)
refused("standard_b64decode", base64.standard_b64decode, None)
refused("standard_b64decode", base64.standard_b64decode, 'x')
refused("standard_b64decode", base64.standard_b64decode)
refused("standard_b64encode", base64.standard_b64encode, None)
refused("standard_b64encode", base64.standard_b64encode)
refused("urlsafe_b64decode", base64.urlsafe_b64decode, None)
refused("urlsafe_b64decode", base64.urlsafe_b64decode, 'x')
refused("urlsafe_b64decode", base64.urlsafe_b64decode)
refused("urlsafe_b64encode", base64.urlsafe_b64encode, None)
refused("urlsafe_b64encode", base64.urlsafe_b64encode)
refused("z85decode", base64.z85decode, None)
refused("z85decode", base64.z85decode)
refused("z85encode", base64.z85encode, None)
refused("z85encode", base64.z85encode)
