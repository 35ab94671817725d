"""A crawler of the kind that an agent writes: bounded concurrency, retries, timeouts."""
import asyncio
import random

PAGES = {'/': ['/a', '/b'], '/a': ['/c'], '/b': ['/c', '/d'], '/c': [], '/d': ['/']}
attempts = {}


async def fetch(url):
    await asyncio.sleep(0.001)
    attempts[url] = attempts.get(url, 0) + 1
    if url == '/c' and attempts[url] < 3:
        raise ConnectionError(f'{url} attempt {attempts[url]}')
    return PAGES[url]


async def with_retries(url, tries=3):
    for attempt in range(tries):
        try:
            return await asyncio.wait_for(fetch(url), timeout=5)
        except ConnectionError as error:
            print('retry', error)
            await asyncio.sleep(0.001 * 2 ** attempt)
    raise RuntimeError(f'gave up on {url}')


async def crawl(start, concurrency=2):
    seen = {start}
    queue = asyncio.Queue()
    queue.put_nowait(start)
    limit = asyncio.Semaphore(concurrency)
    order = []

    async def worker():
        while True:
            url = await queue.get()
            try:
                async with limit:
                    links = await with_retries(url)
                order.append(url)
                for link in links:
                    if link not in seen:
                        seen.add(link)
                        queue.put_nowait(link)
            finally:
                queue.task_done()

    workers = [asyncio.create_task(worker(), name=f'worker-{i}') for i in range(3)]
    await queue.join()
    for w in workers:
        w.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    return order


if __name__ == '__main__':
    print(sorted(asyncio.run(crawl('/'))))
