from string import Template


class Loud:
    def __str__(self):
        return "LOUD"


class Bad:
    def __str__(self):
        raise RuntimeError("no text")


print(Template("$x").substitute(x=Loud()), Template("$x $y").safe_substitute(x=None, y=[1, 2]))
try:
    Template("$x").substitute(x=Bad())
except RuntimeError as e:
    print(e)
print(Template("$x").substitute(x="$y"), Template("€$x😀${x}").substitute(x="é"))
try:
    Template(3).substitute()
except TypeError as e:
    print(e)
try:
    Template()
except TypeError as e:
    print(e)
print(isinstance(Template("a"), Template), Template("$self $mapping").substitute(self=1, mapping=2))
