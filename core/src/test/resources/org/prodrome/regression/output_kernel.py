"""Writes output_kernel.txt: a small problem and the minimum of the output kernel learning objective,

    |Y - K C L|^2 / (2 lam) + tr(C' K C L) / 2 + |L|^2 / 2,

found by a general minimiser, which knows nothing of the alternating solution: over a factor of L = B B' and over
G = R C B, with K = R R, so that tr(C' K C L) = |G|^2.

    python3 output_kernel.py > output_kernel.txt        (numpy 2.4.6, scipy 1.17.1)
"""
import numpy as np
from scipy.optimize import minimize

rng = np.random.default_rng(36)
n, m, lam = 9, 3, 0.3
x = rng.normal(size=(n, 2))
k = np.exp(-0.5 * ((x[:, None] - x[None]) ** 2).sum(-1))
y = np.stack([x[:, 0], x[:, 0] + 0.2 * rng.normal(size=n), -x[:, 1]], 1)
d, u = np.linalg.eigh(k)
r = u @ np.diag(np.sqrt(d)) @ u.T


def loss(z):
    g, b = z[: n * m].reshape(n, m), z[n * m :].reshape(m, m)
    miss, l = y - r @ g @ b.T, b @ b.T
    value = (miss**2).sum() / (2 * lam) + (g**2).sum() / 2 + (l**2).sum() / 2
    return value, np.concatenate([(g - r @ miss @ b / lam).ravel(), (2 * l @ b - miss.T @ r @ g / lam).ravel()])


best = min(
    (minimize(loss, rng.normal(size=n * m + m * m), jac=True, method="BFGS", options={"gtol": 1e-9, "maxiter": 100000})
     for _ in range(5)),
    key=lambda result: result.fun,
)
g, b = best.x[: n * m].reshape(n, m), best.x[n * m :].reshape(m, m)
for name, value in [("lambda", lam), ("kernel", k), ("outputs", y), ("fitted", r @ g @ b.T), ("relation", b @ b.T)]:
    print(name, " ".join(repr(float(v)) for v in np.ravel(value)))
print("least", best.fun)
