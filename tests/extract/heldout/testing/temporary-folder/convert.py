"""Conversion of scans, with a folder for what comes between. No test."""
import subprocess
import tempfile
from pathlib import Path


def to_pdf(images, target):
    with tempfile.TemporaryDirectory() as folder:
        pages = []
        for i, image in enumerate(images):
            page = Path(folder) / f"{i}.pdf"
            subprocess.run(["img2pdf", str(image), "-o", str(page)], check=True)
            pages.append(str(page))
        subprocess.run(["pdfunite", *pages, str(target)], check=True)
