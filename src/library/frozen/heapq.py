# heapq (library reference, "heapq"). The heap operations are native.

from _heapq import (
    _heapify_max,
    _heappop_max,
    _heapreplace_max,
    heapify,
    heappop,
    heappush,
    heappushpop,
    heapreplace,
)

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']


def merge(*iterables, key=None, reverse=False):
    """Merge sorted iterables into one sorted iterator; items that are equal keep the order of the inputs."""
    if reverse:
        restore, replace, drop, step = _heapify_max, _heapreplace_max, _heappop_max, -1
    else:
        restore, replace, drop, step = heapify, heapreplace, heappop, 1

    # An entry is [key, rank of its input, item, next]; ranks differ, so nothing beyond them is compared.
    heap = []
    for rank, iterable in enumerate(map(iter, iterables)):
        advance = iterable.__next__
        try:
            item = advance()
        except StopIteration:
            continue
        heap.append([item if key is None else key(item), rank * step, item, advance])
    restore(heap)

    while len(heap) > 1:
        entry = heap[0]
        advance = entry[3]
        try:
            while True:
                yield entry[2]
                entry[2] = item = advance()
                entry[0] = item if key is None else key(item)
                replace(heap, entry)
                entry = heap[0]
                advance = entry[3]
        except StopIteration:
            drop(heap)
    if heap:
        _, _, item, advance = heap[0]
        yield item
        yield from advance.__self__


def nsmallest(n, iterable, key=None):
    """The n smallest items, in order: sorted(iterable, key=key)[:n]."""
    return _best(n, iterable, key, min, 1, _heapify_max, _heapreplace_max)


def nlargest(n, iterable, key=None):
    """The n largest items, largest first: sorted(iterable, key=key, reverse=True)[:n]."""
    return _best(n, iterable, key, max, -1, heapify, heapreplace)


_NONE = object()


def _best(n, iterable, key, single, step, restore, replace):
    reverse = step == -1
    if n == 1:
        found = single(iter(iterable), default=_NONE, key=key)
        return [] if found is _NONE else [found]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=reverse)[:n]

    # A heap of the n best so far whose root is the worst of them. The rank decides among equals.
    source = iter(iterable)
    if key is None:
        heap = [(item, rank * step) for rank, item in zip(range(n), source)]
        if not heap:
            return heap
        restore(heap)
        worst = heap[0][0]
        rank = n * step
        for item in source:
            if (item < worst) if step == 1 else (worst < item):
                replace(heap, (item, rank))
                worst = heap[0][0]
                rank += step
        heap.sort(reverse=reverse)
        return [item for item, _ in heap]
    heap = [(key(item), rank * step, item) for rank, item in zip(range(n), source)]
    if not heap:
        return heap
    restore(heap)
    worst = heap[0][0]
    rank = n * step
    for item in source:
        value = key(item)
        if (value < worst) if step == 1 else (worst < value):
            replace(heap, (value, rank, item))
            worst = heap[0][0]
            rank += step
    heap.sort(reverse=reverse)
    return [item for _, _, item in heap]
