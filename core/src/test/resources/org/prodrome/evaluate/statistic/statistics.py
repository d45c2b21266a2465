"""Makes statistics.csv with scipy 1.10.1 and statsmodels 0.13.5:  /usr/bin/python3 statistics.py > statistics.csv

One line a value: what is computed, of what (numbers with spaces between them, lists with semicolons), and the values.
"""

import numpy as np
from scipy import stats
from scipy.stats import _resampling
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import proportion_confint

chance = np.random.RandomState(11)


def line(what, of, values):
    of = ";".join(" ".join(repr(float(v)) for v in np.ravel(part)) for part in of)
    print(what, of, " ".join(repr(float(v)) for v in np.ravel(values)), sep=",")


for successes, trials in ((0, 10), (10, 10), (3, 10), (57, 59), (1, 1000), (500, 1000)):
    line("clopper-pearson", [[successes, trials]], proportion_confint(successes, trials, method="beta"))
for first, second in ((1, 5), (5, 1), (10, 10), (0, 8), (30, 55), (3, 4)):
    exact = mcnemar([[0, first], [second, 0]], exact=True).pvalue
    fewer, both = min(first, second), first + second
    mid = 2 * stats.binom.cdf(fewer, both, 0.5) - stats.binom.pmf(fewer, both, 0.5)
    line("mcnemar", [[first, second]], [exact, min(1, mid)])
for pairs in (6, 12, 25):
    one, other = chance.normal(size=pairs) + 0.4, chance.normal(size=pairs)
    line("wilcoxon", [one, other], stats.wilcoxon(one, other, mode="exact").pvalue)
one, other = np.round(chance.normal(size=80) + 0.3, 1), np.round(chance.normal(size=80), 1)
line("wilcoxon", [one, other], stats.wilcoxon(one, other, mode="approx").pvalue)
for shape in ((6, 3), (10, 4), (25, 5)):
    figures = np.round(chance.normal(size=shape) + 0.4 * np.arange(shape[1]), 1)
    result = stats.friedmanchisquare(*figures.T)
    ranks = np.mean([stats.rankdata(-row) for row in figures], axis=0)
    line("friedman", list(figures), [result.statistic, result.pvalue, *ranks])
for groups in (2, 3, 5, 10):
    line("range", [[groups]], [stats.studentized_range.ppf(0.95, groups, np.inf) / np.sqrt(2)])
    line("range-below", [[groups]], [stats.studentized_range.cdf(2.5, groups, np.inf)])
for size in (9, 40):
    values = chance.exponential(size=size)
    drawn = np.sort(chance.choice(values, (200, size)).mean(axis=1))
    low, high, acceleration = _resampling._bca_interval(
        (values,), lambda x, axis: x.mean(axis=axis), -1, 0.025, drawn, None
    )
    line("bca", [values, drawn], [acceleration, *np.quantile(drawn, [np.ravel(low)[0], np.ravel(high)[0]])])
