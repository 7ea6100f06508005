import ssl

import requests

CA_BUNDLE = "/etc/depot/ca.pem"


def tracking(host, parcel):
    resp = requests.get(f"https://{host}/parcels/{parcel}", verify=CA_BUNDLE, timeout=5)
    resp.raise_for_status()
    return resp.json()


def strict_context():
    ctx = ssl.create_default_context(cafile=CA_BUNDLE)
    ctx.verify_mode = ssl.CERT_REQUIRED
    return ctx
