"""A geocache is a box in a wood; the header tells browsers how long to keep a page."""

CACHE = {}


def hide(name, lat, lon):
    CACHE[name] = (lat, lon)


def find(name):
    return CACHE.get(name)


def page_headers(minutes):
    return {"Cache-Control": f"public, max-age={minutes * 60}", "Vary": "Accept"}
