from collections import Counter, OrderedDict
class OrderedCounter(Counter, OrderedDict):
    def __repr__(self):
        return f"{self.__class__.__name__}({OrderedDict(self)!r})"
oc = OrderedCounter("abracadabra")
print(oc, [cls.__name__ for cls in OrderedCounter.__mro__])
oc.move_to_end("a")
print(list(oc), oc["zz"], oc.most_common(1))
