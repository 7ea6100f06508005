import os


def settings_from_environment(environment):
    return {name: value for name, value in environment.items() if name.startswith("TS_")}


def connect():
    return open_database(os.environ["DATABASE_URL"])


def workers():
    for name in ("WORKERS", "THREADS", "CPUS"):
        if name in os.environ:
            return int(os.environ[name])
    return 4
