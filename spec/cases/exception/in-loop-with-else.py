def parse(xs):
    for x in xs:
        try:
            n = int(x)
        except ValueError as e:
            print("skip", e)
            continue
        except TypeError:
            print("stop")
            break
        else:
            print("ok", n)
        finally:
            print("seen", x)
    else:
        print("all done")
parse(["1", "a", "2"])
parse(["3", None, "4"])
