"""Makes metrics.txt, calibration.txt and classes.txt with scikit-learn 1.2.1, scipy 1.10.1 and numpy 1.24.2:
/usr/bin/python3 metrics.py

What scikit-learn lacks is written out here from its definition."""

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, logit
from sklearn import metrics as m
from sklearn.calibration import calibration_curve

chance = np.random.RandomState(11)


def show(*values):
    return " ".join(repr(float(v)) for v in values)


def line(file, **fields):
    file.write("\t".join(f"{k}={v if isinstance(v, str) else show(*np.atleast_1d(v))}" for k, v in fields.items()) + "\n")


def rates(truth, score, weight):
    fpr, tpr, _ = m.roc_curve(truth, score, sample_weight=weight, drop_intermediate=False)
    return fpr, tpr


scores = {
    "worked": ([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]),
    "ties": ([1, 2, 2, 2, 3, 3, 4], [0, 0, 1, 0, 1, 0, 1]),
    "all equal": ([0.5] * 9, [1, 0, 0, 1, 0, 0, 0, 1, 0]),
    "perfect": ([1, 2, 3, 4], [0, 0, 1, 1]),
    "reversed": ([4, 3, 2, 1], [0, 0, 1, 1]),
}
one = np.zeros(50, int)
one[17] = 1
scores["one positive"] = (chance.normal(size=50), one)
scores["one negative"] = (chance.normal(size=50), 1 - one)
for size in (20, 101, 400):
    truth = chance.randint(0, 2, size)
    scores[f"normal {size}"] = (chance.normal(size=size) + truth, truth)
    scores[f"rounded {size}"] = (np.round(chance.normal(size=size) + truth, 1), truth)

with open("metrics.txt", "w") as file:
    for name, (score, truth) in scores.items():
        score, truth = np.asarray(score, float), np.asarray(truth)
        weight = chance.randint(0, 5, len(truth)) * 0.37
        weight[np.flatnonzero(truth == 1)[0]] = weight[np.flatnonzero(truth == 0)[0]] = 1.25
        fpr, tpr = rates(truth, score, None)
        called = score >= np.median(score)
        tn, fp, fn, tp = m.confusion_matrix(truth, called, labels=[0, 1]).ravel()
        fields = dict(
            name=name, scores=score, truth=truth, weights=weight, threshold=np.median(score),
            auroc_weighted=m.roc_auc_score(truth, score, sample_weight=weight),
            ap_weighted=m.average_precision_score(truth, score, sample_weight=weight),
            sensitivity_at_90=tpr[1 - fpr >= 0.9 - 1e-12].max(),
            sensitivity_at_95=tpr[1 - fpr >= 0.95 - 1e-12].max(),
            specificity_at_90=(1 - fpr)[tpr >= 0.9 - 1e-12].max(),
            specificity_at_95=(1 - fpr)[tpr >= 0.95 - 1e-12].max(),
            f1=m.f1_score(truth, called), f2=m.fbeta_score(truth, called, beta=2),
            f1_weighted=m.f1_score(truth, called, sample_weight=weight),
            f05_weighted=m.fbeta_score(truth, called, beta=0.5, sample_weight=weight),
            accuracy_weighted=m.accuracy_score(truth, called, sample_weight=weight),
            precision=m.precision_score(truth, called),
            net_benefit=(tp - fp * 0.2 / 0.8) / len(truth),
        )
        wfpr, wtpr = rates(truth, score, weight)
        for level in (0.9, 0.95):
            fields[f"sensitivity_at_{level:.2f}_weighted"] = wtpr[1 - wfpr >= level - 1e-12].max()
            fields[f"specificity_at_{level:.2f}_weighted"] = (1 - wfpr)[wtpr >= level - 1e-12].max()
        wtn, wfp, wfn, wtp = m.confusion_matrix(truth, called, labels=[0, 1], sample_weight=weight).ravel()
        fields["precision_weighted"] = m.precision_score(truth, called, sample_weight=weight)
        fields["sensitivity_weighted"] = m.recall_score(truth, called, sample_weight=weight)
        fields["specificity_weighted"] = m.recall_score(1 - truth, ~called, sample_weight=weight)
        fields["net_benefit_weighted"] = (wtp - wfp * 0.2 / 0.8) / weight.sum()
        for limit in (0.05, 0.1, 0.3, 1.0):
            fields[f"partial_{limit}"] = m.roc_auc_score(truth, score, max_fpr=limit)
            fields[f"partial_weighted_{limit}"] = m.roc_auc_score(truth, score, max_fpr=limit, sample_weight=weight)
        if called.any() and not called.all():
            fields["mcc"] = m.matthews_corrcoef(truth, called)
            fields["mcc_weighted"] = m.matthews_corrcoef(truth, called, sample_weight=weight)
            fields["npv_weighted"] = m.precision_score(1 - truth, ~called, sample_weight=weight)
            if wfp:
                fields["lr_plus_weighted"] = m.class_likelihood_ratios(truth, called, sample_weight=weight)[0]
            if wtn:
                fields["lr_minus_weighted"] = m.class_likelihood_ratios(truth, called, sample_weight=weight)[1]
            fields["npv"] = m.precision_score(1 - truth, ~called)
            se, sp = tp / (tp + fn), tn / (tn + fp)
            fields["ppv_at_0.02"] = se * 0.02 / (se * 0.02 + (1 - sp) * 0.98)
            fields["npv_at_0.02"] = sp * 0.98 / (sp * 0.98 + (1 - se) * 0.02)
            if fp:
                fields["lr_plus"] = m.class_likelihood_ratios(truth, called)[0]
            if tn:
                fields["lr_minus"] = m.class_likelihood_ratios(truth, called)[1]
        line(file, **fields)


