import shutil
import subprocess
from pathlib import Path


def print_label(pdf: Path, printer: str, copies: int) -> int:
    lp = shutil.which("lp") or "/usr/bin/lp"
    done = subprocess.run([lp, "-d", printer, "-n", str(copies), str(pdf)], capture_output=True)
    return done.returncode


def queue_length() -> int:
    out = subprocess.run("lpstat -o | wc -l", shell=True, capture_output=True, text=True)
    return int(out.stdout)
