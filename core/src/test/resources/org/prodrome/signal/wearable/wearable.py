"""Makes wearable.csv with scipy:  python3 wearable.py > wearable.csv

Rows: what, rate, input, its length, values. The inputs are those of SignalInputs.java; "pulses" are a pulse wave that
quickens, with dicrotic waves. Filters are those of NeuroKit2's eda_phasic and ppg_clean with the orders of
SkinConductance.java and PulsePeaks.java, and peaks are found step by step as Elgendi et al. 2013 say.
"""

import numpy as np
from scipy import ndimage, signal


def of(kind, n):
    i = np.arange(n)
    turn = 0.1 * i + 0.0001 * i * i
    return {
        "wave": np.sin(0.3 * i) + (i * i * 7 % 101) / 50 - 1,
        "constant": np.full(n, 3.0),
        "impulse": np.where(i == n // 3, 1.0, 0.0),
        "silence": np.zeros(n),
        "pulses": np.exp(2 * np.cos(turn)) + 0.8 * np.exp(3 * np.cos(turn - 2.2)) / 4 + 0.3 * np.sin(0.01 * i),
    }[kind]


def zero_phase(order, edges, kind, x, rate):
    sos = signal.butter(order, edges, kind, fs=rate, output="sos")
    usual = 3 * (2 * len(sos) + 1 - min((sos[:, 2] == 0).sum(), (sos[:, 5] == 0).sum()))
    return signal.sosfiltfilt(sos, x, padlen=min(usual, len(x) - 1))


def pulses(x, rate):
    wave = zero_phase(2, (0.5, 8), "bandpass", x, rate)
    squared = np.where(wave > 1e-9 * np.abs(x).max(), wave, 0) ** 2
    means = [ndimage.uniform_filter1d(squared, 2 * int(s * rate / 2) + 1, mode="nearest") for s in (0.111, 0.667)]
    inside = np.r_[0, means[0] > means[1] + 0.02 * squared.mean(), 0].astype(int)
    peaks = []
    for a, b in zip(np.flatnonzero(np.diff(inside) == 1), np.flatnonzero(np.diff(inside) == -1)):
        peak = a + wave[a:b].argmax()
        if b - a >= np.floor(0.111 * rate + 0.5) and (not peaks or peak - peaks[-1] > np.floor(0.3 * rate + 0.5)):
            peaks.append(peak)
    return peaks


def row(what, rate, kind, n, values):
    print(what, rate, kind, n, " ".join(f"{v:.12g}" for v in values), sep=",")


print("what,rate,input,length,values")
for n in (1, 2, 9, 50, 101, 1000):
    for kind in ("wave", "constant", "impulse", "silence"):
        x = of(kind, n)
        for rate in (4, 32):
            row("tonic", rate, kind, n, zero_phase(2, 0.05, "low", x, rate))
            row("phasic", rate, kind, n, zero_phase(2, 0.05, "high", x, rate))
for n in (50, 101, 1000):
    x = of("wave", n)
    phasic = zero_phase(2, 0.05, "high", x, 4)
    peaks = signal.find_peaks(phasic, prominence=0.5)[0]
    starts = np.r_[0, peaks[:-1]]
    troughs = [a + phasic[a : b + 1].argmin() for a, b in zip(starts, peaks)]
    row("peaks", 4, "wave", n, peaks)
    row("onsets", 4, "wave", n, troughs)
    row("amplitudes", 4, "wave", n, phasic[peaks] - phasic[troughs])
for n in (1, 30, 999, 1000, 2000):
    for kind in ("pulses", "wave", "constant", "impulse", "silence"):
        for rate in (64, 100, 25.6):
            row("pulses", rate, kind, n, pulses(of(kind, n), rate))
for n in (10, 160, 333):
    for rate in (4, 32):
        for kind in ("wave", "constant", "silence"):
            size = int(5 * rate)
            axes = [0.5 * of(kind, n), 0.7 * of(kind, n)[::-1], np.ones(n)]
            g = np.sqrt(sum(a * a for a in axes))
            epochs = g[: n // size * size].reshape(-1, size)
            row("enmo", rate, kind, n, 1000 * np.maximum(0, epochs - 1).mean(1))
            row("mad", rate, kind, n, 1000 * np.abs(epochs - epochs.mean(1, keepdims=True)).mean(1))
