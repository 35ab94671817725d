# The types of proxies, and how many references there are.
import weakref


def show(label, function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except BaseException as error:
        result = type(error).__name__  # the words are those of C where the label has brackets
        if not label.endswith(")"):
            result += f": {error}"
    print(label, "->", result)


class Thing:
    def __call__(self):
        return "called"

    def hello(self):
        return "hello"


thing = Thing()
proxy = weakref.proxy(thing)
print(type(proxy) is weakref.CallableProxyType, proxy(), proxy.hello())


class Plain:
    value = 3


plain = Plain()
second = weakref.proxy(plain)
print(type(second) is weakref.ProxyType, second.value, isinstance(second, Plain))
print(weakref.ProxyTypes == (weakref.ProxyType, weakref.CallableProxyType))
show("ProxyType()", weakref.ProxyType)
show("CallableProxyType(1)", weakref.CallableProxyType, 1)
show("getweakrefcount()", weakref.getweakrefcount)
show("getweakrefs()", weakref.getweakrefs)
show("getweakrefs(1, 2)", weakref.getweakrefs, 1, 2)
show("proxy(3)", weakref.proxy, 3)
show("proxy()", weakref.proxy)
show("ref(3)", weakref.ref, 3)
show("missing", lambda: second.nothing)
