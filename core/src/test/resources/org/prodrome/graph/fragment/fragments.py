"""Makes fragments.csv with scipy and librosa:  python3 fragments.py > fragments.csv

Rows: fragment, input, channels, its length, values. Channel c is an input of SignalInputs.java, turned by 5 c samples.
The fragments are those of FragmentExamples.java.
"""

import warnings

import librosa
import numpy as np
from scipy import fft, signal

warnings.simplefilter("ignore")


def of(kind, n):
    i = np.arange(n)
    return {
        "wave": np.sin(0.3 * i) + (i * i * 7 % 101) / 50 - 1,
        "constant": np.full(n, 3.0),
        "impulse": np.where(i == n // 3, 1.0, 0.0),
        "silence": np.zeros(n),
    }[kind]


def stft(x, window, hop):
    return librosa.stft(x[0], n_fft=window, hop_length=hop, pad_mode="constant")


def log(x, window, hop):
    return np.log(np.abs(stft(x, window, hop)) ** 2 + 1e-10)


def phase(x, window, hop):
    s = stft(x, window, hop)
    return np.where(np.abs(s) ** 2 > 1e-10, np.angle(s), 0)


def mel(x, htk, norm, bands):
    return librosa.filters.mel(sr=2000, n_fft=64, n_mels=bands, fmin=20, fmax=900, htk=htk, norm=norm, dtype=np.float64) @ x


def mel_spectrogram(x, window=64, hop=16, bands=12, low=20, high=900, rate=2000):
    """Frames about their hops; each band's weights sum to its triangle's area in bins of the window's DFT."""
    edges = 700 * (10 ** (np.linspace(np.log10(1 + low / 700), np.log10(1 + high / 700), bands + 2)) - 1)
    length, weights = window // 2, np.zeros((bands, 1))
    while not (weights > 0).any(1).all():
        length *= 2
        f = np.arange(length // 2 + 1) * rate / length
        rise = (f - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
        fall = (edges[2:, None] - f) / (edges[2:] - edges[1:-1])[:, None]
        weights = np.maximum(0, np.minimum(rise, fall))
    area = (edges[2:] - edges[:-2]) / 2 / (rate / window)
    weights *= (area / weights.sum(1))[:, None]
    padded = np.pad(x[0], (window - hop) // 2)
    frames = np.lib.stride_tricks.sliding_window_view(padded, window)[::hop]
    hann = signal.get_window("hann", window)
    power = np.abs(np.fft.rfft(frames * hann / hann.sum(), length)) ** 2
    return np.log(weights @ power.T + 1e-10)


def savgol(x, window, order, derivative, step):
    return signal.savgol_filter(x, window, order, deriv=derivative, delta=step, axis=-1, mode="interp")


def gammatone(x):
    offset = 9.26449 * 24.7
    bands = np.arange(6, 0, -1) / 6
    centres = np.exp(bands * np.log((50 + offset) / (1800 + offset))) * (1800 + offset) - offset
    rows = []
    for f in centres:
        b, a = signal.gammatone(f, "iir", fs=4000)
        response = signal.lfilter(b, a, np.eye(1, 200)[0])
        rows.append(np.convolve(x[0], response)[: x.shape[1]])
    return np.array(rows)


def morlet(x):
    side = int(np.ceil(4 * 6 * 100 / (2 * np.pi * 3)))
    i = np.arange(-side, side + 1)
    rows = []
    for f in (3, 7.5, 20):
        u = i / (6 * 100 / (2 * np.pi * f))
        window = np.where(np.abs(u) > 4, 0, np.exp(-u * u / 2))
        kernel = window * np.exp(2j * np.pi * f * i / 100) / window.sum()
        rows.append(np.abs(np.convolve(x[0], kernel)[side : side + x.shape[1]]) ** 2)
    return np.array(rows)


def normal(x, axes):
    centred = x - x.mean(axes, keepdims=True)
    return centred / np.sqrt((centred**2).mean(axes, keepdims=True) + 1e-8)


EXAMPLES = [
    ("mel spectrogram", 1, (16, 17, 64, 200, 201), mel_spectrogram),
    ("mfcc", 1, (16, 17, 64, 200, 201), lambda x: fft.dct(mel_spectrogram(x), axis=0, norm="ortho")[:8]),
    ("stft power", 1, (15, 16, 64, 101), lambda x: np.abs(stft(x, 16, 5)) ** 2),
    ("stft power odd", 1, (15, 64, 101), lambda x: np.abs(stft(x, 15, 4)) ** 2),
    ("stft log", 1, (64, 101), lambda x: log(x, 16, 5)),
    ("stft phase", 1, (64, 101), lambda x: phase(x, 16, 5)),
    ("mel slaney area", 33, (20,), lambda x: mel(x, False, "slaney", 10)),
    ("mel slaney one", 33, (20,), lambda x: mel(x, False, None, 10)),
    ("mel htk area", 33, (20,), lambda x: mel(x, True, "slaney", 10)),
    ("mel htk one", 33, (20,), lambda x: mel(x, True, None, 7)),
    ("delta", 3, (9, 10, 21), lambda x: librosa.feature.delta(x, order=1)),
    ("delta delta", 3, (9, 10, 21), lambda x: librosa.feature.delta(x, order=2)),
    ("savgol smooth", 2, (7, 30), lambda x: savgol(x, 7, 3, 0, 1)),
    ("savgol slope", 2, (7, 30), lambda x: savgol(x, 7, 3, 1, 0.5)),
    ("savgol wide", 1, (101, 150), lambda x: savgol(x, 101, 8, 2, 2)),
    ("gammatone", 1, (10, 101, 250), gammatone),
    ("morlet", 1, (10, 101, 250), morlet),
    ("hilbert 64", 2, (64,), lambda x: np.sqrt(np.abs(signal.hilbert(x)) ** 2 + 1e-12)),
    ("hilbert 97", 2, (97,), lambda x: np.sqrt(np.abs(signal.hilbert(x)) ** 2 + 1e-12)),
    ("hilbert 1", 2, (1,), lambda x: np.sqrt(np.abs(x) ** 2 + 1e-12)),
    ("instance", 3, (2, 64, 101), lambda x: normal(x, (1,))),
    ("channel", 3, (2, 64), lambda x: normal(x, (0,))),
    ("case", 3, (2, 64), lambda x: normal(x, (0, 1))),
]

print("fragment,input,channels,length,values")
for name, channels, lengths, fragment in EXAMPLES:
    for n in lengths:
        # Beside a loud constant, bins without power hold 32-bit rounding, of which no angle or logarithm is known.
        rounding = name in ("stft phase", "stft log")
        for kind in ("wave", "impulse") if rounding else ("wave", "constant", "impulse", "silence"):
            x = np.array([np.roll(of(kind, n), -5 * c) for c in range(channels)])
            print(name, kind, channels, n, " ".join(f"{v:.8g}" for v in fragment(x).ravel()), sep=",")
