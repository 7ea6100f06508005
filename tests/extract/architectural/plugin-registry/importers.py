IMPORTERS = {}


def importer(suffix):  # ~ plugin-registry
    def keep(function):
        IMPORTERS[suffix] = function
        return function

    return keep


@importer(".csv")
def read_csv(path):
    return path.read_text().splitlines()


def read(path):
    return IMPORTERS[path.suffix](path)
