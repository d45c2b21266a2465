"""Makes heart.csv with numpy and scipy:  python3 heart.py > heart.csv

Rows: feature, input, its length, value; nothing where it is undefined. The inputs are those of SignalInputs.java, at 2000
Hz; states follow one another as HeartSoundFeaturesTest.java says.
"""

import numpy as np
from scipy import signal, stats

RATE = 2000
STATES = ("s1", "systole", "s2", "diastole")


def of(kind, n):
    i = np.arange(n)
    return {
        "wave": np.sin(0.3 * i) + (i * i * 7 % 101) / 50 - 1,
        "impulse": np.where(i == n // 3, 1.0, 0.0),
    }[kind]


def onsets(n):
    """[cycle][5] of whole cycles: the recording begins within a diastole of 0.17 s."""
    at, all_at = 340, []
    for k in range(100):
        for length in (220 + 20 * (k % 3), 400 + 26 * (k % 2), 180 + 14 * (k % 4), 700 + 100 * (k % 3)):
            all_at.append(at)
            at += length
    cycles = [all_at[4 * k : 4 * k + 5] for k in range(99)]
    return [c for c in cycles if c[4] < n]


def moments(name, values):
    values = np.asarray(values, float)
    yield name + "_mean", values.mean() if len(values) else None
    yield name + "_deviation", values.std(ddof=1) if len(values) > 1 else None


def ratio(a, b, times=100):
    a, b = np.asarray(a, float), np.asarray(b, float)
    return times * a[b != 0] / b[b != 0]


def pairs(values):
    for a, b in (("systole", "s1"), ("diastole", "s2"), ("systole", "s2"), ("diastole", "s1"), ("s2", "s1"), ("systole", "diastole")):
        yield from moments(f"{a}_to_{b}", ratio(values[a], values[b]))


def cepstrum(x):
    magnitude = np.abs(np.fft.fft(x)) if len(x) >= 13 else np.zeros(1)
    if magnitude.max() == 0:
        return None
    return np.fft.ifft(np.log(np.maximum(magnitude, 1e-6 * magnitude.max()))).real[:13]


def sample_entropy(x, m=2, r=0.2):
    t = np.array([x[i : i + m] for i in range(len(x) - m)])
    u = np.array([x[i : i + m + 1] for i in range(len(x) - m)])
    count = [sum((np.abs(v[i + 1 :] - v[i]).max(1) <= r).sum() for i in range(len(v) - 1)) for v in (t, u)]
    return np.log(count[0] / count[1]) if count[1] else None


def fuzzy_entropy(x, m=2, r=0.2):
    means = []
    for k in (m, m + 1):
        t = np.array([x[i : i + k] for i in range(len(x) - k + 1)])
        t = t - t.mean(1, keepdims=True)
        d = np.concatenate([np.abs(t[i + 1 :] - t[i]).max(1) for i in range(len(t) - 1)])
        means.append(np.exp(-d * d / r).mean())
    return np.log(means[0] / means[1])


def standard(parts):
    return [(p - p.mean()) / p.std() for p in parts if p.std() > 0]


def features(x):
    cycles = onsets(len(x))
    parts = {s: [x[c[i] : c[i + 1]] for c in cycles] for i, s in enumerate(STATES)}
    durations = {s: [1000 * len(p) / RATE for p in parts[s]] for s in STATES}
    rr = [1000 * (c[4] - c[0]) / RATE for c in cycles]
    time = list(moments("rr", rr))
    for s in STATES:
        time += moments(s, durations[s])
    for s in STATES:
        time += moments(s + "_to_rr", ratio(durations[s], rr))
    time += moments("systole_to_diastole", ratio(durations["systole"], durations["diastole"]))
    yield "time", time

    yield "amplitude", list(pairs({s: [np.abs(p).mean() for p in parts[s]] for s in STATES}))

    energies = {s: np.array([(p**2).sum() for p in parts[s]]) for s in STATES}
    energy = []
    for s in STATES:
        energy += moments(s + "_to_cycle", ratio(energies[s], sum(energies.values())))
    energy += pairs(energies)
    power = np.abs(np.fft.rfft(x)) ** 2
    band = np.floor((np.arange(len(power)) * RATE / len(x) - 10) / 30 + 1e-9)
    energy += [(f"from_{10 + 30 * k}_to_{40 + 30 * k}_hz", 100 * power[band == k].sum() / power.sum()) for k in range(27)]
    yield "energy", energy

    spectrum = []
    for s in STATES:
        for f in range(30, 791, 10):
            values = []
            for p in parts[s]:
                w = 0.5 - 0.5 * np.cos(2 * np.pi * (np.arange(len(p)) + 0.5) / len(p))
                values.append(abs((w * p * np.exp(-2j * np.pi * f / RATE * np.arange(len(p)))).sum()) / w.sum())
            spectrum.append((f"{s}_{f}_hz", np.mean(values) if values else None))
    f, p = signal.welch(x, RATE, nperseg=min(RATE, len(x)))
    edges = (25, 45, 65, 85, 105, 125, 150, 200, 300, 500)
    bins = [int(np.ceil(edge / f[1] - 1e-9)) for edge in edges]
    for low, high, a, b in zip(edges, edges[1:], bins, bins[1:]):
        spectrum.append((f"recording_{low}_to_{high}_hz", p[a:b].sum() * f[1]))
    yield "spectrum", spectrum

    cepstra = {"recording": [cepstrum(x)]}
    cepstra |= {s: [c for c in map(cepstrum, parts[s]) if c is not None] for s in STATES}
    yield "cepstrum", [(f"{s}_{k}", np.mean([c[k] for c in all_]) if all_ else None) for s, all_ in cepstra.items() for k in range(13)]

    envelope = np.abs(signal.hilbert(x))
    size = min(len(x), 5 * RATE)
    degrees, sharpness = [], []
    for k in range(len(x) // size):
        e = envelope[k * size : (k + 1) * size]
        density = [abs(((e - e.mean()) * np.exp(-2j * np.pi * a / RATE * np.arange(size))).sum()) for a in np.linspace(0.3, 2.5, 200)]
        degrees.append(max(density) / sum(density))
        sharpness.append(max(density) / np.median(density))
    yield "cyclostationarity", [*moments("degree", degrees), *moments("sharpness", sharpness)]

    shapes, entropies = [], []
    for s in STATES:
        changing = [p for p in parts[s] if p.std() > 0]
        shapes += moments(s + "_skewness", [stats.skew(p) for p in changing])
        shapes += moments(s + "_kurtosis", [stats.kurtosis(p, fisher=False) for p in changing])
        defined = [e for e in map(sample_entropy, standard(parts[s])) if e is not None]
        entropies += moments(s + "_sample_entropy", defined)
        entropies += moments(s + "_fuzzy_entropy", [fuzzy_entropy(p) for p in standard(parts[s])])
    yield "moments", shapes
    yield "entropy", entropies


print("feature,input,length,value")
for n in (1500, 2201, 10_001):
    for kind in ("wave", "impulse"):
        for domain, values in features(of(kind, n)):
            for name, value in values:
                print(f"{domain}/{name}", kind, n, "" if value is None else f"{value:.12g}", sep=",")
