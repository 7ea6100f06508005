import os
import subprocess


def dump_clinic(database: str, target: str) -> None:
    subprocess.run(f"pg_dump {database} | gzip > {target}", shell=True, check=True)  # ~ shell-injection


def purge(folder):
    os.system("rm -rf " + folder + "/old")  # ~ shell-injection
