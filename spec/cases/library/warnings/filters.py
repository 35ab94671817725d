import warnings
from warnings import catch_warnings, filterwarnings, simplefilter, warn

with catch_warnings():
    simplefilter("error")
    try:
        warn("stop")
    except UserWarning as e:
        print("raised", e)
    filterwarnings("ignore", message="care.*")
    warn("careful")
    filterwarnings("ignore", category=DeprecationWarning)
    warn("x", DeprecationWarning)
    try:
        warn("again")
    except UserWarning as e:
        print("raised", e)
with catch_warnings(action="ignore"):
    warn("nothing")
with catch_warnings(record=True) as w:
    simplefilter("always")
    filterwarnings("ignore", module="nowhere")
    filterwarnings("ignore", lineno=1)
    warn("kept")
    simplefilter("ignore", RuntimeWarning)
    warn("gone", RuntimeWarning)
    print([str(m.message) for m in w])
for bad in (
    lambda: warn("x", int),
    lambda: warn("x", 3),
    lambda: filterwarnings("x"),
    lambda: simplefilter("x"),
    lambda: filterwarnings("ignore", lineno=-1),
    lambda: filterwarnings("ignore", message=3),
    lambda: filterwarnings("ignore", category=int),
):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
print(catch_warnings(record=True), warnings.__all__)
