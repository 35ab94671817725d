def load():
    return {}["key"]
def run():
    try:
        load()
    except KeyError as e:
        raise RuntimeError("could not load") from e
run()
