# asyncio (library reference, "asyncio"): coroutines, tasks and an event loop, all inside the sandbox.

from asyncio.exceptions import *
from asyncio.events import *
from asyncio.coroutines import *
from asyncio.futures import *
from asyncio.tasks import *
from asyncio.timeouts import *
from asyncio.locks import *
from asyncio.queues import *
from asyncio.taskgroups import *
from asyncio.runners import *
from asyncio.threads import *
from asyncio import (coroutines, events, exceptions, futures, locks, queues, runners, taskgroups, tasks, threads,
                     timeouts)


def _missing(name, instead):
    async def function(*args, **kwargs):
        raise RuntimeError(f'asyncio.{name}(): {instead}')
    function.__name__ = function.__qualname__ = name
    return function


_NETWORK = 'there is no network in the sandbox: call a tool instead'
_PROCESS = 'processes cannot be started in the sandbox: call a tool instead'
open_connection = _missing('open_connection', _NETWORK)
start_server = _missing('start_server', _NETWORK)
open_unix_connection = _missing('open_unix_connection', _NETWORK)
start_unix_server = _missing('start_unix_server', _NETWORK)
create_subprocess_exec = _missing('create_subprocess_exec', _PROCESS)
create_subprocess_shell = _missing('create_subprocess_shell', _PROCESS)

__all__ = (exceptions.__all__ + events.__all__ + coroutines.__all__ + futures.__all__ + tasks.__all__
           + timeouts.__all__ + locks.__all__ + queues.__all__ + taskgroups.__all__ + runners.__all__
           + threads.__all__ + ('open_connection', 'start_server', 'open_unix_connection', 'start_unix_server',
                                'create_subprocess_exec', 'create_subprocess_shell'))
