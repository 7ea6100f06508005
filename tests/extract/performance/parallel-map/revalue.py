from concurrent.futures import ThreadPoolExecutor


def revalue(books, price):  # ~ parallel-map
    with ThreadPoolExecutor(max_workers=8) as executor:
        return list(executor.map(price, books))


async def quotes(client, symbols):  # ~ parallel-map
    return await asyncio.gather(*(client.quote(symbol) for symbol in symbols))


def parallel_names(books):
    return list(map(lambda book: book.name, books))
