import subprocess


def archive(folder, name):
    subprocess.run(["tar", "-czf", f"{name}.tar.gz", folder], check=True)


def disk_free():
    return subprocess.check_output("df -h | tail -1", shell=True, text=True)


def system(os, path):
    return os.systems[f"rm {path}"]
