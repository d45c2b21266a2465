"""Makes features.csv with numpy and scipy:  python3 features.py > features.csv

Rows: family, feature, input, its length, value; nothing where it is undefined. The inputs are those of
SignalInputs.java, at 100 Hz; of a picture they are its samples, of a series its values at the times 0, 10, 30, 60, 100
and so on seconds, within twice the last of them or a minute, whichever is more.
"""

import numpy as np
from scipy import signal, stats


def of(kind, n):
    i = np.arange(n)
    return {
        "wave": np.sin(0.3 * i) + (i * i * 7 % 101) / 50 - 1,
        "constant": np.full(n, 3.0),
        "impulse": np.where(i == n // 3, 1.0, 0.0),
        "silence": np.zeros(n),
    }[kind]


def row(family, name, kind, n, value):
    print(family, name, kind, n, "" if value is None or np.isnan(value) else f"{value:.12g}", sep=",")


def crossings(x):
    side = np.sign(x - x.mean())
    side = side[side != 0]
    return np.count_nonzero(np.diff(side)) * 100 / len(x)


def edge(f, p, share):
    return None if p.sum() == 0 else f[np.searchsorted(np.cumsum(p), share * p.sum() * (1 - 1e-12))]


print("family,feature,input,length,value")
for n in (1, 2, 3, 50, 101, 1500):
    for kind in ("wave", "constant", "impulse", "silence"):
        x = of(kind, n)
        changes = x.std() > 0
        moments = {
            "mean": x.mean(),
            "deviation": x.std(),
            "skewness": stats.skew(x) if changes else None,
            "kurtosis": stats.kurtosis(x, fisher=False) if changes else None,
        }
        for family in ("signal", "intensity"):
            for name, value in moments.items():
                row(family, name, kind, n, value)
        row("signal", "rms", kind, n, np.sqrt((x**2).mean()))
        row("signal", "median", kind, n, np.median(x))
        row("signal", "zero_crossings", kind, n, crossings(x))
        row("signal", "line_length", kind, n, np.abs(np.diff(x)).mean() if n > 1 else None)
        if n > 1:
            f, p = signal.welch(x, 100, nperseg=min(n, 1024))
            p, f = (p[:-1], f[:-1]) if f[-1] == 50 else (p, f)
            row("signal", "median_frequency", kind, n, edge(f, p, 0.5))
            row("signal", "edge_95", kind, n, edge(f, p, 0.95))
        for q in (5, 25, 50, 75, 95):
            row("intensity", f"percentile_{q}", kind, n, np.percentile(x, q))
        counts = np.histogram(x, 64, (x.min(), x.max()))[0] if changes else np.array([n])
        row("intensity", "entropy", kind, n, stats.entropy(counts, base=2))
        t = 5.0 * np.arange(n) * np.arange(1, n + 1)
        row("series", "first", kind, n, x[0])
        row("series", "last", kind, n, x[-1])
        row("series", "minimum", kind, n, x.min())
        row("series", "maximum", kind, n, x.max())
        row("series", "mean", kind, n, x.mean())
        row("series", "slope", kind, n, np.polyfit(t, x, 1)[0] * 3600 if n > 1 else None)
        row("series", "since", kind, n, (max(60, 2 * t[-1]) - t[-1]) / 3600)
