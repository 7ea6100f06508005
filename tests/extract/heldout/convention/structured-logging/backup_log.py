import logging

logger = logging.getLogger("backup")


def report(done, failed, folder):
    logger.info(f"backup of {folder}: {done} files saved, {failed} failed")
    if failed:
        logger.warning("look into %s for what failed", folder)


def structure(entries):
    return {"log": entries, "fields": sorted({k for e in entries for k in e})}
