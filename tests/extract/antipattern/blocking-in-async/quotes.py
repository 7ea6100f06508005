import asyncio
import time

import requests


async def quote(isin):  # ~ blocking-in-async
    response = requests.get(f"https://quotes.tradesense.example/{isin}", timeout=2)
    return response.json()


async def watch(isins):  # ~ blocking-in-async
    while True:
        for isin in isins:
            print(await quote(isin))
        time.sleep(5)


def report(isin):
    time.sleep(1)
    return requests.get(f"https://quotes.tradesense.example/{isin}", timeout=2).text
