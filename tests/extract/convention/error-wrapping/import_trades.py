def load(path):
    try:
        return parse(path.read_text())
    except UnicodeDecodeError as error:
        raise ImportFailed(f"{path} is not text") from error  # ~ error-wrapping


def amount(text):
    try:
        return int(text)
    except ValueError as error:
        raise Malformed(text) from error  # ~ error-wrapping
