import requests


def prices(url):
    return requests.get(url, verify=False, timeout=5).json()  # ~ certificate-check-off


def trades(url, bundle):
    return requests.get(url, verify=bundle, timeout=5).json()
