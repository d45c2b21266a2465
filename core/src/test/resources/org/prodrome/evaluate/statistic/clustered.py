"""Makes clustered.csv with numpy, pair by pair as Obuchowski (1997) writes it:  /usr/bin/python3 clustered.py > clustered.csv

name, subjects, labels, first scores, second scores, area and variance of each, variance of their difference
"""

import numpy as np

chance = np.random.RandomState(3)


def components(scores, truth, subjects):
    ill, well = scores[truth == 1], scores[truth == 0]
    kernel = (ill[:, None] > well[None]) + 0.5 * (ill[:, None] == well[None])
    area = kernel.mean()
    v10, v01 = kernel.mean(axis=1), kernel.mean(axis=0)
    of_ill, of_well = subjects[truth == 1], subjects[truth == 0]
    names = np.unique(subjects)
    sums10 = np.array([(v10[of_ill == s] - area).sum() for s in names])
    sums01 = np.array([(v01[of_well == s] - area).sum() for s in names])
    return area, sums10, sums01


def covariance(one, other, truth, subjects):
    _, a10, a01 = one
    _, b10, b01 = other
    m, n, all_ = truth.sum(), (1 - truth).sum(), len(np.unique(subjects))
    i10, i01 = len(np.unique(subjects[truth == 1])), len(np.unique(subjects[truth == 0]))
    s10 = i10 / ((i10 - 1) * m) * (a10 * b10).sum()
    s01 = i01 / ((i01 - 1) * n) * (a01 * b01).sum()
    s11 = all_ / (all_ - 1) * (a10 * b01).sum()
    s11_turned = all_ / (all_ - 1) * (b10 * a01).sum()
    return s10 / m + s01 / n + (s11 + s11_turned) / (m * n)


for people, decimals in ((15, 9), (40, 9), (40, 0)):
    subjects = np.repeat(np.arange(people), chance.randint(1, 5, people))
    truth = chance.randint(0, 2, len(subjects))
    own = chance.normal(size=people)[subjects]
    first = np.round(chance.normal(size=len(subjects)) + own + truth, decimals)
    second = np.round(chance.normal(size=len(subjects)) + own + 0.5 * truth, decimals)
    one, other = components(first, truth, subjects), components(second, truth, subjects)
    of_one, of_other = covariance(one, one, truth, subjects), covariance(other, other, truth, subjects)
    both = covariance(one, other, truth, subjects)
    print(
        f"{people} subjects {decimals} decimals",
        *(" ".join(repr(v) for v in part.tolist()) for part in (subjects, truth, first, second)),
        *(repr(float(v)) for v in (one[0], of_one, other[0], of_other, of_one + of_other - 2 * both)),
        sep=",",
    )
