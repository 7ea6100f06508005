from depot import gates


def unload(bay, truck):
    unloaded = 0
    gates.open(bay)
    try:
        for pallet in truck.pallets:
            bay.take(pallet)
            unloaded += 1
    finally:
        gates.close(bay)
        return unloaded  # ~ return-in-finally
