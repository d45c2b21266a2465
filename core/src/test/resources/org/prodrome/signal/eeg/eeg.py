"""Makes eeg.csv with numpy, scipy and networkx:  python3 eeg.py > eeg.csv

Rows: measure, length, values. Channels are those of EegTest.java: channel c is a wave of its own frequency and noise of
its own, with what all have in common. Rate: 100 Hz.
"""

from itertools import combinations
from math import factorial

import networkx as nx
import numpy as np
from scipy import signal

RATE = 100


def channels(n):
    i = np.arange(n)
    rows = []
    for c in range(5):
        scatter = (i * i * (7 + 4 * c) % 101) / 50 - 1
        rows.append(np.sin(0.2 * i * (1 + c % 2)) * (1 + 0.3 * c) + scatter + 0.5 * np.sin(0.6 * i + c))
    return np.array(rows)


def row(measure, n, values):
    print(measure, n, " ".join(f"{v:.12g}" for v in np.ravel(values)), sep=",")


def sample_entropy(x, m, r):
    count = [0, 0]
    for i, j in combinations(range(len(x) - m), 2):
        if np.abs(x[i : i + m] - x[j : j + m]).max() <= r:
            count[0] += 1
            count[1] += np.abs(x[i + m] - x[j + m]) <= r
    return np.log(count[0] / count[1])


def permutation_entropy(x, order, delay):
    patterns = [tuple(np.argsort(x[i : i + order * delay : delay][:order], kind="stable")) for i in range(len(x) - (order - 1) * delay)]
    counts = np.unique(patterns, axis=0, return_counts=True)[1]
    p = counts / counts.sum()
    return -(p * np.log(p)).sum() / np.log(factorial(order))


def hurst(x):
    lengths, ranges = [], []
    length = 16
    while length <= len(x) // 2:
        rs = []
        for s in range(0, len(x) - length + 1, length):
            part = x[s : s + length] - x[s : s + length].mean()
            run = np.cumsum(part)
            rs.append((run.max() - run.min()) / part.std())
        lengths.append(np.log(length))
        ranges.append(np.log(np.mean(rs)))
        length *= 2
    return np.polyfit(lengths, ranges, 1)[0]


def spectra(x, low, high):
    f = np.fft.rfftfreq(x.shape[1], 1 / RATE)
    magnitude = np.abs(np.fft.rfft(x, axis=1))[:, (f >= low - 1e-9) & (f < high - 1e-9)]
    return np.log10(magnitude + 1e-12 * magnitude.max(1, keepdims=True))


def pairs(x, measure):
    m = np.zeros((len(x), len(x)))
    for i, j in combinations(range(len(x)), 2):
        m[i, j] = m[j, i] = measure(x[i], x[j])
    return m


def coherence(a, b):
    f, c = signal.coherence(a, b, RATE, nperseg=64)
    return c[(f >= 4) & (f < 13)].mean()


def locking(a, b):
    sos = signal.butter(4, [4, 13], "bandpass", fs=RATE, output="sos")
    pad = 3 * (2 * len(sos) + 1 - min((sos[:, 2] == 0).sum(), (sos[:, 5] == 0).sum()))
    phase = [np.angle(signal.hilbert(signal.sosfiltfilt(sos, x, padlen=pad))) for x in (a, b)]
    return np.abs(np.exp(1j * (phase[0] - phase[1])).mean())


def information(a, b):
    joint = np.histogram2d(a, b, 8)[0] / len(a)
    independent = joint.sum(1, keepdims=True) * joint.sum(0, keepdims=True)
    some = joint > 0
    return (joint[some] * np.log2(joint[some] / independent[some])).sum()


print("measure,length,values")
for n in (200, 301):
    x = channels(n)
    f, p = signal.welch(x, RATE, nperseg=128)
    step = f[1]
    one = p[0]
    band = lambda low, high: one[(f >= low - 1e-9) & (f < high - 1e-9)].sum() * step
    edges = (0.5, 4, 8, 13, 30, 45)
    row("powers", n, [band(a, b) for a, b in zip(edges, edges[1:])])
    row("shares", n, [band(a, b) / band(0.5, 45) for a, b in zip(edges, edges[1:])])
    inside = (f >= 0.5) & (f < 45)
    run = np.cumsum(one[inside]) / one[inside].sum()
    row("edge", n, [f[inside][(run >= s).argmax()] for s in (0.5, 0.95)])
    q = one[inside] / one[inside].sum()
    row("spectral entropy", n, -(q * np.log(q)).sum() / np.log(len(q)))
    d = np.diff(x[1])
    mobility = np.sqrt(d.var() / x[1].var())
    row("hjorth", n, [x[1].var(), mobility, np.sqrt(np.diff(d).var() / d.var()) / mobility])
    row("line length", n, np.abs(d).mean())
    row("sample entropy", n, [sample_entropy(x[1], m, 0.3 * x[1].std()) for m in (1, 2)])
    row("permutation entropy", n, [permutation_entropy(x[1], o, k) for o, k in ((2, 1), (3, 1), (3, 2), (5, 3))])
    row("hurst", n, [hurst(c) for c in x])
    row("time", n, np.corrcoef(x))
    row("time eigenvalues", n, np.linalg.eigvalsh(np.corrcoef(x))[::-1])
    row("frequency", n, np.corrcoef(spectra(x, 1, 47)))
    row("coherence", n, pairs(x, coherence))
    row("locking", n, pairs(x, locking))
    row("information", n, pairs(x, information))

for n in (5, 9, 16):
    g = nx.Graph()
    g.add_nodes_from(range(n))
    g.add_edges_from((i, j) for i, j in combinations(range(n), 2) if j == i + 1 or (i * i + 3 * j * j) % 7 == 0)
    row("clustering", n, list(nx.clustering(g).values()))
    row("diameter", n, nx.diameter(g))
    row("radius", n, nx.radius(g))
    row("local efficiency", n, [nx.global_efficiency(g.subgraph(g[v])) for v in g])
    row("global efficiency", n, nx.global_efficiency(g))
    row("degree", n, list(nx.degree_centrality(g).values()))
    row("betweenness", n, list(nx.betweenness_centrality(g).values()))
    row("closeness", n, list(nx.closeness_centrality(g).values()))
