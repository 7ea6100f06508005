from flask import Blueprint, jsonify

bp = Blueprint("tours", __name__)

ROUTES = {"north": ["Kiel", "Husum"], "south": ["Ulm", "Lindau"]}


@bp.get("/tours/<region>")
def tour(region):
    return jsonify(ROUTES.get(region, []))


def longest():
    return max(ROUTES, key=lambda r: len(ROUTES[r]))
