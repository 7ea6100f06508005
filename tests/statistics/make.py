"""Writes scipy.json, against which src/registers/process/statistics is tested.

    pip install scipy==1.17.1
    python3 tests/statistics/make.py

Slopes and intervals are SciPy's. Limits are computed with numpy. The tests for unlikely values and the choice of points
that are drawn are written here once more from their definitions, in another way than in Rust.
"""

import json
import pathlib

import numpy as np
import scipy
from scipy import stats


def series():
    random = np.random.default_rng(20261121)
    weeks = np.arange(60)
    yield "noise", np.round(random.normal(20, 3, 60), 2)
    yield "rising", np.round(10 + 0.2 * weeks + random.normal(0, 2, 60), 2)
    yield "ties", np.round(random.normal(4, 1, 45))
    yield "step", np.round(np.where(weeks < 30, 14, 24) + random.normal(0, 1, 60), 1)
    yield "up and down", np.round(np.where(weeks % 2 == 0, 10, 14) + random.normal(0, 0.3, 60), 2)
    yield "with outliers", np.round(np.where(weeks % 17 == 5, 60, 8) + random.normal(0, 1, 60), 2)
    yield "waves", np.round(20 + 6 * np.sin(weeks / 5) + random.normal(0, 0.2, 60), 2)
    yield "short", np.array([3.0, 5.0, 4.0, 6.0, 8.0])
    yield "constant", np.full(20, 7.0)


def theil_sen(y, alpha=0.95):
    x = np.arange(len(y), dtype=float)
    slope, intercept, low, high = stats.theilslopes(y, x, alpha, method="separate")
    return [float(v) for v in (slope, intercept, low, high)]


def limits(y):
    moving = np.mean(np.abs(np.diff(y)))
    return [float(v) for v in (np.mean(y), moving, np.mean(y) + 2.66 * moving, np.mean(y) - 2.66 * moving)]


def signals(y):
    """Pairs of a place and a test, by regular expressions over a letter a value."""
    import re

    mean, moving, _, _ = limits(y)
    sigma = 2.66 * moving / 3
    if sigma == 0:
        return []
    z = (y - mean) / sigma
    zones = "".join("fedcCDEF"[int(np.clip(np.floor(abs(v)), 0, 3)) + 4 if v > 0 else 3 - int(np.clip(np.floor(abs(v)), 0, 3))] for v in z)
    steps = "".join("u" if d > 0 else "d" if d < 0 else "s" for d in np.diff(y))
    found = []
    for i in range(len(y)):
        so_far, moves = zones[: i + 1], steps[:i]
        for high, far, beyond, side in (("F", "EF", "DEF", "CDEF"), ("f", "ef", "def", "cdef")):
            if re.search(f"[{high}]$", so_far):
                found.append([i, "Beyond"])
            if any(re.search(p + "$", so_far) for p in (f"[{far}].[{far}]", f"[{far}][{far}]")) and i >= 2:
                found.append([i, "TwoOfThree"])
            window = so_far[-5:]
            if len(window) == 5 and window[-1] in beyond and sum(c in beyond for c in window) >= 4:
                found.append([i, "FourOfFive"])
            if re.search(f"[{side}]{{8}}$", so_far):
                found.append([i, "Run"])
        if re.search("(u{5}|d{5})$", moves):
            found.append([i, "Steady"])
        if re.search("((ud){6}u|(du){6}d)$", moves):
            found.append([i, "Alternating"])
        if re.search("[cC]{15}$", so_far):
            found.append([i, "Hugging"])
        if re.search("[^cC]{8}$", so_far) and re.search("[DEF]", so_far[-8:]) and re.search("[def]", so_far[-8:]):
            found.append([i, "Avoiding"])
    return sorted(found)


def shift(differences):
    """Hodges-Lehmann, and the interval by inverting SciPy's exact test."""
    d = np.asarray(differences)
    i, j = np.triu_indices(len(d))
    walsh = np.sort((d[i] + d[j]) / 2)
    kept = lambda at: stats.wilcoxon(d - at, method="exact").pvalue > 0.05
    low = next((float(w) for w in walsh if kept(w + 1e-9)), None)
    high = next((float(w) for w in walsh[::-1] if kept(w - 1e-9)), None)
    # Where every shift is kept, there is no interval.
    everything = kept(walsh[0] - 1e6)
    return [float(np.median(walsh)), None if everything else low, None if everything else high]


def lttb(y, wanted):
    x = np.arange(len(y), dtype=float)
    edges = 1 + (np.arange(wanted - 1) * (len(y) - 2) / (wanted - 2)).astype(int)
    chosen = [0]
    for b in range(wanted - 2):
        last = chosen[-1]
        after = slice(edges[b + 1], edges[b + 2] if b + 2 < len(edges) else len(y))
        cx, cy = x[after].mean(), y[after].mean()
        own = np.arange(edges[b], edges[b + 1])
        area = np.abs((x[last] - cx) * (y[own] - y[last]) - (x[last] - x[own]) * (cy - y[last]))
        chosen.append(int(own[np.argmax(area)]))
    return chosen + [len(y) - 1]


def main():
    random = np.random.default_rng(4)
    paired = [np.round(random.normal(0.8, 2, n), 3).tolist() for n in (5, 6, 9, 13, 26)]
    out = {
        "scipy": scipy.__version__,
        "series": [
            {
                "name": name,
                "values": y.tolist(),
                "slope": theil_sen(y),
                "limits": limits(y) if len(y) >= 10 else None,
                "signals": signals(y) if len(y) >= 10 else [],
                "drawn": lttb(y, 20) if len(y) > 20 else None,
            }
            for name, y in series()
        ],
        "shifts": [{"values": values, "shift": shift(values)} for values in paired],
    }
    pathlib.Path(__file__).with_name("scipy.json").write_text(json.dumps(out).replace(', {"', ',\n{"') + "\n")


main()
