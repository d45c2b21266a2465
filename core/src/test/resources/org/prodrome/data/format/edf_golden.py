"""Digests of EDF and BDF files as mne reads them, in each file's own units, a part a rate.

    python3 edf_golden.py FOLDER... > edf_golden.csv

A line a file: its name, shapes of its parts (channels x samples, by rate in the order of the file's signals), SHA-256 of
the parts as little-endian 32-bit floats in row-major order, number of annotations. mne resamples channels of several
rates to one, so each rate is read by itself; it scales to volts, which is undone.
"""
import hashlib
import pathlib
import sys

import mne
import numpy as np

mne.set_log_level("ERROR")
TO_UNIT = {"uV": 1e6, "mV": 1e3, "V": 1.0}


def signals(file):
    """Label, unit and samples a record of each signal."""
    head = file.read_bytes()[: 256 * 256]
    count = int(head[252:256])
    at = 256
    columns = []
    for width in (16, 80, 8, 8, 8, 8, 8, 80, 8, 32):
        columns.append([head[at + i * width : at + (i + 1) * width].decode("latin1").strip() for i in range(count)])
        at += width * count
    return list(zip(columns[0], columns[2], map(int, columns[8])))


print("file,shapes,sha256,annotations")
for folder in map(pathlib.Path, sys.argv[1:]):
    for file in sorted([*folder.rglob("*.edf"), *folder.rglob("*.bdf")]):
        read = mne.io.read_raw_bdf if file.suffix == ".bdf" else mne.io.read_raw_edf
        found = [signal for signal in signals(file) if not signal[0].endswith("Annotations")]
        digest = hashlib.sha256()
        shapes = []
        annotations = len(mne.read_annotations(file)) if file.suffix == ".edf" else ""
        for samples in dict.fromkeys(signal[2] for signal in found):
            group = [signal for signal in found if signal[2] == samples]
            raw = read(file, include=[label for label, _, _ in group], preload=True)
            data = raw.get_data(picks=[label for label, _, _ in group])
            for (_, unit, _), values in zip(group, data):
                digest.update((values * TO_UNIT.get(unit, 1.0)).astype("<f4").tobytes())
            shapes.append(f"{len(group)}x{data.shape[1]}")
        sha256 = digest.hexdigest() if shapes else ""
        print(f"{file.name},{' '.join(shapes)},{sha256},{annotations}")
