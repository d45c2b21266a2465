"""Prints what EcgQualityTest.java expects, with scipy:  python3 quality.py"""

import numpy as np
from scipy import signal, stats

i = np.arange(3600)
x = np.sin(0.3 * i) + (i * i * 7 % 101) / 50 - 1 + 5 * (i % 300 < 6)
f, p = signal.welch(x, 360, nperseg=720)


def power(low, high):
    return p[(f >= low) & (f < high)].sum()


print(stats.kurtosis(x, fisher=False), stats.skew(x), power(5, 15) / power(5, 40), 1 - power(0, 1) / power(0, 40))
