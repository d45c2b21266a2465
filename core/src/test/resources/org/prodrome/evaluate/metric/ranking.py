"""Makes ranking.csv with scikit-learn 1.2.1:  /usr/bin/python3 ranking.py > ranking.csv"""

import numpy as np
from sklearn.metrics import average_precision_score, roc_auc_score

chance = np.random.RandomState(7)
cases = {
    "worked": ([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]),
    "ties": ([1, 2, 2, 2, 3, 3, 4], [0, 0, 1, 0, 1, 0, 1]),
    "all equal": ([0.5] * 9, [1, 0, 0, 1, 0, 0, 0, 1, 0]),
    "perfect": ([1, 2, 3, 4], [0, 0, 1, 1]),
    "reversed": ([4, 3, 2, 1], [0, 0, 1, 1]),
    "negative zero": ([-0.0, 0.0, 1.0, -1.0], [1, 0, 1, 0]),
    "huge": ([-1e308, 1e308, 5e-324, 0.0], [0, 1, 1, 0]),
}
one = np.zeros(50, int)
one[17] = 1
cases["one positive"] = (chance.normal(size=50), one)
cases["one negative"] = (chance.normal(size=50), 1 - one)
for size in (10, 101, 826):
    truth = chance.randint(0, 2, size)
    cases[f"normal {size}"] = (chance.normal(size=size) + truth, truth)
    cases[f"rounded {size}"] = (np.round(chance.normal(size=size) + truth, 1), truth)

for name, (scores, truth) in cases.items():
    scores = np.asarray(scores, float)
    print(
        name,
        " ".join(map(repr, scores.tolist())),
        " ".join(str(int(t)) for t in truth),
        repr(float(roc_auc_score(truth, scores))),
        repr(float(average_precision_score(truth, scores))),
        sep=",",
    )
