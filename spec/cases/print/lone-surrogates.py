# The stream is UTF-8: what it cannot hold raises, after what comes before it was printed.
def attempt(*args, **options):
    try:
        print(*args, **options)
    except UnicodeEncodeError as error:
        print()
        print(type(error).__name__, error)


attempt("a", "\ud800", "b")
attempt("a", "b\udfffc", sep="-")
attempt("x", "y", sep="\ud83d")
attempt("x", end="\ude00\n")
attempt(["\ud800"], "😀", ascii("\udc80"))
attempt("\ud83d\ude00"[0])
