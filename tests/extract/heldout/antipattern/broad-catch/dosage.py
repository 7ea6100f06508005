import logging

log = logging.getLogger("pharmacy")


def parse_dose(text):
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def run_import(job):
    try:
        return job.run()
    except Exception:
        log.exception("import failed")
        job.mark_failed()
        raise
