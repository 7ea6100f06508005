import time
import logging

log = logging.getLogger(__name__)


def timing(get_response):  # ~ middleware
    def handle(request):
        started = time.perf_counter()
        response = get_response(request)
        log.info("%s took %.3f s", request.path, time.perf_counter() - started)
        return response

    return handle
