# Calls that mimetypes refuses, and what it says of them.
import mimetypes


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


refused("MimeTypes", mimetypes.MimeTypes, None)
refused("MimeTypes", mimetypes.MimeTypes, 1, 1, 1)
refused("add_type", mimetypes.MimeTypes().add_type)
refused("guess_all_extensions", mimetypes.MimeTypes().guess_all_extensions, None)
refused("guess_all_extensions", mimetypes.MimeTypes().guess_all_extensions)
refused("guess_extension", mimetypes.MimeTypes().guess_extension, None)
refused("guess_extension", mimetypes.MimeTypes().guess_extension)
refused("guess_file_type", mimetypes.MimeTypes().guess_file_type, None)
refused("guess_file_type", mimetypes.MimeTypes().guess_file_type, 3)
refused("guess_file_type", mimetypes.MimeTypes().guess_file_type)
refused("guess_type", mimetypes.MimeTypes().guess_type, None)
refused("guess_type", mimetypes.MimeTypes().guess_type, 3)
refused("guess_type", mimetypes.MimeTypes().guess_type)
refused("readfp", mimetypes.MimeTypes().readfp)
refused("add_type", mimetypes.add_type)
refused("guess_all_extensions", mimetypes.guess_all_extensions, None)
refused("guess_all_extensions", mimetypes.guess_all_extensions)
refused("guess_file_type", mimetypes.guess_file_type, None)
refused("guess_file_type", mimetypes.guess_file_type, 3)
refused("guess_file_type", mimetypes.guess_file_type)
refused("init", mimetypes.init, 3)
refused("init", mimetypes.init, 1, 1)
