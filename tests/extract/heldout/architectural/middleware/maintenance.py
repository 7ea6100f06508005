from django.core.cache import cache
from django.http import HttpResponse


class MaintenanceWindow:  # ~ middleware
    """Closes the shop for everybody but the staff while we migrate."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if cache.get("maintenance") and not request.path.startswith("/staff/"):
            return HttpResponse("back soon", status=503, headers={"Retry-After": "600"})
        return self.get_response(request)
