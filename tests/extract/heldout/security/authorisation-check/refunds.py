from django.core.exceptions import PermissionDenied

from shop.ledger import book_refund


def refund(request, order):
    if not request.user.has_perm("shop.refund_order"):  # ~ authorisation-check
        raise PermissionDenied("refund")
    return book_refund(order, by=request.user)


def order_page(request, order):
    return {"order": order, "lines": list(order.lines)}
