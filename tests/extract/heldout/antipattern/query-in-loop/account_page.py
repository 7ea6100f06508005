from flask import Blueprint, render_template

from .models import Account, Invoice, db

bp = Blueprint("accounts", __name__)


@bp.get("/accounts")
def overview():
    rows = []
    for account in Account.query.order_by(Account.name).all():
        unpaid = Invoice.query.filter_by(account_id=account.id, paid=False).count()  # ~ query-in-loop
        rows.append({"name": account.name, "unpaid": unpaid})
    db.session.close()
    return render_template("accounts.html", rows=rows)
