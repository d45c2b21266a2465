"""Makes hrv.csv with scipy:  python3 hrv.py > hrv.csv

Rows: beats, measure, value. The beats are those of HrvTest.java: at 0.8 s, swaying at 0.1 and 0.25 Hz, with a scatter.
"""

import numpy as np
from scipy import signal
from scipy.interpolate import CubicSpline


def beats(n):
    times = [0.0]
    for i in range(n - 1):
        t = times[-1]
        scatter = (i * i * 7 % 101 - 50) / 2000
        times.append(t + 0.8 + 0.05 * np.sin(2 * np.pi * 0.1 * t) + 0.03 * np.sin(2 * np.pi * 0.25 * t) + scatter)
    return np.array(times)


def band(density, step, low, high):
    bins = np.arange(len(density)) * step
    return density[(bins >= low - 1e-9 * step) & (bins < high - 1e-9 * step)].sum() * step


def row(n, measure, value):
    print(n, measure, f"{value:.12g}", sep=",")


def welch(t, rr):
    even = CubicSpline(t, rr, bc_type="natural")(t[0] + np.arange(int((t[-1] - t[0]) * 4) + 1) / 4)
    f, p = signal.welch(even, 4, nperseg=min(1024, len(even)))
    return p, f[1]


def lomb(t, rr):
    step = 1 / (t[-1] - t[0])
    bins = np.arange(1, int(np.ceil(0.4 / step)) + 1)
    power = signal.lombscargle(t, rr - rr.mean(), 2 * np.pi * bins * step)
    return np.concatenate([[0], 2 * power / len(t) / step]), step


print("beats,measure,value")
for n in (400, 403, 1500):
    times = beats(n)
    rr = 1000 * np.diff(times)
    d = np.diff(rr)
    row(n, "mean", rr.mean())
    row(n, "sdnn", rr.std(ddof=1))
    segment = ((times[:-1] - times[0]) / 300).astype(int)
    row(n, "sdann", np.std([rr[segment == s].mean() for s in np.unique(segment)], ddof=1))
    row(n, "rmssd", np.sqrt((d**2).mean()))
    row(n, "sdsd", d.std(ddof=1))
    row(n, "nn50", (np.abs(d) > 50).sum())
    row(n, "pnn50", 100 * (np.abs(d) > 50).mean())
    row(n, "triangularIndex", len(rr) / np.bincount(np.floor(rr / (1000 / 128)).astype(int)).max())
    row(n, "sd1", np.std((rr[1:] - rr[:-1]) / np.sqrt(2), ddof=1))
    row(n, "sd2", np.std((rr[1:] + rr[:-1]) / np.sqrt(2), ddof=1))
    for name, method in (("welch", welch), ("lomb", lomb)):
        p, step = method(times[1:], rr)
        row(n, name + " vlf", band(p, step, step, 0.04))
        row(n, name + " lf", band(p, step, 0.04, 0.15))
        row(n, name + " hf", band(p, step, 0.15, 0.4))
