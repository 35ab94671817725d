# Calls that os.path refuses, and what it says of them.
import os.path


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


refused("abspath", os.path.abspath, None)
refused("abspath", os.path.abspath, 3)
refused("abspath", os.path.abspath)
refused("commonprefix", os.path.commonprefix, 3)
refused("commonprefix", os.path.commonprefix, b'x')
refused("commonprefix", os.path.commonprefix)
refused("expanduser", os.path.expanduser, None)
refused("expanduser", os.path.expanduser, 3)
refused("expanduser", os.path.expanduser)
refused("expandvars", os.path.expandvars, None)
refused("expandvars", os.path.expandvars, 3)
refused("expandvars", os.path.expandvars)
refused("getatime", os.path.getatime, None)
refused("getatime", os.path.getatime)
refused("getctime", os.path.getctime, None)
refused("getctime", os.path.getctime)
refused("getmtime", os.path.getmtime, None)
refused("getmtime", os.path.getmtime)
refused("isdevdrive", os.path.isdevdrive, None)
refused("isdevdrive", os.path.isdevdrive, 3)
refused("isdevdrive", os.path.isdevdrive)
refused("isdir", os.path.isdir, None)
refused("isdir", os.path.isdir, [])
refused("isdir", os.path.isdir)
refused("isjunction", os.path.isjunction, None)
refused("isjunction", os.path.isjunction, 3)
refused("isjunction", os.path.isjunction)
refused("islink", os.path.islink)
refused("ismount", os.path.ismount, None)
refused("ismount", os.path.ismount, 3)
refused("ismount", os.path.ismount)
refused("lexists", os.path.lexists, None)
refused("lexists", os.path.lexists, 3)
refused("lexists", os.path.lexists)
refused("normpath", os.path.normpath, None)
refused("normpath", os.path.normpath, 3)
refused("realpath", os.path.realpath, None)
refused("realpath", os.path.realpath, 3)
refused("realpath", os.path.realpath)
refused("samefile", os.path.samefile, None, None)
refused("samefile", os.path.samefile)
refused("sameopenfile", os.path.sameopenfile, None, None)
refused("sameopenfile", os.path.sameopenfile, 3, 3)
refused("sameopenfile", os.path.sameopenfile)
refused("samestat", os.path.samestat, None, None)
refused("samestat", os.path.samestat)
refused("splitroot", os.path.splitroot, None)
refused("splitroot", os.path.splitroot, 3)
