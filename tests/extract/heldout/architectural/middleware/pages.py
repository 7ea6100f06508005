"""Walks the pages of a listing by its `next` links."""
import requests

MIDDLEWARE_ORDER = ["sessions", "locale", "messages"]


def all_items(url):
    items = []
    while url:
        response = requests.get(url, timeout=10)
        page = response.json()
        items.extend(page["items"])
        url = page.get("next")
    return items


def first_unread(messages):
    return next((m for m in messages if not m["read"]), None)
