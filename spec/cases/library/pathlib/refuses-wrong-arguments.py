# Calls that pathlib refuses, and what it says of them.
import pathlib


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


refused("Path", pathlib.Path, None)
refused("chmod", pathlib.Path('a').chmod)
refused("full_match", pathlib.Path('a').full_match, None)
refused("group", pathlib.Path('a').group, 1)
refused("hardlink_to", pathlib.Path('a').hardlink_to)
refused("is_relative_to", pathlib.Path('a').is_relative_to, None)
refused("is_relative_to", pathlib.Path('a').is_relative_to)
refused("joinpath", pathlib.Path('a').joinpath, None)
refused("joinpath", pathlib.Path('a').joinpath, nonsense=1)
refused("open", pathlib.Path('a').open, 1, 1, 1, 1, 1, 1)
refused("owner", pathlib.Path('a').owner, 1)
refused("replace", pathlib.Path('a').replace)
refused("rglob", pathlib.Path('a').rglob, None)
refused("rglob", pathlib.Path('a').rglob)
refused("symlink_to", pathlib.Path('a').symlink_to)
refused("walk", pathlib.Path('a').walk, 'x', 'x', 'x')
refused("walk", pathlib.Path('a').walk, 1, 1, 1, 1)
refused("with_segments", pathlib.Path('a').with_segments, None)
refused("PosixPath", pathlib.PosixPath, None)
refused("PurePath", pathlib.PurePath, None)
refused("PureWindowsPath", pathlib.PureWindowsPath, None)
