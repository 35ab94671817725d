import platform


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


for call in (platform.architecture, platform.machine, platform.node, platform.platform, platform.processor, platform.python_branch, platform.python_build, platform.python_compiler,
             platform.python_implementation, platform.python_revision, platform.python_version, platform.python_version_tuple, platform.release, platform.system, platform.version):
    print(call.__name__, type(call()).__name__)
print(platform.python_version_tuple()[:2], platform.python_version()[:4], len(platform.uname()), platform.uname()._fields[:2], platform.uname().system == platform.system(), isinstance(platform.uname(), platform.uname_result))
attempt(platform.node, 1)
