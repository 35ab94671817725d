class NoHash:
    __hash__ = None
class EqOnly:
    def __eq__(self, other): return True
class BadHash:
    def __hash__(self): return "x"
class Raises:
    def __hash__(self): raise ValueError("no hash today")
for cls in (NoHash, EqOnly, BadHash, Raises):
    try:
        {cls(): 1}
    except Exception as e:
        print(type(e).__name__, e)
# expect: TypeError unhashable type: 'NoHash'
# expect: TypeError unhashable type: 'EqOnly'
# expect: TypeError __hash__ method should return an integer
# expect: ValueError no hash today
