import traceback


def where():
    return traceback.format_stack(), traceback.extract_stack(limit=1)


def caller():
    return where()


lines, last = caller()
print("".join(lines))
print(last[0].name, last[0].line)
