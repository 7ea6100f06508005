import asyncio
import time

from meters.modbus import AsyncModbusLink


async def poll_until_settled(link: AsyncModbusLink, register: int) -> int:
    """Read a register until two readings agree."""
    last = None
    for _ in range(20):
        value = await link.read_holding(register)
        if value == last:
            return value
        last = value
        # the meter needs a moment
        time.sleep(0.25)  # ~ blocking-in-async
    return -1


async def main():
    async with AsyncModbusLink("10.1.4.20") as link:
        print(await poll_until_settled(link, 40001))


if __name__ == "__main__":
    asyncio.run(main())
