# divergence: import-gate
# imports: math
import math as m
print(m.sqrt(16))
for statement in range(5):
    try:
        match statement:
            case 0: import os
            case 1: from itertools import chain
            case 2: import os.path as path
            case 3: import nosuchmodule
            case 4: import maths
    except ImportError as error:
        print(f"{type(error).__name__}: {error}")
