"""Makes maps.txt with scikit-learn 1.2.1, scipy 1.10.1 and numpy 1.24.2:
/usr/bin/python3 maps.py PROGRAMS

PROGRAMS holds pro_curve_util.py and generic_util.py of MVTec's evaluation code for its anomaly detection data set; its
32-bit floats are made 64-bit on loading, for they keep six digits alone. Free-response curves and the pointing game are
written out here from their definitions."""

import sys
import types
from pathlib import Path

import numpy as np
from scipy import ndimage
from sklearn import metrics as m

programs = Path(sys.argv[1])


def load(name):
    module = types.ModuleType(name)
    sys.modules[name] = module
    exec((programs / f"{name}.py").read_text().replace("float32", "float64"), module.__dict__)
    return module


generic, pro = load("generic_util"), load("pro_curve_util")
chance = np.random.RandomState(31)


def show(values):
    return " ".join(repr(float(v)) for v in np.atleast_1d(values).ravel())


def froc(scores, truth, floor, dimensions):
    corners = np.ones((3,) * dimensions)
    marks, lesions = [], 0
    for score, lesion in zip(scores, truth):
        known, count = ndimage.label(lesion, corners)
        pieces, found = ndimage.label(score >= floor, corners)
        for piece in range(1, found + 1):
            hit = set(known[pieces == piece]) - {0}
            marks.append((score[pieces == piece].max(), {h + lesions for h in hit}))
        lesions += count
    points = [(0.0, 0.0)]
    for threshold in sorted({s for s, _ in marks}, reverse=True):
        above = [hit for s, hit in marks if s >= threshold]
        points.append((sum(not hit for hit in above) / len(scores), len(set().union(*above)) / lesions))
    at = [max(s for f, s in points if f <= most) for most in (0.25, 0.5, 1, 2, 4, 8)]
    return points, np.mean(at)


def pointing(scores, truth, tolerance):
    shares = []
    for score, lesion in zip(scores, truth):
        if lesion.any():
            near = ndimage.distance_transform_edt(~lesion) <= tolerance
            shares.append(near[score == score.max()].mean())
    return np.mean(shares)


def drawn(shape, number, lesions, size, digits):
    scores, truth = [], []
    for _ in range(number):
        lesion = np.zeros(shape, bool)
        for _ in range(chance.randint(0, lesions + 1)):
            corner = [chance.randint(0, n) for n in shape]
            lesion[tuple(slice(c, c + chance.randint(1, size)) for c in corner)] = True
        score = ndimage.gaussian_filter(chance.normal(size=shape) + 0.8 * lesion, 0.6)
        scores.append(np.round(score, digits))
        truth.append(lesion)
    truth[0][tuple(n // 2 for n in shape)] = True
    return np.array(scores), np.array(truth)


cases = {
    "drawn": drawn((12, 15), 4, 3, 5, 15),
    "rounded": drawn((12, 15), 4, 3, 5, 1),
    "all equal": (np.full((2, 4, 5), 0.5), np.arange(40).reshape(2, 4, 5) % 11 == 3),
    "one positive": (chance.normal(size=(2, 6, 6)), np.arange(72).reshape(2, 6, 6) == 50),
    "volumes": drawn((4, 6, 5), 3, 3, 4, 15),
    "rounded volumes": drawn((4, 6, 5), 3, 3, 4, 1),
}
with open("maps.txt", "w") as file:
    for name, (scores, truth) in cases.items():
        dimensions = scores.ndim - 1
        flat, label = scores.ravel(), truth.ravel()
        precision, recall, thresholds = m.precision_recall_curve(label, flat)
        dice = 2 * precision * recall / np.maximum(precision + recall, 1e-300)
        floor = np.quantile(flat, 0.8)
        points, mean = froc(scores, truth, floor, dimensions)
        fields = dict(
            name=name, shape=scores.shape[1:], maps=len(scores), scores=scores, truth=truth,
            auroc=m.roc_auc_score(label, flat), ap=m.average_precision_score(label, flat),
            oracle=dice.max(), oracle_threshold=thresholds[np.flatnonzero(dice[:-1] == dice.max()).max()],
            floor=floor, dice=m.f1_score(label, flat >= floor),
            froc=points, froc_mean=mean, pointing=pointing(scores, truth, 0), pointing_2=pointing(scores, truth, 2),
        )
        if dimensions == 2:
            fprs, pros = pro.compute_pro(list(scores), list(truth))
            for limit in (0.05, 0.3, 1.0):
                fields[f"pro_{limit}"] = generic.trapezoid(fprs, pros, x_max=limit) / limit
        file.write("\t".join(f"{k}={v if isinstance(v, str) else show(v)}" for k, v in fields.items()) + "\n")
