import httpx


class ParcelApi:  # ~ gateway
    """Everything we ask of the parcel service."""

    def __init__(self, base_url: str, timeout: float = 5.0):
        self._http = httpx.Client(base_url=base_url, timeout=timeout)

    def track(self, parcel: str) -> str:
        r = self._http.get(f"/parcels/{parcel}")
        r.raise_for_status()
        return r.json()["state"]

    def announce(self, zip_code: str, grams: int) -> str:
        r = self._http.post("/parcels", json={"zip": zip_code, "grams": grams})
        r.raise_for_status()
        return r.json()["id"]

    def cancel(self, parcel: str) -> None:
        self._http.delete(f"/parcels/{parcel}").raise_for_status()
