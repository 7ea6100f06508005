import asyncio
from pathlib import Path

import httpx


def _digest(path: Path) -> int:
    return sum(path.read_bytes()) & 0xFFFF


async def send_scan(path: Path) -> str:
    # the disk is slow, so the reading goes to a thread
    check = await asyncio.to_thread(_digest, path)
    async with httpx.AsyncClient() as client:
        answer = await client.post("https://archive.clinic.test/scans", json={"check": check})
    await asyncio.sleep(0.1)
    return answer.text
