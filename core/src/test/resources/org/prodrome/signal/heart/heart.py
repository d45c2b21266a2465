"""Makes heart.csv with numpy, scipy and PyWavelets:  python3 heart.py > heart.csv

Rows: what, of which input, its length, values. Inputs are those of SignalInputs.java and "beats" of HeartInputs.java.
"""

import numpy as np
import pywt
from scipy import signal

RATE = 1000
WEIGHTS = np.array([[-0.7, 1.2, 0.9, 0.4, 0.1], [-0.6, -0.9, -0.7, 0.3, -0.4], [-0.6, 0.8, 1.1, -0.7, 0.5], [-0.9, -1.3, 0.2, -0.5, -0.6]])


def beats(n, rate):
    i = np.arange(n)
    x = 0.01 * ((i * i * 7 % 101) / 50 - 1)
    beat = 0
    while 0.85 * beat < n / rate:
        t = i / rate - 0.35 - 0.85 * beat
        x += np.exp(-(((t - 0.04) / 0.015) ** 2) / 2) * np.sin(2 * np.pi * 45 * t)
        t -= 0.32
        x += 0.7 * np.exp(-(((t - 0.03) / 0.010) ** 2) / 2) * np.sin(2 * np.pi * 70 * t)
        beat += 1
    return x


def of(kind, n):
    i = np.arange(n)
    if kind == "wave":
        return np.sin(0.3 * i) + (i * i * 7 % 101) / 50 - 1
    if kind == "constant":
        return np.full(n, 3.0)
    return np.where(i == n // 3, 1.0, 0.0)


def detail(x, level):
    d = pywt.wavedec(x, "rbio3.9", mode="symmetric", level=level)[1]
    held = np.repeat(np.abs(d), 2**level)
    skipped = (len(held) - len(x)) // 2
    return held[skipped : skipped + len(x)]


def power(x, low, high):
    """The periodogram at whole frequencies of windows of 25 about every 12th sample, but for its scale."""
    window = np.hamming(25)
    padded = np.concatenate([np.zeros(12), x, np.zeros(12)])
    frames = np.array([padded[k : k + 25] for k in range(0, len(x), 12)]) * window
    turns = np.exp(-2j * np.pi * np.outer(np.arange(25), np.arange(low, high + 1)) / RATE)
    return np.mean(np.abs(frames @ turns) ** 2, axis=1)


def standard(x, n):
    return (x[:n] - x[:n].mean()) / x[:n].std(ddof=1)


def envelopes(x, rate):
    x = x - x.mean()
    x = signal.resample_poly(x, RATE, rate) if rate != RATE else x
    for kind, edge in (("low", 400), ("high", 25)):
        x = signal.sosfiltfilt(signal.butter(2, edge, kind, fs=RATE, output="sos"), x)
    # No window's peak is three times the median one, so no spike is removed.
    peaks = [np.abs(x[k : k + 500]).max() for k in range(0, len(x) - 499, 500)]
    assert max(peaks) <= 3 * np.median(peaks)
    magnitude = np.abs(signal.hilbert(x))
    smooth = signal.sosfiltfilt(signal.butter(1, 8, fs=RATE, output="sos"), np.log(magnitude))
    homomorphic = np.exp(smooth)
    homomorphic[0] = homomorphic[1]
    n = -(-len(x) // 20)
    rows = [
        signal.resample_poly(homomorphic, 1, 20),
        signal.resample_poly(magnitude, 1, 20),
        signal.resample_poly(power(x, 40, 60), 3, 5),
        signal.resample_poly(detail(x, 3), 1, 20),
    ]
    return np.array([standard(row, n) for row in rows]), homomorphic


def cycle(envelope):
    y = envelope - envelope.mean()
    c = np.correlate(y, y, "full")[len(y) - 1 :]
    beat = 500 + np.argmax(c[500:2001])
    systole = 200 + np.argmax(c[200 : int(np.floor(beat / 2 + 0.5)) + 1])
    return beat / RATE, systole / RATE


def durations(beat, systole, fs=50):
    longest = int(np.floor(beat * fs + 0.5))
    d = np.arange(1, longest + 1)
    diastole = (beat - systole - 0.094) * fs
    deviation = 0.07 * diastole + 0.006 * fs
    spec = [(6, 1, 3), (np.floor(systole * fs + 0.5) - 6, 1.25, 3 * 2.25), (5, 1, 3), (diastole, deviation, 3 * deviation)]
    rows = []
    for mean, width, widest in spec:
        p = np.exp(-(((d - mean) / width) ** 2) / 2)
        p[np.abs(d - mean) > widest] = np.finfo(float).tiny
        rows.append(np.log(p / p.sum()))
    return np.array(rows)


def likeliest(emissions, lasting):
    """By plain recursion over where the last state began."""
    frames, longest = len(emissions), lasting.shape[1]
    best = {}

    def sequence(end, state):
        if (end, state) not in best:
            options = []
            for d in range(1, longest + 1):
                start = end - d
                if start >= frames:
                    continue
                score = lasting[state, d - 1] + emissions[max(start, 0) : min(end, frames), state].sum()
                if start > 0:
                    score += sequence(start, (state + 3) % 4)[0]
                options.append((score, start))
            best[end, state] = max(options)
        return best[end, state]

    for end in range(1, frames):
        for state in range(4):
            sequence(end, state)
    score, end, state = max((sequence(e, s)[0], e, s) for e in range(frames, frames + longest) for s in range(4))
    states = np.zeros(frames, int)
    while end > 0:
        start = best[end, state][1]
        states[max(start, 0) : min(end, frames)] = state
        end, state = start, (state + 3) % 4
    return states


def row(what, kind, n, values):
    print(what, kind, n, " ".join(f"{v:.12g}" for v in np.atleast_1d(values)), sep=",")


print("what,input,length,values")
for kind in ("wave", "constant", "impulse"):
    for n in (1, 2, 19, 64, 101):
        row("detail1", kind, n, detail(of(kind, n), 1))
        row("detail3", kind, n, detail(of(kind, n), 3))
for rate, n in ((1000, 8000), (2000, 9001)):
    heard, homomorphic = envelopes(beats(n, rate), rate)
    for name, values in zip(("homomorphic", "hilbert", "power", "wavelet"), heard):
        row(name, rate, n, values)
    beat, systole = cycle(homomorphic)
    row("cycle", rate, n, [beat, systole])
    emissions = -np.log1p(np.exp(-(WEIGHTS[:, 0] + heard.T @ WEIGHTS[:, 1:].T)))
    row("states", rate, n, likeliest(emissions, durations(beat, systole)))
