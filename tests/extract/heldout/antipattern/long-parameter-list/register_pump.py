def register_pump(serial, *, site=None, flow=0.0, pressure=0.0, fluid="water", owner="plant", interval=60, alarm=True, note=""):
    """All but the serial number go by name."""
    return {
        "serial": serial,
        "site": site,
        "limits": (flow, pressure),
        "fluid": fluid,
        "owner": owner,
        "interval": interval,
        "alarm": alarm,
        "note": note,
    }


PUMPS = [
    register_pump("P-100", site="north", flow=2.5),
    register_pump("P-101", site="north", alarm=False),
]
