"""The Python side of FrontEndComparison: reads the name of a task a line, answers with its milliseconds on
the processor. Arrays are of 32 bits, and one thread computes."""

import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy
import scipy
from scipy import fft, signal

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


def log_mel():
    frames = numpy.lib.stride_tricks.sliding_window_view(sound, WINDOW)[::HOP] * hann
    spectrum = fft.rfft(frames, axis=1)
    power = spectrum.real**2 + spectrum.imag**2
    return numpy.log(power @ weights + numpy.float32(1e-10))


TASKS = {
    "log-mel": log_mel,
    "MFCC": lambda: fft.dct(log_mel(), axis=1, norm="ortho")[:, :13],
    "zero-phase filter": lambda: signal.sosfiltfilt(sections, eeg, axis=1).astype(numpy.float32),
    "resampling": lambda: signal.resample_poly(eeg, 25, 64, axis=1),
}

print(f"scipy {scipy.__version__}, numpy {numpy.__version__}", flush=True)
for line in sys.stdin:
    start = time.process_time()
    TASKS[line.strip()]()
    print(1000 * (time.process_time() - start), flush=True)
