import time
import uuid

from fastapi import FastAPI, Request

app = FastAPI(title="clinic-calendar")


@app.middleware("http")
async def stamp_and_time(request: Request, call_next):  # ~ middleware
    started = time.perf_counter()
    request.state.trace = request.headers.get("x-trace") or uuid.uuid4().hex
    response = await call_next(request)
    response.headers["x-trace"] = request.state.trace
    response.headers["x-took"] = f"{time.perf_counter() - started:.4f}"
    return response