def error(probability, truth, bins, strategy):
    share, mean = calibration_curve(truth, probability, n_bins=bins, strategy=strategy)
    if strategy == "uniform":
        edges = np.linspace(0, 1, bins + 1)
    else:
        edges = np.percentile(probability, np.linspace(0, 1, bins + 1) * 100)
    cases = np.bincount(np.searchsorted(edges[1:-1], probability), minlength=bins)
    return np.sum(cases[cases > 0] * np.abs(share - mean)) / len(truth)


def weighted_error(probability, truth, weight, bins, strategy):
    if strategy == "uniform":
        edges = np.linspace(0, 1, bins + 1)
    else:
        edges = np.percentile(probability, np.linspace(0, 1, bins + 1) * 100)
    where = np.searchsorted(edges[1:-1], probability)
    off = np.bincount(where, weights=weight * (probability - truth), minlength=bins)
    return np.abs(off).sum() / weight.sum()


def fit(probability, truth, weight=1.0):
    x = logit(probability)
    weight = np.broadcast_to(weight, x.shape)

    def loss(b):
        z = b[0] + b[1] * x
        return np.sum(weight * (np.logaddexp(0, z) - truth * z))

    def slope(b):
        off = weight * (expit(b[0] + b[1] * x) - truth)
        return np.array([off.sum(), off @ x])

    def curve(b):
        p = expit(b[0] + b[1] * x)
        w = weight * p * (1 - p)
        return np.array([[w.sum(), w @ x], [w @ x, w @ (x * x)]])

    both = minimize(loss, [0, 1], jac=slope, hess=curve, method="trust-exact", options=dict(gtol=1e-12)).x
    for _ in range(5):
        both = both - np.linalg.solve(curve(both), slope(both))
    a = 0.0
    for _ in range(200):
        p = expit(a + x)
        a -= np.sum(weight * (p - truth)) / np.sum(weight * p * (1 - p))
    return both[1], a


