"""Makes series.txt with numpy 1.24.2 and the authors' own programs, cloned beside one another:
/usr/bin/python3 series.py VUS affiliation-metrics-py TSAD-Evaluator

github.com/TheDatumOrg/VUS (vus/utils/metrics.py alone is loaded, and its progress bar is stubbed),
github.com/ahstat/affiliation-metrics-py, and github.com/IntelLabs/TSAD-Evaluator, built in its folder so that it prints
all digits:
echo '#include <iostream>\nstatic auto digits = std::cout.precision(17);' > src/digits.cpp; g++ -include climits -o evaluate src/*.cpp"""

import importlib.util
import subprocess
import sys
import tempfile
import types
from pathlib import Path

import numpy as np

vus, affiliation, tatbul = map(Path, sys.argv[1:4])
sys.path.insert(0, str(affiliation))
from affiliation.generics import convert_vector_to_events  # noqa: E402
from affiliation.metrics import pr_from_events  # noqa: E402

spec = importlib.util.spec_from_file_location("vus_metrics", vus / "vus" / "utils" / "metrics.py")
module = importlib.util.module_from_spec(spec)
sys.modules["tqdm"] = types.ModuleType("tqdm")
sys.modules["tqdm"].tqdm = None
spec.loader.exec_module(module)
chance = np.random.RandomState(5)


def show(values):
    return " ".join(repr(float(v)) for v in np.atleast_1d(values))


def line(file, **fields):
    file.write("\t".join(f"{k}={v if isinstance(v, str) else show(v)}" for k, v in fields.items()) + "\n")


def ranges(truth, called, alpha, gamma, delta):
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for name, flags in (("real", truth), ("predicted", called)):
            path = Path(folder) / name
            path.write_text("".join(f"{int(v)}\n" for v in flags))
            names.append(str(path))
        out = subprocess.run(
            [str(tatbul / "evaluate"), "-t", *names, "1", str(alpha), gamma, delta, delta],
            capture_output=True, text=True, check=True).stdout
    found = {}
    for each in out.splitlines():
        name, _, value = each.partition("=")
        found[name.strip()] = float(value) if value.strip() else None
    return found["Precision"], found["Recall"]


def series(length, events, longest):
    truth = np.zeros(length, int)
    for start in chance.randint(0, length, events):
        truth[start:start + chance.randint(1, longest + 1)] = 1
    return truth


cases = {}
hand = np.zeros(12, int)
hand[4:7] = 1
cases["worked"] = (hand, np.array([0, 0, 0, 1, 1, 0, 3, 0, 0, 2, 0, 0], float), 3)
cases["one sample"] = (np.arange(30) == 11, np.sin(np.arange(30.0)), 4)
cases["at both ends"] = (np.isin(np.arange(40), [0, 1, 2, 38, 39]), np.cos(np.arange(40) / 3), 6)
cases["all equal"] = (series(50, 2, 6), np.full(50, 0.5), 5)
cases["perfect"] = (hand, hand.astype(float), 2)
for length, events, longest, width in ((120, 3, 10, 8), (400, 8, 12, 15), (700, 5, 60, 20)):
    truth = series(length, events, longest)
    score = np.abs(chance.normal(size=length)) + 1.5 * np.convolve(truth, np.ones(5) / 5, "same")
    cases[f"drawn {length}"] = (truth, score, width)
    cases[f"rounded {length}"] = (truth, np.round(score), width)

with open("series.txt", "w") as file:
    for name, (truth, score, width) in cases.items():
        truth = truth.astype(int)
        fields = dict(name=name, truth=truth, scores=score, width=width)
        for thresholds in (250, len(truth)):
            *_, roc, pr = module.metricor().RangeAUC_volume_opt(truth, score, width, thresholds)
            fields[f"vus_roc_{thresholds}"], fields[f"vus_pr_{thresholds}"] = roc, pr
        called = (score >= np.quantile(score, 0.85)).astype(int)
        fields["called"] = called
        near = pr_from_events(convert_vector_to_events(called), convert_vector_to_events(truth), (0, len(truth)))
        fields["affiliation"] = [near["precision"], near["recall"]]
        for alpha, gamma, delta in ((0, "one", "flat"), (0.3, "reciprocal", "front"), (0.5, "reciprocal", "middle"),
                                    (0, "reciprocal", "back")):
            fields[f"range_{alpha}_{gamma}_{delta}"] = ranges(truth, called, alpha, gamma, delta)
        line(file, **fields)
