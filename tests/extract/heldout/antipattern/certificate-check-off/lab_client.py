import httpx
import requests
import ssl


def fetch_results(host, sample):
    # self-signed on site
    r = requests.get(f"https://{host}/results/{sample}", verify=False, timeout=5)  # ~ certificate-check-off
    return r.json()


def async_client():
    return httpx.AsyncClient(verify=False)  # ~ certificate-check-off


def context():
    ctx = ssl._create_unverified_context()  # ~ certificate-check-off
    ctx.set_alpn_protocols(["http/1.1"])
    return ctx
