e = ValueError("v")
e.add_note("note 1")
e.add_note("note 2")
print(e.__notes__, e, e.args)  # expect: ['note 1', 'note 2'] v ('v',)
try:
    e.add_note(5)
except TypeError as t:
    print(t)  # expect: note must be a str, not 'int'
print(hasattr(ValueError(), "__notes__"))  # expect: False
try:
    try:
        raise KeyError("k")
    except KeyError as k:
        k.add_note("while testing")
        raise
except KeyError as k:
    print(k.__notes__)  # expect: ['while testing']
