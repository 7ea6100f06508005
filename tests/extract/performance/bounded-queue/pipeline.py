import asyncio


async def pipeline(source, sink):  # ~ bounded-queue
    waiting = asyncio.Queue(maxsize=100)

    async def produce():
        async for message in source:
            await waiting.put(message)
        await waiting.put(None)

    async def consume():
        while (message := await waiting.get()) is not None:
            await sink.write(message)

    await asyncio.gather(produce(), consume())
