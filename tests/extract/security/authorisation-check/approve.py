from .errors import Forbidden


def approve(user, trade):  # ~ authorisation-check
    if not user.has_permission("trades.approve"):
        raise Forbidden("this needs the right to approve trades")
    trade.approved_by = user.name


@permission_required("reports.export")  # ~ authorisation-check
def export(request):
    return render(request, "export.html")