probabilities = {
    "worked": ([0.1, 0.4, 0.35, 0.8], [0, 1, 0, 1]),
    "all equal": ([0.25] * 8, [1, 0, 0, 1, 0, 0, 0, 0]),
    "on the edges": ([0.0, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1.0, 0.6, 0.8], [0, 0, 1, 0, 1, 0, 1, 1, 1, 0]),
    "one positive": (chance.uniform(0.01, 0.4, 30), np.arange(30) == 21),
}
for size in (40, 300):
    p = expit(chance.normal(size=size) * 1.5 - 0.5)
    truth = (chance.uniform(size=size) < expit(0.6 * logit(p) + 0.3)).astype(int)
    probabilities[f"drawn {size}"] = (p, truth)
    probabilities[f"rounded {size}"] = (np.clip(np.round(p, 1), 0.05, 0.95), truth)

with open("calibration.txt", "w") as file:
    for name, (p, truth) in probabilities.items():
        p, truth = np.asarray(p, float), np.asarray(truth).astype(int)
        weight = chance.randint(0, 4, len(p)) + 0.5
        fields = dict(
            name=name, probabilities=p, truth=truth, weights=weight,
            brier=m.brier_score_loss(truth, p),
            brier_weighted=m.brier_score_loss(truth, p, sample_weight=weight),
            ece_10=error(p, truth, 10, "uniform"), ece_5=error(p, truth, 5, "uniform"),
            adaptive_10=error(p, truth, 10, "quantile"), adaptive_4=error(p, truth, 4, "quantile"),
            ece_10_weighted=weighted_error(p, truth, weight, 10, "uniform"),
            adaptive_4_weighted=weighted_error(p, truth, weight, 4, "quantile"),
            benefit_weighted=[
                (np.sum(weight * ((p >= t) & (truth == 1))) - t / (1 - t) * np.sum(weight * ((p >= t) & (truth == 0))))
                / weight.sum()
                for t in (0.1, 0.3, 0.6)
            ],
        )
        if p.min() > 0 and p.max() < 1:
            fields["log_loss"] = m.log_loss(truth, p)
            fields["log_loss_weighted"] = m.log_loss(truth, p, sample_weight=weight)
        overlap = p[truth == 1].min() < p[truth == 0].max() and p[truth == 0].min() < p[truth == 1].max()
        if "log_loss" in fields and overlap:
            fields["slope"], fields["intercept"] = fit(p, truth)
            fields["slope_weighted"], fields["intercept_weighted"] = fit(p, truth, weight)
        line(file, **fields)

with open("classes.txt", "w") as file:
    for name, size, classes in (
        ("three", 60, 3), ("five", 200, 5), ("rounded", 80, 3), ("all equal", 30, 3), ("one of the last", 40, 3)
    ):
        truth = np.concatenate([np.arange(classes), chance.randint(0, classes, size - classes)])
        raw = chance.normal(size=(size, classes)) + 1.2 * np.eye(classes)[truth]
        if name == "rounded":
            raw = np.round(raw)
        if name == "all equal":
            raw[:] = 0
        if name == "one of the last":
            truth[classes:][truth[classes:] == classes - 1] = 0
        p = np.exp(raw) / np.exp(raw).sum(1, keepdims=True)
        called = p.argmax(1)
        several = len(set(called)) > 1  # of one class called alone scikit-learn gives 0, and these refuse
        line(
            file, name=name, classes=classes, scores=p.ravel(), truth=truth, called=called,
            accuracy=m.accuracy_score(truth, called), balanced=m.balanced_accuracy_score(truth, called),
            macro_f1=m.f1_score(truth, called, average="macro"), kappa=m.cohen_kappa_score(truth, called),
            **(dict(mcc=m.matthews_corrcoef(truth, called)) if several else {}),
            macro=m.roc_auc_score(truth, p, multi_class="ovr"), pairwise=m.roc_auc_score(truth, p, multi_class="ovo"),
        )
