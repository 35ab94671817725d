"""What tests of asyncio share, as far as it needs no machine."""
import asyncio
from _na import Placeholder


async def await_without_task(coro):
    """Awaits outside of any task."""
    failed = []

    def run():
        try:
            for _ in coro.__await__():
                pass
        except BaseException as error:
            failed.append(error)

    asyncio.get_running_loop().call_soon(run)
    await asyncio.sleep(0)
    if failed:
        raise failed[0]


def __getattr__(name):
    if name.startswith('__') and name.endswith('__'):
        raise AttributeError(name)
    return Placeholder(f'test_utils.{name}')
