log = []
def worker(name, n):
    for i in range(n):
        log.append(f"{name}:{i}")
        yield
def scheduler(*tasks):
    ready = list(tasks)
    while ready:
        task = ready.pop(0)
        try:
            next(task)
            ready.append(task)
        except StopIteration:
            log.append("finished")
scheduler(worker("a", 2), worker("b", 3))
print(log)  # expect: ['a:0', 'b:0', 'a:1', 'b:1', 'finished', 'b:2', 'finished']
