"""Makes welch.csv with scipy:  python3 welch.py > welch.csv

Rows: operation, segment, input, its length, values. Inputs are those of SignalInputs.java; the cross spectrum is that of
the input and the same delayed by one sample in a circle. Rate: 100 Hz.
"""

import numpy as np
from scipy import signal


def of(kind, n):
    i = np.arange(n)
    return {
        "wave": np.sin(0.3 * i) + (i * i * 7 % 101) / 50 - 1,
        "constant": np.full(n, 3.0),
        "impulse": np.where(i == n // 3, 1.0, 0.0),
        "silence": np.zeros(n),
    }[kind]


def row(operation, segment, kind, n, values):
    print(operation, segment, kind, n, " ".join(f"{v:.12g}" for v in values), sep=",")


print("operation,segment,input,length,values")
for segment in (16, 33):
    for n in (2, 15, 64, 101, 256):
        for kind in ("wave", "constant", "impulse", "silence"):
            x = of(kind, n)
            kept = min(segment, n)
            row("density", segment, kind, n, signal.welch(x, 100, nperseg=kept)[1])
            cross = signal.csd(x, np.roll(x, 1), 100, nperseg=kept)[1]
            row("cross real", segment, kind, n, cross.real)
            row("cross imaginary", segment, kind, n, cross.imag)
