# leading comment

x = 1  # trailing
    # oddly indented comment
if x:
# unindented comment inside a block
    y = 2
        # over-indented

    # same level
    z = 3
print(x, y, z)  # end
def f():
    # only a comment before
    return "f"  ;  # odd

print(f())
# last comment
# expect: 1 2 3
# expect: f
