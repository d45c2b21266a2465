"""Makes calibration.csv with scipy 1.10.1 and scikit-learn 1.2.1:  /usr/bin/python3 calibration.py > calibration.csv

method, scores, labels, scores to calibrate, what they become
"""

import numpy as np
from scipy import optimize, special, stats
from sklearn.calibration import _sigmoid_calibration
from sklearn.isotonic import IsotonicRegression

chance = np.random.RandomState(17)


def targets(truth):
    return np.where(truth == 1, (truth.sum() + 1) / (truth.sum() + 2), 1 / ((1 - truth).sum() + 2))


def logistic(features, truth, bounds=None):
    """The same objective by another method, to as many digits as it gives."""
    aims = targets(truth)

    def loss(weights):
        odds = features @ weights
        return np.logaddexp(0, odds).sum() - aims @ odds

    def slope(weights):
        return features.T @ (special.expit(features @ weights) - aims)

    start = np.zeros(features.shape[1])
    found = optimize.minimize(
        loss, start, jac=slope, method="L-BFGS-B", bounds=bounds, options={"ftol": 1e-16, "gtol": 1e-12}
    ).x
    free = np.array([bounds is None or low is None or weight > 0
                     for weight, (low, _) in zip(found, bounds or [(None, None)] * len(found))])

    def remaining(some):
        weights = found.copy()
        weights[free] = some
        return slope(weights)[free]

    found[free] = optimize.root(remaining, found[free], tol=1e-14).x
    return found


def line(method, scores, truth, asked, given):
    print(method, *(" ".join(repr(float(v)) for v in part) for part in (scores, truth, asked, given)), sep=",")


def beta(odds):
    return np.stack([-np.logaddexp(0, -odds), np.logaddexp(0, odds), np.ones_like(odds)], axis=1)


for size, decimals in ((20, 9), (150, 9), (150, 0)):
    truth = chance.randint(0, 2, size)
    scores = np.round(3 * chance.normal(size=size) + 2 * truth - 0.5, decimals)
    asked = np.linspace(-9, 9, 13)
    a, b = logistic(np.stack([scores, np.ones(size)], axis=1), truth)
    ours, theirs = special.expit(a * asked + b), special.expit(-_sigmoid_calibration(scores, truth)[0] * asked
                                                               - _sigmoid_calibration(scores, truth)[1])
    assert np.abs(ours - theirs).max() < 1e-3, np.abs(ours - theirs).max()
    line("platt", scores, truth, asked, ours)
    (inverse,) = logistic(scores[:, None], truth)
    line("temperature", scores, truth, asked, special.expit(inverse * asked))
    weights = logistic(beta(scores), truth, [(0, None), (0, None), (None, None)])
    line("beta", scores, truth, asked, special.expit(beta(asked) @ weights))
    fitted = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(scores, truth)
    line("isotonic", scores, truth, asked, fitted.predict(asked))
for size, shape in ((300, 0.6), (1000, 0.3), (1000, 1.0)):
    scores = np.sort(stats.genpareto.rvs(shape, scale=2, size=size, random_state=chance))
    peaks = size // 10
    threshold = scores[-peaks - 1]
    excesses = scores[-peaks:] - threshold

    def loss(unknown):
        return -stats.genpareto.logpdf(excesses, unknown[0], scale=np.exp(unknown[1])).sum()

    start = [0.1, np.log(excesses.mean())]
    found = optimize.minimize(loss, start, method="Nelder-Mead", options={"xatol": 1e-10, "fatol": 1e-13, "maxiter": 9999})
    shape, scale = found.x[0], np.exp(found.x[1])
    assert shape > 0.01, shape

    def slope(unknown):
        shape, scale = unknown
        ratio = excesses / scale
        return [
            np.log1p(shape * ratio).sum() / shape**2 - (1 + 1 / shape) * (ratio / (1 + shape * ratio)).sum(),
            -len(excesses) / scale + (1 + shape) * (ratio / scale / (1 + shape * ratio)).sum(),
        ]

    shape, scale = optimize.root(slope, [shape, scale], tol=1e-14).x
    asked = [scores[size // 2], threshold, scores[-2], 2 * scores[-1], 50 * scores[-1]]
    given = [
        (1 + (scores >= a).sum()) / (1 + size)
        if a <= threshold
        else peaks / size * stats.genpareto.sf(a - threshold, shape, scale=scale)
        for a in asked
    ]
    line("tail", scores, np.zeros(size), asked, given)
