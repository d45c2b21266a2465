"""Makes twave.csv with numpy:  python3 twave.py > twave.csv

The indicator of Zhang et al. 2006 as a difference of two moving averages. The lead is "wave" of SignalInputs.java.
Rows: rate, length, R waves, ends of T waves.
"""

import numpy as np


def ends(s, rate, peaks):
    side, window = int(np.ceil(0.016 * rate)), int(np.floor(0.128 * rate + 0.5))
    sums = np.concatenate([[0], np.cumsum(s)])
    found = []
    for k, peak in enumerate(peaks):
        after = peaks[k + 1] if k + 1 < len(peaks) else len(s)
        rr = (after - peak) / rate if k + 1 < len(peaks) else 0.8
        low, high = (0.15 * rr + 0.148, 0.7 * rr - 0.036) if rr < 0.88 else (0.28, 0.2 * rr + 0.404)
        t = np.arange(peak + int(np.floor(low * rate)), min(peak + int(np.ceil(high * rate)), after) + 1)
        if t[-1] + side >= len(s):
            continue
        level = (sums[t + side + 1] - sums[t - side]) / (2 * side + 1)
        area = sums[t + 1] - sums[t + 1 - window] - window * level
        up, down = np.argmax(area), np.argmax(-area)
        first, last = min(up, down), max(up, down)
        sign = 1 if first == up else -1
        found.append(t[first] if sign * area[first] > 6 * -sign * area[last] else t[last])
    return found


print("rate,length,peaks,ends")
for rate in (100, 250, 360, 1000):
    n = 12 * rate
    peaks = np.cumsum(np.floor(rate * np.array([0.3, 0.62, 0.71, 0.85, 0.9, 1.1, 1.4, 0.75, 1.0, 0.8, 0.95, 0.8, 0.85])))
    peaks = [int(p) for p in peaks]
    lead = np.sin(0.3 * np.arange(n)) + (np.arange(n) ** 2 * 7 % 101) / 50 - 1
    print(rate, n, " ".join(map(str, peaks)), " ".join(map(str, ends(lead, rate, peaks))), sep=",")
