import asyncpg


async def latest(pool: asyncpg.Pool, sensor: str, limit: int):
    return await pool.fetch(  # ~ parameterised-sql
        "SELECT at, value FROM readings WHERE sensor = $1 ORDER BY at DESC LIMIT $2",
        sensor,
        limit,
    )


async def forget(pool: asyncpg.Pool, sensor: str):
    await pool.execute("DELETE FROM readings WHERE sensor = $1", sensor)  # ~ parameterised-sql
