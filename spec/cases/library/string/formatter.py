from string import Formatter

f = Formatter()
print(f.format("{} {}", 1, 2), f.format("{0} {1} {0}", "a", "b"), f.format("{x:>5}|{y!r:^7}", x=1, y="q"))
print(f.format("{a.real} {b[0]} {c[k]}", a=3, b=[7], c={"k": "v"}), f.format("{{}} {0:{1}}", "x", 4))
print(f.vformat("{x} {0}", (1,), {"x": 2}), f.format("{:{}} {}", "a", 3, "b"))
print(list(f.parse("a{b!r:c}d{{e}}{}")), list(f.parse("")))
print(f.get_field("a[1]", (), {"a": [5, 6]}), f.convert_field("x", "r"), f.format_field(3.14159, ".2f"))
for fmt, args in (
    ("{0} {}", (1, 2)),
    ("{} {0}", (1, 2)),
    ("{", ()),
    ("}", ()),
    ("{0!x}", (1,)),
    ("{0:{1:{2}}}", (1, 2, 3)),
    ("{a}", ()),
    ("{0}", ()),
    ("{0.nope}", (1,)),
    ("{.real}", (1,)),
    ("{0[}", ([1],)),
    ("{a[]}", ()),
):
    try:
        print(f.format(fmt, *args))
    except Exception as e:
        print(fmt, type(e).__name__, e)
try:
    f.format()
except TypeError as e:
    print(e)
