from string import Formatter


class Safe(Formatter):
    def get_value(self, key, args, kwargs):
        if isinstance(key, int):
            return args[key] if key < len(args) else f"<{key}>"
        return kwargs.get(key, f"<{key}>")

    def convert_field(self, value, conversion):
        if conversion == "u":
            return str(value).upper()
        return super().convert_field(value, conversion)

    def format_field(self, value, spec):
        if spec.startswith("*"):
            return str(value) * int(spec[1:] or 1)
        return super().format_field(value, spec)

    def check_unused_args(self, used, args, kwargs):
        unused = [k for k in kwargs if k not in used]
        if unused:
            raise ValueError(f"unused: {unused}")


s = Safe()
print(s.format("{a} {b} {0} {5}", 1, a=2))
print(s.format("{a!u} {0:*3}", "ab", a="x"))
try:
    s.format("{a}", a=1, b=2)
except ValueError as e:
    print(e)


class Counting(Formatter):
    def get_field(self, name, args, kwargs):
        obj, used = super().get_field(name, args, kwargs)
        print("field", name, "->", obj, used)
        return obj, used


print(Counting().format("{x} {} {1}" if False else "{x} {y[0]}", x=1, y="z"))
