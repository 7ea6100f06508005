from flask import Blueprint, abort, request, session
from werkzeug.security import check_password_hash

from shop.models import Customer

bp = Blueprint("login", __name__)


@bp.post("/login")
def login():
    customer = Customer.query.filter_by(email=request.form["email"]).one_or_none()
    if customer is None or not check_password_hash(customer.password_hash, request.form["password"]):  # ~ authentication
        abort(401)
    session["customer"] = customer.id
    return {"name": customer.name}
