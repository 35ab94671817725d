from string import Template


class Percent(Template):
    delimiter = "%"


print(Percent("%a %{b} %% $c").substitute(a=1, b=2))
print(Percent("100%").safe_substitute(), Percent("%a").get_identifiers())
try:
    Percent("100%").substitute()
except ValueError as e:
    print(e)


class Sub(Percent):
    def extra(self):
        return self.delimiter


print(Sub("%x").substitute(x=[1]), Sub("").extra(), Template.delimiter, Template.idpattern, Template.braceidpattern)
