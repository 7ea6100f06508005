from pathlib import Path

from flask import abort, send_file

UPLOADS = Path("/srv/clinic/uploads").resolve()


def download(name):
    target = (UPLOADS / name).resolve()
    if not target.is_relative_to(UPLOADS):  # ~ path-traversal-guard
        abort(404)
    return send_file(target)
