"""Webhook of the courier: fetches the label and answers with its address."""
import logging

import requests
from aiohttp import web

log = logging.getLogger(__name__)
LABELS = "https://labels.parcelhub.test/v2"


async def on_shipment_created(request: web.Request) -> web.Response:
    body = await request.json()
    resp = requests.get(f"{LABELS}/{body['shipment']}", timeout=10)  # ~ blocking-in-async
    resp.raise_for_status()
    label = resp.json()
    log.info("label ready")
    return web.json_response({"url": label["pdf"]})
