# imports: *
import copy
import datetime
import math
import pprint
import random

for call in (
    lambda: datetime(2024, 1, 1),
    lambda: pprint({"a": 1}),
    lambda: random(),
    lambda: copy([1]),
    lambda: math(),
    lambda: math(1),
):
    try:
        call()
    except TypeError as error:
        print(error)
datetime(2024, 1, 1)
