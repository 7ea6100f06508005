import os
import subprocess


def archive(folder, name):
    subprocess.run(f"tar -czf {name}.tar.gz {folder}", shell=True, check=True)  # ~ shell-injection


def remove(path):
    os.system("rm -rf " + path)  # ~ shell-injection
