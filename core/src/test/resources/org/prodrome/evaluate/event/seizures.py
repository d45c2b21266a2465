"""Makes seizures.txt with numpy 1.24.2 and the authors' own programs, cloned beside one another:
/usr/bin/python3 seizures.py timescoring nedc-bench

github.com/esl-epfl/timescoring, which SzCORE's own szcore-evaluation rests on, and github.com/Clarity-Digital-Twin/nedc-bench,
a rewriting of NEDC's eeg_eval 6.0.0 that its authors hold equal to it."""

import importlib.util
import sys
import types
from dataclasses import dataclass
from pathlib import Path

import numpy as np

szcore, nedc = map(Path, sys.argv[1:3])
sys.path.insert(0, str(szcore / "src"))
for name in ("timescoring", "annotations", "scoring"):
    full = "timescoring" if name == "timescoring" else f"timescoring.{name}"
    if name == "timescoring":
        package = types.ModuleType(full)
        package.__path__ = [str(szcore / "src" / "timescoring")]
        sys.modules[full] = package
        continue
    spec = importlib.util.spec_from_file_location(full, szcore / "src" / "timescoring" / f"{name}.py")
    sys.modules[full] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules[full])
Annotation = sys.modules["timescoring.annotations"].Annotation
scoring = sys.modules["timescoring.scoring"]


@dataclass
class Event:
    start_time: float
    stop_time: float
    label: str = "seiz"


for name in ("nedc_bench", "nedc_bench.models"):
    sys.modules[name] = types.ModuleType(name)
sys.modules["nedc_bench.models.annotations"] = types.ModuleType("annotations")
sys.modules["nedc_bench.models.annotations"].EventAnnotation = Event


def load(name):
    spec = importlib.util.spec_from_file_location(name, nedc / "src" / "nedc_bench" / "algorithms" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


taes, overlap = load("taes"), load("overlap")
chance = np.random.RandomState(23)


def show(values):
    return " ".join(repr(float(v)) for v in np.atleast_1d(values))


def events(count, seconds, longest):
    cuts = np.sort(chance.randint(0, seconds * 4, 2 * count) / 4.0)
    pairs = [(a, min(b, a + longest)) for a, b in zip(cuts[::2], cuts[1::2])]
    return [p for p in pairs if p[1] > p[0]]


def nudged(spans, seconds):
    moved, before = [], 0.0
    for a, b in spans:
        a, b = max(before, a + chance.randint(-90, 90)), min(seconds, b + chance.randint(-60, 120))
        if b > a:
            moved.append((a, b))
            before = b
    return moved


cases = {
    "worked": ([(100, 160)], [(80, 95), (150, 170), (500, 510)], 3600),
    "tolerances": ([(100, 160), (1000, 1060)], [(69, 70), (1119, 1125), (1119.95 + 100, 1400)], 3600),
    "merged": ([(100, 160), (240, 300), (400, 450)], [(110, 115), (204.9, 205), (800, 805), (894, 900)], 3600),
    "split": ([(1000, 2000)], [(1100, 1150), (3000, 3700)], 7200),
    "split exactly": ([(1000, 1300)], [(2000, 2600)], 7200),
    "nothing annotated": ([], [(10, 20)], 600),
    "nothing detected": ([(10, 20)], [], 600),
    "several": ([(10, 20), (30, 40), (50, 60)], [(15, 55)], 600),
    "one of many": ([(100, 200)], [(90, 110), (120, 130), (190, 260)], 600),
    "ends": ([(0, 30), (570, 600)], [(0, 5), (590, 600)], 600),
}
for number in range(12):
    truth = events(6, 7200, 700)
    cases[f"drawn {number}"] = (truth, nudged(truth, 7200) if number % 2 else events(8, 7200, 400), 7200)

with open("seizures.txt", "w") as file:
    for name, (truth, called, seconds) in cases.items():
        ref, hyp = (Annotation([tuple(e) for e in x], 10, seconds * 10) for x in (truth, called))
        fields = dict(name=name, truth=np.ravel(truth), called=np.ravel(called), seconds=seconds)
        for kind, score in (("samples", scoring.SampleScoring(ref, hyp)), ("events", scoring.EventScoring(ref, hyp))):
            fields[kind] = [score.tp, score.refTrue - score.tp, score.fp]
            for figure in ("sensitivity", "precision", "f1", "fpRate"):
                if not np.isnan(getattr(score, figure)):
                    fields[f"{kind}_{figure}"] = getattr(score, figure)
        refs, hyps = ([Event(*map(float, e)) for e in x] for x in (truth, called))
        timed = taes.TAESScorer().score(refs, hyps)
        fields["taes"] = [timed.true_positives, timed.false_negatives, timed.false_positives]
        any_ = overlap.OverlapScorer().score(refs, hyps)
        fields["ovlp"] = [any_.total_hits, any_.total_misses, any_.total_false_alarms]
        file.write("\t".join(f"{k}={v if isinstance(v, str) else show(v) if np.size(v) else ''}" for k, v in fields.items()) + "\n")
