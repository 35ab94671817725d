from string import Template

t = Template("$who likes ${what}, costs $$5")
print(t.substitute(who="tim", what="kung pao"))
print(t.substitute({"who": "ann", "what": 3}), t.template)
print(t.substitute({"who": "ann", "what": 3}, what="override"))
print(t.safe_substitute(who="bob"))
print(Template("$a$b ${a}b $a_b $A1").safe_substitute(a=1, b=2, A1="x"))
print(Template("no placeholders").substitute(), Template("").substitute())
print(t.is_valid(), Template("$1").is_valid(), Template("${").is_valid(), Template("$").is_valid())
print(t.get_identifiers(), Template("$x $y $x $1 ${z}").get_identifiers())
for text in ("$", "abc\n  $5", "${a", "${1}", "$a ${ b}", "x\r\ny\n$!"):
    try:
        print(Template(text).substitute(a=1))
    except ValueError as e:
        print(e)
try:
    t.substitute(who="x")
except KeyError as e:
    print("KeyError", e)
print(Template("$1 ${x $ $é").safe_substitute())


class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"


print(Template("$a $b").substitute(Default(a=1)))
try:
    t.substitute({}, {})
except TypeError as e:
    print(e)
