"""The Python side of FrontEndComparison: reads the name of a task a line, answers with its milliseconds on
the processor. Arrays are of 32 bits, and one thread computes."""

import os
import struct
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy
import scipy
from scipy import fft, signal, stats
from scipy.spatial.distance import pdist

RATE, WINDOW, HOP, BANDS = 2000, 128, 32, 32
random = numpy.random.default_rng(1)
sound = random.standard_normal(3600 * RATE, dtype=numpy.float32)
eeg = random.standard_normal((23, 3600 * 256), dtype=numpy.float32)
hann = signal.get_window("hann", WINDOW).astype(numpy.float32)
sections = signal.butter(4, [0.5, 40], "bandpass", fs=256, output="sos")


def filters():
    mel = lambda f: 2595 * numpy.log10(1 + f / 700)
    edges = 700 * (10 ** (numpy.linspace(mel(20), mel(800), BANDS + 2) / 2595) - 1)
    bins = numpy.fft.rfftfreq(WINDOW, 1 / RATE)
    rise = (bins - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    fall = (edges[2:, None] - bins) / (edges[2:] - edges[1:-1])[:, None]
    return numpy.maximum(0, numpy.minimum(rise, fall)).T.astype(numpy.float32)


weights = filters()


def log_mel(sound):
    frames = numpy.lib.stride_tricks.sliding_window_view(sound, WINDOW)[::HOP] * hann
    spectrum = fft.rfft(frames, axis=1)
    power = spectrum.real**2 + spectrum.imag**2
    return numpy.log(power @ weights + numpy.float32(1e-10))


def mfcc(sound):
    return fft.dct(log_mel(sound), axis=1, norm="ortho")[:, :13]


STATES = ("s1", "systole", "s2", "diastole")
HEART_RATE = 2000
STRETCH = 5 * HEART_RATE
HIGH_PASS = signal.butter(4, 10, "highpass", fs=HEART_RATE, output="sos")
CYCLE_FREQUENCIES = numpy.linspace(0.3, 2.5, 200)
CYCLE_WAVES = numpy.exp(-2j * numpy.pi * numpy.outer(CYCLE_FREQUENCIES, numpy.arange(STRETCH)) / HEART_RATE)
STATE_FREQUENCIES = numpy.arange(30, 791, 10)
STATE_WAVES = numpy.exp(-2j * numpy.pi * numpy.outer(STATE_FREQUENCIES, numpy.arange(4 * HEART_RATE)) / HEART_RATE)
EDGES = (25, 45, 65, 85, 105, 125, 150, 200, 300, 500)


def recordings(path):
    """Of a file: 64-bit samples and the samples at which cycles' states begin, [cycle][5]."""
    with open(path, "rb") as file:
        (count,) = struct.unpack("<i", file.read(4))
        for _ in range(count):
            samples, cycles = struct.unpack("<2i", file.read(8))
            sound = numpy.frombuffer(file.read(8 * samples), "<f8")
            yield sound, numpy.frombuffer(file.read(20 * cycles), "<i4").reshape(cycles, 5)


def moments(values):
    values = numpy.asarray(values)
    return [values.mean() if len(values) else numpy.nan, values.std(ddof=1) if len(values) > 1 else numpy.nan]


def ratios(a, b):
    a, b = numpy.asarray(a), numpy.asarray(b)
    return moments(100 * a[b != 0] / b[b != 0])


def pairs(of):
    order = ((1, 0), (3, 2), (1, 2), (3, 0), (2, 0), (1, 3))
    return [value for a, b in order for value in ratios(of[a], of[b])]


def cepstrum(x):
    if len(x) < 13 or not x.any():
        return None
    magnitude = abs(fft.fft(x))
    return fft.ifft(numpy.log(numpy.maximum(magnitude, 1e-6 * magnitude.max()))).real[:13]


def stretches(x, length):
    return numpy.lib.stride_tricks.sliding_window_view(x, length)


def sample_entropy(x):
    alike = pdist(stretches(x, 2)[:-1], "chebyshev") <= 0.2
    longer = pdist(stretches(x, 3), "chebyshev") <= 0.2
    return numpy.log(alike.sum() / longer.sum()) if longer.any() else None


def fuzzy_entropy(x):
    means = []
    for length in (2, 3):
        t = stretches(x, length)
        means.append(numpy.exp(pdist(t - t.mean(1, keepdims=True), "chebyshev") ** 2 / -0.2).mean())
    return numpy.log(means[0] / means[1])


def heart_features(sound, cycles):
    """As HeartSoundFeatures has them, of a sound whose states are known."""
    x = signal.sosfiltfilt(HIGH_PASS, sound)
    x = (x - x.mean()) / x.std()
    parts = [[x[c[k] : c[k + 1]] for c in cycles] for k in range(4)]
    lengths = numpy.diff(cycles, axis=1) * 1000 / HEART_RATE
    rr = lengths.sum(1)
    values = moments(rr)
    for k in range(4):
        values += moments(lengths[:, k])
    for k in range(4):
        values += ratios(lengths[:, k], rr)
    values += ratios(lengths[:, 1], lengths[:, 3])
    values += pairs([[abs(p).mean() for p in of] for of in parts])
    energies = numpy.array([[p @ p for p in of] for of in parts])
    for k in range(4):
        values += ratios(energies[k], energies.sum(0))
    values += pairs(energies)
    power = abs(fft.rfft(x)) ** 2
    band = numpy.floor((numpy.arange(len(power)) * HEART_RATE / len(x) - 10) / 30 + 1e-9).astype(int)
    inside = (band >= 0) & (band < 27)
    values += list(100 * numpy.bincount(band[inside], power[inside], 27) / power.sum())
    for of in parts:
        total = 0
        for p in of:
            w = 0.5 - 0.5 * numpy.cos(2 * numpy.pi * (numpy.arange(len(p)) + 0.5) / len(p))
            total = total + abs(STATE_WAVES[:, : len(p)] @ (w * p)) / w.sum()
        values += list(total / len(of))
    f, density = signal.welch(x, HEART_RATE, nperseg=min(HEART_RATE, len(x)))
    bins = [int(numpy.ceil(edge / f[1] - 1e-9)) for edge in EDGES]
    values += [density[a:b].sum() * f[1] for a, b in zip(bins, bins[1:])]
    values += list(cepstrum(x))
    for of in parts:
        values += list(numpy.mean([c for c in map(cepstrum, of) if c is not None], axis=0))
    envelope = abs(signal.hilbert(x))
    density = [abs(CYCLE_WAVES @ (e - e.mean())) for e in envelope[: len(x) // STRETCH * STRETCH].reshape(-1, STRETCH)]
    values += moments([d.max() / d.sum() for d in density]) + moments([d.max() / numpy.median(d) for d in density])
    for of in parts:
        values += moments([stats.skew(p) for p in of]) + moments([stats.kurtosis(p, fisher=False) for p in of])
    for of in parts:
        standard = [(p - p.mean()) / p.std() for p in of]
        values += moments([e for e in map(sample_entropy, standard) if e is not None])
        values += moments([fuzzy_entropy(p) for p in standard])
    return values


hearts = list(recordings(sys.argv[1])) if len(sys.argv) > 1 else []

TASKS = {
    "497 features": lambda: [heart_features(sound, cycles) for sound, cycles in hearts],
    "log-mel": lambda: log_mel(sound),
    "MFCC": lambda: mfcc(sound),
    "log-mel by the minute": lambda: [log_mel(minute) for minute in sound.reshape(60, -1)],
    "MFCC by the minute": lambda: [mfcc(minute) for minute in sound.reshape(60, -1)],
    "zero-phase filter": lambda: signal.sosfiltfilt(sections, eeg, axis=1).astype(numpy.float32),
    "resampling": lambda: signal.resample_poly(eeg, 25, 64, axis=1),
}

print(f"scipy {scipy.__version__}, numpy {numpy.__version__}", flush=True)
for line in sys.stdin:
    if line.strip() == "features of the first":
        print(*heart_features(*hearts[0]), flush=True)
        continue
    start = time.process_time()
    TASKS[line.strip()]()
    print(1000 * (time.process_time() - start), flush=True)
