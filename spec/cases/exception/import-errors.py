try:
    import missing_module_xyz
except ModuleNotFoundError as e:
    print(e, e.name)  # expect: No module named 'missing_module_xyz' missing_module_xyz
try:
    from math import no_such_thing
except ImportError as e:
    print(str(e).split(" (")[0], e.name)  # expect: cannot import name 'no_such_thing' from 'math' math
try:
    import math.nope
except ModuleNotFoundError as e:
    print(e)  # expect: No module named 'math.nope'; 'math' is not a package
