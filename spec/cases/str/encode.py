print("héllo".encode(), "abc".encode("ascii"), "é".encode("latin-1"), "€".encode("utf-8"), "😀".encode("utf8"), "aé".encode("ascii", "ignore"), "aé".encode("ascii", "replace"), "aé😀".encode("ascii", "backslashreplace"), "aé".encode("ascii", "xmlcharrefreplace"))
print("a€".encode("utf-16-le"), "é".encode("utf-16").hex(), "😀".encode("utf-16-be"), "a".encode("utf-32-le"))
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: "aé".encode("ascii"))
attempt(lambda: "aéü!".encode("ascii"))
attempt(lambda: "€".encode("latin-1"))
attempt(lambda: "\ud800".encode())
attempt(lambda: "a".encode("nope"))
attempt(lambda: "é".encode("ascii", "nope"))
