"""Makes clean.csv with scipy:  python3 clean.py > clean.csv

Rows: operation, parameter, input, its length, values. The inputs are those of SignalInputs.java; "spikes" are waves with
samples times 40 at every 1000 from 300 on. Spikes are removed step by step as Schmidt et al. 2010 say.
"""

from math import gcd

import numpy as np
from scipy import ndimage, signal


def of(kind, n):
    i = np.arange(n)
    wave = np.sin(0.3 * i) + (i * i * 7 % 101) / 50 - 1
    return {
        "wave": wave,
        "constant": np.full(n, 3.0),
        "impulse": np.where(i == n // 3, 1.0, 0.0),
        "silence": np.zeros(n),
        "spikes": np.where(i % 1000 == 300, 40.0, 1.0) * wave,
    }[kind]


def median(x, rate, seconds):
    return ndimage.median_filter(x, 2 * int(np.floor((seconds * rate - 1) / 2 + 0.5)) + 1, mode="nearest")


def despiked(x, rate):
    y = x.copy()
    size = int(np.floor(rate / 2 + 0.5))
    frames = [y[k * size : (k + 1) * size] for k in range(len(y) // size)]
    while frames:
        heights = np.array([np.abs(f).max() for f in frames])
        middle = np.median(heights)
        frame = frames[heights.argmax()]
        if middle == 0 or heights.max() <= 3 * middle:
            break
        top = np.abs(frame).argmax()
        other = np.sign(frame) != np.sign(frame[top])
        before = np.flatnonzero(other[:top])
        after = np.flatnonzero(other[top:])
        start = before[-1] + 1 if len(before) else 0
        end = top + after[0] if len(after) else size
        frame[start:end] = 0
    return y


def row(operation, parameter, kind, n, values):
    print(operation, parameter, kind, n, " ".join(f"{v:.12g}" for v in values), sep=",")


print("operation,parameter,input,length,values")
for n in (1, 2, 3, 50, 101, 250):
    for kind in ("wave", "constant", "impulse", "silence"):
        x = of(kind, n)
        row("constant", 0, kind, n, signal.detrend(x, type="constant"))
        row("linear", 0, kind, n, signal.detrend(x, type="linear") if n > 1 else x - x)
        for rate in (50, 128, 360):
            row("baseline", rate, kind, n, median(median(x, rate, 0.2), rate, 0.6))
for kind in ("wave", "constant", "impulse", "silence", "spikes"):
    for n in (10, 3000, 3333):
        row("spikes", 1000, kind, n, despiked(of(kind, n), 1000)[::7])
for a, b in ((256, 100), (100, 256), (360, 250), (250, 360), (2000, 1000), (44100, 16000), (173.61, 100), (1000, 999)):
    up, down = round(b * 1000), round(a * 1000)
    up, down = up // gcd(up, down), down // gcd(up, down)
    for n in (1, 2, 33, 100):
        for kind in ("wave", "constant", "impulse", "silence") if n == 100 else ("wave",):
            row("resample", f"{a} {b}", kind, n, signal.resample_poly(of(kind, n), up, down))
