def is_report(name):  # ~ input-validation
    """A prefix of a name, not of a folder."""
    if not name.startswith("report-"):
        raise ValueError(name)
    return True
