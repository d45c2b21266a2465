"""Makes filters.csv with scipy:  python3 filters.py > filters.csv

Rows: operation, design, order, ripple in dB (of a notch the quality), band, low edge, high edge, rate, input, its length, values.
The inputs are those of SignalInputs.java.
"""

import numpy as np
from scipy import signal

DESIGNS = [
    ("butterworth", 1, 0, "low", 20, 0, 256),
    ("butterworth", 4, 0, "low", 20, 0, 256),
    ("butterworth", 5, 0, "high", 0.5, 0, 256),
    ("butterworth", 3, 0, "pass", 0.5, 40, 256),
    ("butterworth", 2, 0, "pass", 25, 400, 1000),
    ("butterworth", 4, 0, "stop", 48, 52, 256),
    ("butterworth", 2, 0, "high", 0.05, 0, 500),
    ("chebyshev1", 4, 1, "low", 20, 0, 256),
    ("chebyshev1", 3, 0.5, "high", 30, 0, 256),
    ("chebyshev1", 2, 1, "pass", 5, 15, 256),
    ("chebyshev1", 3, 1, "stop", 48, 52, 256),
    ("chebyshev2", 5, 40, "low", 20, 0, 256),
    ("chebyshev2", 4, 40, "high", 30, 0, 256),
    ("chebyshev2", 3, 30, "pass", 5, 15, 256),
    ("chebyshev2", 2, 40, "stop", 48, 52, 256),
    ("notch", 2, 30, "stop", 50, 0, 256),
]
INPUTS = ("wave", "constant", "impulse", "silence")
LENGTHS = (1, 2, 9, 64, 101)


def of(kind, n):
    i = np.arange(n)
    return {
        "wave": np.sin(0.3 * i) + (i * i * 7 % 101) / 50 - 1,
        "constant": np.full(n, 3.0),
        "impulse": np.where(i == n // 3, 1.0, 0.0),
        "silence": np.zeros(n),
    }[kind]


def design(name, order, ripple, band, low, high, rate):
    kind = {"low": "lowpass", "high": "highpass", "pass": "bandpass", "stop": "bandstop"}[band]
    edges = [low, high] if high else low
    if name == "butterworth":
        return signal.butter(order, edges, kind, fs=rate, output="sos")
    if name == "chebyshev1":
        return signal.cheby1(order, ripple, edges, kind, fs=rate, output="sos")
    if name == "chebyshev2":
        return signal.cheby2(order, ripple, edges, kind, fs=rate, output="sos")
    return signal.tf2sos(*signal.iirnotch(low, ripple, fs=rate))


def padding(sos):
    taps = 2 * len(sos) + 1
    return 3 * (taps - min((sos[:, 2] == 0).sum(), (sos[:, 5] == 0).sum()))


def row(operation, spec, kind, n, values):
    print(operation, *spec, kind, n, " ".join(f"{v:.12g}" for v in values), sep=",")


print("operation,design,order,ripple,band,low,high,rate,input,length,values")
for spec in DESIGNS:
    sos = design(*spec)
    for n in LENGTHS:
        for kind in INPUTS if n == 64 else INPUTS[:1]:
            x = of(kind, n)
            row("rest", spec, kind, n, signal.sosfilt(sos, x))
            row("steady", spec, kind, n, signal.sosfilt(sos, x, zi=signal.sosfilt_zi(sos) * x[0])[0])
            row("zero-phase", spec, kind, n, signal.sosfiltfilt(sos, x, padlen=min(padding(sos), n - 1)))
for n in LENGTHS + (97, 100):
    for kind in INPUTS:
        row("envelope", ("none", 0, 0, "none", 0, 0, 1), kind, n, np.abs(signal.hilbert(of(kind, n))))
