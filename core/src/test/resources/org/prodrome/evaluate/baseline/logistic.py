"""Makes logistic.csv with scikit-learn 1.2.1:  /usr/bin/python3 logistic.py > logistic.csv

Each line: data set, label, probability of being abnormal, features. The solver is the one that converges: the default stops some 1e-5 short.
"""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

chance = np.random.RandomState(3)


def draw(rows, columns, share):
    truth = (chance.uniform(size=rows) < share).astype(int)
    features = chance.normal(size=(rows, columns)) * chance.uniform(0.01, 100, columns) + chance.normal(size=columns)
    features[:, 0] += truth * features[:, 0].std()
    return np.round(features, 6), truth


easy, easy_truth = draw(40, 3, 0.5)
rare, rare_truth = draw(120, 8, 0.1)
wide, wide_truth = draw(20, 30, 0.4)
parted = np.array([[0, 1], [1, 1], [2, 1], [10, 1], [11, 1], [12, 1]], float)  # separable, one feature of one value
data = {
    "easy": (easy, easy_truth),
    "rare": (rare, rare_truth),
    "wide": (wide, wide_truth),
    "parted": (parted, np.array([0, 0, 0, 1, 1, 1])),
}
for name, (features, truth) in data.items():
    model = make_pipeline(StandardScaler(), LogisticRegression(C=1.0, solver="newton-cholesky", tol=1e-12))
    probability = model.fit(features, truth).predict_proba(features)[:, 1]
    for row, label, p in zip(features, truth, probability):
        print(name, label, repr(float(p)), " ".join(map(repr, row.tolist())), sep=",")
