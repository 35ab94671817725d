import asyncio

for name in ('CancelledError', 'InvalidStateError', 'TimeoutError', 'QueueEmpty', 'QueueFull', 'QueueShutDown',
             'BrokenBarrierError', 'IncompleteReadError', 'LimitOverrunError', 'SendfileNotAvailableError'):
    cls = getattr(asyncio, name)
    print(name, cls.__module__, [c.__name__ for c in cls.__mro__])
print(repr(asyncio.IncompleteReadError(b'abc', 10)), asyncio.IncompleteReadError(b'abc', None))
e = asyncio.LimitOverrunError('too long', 7)
print(repr(e), e.consumed)
print(asyncio.exceptions.CancelledError is asyncio.CancelledError)
try:
    raise asyncio.CancelledError
except Exception:
    print('no')
except BaseException as e:
    print('base', repr(e))
